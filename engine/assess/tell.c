/* SPDX-License-Identifier: MIT */
#include "assess/tell.h"

#include <glib.h>
#include <string.h>

#include "assess/phrase.h"
#include "base/arena.h"

/* ---- sentences and what they cite ---- */

void sentence(GPtrArray *text, const char *format, ...)
{
	static const struct {
		const char *mark, *word;
	} begins[] = {{"s. ", "Section "}, {"ss. ", "Sections "}, {"art. ", "Article "}, {"arts. ", "Articles "}};
	GString *words = g_string_new(NULL);
	va_list arguments;

	va_start(arguments, format);
	g_string_append_vprintf(words, format, arguments);
	va_end(arguments);
	for (size_t i = 0; i < G_N_ELEMENTS(begins); i++) {
		if (!g_str_has_prefix(words->str, begins[i].mark))
			continue;
		g_string_erase(words, 0, (gssize)strlen(begins[i].mark));
		g_string_prepend(words, begins[i].word);
		break;
	}
	words->str[0] = g_ascii_toupper(words->str[0]);
	g_string_append_c(words, '.');
	g_ptr_array_add(text, g_string_free(words, FALSE));
}

void add_once(GPtrArray *to, const struct reach *reach)
{
	for (guint i = 0; i < to->len; i++)
		if (((const struct reach *)g_ptr_array_index(to, i))->limb == reach->limb)
			return;
	g_ptr_array_add(to, (gpointer)(uintptr_t)reach);
}

struct cites cites_of(const struct coverage *const *coverages, size_t n)
{
	struct cites cites = {g_ptr_array_new(), g_ptr_array_new()};

	for (size_t c = 0; c < n; c++)
		for (size_t i = 0; i < coverages[c]->n_pieces; i++)
			if (coverages[c]->pieces[i].rule && coverages[c]->pieces[i].low)
				add_once(cites.surely, coverages[c]->pieces[i].rule);
	for (size_t c = 0; c < n; c++)
		for (size_t i = 0; i < coverages[c]->n_pieces; i++)
			if (coverages[c]->pieces[i].rule && coverages[c]->pieces[i].high &&
			    !coverages[c]->pieces[i].low)
				add_once(cites.perhaps, coverages[c]->pieces[i].rule);
	return cites;
}

void cites_free(struct cites cites)
{
	g_ptr_array_free(cites.surely, TRUE);
	g_ptr_array_free(cites.perhaps, TRUE);
}

const char *cited(const struct run *run, const GPtrArray *reaches)
{
	return phrase_reaches(run->arena, (const struct reach *const *)reaches->pdata, reaches->len);
}

const char *cited_some(const struct run *run, const GPtrArray *reaches)
{
	return phrase_some_reaches(run->arena, (const struct reach *const *)reaches->pdata, reaches->len, CITED);
}

const char *plural(const GPtrArray *reaches, const char *one, const char *many)
{
	return phrase_several((const struct reach *const *)reaches->pdata, reaches->len) ? many : one;
}

/* ---- what is left over ---- */

struct boxes doubted(const struct run *run, const struct coverage *coverage)
{
	struct boxes open = boxes_none(run->arena, coverage->axes), touch = coverage_law(coverage, true);

	for (size_t i = 0; i < coverage->left_low.count; i++)
		boxes_add(&open, boxes_at(&coverage->left_low, i));
	for (size_t i = 0; i < coverage->left_high.count; i++) {
		boxes_subtract(&open, boxes_at(&coverage->left_high, i));
		boxes_add(&touch, boxes_at(&coverage->left_high, i));
	}
	return boxes_widen(&open, coverage->whole, &touch);
}

const char *told(const struct run *run, const struct coverage *coverage, const struct boxes *boxes)
{
	GString *text = g_string_new(NULL);
	const char *sealed;

	for (size_t i = 0; i < boxes->count && i < BOXES_TOLD; i++)
		g_string_append_printf(text, "%s%s", i ? "; " : "", phrase_box(run, coverage, boxes_at(boxes, i)));
	if (boxes->count > BOXES_TOLD)
		g_string_append_printf(text, "; and %zu more", boxes->count - BOXES_TOLD);
	sealed = arena_text(run->arena, text->str);
	g_string_free(text, TRUE);
	return sealed;
}

/* ---- rules of which the same is said ---- */

/* Rules of which the same is said: they are told in one sentence. */
struct alike {
	const char *words;
	GPtrArray *rules; /* const struct reach, each limb once */
};

static void add_alike(const struct run *run, GArray *groups, const GPtrArray *words, const struct reach *rule)
{
	struct alike alike = {phrase_list(run->arena, (const char *const *)words->pdata, words->len), NULL};

	if (!words->len)
		return;
	for (guint i = 0; i < groups->len && !alike.rules; i++)
		if (!strcmp(g_array_index(groups, struct alike, i).words, alike.words))
			alike.rules = g_array_index(groups, struct alike, i).rules;
	if (!alike.rules) {
		alike.rules = g_ptr_array_new();
		g_array_append_val(groups, alike);
	}
	add_once(alike.rules, rule);
}

static void alike_free(GArray *groups)
{
	for (guint i = 0; i < groups->len; i++)
		g_ptr_array_free(g_array_index(groups, struct alike, i).rules, TRUE);
	g_array_free(groups, TRUE);
}

/* The conditions that a rule surely asks and that the element does not allow. */
static void add_conditions(const struct coverage *coverage, const struct reach *rule, GPtrArray *labels)
{
	for (size_t i = coverage->offence ? coverage->offence->n : 0; i < coverage->axes; i++) {
		const struct axis *axis = coverage_axis(coverage, i);

		if (axis->type == AXIS_CONDITION && mask_has(rule->asks_high, axis->condition))
			g_ptr_array_add(labels, (gpointer)(uintptr_t)axis->facet->list->leaves[axis->condition].label);
	}
}

void tell_conditions(const struct run *run, const struct coverage *coverage, GPtrArray *text)
{
	GArray *groups = g_array_new(FALSE, FALSE, sizeof(struct alike));

	for (size_t p = 0; p < coverage->n_pieces; p++) {
		const struct reach *rule = coverage->pieces[p].rule;
		GPtrArray *labels = g_ptr_array_new();

		if (rule)
			add_conditions(coverage, rule, labels);
		add_alike(run, groups, labels, rule);
		g_ptr_array_free(labels, TRUE);
	}
	for (guint i = 0; i < groups->len; i++) {
		const struct alike *alike = &g_array_index(groups, struct alike, i);
		sentence(text, "%s %s for %s", cited(run, alike->rules), plural(alike->rules, "asks", "ask"),
			 alike->words);
	}
	alike_free(groups);
}

void add_open_facets(const struct run *run, const struct coverage *coverage, const struct reach *rule, GPtrArray *to)
{
	for (size_t i = 0; i < coverage->axes; i++) {
		const struct axis *axis = coverage_axis(coverage, i);
		const struct facet *facet = axis->facet;
		bool open = false;

		if (&rule->kind->facets[facet->index] != facet)
			continue;
		if (axis->type == AXIS_TERMS)
			open = mask_meets(mask_minus(rule->high[facet->index], rule->low[facet->index]),
					  coverage->whole[i]);
		else if (axis->type == AXIS_CONDITION)
			open = mask_has(rule->asks_low, axis->condition) && !mask_has(rule->asks_high, axis->condition);
		else if (axis->type == AXIS_OPEN)
			open = rule->asks_open_low;
		else if (axis->type == AXIS_THRESHOLD)
			open = threshold_reached(run, rule, axis->threshold) < 0;
		if (open && !g_ptr_array_find(to, facet->label, NULL))
			g_ptr_array_add(to, (gpointer)(uintptr_t)facet->label);
	}
}

void tell_open_facets(const struct run *run, const struct coverage *coverage, GPtrArray *text)
{
	GArray *groups = g_array_new(FALSE, FALSE, sizeof(struct alike));

	for (size_t p = 0; p < coverage->n_pieces; p++) {
		const struct reach *rule =
			coverage->pieces[p].rule ? coverage->pieces[p].rule : coverage->pieces[p].offence;
		GPtrArray *open = g_ptr_array_new();

		g_assert(rule); /* a piece is of one at least */
		add_open_facets(run, coverage, rule, open);
		if (coverage->pieces[p].offence)
			add_open_facets(run, coverage, coverage->pieces[p].offence, open);
		add_alike(run, groups, open, rule);
		g_ptr_array_free(open, TRUE);
	}
	for (guint i = 0; i < groups->len; i++) {
		const struct alike *alike = &g_array_index(groups, struct alike, i);
		sentence(text, "not settled under %s: %s", cited(run, alike->rules), alike->words);
	}
	alike_free(groups);
}

/* ---- thresholds ---- */

static const char *value_words(const struct run *run, const struct reach *rule, const struct facet *facet)
{
	const struct value *value = &rule->limb->values[facet->index];

	if (value->state != VALUE_WRITTEN)
		return "not known";
	if (facet->type == FACET_DURATION)
		return phrase_duration(run->arena, value->number);
	if (facet->type == FACET_COUNT)
		return arena_format(run->arena, "%u", value->number);
	return facet->list ? phrase_facet(run->arena, facet, value->terms) : "";
}

static const char *threshold_words(const struct run *run, const struct threshold *threshold)
{
	const struct facet *facet = threshold->facet;
	const char *words = threshold->words;

	if (facet->type == FACET_DURATION)
		words = phrase_duration(run->arena, threshold->value);
	else if (facet->list)
		words = facet->list->leaves[threshold->value].label;
	return arena_format(run->arena, "%s %s", threshold->at_most ? "at most" : "at least", words);
}

/* "s. 45 of the Extradition Act says 'may'; asked: at least 'shall'"; "…: maximum imprisonment 3 years; asked: …" */
static void tell_threshold(const struct run *run, const struct reach *rule, const struct threshold *threshold,
			   GPtrArray *text)
{
	const struct facet *facet = threshold->facet;

	if (facet->list && rule->limb->values[facet->index].state == VALUE_WRITTEN)
		sentence(text, "%s %s '%s'; asked: '%s'", phrase_reach(run->arena, rule),
			 phrase_several(&rule, 1) ? "say" : "says", value_words(run, rule, facet),
			 facet->list->leaves[threshold->value].label);
	else
		sentence(text, "%s: %s %s; asked: %s", phrase_reach(run->arena, rule), facet->label,
			 value_words(run, rule, facet), threshold_words(run, threshold));
}

void tell_thresholds(const struct run *run, const struct element *element, const struct reach *const *rules, size_t n,
		     bool all, GPtrArray *text)
{
	for (size_t i = 0; i < n; i++) {
		for (size_t t = 0; t < element->n_thresholds; t++) {
			const struct threshold *threshold = &element->thresholds[t];

			if (all || threshold_reached(run, rules[i], threshold) != 1)
				tell_threshold(run, rules[i], threshold, text);
		}
	}
}

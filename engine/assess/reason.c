/* SPDX-License-Identifier: MIT */
#include "assess/reason.h"

#include <glib.h>
#include <string.h>

#include "assess/evidence.h"
#include "assess/phrase.h"
#include "base/arena.h"

#define BOXES_TOLD 4 /* left-over boxes, or what is said of them, that a reason spells out */
#define CITED 4      /* offences that a reason names of many */

/* ---- gathering ---- */

struct cites {
	GPtrArray *surely;  /* rules with a smallest box */
	GPtrArray *perhaps; /* rules with a largest box only */
};

static void add_once(GPtrArray *to, const struct reach *reach)
{
	for (guint i = 0; i < to->len; i++)
		if (((const struct reach *)g_ptr_array_index(to, i))->limb == reach->limb)
			return;
	g_ptr_array_add(to, (gpointer)(uintptr_t)reach);
}

static struct cites cites_of(const struct coverage *const *coverages, size_t n)
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

static void cites_free(struct cites cites)
{
	g_ptr_array_free(cites.surely, TRUE);
	g_ptr_array_free(cites.perhaps, TRUE);
}

static const char *cited(const struct run *run, const GPtrArray *reaches)
{
	return phrase_reaches(run->arena, (const struct reach *const *)reaches->pdata, reaches->len);
}

static const char *cited_some(const struct run *run, const GPtrArray *reaches)
{
	return phrase_some_reaches(run->arena, (const struct reach *const *)reaches->pdata, reaches->len, CITED);
}

/* "s. 5 reaches", "ss. 5 and 6 reach" */
/* By the sections that are cited: two limbs of one section are one, "ss. 5, 6" are several. */
static const char *plural(const GPtrArray *reaches, const char *one, const char *many)
{
	return phrase_several((const struct reach *const *)reaches->pdata, reaches->len) ? many : one;
}

static void sentence(GPtrArray *text, const char *format, ...) G_GNUC_PRINTF(2, 3);
static void sentence(GPtrArray *text, const char *format, ...)
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

/* ---- left-over boxes ---- */

/* What the smallest boxes leave over and the largest do not. */
static struct boxes doubted(const struct run *run, const struct coverage *coverage)
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

static const char *told(const struct run *run, const struct coverage *coverage, const struct boxes *boxes, size_t most)
{
	GString *text = g_string_new(NULL);
	const char *sealed;

	for (size_t i = 0; i < boxes->count && i < most; i++)
		g_string_append_printf(text, "%s%s", i ? "; " : "", phrase_box(run, coverage, boxes_at(boxes, i)));
	if (boxes->count > most)
		g_string_append_printf(text, "; and %zu more", boxes->count - most);
	sealed = arena_text(run->arena, text->str);
	g_string_free(text, TRUE);
	return sealed;
}

/* The one axis on which every box is narrower than the whole; coverage->axes where there is no such axis. */
static size_t single_axis(const struct coverage *coverage, const struct boxes *boxes)
{
	size_t axis = coverage->axes;

	for (size_t b = 0; b < boxes->count; b++) {
		for (size_t i = 0; i < coverage->axes; i++) {
			if (mask_equal(boxes_at(boxes, b)[i], coverage->whole[i]))
				continue;
			if (axis != coverage->axes && axis != i)
				return coverage->axes;
			axis = i;
		}
	}
	return axis;
}

static struct mask on_axis(const struct boxes *boxes, size_t axis)
{
	struct mask left = mask_none();

	for (size_t b = 0; b < boxes->count; b++)
		left = mask_or(left, boxes_at(boxes, b)[axis]);
	return left;
}

/* Would all that is left over be reached, but for a condition? Then each section is told with what it asks. */
static bool only_conditions(const struct coverage *coverage, const struct boxes *boxes)
{
	for (size_t b = 0; b < boxes->count; b++) {
		bool for_a_condition = false;

		for (size_t i = 0; i < coverage->axes; i++) {
			enum axis_type type = coverage_axis(coverage, i)->type;
			for_a_condition |= (type == AXIS_CONDITION || type == AXIS_OPEN) &&
					   !mask_equal(boxes_at(boxes, b)[i], coverage->whole[i]);
		}
		if (!for_a_condition)
			return false;
	}
	return boxes->count > 0;
}

/* ---- what falls short ---- */

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

static void tell_conditions(const struct run *run, const struct coverage *coverage, GPtrArray *text)
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

static void tell_thresholds(const struct run *run, const struct element *element, const struct reach *const *rules,
			    size_t n, bool all, GPtrArray *text)
{
	for (size_t i = 0; i < n; i++) {
		for (size_t t = 0; t < element->n_thresholds; t++) {
			const struct threshold *threshold = &element->thresholds[t];

			if (all || threshold_reached(run, rules[i], threshold) != 1)
				tell_threshold(run, rules[i], threshold, text);
		}
	}
}

static bool tell_single(const struct run *run, const struct coverage *coverage, const struct boxes *boxes,
			const GPtrArray *reaching, GPtrArray *text)
{
	size_t at = single_axis(coverage, boxes);
	const struct axis *axis = at < coverage->axes ? coverage_axis(coverage, at) : NULL;
	struct mask left, rest;

	if (!axis || axis->type != AXIS_TERMS || !reaching->len)
		return false;
	left = on_axis(boxes, at);
	rest = mask_minus(coverage->whole[at], left);
	if (mask_empty(rest))
		return false;
	if (2 * mask_count(left) < mask_count(coverage->whole[at]))
		sentence(text, "met save for %s, which %s %s not reach", phrase_cases(run->arena, axis->facet, left),
			 cited(run, reaching), plural(reaching, "does", "do"));
	else
		sentence(text, "reaches only %s: %s %s not reach %s", phrase_cases(run->arena, axis->facet, rest),
			 cited(run, reaching), plural(reaching, "does", "do"),
			 phrase_cases(run->arena, axis->facet, left));
	return true;
}

/* "; it does not reach acts with movement out of the State" */
static const char *unlike(const struct run *run, const struct element *element, const struct reach *rule)
{
	GPtrArray *parts = g_ptr_array_new();
	const char *words = "";

	for (size_t i = 0; i < element->n_asked; i++) {
		const struct asked *asked = &element->asked[i];
		if (asked->facet->list && !mask_meets(rule->high[asked->facet->index], asked->terms))
			g_ptr_array_add(parts,
					(gpointer)(uintptr_t)phrase_cases(run->arena, asked->facet, asked->terms));
	}
	if (parts->len)
		words = arena_format(run->arena, "; it does not reach %s",
				     phrase_list(run->arena, (const char *const *)parts->pdata, parts->len));
	g_ptr_array_free(parts, TRUE);
	return words;
}

static void tell_nearest(const struct run *run, const struct element *element, GPtrArray *text)
{
	const struct reach *near[NEAREST];
	size_t n = nearest_rules(run, element, near);
	const struct facet *key = element->kind->key;

	for (size_t i = 0; i < n; i++)
		sentence(text, "%s, %s, is about %s%s", i ? "the next" : "the nearest",
			 phrase_reach(run->arena, near[i]), phrase_facet(run->arena, key, near[i]->high[key->index]),
			 unlike(run, element, near[i]));
}

static void tell_partly(const struct run *run, const struct element *element, const struct coverage *coverage,
			const struct cites *cites, GPtrArray *text)
{
	struct boxes boxes = coverage_missing(coverage);
	size_t at = single_axis(coverage, &boxes);
	const GPtrArray *reaching = cites->surely->len ? cites->surely : cites->perhaps;

	if (only_conditions(coverage, &boxes))
		tell_conditions(run, coverage, text);
	else if (at < coverage->axes && coverage_axis(coverage, at)->type == AXIS_THRESHOLD)
		tell_thresholds(run, element, (const struct reach *const *)reaching->pdata, reaching->len, false, text);
	else if (!tell_single(run, coverage, &boxes, reaching, text))
		sentence(text, "reached only in part: %s %s not reach %s", cited(run, reaching),
			 plural(reaching, "does", "do"), told(run, coverage, &boxes, BOXES_TOLD));
}

/* ---- a rule that is not about offences ---- */

/* "We looked for it in the Penal Code and the Immigration Act, as of 15 December 2009; none was found." */
static void tell_search(const struct run *run, const struct outcome *outcome, GPtrArray *text)
{
	GPtrArray *titles = g_ptr_array_new();
	char words[DATE_WORDS_ROOM];

	for (size_t i = 0; i < outcome->n_claims; i++) {
		for (size_t t = 0; t < outcome->claims[i]->n_texts; t++) {
			const struct text *text_read = outcome->claims[i]->texts[t];
			const char *title = text_read->law ? phrase_law(run->arena, text_read->law) : text_read->title;
			if (!g_ptr_array_find_with_equal_func(titles, title, g_str_equal, NULL))
				g_ptr_array_add(titles, (gpointer)(uintptr_t)title);
		}
	}
	if (titles->len)
		sentence(text, "we looked for it in %s, as of %s; none was found",
			 phrase_list(run->arena, (const char *const *)titles->pdata, titles->len),
			 date_words(date_of_day(run->statutes->on), words));
	g_ptr_array_free(titles, TRUE);
}

/* The facets that a rule leaves open on its axes: "gain and movement". */
static void add_open_facets(const struct run *run, const struct coverage *coverage, const struct reach *rule,
			    GPtrArray *to)
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

static void tell_open_facets(const struct run *run, const struct coverage *coverage, GPtrArray *text)
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

static bool tells_whole(const struct coverage *coverage, const struct boxes *boxes)
{
	for (size_t b = 0; b < boxes->count; b++)
		if (box_within(coverage->whole, boxes_at(boxes, b), coverage->axes))
			return true;
	return false;
}

static void tell_nothing(const struct run *run, const struct outcome *outcome, GPtrArray *text)
{
	if (outcome->closed && outcome->n_claims)
		tell_search(run, outcome, text);
	else if (outcome->closed)
		sentence(text, "no rule that reaches this was found");
	else
		sentence(text, "no rule that reaches this is recorded, and the law was not searched for one as of the "
			       "day asked");
	tell_nearest(run, outcome->element, text);
}

static void tell_open(const struct run *run, const struct outcome *outcome, const struct coverage *coverage,
		      const struct cites *cites, GPtrArray *text)
{
	struct boxes doubts = doubted(run, coverage), lacking = coverage_missing(coverage);
	const GPtrArray *asked = cites->perhaps->len ? cites->perhaps : cites->surely;

	if (cites->surely->len)
		sentence(text, "%s %s it%s", cited(run, cites->surely), plural(cites->surely, "reaches", "reach"),
			 coverage->left_low.count ? " in part" : "");
	if (doubts.count && asked->len) {
		tell_open_facets(run, coverage, text);
		if (tells_whole(coverage, &doubts))
			sentence(text, "it is open whether %s %s it", cited(run, asked),
				 plural(asked, "reaches", "reach"));
		else
			sentence(text, "it is open whether %s %s %s", cited(run, asked),
				 plural(asked, "reaches", "reach"), told(run, coverage, &doubts, BOXES_TOLD));
	}
	if (lacking.count && !outcome->closed)
		sentence(text, "nothing recorded reaches %s, and the law was not searched for more as of the day asked",
			 told(run, coverage, &lacking, BOXES_TOLD));
	else if (lacking.count)
		sentence(text, "not reached: %s", told(run, coverage, &lacking, BOXES_TOLD));
}

static void plain_reason(const struct run *run, const struct outcome *outcome, GPtrArray *text)
{
	const struct coverage *coverage = outcome->coverages[0];
	struct cites cites = cites_of(outcome->coverages, 1);
	struct result result = outcome->result;

	if (!coverage->n_pieces)
		tell_nothing(run, outcome, text);
	else if (result.low == LEVEL_MET)
		sentence(text, "%s %s it", cited(run, cites.surely), plural(cites.surely, "reaches", "reach"));
	else if (result.low == result.high && result.low == LEVEL_PARTLY)
		tell_partly(run, outcome->element, coverage, &cites, text);
	else
		tell_open(run, outcome, coverage, &cites, text);
	cites_free(cites);
}

/* ---- rules about offences ---- */

static const char *asked_words(const struct run *run, const struct element *element)
{
	GPtrArray *labels = g_ptr_array_new();
	const char *words;

	for (size_t i = 0; i < element->n_asked; i++)
		if (element->asked[i].facet->list)
			g_ptr_array_add(labels, (gpointer)(uintptr_t)phrase_facet(run->arena, element->asked[i].facet,
										  element->asked[i].terms));
	words = labels->len ? arena_format(run->arena, "%s (%s)", element->kind->label,
					   phrase_list(run->arena, (const char *const *)labels->pdata, labels->len))
			    : element->kind->label;
	g_ptr_array_free(labels, TRUE);
	return words;
}

static bool supplied(const struct outcome *outcome, const struct reach *offence, bool surely)
{
	for (size_t c = 0; c < outcome->n_coverages; c++) {
		for (size_t i = 0; i < outcome->coverages[c]->n_pieces; i++) {
			const struct piece *piece = &outcome->coverages[c]->pieces[i];
			if (piece->rule && piece->offence && piece->offence->limb == offence->limb &&
			    (piece->low || (!surely && piece->high)))
				return true;
		}
	}
	return false;
}

/* The offences that are reached, by whether a rule surely, perhaps or not at all governs them. */
struct sorted {
	GPtrArray *surely, *perhaps;
	GPtrArray *without;    /* and that was searched */
	GPtrArray *unsearched; /* without, as far as is recorded */
};

static GPtrArray *place_of(const struct sorted *sorted, const struct outcome *outcome, const struct reach *offence,
			   bool closed)
{
	if (supplied(outcome, offence, true))
		return sorted->surely;
	if (supplied(outcome, offence, false))
		return sorted->perhaps;
	return closed ? sorted->without : sorted->unsearched;
}

static struct sorted sort_offences(const struct outcome *outcome)
{
	struct sorted sorted = {g_ptr_array_new(), g_ptr_array_new(), g_ptr_array_new(), g_ptr_array_new()};

	for (size_t k = 0; k < outcome->n_clauses; k++) {
		const struct about_clause *clause = &outcome->clauses[k];
		for (size_t c = 0; c < clause->n_coverages; c++) {
			for (size_t i = 0; i < clause->coverages[c].n_pieces; i++) {
				const struct reach *offence = clause->coverages[c].pieces[i].offence;
				if (offence)
					add_once(place_of(&sorted, outcome, offence, clause->closed), offence);
			}
		}
	}
	return sorted;
}

static void sorted_free(struct sorted sorted)
{
	g_ptr_array_free(sorted.surely, TRUE);
	g_ptr_array_free(sorted.perhaps, TRUE);
	g_ptr_array_free(sorted.without, TRUE);
	g_ptr_array_free(sorted.unsearched, TRUE);
}

static void tell_unrecorded(const struct outcome *outcome, GPtrArray *text)
{
	GString *of = g_string_new(NULL);

	for (size_t i = 0; i < outcome->n_clauses; i++)
		if (!outcome->clauses[i].encoded && outcome->clauses[i].result.applies == APPLIES_UNKNOWN)
			g_string_append_printf(of, "%sof %s", of->len ? " or " : "",
					       outcome->clauses[i].clause->unit->citation);
	if (of->len)
		sentence(text, "no offence %s is recorded, and the law was not searched for one as of the day asked",
			 of->str);
	g_string_free(of, TRUE);
}

static void add_axes(const struct run *run, const struct coverage *coverage, const struct mask *box, size_t from,
		     size_t to, GPtrArray *words)
{
	for (size_t i = from; i < to; i++) {
		const struct axis *axis = coverage_axis(coverage, i);

		if (axis->type == AXIS_CONDITION || mask_equal(box[i], coverage->whole[i]))
			continue;
		const char *phrase = phrase_axis(run, axis, box[i]);
		if (!g_ptr_array_find_with_equal_func(words, phrase, g_str_equal, NULL))
			g_ptr_array_add(words, (gpointer)(uintptr_t)phrase);
	}
}

/* What the rules leave over or open, whichever offence they govern: on their own axes; else, of which cases of it. */
static void add_rule_axes(const struct run *run, const struct coverage *coverage, const struct boxes *boxes,
			  GPtrArray *words)
{
	size_t first = coverage->offence ? coverage->offence->n : 0;

	for (size_t b = 0; b < boxes->count; b++) {
		const struct mask *box = boxes_at(boxes, b);
		bool own = false;

		for (size_t i = first; i < coverage->axes; i++)
			own |= !mask_equal(box[i], coverage->whole[i]);
		if (own)
			add_axes(run, coverage, box, first, coverage->axes, words);
		else
			add_axes(run, coverage, box, 0, first, words);
	}
}

/* Of the offences that a rule governs: on which of its axes something is lacking, or open. */
static const char *rule_axes(const struct run *run, const struct outcome *outcome, bool open)
{
	GPtrArray *words = g_ptr_array_new();
	const char *list = NULL;

	for (size_t c = 0; c < outcome->n_coverages; c++) {
		const struct coverage *coverage = outcome->coverages[c];
		struct cites cites = cites_of(&coverage, 1);
		struct boxes left = open ? doubted(run, coverage) : coverage_missing(coverage);

		if (cites.surely->len || cites.perhaps->len)
			add_rule_axes(run, coverage, &left, words);
		cites_free(cites);
	}
	if (words->len)
		list = phrase_list(run->arena, (const char *const *)words->pdata, MIN(words->len, BOXES_TOLD));
	if (words->len > BOXES_TOLD)
		list = arena_format(run->arena, "%s; and %u more", list, words->len - BOXES_TOLD);
	g_ptr_array_free(words, TRUE);
	return list;
}

static void tell_lacking(const struct run *run, const struct outcome *outcome, const struct cites *cites,
			 GPtrArray *text)
{
	const GPtrArray *rules = cites->surely->len ? cites->surely : cites->perhaps;
	const char *lacking = rules->len ? rule_axes(run, outcome, false) : NULL;

	if (lacking)
		sentence(text, "%s %s not reach %s", cited(run, rules), plural(rules, "does", "do"), lacking);
}

static void tell_open_axes(const struct run *run, const struct outcome *outcome, GPtrArray *text)
{
	const char *open = rule_axes(run, outcome, true);

	if (open)
		sentence(text, "not settled: %s", open);
}

static void tell_rule_conditions(const struct run *run, const struct outcome *outcome, GPtrArray *text)
{
	guint before = text->len;

	for (size_t c = 0; c < outcome->n_coverages && text->len == before; c++)
		if (outcome->coverages[c]->left_low.count)
			tell_conditions(run, outcome->coverages[c], text);
}

/* Facets of the offences that leave open how far a rule is owed at all. */
static void tell_open_offences(const struct run *run, const struct outcome *outcome, GPtrArray *text)
{
	GPtrArray *facets = g_ptr_array_new(), *offences = g_ptr_array_new();

	for (size_t c = 0; c < outcome->n_coverages; c++) {
		const struct coverage *coverage = outcome->coverages[c];

		for (size_t p = 0; p < coverage->n_pieces && coverage->result.low != coverage->result.high; p++) {
			guint before = facets->len;
			if (coverage->pieces[p].offence)
				add_open_facets(run, coverage, coverage->pieces[p].offence, facets);
			if (facets->len > before)
				add_once(offences, coverage->pieces[p].offence);
		}
	}
	if (facets->len)
		sentence(text, "not settled under %s: %s", cited_some(run, offences),
			 phrase_list(run->arena, (const char *const *)facets->pdata, facets->len));
	g_ptr_array_free(facets, TRUE);
	g_ptr_array_free(offences, TRUE);
}

static void tell_missing(const struct run *run, const struct outcome *outcome, const struct cites *rules,
			 const struct sorted *offences, GPtrArray *text)
{
	if (offences->without->len)
		sentence(text, "no %s was found that governs %s", asked_words(run, outcome->element),
			 cited_some(run, offences->without));
	tell_rule_conditions(run, outcome, text);
	tell_lacking(run, outcome, rules, text);
}

static void tell_governed(const struct run *run, const GPtrArray *rules, const GPtrArray *offences, GPtrArray *text)
{
	if (rules->len && offences->len)
		sentence(text, "%s %s %s", cited(run, rules), plural(rules, "governs", "govern"),
			 cited_some(run, offences));
}

static void tell_doubts(const struct run *run, const struct outcome *outcome, const struct cites *cites,
			const struct sorted *offences, GPtrArray *text)
{
	const GPtrArray *rules = cites->perhaps->len ? cites->perhaps : cites->surely;

	tell_unrecorded(outcome, text);
	if (offences->unsearched->len)
		sentence(text,
			 "no %s is recorded that governs %s, and the law was not searched for one as of the day asked",
			 asked_words(run, outcome->element), cited_some(run, offences->unsearched));
	if (offences->perhaps->len && rules->len)
		sentence(text, "it is open whether %s %s %s", cited(run, rules), plural(rules, "governs", "govern"),
			 cited_some(run, offences->perhaps));
	tell_open_axes(run, outcome, text);
	tell_open_offences(run, outcome, text);
}

/* What made it so comes first: of a certain shortfall what is missing, of an unknown what is open. */
static void tell_short(const struct run *run, const struct outcome *outcome, const struct cites *rules,
		       const struct sorted *offences, GPtrArray *text)
{
	bool certain = outcome->result.high < LEVEL_MET;

	if (!certain)
		tell_doubts(run, outcome, rules, offences, text);
	tell_missing(run, outcome, rules, offences, text);
	tell_governed(run, rules->surely, offences->surely, text);
	if (certain)
		tell_doubts(run, outcome, rules, offences, text);
}

static void about_reason(const struct run *run, const struct outcome *outcome, GPtrArray *text)
{
	struct sorted offences = sort_offences(outcome);
	struct cites rules = cites_of(outcome->coverages, outcome->n_coverages);

	if (outcome->no_offence)
		sentence(text, "the law has no offence to which this could attach");
	else if (outcome->result.low == LEVEL_MET && outcome->result.applies == APPLIES_YES && rules.surely->len)
		sentence(text, "%s %s %s", cited(run, rules.surely), plural(rules.surely, "governs", "govern"),
			 offences.surely->len ? cited_some(run, offences.surely) : "serious crime");
	else
		tell_short(run, outcome, &rules, &offences, text);
	if (!text->len)
		sentence(text, "no %s %s", asked_words(run, outcome->element),
			 outcome->closed ? "was found"
					 : "is recorded, and the law was not searched for one as of the day asked");
	sorted_free(offences);
	cites_free(rules);
}

/* Limits and conditions asked of offences: the offence is its own rule. */
static void tell_limits(const struct run *run, const struct outcome *outcome, const struct sorted *offences,
			GPtrArray *text)
{
	bool met = outcome->result.low == LEVEL_MET;
	GPtrArray *told = g_ptr_array_new();

	g_ptr_array_extend(told, offences->without, NULL, NULL);
	g_ptr_array_extend(told, offences->unsearched, NULL, NULL);
	g_ptr_array_extend(told, offences->perhaps, NULL, NULL);
	if (met)
		g_ptr_array_extend(told, offences->surely, NULL, NULL);
	tell_thresholds(run, outcome->element, (const struct reach *const *)told->pdata, MIN(told->len, CITED), met,
			text);
	g_ptr_array_free(told, TRUE);
}

static void tell_no_condition(const struct run *run, const struct sorted *offences, GPtrArray *text)
{
	const GPtrArray *without_it = offences->surely->len ? offences->surely : offences->perhaps;

	if (without_it->len)
		sentence(text, "%s %s for no such element%s", cited_some(run, without_it),
			 plural(without_it, "asks", "ask"),
			 offences->surely->len ? "" : "; whether the offence is reached is open");
}

static void tell_condition(const struct run *run, const struct outcome *outcome, const struct sorted *offences,
			   GPtrArray *text)
{
	const struct element *element = outcome->element;
	const char *condition = phrase_facet(run->arena, element->kind->conditions, element->only);
	GPtrArray *asking = offences->without;

	g_ptr_array_extend(asking, offences->unsearched, NULL, NULL);
	if (asking->len)
		sentence(text, "%s %s for %s", cited_some(run, asking), plural(asking, "asks", "ask"), condition);
	if (offences->perhaps->len)
		sentence(text, "it is open whether %s %s for %s", cited_some(run, offences->perhaps),
			 plural(offences->perhaps, "asks", "ask"), condition);
}

static void offences_reason(const struct run *run, const struct outcome *outcome, GPtrArray *text)
{
	struct sorted offences = sort_offences(outcome);

	if (outcome->no_offence)
		sentence(text, "the law has no offence to which this could attach");
	tell_unrecorded(outcome, text);
	if (outcome->element->n_thresholds)
		tell_limits(run, outcome, &offences, text);
	else if (outcome->result.low == LEVEL_MET)
		tell_no_condition(run, &offences, text);
	else
		tell_condition(run, outcome, &offences, text);
	sorted_free(offences);
}

/* ---- st:never, st:limit, st:fact ---- */

/* What is asked of a rule beside its key: "committed by the person smuggled". */
static const char *beside_key(const struct run *run, const struct kind *kind, const struct asked *asked, size_t n)
{
	GPtrArray *labels = g_ptr_array_new();
	const char *words;

	for (size_t i = 0; i < n; i++)
		if (asked[i].facet->list && (asked[i].facet != kind->key || n == 1))
			g_ptr_array_add(labels,
					(gpointer)(uintptr_t)phrase_facet(run->arena, asked[i].facet, asked[i].terms));
	words = labels->len ? phrase_list(run->arena, (const char *const *)labels->pdata, labels->len) : kind->label;
	g_ptr_array_free(labels, TRUE);
	return words;
}

static const char *hit_words(const struct run *run, const struct outcome *outcome)
{
	return phrase_reaches(run->arena, outcome->hits, outcome->n_hits);
}

static void never_reason(const struct run *run, const struct outcome *outcome, GPtrArray *text)
{
	const struct element *element = outcome->element;
	const char *what = beside_key(run, element->kind, element->asked, element->n_asked);
	bool one = outcome->n_hits == 1;

	if (outcome->hit_surely)
		sentence(text, "%s %s so (%s)", hit_words(run, outcome), one ? "does" : "do", what);
	else if (outcome->n_hits)
		sentence(text, "not settled: whether %s %s so (%s)", hit_words(run, outcome), one ? "does" : "do",
			 what);
	if (!outcome->hit_surely && !outcome->closed)
		sentence(text, "the law was not searched for rules that do so as of the day asked");
	else if (!outcome->n_hits && outcome->n_claims)
		tell_search(run, outcome, text);
	else if (!outcome->n_hits)
		sentence(text, "no rule that does so was found");
}

static void limit_reason(const struct run *run, const struct outcome *outcome, GPtrArray *text)
{
	if (outcome->n_hits)
		tell_thresholds(run, outcome->element, outcome->hits, outcome->n_hits, true, text);
	else if (outcome->closed)
		sentence(text, "the law has no %s of this sort", outcome->element->kind->label);
	else
		sentence(text,
			 "no %s of this sort is recorded, and the law was not searched for one as of the day asked",
			 outcome->element->kind->label);
}

static void fact_reason(const struct run *run, const struct outcome *outcome, GPtrArray *text)
{
	const struct notification *notification =
		country_notification(run->statutes->country, outcome->element->notification);
	char words[DATE_WORDS_ROOM];

	if (!outcome->fact_known)
		sentence(text, "it is not known whether this was notified");
	else if (outcome->result.low != LEVEL_MET)
		sentence(text, "this was not notified as of the day asked");
	else if (notification && date_given(notification->on))
		sentence(text, "notified on %s", date_words(notification->on, words));
	else
		sentence(text, "notified");
}

void outcome_reason(const struct run *run, const struct outcome *outcome, void *text)
{
	switch (outcome->element->type) {
	case ELEMENT_RULE:
	case ELEMENT_LIMIT:
		if (outcome->element->of.given && outcome->element->kind->offence)
			offences_reason(run, outcome, text);
		else if (outcome->element->of.given)
			about_reason(run, outcome, text);
		else if (outcome->element->type == ELEMENT_LIMIT)
			limit_reason(run, outcome, text);
		else
			plain_reason(run, outcome, text);
		break;
	case ELEMENT_NEVER:
		never_reason(run, outcome, text);
		break;
	case ELEMENT_FACT:
		fact_reason(run, outcome, text);
		break;
	case ELEMENT_ALL:
	case ELEMENT_ANY:
		break;
	}
}

const char *gate_words(const struct run *run, const struct gate *gate)
{
	GString *what;
	const char *words;

	if (!gate->kind)
		return gate->fact;
	what = g_string_new(NULL);
	for (size_t i = 0; i < gate->n_asked; i++)
		if (gate->asked[i].facet->list)
			g_string_append_printf(what, " %s",
					       phrase_facet(run->arena, gate->asked[i].facet, gate->asked[i].terms));
	words = arena_format(run->arena, "%s (%s)", gate->kind->label, what->str + strspn(what->str, " "));
	g_string_free(what, TRUE);
	return words;
}

const char *gate_reason(const struct run *run, const struct gate *gate, const struct outcome *outcome,
			enum applies open)
{
	GPtrArray *text = g_ptr_array_new_with_free_func(g_free);
	const char *what = gate_words(run, gate);
	const char *provides = phrase_several(outcome->hits, outcome->n_hits) ? "provide" : "provides";

	if (gate->fact)
		sentence(text,
			 open == APPLIES_NO ? "does not apply: the State has no %s"
					    : "not settled whether it applies: %s",
			 gate->fact);
	else if (open == APPLIES_NO && outcome->n_hits)
		sentence(text, "does not apply: %s %s for this: %s", hit_words(run, outcome), provides, what);
	else if (open == APPLIES_NO)
		sentence(text, "does not apply: no %s was found", what);
	else if (outcome->n_hits)
		sentence(text, "not settled whether it applies: whether %s %s for this: %s", hit_words(run, outcome),
			 provides, what);
	else
		sentence(text,
			 "not settled whether it applies: no %s is recorded, and the law was not searched for one",
			 what);
	const char *reason = arena_text(run->arena, g_ptr_array_index(text, 0));
	g_ptr_array_free(text, TRUE);
	return reason;
}

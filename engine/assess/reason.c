/* SPDX-License-Identifier: MIT */
#include "assess/reason.h"

#include <glib.h>
#include <string.h>

#include "assess/evidence.h"
#include "assess/phrase.h"
#include "assess/reason-about.h"
#include "assess/tell.h"
#include "base/arena.h"

/* ---- a rule that falls short ---- */

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
			 plural(reaching, "does", "do"), told(run, coverage, &boxes));
}

/* ---- no rule, or an open one ---- */

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
				 plural(asked, "reaches", "reach"), told(run, coverage, &doubts));
	}
	if (lacking.count && !outcome->closed)
		sentence(text, "nothing recorded reaches %s, and the law was not searched for more as of the day asked",
			 told(run, coverage, &lacking));
	else if (lacking.count)
		sentence(text, "not reached: %s", told(run, coverage, &lacking));
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

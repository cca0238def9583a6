/* SPDX-License-Identifier: MIT */
#include <glib.h>

#include "assess/phrase.h"
#include "assess/reason-about.h"
#include "assess/tell.h"
#include "base/arena.h"

/* ---- which offences ---- */

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

void about_reason(const struct run *run, const struct outcome *outcome, GPtrArray *text)
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

/* ---- limits and conditions asked of the offences themselves ---- */

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

void offences_reason(const struct run *run, const struct outcome *outcome, GPtrArray *text)
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

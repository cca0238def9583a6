/* SPDX-License-Identifier: MIT */
#include "assess/element.h"

#include <glib.h>
#include <string.h>

#include "base/arena.h"

/* ---- shared ---- */

static void seal_claims(const struct run *run, struct outcome *outcome, GPtrArray *claims)
{
	outcome->n_claims = claims->len;
	outcome->claims = arena_seal_pointers(run->arena, claims);
	g_ptr_array_free(claims, TRUE);
}

static bool closed_for(const struct run *run, struct outcome *outcome, const struct kind *kind,
		       const struct asked *asked, size_t n_asked, const struct topic *const *topics, size_t n_topics)
{
	GPtrArray *claims = g_ptr_array_new();

	outcome->closed = statutes_closed(run->statutes, kind, asked, n_asked, topics, n_topics, claims);
	if (!outcome->closed)
		g_ptr_array_set_size(claims, 0);
	seal_claims(run, outcome, claims);
	return outcome->closed;
}

static void seal_hits(const struct run *run, struct outcome *outcome, GPtrArray *hits)
{
	outcome->n_hits = hits->len;
	outcome->hits = arena_seal_pointers(run->arena, hits);
	g_ptr_array_free(hits, TRUE);
}

/* ---- a rule that is not about offences ---- */

static void plain_pieces(const struct run *run, const struct frame *frame, struct coverage *coverage)
{
	struct piece *pieces = arena_alloc(run->arena, (frame->n_rules + 1) * sizeof *pieces);

	coverage->pieces = pieces;
	for (size_t i = 0; i < frame->n_rules; i++) {
		struct piece piece = {.rule = frame->rules[i], .low = frame->low[i], .high = frame->high[i]};
		if (piece.low || piece.high)
			pieces[coverage->n_pieces++] = piece;
	}
}

static void plain_rule(const struct run *run, const struct element *element, struct outcome *outcome)
{
	const struct frame *frame = frame_of(run, element);
	struct coverage *coverage = arena_alloc(run->arena, sizeof *coverage);
	const struct coverage **all = arena_alloc(run->arena, sizeof *all);

	*coverage = (struct coverage){.rule = frame,
				      .axes = frame->n,
				      .whole = frame->whole,
				      .left_low = boxes_none(run->arena, frame->n),
				      .left_high = boxes_none(run->arena, frame->n)};
	boxes_add(&coverage->left_low, frame->whole);
	boxes_add(&coverage->left_high, frame->whole);
	plain_pieces(run, frame, coverage);
	coverage_settle(coverage, closed_for(run, outcome, element->kind, element->asked, element->n_asked, NULL, 0));
	all[0] = coverage;
	outcome->coverages = all;
	outcome->n_coverages = 1;
	outcome->result = coverage->result;
}

/* ---- rules about offences (rules 10, 11) ---- */

/* Claims are of the rule's own kind, for its topics and those of each offence; `closed` only where all are. */
static bool about_closed(const struct run *run, const struct element *element, const struct clause *clause,
			 GPtrArray *claims)
{
	if (element->kind->offence && clause)
		return offence_searched(run, clause,
					claims); /* a graver offence may stand where nobody looked (rule 6) */
	return statutes_closed(run->statutes, element->kind, element->asked, element->n_asked,
			       clause ? clause->offence_topics : NULL, clause ? clause->n_offence_topics : 0, claims);
}

/* Attempt at an offence that is not there is missing too; other rules about offences do not apply (rule 10). */
static struct result without_offence(const struct run *run, const struct element *element, struct result fold)
{
	if (run->host || !element->kind->not_met_without_offence)
		return fold;
	if (fold.applies == APPLIES_NO)
		return RESULT(LEVEL_NOT_MET, LEVEL_NOT_MET);
	return fold.applies == APPLIES_UNKNOWN ? RESULT(LEVEL_NOT_MET, fold.high) : fold;
}

static struct result about_result(const struct run *run, const struct element *element, const GArray *clauses)
{
	struct result *results = arena_alloc(run->arena, (clauses->len + 1) * sizeof *results);

	for (guint i = 0; i < clauses->len; i++)
		results[i] = g_array_index(clauses, struct about_clause, i).result;
	return without_offence(run, element, fold_all(results, clauses->len));
}

static const struct outcome *outcome_of(const struct outcome *tree, const struct element *element)
{
	const struct outcome *found = tree->element == element ? tree : NULL;

	for (size_t i = 0; i < tree->n_children && !found; i++)
		found = outcome_of(&tree->children[i], element);
	return found;
}

static bool plays_part(const struct provision *provision, const struct reach *reach)
{
	for (; reach; reach = reach->with)
		if (reach->limb->provision == provision)
			return true;
	return false;
}

/* Does what an offence clause came to hang on an answer about the provision? Yes, if that is in doubt. */
static bool hangs_on(const struct run *run, const struct provision *provision, const struct about_clause *found)
{
	if (kind_exempts(run->statutes->vocabulary, provision->kind))
		return true;
	for (size_t c = 0; c < found->n_coverages; c++) {
		const struct coverage *coverage = &found->coverages[c];

		if ((coverage->offence && asks_for_offences(coverage->offence->element)) ||
		    (coverage->rule && asks_for_offences(coverage->rule->element)))
			return true;
		for (size_t i = 0; i < coverage->n_pieces; i++)
			if (plays_part(provision, coverage->pieces[i].rule) ||
			    plays_part(provision, coverage->pieces[i].offence))
				return true;
	}
	return false;
}

/* Most answers to a question change what one offence comes to, and none what was searched; the rest is as it was. */
static struct about_clause about_again(const struct run *run, const struct about *about,
				       const struct about_clause *before)
{
	if (!hangs_on(run, run->statutes->answer->provision, before))
		return *before;
	if (before->clause)
		return about_clause(run, about, before->clause, before->closed);
	return about_serious_crime(run, about, before->closed);
}

/* What came of each offence clause, and all their coverages in one row. */
struct clauses {
	GArray *found;        /* struct about_clause */
	GPtrArray *coverages; /* const struct coverage */
};

static void keep_clause(const struct clauses *clauses, struct about_clause found)
{
	g_array_append_val(clauses->found, found);
	for (size_t i = 0; i < found.n_coverages; i++)
		g_ptr_array_add(clauses->coverages, &found.coverages[i]);
}

static void about_each(const struct run *run, const struct about *about, GPtrArray *claims,
		       const struct clauses *clauses)
{
	const struct element *element = about->element;
	size_t n;
	const struct clause *const *named = named_offences(run, &element->of, &n);

	for (size_t i = 0; i < n; i++)
		keep_clause(clauses, about_clause(run, about, named[i], about_closed(run, element, named[i], claims)));
	if (names_serious_crime(run, &element->of) && about->frame)
		keep_clause(clauses, about_serious_crime(run, about, about_closed(run, element, NULL, claims)));
}

static void about_rule(const struct run *run, const struct element *element, struct outcome *outcome)
{
	const struct outcome *before = run->plain ? outcome_of(run->plain, element) : NULL;
	struct about about = {.element = element, .govern = govern_by_rules};
	struct clauses clauses = {g_array_new(FALSE, FALSE, sizeof(struct about_clause)), g_ptr_array_new()};
	GPtrArray *claims = g_ptr_array_new();

	if (element->kind->offence)
		about.govern = element->n_thresholds ? govern_by_thresholds : govern_by_conditions;
	else
		about.frame = frame_of(run, element);
	if (!before)
		about_each(run, &about, claims, &clauses);
	for (size_t i = 0; before && i < before->n_clauses; i++)
		keep_clause(&clauses, about_again(run, &about, &before->clauses[i]));
	outcome->closed = true;
	outcome->no_offence = true;
	for (guint i = 0; i < clauses.found->len; i++) {
		const struct about_clause *found = &g_array_index(clauses.found, struct about_clause, i);
		outcome->closed &= found->closed;
		outcome->no_offence &= found->result.applies == APPLIES_NO;
	}
	outcome->result = about_result(run, element, clauses.found);
	outcome->n_clauses = clauses.found->len;
	outcome->clauses = arena_seal(run->arena, clauses.found);
	outcome->n_coverages = clauses.coverages->len;
	outcome->coverages = arena_seal_pointers(run->arena, clauses.coverages);
	seal_claims(run, outcome, claims);
	g_array_free(clauses.found, TRUE);
	g_ptr_array_free(clauses.coverages, TRUE);
}

/* ---- st:never, and gates: does any rule meet all that is named? ---- */

static bool meets_named(const struct reach *rule, const struct asked *asked, size_t n, bool low)
{
	for (size_t i = 0; i < n; i++)
		if (asked[i].facet->list &&
		    !mask_meets((low ? rule->low : rule->high)[asked[i].facet->index], asked[i].terms))
			return false;
	return true;
}

static bool has_condition(const struct reach *rule, struct mask requiring, bool low)
{
	if (mask_empty(requiring))
		return true;
	/* Here a condition counts for the rule: it is sure only where the largest box asks it too. */
	return mask_meets(low ? rule->asks_high : rule->asks_low, requiring) || (!low && rule->asks_open_low);
}

/* Finds the rules of the kind that meet what is named: surely, else possibly; `all`: the possible ones too. */
static void find_hits(const struct run *run, const struct kind *kind, const struct asked *asked, size_t n_asked,
		      struct mask requiring, bool all, struct outcome *outcome)
{
	const struct of_kind *of = statutes_of_kind(run->statutes, kind);
	GPtrArray *sure = g_ptr_array_new(), *perhaps = g_ptr_array_new();

	for (size_t i = 0; i < of->n; i++) {
		const struct reach *rule = &of->all[i];

		if (rule->sure && meets_named(rule, asked, n_asked, true) && has_condition(rule, requiring, true))
			g_ptr_array_add(sure, (gpointer)(uintptr_t)rule);
		else if (!rule->only_low && meets_named(rule, asked, n_asked, false) &&
			 has_condition(rule, requiring, false))
			g_ptr_array_add(perhaps, (gpointer)(uintptr_t)rule);
	}
	outcome->hit_surely = sure->len > 0;
	if (all || !sure->len)
		g_ptr_array_extend(sure, perhaps, NULL, NULL);
	seal_hits(run, outcome, sure);
	g_ptr_array_free(perhaps, TRUE);
}

static void never_rule(const struct run *run, const struct element *element, struct outcome *outcome)
{
	bool closed = closed_for(run, outcome, element->kind, element->asked, element->n_asked, NULL, 0);

	find_hits(run, element->kind, element->asked, element->n_asked, mask_none(), false, outcome);
	if (outcome->hit_surely)
		outcome->result = RESULT(LEVEL_CONFLICT, LEVEL_CONFLICT);
	else if (outcome->n_hits || !closed)
		outcome->result = RESULT(LEVEL_CONFLICT, LEVEL_MET);
	else
		outcome->result = RESULT(LEVEL_MET, LEVEL_MET);
}

enum applies gate_open(const struct run *run, const struct gate *gate, struct outcome *outcome)
{
	enum applies open;

	*outcome = (struct outcome){.closed = true};
	if (gate->fact) {
		int coast = run->statutes->country->coast;
		open = coast < 0 ? APPLIES_UNKNOWN : coast ? APPLIES_YES : APPLIES_NO;
	} else {
		closed_for(run, outcome, gate->kind, gate->asked, gate->n_asked, NULL, 0);
		find_hits(run, gate->kind, gate->asked, gate->n_asked, gate->requiring, false, outcome);
		open = outcome->hit_surely                   ? APPLIES_YES
		       : outcome->n_hits || !outcome->closed ? APPLIES_UNKNOWN
							     : APPLIES_NO;
	}
	if (!gate->unless || open == APPLIES_UNKNOWN)
		return open;
	return open == APPLIES_YES ? APPLIES_NO : APPLIES_YES;
}

/* ---- st:limit without `of` ---- */

static struct result limit_of(const struct run *run, const struct element *element, const struct reach *rule)
{
	bool surely = true, perhaps = true;

	for (size_t i = 0; i < element->n_thresholds; i++) {
		int reached = threshold_reached(run, rule, &element->thresholds[i]);
		surely &= reached == 1;
		perhaps &= reached != 0;
	}
	return (struct result){.applies = rule->sure && meets_named(rule, element->asked, element->n_asked, true)
						  ? APPLIES_YES
						  : APPLIES_UNKNOWN,
			       .low = surely ? LEVEL_MET : LEVEL_NOT_MET,
			       .high = perhaps ? LEVEL_MET : LEVEL_NOT_MET};
}

static void limit_rule(const struct run *run, const struct element *element, struct outcome *outcome)
{
	bool closed = closed_for(run, outcome, element->kind, element->asked, element->n_asked, NULL, 0);
	struct result *results;

	find_hits(run, element->kind, element->asked, element->n_asked, mask_none(), true, outcome);
	if (!outcome->n_hits) {
		outcome->result =
			closed ? RESULT_NOT_APPLICABLE : (struct result){APPLIES_UNKNOWN, LEVEL_NOT_MET, LEVEL_MET};
		return;
	}
	results = arena_alloc(run->arena, outcome->n_hits * sizeof *results);
	for (size_t i = 0; i < outcome->n_hits; i++)
		results[i] = limit_of(run, element, outcome->hits[i]);
	outcome->result = fold_all(results, outcome->n_hits);
	/* A rule that only may be there proves no more than the law that nobody searched. */
	if (!outcome->hit_surely && !closed) {
		outcome->result.low = LEVEL_NOT_MET;
		outcome->result.high = LEVEL_MET;
	}
}

/* ---- st:fact ---- */

static void fact(const struct run *run, const struct element *element, struct outcome *outcome)
{
	const struct notification *notification = country_notification(run->statutes->country, element->notification);
	const struct answer *answer = run->statutes->answer;
	bool made = notification && notification->made;

	outcome->fact_known = notification != NULL;
	if (answer && answer->fact && !strcmp(answer->fact, element->notification)) {
		outcome->fact_known = true;
		made = answer->yes;
	}
	/* A notification of a later day was not made yet on the day asked. */
	if (notification && made && date_given(notification->on) && date_first(notification->on) > run->statutes->on)
		made = false;
	outcome->result = outcome->fact_known
				  ? RESULT(made ? LEVEL_MET : LEVEL_NOT_MET, made ? LEVEL_MET : LEVEL_NOT_MET)
				  : RESULT(LEVEL_NOT_MET, LEVEL_MET);
}

/* ---- st:all, st:any ---- */

/* An element whose own duty is soft is left out of the fold where it is not met (rule 18). */
static struct result folded(const struct element *parent, const struct element *element, struct result result)
{
	return duty_soft(element->duty) && !duty_soft(parent->duty) ? result_of_soft(result) : result;
}

static bool same_offences(const struct outcome *a, const struct outcome *b)
{
	if (!a->n_clauses || a->n_clauses != b->n_clauses)
		return false;
	for (size_t i = 0; i < a->n_clauses; i++)
		if (a->clauses[i].clause != b->clauses[i].clause)
			return false;
	return true;
}

/* Alternatives about the same offences are compared offence by offence (rule 15). */
static struct result any_by_offence(const struct run *run, const struct outcome *outcome)
{
	size_t n = outcome->children[0].n_clauses;
	const struct element *strictest = outcome->children[0].element;
	struct result *best = arena_alloc(run->arena, n * sizeof *best);
	struct result *one = arena_alloc(run->arena, outcome->n_children * sizeof *one);

	for (size_t i = 0; i < n; i++) {
		for (size_t c = 0; c < outcome->n_children; c++)
			one[c] = outcome->children[c].clauses[i].result;
		best[i] = fold_any(one, outcome->n_children);
	}
	for (size_t c = 1; c < outcome->n_children; c++)
		if (outcome->children[c].element->kind->not_met_without_offence)
			strictest = outcome->children[c].element;
	return without_offence(run, strictest, fold_all(best, n));
}

static struct result spared_never(const struct outcome *outcome)
{
	bool open = outcome->element->type == ELEMENT_NEVER && outcome->result.low != outcome->result.high;

	return open ? RESULT(LEVEL_MET, LEVEL_MET) : outcome->result;
}

/* Folds the children of a group; `spare`: open prohibitions count as observed. */
static struct result group_result(const struct run *run, const struct outcome *group, bool spare)
{
	struct result *results = arena_alloc(run->arena, (group->n_children + 1) * sizeof *results);
	bool same = group->n_children > 1;

	for (size_t i = 0; i < group->n_children; i++) {
		const struct outcome *child = &group->children[i];
		struct result result = child->result;

		if (spare)
			result = child->n_children ? group_result(run, child, true) : spared_never(child);
		results[i] = folded(group->element, child->element, result);
		same &= same_offences(&group->children[0], child);
	}
	if (group->element->type == ELEMENT_ALL)
		return fold_all(results, group->n_children);
	return same ? any_by_offence(run, group) : fold_any(results, group->n_children);
}

struct result outcome_sparing_never(const struct run *run, const struct outcome *outcome)
{
	return group_result(run, outcome, true);
}

static void group(const struct run *run, const struct element *element, struct outcome *outcome)
{
	struct outcome *children = arena_alloc(run->arena, (element->n_children + 1) * sizeof *children);

	for (size_t i = 0; i < element->n_children; i++)
		children[i] = element_outcome(run, element->children[i]);
	outcome->children = children;
	outcome->n_children = element->n_children;
	outcome->result = group_result(run, outcome, false);
}

/* Under an answer about a provision: what an element without offences came to, if the answer does not touch it. */
static const struct outcome *untouched(const struct run *run, const struct element *element)
{
	const struct provision *provision = run->plain ? run->statutes->answer->provision : NULL;

	if (!provision || !element->kind || element->of.given || asks_for_offences(element) ||
	    element->kind == provision->kind ||
	    (element->kind->offence && kind_exempts(run->statutes->vocabulary, provision->kind)))
		return NULL;
	return outcome_of(run->plain, element);
}

struct outcome element_outcome(const struct run *run, const struct element *element)
{
	struct outcome outcome = {.element = element};
	const struct outcome *before = untouched(run, element);

	if (before)
		return *before;
	switch (element->type) {
	case ELEMENT_ALL:
	case ELEMENT_ANY:
		group(run, element, &outcome);
		break;
	case ELEMENT_RULE:
		if (element->of.given)
			about_rule(run, element, &outcome);
		else
			plain_rule(run, element, &outcome);
		break;
	case ELEMENT_LIMIT:
		if (element->of.given)
			about_rule(run, element, &outcome);
		else
			limit_rule(run, element, &outcome);
		break;
	case ELEMENT_NEVER:
		never_rule(run, element, &outcome);
		break;
	case ELEMENT_FACT:
		fact(run, element, &outcome);
		break;
	}
	return outcome;
}

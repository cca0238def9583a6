/* SPDX-License-Identifier: MIT */
#include "assess/breadth.h"

#include <glib.h>

#include "assess/phrase.h"
#include "base/arena.h"

/* What has been found so far on one facet: leaves of its list, or the words of an axis that has none. */
struct found {
	const struct facet *facet;
	struct mask leaves;
	const char *words;
	const char *id;     /* of an offence that the words name; NULL: none */
	GPtrArray *reaches; /* the rules that go further */
};

static struct found *add_found(GArray *to, const struct facet *facet, struct mask leaves, const char *words,
			       const char *id)
{
	for (guint i = 0; i < to->len; i++) {
		struct found *known = &g_array_index(to, struct found, i);

		if (known->facet != facet || g_strcmp0(known->words, words))
			continue;
		known->leaves = mask_or(known->leaves, leaves);
		return known;
	}
	struct found found = {facet, leaves, words, id, g_ptr_array_new()};
	g_array_append_val(to, found);
	return &g_array_index(to, struct found, to->len - 1);
}

static const char *seal_reaches(struct arena *arena, GPtrArray *reaches)
{
	const char *by = NULL;

	if (reaches->len)
		by = phrase_reaches(arena, (const struct reach *const *)reaches->pdata, reaches->len);
	g_ptr_array_free(reaches, TRUE);
	return by;
}

/* Frees what `found` holds. */
static const struct breadth_note *seal(struct arena *arena, GArray *found)
{
	struct breadth_note *notes = arena_alloc(arena, (found->len + 1) * sizeof *notes);

	for (guint i = 0; i < found->len; i++) {
		const struct found *one = &g_array_index(found, struct found, i);
		GPtrArray *ids = g_ptr_array_new();

		if (one->id)
			g_ptr_array_add(ids, arena_text(arena, one->id));
		else if (!one->words)
			phrase_term_ids(one->facet->list, one->leaves, ids);
		notes[i] = (struct breadth_note){
			.facet = one->facet,
			.n_terms = ids->len,
			.terms = arena_seal_pointers(arena, ids),
			.label = one->words ? arena_text(arena, one->words)
					    : phrase_facet(arena, one->facet, one->leaves),
			.by = seal_reaches(arena, one->reaches),
		};
		g_ptr_array_free(ids, TRUE);
	}
	g_array_free(found, TRUE);
	return notes;
}

/* ---- narrower ---- */

static void narrower_offences(const struct run *run, const struct axis *axis, struct mask cell, GArray *to)
{
	const char *id;

	for (size_t i = 0; (id = axis_offence_id(run, axis, i)) != NULL; i++) {
		struct mask one = mask_and(cell, mask_or(mask_leaf(2 * i), mask_leaf(2 * i + 1)));
		if (!mask_empty(one))
			add_found(to, axis->facet, mask_none(), phrase_axis(run, axis, one), id);
	}
}

static void narrower_axis(const struct run *run, const struct axis *axis, struct mask cell, GArray *to)
{
	if (axis->type == AXIS_CONDITION)
		add_found(to, axis->facet, mask_leaf(axis->condition), NULL, NULL);
	else if (axis->type == AXIS_TERMS)
		add_found(to, axis->facet, cell, NULL, NULL);
	else if (axis->type == AXIS_OFFENCES)
		narrower_offences(run, axis, cell, to);
	else
		add_found(to, axis->facet, mask_none(), phrase_axis(run, axis, cell), NULL);
}

static void narrower_coverage(const struct run *run, const struct coverage *coverage, GArray *to)
{
	struct boxes wide = coverage_missing(coverage);

	for (size_t b = 0; b < wide.count; b++)
		for (size_t i = 0; i < coverage->axes; i++)
			if (!mask_equal(boxes_at(&wide, b)[i], coverage->whole[i]))
				narrower_axis(run, coverage_axis(coverage, i), boxes_at(&wide, b)[i], to);
}

static bool asks_the_same(const struct element *element, const struct asked *asked)
{
	for (size_t i = 0; i < element->n_asked; i++)
		if (element->asked[i].facet == asked->facet && mask_equal(element->asked[i].terms, asked->terms))
			return true;
	return false;
}

static bool asked_of_a_reached_sibling(const struct outcome *parent, const struct asked *asked)
{
	for (size_t i = 0; i < parent->n_children; i++)
		if (parent->children[i].result.high > LEVEL_NOT_MET &&
		    asks_the_same(parent->children[i].element, asked))
			return true;
	return false;
}

/* An element of which nothing is reached beside ones that are: what tells it from them is left over. */
static void narrower_element(const struct outcome *parent, const struct element *element, GArray *to)
{
	for (size_t i = 0; i < element->n_asked; i++)
		if (element->asked[i].facet->list && !asked_of_a_reached_sibling(parent, &element->asked[i]))
			add_found(to, element->asked[i].facet, element->asked[i].terms, NULL, NULL);
}

static void narrower(const struct run *run, const struct outcome *parent, GArray *to)
{
	for (size_t i = 0; i < parent->n_children; i++) {
		const struct outcome *child = &parent->children[i];

		if (child->n_children)
			narrower(run, child, to);
		else if (child->result.applies != APPLIES_YES || child->result.high == LEVEL_MET || !child->closed)
			continue;
		else if (child->result.high == LEVEL_NOT_MET)
			narrower_element(parent, child->element, to);
		else
			for (size_t c = 0; c < child->n_coverages; c++)
				narrower_coverage(run, child->coverages[c], to);
	}
}

/* ---- wider ---- */

/* Does the rule surely let the safeguarded term in? */
static bool lets_in(const struct reach *rule, const struct facet *facet, const struct term *guard)
{
	const struct facet *exempts = rule->kind->exempts;

	if (!mask_within(guard->leaves, rule->low[facet->index]))
		return false;
	return mask_empty(guard->unless_exempts) || !exempts ||
	       mask_meets(guard->unless_exempts, rule->low[exempts->index]);
}

static void wider_facet(const struct reach *rule, const struct facet *facet, const struct term *guard, GArray *to)
{
	struct found *found;

	if (facet->list != guard->list || facet->role == FACET_EXEMPTS || !lets_in(rule, facet, guard))
		return;
	found = add_found(to, facet, guard->leaves, NULL, NULL);
	if (!g_ptr_array_find(found->reaches, rule, NULL))
		g_ptr_array_add(found->reaches, (gpointer)(uintptr_t)rule);
}

static void wider_rule(const struct element *element, const struct reach *rule, GArray *to)
{
	for (size_t g = 0; g < element->n_guards; g++)
		for (size_t f = 0; f < rule->kind->n_facets; f++)
			wider_facet(rule, &rule->kind->facets[f], element->guards[g], to);
}

static void wider(const struct outcome *outcome, GArray *to)
{
	for (size_t i = 0; i < outcome->n_children; i++)
		wider(&outcome->children[i], to);
	for (size_t c = 0; c < outcome->n_coverages; c++)
		for (size_t p = 0; p < outcome->coverages[c]->n_pieces; p++)
			if (outcome->coverages[c]->pieces[p].rule && outcome->coverages[c]->pieces[p].low)
				wider_rule(outcome->element, outcome->coverages[c]->pieces[p].rule, to);
}

void tell_breadth(const struct run *run, const struct outcome *const *roots, size_t n, struct arena *arena,
		  struct finding *finding)
{
	GArray *less, *more;

	if (finding->status != STATUS_MET && finding->status != STATUS_PARTLY_MET)
		return;
	less = g_array_new(FALSE, FALSE, sizeof(struct found));
	more = g_array_new(FALSE, FALSE, sizeof(struct found));
	for (size_t i = 0; i < n; i++) {
		if (finding->status == STATUS_PARTLY_MET)
			narrower(run, roots[i], less);
		wider(roots[i], more);
	}
	finding->n_narrower = less->len;
	finding->n_wider = more->len;
	finding->narrower_by = seal(arena, less);
	finding->wider_by = seal(arena, more);
	if (finding->status == STATUS_PARTLY_MET)
		finding->breadth = finding->n_wider ? BREADTH_MIXED : BREADTH_NARROWER;
	else
		finding->breadth = finding->n_wider ? BREADTH_WIDER : BREADTH_EQUAL;
}

/* SPDX-License-Identifier: MIT */
/* Counting findings. */
#include "report/tally.h"

#include <stdlib.h>
#include <string.h>

#include <glib.h>

#include "base/arena.h"

enum counted counted(const struct finding *finding)
{
	if (finding->status == STATUS_NOT_ASSESSED)
		return COUNTED_NOT_ASSESSED;
	if (finding->counted_in)
		return COUNTED_ELSEWHERE;
	if (finding->status == STATUS_NOT_APPLICABLE)
		return COUNTED_NOT_APPLICABLE;
	if (finding->soft)
		return COUNTED_SOFT;
	return COUNTED;
}

static void count(struct doc_counts *counts, const struct finding *finding)
{
	enum counted how = counted(finding);
	if (how == COUNTED)
		counts->base++;
	if (how == COUNTED || how == COUNTED_NOT_APPLICABLE)
		counts->of[finding->status]++;
}

static const struct instrument *carried_from(const struct finding *finding)
{
	return finding->host ? finding->clause->instrument : NULL;
}

static struct tally *row_of(GArray *rows, size_t first, const struct finding *finding, const struct instrument *of)
{
	const struct instrument *from = carried_from(finding);
	for (size_t i = first; i < rows->len; i++) {
		struct tally *row = &g_array_index(rows, struct tally, i);
		if (row->from == from && row->benchmark == finding->benchmark)
			return row;
	}
	struct tally row = {.instrument = of, .from = from, .benchmark = finding->benchmark};
	g_array_append_val(rows, row);
	return &g_array_index(rows, struct tally, rows->len - 1);
}

static int by_kind(const void *a, const void *b)
{
	const struct tally *x = a, *y = b;
	if (x->benchmark != y->benchmark)
		return x->benchmark ? 1 : -1;
	if (x->from == y->from)
		return 0;
	if (!x->from || !y->from)
		return x->from ? 1 : -1;
	return strcmp(x->from->id, y->from->id);
}

static void tally_instrument(GArray *rows, const struct instrument_findings *of)
{
	size_t first = rows->len;
	for (size_t i = 0; i < of->n_findings; i++)
		if (counted(&of->findings[i]) == COUNTED || counted(&of->findings[i]) == COUNTED_NOT_APPLICABLE)
			count(&row_of(rows, first, &of->findings[i], of->instrument)->counts, &of->findings[i]);
	if (rows->len > first)
		qsort(&g_array_index(rows, struct tally, first), rows->len - first, sizeof(struct tally), by_kind);
}

const struct tally *tally_rows(struct arena *arena, const struct country_findings *found, size_t *n)
{
	GArray *rows = g_array_new(FALSE, TRUE, sizeof(struct tally));
	for (size_t i = 0; i < found->n_instruments; i++)
		tally_instrument(rows, &found->instruments[i]);
	*n = rows->len;
	const struct tally *copy = arena_seal(arena, rows);
	g_array_free(rows, TRUE);
	return copy;
}

static void count_unknown(struct totals *totals, const struct finding *finding)
{
	const struct question *question = finding->n_settled_by ? finding->settled_by : NULL;
	if (!question || question->facet)
		totals->unknown_text++;
	else if (question->fact && !strcmp(question->fact, "search"))
		totals->unknown_search++;
	else
		totals->unknown_fact++;
}

static void total(struct totals *totals, const struct finding *finding)
{
	enum counted how = counted(finding);

	totals->findings++;
	totals->clauses += !finding->host && how != COUNTED_NOT_ASSESSED;
	totals->counted[how]++;
	totals->wider += finding->n_wider && how != COUNTED_ELSEWHERE;
	count(finding->benchmark ? &totals->benchmark : &totals->bound, finding);
	if (how == COUNTED && finding->status == STATUS_UNKNOWN)
		count_unknown(totals, finding);
	if (how == COUNTED_NOT_ASSESSED) {
		totals->outside[finding->clause->outside]++;
		return;
	}
	totals->old_text += date_given(finding->text_as_of);
	if (finding->evidence == SEEN_NONE)
		totals->no_evidence++;
	else
		totals->evidence[finding->evidence]++;
}

struct totals tally_totals(const struct country_findings *found)
{
	struct totals totals = {0};
	for (size_t i = 0; i < found->n_instruments; i++)
		for (size_t j = 0; j < found->instruments[i].n_findings; j++)
			total(&totals, &found->instruments[i].findings[j]);
	return totals;
}

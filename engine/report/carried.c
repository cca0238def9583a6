/* SPDX-License-Identifier: MIT */
/* What a treaty asks for the offences of its protocols: one row a clause, a column a protocol, so that they can be read
 * side by side. */
#include "base/arena.h"
#include "report/sign.h"
#include "report/view.h"
#include "report/words.h"

static const struct finding *carried(const struct instrument_findings *of, const struct clause *clause)
{
	for (size_t i = 0; i < of->n_findings; i++)
		if (of->findings[i].host && (!clause || of->findings[i].clause == clause))
			return &of->findings[i];
	return NULL;
}

/* The protocols that carry something, in the order of the report; how many. */
static size_t protocols(const struct country_view *view, const struct instrument_findings **found)
{
	size_t n = 0;
	for (size_t i = 0; i < view->found->n_instruments; i++)
		if (carried(&view->found->instruments[i], NULL))
			found[n++] = &view->found->instruments[i];
	return n;
}

static void row(struct country_view *view, struct doc_node *rows, const struct clause *clause,
		const struct instrument_findings *const *of, size_t n)
{
	struct doc_node *row = NULL;

	for (size_t i = 0; i < n; i++) {
		const struct finding *finding = carried(of[i], clause);
		if (finding && !row) {
			row = doc_row(view->doc, rows);
			doc_cell(view->doc, row, clause_short(view->arena, clause));
			doc_cell(view->doc, row, clause->title);
			for (size_t before = 0; before < i; before++)
				doc_cell(view->doc, row, NULL);
		}
		if (!row)
			continue;
		struct doc_node *cell = doc_cell(view->doc, row, NULL);
		if (!finding)
			continue;
		doc_status(view->doc, cell, sign_of(finding));
		cell->last->target = finding_target(view->arena, finding, NULL);
	}
}

void carried_section(struct country_view *view)
{
	const struct instruments *all = view->corpus->instruments;
	const struct instrument_findings **of = arena_alloc(view->arena, (view->found->n_instruments + 1) * sizeof *of);
	const char **heads = arena_alloc(view->arena, (view->found->n_instruments + 2) * sizeof *heads);
	size_t n = protocols(view, of);

	if (!n)
		return;
	struct doc_node *section = view_section(view, "carried", "What follows for the Protocols' offences");
	doc_paragraph(view->doc, section,
		      "A protocol brings the Convention's clauses to its own offences. Here they stand side by side, "
		      "so that a"
		      " reader sees what the law has for one kind of offence and not for the other.");
	heads[0] = "Clause";
	heads[1] = "Subject";
	for (size_t i = 0; i < n; i++)
		heads[2 + i] = arena_format(view->arena, "For the offences of %s",
					    instrument_short(view->arena, of[i]->instrument));
	struct doc_node *rows = doc_rows(view->doc, doc_table(view->doc, section, NULL, heads, n + 2), NULL);
	for (size_t i = 0; i < all->count; i++)
		for (size_t c = 0; c < all->all[i]->n_clauses; c++)
			row(view, rows, all->all[i]->clauses[c], of, n);
}

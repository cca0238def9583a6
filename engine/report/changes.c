/* SPDX-License-Identifier: MIT */
/* How the law came to be what it is: each rule that took the place of an earlier one, and rules that ended. */
#include <stdlib.h>

#include "base/arena.h"
#include "report/sign.h"
#include "report/view.h"
#include "report/words.h"

static void rule_cell(struct country_view *view, struct doc_node *row, const struct provision *provision)
{
	struct doc_node *cell = doc_cell(view->doc, row, NULL);

	if (!provision)
		return;
	doc_strong(view->doc, cell, law_section(view->arena, provision->law, provision->section));
	if (provision->summary_text)
		doc_format(view->doc, cell, ". %s", first_sentence(view->arena, provision->summary_text, 240));
	view_source_link(view, cell, provision->text);
}

static bool has_ended(const struct provision *provision, day on)
{
	return date_given(provision->until) && date_last(provision->until) < on && !provision->replaced_by;
}

static const char *since(struct country_view *view, const struct provision *provision, bool ended)
{
	const char *words = in_date_words(view->arena, ended ? provision->until : provision->from);

	if (!words)
		return "on a day not known";
	return ended ? arena_format(view->arena, "until %s", words) : arena_format(view->arena, "from %s", words);
}

struct change {
	const struct provision *provision;
	bool ended;
	day on;
};

static int by_day(const void *a, const void *b)
{
	const struct change *x = a, *y = b;
	if (x->on != y->on)
		return x->on < y->on ? -1 : 1;
	return x->provision->index < y->provision->index ? -1 : 1;
}

static size_t changes(struct country_view *view, struct change *to)
{
	size_t n = 0;

	for (size_t i = 0; i < view->country->n_provisions; i++) {
		const struct provision *provision = &view->country->provisions[i];
		bool ended = has_ended(provision, view->found->as_of);
		if (provision->replaces && date_first(provision->from) <= view->found->as_of)
			to[n++] = (struct change){provision, false, date_first(provision->from)};
		else if (ended)
			to[n++] = (struct change){provision, true, date_first(provision->until)};
	}
	qsort(to, n, sizeof *to, by_day);
	return n;
}

/* ---- an earlier day ---- */

static bool settled(const struct finding *finding)
{
	return finding->status <= STATUS_MET && !finding->counted_in;
}

static void then_and_now(struct country_view *view, struct doc_node *rows, const struct finding *then,
			 const struct finding *now)
{
	struct doc_node *row = doc_row(view->doc, rows);

	doc_link(view->doc, doc_cell(view->doc, row, NULL), finding_target(view->arena, now, NULL),
		 finding_short(view->arena, now));
	doc_status(view->doc, doc_cell(view->doc, row, NULL), sign_of(then));
	doc_status(view->doc, doc_cell(view->doc, row, NULL), sign_of(now));
	doc_cell(view->doc, row, now->clause->title);
	cite_laws(view, doc_cell(view->doc, row, NULL), then, 2);
}

/* The clauses stand in the same order on both days: the treaties' order. `rows` NULL: they are only counted. */
static size_t then_rows(struct country_view *view, struct doc_node *rows, size_t *alike)
{
	const struct country_findings *past = view->found->past, *found = view->found;
	size_t told = 0;

	for (size_t i = 0; i < past->n_instruments; i++) {
		for (size_t f = 0; f < past->instruments[i].n_findings; f++) {
			const struct finding *then = &past->instruments[i].findings[f];
			const struct finding *now = &found->instruments[i].findings[f];

			if (!settled(then))
				continue;
			*alike += then->status == now->status;
			told += then->status != now->status;
			if (rows && then->status != now->status)
				then_and_now(view, rows, then, now);
		}
	}
	return told;
}

void past_section(struct country_view *view)
{
	static const char *const heads[] = {"Clause", "Then", "Now", "Subject", "Law and section then"};
	size_t alike = 0, told;

	if (!view->found->past)
		return;
	const char *on = day_words(view->arena, view->found->past->as_of);
	struct doc_node *section = view_section(view, "past", arena_format(view->arena, "The law on %s", on));
	told = then_rows(view, NULL, &alike);
	doc_format(view->doc, doc_paragraph(view->doc, section, NULL),
		   "What the law of that day came to, where it is known and differs from today: %s. %s the same status "
		   "on both days. All else was unknown then, or does not apply.",
		   count_of(view->arena, told, "clause", "clauses"),
		   with_capital(view->arena, count_of(view->arena, alike, "clause had", "clauses had")));
	if (told)
		then_rows(view,
			  doc_rows(view->doc, doc_table(view->doc, section, NULL, heads, G_N_ELEMENTS(heads)), NULL),
			  &alike);
}

/* ---- changes ---- */

void changes_section(struct country_view *view)
{
	static const char *const heads[] = {"When", "Before", "Since"};
	struct change *all = arena_alloc(view->arena, (view->country->n_provisions + 1) * sizeof *all);
	size_t n = changes(view, all);
	struct doc_node *section, *rows;

	if (!n)
		return;
	section = view_section(view, "changes", "How the law changed");
	doc_paragraph(
		view->doc, section,
		"Rules that took the place of earlier ones, and rules that ended, as far as they are recorded, in the"
		" order of time.");
	rows = doc_rows(view->doc, doc_table(view->doc, section, NULL, heads, G_N_ELEMENTS(heads)), NULL);
	for (size_t i = 0; i < n; i++) {
		struct doc_node *row = doc_row(view->doc, rows);
		doc_cell(view->doc, row, since(view, all[i].provision, all[i].ended));
		rule_cell(view, row, all[i].ended ? all[i].provision : all[i].provision->replaces);
		rule_cell(view, row, all[i].ended ? NULL : all[i].provision);
	}
}

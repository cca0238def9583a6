/* SPDX-License-Identifier: MIT */
/* How the law came to be what it is: each rule that took the place of an earlier one, and rules that ended. */
#include <stdlib.h>

#include "base/arena.h"
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
		" order of time. What the findings would be on another day: stocktake report --as-of.");
	rows = doc_rows(view->doc, doc_table(view->doc, section, NULL, heads, G_N_ELEMENTS(heads)), NULL);
	for (size_t i = 0; i < n; i++) {
		struct doc_node *row = doc_row(view->doc, rows);
		doc_cell(view->doc, row, since(view, all[i].provision, all[i].ended));
		rule_cell(view, row, all[i].ended ? all[i].provision : all[i].provision->replaces);
		rule_cell(view, row, all[i].ended ? NULL : all[i].provision);
	}
}

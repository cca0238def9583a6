/* SPDX-License-Identifier: MIT */
/* A country's report: the order of its sections, and those that list findings over all treaties. */
#include "report/country.h"

#include "base/arena.h"
#include "report/method.h"
#include "report/sign.h"
#include "report/view.h"
#include "report/words.h"

struct doc_node *view_section(struct country_view *view, const char *anchor, const char *heading)
{
	return doc_numbered(view->doc, anchor, ++view->sections, heading);
}

unsigned view_source(const struct country_view *view, const struct text *text)
{
	return GPOINTER_TO_UINT(g_hash_table_lookup(view->numbers, text));
}

void view_source_link(const struct country_view *view, struct doc_node *to, const struct text *text)
{
	unsigned number = text ? view_source(view, text) : 0;
	if (!number)
		return;
	if (to->first)
		doc_text(view->doc, to, " ");
	doc_source_link(view->doc, to, number);
}

/* Sources are numbered in the order in which the country's files have them: of acts, then of facts. */
static void number_sources(struct country_view *view)
{
	unsigned number = 0;
	for (size_t i = 0; i < view->country->n_laws; i++)
		for (size_t j = 0; j < view->country->laws[i].n_texts; j++)
			g_hash_table_insert(view->numbers, (gpointer)&view->country->laws[i].texts[j],
					    GUINT_TO_POINTER(++number));
	for (size_t i = 0; i < view->country->n_sources; i++)
		g_hash_table_insert(view->numbers, (gpointer)&view->country->sources[i], GUINT_TO_POINTER(++number));
}

const char *breadth_labels(struct arena *arena, const struct breadth_note *notes, size_t n)
{
	const char *labels = breadth_words(arena, &notes[0]);
	for (size_t i = 1; i < n; i++)
		labels = arena_format(arena, "%s; %s", labels, breadth_words(arena, &notes[i]));
	return labels;
}

/* ---- sections over all treaties ---- */

static void finding_cells(struct country_view *view, struct doc_node *row, const struct finding *finding)
{
	doc_link(view->doc, doc_cell(view->doc, row, NULL), finding_target(view->arena, finding, NULL),
		 finding_short(view->arena, finding));
	doc_status(view->doc, doc_cell(view->doc, row, NULL), sign_of(finding));
}

static void shortfall_row(struct country_view *view, struct doc_node *rows, const struct finding *finding)
{
	struct doc_node *row = doc_row(view->doc, rows);
	finding_cells(view, row, finding);
	doc_cell(view->doc, row, finding->clause->title);
	cite_laws(view, doc_cell(view->doc, row, NULL), finding, 2);
}

static void shortfall_group(struct country_view *view, struct doc_node *table, bool benchmark, const char *head)
{
	struct doc_node *rows = NULL;
	for (size_t i = 0; i < view->found->n_shortfalls; i++) {
		const struct finding *finding = view->found->shortfalls[i];
		if (finding->benchmark != benchmark)
			continue;
		if (!rows)
			rows = doc_rows(view->doc, table, head);
		shortfall_row(view, rows, finding);
	}
}

static void shortfall_table(struct country_view *view, struct doc_node *section)
{
	static const char *const heads[] = {"Clause", "Status", "Subject", "Law and section"};
	struct doc_node *table = doc_table(view->doc, section, NULL, heads, G_N_ELEMENTS(heads));

	shortfall_group(view, table, false, "Treaties in force for the State");
	shortfall_group(view, table, true, "Benchmark: a difference is described, not a duty that was not kept");
}

/* No text may reach up to the day asked: then what fell short when the acts were searched is all that can be told. */
static void fell_short_before(struct country_view *view, struct doc_node *section)
{
	static const char *const heads[] = {"Clause", "Status then", "As the law stood on", "Subject",
					    "Law and section"};

	if (!view->found->n_fell_short)
		return;
	doc_paragraph(view->doc, section,
		      "These fell short on the last day up to which the acts were searched. Whether they still do is "
		      "not known.");
	struct doc_node *rows =
		doc_rows(view->doc, doc_table(view->doc, section, NULL, heads, G_N_ELEMENTS(heads)), NULL);
	for (size_t i = 0; i < view->found->n_fell_short; i++) {
		const struct finding *now = view->found->fell_short[i], *finding = now->earlier;
		struct doc_node *row = doc_row(view->doc, rows);
		finding_cells(view, row, finding);
		struct doc_node *then = doc_cell(view->doc, row, day_words(view->arena, now->earlier_on));
		if (now->earlier_changed)
			doc_text(view->doc, then, "; the law has changed since");
		doc_cell(view->doc, row, finding->clause->title);
		cite_laws(view, doc_cell(view->doc, row, NULL), finding, 2);
	}
}

static void shortfalls_section(struct country_view *view)
{
	struct doc_node *section = view_section(view, "shortfalls", "All shortfalls");

	if (view->found->n_shortfalls) {
		doc_paragraph(
			view->doc, section,
			"Clauses with a firm duty that the law meets in part, does not meet, or contradicts. First"
			" those that bind the State, then those compared as a benchmark; the order is no measure of"
			" gravity.");
		shortfall_table(view, section);
	} else {
		doc_paragraph(view->doc, section, no_shortfall(view->arena, view->found));
	}
	fell_short_before(view, section);
}

typedef void each_finding(struct country_view *view, struct doc_node *to, const struct finding *finding);

static void for_each(struct country_view *view, struct doc_node *to, each_finding *each)
{
	for (size_t i = 0; i < view->found->n_instruments; i++)
		for (size_t j = 0; j < view->found->instruments[i].n_findings; j++)
			each(view, to, &view->found->instruments[i].findings[j]);
}

static void further_row(struct country_view *view, struct doc_node *rows, const struct finding *finding)
{
	if (!finding->n_wider || counted(finding) == COUNTED_ELSEWHERE)
		return;
	struct doc_node *row = doc_row(view->doc, rows);
	finding_cells(view, row, finding);
	doc_cell(view->doc, row, breadth_labels(view->arena, finding->wider_by, finding->n_wider));
}

static void further_section(struct country_view *view)
{
	static const char *const heads[] = {"Clause", "Status", "The law also reaches"};
	struct doc_node *section = view_section(view, "further", "Where the law goes further");

	if (!view->totals.wider) {
		doc_paragraph(view->doc, section,
			      "No clause was found in which the law touches a safeguard of the treaty"
			      " by reaching more than is asked.");
		return;
	}
	doc_paragraph(
		view->doc, section,
		"A treaty may leave a State free to be stricter. A law that reaches more people or conduct than the"
		" treaty asks is not thereby closer to it, and may touch a safeguard.");
	for_each(view, doc_rows(view->doc, doc_table(view->doc, section, NULL, heads, G_N_ELEMENTS(heads)), NULL),
		 further_row);
}

static void clause_link(struct country_view *view, struct doc_node *cell, const struct finding *finding)
{
	doc_link(view->doc, cell, finding_target(view->arena, finding, NULL), finding_short(view->arena, finding));
}

/* A question that has the same answers for several clauses is asked once. */
static void unknown_row(struct country_view *view, struct doc_node *rows, const struct finding *finding,
			const char *question, const char *answer)
{
	const char *lies = bounds_words(view->arena, finding->bounds);
	char *key = g_strjoin("\n", question, answer, lies, NULL);
	struct doc_node *clauses = g_hash_table_lookup(view->asked, key);

	if (clauses) {
		g_free(key);
		doc_text(view->doc, clauses, ", ");
		clause_link(view, clauses, finding);
		return;
	}
	struct doc_node *row = doc_row(view->doc, rows);
	clauses = doc_cell(view->doc, row, NULL);
	clause_link(view, clauses, finding);
	g_hash_table_insert(view->asked, key, clauses);
	doc_cell(view->doc, row, lies);
	doc_cell(view->doc, row, question);
	doc_cell(view->doc, row, answer);
}

static size_t unknown_counted(const struct country_view *view)
{
	return view->totals.bound.of[STATUS_UNKNOWN] + view->totals.benchmark.of[STATUS_UNKNOWN];
}

bool view_asked(const struct country_view *view, const struct finding *finding)
{
	return unknown_counted(view) && finding->status == STATUS_UNKNOWN && counted(finding) != COUNTED_ELSEWHERE;
}

static void unknown_rows(struct country_view *view, struct doc_node *rows, const struct finding *finding)
{
	if (!view_asked(view, finding))
		return;
	for (size_t i = 0; i < finding->n_settled_by; i++)
		unknown_row(view, rows, finding, finding->settled_by[i].question,
			    answers(view->arena, &finding->settled_by[i]));
	if (!finding->n_settled_by)
		unknown_row(view, rows, finding, first_sentence(view->arena, finding->why, 200),
			    "no single answer settles it");
}

static void unknown_section(struct country_view *view)
{
	static const char *const heads[] = {"Clauses", "Status lies", "Question", "What the answer would make of it"};
	struct doc_node *section = view_section(view, "unknown", "What is not known");
	size_t n = unknown_counted(view);

	doc_paragraph(view->doc, section,
		      n ? "What is not known is not a gap. These are the questions that would settle"
			  " it; they can be sent to the authorities of the State."
			: "No counted clause is unknown.");
	if (view->country->limits)
		doc_prose(view->doc, section, view->country->limits);
	if (n)
		for_each(view,
			 doc_rows(view->doc, doc_table(view->doc, section, NULL, heads, G_N_ELEMENTS(heads)), NULL),
			 unknown_rows);
}

static void method_section(struct country_view *view)
{
	struct doc_node *section = view_section(view, "method", "Method");
	struct doc_node *last;

	method_summary(view->doc, section);
	method_crosswalk(view->doc, section);
	last = doc_paragraph(view->doc, section, "What each word and sign means, and what the comparison cannot say: ");
	doc_link(view->doc, last, page_target("method", NULL), "the method in full");
	doc_text(view->doc, last, ".");
}

static void sections(struct country_view *view)
{
	front_page(view);
	doc_add(view->doc, NULL, DOC_PAGE_BREAK);
	doc_add(view->doc, NULL, DOC_CONTENTS);
	shortfalls_section(view);
	further_section(view);
	unknown_section(view);
	carried_section(view);
	concordance_parts(view);
	outside_section(view);
	treaty_section(view);
	cooperation_section(view);
	past_section(view);
	changes_section(view);
	coming_section(view);
	sources_section(view);
	method_section(view);
}

const struct doc *country_report(struct arena *arena, const struct corpus *corpus, const struct country_findings *found)
{
	const struct country *country = found->country;
	struct country_view view = {
		.arena = arena,
		.doc = doc_new(arena, country->code, country->name),
		.corpus = corpus,
		.found = found,
		.country = country,
		.asked = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
		.numbers = g_hash_table_new(NULL, NULL),
		.totals = tally_totals(found),
	};
	view.doc->as_of = found->as_of;
	view.doc->edition = country->edition;
	number_sources(&view);
	sections(&view);
	g_hash_table_destroy(view.numbers);
	g_hash_table_destroy(view.asked);
	return view.doc;
}

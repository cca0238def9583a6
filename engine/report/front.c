/* SPDX-License-Identifier: MIT */
/* The first page of a country's report: it is read alone, by a minister, and prints on one A4. */
#include <string.h>

#include "base/arena.h"
#include "report/sign.h"
#include "report/view.h"
#include "report/words.h"

enum { FIRST_ACTS = 5, FIRST_SHORTFALLS = 5, FIRST_FELL_SHORT = 2, FIRST_FURTHER = 3, FIRST_UNKNOWN = 3 };

/* ---- what was compared ---- */

static const char *treaty_names(struct country_view *view)
{
	const char **names = arena_alloc(view->arena, (view->found->n_instruments + 1) * sizeof *names);
	for (size_t i = 0; i < view->found->n_instruments; i++) {
		const struct instrument *instrument = view->found->instruments[i].instrument;
		names[i] = arena_format(view->arena, "the %s (%s)", instrument->title,
					instrument_short(view->arena, instrument));
	}
	return list_words(view->arena, names, view->found->n_instruments);
}

static void lead(struct country_view *view, struct doc_node *top)
{
	struct doc_node *lead = doc_paragraph(view->doc, top, NULL);
	lead->style = STYLE_LEAD;
	doc_format(view->doc, lead, "The law of %s in force on %s, compared with %s of %s.", view->country->name,
		   day_words(view->arena, view->found->as_of),
		   count_of(view->arena, view->totals.clauses, "clause", "clauses"), treaty_names(view));
}

static const char *not_bound_words(struct country_view *view, const struct instrument_findings *of)
{
	const struct treaty_status *treaty = country_treaty(view->country, of->instrument->id);
	const char *name = instrument_short(view->arena, of->instrument);

	if (!treaty || of->bound == BOUND_UNKNOWN)
		return arena_format(view->arena, "%s, status not known", name);
	if (of->bound == BOUND_SIGNATORY && date_given(treaty->signed_on))
		return arena_format(view->arena, "%s, signed %s, not in force for the State", name,
				    in_date_words(view->arena, treaty->signed_on));
	return arena_format(view->arena, "%s, not in force for the State", name);
}

/* Does a reservation take clauses of a treaty in force out of what binds? */
static bool partly_reserved(const struct instrument_findings *of)
{
	for (size_t i = 0; of->bound == BOUND_PARTY && i < of->n_findings; i++)
		if (of->findings[i].bound == BOUND_RESERVED && of->findings[i].benchmark)
			return true;
	return false;
}

static const char *bound_treaties(struct country_view *view, bool bound)
{
	const char *list = NULL;
	for (size_t i = 0; i < view->found->n_instruments; i++) {
		const struct instrument_findings *of = &view->found->instruments[i];
		if ((of->bound == BOUND_PARTY) != bound && (bound || !partly_reserved(of)))
			continue;
		const char *words = not_bound_words(view, of);
		if (!bound && of->bound == BOUND_PARTY)
			words = arena_format(view->arena, "%s, clauses under a reservation",
					     instrument_short(view->arena, of->instrument));
		if (bound)
			words = arena_format(view->arena, date_given(of->since) ? "%s since %s" : "%s",
					     instrument_short(view->arena, of->instrument),
					     in_date_words(view->arena, of->since));
		list = list ? arena_format(view->arena, "%s; %s", list, words) : words;
	}
	return list ? list : "none of the treaties compared";
}

static const char *evidence_counts(struct country_view *view)
{
	const struct totals *totals = &view->totals;
	size_t base = totals->findings - totals->counted[COUNTED_NOT_ASSESSED];
	GString *out = g_string_new(NULL);

	g_string_printf(out, "of %zu findings, ", base);
	for (size_t i = 0; i < G_N_ELEMENTS(totals->evidence); i++)
		if (totals->evidence[i])
			g_string_append_printf(out, "%s %zu, ", seen_words((enum seen)i), totals->evidence[i]);
	g_string_append_printf(out, "no text %zu; %zu rest on a text older than the day", totals->no_evidence,
			       totals->old_text);
	const char *copy = arena_text(view->arena, out->str);
	g_string_free(out, TRUE);
	return copy;
}

static const char *made_words(struct country_view *view)
{
	const char *prepared = in_date_words(view->arena, view->country->prepared);
	const char *reviewed = in_date_words(view->arena, view->country->reviewed);

	return arena_format(view->arena, "prepared %s; %s%s; %s", prepared ? prepared : "on a day not recorded",
			    reviewed ? "reviewed " : "not reviewed", reviewed ? reviewed : "",
			    consultation_words(view->arena, view->country));
}

static const char *standing_words(struct country_view *view)
{
	const char *since = in_date_words(view->arena, view->country->standing_from);
	return since ? arena_format(view->arena, "%s, since %s", view->country->standing, since)
		     : view->country->standing;
}

static void facts(struct country_view *view, struct doc_node *top)
{
	struct doc *doc = view->doc;
	struct doc_node *facts = doc_add(doc, top, DOC_FACTS);

	doc_fact(doc, facts, "Law as of", day_words(view->arena, view->found->as_of));
	struct doc_node *bound = doc_fact(doc, facts, "In force for the State", bound_treaties(view, true));
	doc_text(doc, bound, "; ");
	doc_link(doc, bound, page_target(NULL, "treaties"), "dates and reservations");
	doc_fact(doc, facts, "Compared as a benchmark", bound_treaties(view, false));
	doc_fact(doc, facts, "Evidence", evidence_counts(view));
	doc_fact(doc, facts, "State of the report", made_words(view));
	if (standing_on(view->country, view->found->as_of))
		doc_fact(doc, facts, "Standing of the law", standing_words(view));
	doc_fact(doc, facts, "Edition", view->country->edition ? view->country->edition : "not recorded");
}

/* ---- up to what text ---- */

struct act_use {
	const struct law *law;
	const struct text *text; /* the one that most results rest on */
	size_t uses, text_uses;
};

static void count_use(GHashTable *uses, const struct use *use)
{
	const void *key = use->provision->text;
	g_hash_table_insert(uses, (gpointer)key,
			    GSIZE_TO_POINTER(GPOINTER_TO_SIZE(g_hash_table_lookup(uses, key)) + 1));
}

static void count_uses(GHashTable *uses, const struct finding *finding)
{
	for (size_t i = 0; i < finding->n_elements; i++)
		for (size_t j = 0; j < finding->elements[i].n_uses; j++)
			count_use(uses, &finding->elements[i].uses[j]);
}

static struct act_use act_use_of(GHashTable *uses, const struct law *law)
{
	struct act_use act = {.law = law};
	for (size_t i = 0; i < law->n_texts; i++) {
		size_t n = GPOINTER_TO_SIZE(g_hash_table_lookup(uses, &law->texts[i]));
		act.uses += n;
		if (n > act.text_uses) {
			act.text = &law->texts[i];
			act.text_uses = n;
		}
	}
	return act;
}

/* By how often they are cited; in the file's order where that is equal. */
static int by_uses(const void *a, const void *b)
{
	const struct act_use *x = a, *y = b;
	if (x->uses != y->uses)
		return x->uses < y->uses ? 1 : -1;
	return x->law < y->law ? -1 : x->law > y->law;
}

static GArray *cited_acts(struct country_view *view)
{
	GHashTable *uses = g_hash_table_new(NULL, NULL);
	GArray *acts = g_array_new(FALSE, FALSE, sizeof(struct act_use));

	for (size_t i = 0; i < view->found->n_instruments; i++)
		for (size_t j = 0; j < view->found->instruments[i].n_findings; j++)
			count_uses(uses, &view->found->instruments[i].findings[j]);
	for (size_t i = 0; i < view->country->n_laws; i++) {
		struct act_use act = act_use_of(uses, &view->country->laws[i]);
		if (act.uses)
			g_array_append_val(acts, act);
	}
	g_array_sort(acts, by_uses);
	g_hash_table_destroy(uses);
	return acts;
}

static const char *later_words(struct country_view *view, const struct text *text)
{
	if (text->seen == SEEN_NOT_SEEN)
		return "not read";
	if (text->amended_unread)
		return arena_format(view->arena, "%s; later acts not read", in_date_words(view->arena, text->as_of));
	if (text->n_amended_since)
		return arena_format(view->arena, "%s; later act of %s not read",
				    in_date_words(view->arena, text->as_of),
				    in_date_words(view->arena, text->amended_since[0]));
	return arena_format(view->arena, "%s; no later act by %s", in_date_words(view->arena, text->as_of),
			    in_date_words(view->arena, text->accessed));
}

static void acts_table(struct country_view *view, struct doc_node *section)
{
	GArray *acts = cited_acts(view);
	size_t shown = MIN(acts->len, FIRST_ACTS);
	const char *const heads[] = {acts->len > shown
					     ? arena_format(view->arena, "Principal acts, %zu of %u that are cited",
							    shown, acts->len)
					     : "Acts that are cited",
				     "Read in", "Up to"};
	struct doc_node *rows = NULL;

	for (size_t i = 0; i < shown; i++) {
		const struct act_use *act = &g_array_index(acts, struct act_use, i);
		if (!rows)
			rows = doc_rows(view->doc, doc_table(view->doc, section, NULL, heads, 3), NULL);
		struct doc_node *row = doc_row(view->doc, rows);
		doc_cell(view->doc, row, act->law->title);
		struct doc_node *cell = doc_cell(view->doc, row, seen_words(act->text->seen));
		view_source_link(view, cell, act->text);
		doc_cell(view->doc, row, later_words(view, act->text));
	}
	g_array_free(acts, TRUE);
}

/* ---- how many clauses, and how they stand ---- */

static void counts_sentence(struct country_view *view, struct doc_node *to, const struct doc_counts *counts)
{
	static const enum status order[] = {STATUS_MET, STATUS_PARTLY_MET, STATUS_NOT_MET, STATUS_CONFLICT,
					    STATUS_UNKNOWN};
	for (size_t i = 0; i < G_N_ELEMENTS(order); i++) {
		const char *between = !i ? "" : i + 1 == G_N_ELEMENTS(order) ? " and " : ", ";
		const char *words = order[i] == STATUS_CONFLICT ? "in conflict" : status_words(order[i]);
		size_t n = counts->of[order[i]];
		const char *verb = i ? "" : n == 1 ? "is " : "are ";
		doc_text(view->doc, to, between);
		doc_strong(view->doc, to, arena_format(view->arena, "%zu %s%s", n, verb, words));
	}
}

static void summary_sentence(struct country_view *view, struct doc_node *section)
{
	const struct totals *totals = &view->totals;
	struct doc_node *p = doc_paragraph(view->doc, section, NULL);

	if (totals->bound.base) {
		doc_format(view->doc, p, "Of the %s that bind %s and are counted, ",
			   count_of(view->arena, totals->bound.base, "clause", "clauses"), view->country->name);
		counts_sentence(view, p, &totals->bound);
		doc_text(view->doc, p, ". ");
	}
	if (totals->benchmark.base) {
		doc_format(view->doc, p, "Of the %s compared as a benchmark, ",
			   count_of(view->arena, totals->benchmark.base, "clause", "clauses"));
		counts_sentence(view, p, &totals->benchmark);
		doc_text(view->doc, p, ".");
	}
	if (!totals->bound.base && !totals->benchmark.base)
		doc_text(view->doc, p, "No clause could be counted.");
	if (view->found->n_fell_short) {
		doc_text(view->doc, p, " When the acts were searched last, ");
		doc_link(view->doc, p, page_target(NULL, "shortfalls"),
			 count_of(view->arena, view->found->n_fell_short, "clause", "clauses"));
		doc_text(view->doc, p, " of the unknown fell short.");
	}
}

static void share_rows(struct country_view *view, struct doc_node *section)
{
	size_t n;
	const struct tally *rows = tally_rows(view->arena, view->found, &n);
	struct doc_node *shares = doc_block(view->doc, section, DOC_SHARES, NULL);
	shares->anchor = "Treaty";

	for (size_t i = 0; i < n; i++) {
		const char *name = instrument_short(view->arena, rows[i].instrument);
		if (rows[i].from)
			name = arena_format(view->arena, "%s for offences of %s",
					    instrument_short(view->arena, rows[i].from), name);
		struct doc_node *share = doc_block(view->doc, shares, DOC_SHARE, name);
		share->label = rows[i].benchmark ? "benchmark" : "in force";
		share->counts = &rows[i].counts;
	}
	shares->label =
		"Base: clauses counted, without those that do not apply. The counts are not a score: clauses differ in"
		" weight, and an unknown is not a gap.";
}

static void add_reason(GString *out, const char *words, size_t n)
{
	if (n)
		g_string_append_printf(out, "%s%zu %s", out->len ? ", " : "", n, words);
}

static const char *outside_counts(struct country_view *view)
{
	GString *out = g_string_new(NULL);
	for (size_t i = OUTSIDE_PRACTICE; i <= OUTSIDE_SAVING; i++)
		add_reason(out, outside_words((enum clause_outside)i), view->totals.outside[i]);
	const char *copy = arena_text(view->arena, out->str);
	g_string_free(out, TRUE);
	return copy;
}

static void unknown_why(struct country_view *view, struct doc_node *p)
{
	const struct totals *totals = &view->totals;
	size_t n = totals->unknown_text + totals->unknown_search + totals->unknown_fact;
	GString *out = g_string_new(NULL);

	if (!n) {
		g_string_free(out, TRUE);
		return;
	}
	add_reason(out, "where a text was not read or does not settle it", totals->unknown_text);
	add_reason(out, "where no act was searched for the rule", totals->unknown_search);
	add_reason(out, "where a fact is not recorded", totals->unknown_fact);
	doc_format(view->doc, p, "%zu could not be decided: %s. ", n, out->str);
	g_string_free(out, TRUE);
}

static void not_counted(struct country_view *view, struct doc_node *section)
{
	const size_t *by = view->totals.counted;
	GString *out = g_string_new(NULL);
	struct doc_node *p = doc_paragraph(view->doc, section, NULL);

	unknown_why(view, p);
	add_reason(out, "choices or soft duties", by[COUNTED_SOFT]);
	add_reason(out, "judged through another clause", by[COUNTED_ELSEWHERE]);
	add_reason(out, "that do not apply", by[COUNTED_NOT_APPLICABLE]);
	if (by[COUNTED_NOT_ASSESSED])
		g_string_append_printf(out, "%s%zu not assessed (%s)", out->len ? ", " : "", by[COUNTED_NOT_ASSESSED],
				       outside_counts(view));
	if (out->len)
		doc_format(view->doc, p, "Shown and not counted: %s.", out->str);
	g_string_free(out, TRUE);
}

static void summary(struct country_view *view, struct doc_node *front)
{
	struct doc_node *section = doc_section(view->doc, front, "summary", "Summary");
	summary_sentence(view, section);
	share_rows(view, section);
	not_counted(view, section);
	acts_table(view, section);
}

/* ---- what a minister would act on ---- */

/* `on`: the day on which it was so; 0: the day asked. Of what was so then few are shown, so that each has more room. */
static void shortfall(struct country_view *view, struct doc_node *points, const struct finding *finding, day on)
{
	struct doc *doc = view->doc;
	struct doc_node *point = doc_block(doc, points, DOC_POINT, finding->clause->title);
	struct doc_node *said = doc_paragraph(doc, point, "Asked: ");
	const char *asked = first_sentence(view->arena, with_capital(view->arena, finding->clause->unit->text), 85);

	doc_text(doc, said, with_stop(view->arena, asked));
	doc_text(doc, said, on ? " Found then: " : " Found: ");
	doc_text(doc, said, first_sentence(view->arena, finding->why, on ? 220 : 160));
	struct doc_node *reference = doc_add(doc, point, DOC_REFERENCE);
	doc_link(doc, reference, finding_target(view->arena, finding, NULL), finding_short(view->arena, finding));
	doc_text(doc, reference, " ");
	doc_status(doc, reference, sign_of(finding));
	if (on)
		doc_format(doc, reference, " on %s", day_words(view->arena, on));
	doc_add(doc, reference, DOC_BREAK);
	cite_laws(view, reference, finding, 2);
	cite_sources(view, reference, finding, 2);
}

/* `more`: what the link to all calls them. */
static void of_all(struct country_view *view, struct doc_node *section, size_t n, const char *more)
{
	struct doc_node *note = doc_note(view->doc, section, NULL);

	doc_format(view->doc, note, "%zu of ", n);
	doc_link(view->doc, note, page_target(NULL, "shortfalls"), more);
	doc_text(view->doc, note,
		 ", in the order in which they would be read first: what binds before what does not. The order"
		 " is no measure of gravity.");
}

/* No text may reach up to the day asked: then what fell short when the acts were searched is all that can be told. */
static void fell_short_before(struct country_view *view, struct doc_node *section)
{
	const struct country_findings *found = view->found;
	size_t n = 0;
	struct doc_node *points;

	while (n < MIN(found->n_fell_short, FIRST_FELL_SHORT) && !found->fell_short[n]->earlier_changed)
		n++; /* the page has to stay one page */
	if (!found->n_fell_short)
		return;
	if (!n) {
		struct doc_node *said = doc_paragraph(view->doc, section, "Under law that has changed since, ");
		doc_link(view->doc, said, page_target(NULL, "shortfalls"),
			 count_of(view->arena, found->n_fell_short, "clause", "clauses"));
		doc_text(view->doc, said, " fell short when the acts were searched last.");
		return;
	}
	doc_paragraph(view->doc, section,
		      "These fell short when the acts were searched last. Whether they still do is not known.");
	points = doc_add(view->doc, section, DOC_POINTS);
	for (size_t i = 0; i < n; i++)
		shortfall(view, points, found->fell_short[i]->earlier, found->fell_short[i]->earlier_on);
	of_all(view, section, n,
	       count_of(view->arena, found->n_fell_short, "clause that fell short then",
			"clauses that fell short then"));
}

static void shortfalls(struct country_view *view, struct doc_node *front)
{
	const struct country_findings *found = view->found;
	size_t n = MIN(found->n_shortfalls, FIRST_SHORTFALLS);
	struct doc_node *section = doc_section(view->doc, front, "first-shortfalls", "Principal shortfalls");

	if (!n) {
		doc_paragraph(view->doc, section, no_shortfall(view->arena, found));
		fell_short_before(view, section);
		return;
	}
	struct doc_node *points = doc_add(view->doc, section, DOC_POINTS);
	for (size_t i = 0; i < n; i++)
		shortfall(view, points, found->shortfalls[i], 0);
	of_all(view, section, n, count_of(view->arena, found->n_shortfalls, "shortfall", "shortfalls"));
}

typedef bool shown_finding(const struct finding *finding);
typedef void say_finding(struct country_view *view, struct doc_node *entry, const struct finding *finding);

static void first_entry(struct country_view *view, struct doc_node *list, say_finding *say,
			const struct finding *finding)
{
	struct doc_node *entry = doc_entry(view->doc, list, NULL);
	doc_link(view->doc, entry, finding_target(view->arena, finding, NULL), finding_short(view->arena, finding));
	doc_text(view->doc, entry, ": ");
	say(view, entry, finding);
}

/* What binds comes before what does not, a treaty's own clauses before those it carries. */
static size_t turn(const struct finding *finding)
{
	return (finding->benchmark ? 2u : 0u) + (finding->host ? 1u : 0u);
}

/* The first few findings of a kind as a list, and a link to all. */
static void first_few(struct country_view *view, struct doc_node *section, shown_finding *shown, say_finding *say,
		      size_t most)
{
	struct doc_node *list = doc_list(view->doc, section, STYLE_PLAIN);
	GPtrArray *turns[4];
	size_t n = 0, said = 0;

	for (size_t i = 0; i < G_N_ELEMENTS(turns); i++)
		turns[i] = g_ptr_array_new();
	for (size_t i = 0; i < view->found->n_instruments; i++)
		for (size_t j = 0; j < view->found->instruments[i].n_findings; j++) {
			const struct finding *finding = &view->found->instruments[i].findings[j];
			if (shown(finding))
				g_ptr_array_add(turns[turn(finding)], (gpointer)finding);
		}
	for (size_t i = 0; i < G_N_ELEMENTS(turns); i++) {
		n += turns[i]->len;
		for (size_t j = 0; j < turns[i]->len && said < most; j++, said++)
			first_entry(view, list, say, turns[i]->pdata[j]);
		g_ptr_array_free(turns[i], TRUE);
	}
	if (n > said)
		doc_link(view->doc, doc_entry(view->doc, list, NULL), page_target(NULL, section->label),
			 arena_format(view->arena, "and %zu more", n - said));
}

static bool goes_further(const struct finding *finding)
{
	return finding->n_wider && counted(finding) != COUNTED_ELSEWHERE;
}

static void say_further(struct country_view *view, struct doc_node *entry, const struct finding *finding)
{
	doc_text(view->doc, entry, breadth_labels(view->arena, finding->wider_by, finding->n_wider));
}

static void further(struct country_view *view, struct doc_node *front)
{
	struct doc_node *section = doc_section(view->doc, front, "first-further", "Where the law goes further");
	section->label = "further";
	if (view->totals.wider)
		first_few(view, section, goes_further, say_further, FIRST_FURTHER);
	else
		doc_paragraph(view->doc, section, "No safeguard of the treaties was found to be touched.");
}

static bool is_open(const struct finding *finding)
{
	return finding->status == STATUS_UNKNOWN && finding->n_settled_by && counted(finding) == COUNTED;
}

static void say_open(struct country_view *view, struct doc_node *entry, const struct finding *finding)
{
	doc_text(view->doc, entry, first_sentence(view->arena, finding->settled_by[0].question, 120));
	doc_format(view->doc, entry, " %s", answers(view->arena, finding->settled_by));
}

static void unknown(struct country_view *view, struct doc_node *front)
{
	struct doc_node *section = doc_section(view->doc, front, "first-unknown", "What is not known");
	size_t n = view->totals.bound.of[STATUS_UNKNOWN] + view->totals.benchmark.of[STATUS_UNKNOWN];
	section->label = "unknown";
	if (n)
		first_few(view, section, is_open, say_open, FIRST_UNKNOWN);
	else
		doc_paragraph(view->doc, section, "No counted clause is unknown.");
}

void front_page(struct country_view *view)
{
	struct doc_node *front = doc_add(view->doc, NULL, DOC_FRONT);
	struct doc_node *top = doc_add(view->doc, front, DOC_TOP);

	doc_block(view->doc, top, DOC_TITLE, view->country->name)->label =
		arena_format(view->arena, "Gap report · %s",
			     view->corpus->publisher.name ? view->corpus->publisher.name : "State");
	lead(view, top);
	doc_caveat(view->doc, top);
	facts(view, top);
	summary(view, front);
	shortfalls(view, front);
	further(view, front);
	unknown(view, front);
}

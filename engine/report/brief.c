/* SPDX-License-Identifier: MIT */
/* The order of a pack: cover, a brief of two pages a country, the region, the clauses that divide the room, questions for
 * discussion, glossary, sources. */
#include "report/brief.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "report/region-view.h"
#include "report/sign.h"
#include "report/words.h"

enum { FEW = 6, FEW_SHEETS = 12 };

struct brief {
	struct doc *doc;
	struct arena *arena;
	const struct corpus *corpus;
	const struct country_findings **countries; /* in alphabetical order */
	size_t n;
	const struct topic *topic;
	struct region *region;
	GPtrArray *sheets; /* struct sheet *: the clauses that divide the room */
};

static struct doc_node *part(struct brief *brief, const char *anchor, const char *heading)
{
	doc_add(brief->doc, NULL, DOC_PAGE_BREAK);
	return doc_section(brief->doc, NULL, anchor, heading);
}

/* ---- the cover ---- */

static void cover(struct brief *brief)
{
	struct doc *doc = brief->doc;
	struct doc_node *top = doc_add(doc, NULL, DOC_TOP);
	const char **names = arena_alloc(brief->arena, (brief->n + 1) * sizeof *names);

	for (size_t i = 0; i < brief->n; i++)
		names[i] = brief->countries[i]->country->name;
	doc_block(doc, top, DOC_TITLE, doc->title)->label = "Briefing pack";
	doc_paragraph(
		doc, top,
		arena_format(
			brief->arena,
			"For a workshop of prosecutors and drafters: what the law of %s says, clause by clause, beside"
			" what the treaties ask; where it differs; and what is not known.",
			list_words(brief->arena, names, brief->n)))
		->style = STYLE_LEAD;
	doc_caveat(doc, top);
	struct doc_node *facts = doc_add(doc, top, DOC_FACTS);
	doc_fact(doc, facts, "Law as of", day_words(brief->arena, doc->as_of));
	doc_fact(doc, facts, "Subject", brief->topic ? brief->topic->label : "All clauses");
	if (brief->corpus->publisher.name)
		doc_fact(doc, facts, "Published by", brief->corpus->publisher.name);
	doc_add(doc, NULL, DOC_CONTENTS);
	struct doc_node *key = doc_section(doc, NULL, "key", "How to read the signs");
	doc_paragraph(
		doc, key,
		"What is in parentheses is a comparison with a treaty that does not bind the State: it describes a"
		" difference. Unknown is not a gap. Going further is not better. States are not ranked.");
	doc_add(doc, key, DOC_KEY);
}

/* ---- two pages on a country ---- */

typedef bool pick(const struct finding *finding);

static bool falls_short(const struct finding *finding)
{
	return finding->shortfall;
}

static bool goes_further(const struct finding *finding)
{
	return finding->n_wider && counted(finding) != COUNTED_ELSEWHERE;
}

static bool is_open(const struct finding *finding)
{
	return finding->status == STATUS_UNKNOWN && counted(finding) == COUNTED && finding->n_settled_by;
}

static void entry_words(struct brief *brief, struct doc_node *entry, const struct finding *finding, pick *picks)
{
	struct doc *doc = brief->doc;

	doc_strong(doc, entry, finding_short(brief->arena, finding));
	doc_format(doc, entry, " %s: ", finding->clause->title);
	if (picks == is_open) {
		doc_text(doc, entry, finding->settled_by[0].question);
		return;
	}
	doc_status(doc, entry, sign_of(finding));
	if (picks == goes_further)
		doc_format(doc, entry, " %s", breadth_words(brief->arena, &finding->wider_by[0]));
	else
		doc_format(doc, entry, " %s", first_sentence(brief->arena, finding->why, 180));
}

/* At most a few findings, and how many more there are. */
static void some(struct brief *brief, struct doc_node *to, const struct country_findings *found, const char *heading,
		 const char *none, pick *picks)
{
	struct doc_node *section = doc_section(brief->doc, to, NULL, heading), *list = NULL;
	size_t n = 0;

	for (size_t i = 0; i < found->n_instruments; i++)
		for (size_t j = 0; j < found->instruments[i].n_findings; j++) {
			const struct finding *finding = &found->instruments[i].findings[j];
			if (!picks(finding) || n++ >= FEW)
				continue;
			if (!list)
				list = doc_list(brief->doc, section, STYLE_PLAIN);
			entry_words(brief, doc_entry(brief->doc, list, NULL), finding, picks);
		}
	if (!n)
		doc_paragraph(brief->doc, section, none);
	else if (n > FEW)
		doc_note(brief->doc, section, arena_format(brief->arena, "And %zu more in the report.", n - FEW));
}

/* What is unknown now and fell short when the acts were searched last, each with its status and day then. */
static void fell_short_before(struct brief *brief, struct doc_node *to, const struct country_findings *found)
{
	struct doc_node *section, *list;

	if (!found->n_fell_short)
		return;
	section = doc_section(brief->doc, to, NULL, "What fell short when the acts were searched last");
	list = doc_list(brief->doc, section, STYLE_PLAIN);
	for (size_t i = 0; i < MIN(found->n_fell_short, FEW); i++) {
		const struct finding *now = found->fell_short[i], *finding = now->earlier;
		struct doc_node *entry = doc_entry(brief->doc, list, NULL);

		doc_strong(brief->doc, entry, finding_short(brief->arena, finding));
		doc_format(brief->doc, entry, " %s: ", finding->clause->title);
		doc_status(brief->doc, entry, sign_of(finding));
		doc_format(brief->doc, entry, " on %s%s", day_words(brief->arena, now->earlier_on),
			   now->earlier_changed ? "; the law has changed since" : "");
	}
	if (found->n_fell_short > FEW)
		doc_note(brief->doc, section,
			 arena_format(brief->arena, "And %zu more in the report. Whether it is still so is not known.",
				      found->n_fell_short - FEW));
	else
		doc_note(brief->doc, section, "Whether it is still so is not known.");
}

/* "SoM 5, 6(1)(a); UNTOC 5(2)": those with the status, each treaty named once. */
static const char *names_with(struct brief *brief, const struct country_findings *found, enum status status)
{
	const char *names = NULL;

	for (size_t i = 0; i < found->n_instruments; i++) {
		bool named = false;
		for (size_t j = 0; j < found->instruments[i].n_findings; j++) {
			const struct finding *finding = &found->instruments[i].findings[j];
			if (finding->status != status || finding->host || counted(finding) == COUNTED_ELSEWHERE)
				continue;
			const char *name = named ? bare_citation(finding->clause->unit->citation)
						 : finding_short(brief->arena, finding);
			names = names ? arena_format(brief->arena, "%s%s %s", names, named ? "," : ";", name) : name;
			named = true;
		}
	}
	return names;
}

static void by_status(struct brief *brief, struct doc_node *to, const struct country_findings *found)
{
	static const enum status order[] = {STATUS_CONFLICT, STATUS_NOT_MET, STATUS_PARTLY_MET,    STATUS_MET,
					    STATUS_UNKNOWN,  STATUS_ABSENT,  STATUS_NOT_APPLICABLE};
	struct doc_node *facts = doc_add(brief->doc, doc_section(brief->doc, to, NULL, "Clause by clause"), DOC_FACTS);

	for (size_t i = 0; i < G_N_ELEMENTS(order); i++) {
		const char *names = names_with(brief, found, order[i]);
		if (names)
			doc_fact(brief->doc, facts, with_capital(brief->arena, status_words(order[i])), names);
	}
}

static void authorities(struct brief *brief, struct doc_node *to, const struct country *country)
{
	struct doc_node *list = NULL;

	for (size_t i = 0; i < MIN(country->n_authorities, FEW); i++) {
		const struct authority *authority = &country->authorities[i];
		if (!list)
			list = doc_list(brief->doc, doc_section(brief->doc, to, NULL, "Who answers"), STYLE_PLAIN);
		doc_entry(brief->doc, list,
			  arena_format(brief->arena, "%s: %s%s%s%s", with_capital(brief->arena, authority->role),
				       authority->name, authority->languages ? " (" : "",
				       authority->languages ? authority->languages : "",
				       authority->languages ? ")" : ""));
	}
}

static const char *bound_by(struct brief *brief, const struct country_findings *found)
{
	const char *list = NULL;

	for (size_t i = 0; i < found->n_instruments; i++) {
		const struct instrument_findings *of = &found->instruments[i];
		const char *since = in_date_words(brief->arena, of->since);
		const char *one =
			arena_format(brief->arena, "%s: %s%s%s", instrument_short(brief->arena, of->instrument),
				     bound_words(of->bound), since ? " since " : "", since ? since : "");
		list = list ? arena_format(brief->arena, "%s; %s", list, one) : one;
	}
	return list;
}

/* "10 clauses: 4 met, 6 unknown"; nothing where none was compared. */
static void compared(struct brief *brief, struct doc_node *facts, const char *label, struct doc_counts counts)
{
	static const enum status order[] = {STATUS_MET, STATUS_PARTLY_MET, STATUS_NOT_MET, STATUS_CONFLICT,
					    STATUS_UNKNOWN};
	const char *words = arena_format(brief->arena, "%zu %s", counts.base, counts.base == 1 ? "clause" : "clauses");
	const char *mark = ":";

	if (!counts.base)
		return;
	for (size_t i = 0; i < G_N_ELEMENTS(order); i++) {
		if (!counts.of[order[i]])
			continue;
		words = arena_format(brief->arena, "%s%s %zu %s", words, mark, counts.of[order[i]],
				     status_words(order[i]));
		mark = ",";
	}
	doc_fact(brief->doc, facts, label, words);
}

static void country_brief(struct brief *brief, const struct country_findings *found)
{
	struct doc_node *section = part(brief, found->country->code, found->country->name);
	struct doc_node *facts = doc_add(brief->doc, section, DOC_FACTS);
	struct totals totals = tally_totals(found);

	doc_fact(brief->doc, facts, "Bound", bound_by(brief, found));
	compared(brief, facts, "In force", totals.bound);
	compared(brief, facts, "As a benchmark", totals.benchmark);
	if (standing_on(found->country, found->as_of))
		doc_fact(brief->doc, facts, "Standing", found->country->standing);
	doc_fact(brief->doc, facts, "Edition", found->country->edition);
	some(brief, section, found, "Where the law falls short", "No shortfall is established as of this day.",
	     falls_short);
	fell_short_before(brief, section, found);
	some(brief, section, found, "Where it goes further", "No safeguard was found to be touched.", goes_further);
	some(brief, section, found, "What is not known", "No counted clause is unknown.", is_open);
	authorities(brief, section, found->country);
	by_status(brief, section, found);
}

/* ---- the clauses that divide the room ---- */

static bool is_known(enum status status)
{
	return status <= STATUS_MET;
}

/* Known statuses that differ; or, with `open`, one that is met beside one that is unknown. */
static bool divides(const struct sheet *sheet, bool open)
{
	bool met = false, other = false, unknown = false;

	for (size_t i = 0; i < sheet->n_entries; i++) {
		enum status status = sheet_sign(sheet->entries[i]).status;
		if (sheet_counted(sheet->entries[i]) != COUNTED)
			continue;
		met |= status == STATUS_MET;
		other |= is_known(status) && status != STATUS_MET;
		unknown |= status == STATUS_UNKNOWN;
	}
	return open ? met && unknown && !other : met && other;
}

/* First those on which what is known differs; where there are few, those that one State shows and another leaves open. */
static void gather_sheets(struct brief *brief)
{
	for (int open = 0; open < 2; open++)
		for (size_t i = 0; i < region_sheets(brief->region) && brief->sheets->len < FEW_SHEETS; i++) {
			struct sheet sheet = region_sheet_of(brief->region, i, brief->arena);
			if (sheet.n_entries > 1 && divides(&sheet, open))
				g_ptr_array_add(brief->sheets, arena_copy(brief->arena, &sheet, sizeof sheet));
		}
}

static void sheets(struct brief *brief)
{
	for (guint i = 0; i < brief->sheets->len; i++) {
		const struct sheet *sheet = brief->sheets->pdata[i];
		struct doc_node *section =
			part(brief, sheet->anchor,
			     arena_format(brief->arena, "%s: %s", sheet->name, sheet->clause->title));
		section->style = STYLE_MATRIX; /* wide: landscape in print */
		doc_paragraph(brief->doc, section, asks_text(brief->arena, sheet->clause))->style = STYLE_LEAD;
		sheet_sections(brief->doc, section, sheet);
	}
}

/* ---- questions for discussion ---- */

static const char *states_with(struct brief *brief, const struct sheet *sheet, bool met)
{
	const char *names[64];
	size_t n = 0;

	for (size_t i = 0; i < sheet->n_entries && n < G_N_ELEMENTS(names); i++)
		if ((sheet_sign(sheet->entries[i]).status == STATUS_MET) == met &&
		    sheet_counted(sheet->entries[i]) == COUNTED)
			names[n++] = sheet_state(sheet->entries[i]);
	return n ? list_words(brief->arena, names, n) : NULL;
}

static void discussion(struct brief *brief)
{
	struct doc_node *section = part(brief, "discussion", "Questions for discussion");
	struct doc_node *list = doc_list(brief->doc, section, STYLE_ORDERED);

	for (guint i = 0; i < brief->sheets->len; i++) {
		const struct sheet *sheet = brief->sheets->pdata[i];
		const char *met = states_with(brief, sheet, true), *others = states_with(brief, sheet, false);
		struct doc_node *entry = doc_entry(brief->doc, list, NULL);
		doc_strong(brief->doc, entry, sheet->name);
		doc_format(brief->doc, entry,
			   ": the law of %s meets the clause. Which of its words could serve %s, and what would have to"
			   " move in the law there? If the law is there and was not found, which section is it?",
			   met, others);
	}
	doc_entry(brief->doc, list,
		  "Where a law reaches more than the treaty asks, whom does it reach: family members, rescuers, "
		  "humanitarian"
		  " helpers, the migrants or victims themselves? How are they spared in law, and how in practice?");
	doc_entry(
		brief->doc, list,
		"Which of the open questions in the country briefs can be answered in the room, with act and section?");
}

/* ---- glossary and sources ---- */

static bool of_topic(const struct term *term, const struct topic *topic)
{
	return term->definition && term->topic && (!topic || topic_within(term->topic, topic));
}

static void glossary(struct brief *brief)
{
	static const char *const heads[] = {"Word", "Means"};
	const struct vocabulary *vocabulary = brief->corpus->instruments->vocabulary;
	struct doc_node *section = part(brief, "glossary", "Glossary");
	struct doc_node *rows = doc_rows(brief->doc, doc_table(brief->doc, section, NULL, heads, 2), NULL);
	const struct list *list = vocabulary->offence->key->list;

	for (size_t i = 0; i < brief->corpus->instruments->count; i++) {
		struct doc_node *row = doc_row(brief->doc, rows);
		doc_cell(brief->doc, row, instrument_short(brief->arena, brief->corpus->instruments->all[i]));
		doc_cell(brief->doc, row, brief->corpus->instruments->all[i]->title);
	}
	for (size_t i = 0; i < list->n_terms; i++) {
		if (!of_topic(&list->terms[i], brief->topic))
			continue;
		struct doc_node *row = doc_row(brief->doc, rows);
		doc_cell(brief->doc, row, with_capital(brief->arena, list->terms[i].label));
		doc_cell(brief->doc, row, list->terms[i].definition);
	}
}

static void add_texts(GHashTable *used, const struct country_findings *found)
{
	for (size_t i = 0; i < found->n_instruments; i++)
		for (size_t j = 0; j < found->instruments[i].n_findings; j++) {
			const struct finding *finding = &found->instruments[i].findings[j];
			for (size_t k = 0; k < finding->n_elements; k++)
				for (size_t u = 0; u < finding->elements[k].n_uses; u++)
					g_hash_table_add(used, (gpointer)finding->elements[k].uses[u].provision->text);
		}
}

static void sources(struct brief *brief)
{
	struct doc_node *section = part(brief, "sources", "Sources");

	for (size_t i = 0; i < brief->n; i++) {
		const struct country *country = brief->countries[i]->country;
		GHashTable *used = g_hash_table_new(NULL, NULL);
		struct doc_node *list = NULL;
		add_texts(used, brief->countries[i]);
		for (size_t l = 0; l < country->n_laws; l++)
			for (size_t t = 0; t < country->laws[l].n_texts; t++) {
				const struct text *text = &country->laws[l].texts[t];
				if (!g_hash_table_contains(used, text))
					continue;
				if (!list)
					list = doc_list(brief->doc,
							doc_section(brief->doc, section, NULL, country->name),
							STYLE_PLAIN);
				struct doc_node *entry = doc_entry(brief->doc, list, law_name(brief->arena, text->law));
				doc_format(brief->doc, entry, ": %s",
					   evidence_words(brief->arena, text->seen, text->as_of));
			}
		g_hash_table_destroy(used);
	}
	doc_note(brief->doc, section, "The addresses at which the texts were read stand in each State's report.");
}

static const char *title(struct brief *brief)
{
	return brief->topic ? arena_format(brief->arena, "%s: %s", brief->topic->label,
					   count_of(brief->arena, brief->n, "State", "States"))
			    : arena_format(brief->arena, "Law and treaties: %s",
					   count_of(brief->arena, brief->n, "State", "States"));
}

static int by_name(const void *a, const void *b)
{
	const struct country_findings *const *x = a, *const *y = b;
	return strcmp((*x)->country->name, (*y)->country->name);
}

const struct doc *brief_report(struct arena *arena, const struct corpus *corpus,
			       const struct country_findings *const *countries, size_t n, const struct topic *topic,
			       struct region *region)
{
	struct brief brief = {.arena = arena,
			      .corpus = corpus,
			      .countries = arena_copy(arena, countries, n * sizeof *countries),
			      .n = n,
			      .topic = topic,
			      .region = region,
			      .sheets = g_ptr_array_new()};

	qsort(brief.countries, n, sizeof *brief.countries, by_name);
	region_sort(region);
	brief.doc = doc_new(arena, "brief", title(&brief));
	brief.doc->as_of = countries[0]->as_of;
	gather_sheets(&brief);
	cover(&brief);
	for (size_t i = 0; i < n; i++)
		country_brief(&brief, brief.countries[i]);
	region_shows(brief.region, brief.doc, part(&brief, "region", "The region"));
	discussion(&brief);
	sheets(&brief);
	glossary(&brief);
	sources(&brief);
	g_ptr_array_free(brief.sheets, TRUE);
	return brief.doc;
}

/* SPDX-License-Identifier: MIT */
#include "render/csv.h"

#include <string.h>

#include "base/arena.h"
#include "report/words.h"

struct csv {
	GString *out;
	struct arena *arena; /* for one country */
	const struct country_findings *found;
	bool begun; /* a cell stands before on the line */
};

/* ---- cells ---- */

static bool formula(char c)
{
	return c && strchr("=+-@\t\r", c);
}

static void put_quoted(GString *out, const char *text)
{
	g_string_append_c(out, '"');
	if (formula(*text))
		g_string_append_c(out, '\'');
	for (const char *c = text; *c; c++) {
		if (*c == '"')
			g_string_append_c(out, '"');
		if (c[0] == '\xc2' && c[1] == '\xa0') {
			g_string_append_c(out, ' ');
			c++;
		} else {
			g_string_append_c(out, *c);
		}
	}
	g_string_append_c(out, '"');
}

/* Every text stands in quotes; nothing is an empty cell. */
static void put(struct csv *csv, const char *text)
{
	if (csv->begun)
		g_string_append_c(csv->out, ',');
	csv->begun = true;
	if (text && *text)
		put_quoted(csv->out, text);
}

static void end_row(struct csv *csv)
{
	g_string_append(csv->out, "\r\n");
	csv->begun = false;
}

static void put_date(struct csv *csv, struct date date)
{
	char room[DATE_ROOM];
	put(csv, date_format(date, room));
}

static void put_bounds(struct csv *csv, struct bounds bounds)
{
	put(csv, bounds.none ? NULL : status_words(bounds.lower));
	put(csv, bounds.none ? NULL : status_words(bounds.upper));
}

static void put_evidence(struct csv *csv, enum seen seen, struct date text_as_of)
{
	put(csv, seen == SEEN_NONE ? NULL : seen_words(seen));
	put_date(csv, text_as_of);
}

/* Cells of several things, a semicolon between. */
static void put_list(struct csv *csv, GString *list)
{
	put(csv, list->str);
	g_string_free(list, TRUE);
}

static void add(GString *list, const char *text)
{
	if (!text)
		return;
	if (list->len)
		g_string_append(list, "; ");
	g_string_append(list, text);
}

static void add_searches(struct csv *csv, GString *laws, const struct element_finding *element)
{
	for (size_t i = 0; i < element->n_searched; i++)
		add(laws, claim_sentence(csv->arena, element->searched[i]));
}

static void add_sources(struct csv *csv, GString *sources, GHashTable *told, const struct element_finding *element)
{
	for (size_t i = 0; i < element->n_uses; i++) {
		const char *address = reading_address(csv->arena, element->uses[i].provision->text->read);
		if (address && g_hash_table_add(told, (gpointer)(uintptr_t)address))
			add(sources, address);
	}
}

static void put_uses(struct csv *csv, const struct element_finding *elements, size_t n)
{
	GString *laws = g_string_new(laws_cited(csv->arena, elements, n, true)), *sources = g_string_new(NULL);
	GHashTable *told = g_hash_table_new(g_str_hash, g_str_equal);

	for (size_t i = 0; i < n; i++) {
		add_searches(csv, laws, &elements[i]);
		add_sources(csv, sources, told, &elements[i]);
	}
	g_hash_table_destroy(told);
	put_list(csv, laws);
	put_list(csv, sources);
}

static void put_notes(struct csv *csv, const struct breadth_note *notes, size_t n)
{
	GString *list = g_string_new(NULL);
	for (size_t i = 0; i < n; i++)
		add(list, breadth_words(csv->arena, &notes[i]));
	put_list(csv, list);
}

static void put_questions(struct csv *csv, const struct finding *finding)
{
	GString *list = g_string_new(NULL);
	for (size_t i = 0; i < finding->n_settled_by; i++) {
		const struct question *question = &finding->settled_by[i];
		add(list, arena_format(csv->arena, "%s %s", question->question, answers(csv->arena, question)));
	}
	put_list(csv, list);
}

static void put_comments(struct csv *csv, const struct finding *finding)
{
	GString *list = g_string_new(NULL);
	const struct comment *comment;

	for (size_t at = 0; !finding->host && (comment = country_comment(csv->found->country, finding->clause, &at));)
		add(list, arena_format(csv->arena, "%s (%s)", comment->text, comment->by));
	put_list(csv, list);
}

/* ---- rows ---- */

static const char *const heads[] = {
	"Country",         "Treaty",          "Clause",        "Row",
	"Element",         "Subject",         "Theme",         "Duty",
	"Bound",           "Since",           "What is asked", "Status",
	"Not below",       "Not above",       "Breadth",       "Why",
	"Law and section", "Source",          "Evidence",      "Text as of",
	"Narrower by",     "Goes further by", "Settled by",    "Judged through",
	"Doubt",           "Comments",        "Law as of",     "Edition",
	"Earlier",
};

/* What a clause and its elements have alike, up to the element. */
static void put_place(struct csv *csv, const struct instrument_findings *of, const struct finding *finding)
{
	put(csv, csv->found->country->name);
	put(csv, instrument_short(csv->arena, of->instrument));
	put(csv, finding_short(csv->arena, finding));
}

static void put_standing(struct csv *csv, const struct finding *finding, enum duty duty)
{
	put(csv, finding->clause->title);
	put(csv, finding->clause->theme->label);
	put(csv, duty_words(duty));
	put(csv, bound_words(finding->bound));
	put_date(csv, finding->since);
}

/* `finding`: NULL on the row of an element */
static void put_end(struct csv *csv, const struct finding *finding)
{
	put_date(csv, date_of_day(csv->found->as_of));
	put(csv, csv->found->country->edition);
	put(csv, finding ? earlier_words(csv->arena, finding) : NULL);
	end_row(csv);
}

static void clause_row(struct csv *csv, const struct instrument_findings *of, const struct finding *finding)
{
	put_place(csv, of, finding);
	put(csv, "clause");
	put(csv, NULL);
	put_standing(csv, finding, finding->clause->duty);
	put(csv, asks_text(csv->arena, finding->clause));
	put(csv, status_words(finding->status));
	put_bounds(csv, finding->bounds);
	put(csv, breadth_id(finding->breadth));
	put(csv, finding->why);
	put_uses(csv, finding->elements, finding->n_elements);
	put_evidence(csv, finding->evidence, finding->text_as_of);
	put_notes(csv, finding->narrower_by, finding->n_narrower);
	put_notes(csv, finding->wider_by, finding->n_wider);
	put_questions(csv, finding);
	put(csv, finding->counted_in);
	put(csv, finding->doubt);
	put_comments(csv, finding);
	put_end(csv, finding);
}

static void element_row(struct csv *csv, const struct instrument_findings *of, const struct finding *finding,
			const struct element_finding *element)
{
	put_place(csv, of, finding);
	put(csv, "element");
	put(csv, element->element->id);
	put_standing(csv, finding, element->element->duty);
	put(csv, element->element->question);
	put(csv, status_words(element->result));
	put_bounds(csv, element->bounds);
	put(csv, NULL);
	put(csv, element->reason);
	put_uses(csv, element, 1);
	put_evidence(csv, element->evidence, element->text_as_of);
	for (size_t i = 0; i < 6; i++)
		put(csv, NULL);
	put_end(csv, NULL);
}

void write_csv(GString *out, const struct country_findings *found)
{
	struct csv csv = {.out = out, .arena = arena_new(), .found = found};

	g_string_append(out, "\xef\xbb\xbf");
	for (size_t i = 0; i < G_N_ELEMENTS(heads); i++)
		put(&csv, heads[i]);
	end_row(&csv);
	for (size_t i = 0; i < found->n_instruments; i++) {
		const struct instrument_findings *of = &found->instruments[i];
		for (size_t j = 0; j < of->n_findings; j++) {
			clause_row(&csv, of, &of->findings[j]);
			for (size_t k = 0; k < of->findings[j].n_elements; k++)
				element_row(&csv, of, &of->findings[j], &of->findings[j].elements[k]);
		}
	}
	arena_free(csv.arena);
}

/* SPDX-License-Identifier: MIT */
#include "report/region-view.h"

#include <string.h>

#include "base/arena.h"
#include "report/sign.h"
#include "report/words.h"

struct region *region_new(const struct corpus *corpus)
{
	struct region *region = g_new0(struct region, 1);
	region->arena = arena_new();
	region->corpus = corpus;
	region->as_of = corpus->as_of;
	region->states = g_array_new(FALSE, TRUE, sizeof(struct region_state));
	region->rows = g_ptr_array_new();
	region->by_id = g_hash_table_new(g_str_hash, g_str_equal);
	return region;
}

const struct corpus *region_corpus(const struct region *region)
{
	return region->corpus;
}

void region_free(struct region *region)
{
	if (!region)
		return;
	for (size_t i = 0; i < region->rows->len; i++)
		g_ptr_array_free(((struct region_row *)region->rows->pdata[i])->cells, TRUE);
	g_hash_table_destroy(region->by_id);
	g_ptr_array_free(region->rows, TRUE);
	g_array_free(region->states, TRUE);
	arena_free(region->arena);
	g_free(region);
}

/* ---- gathering ---- */

static void add_topics(GPtrArray *topics, const struct clause *clause)
{
	for (size_t i = 0; i < clause->n_topics; i++)
		for (const struct topic *topic = clause->topics[i]; topic; topic = topic->parent)
			if (!g_ptr_array_find(topics, topic, NULL))
				g_ptr_array_add(topics, (gpointer)(uintptr_t)topic);
}

/* What --topic finds it by: its own topics, those they lie in and, where it is carried, those of the carrying clause. */
static const char *topics_of(struct arena *arena, const struct finding *finding)
{
	GPtrArray *topics = g_ptr_array_new();
	const char *labels = "";

	add_topics(topics, finding->clause);
	if (finding->host)
		add_topics(topics, finding->host);
	for (guint i = 0; i < topics->len; i++) {
		const struct topic *topic = g_ptr_array_index(topics, i);
		labels = arena_format(arena, "%s%s%s", labels, i ? "; " : "", topic->label);
	}
	g_ptr_array_free(topics, TRUE);
	return labels;
}

static struct region_row *row_of(struct region *region, const struct finding *finding, const struct instrument *under)
{
	struct region_row *row = g_hash_table_lookup(region->by_id, finding->id);
	if (row)
		return row;
	row = arena_alloc(region->arena, sizeof *row);
	row->name = finding_short(region->arena, finding);
	row->heading = finding->clause->title;
	row->anchor = finding_anchor(region->arena, finding);
	row->topics = topics_of(region->arena, finding);
	row->clause = finding->clause;
	row->under = under;
	row->cells = g_ptr_array_new();
	g_ptr_array_add(region->rows, row);
	g_hash_table_insert(region->by_id, arena_text(region->arena, finding->id), row);
	return row;
}

static void add_finding(struct region *region, const struct country_findings *found, const struct finding *finding,
			const struct instrument *under, size_t state)
{
	if (finding->status == STATUS_NOT_ASSESSED)
		return;
	GPtrArray *cells = row_of(region, finding, under)->cells;
	if (cells->len <= state)
		g_ptr_array_set_size(cells, (gint)state + 1);
	cells->pdata[state] = (gpointer)(uintptr_t)sheet_take(region->arena, found, finding);
}

void region_add(struct region *region, const struct country_findings *found)
{
	const struct country *country = found->country;
	struct region_state state = {
		.code = arena_text(region->arena, country->code),
		.name = arena_text(region->arena, country->name),
		.edition = arena_text(region->arena, country->edition),
		.index = region->states->len,
		.bounds = arena_alloc(region->arena, (found->n_instruments + 1) * sizeof *state.bounds),
		.n_bounds = found->n_instruments,
		.prepared = country->prepared,
	};

	region->as_of = found->as_of;
	for (size_t i = 0; i < found->n_instruments; i++) {
		const struct instrument_findings *of = &found->instruments[i];
		state.bounds[i] = (struct treaty_bound){of->instrument, of->bound, of->since};
		for (size_t j = 0; j < of->n_findings; j++)
			add_finding(region, found, &of->findings[j], of->instrument, state.index);
	}
	g_array_append_val(region->states, state);
}

/* ---- the document ---- */

static int by_name(const void *a, const void *b)
{
	const struct region_state *x = a, *y = b;
	int order = strcmp(x->name, y->name);
	return order ? order : strcmp(x->code, y->code);
}

const struct region_state *region_state(const struct region *region, size_t i)
{
	return &g_array_index(region->states, struct region_state, i);
}

/* Over the editions of the States that are shown, in their order. */
static const char *index_edition(struct region *region)
{
	GChecksum *sum = g_checksum_new(G_CHECKSUM_SHA256);
	for (size_t i = 0; i < region->states->len; i++) {
		const struct region_state *state = region_state(region, i);
		g_checksum_update(sum, (const guchar *)state->code, (gssize)strlen(state->code) + 1);
		if (state->edition)
			g_checksum_update(sum, (const guchar *)state->edition, (gssize)strlen(state->edition) + 1);
	}
	const char *edition = arena_text_n(region->arena, g_checksum_get_string(sum), 12);
	g_checksum_free(sum);
	return edition;
}

/* The treaties that any State was compared with, in the order of the folder. */
static const struct instrument *const *treaties(struct region *region, size_t *n)
{
	const struct instruments *all = region->corpus->instruments;
	const struct instrument **used = arena_alloc(region->arena, (all->count + 1) * sizeof *used);

	*n = 0;
	for (size_t i = 0; i < all->count; i++) {
		bool found = false;
		for (size_t j = 0; j < region->states->len && !found; j++)
			for (size_t k = 0; k < region_state(region, j)->n_bounds; k++)
				found |= region_state(region, j)->bounds[k].instrument == all->all[i];
		if (found)
			used[(*n)++] = all->all[i];
	}
	return used;
}

static void top(struct region *region, struct doc *doc)
{
	struct arena *arena = region->arena;
	size_t n;
	const struct instrument *const *used = treaties(region, &n);
	const char **names = arena_alloc(arena, (n + 1) * sizeof *names);
	struct doc_node *top = doc_add(doc, NULL, DOC_TOP);

	for (size_t i = 0; i < n; i++)
		names[i] = arena_format(arena, "the %s (%s)", used[i]->title, instrument_short(arena, used[i]));
	doc_block(doc, top, DOC_TITLE, doc->title)->label = "Gap report · region";
	struct doc_node *lead = doc_paragraph(doc, top, NULL);
	lead->style = STYLE_LEAD;
	doc_format(doc, lead, "National law in force on %s, compared clause by clause with %s.",
		   day_words(arena, region->as_of), list_words(arena, names, n));
	doc_caveat(doc, top);

	struct doc_node *facts = doc_add(doc, top, DOC_FACTS);
	doc_fact(doc, facts, "Law as of", day_words(arena, region->as_of));
	doc_fact(doc, facts, "Compared",
		 arena_format(arena, "%s, %s", count_of(arena, region->rows->len, "clause", "clauses"),
			      count_of(arena, region->states->len, "State", "States")));
	if (region->corpus->publisher.name)
		doc_fact(doc, facts, "Published by", region->corpus->publisher.name);
	doc_fact(doc, facts, "Edition", doc->edition);
}

static const char *bound_cell(struct region *region, const struct region_state *state, const struct instrument *treaty)
{
	for (size_t i = 0; i < state->n_bounds; i++) {
		const struct treaty_bound *bound = &state->bounds[i];
		if (bound->instrument != treaty)
			continue;
		if (!date_given(bound->since))
			return bound_words(bound->bound);
		return arena_format(region->arena, "%s since %s", bound_words(bound->bound),
				    in_date_words(region->arena, bound->since));
	}
	return "not compared";
}

static void states_section(struct region *region, struct doc *doc)
{
	struct doc_node *section = doc_numbered(doc, "states", 2, "The States");
	size_t n;
	const struct instrument *const *used = treaties(region, &n);
	const char **heads = arena_alloc(region->arena, (n + 2) * sizeof *heads);

	doc_paragraph(doc, section,
		      "In alphabetical order, and by which treaties each is bound. Each State's report opens with a"
		      " page that can be read alone.");
	heads[0] = "State";
	for (size_t i = 0; i < n; i++)
		heads[i + 1] = instrument_short(region->arena, used[i]);
	heads[n + 1] = "Report prepared";
	struct doc_node *rows = doc_rows(doc, doc_table(doc, section, NULL, heads, n + 2), NULL);
	for (size_t i = 0; i < region->states->len; i++) {
		const struct region_state *state = region_state(region, i);
		struct doc_node *row = doc_row(doc, rows);
		doc_link(doc, doc_cell(doc, row, NULL), page_target(state->code, NULL), state->name);
		for (size_t j = 0; j < n; j++)
			doc_cell(doc, row, bound_cell(region, state, used[j]));
		doc_cell(doc, row, in_date_words(region->arena, state->prepared));
	}
}

static void key_section(struct doc *doc)
{
	struct doc_node *section = doc_numbered(doc, "key", 3, "How to read the signs");
	struct doc_node *p =
		doc_paragraph(doc, section,
			      "A filled cell is a treaty in force for that State; an outlined cell in parentheses is a"
			      " comparison with a benchmark, which describes a difference and not a duty that was not"
			      " kept. Unknown is not a gap. Going further is not better. States are not ranked. ");
	doc_link(doc, p, page_target("method", NULL), "The method in full");
	doc_text(doc, p, ". What each clause asks and how it is tested: ");
	doc_link(doc, p, page_target("handbook", NULL), "the handbook");
	doc_text(doc, p, ".");
	doc_add(doc, section, DOC_KEY);
}

const struct sheet_entry *region_entry(const struct region_row *row, const struct region_state *state)
{
	return state->index < row->cells->len ? row->cells->pdata[state->index] : NULL;
}

static void matrix_cell(struct doc *doc, struct doc_node *row, const struct region_row *from,
			const struct region_state *state)
{
	struct doc_node *cell = doc_cell(doc, row, NULL);
	const struct sheet_entry *found = region_entry(from, state);
	if (!found)
		return;
	struct doc_node *status = doc_add(doc, cell, DOC_STATUS);
	status->sign = sheet_sign(found);
	status->target = (struct doc_target){.page = state->code, .part = from->under->id, .anchor = from->anchor};
}

static void matrix_row(struct region *region, struct doc *doc, struct doc_node *rows, const struct region_row *from)
{
	struct doc_node *row = doc_row(doc, rows);
	struct doc_node *head = doc_cell(doc, row, NULL);

	row->anchor = from->anchor;
	row->label = from->under->alias;
	row->text = duty_words(from->clause->duty);
	head->label = from->topics;
	doc_link(doc, head, sheet_target(doc->arena, from->anchor), from->name);
	doc_text(doc, head, " ");
	doc_text(doc, head, from->heading);
	doc_add(doc, head, DOC_BREAK);
	doc_muted(doc, head, duty_words(from->clause->duty));
	for (size_t i = 0; i < region->states->len; i++)
		matrix_cell(doc, row, from, region_state(region, i));
}

static struct doc_node *matrix(struct region *region, struct doc *doc, struct doc_node *section)
{
	const char *caption =
		arena_format(region->arena, "Status of %zu clauses in %s, law as of %s", (size_t)region->rows->len,
			     count_of(region->arena, region->states->len, "State", "States"),
			     day_words(region->arena, region->as_of));
	struct doc_node *table = doc_block(doc, section, DOC_TABLE, caption);
	struct doc_column *columns = arena_alloc(region->arena, (region->states->len + 1) * sizeof *columns);

	columns[0].head = "Clause";
	for (size_t i = 0; i < region->states->len; i++) {
		columns[i + 1].head = region_state(region, i)->name;
		columns[i + 1].label = region_state(region, i)->code;
		columns[i + 1].target = page_target(region_state(region, i)->code, NULL);
	}
	table->style = STYLE_MATRIX;
	table->columns = columns;
	table->n_columns = region->states->len + 1;
	return table;
}

const char *region_theme_anchor(struct arena *arena, const struct theme *theme)
{
	return arena_format(arena, "theme-%s", theme->id);
}

static void matrix_section(struct region *region, struct doc *doc)
{
	const struct vocabulary *vocabulary = region->corpus->instruments->vocabulary;
	struct doc_node *section = doc_numbered(doc, "matrix", 4, "Clause by clause");

	section->style = STYLE_MATRIX;
	doc_paragraph(
		doc, section,
		"Each row is a clause, each column a State, in alphabetical order. A clause leads to its sheet, a"
		" sign to the State's law and why. \"UNTOC 18(1) through SoM 1(3)\" is a clause of the Convention as"
		" the Protocol makes it apply to its own offences. What a statute cannot answer is left out.");
	struct doc_node *table = matrix(region, doc, section);
	for (size_t i = 0; i < vocabulary->n_themes; i++) {
		struct doc_node *rows = NULL;
		for (size_t j = 0; j < region->rows->len; j++) {
			const struct region_row *row = region->rows->pdata[j];
			if (row->clause->theme != &vocabulary->themes[i])
				continue;
			if (!rows) {
				rows = doc_rows(doc, table, vocabulary->themes[i].label);
				rows->label = vocabulary->themes[i].id;
				rows->anchor = region_theme_anchor(region->arena, &vocabulary->themes[i]);
			}
			matrix_row(region, doc, rows, row);
		}
	}
}

const struct doc *region_report(struct region *region)
{
	size_t n;
	treaties(region, &n);
	const char *title = arena_format(region->arena, "%s and %s, clause by clause",
					 count_of(region->arena, region->states->len, "State", "States"),
					 count_of(region->arena, n, "treaty", "treaties"));
	struct doc *doc = doc_new(region->arena, "index", title);

	region_sort(region);
	doc->as_of = region->as_of;
	doc->edition = index_edition(region);
	top(region, doc);
	region_shows(region, doc, doc_numbered(doc, "shows", 1, "What the comparison shows"));
	states_section(region, doc);
	key_section(doc);
	matrix_section(region, doc);
	return doc;
}

void region_sort(struct region *region)
{
	g_array_sort(region->states, by_name);
}

/* ---- the sheets of the clauses ---- */

size_t region_sheets(const struct region *region)
{
	return region->rows->len;
}

struct sheet region_sheet_of(const struct region *region, size_t i, struct arena *arena)
{
	const struct region_row *row = region->rows->pdata[i];
	const struct sheet_entry **entries = arena_alloc(arena, (region->states->len + 1) * sizeof *entries);
	struct sheet sheet = {.name = row->name,
			      .anchor = row->anchor,
			      .clause = row->clause,
			      .under = row->under,
			      .entries = entries,
			      .as_of = region->as_of};

	for (size_t s = 0; s < region->states->len; s++) {
		const struct sheet_entry *entry = region_entry(row, region_state(region, s));
		if (entry)
			entries[sheet.n_entries++] = entry;
	}
	return sheet;
}

const struct doc *region_sheet(struct region *region, size_t i, struct arena *arena)
{
	struct sheet sheet = region_sheet_of(region, i, arena);
	return sheet_report(arena, &sheet);
}

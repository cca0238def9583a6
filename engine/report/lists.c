/* SPDX-License-Identifier: MIT */
#include "report/lists.h"

#include <glib.h>
#include <string.h>

#include "base/arena.h"
#include "report/handbook.h"
#include "report/words.h"

static struct doc_node *rows_of(struct doc *doc, struct doc_node *to, const char *const *heads, size_t n)
{
	return doc_rows(doc, doc_table(doc, to, NULL, heads, n), NULL);
}

static struct doc_node *row_with(struct doc *doc, struct doc_node *rows, const char *name)
{
	struct doc_node *row = doc_row(doc, rows);
	doc_code(doc, doc_cell(doc, row, NULL), name);
	return row;
}

const struct doc *list_countries(struct arena *arena, const struct country *const *countries, size_t n)
{
	static const char *const heads[] = {"Code", "State", "Acts", "Provisions", "Prepared", "Reviewed"};
	struct doc *doc = doc_new(arena, NULL, "Countries");
	struct doc_node *rows = rows_of(doc, NULL, heads, G_N_ELEMENTS(heads));

	for (size_t i = 0; i < n; i++) {
		struct doc_node *row = row_with(doc, rows, countries[i]->code);
		doc_cell(doc, row, countries[i]->name);
		doc_cell(doc, row, arena_format(arena, "%zu", countries[i]->n_laws));
		doc_cell(doc, row, arena_format(arena, "%zu", countries[i]->n_provisions));
		doc_cell(doc, row, in_date_words(arena, countries[i]->prepared));
		doc_cell(doc, row, in_date_words(arena, countries[i]->reviewed));
	}
	return doc;
}

const struct doc *list_instruments(struct arena *arena, const struct corpus *corpus)
{
	static const char *const heads[] = {"Id", "Short", "Units", "Clauses", "Adopted", "Title"};
	struct doc *doc = doc_new(arena, NULL, "Treaties");
	struct doc_node *rows = rows_of(doc, NULL, heads, G_N_ELEMENTS(heads));

	for (size_t i = 0; i < corpus->instruments->count; i++) {
		const struct instrument *instrument = corpus->instruments->all[i];
		struct doc_node *row = row_with(doc, rows, instrument->id);
		doc_code(doc, doc_cell(doc, row, NULL), instrument->alias);
		doc_cell(doc, row, arena_format(arena, "%zu", instrument->n_units));
		doc_cell(doc, row, arena_format(arena, "%zu", instrument->n_clauses));
		doc_cell(doc, row, instrument->adopted);
		doc_cell(doc, row, instrument->title);
	}
	return doc;
}

static bool wanted(const struct instrument *instrument, const char *const *instruments, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (!strcmp(instruments[i], instrument->id) || !strcmp(instruments[i], instrument->alias))
			return true;
	return !n;
}

static void unit_rows(struct doc *doc, const struct instrument *instrument)
{
	static const char *const heads[] = {"Unit", "Treatment", "Duty", "Theme"};
	struct doc_node *section = doc_section(doc, NULL, instrument->alias, instrument->title);
	struct doc_node *rows = rows_of(doc, section, heads, G_N_ELEMENTS(heads));

	for (size_t i = 0; i < instrument->n_units; i++) {
		const struct unit *unit = &instrument->units[i];
		struct doc_node *row = doc_row(doc, rows);
		doc_cell(doc, row, unit_short(doc->arena, instrument, unit->citation));
		doc_cell(doc, row, treatment_words(doc->arena, unit));
		doc_cell(doc, row, unit->clause ? duty_id(unit->clause->duty) : NULL);
		doc_cell(doc, row, unit->clause ? unit->clause->theme->id : NULL);
	}
}

const struct doc *list_clauses(struct arena *arena, const struct corpus *corpus, const char *const *instruments,
			       size_t n)
{
	struct doc *doc = doc_new(arena, NULL, "Clauses");
	for (size_t i = 0; i < corpus->instruments->count; i++)
		if (wanted(corpus->instruments->all[i], instruments, n))
			unit_rows(doc, corpus->instruments->all[i]);
	return doc;
}

/* ---- the vocabulary ---- */

static void word_row(struct doc *doc, struct doc_node *rows, const char *id, unsigned depth, const char *means)
{
	static const char indents[] = "· · · · · · ";
	struct doc_node *row = doc_row(doc, rows);
	struct doc_node *cell = doc_cell(doc, row, NULL);

	if (depth)
		doc_text(doc, cell, arena_text_n(doc->arena, indents, 3 * (size_t)MIN(depth, 6)));
	doc_code(doc, cell, id);
	doc_cell(doc, row, means);
}

static void topics(struct doc *doc, const struct vocabulary *vocabulary)
{
	static const char *const heads[] = {"Topic", "Means"};
	struct doc_node *rows = rows_of(doc, doc_section(doc, NULL, "topics", "Topics"), heads, 2);

	for (size_t i = 0; i < vocabulary->n_topics; i++) {
		unsigned depth = 0;
		for (const struct topic *topic = vocabulary->topics[i].parent; topic; topic = topic->parent)
			depth++;
		word_row(doc, rows, vocabulary->topics[i].id, depth, vocabulary->topics[i].label);
	}
}

static void themes(struct doc *doc, const struct vocabulary *vocabulary)
{
	static const char *const heads[] = {"Theme", "Means"};
	struct doc_node *rows = rows_of(doc, doc_section(doc, NULL, "themes", "Themes"), heads, 2);
	for (size_t i = 0; i < vocabulary->n_themes; i++)
		word_row(doc, rows, vocabulary->themes[i].id, 0, vocabulary->themes[i].label);
}

static void kind(struct doc *doc, const struct kind *kind)
{
	static const char *const heads[] = {"Facet", "Terms", "Means"};
	struct doc_node *section =
		doc_section(doc, NULL, kind->id, arena_format(doc->arena, "Kind %s: %s", kind->id, kind->label));

	if (kind->definition)
		doc_paragraph(doc, section, kind->definition);
	struct doc_node *rows = rows_of(doc, section, heads, 3);
	for (size_t i = 0; i < kind->n_facets; i++) {
		struct doc_node *row = row_with(doc, rows, kind->facets[i].id);
		doc_cell(doc, row, kind->facets[i].list ? kind->facets[i].list->id : NULL);
		doc_cell(doc, row, kind->facets[i].label);
	}
}

static void list(struct doc *doc, const struct list *list)
{
	static const char *const heads[] = {"Term", "Means"};
	struct doc_node *section =
		doc_section(doc, NULL, list->id, arena_format(doc->arena, "Terms of %s: %s", list->id, list->label));
	struct doc_node *rows = rows_of(doc, section, heads, 2);

	for (size_t i = 0; i < list->n_terms; i++) {
		const struct term *term = &list->terms[i];
		unsigned depth = 0;
		for (const struct term *parent = term->parent; parent; parent = parent->parent)
			depth++;
		word_row(doc, rows, term->id, depth,
			 term->definition ? arena_format(doc->arena, "%s: %s", term->label, term->definition)
					  : term->label);
	}
}

const struct doc *list_vocabulary(struct arena *arena, const struct corpus *corpus)
{
	const struct vocabulary *vocabulary = corpus->instruments->vocabulary;
	struct doc *doc = doc_new(arena, NULL, "Vocabulary");

	topics(doc, vocabulary);
	themes(doc, vocabulary);
	for (size_t i = 0; i < vocabulary->n_kinds; i++)
		kind(doc, &vocabulary->kinds[i]);
	for (size_t i = 0; i < vocabulary->n_lists; i++)
		list(doc, &vocabulary->lists[i]);
	return doc;
}

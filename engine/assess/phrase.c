/* SPDX-License-Identifier: MIT */
#include "assess/phrase.h"

#include <glib.h>
#include <string.h>

#include "base/arena.h"

const char *phrase_list(struct arena *arena, const char *const *words, size_t n)
{
	GString *list = g_string_new(NULL);
	const char *sealed;

	for (size_t i = 0; i < n; i++)
		g_string_append_printf(list, "%s%s", i == 0 ? "" : i + 1 == n ? " and " : ", ", words[i]);
	sealed = arena_text(arena, list->str);
	g_string_free(list, TRUE);
	return sealed;
}

/* Calls `name` for each term that is whole, parents first, and for each leaf that is left. */
static void each_name(const struct list *list, struct mask leaves,
		      void (*name)(const struct term *term, const struct leaf *leaf, GPtrArray *to), GPtrArray *to)
{
	for (size_t i = 0; i < list->n_terms; i++) {
		const struct term *term = &list->terms[i];

		if (mask_empty(term->leaves) || !mask_within(term->leaves, leaves))
			continue;
		name(term, NULL, to);
		leaves = mask_minus(leaves, term->leaves);
	}
	for (size_t i = 0; i < list->n_leaves; i++)
		if (mask_has(leaves, i))
			name(NULL, &list->leaves[i], to);
}

static void add_label(const struct term *term, const struct leaf *leaf, GPtrArray *to)
{
	g_ptr_array_add(to, (gpointer)(uintptr_t)(term ? term->label : leaf->label));
}

/* A leaf that is a term's "others", or the list's rest, has no id of its own. */
static void add_id(const struct term *term, const struct leaf *leaf, GPtrArray *to)
{
	const char *id = term ? term->id : leaf->term ? leaf->term->id : "others";

	g_ptr_array_add(to, (gpointer)(uintptr_t)id);
}

void phrase_terms(const struct list *list, struct mask leaves, void *labels)
{
	each_name(list, leaves, add_label, labels);
}

void phrase_term_ids(const struct list *list, struct mask leaves, void *ids)
{
	each_name(list, leaves, add_id, ids);
}

/* The phrase with "{}" replaced; without a phrase the words alone. */
static const char *through_phrase(struct arena *arena, const char *phrase, const char *words)
{
	const char *gap = phrase ? strstr(phrase, "{}") : NULL;

	if (!gap)
		return words;
	return arena_format(arena, "%.*s%s%s", (int)(gap - phrase), phrase, words, gap + 2);
}

const char *phrase_facet(struct arena *arena, const struct facet *facet, struct mask leaves)
{
	GPtrArray *labels = g_ptr_array_new();
	const char *words;

	phrase_terms(facet->list, leaves, labels);
	words = phrase_list(arena, (const char *const *)labels->pdata, labels->len);
	g_ptr_array_free(labels, TRUE);
	return through_phrase(arena, facet->phrase, words);
}

const char *phrase_cases(struct arena *arena, const struct facet *facet, struct mask leaves)
{
	const char *words = phrase_facet(arena, facet, leaves);

	return facet->phrase && facet->role != FACET_KEY ? arena_format(arena, "cases %s", words) : words;
}

static const char *offence_name(const struct run *run, const struct axis *axis, size_t offence)
{
	size_t n;

	if (!axis->offences)
		return "every offence";
	if (names_every_offence(run, axis->offences) && offence-- == 0)
		return "every offence";
	if (names_serious_crime(run, axis->offences) && offence-- == 0)
		return "serious crime";
	const struct clause *const *clauses = named_offences(run, axis->offences, &n);
	return offence < n ? arena_format(run->arena, "the offences of %s", clauses[offence]->unit->citation) : "";
}

static const char *phrase_offences(const struct run *run, const struct axis *axis, struct mask cell)
{
	GPtrArray *names = g_ptr_array_new();
	const char *words;

	for (size_t i = 0; 2 * i < MASK_LEAVES; i++) {
		const char *name;

		if (!mask_has(cell, 2 * i) && !mask_has(cell, 2 * i + 1))
			continue;
		name = offence_name(run, axis, i);
		if (!mask_has(cell, 2 * i) && strcmp(name, "every offence") != 0)
			name = arena_format(run->arena, "all %s", name);
		g_ptr_array_add(names, (gpointer)(uintptr_t)name);
	}
	words = phrase_list(run->arena, (const char *const *)names->pdata, names->len);
	g_ptr_array_free(names, TRUE);
	return through_phrase(run->arena, axis->facet->phrase, words);
}

const char *phrase_axis(const struct run *run, const struct axis *axis, struct mask cell)
{
	switch (axis->type) {
	case AXIS_TERMS:
		return phrase_facet(run->arena, axis->facet, cell);
	case AXIS_CONDITION:
		return arena_format(run->arena, "without %s", axis->facet->list->leaves[axis->condition].label);
	case AXIS_OPEN:
		return "without a further condition that is not known";
	case AXIS_THRESHOLD:
		return arena_format(run->arena, "%s of %s %s", axis->facet->label,
				    axis->threshold->at_most ? "at most" : "at least", axis->threshold->words);
	case AXIS_OFFENCES:
		return phrase_offences(run, axis, cell);
	}
	return "";
}

const char *phrase_box(const struct run *run, const struct coverage *coverage, const struct mask *box)
{
	GString *words = g_string_new(NULL);
	const char *sealed;

	for (size_t i = 0; i < coverage->axes; i++) {
		const struct axis *axis = coverage_axis(coverage, i);

		if (mask_equal(box[i], coverage->whole[i]))
			continue;
		if (!words->len &&
		    ((axis->facet->phrase && axis->facet->role != FACET_KEY) || axis->type == AXIS_CONDITION))
			g_string_append(words, "cases");
		g_string_append_printf(words, "%s%s",
				       !words->len                             ? ""
				       : g_str_has_suffix(words->str, "cases") ? " "
									       : ", ",
				       phrase_axis(run, axis, box[i]));
	}
	sealed = words->len ? arena_text(run->arena, words->str) : "any of it";
	g_string_free(words, TRUE);
	return sealed;
}

static bool numbered(const char *section)
{
	return g_ascii_isdigit(section[0]) || (g_ascii_isupper(section[0]) && g_ascii_isdigit(section[1]));
}

const char *phrase_law(struct arena *arena, const struct law *law)
{
	return strncmp(law->title, "The ", 4) ? arena_format(arena, "the %s", law->title) : law->title;
}

bool phrase_many(const char *sections)
{
	for (const char *c = sections; *c; c++)
		if ((*c == '-' && g_ascii_isdigit(c[1])) || (*c == ',' && g_ascii_isdigit(c[1 + strspn(c + 1, " ")])) ||
		    (g_str_has_prefix(c, " to ") && g_ascii_isdigit(c[4])))
			return true;
	return false;
}

/* How long "55" is in "55: under a treaty" or "55; Code 16": what a limb is about, or rests on, stands after it. */
static size_t bare(const char *section)
{
	size_t n = strcspn(section, ":;");

	while (section[n] && section[n + 1] != ' ')
		n += 1 + strcspn(section + n + 1, ":;");
	return n;
}

static bool same_section(const struct limb *a, const struct limb *b)
{
	return a->provision->law == b->provision->law && bare(a->section) == bare(b->section) &&
	       !strncmp(a->section, b->section, bare(a->section));
}

bool phrase_several(const struct reach *const *reaches, size_t n)
{
	for (size_t i = 1; i < n; i++)
		if (!same_section(reaches[i]->limb, reaches[0]->limb))
			return true;
	return n && numbered(reaches[0]->limb->section) && phrase_many(reaches[0]->limb->section);
}

/* How long the first section in "2(1), 8, 113A(1), (2)" is: what follows a comma without a number belongs to it. */
static size_t first_section(const char *sections)
{
	int depth = 0;
	size_t n = 0;

	for (; sections[n]; n++) {
		depth += (sections[n] == '(') - (sections[n] == ')');
		if (!depth && g_str_has_prefix(sections + n, ", ") && numbered(sections + n + 2))
			break;
	}
	return n;
}

void phrase_add_sections(struct arena *arena, const char *written, void *to)
{
	const size_t n = bare(written);
	const char *sections = written[n] == ';' ? arena_format(arena, "%.*s (%s)", (int)n, written, written + n + 2)
						 : arena_text_n(arena, written, n);

	while (*sections) {
		size_t length = first_section(sections);
		char *section = arena_text_n(arena, sections, length);

		if (!g_ptr_array_find_with_equal_func(to, section, g_str_equal, NULL))
			g_ptr_array_add(to, section);
		sections += length;
		sections += strspn(sections, ", ");
	}
}

/* "2(3)" before "13A" before "13B": numbers by their size. */
static gint by_number(gconstpointer a, gconstpointer b)
{
	const char *x = *(const char *const *)a, *y = *(const char *const *)b;

	while (*x && *y) {
		bool numbers = g_ascii_isdigit(*x) && g_ascii_isdigit(*y);
		char *after_x = NULL, *after_y = NULL;
		guint64 m = numbers ? g_ascii_strtoull(x, &after_x, 10) : (guchar)*x;
		guint64 n = numbers ? g_ascii_strtoull(y, &after_y, 10) : (guchar)*y;

		if (m != n)
			return m < n ? -1 : 1;
		x = numbers ? after_x : x + 1;
		y = numbers ? after_y : y + 1;
	}
	return (guchar)*x - (guchar)*y;
}

/* "s. ", "arts. "; nothing before words such as "whole Code". */
static const char *section_mark(const struct law *law, const char *first, bool many)
{
	if (!numbered(first))
		return "";
	if (law->in_articles)
		return many ? "arts. " : "art. ";
	return many ? "ss. " : "s. ";
}

static const char *cite_sections(struct arena *arena, const char *const *sections, size_t n, const struct law *law)
{
	const char *mark = section_mark(law, sections[0], n > 1 || phrase_many(sections[0]));

	return arena_format(arena, "%s%s of %s", mark, phrase_list(arena, sections, n), phrase_law(arena, law));
}

const char *provision_citation(struct arena *arena, const struct provision *provision, const char *section)
{
	const char *written = section ? section : provision->section;
	const char *sections[] = {arena_text_n(arena, written, bare(written))};

	if (written[bare(written)])
		sections[0] = arena_format(arena, "%s (%s)", sections[0], written + bare(written) + 2);
	return cite_sections(arena, sections, 1, provision->law);
}

const char *phrase_reach(struct arena *arena, const struct reach *reach)
{
	return provision_citation(arena, reach->limb->provision, reach->limb->section);
}

static void add_law_citation(struct arena *arena, const struct reach *const *reaches, size_t n, const struct law *law,
			     GPtrArray *to)
{
	GPtrArray *sections = g_ptr_array_new();

	for (size_t i = 0; i < n; i++)
		if (reaches[i]->limb->provision->law == law)
			phrase_add_sections(arena, reaches[i]->limb->section, sections);
	g_ptr_array_sort(sections, by_number);
	g_ptr_array_add(to, (gpointer)(uintptr_t)cite_sections(arena, (const char *const *)sections->pdata,
							       sections->len, law));
	g_ptr_array_free(sections, TRUE);
}

const char *phrase_reaches(struct arena *arena, const struct reach *const *reaches, size_t n)
{
	GPtrArray *laws = g_ptr_array_new(), *citations = g_ptr_array_new();
	const char *words;

	for (size_t i = 0; i < n; i++) {
		const struct law *law = reaches[i]->limb->provision->law;
		if (g_ptr_array_find(laws, law, NULL))
			continue;
		g_ptr_array_add(laws, (gpointer)(uintptr_t)law);
		add_law_citation(arena, reaches, n, law, citations);
	}
	words = phrase_list(arena, (const char *const *)citations->pdata, citations->len);
	g_ptr_array_free(laws, TRUE);
	g_ptr_array_free(citations, TRUE);
	return words;
}

const char *phrase_some_reaches(struct arena *arena, const struct reach *const *reaches, size_t n, size_t most)
{
	if (n <= most)
		return phrase_reaches(arena, reaches, n);
	return arena_format(arena, "%s, and %zu more", phrase_reaches(arena, reaches, most), n - most);
}

const char *phrase_duration(struct arena *arena, unsigned months)
{
	if (months == DURATION_DEATH)
		return "death";
	if (months == DURATION_LIFE)
		return "life";
	if (months == DURATION_AS_AIMED_AT)
		return "that of the crime aimed at";
	if (months == 0)
		return "none";
	if (months % 12)
		return arena_format(arena, "%u months", months);
	return arena_format(arena, "%u year%s", months / 12, months == 12 ? "" : "s");
}

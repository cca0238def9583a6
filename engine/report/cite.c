/* SPDX-License-Identifier: MIT */
/* What a finding cites: acts with their sections, or the acts that were searched; and the sources. */
#include <glib.h>
#include <string.h>

#include "assess/phrase.h"
#include "base/arena.h"
#include "report/view.h"
#include "report/words.h"

/* An act and the sections of it that are cited, in the order in which they come. */
struct act {
	const struct law *law;
	const char *sections;
	size_t n;
};

struct acts {
	struct act act[8];
	size_t n, sections;
	bool more;
};

static struct act *act_of(struct acts *acts, const struct law *law)
{
	for (size_t i = 0; i < acts->n; i++)
		if (acts->act[i].law == law)
			return &acts->act[i];
	if (acts->n == G_N_ELEMENTS(acts->act))
		return NULL;
	acts->act[acts->n].law = law;
	return &acts->act[acts->n++];
}

/* Is it one of those that stand in "45(1), 45A, 45B"? */
static bool listed(const char *sections, const char *section)
{
	size_t length = strlen(section);
	for (const char *c = sections; c && (c = strstr(c, section)) != NULL; c++) {
		bool begins = c == sections || (c[-1] == ' ' && c[-2] == ',');
		if (begins && (!c[length] || c[length] == ','))
			return true;
	}
	return false;
}

static void add_use(struct arena *arena, struct acts *acts, const struct use *use, size_t most)
{
	struct act *act = acts->sections < most ? act_of(acts, use->provision->law) : NULL;
	GPtrArray *sections = g_ptr_array_new();
	bool added = false;

	acts->more |= acts->sections == most;
	phrase_add_sections(arena, use_section(use), sections);
	for (guint i = 0; i < sections->len && act; i++) {
		const char *section = g_ptr_array_index(sections, i);
		if (listed(act->sections, section))
			continue;
		act->sections = act->sections ? arena_format(arena, "%s, %s", act->sections, section) : section;
		added = true;
	}
	acts->sections += added;
	g_ptr_array_free(sections, TRUE);
}

static struct acts acts_of(struct arena *arena, const struct finding *finding, bool nearest, size_t most)
{
	struct acts acts = {.n = 0};
	for (size_t i = 0; i < finding->n_elements; i++)
		for (size_t j = 0; j < finding->elements[i].n_uses; j++) {
			const struct use *use = &finding->elements[i].uses[j];
			if ((use->role == ROLE_NEAREST) == nearest)
				add_use(arena, &acts, use, most);
		}
	return acts;
}

static void put_acts(const struct country_view *view, struct doc_node *to, const struct acts *acts, const char *before)
{
	for (size_t i = 0; i < acts->n; i++) {
		const struct act *act = &acts->act[i];
		if (!act->sections)
			continue;
		doc_text(view->doc, to, i ? "; " : before);
		doc_text(view->doc, to, law_section(view->arena, act->law, act->sections));
	}
	if (acts->more)
		doc_text(view->doc, to, "; and others");
}

static void add_searched(const struct element_finding *element, GPtrArray *titles)
{
	for (size_t i = 0; i < element->n_searched; i++)
		for (size_t j = 0; j < element->searched[i]->n_texts; j++) {
			const struct text *text = element->searched[i]->texts[j];
			const char *title = text->law ? text->law->title : text->title;
			if (!g_ptr_array_find_with_equal_func(titles, title, g_str_equal, NULL))
				g_ptr_array_add(titles, (gpointer)(uintptr_t)title);
		}
}

/* The acts that were searched for the first element that rests on a search, once each. */
static void cite_searches(const struct country_view *view, struct doc_node *to, const struct finding *finding)
{
	GPtrArray *titles = g_ptr_array_new();
	for (size_t i = 0; i < finding->n_elements && !titles->len; i++)
		add_searched(&finding->elements[i], titles);
	for (guint i = 0; i < titles->len; i++) {
		doc_text(view->doc, to, i ? "; " : "searched: ");
		doc_text(view->doc, to, g_ptr_array_index(titles, i));
	}
	if (!titles->len)
		doc_text(view->doc, to, "none cited");
	g_ptr_array_free(titles, TRUE);
}

/* Judged through another clause, it cites what that one cites. */
static bool cite_through(const struct country_view *view, struct doc_node *to, const struct finding *finding)
{
	if (!finding->counted_in)
		return false;
	doc_format(view->doc, to, "as for %s",
		   finding->clause->n_counted_in ? clause_short(view->arena, finding->clause->counted_in[0])
						 : finding->counted_in);
	return true;
}

void cite_laws(const struct country_view *view, struct doc_node *to, const struct finding *finding, size_t most)
{
	const struct acts reaching = acts_of(view->arena, finding, false, most);
	if (reaching.n) {
		put_acts(view, to, &reaching, "");
		return;
	}
	const struct acts nearest = acts_of(view->arena, finding, true, most);
	if (nearest.n)
		put_acts(view, to, &nearest, "nearest: ");
	else if (!cite_through(view, to, finding))
		cite_searches(view, to, finding);
}

/* Sources, once each. */
struct sources {
	const struct text *text[8];
	size_t n;
};

static void cite_text(const struct country_view *view, struct doc_node *to, const struct text *text,
		      struct sources *sources, size_t most)
{
	for (size_t i = 0; i < sources->n; i++)
		if (sources->text[i] == text)
			return;
	if (sources->n == MIN(most, G_N_ELEMENTS(sources->text)))
		return;
	sources->text[sources->n++] = text;
	view_source_link(view, to, text);
}

void cite_sources(const struct country_view *view, struct doc_node *to, const struct finding *finding, size_t most)
{
	struct sources sources = {.n = 0};
	for (size_t i = 0; i < finding->n_elements; i++) {
		const struct element_finding *element = &finding->elements[i];
		for (size_t j = 0; j < element->n_uses; j++)
			cite_text(view, to, element->uses[j].provision->text, &sources, most);
		for (size_t j = 0; j < element->n_searched; j++)
			for (size_t k = 0; k < element->searched[j]->n_texts; k++)
				cite_text(view, to, element->searched[j]->texts[k], &sources, most);
	}
}

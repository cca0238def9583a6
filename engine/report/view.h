/* SPDX-License-Identifier: MIT */
/* What the files of a country's report share; of no use outside of them. */
#ifndef REPORT_VIEW_H
#define REPORT_VIEW_H

#include <glib.h>

#include "report/doc.h"
#include "report/tally.h"

struct country_view {
	struct arena *arena;
	struct doc *doc;
	const struct corpus *corpus;
	const struct country_findings *found;
	const struct country *country;
	GHashTable *asked;   /* the cell that lists the clauses of a question, by question and answers */
	GHashTable *numbers; /* struct text to the number of the source, for looking up */
	struct totals totals;
	unsigned sections; /* numbered so far */
};

/* A section with the next number. */
struct doc_node *view_section(struct country_view *view, const char *anchor, const char *heading);

unsigned view_source(const struct country_view *view, const struct text *text); /* 0: none */
void view_source_link(const struct country_view *view, struct doc_node *to, const struct text *text);

/* Does the list of what is not known hold its questions? */
bool view_asked(const struct country_view *view, const struct finding *finding);

/* The sections, each in one file of the same name. */
void front_page(struct country_view *view);
void concordance_parts(struct country_view *view);
void carried_section(struct country_view *view);
void outside_section(struct country_view *view);
void treaty_section(struct country_view *view);
void cooperation_section(struct country_view *view);
void past_section(struct country_view *view); /* the law on the day of looks-back */
void changes_section(struct country_view *view);
void coming_section(struct country_view *view);
void sources_section(struct country_view *view);

/* Acts and sections that a finding cites, at most so many, as inline text. */
void cite_laws(const struct country_view *view, struct doc_node *to, const struct finding *finding, size_t most);

/* The sources of a finding, as links with a blank between. */
void cite_sources(const struct country_view *view, struct doc_node *to, const struct finding *finding, size_t most);

/* "goes further: acts done for no gain" */
const char *breadth_labels(struct arena *arena, const struct breadth_note *notes, size_t n);

#endif

/* SPDX-License-Identifier: MIT */
/* Terms, boxes, sections and acts as parts of a sentence. All strings live in the arena given. */
#ifndef ASSESS_PHRASE_H
#define ASSESS_PHRASE_H

#include "assess/coverage.h"

/* "a, b and c" of n words. */
const char *phrase_list(struct arena *arena, const char *const *words, size_t n);

/* The leaves as few terms as possible: a term that is whole is named, not its parts. Appends labels to a GPtrArray. */
void phrase_terms(const struct list *list, struct mask leaves, void *labels);

/* The ids of the same terms. */
void phrase_term_ids(const struct list *list, struct mask leaves, void *ids);

/* What a facet lets in, through its phrase: "done for payment and another material benefit". */
const char *phrase_facet(struct arena *arena, const struct facet *facet, struct mask leaves);

/* The same as cases that a rule may reach: "acts for payment"; a key facet's terms stand alone. */
const char *phrase_cases(struct arena *arena, const struct facet *facet, struct mask leaves);

/* One axis of a box: "without a cross-border element". */
const char *phrase_axis(const struct run *run, const struct axis *axis, struct mask cell);

/* A box, by the axes on which it is narrower than `whole`: "arranging entry, movement into the State". */
const char *phrase_box(const struct run *run, const struct coverage *coverage, const struct mask *box);

/* "the Immigrants and Emigrants Act" */
const char *phrase_law(struct arena *arena, const struct law *law);

/* "s. 45C(1)(a) of the Immigrants and Emigrants Act"; several of one act: "ss. 73.1 and 73.2 of the Criminal Code". */
const char *phrase_reaches(struct arena *arena, const struct reach *const *reaches, size_t n);
const char *phrase_reach(struct arena *arena, const struct reach *reach);

/* Adds to a GPtrArray the sections that are written in one line, each once: "2(1), 8: by treaty" are 2(1) and 8,
 * "8; Code 16" is 8 (Code 16). */
void phrase_add_sections(struct arena *arena, const char *written, void *to);

/* "13A, 14(1)", "12.1-12.6", "1 to 23": more than one section in a single citation; "21(2)-(4)" is one. */
bool phrase_many(const char *sections);

/* Is more than one section cited? */
bool phrase_several(const struct reach *const *reaches, size_t n);

/* The same of at most `most`, then how many more. */
const char *phrase_some_reaches(struct arena *arena, const struct reach *const *reaches, size_t n, size_t most);

/* "4 years", "18 months", "life". */
const char *phrase_duration(struct arena *arena, unsigned months);

#endif

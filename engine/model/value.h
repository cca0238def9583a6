/* SPDX-License-Identifier: MIT */
/* What laws and treaties write in the same words: terms of a list, and durations. */
#ifndef MODEL_VALUE_H
#define MODEL_VALUE_H

#include "model/shape.h"
#include "model/vocabulary.h"

/* A term of the list, or NULL after a diagnostic; `where` is the facet or attribute that holds it. */
const struct term *term_bind(const struct reader *reader, const struct list *list, const char *where,
			     const struct node *word);

/* Adds the leaves of each word to *mask; goes on after a word that is no term. */
bool terms_bind(const struct reader *reader, const struct list *list, const char *where, struct nodes words,
		struct mask *mask);

/* P4Y, P18M, P1Y6M; also life and death, which are graver than any. In months. False when it is none of these. */
bool duration_parse(const char *text, unsigned *months);
bool duration_bind(const struct reader *reader, const struct node *word, unsigned *months);

#endif

/* SPDX-License-Identifier: MIT */
/* The elements of a clause while they are bound. Not for others. */
#ifndef MODEL_ELEMENTS_H
#define MODEL_ELEMENTS_H

#include "model/treaty.h"

struct raw_words { /* of an element with one attribute that holds words */
	struct nodes words;
};
#define NO_WORDS ((struct nodes){NULL, 0})

/* The elements that can stand in a clause and in a group, as rows. */
#define ELEMENTS \
	CHILDREN("all"), CHILDREN("any"), CHILDREN("rule"), CHILDREN("limit"), CHILDREN("never"), CHILDREN("fact")

extern const char *const element_duties[]; /* in the order of enum duty; ends with NULL */

/* An ELEMENT_ALL over the elements that stand in `node`. */
const struct element *elements_bind(struct treaty *treaty, const struct node *node, enum duty duty);

/* What st:reach asks for. */
const struct asked *reach_bind(struct treaty *treaty, const struct kind *kind, const struct node *node, size_t *n);

/* Words that name offences: eIds, each with the offence clauses under it, and the three names for more. */
void asked_offences_bind(struct treaty *treaty, struct nodes words, struct nodes but, struct asked_offences *out);

/* The one attribute of `node`, terms of the kind's list of conditions. */
void conditions_bind(struct treaty *treaty, const struct kind *kind, const struct node *node, const struct shape *shape,
		     struct mask *out);

/* The kind of that id, or NULL after a diagnostic. */
const struct kind *kind_bind(const struct treaty *treaty, const struct node *word);

/* Does an element ask about offences that a protocol could put its own in place of? */
bool speaks_of_offences(const struct element *element);

#endif

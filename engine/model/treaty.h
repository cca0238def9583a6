/* SPDX-License-Identifier: MIT */
/* A treaty while it is bound: what instrument.c (the body) and assessment.c (the layer) share. Not for others. */
#ifndef MODEL_TREATY_H
#define MODEL_TREATY_H

#include "model/instrument.h"
#include "model/shape.h"

struct treaty {
	struct reader reader;
	const struct vocabulary *vocabulary;
	struct instrument *instrument;
	const struct node *assessment; /* st:assessment */
	struct unit *units;            /* the instrument's, while they can be written */
	struct clause *clauses;
	const struct node **nodes; /* the st:clause of each */
	size_t n_clauses;
};

/* Clauses with their duty, theme and unit; which of them set out offences. Needs the body. */
void assessment_outline(struct treaty *treaty);

/* Their elements, gates, notes. Needs all outlines of this treaty. */
void assessment_bind(struct treaty *treaty);

/* What points at other clauses and treaties, and the topics. Needs all treaties bound. */
void assessment_link(struct treaty *treaty, const struct instruments *instruments);

/* The unit of this eId, or NULL after a diagnostic with the nearest one. */
struct unit *treaty_unit(const struct treaty *treaty, const struct node *word);

/* Is `eid` the unit `under`, or inside it? */
bool eid_within(const char *eid, const char *under);

#endif

/* SPDX-License-Identifier: MIT */
/* What a result rests on, and how good and how old that is (rules 8 and 23); what is nearest where nothing reaches (22). */
#ifndef ASSESS_EVIDENCE_H
#define ASSESS_EVIDENCE_H

#include "assess/element.h"

struct evidence {
	enum seen seen;         /* the weakest of what it rests on; SEEN_NONE: nothing */
	struct date text_as_of; /* the oldest text that does not speak for the day; no date: all do */
};

/* Of nothing yet. */
struct evidence evidence_none(void);

/* Adds what rests on more: the weaker grade, the older text. */
void evidence_add(struct evidence *evidence, struct evidence other);

struct evidence evidence_of_text(const struct text *text, day on);

/* The grade of an outcome without children; its uses are appended (GArray of struct use), each once. */
struct evidence outcome_evidence(const struct run *run, const struct outcome *outcome, void *uses);

/* At most two rules of the kind under the same top topic that meet the element on most of what it names. */
#define NEAREST 2
size_t nearest_rules(const struct run *run, const struct element *element, const struct reach *nearest[NEAREST]);

#endif

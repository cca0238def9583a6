/* SPDX-License-Identifier: MIT */
/* What the law leaves open, and what each answer would make of a clause. */
#ifndef ASSESS_QUESTION_H
#define ASSESS_QUESTION_H

#include "assess/verdict.h"

/* The statutes under an answer, built once for each answer and kept for later clauses. */
struct answered {
	struct arena *arena;
	const struct statutes *plain;
	void *known;           /* GPtrArray of const struct statutes * */
	struct arena *scratch; /* for one trial after another */
};

struct answered *answered_new(struct arena *arena, const struct statutes *plain);
void answered_free(struct answered *answered);

/* Questions, in `arena`, whose answers change the status; at most a handful, *n of them. */
const struct question *questions(const struct run *run, const struct verdict *verdict, struct answered *answered,
				 struct arena *arena, size_t *n);

#endif

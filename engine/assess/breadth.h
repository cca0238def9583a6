/* SPDX-License-Identifier: MIT */
/* In what a law is narrower than a clause, and in what it goes further (rule 20). Neither is a measure of quality. */
#ifndef ASSESS_BREADTH_H
#define ASSESS_BREADTH_H

#include "assess/verdict.h"

/*
 * Fills breadth, narrower_by and wider_by of a finding that is met or partly
 * met, from what its roots came to: the clause's own, or those that it is
 * counted in. Strings live in `arena`.
 */
void tell_breadth(const struct run *run, const struct outcome *const *roots, size_t n, struct arena *arena,
		  struct finding *finding);

#endif

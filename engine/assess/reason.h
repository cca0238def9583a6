/* SPDX-License-Identifier: MIT */
/* Results in words (rule 21): what is reached, by which section, and what is left over. */
#ifndef ASSESS_REASON_H
#define ASSESS_REASON_H

#include "assess/element.h"

/* One sentence or more on an element that is no group, appended to `text` (a GPtrArray; each to be freed with g_free). What
 * falls short comes first, what is open last. */
void outcome_reason(const struct run *run, const struct outcome *outcome, void *text);

/* What a gate turns on: "ground of refusal (nationality)", "measure (permission to stay for victims of trafficking)". */
const char *gate_words(const struct run *run, const struct gate *gate);

/* Why a clause does not apply, or may not: its gate in words. */
const char *gate_reason(const struct run *run, const struct gate *gate, const struct outcome *outcome,
			enum applies open);

#endif

/* SPDX-License-Identifier: MIT */
/* Results in words (rule 21): what is reached, by which section, and what is left over. */
#ifndef ASSESS_REASON_H
#define ASSESS_REASON_H

#include "assess/element.h"

/* In what is told here, each sentence stands on a line of its own. */
enum { BETWEEN_SENTENCES = '\n' };

/* One sentence or more on an element that is no group; never NULL, in run->arena. */
const char *outcome_reason(const struct run *run, const struct outcome *outcome);

/* What a gate turns on: "ground of refusal (for nationality)". */
const char *gate_words(const struct run *run, const struct gate *gate);

/* Why a clause does not apply, or may not: its gate in words. */
const char *gate_reason(const struct run *run, const struct gate *gate, const struct outcome *outcome,
			enum applies open);

#endif

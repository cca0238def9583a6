/* SPDX-License-Identifier: MIT */
/*
 * What came of holding a box against the law: what is left over at each end,
 * and by which rules the rest is covered. Reasons, breadth and evidence are
 * read off it.
 */
#ifndef ASSESS_COVERAGE_H
#define ASSESS_COVERAGE_H

#include "assess/box.h"
#include "assess/fold.h"
#include "assess/frame.h"

/* A piece of the asked box that one rule (and, for a rule about offences, one offence limb) accounts for. */
struct piece {
	const struct reach *rule;    /* NULL: an offence limb that no rule governs, kept for what it demands */
	const struct reach *offence; /* NULL: a rule that is not about offences */
	const struct mask *low;      /* surely; NULL: nothing */
	const struct mask *high;     /* at most; NULL: nothing */
};

struct coverage {
	const struct frame *offence; /* axes come first; NULL: none */
	const struct frame *rule;    /* NULL: none */
	size_t axes;
	const struct mask *whole;
	const struct piece *pieces;
	size_t n_pieces;
	struct boxes left_low;  /* what may be missing: not covered by the smallest boxes */
	struct boxes left_high; /* what is missing for sure, as far as the record goes: not covered by the largest */
	bool offence_surely;    /* the law surely reaches some of the offence that is asked about */
	struct result result;
};

/* The boxes of the rules: the smallest, or the largest (of a rule that has only a smallest, that). */
struct boxes coverage_law(const struct coverage *coverage, bool low);

/* What is certainly left over, in the fewest and largest boxes (rule 21). */
struct boxes coverage_missing(const struct coverage *coverage);

/* The axis of the joint space. */
const struct axis *coverage_axis(const struct coverage *coverage, size_t axis);

/* Holds the whole against the pieces (rule 6). `closed` false: the upper end is met. */
void coverage_settle(struct coverage *coverage, bool closed);

#endif

/* SPDX-License-Identifier: MIT */
/*
 * Which findings are counted, and together with which. A count is never
 * printed without its base; what binds and what is a benchmark stay apart.
 */
#ifndef REPORT_TALLY_H
#define REPORT_TALLY_H

#include "report/doc.h"

enum counted {
	COUNTED,
	COUNTED_ELSEWHERE, /* judged through another clause */
	COUNTED_SOFT,      /* a choice or a soft duty */
	COUNTED_NOT_APPLICABLE,
	COUNTED_NOT_ASSESSED
};
#define COUNTED_KINDS (COUNTED_NOT_ASSESSED + 1)
enum counted counted(const struct finding *finding);

/* The findings of one treaty that are told together: its own or those carried from another, binding or not. */
struct tally {
	const struct instrument *instrument, *from; /* from NULL: its own */
	bool benchmark;
	struct doc_counts counts;
};

/* In the order of the treaties, what binds before what does not, a treaty's own before what it carries. */
const struct tally *tally_rows(struct arena *arena, const struct country_findings *found, size_t *n);

/* Over all treaties, all carried findings too. */
struct totals {
	size_t findings, clauses;      /* clauses: not carried, and assessed */
	size_t counted[COUNTED_KINDS]; /* by how they are counted */
	struct doc_counts bound, benchmark;
	size_t outside[OUTSIDE_SAVING + 1];
	size_t unknown_search, unknown_fact, unknown_text; /* why a counted finding is unknown */
	size_t evidence[SEEN_NOT_SEEN + 1], no_evidence, old_text;
	size_t wider; /* go further, and are not judged through another clause */
};
struct totals tally_totals(const struct country_findings *found);

#endif

/* SPDX-License-Identifier: MIT */
/* One element held against the law: its result, and what it rests on. */
#ifndef ASSESS_ELEMENT_H
#define ASSESS_ELEMENT_H

#include "assess/about.h"

/* What an element came to. Everything lives in run->arena. */
struct outcome {
	const struct element *element;
	struct result result;
	bool closed; /* the places where other law may stand have been searched */
	/* rules about offences: one for each clause; plain rules: none */
	const struct about_clause *clauses;
	size_t n_clauses;
	/* every coverage: of the clauses, or the one of a plain rule */
	const struct coverage *const *coverages;
	size_t n_coverages;
	/* st:never, st:limit, gates: the rules that did it, or may */
	const struct reach *const *hits;
	size_t n_hits;
	bool hit_surely;
	const struct claim *const *claims; /* searched, on which an absence rests */
	size_t n_claims;
	bool no_offence; /* the offence itself is not there (told once) */
	bool fact_known;
	/* all, any */
	const struct outcome *children;
	size_t n_children;
};

struct outcome element_outcome(const struct run *run, const struct element *element);

/*
 * The same as outcome->result, but with every st:never that is open taken as met: what is said of a clause beside a
 * doubt that it does what the treaty forbids (rule 16).
 */
struct result outcome_sparing_never(const struct run *run, const struct outcome *outcome);

/* A gate in three values (rule 17): surely open, surely shut, unknown. The rules looked at are in *outcome. */
enum applies gate_open(const struct run *run, const struct gate *gate, struct outcome *outcome);

#endif

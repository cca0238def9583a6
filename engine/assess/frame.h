/* SPDX-License-Identifier: MIT */
/*
 * The axes on which an element is asked of the law, and the box of each rule
 * on them (rules 4 to 6). What is named is asked as named; what is not named
 * must be let in whole; some axes are asked only when named.
 */
#ifndef ASSESS_FRAME_H
#define ASSESS_FRAME_H

#include "assess/box.h"
#include "assess/statutes.h"

/* One comparison under way: of one clause, carried by another or not, on one day. */
struct run {
	const struct statutes *statutes;
	const struct clause *clause;
	const struct clause *host; /* NULL: not carried */
	struct arena *arena;       /* for what lives as long as this comparison */
	const struct outcome
		*plain; /* under an answer about a provision: what the clause came to without it; else NULL */
};

enum axis_type {
	AXIS_TERMS,     /* leaves of a set or a scale */
	AXIS_CONDITION, /* leaf 0: the condition holds; leaf 1: it does not */
	AXIS_OPEN,      /* the same for a condition that nobody can name */
	AXIS_THRESHOLD, /* leaf 0: reached at all; leaf 1: as much as is asked */
	AXIS_OFFENCES   /* two leaves an offence: some of it; the rest of it */
};

struct axis {
	enum axis_type type;
	const struct facet *facet; /* of terms and offences */
	bool named;                /* the element asks for it by name */
	size_t condition;          /* leaf of the list of conditions */
	const struct threshold *threshold;
	const struct asked_offences *offences; /* NULL: every offence */
};

struct frame {
	const struct kind *kind;
	const struct element *element;
	size_t n;
	const struct axis *axes;
	const struct mask *whole;         /* what is asked, axis by axis */
	const struct reach *const *rules; /* rules in force that may reach it, in the order of the files */
	size_t n_rules;
	const struct mask *const *low, *const *high; /* the boxes of each rule; NULL where empty */
};

/* The frame of an element's own kind; its scope, where `of` stands, is not an axis. */
const struct frame *frame_of(const struct run *run, const struct element *element);

/* The smallest or the largest box of any rule on the frame, in run->arena; NULL where it is empty. */
const struct mask *frame_box(const struct run *run, const struct frame *frame, const struct reach *rule, bool low);

/* Does it ask which offences a rule is about, so that its boxes depend on other rules than those of its kind? */
bool asks_for_offences(const struct element *element);

/* The offence clauses that an `of`, aimed-at or predicates names in this run; *n of them. */
const struct clause *const *named_offences(const struct run *run, const struct asked_offences *offences, size_t *n);
bool names_serious_crime(const struct run *run, const struct asked_offences *offences);
bool names_every_offence(const struct run *run, const struct asked_offences *offences);

/* What the leaves of an axis of offences stand for: "every-offence", "serious-crime", an eId; NULL past the last. */
const char *axis_offence_id(const struct run *run, const struct axis *axis, size_t offence);

/* Does a value reach a threshold: 1 yes, 0 no, -1 not known? */
int threshold_reached(const struct run *run, const struct reach *rule, const struct threshold *threshold);

#endif

/* SPDX-License-Identifier: MIT */
/*
 * Rules about offences: attempt, liability of companies, jurisdiction,
 * extradition… are asked one offence clause at a time, of the limbs by which
 * the law reaches that clause (rules 10 to 12).
 *
 * The comparison runs in the space of (case of the offence) x (what is asked
 * of the rule). Each limb of the offence demands the rule for all that it
 * reaches, save what rules that govern that very limb supply; what limbs with
 * the rule supply is taken away from what is left.
 */
#ifndef ASSESS_ABOUT_H
#define ASSESS_ABOUT_H

#include "assess/coverage.h"
#include "assess/frame.h"
#include "assess/scope.h"

/* A rule that governs a limb of an offence. */
struct governor {
	const struct reach *rule;
	struct cover cover;     /* of the conducts of the limb */
	const struct mask *low; /* its boxes on the frame of the rule; NULL: nothing at that end */
	const struct mask *high;
};

/* What is asked about offences, and which rules answer for a limb: appended to `governors` (GArray of struct governor). */
struct about {
	const struct element *element;
	const struct frame *frame; /* of the rule; NULL: a yes or no without axes */
	const struct facet *scope; /* a scope other than the rule's own, for shares of aimed-at and predicates */
	const struct reach *scoped;
	void (*govern)(const struct run *run, const struct about *about, const struct reach *offence, void *governors);
};

/* What came of one offence clause. */
struct about_clause {
	const struct clause *clause; /* NULL: serious crime */
	struct result result;        /* does not apply: the law surely does not reach the offence */
	bool closed;                 /* the places where other law may stand have been searched */
	bool encoded;                /* an offence that may reach the clause is recorded */
	bool surely;                 /* the law surely reaches some of it */
	struct coverage *coverages;  /* one for each offence element that is reached */
	size_t n_coverages;
};

struct about_clause about_clause(const struct run *run, const struct about *about, const struct clause *clause,
				 bool closed);
struct about_clause about_serious_crime(const struct run *run, const struct about *about, bool closed);

/* Governors of the usual sort: rules of the element's kind in force, and what an offence writes for itself (`modes`). */
void govern_by_rules(const struct run *run, const struct about *about, const struct reach *offence, void *governors);
/* The limb itself, where its thresholds are reached (st:limit). */
void govern_by_thresholds(const struct run *run, const struct about *about, const struct reach *offence,
			  void *governors);
/* The limb itself, where it does without the conditions of `only`. */
void govern_by_conditions(const struct run *run, const struct about *about, const struct reach *offence,
			  void *governors);

/* How much of an offence clause the scope `facet` of `rule` takes in. */
struct shares share_of_clause(const struct run *run, const struct reach *rule, const struct facet *facet,
			      const struct clause *clause);

/* Does the law reach the clause's offence at all: surely, possibly, not? Without an offence on record: by the claims. */
enum applies offence_reached(const struct run *run, const struct clause *clause);

/* Have all places been searched where an offence of the clause may stand? Claims are added to `used` (GPtrArray or NULL). */
bool offence_searched(const struct run *run, const struct clause *clause, void *used);

#endif

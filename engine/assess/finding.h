/* SPDX-License-Identifier: MIT */
/*
 * What the comparison found: one finding for each clause (and each carried
 * clause), with its elements. This is all that reports and data formats see;
 * they recompute nothing. tests/spec/comparison.md says what everything means.
 */
#ifndef ASSESS_FINDING_H
#define ASSESS_FINDING_H

#include "model/corpus.h"

/* In ascending order for bounds: conflict < not-met = absent < partly-met < met. */
enum status {
	STATUS_CONFLICT,
	STATUS_NOT_MET,
	STATUS_ABSENT,
	STATUS_PARTLY_MET,
	STATUS_MET,
	STATUS_UNKNOWN,
	STATUS_NOT_APPLICABLE,
	STATUS_NOT_ASSESSED
};
const char *status_id(enum status status);    /* "partly-met" */
const char *status_words(enum status status); /* "partly met" */
bool status_short(enum status status);        /* less than the clause asks, firm or not */

enum bound { BOUND_PARTY, BOUND_SIGNATORY, BOUND_NOT_PARTY, BOUND_RESERVED, BOUND_UNKNOWN };
const char *bound_id(enum bound bound); /* "not-party" */
const char *bound_words(enum bound bound);

enum applies { APPLIES_NO, APPLIES_UNKNOWN, APPLIES_YES };
const char *applies_id(enum applies applies);

enum breadth { BREADTH_EQUAL, BREADTH_NARROWER, BREADTH_WIDER, BREADTH_MIXED };
const char *breadth_id(enum breadth breadth);

enum role { ROLE_REACHES, ROLE_REACHES_IN_PART, ROLE_MAY_REACH, ROLE_FORBIDDEN, ROLE_GATE, ROLE_NEAREST };
const char *role_id(enum role role);
const char *role_words(enum role role);

/* Bounds of a status; `none` where there are none (not applicable, not assessed). */
struct bounds {
	bool none;
	enum status lower, upper;
};

/* A rule of law that a result looked at. */
struct use {
	const struct provision *provision;
	const struct limb *limb; /* the alternative that counts; its section is the one to cite */
	enum role role;
};

/* Facet and terms by which a law is narrower or goes further, with words for a reader. */
struct breadth_note {
	const struct facet *facet;
	const char *const *terms; /* ids of leaves or terms */
	size_t n_terms;
	const char *label; /* "acts done for no gain" */
	const char *by;    /* "s. 13A of the Foreigners Act", which goes further; NULL: narrower */
};

/* An unknown that decides, and what each answer would make of the clause. */
struct question {
	const struct facet *facet; /* NULL: a fact, or a search that has not been made */
	const char *fact;          /* NULL unless a fact; for a search "search" */
	const struct use *about;   /* the provision that leaves it open; NULL for facts and searches */
	const char *question;
	enum status yes, no;
};

struct element_finding {
	const struct element *element;
	const char *group; /* "all:1", "any:1" or NULL */
	enum status result;
	struct bounds bounds;
	const char *reason;     /* one sentence or more; never NULL */
	bool told;              /* the clause's own why holds each of these sentences */
	enum seen evidence;     /* SEEN_NONE: none */
	struct date text_as_of; /* no date: the texts speak for the day */
	const struct use *uses;
	size_t n_uses;
	const struct claim *const *searched;
	size_t n_searched;
};

struct finding {
	const char *id; /* "som/art_6__para_1__point_a", or carried "som/art_1__para_3/untoc/art_18__para_1" */
	const struct clause *clause; /* the clause that is tested; of the carried treaty in a carried run */
	const struct clause *host;   /* the clause that carries it; NULL: not carried */
	const char *citation;        /* "Art. 6(1)(a)" */
	const char *heading;
	enum bound bound;
	struct date since; /* entry into force; no date unless party or reserved */
	enum applies applies;
	enum status status;
	struct bounds bounds;
	enum breadth breadth;
	const struct breadth_note *narrower_by;
	size_t n_narrower;
	const struct breadth_note *wider_by;
	size_t n_wider;
	const char *why; /* never NULL */
	enum seen evidence;
	struct date text_as_of;
	const char *doubt; /* NULL: none. "may have lapsed after …", "force in fact is doubtful since …" */
	const struct question *settled_by;
	size_t n_settled_by;
	const char *counted_in;                 /* clause (or clause/element) as written; NULL: it counts by itself */
	const struct element_finding *elements; /* flat, in the file's order */
	size_t n_elements;
	/* What follows is derived once here so that no renderer does it. */
	bool benchmark; /* does not bind on that day: signatory, not party, reserved, unknown */
	bool soft;      /* a choice or a soft duty: never a shortfall */
	bool shortfall; /* firm, applies, and conflict, not met or partly met; counted_in is never one */
	/* Unknown on the day asked, and settled when the acts were searched last: the finding of that day, without
	 * questions. NULL: not unknown, or never settled, or newer law rules that status out. */
	const struct finding *earlier;
	day earlier_on;
	bool earlier_changed; /* a rule that it looked at is no longer in force on the day asked */
};

struct instrument_findings {
	const struct instrument *instrument;
	enum bound bound;
	struct date since;
	struct finding *findings; /* in the treaty's order, carried ones after the clause that carries them */
	size_t n_findings;
};

struct country_findings {
	const struct country *country;
	day as_of;
	const struct instrument_findings *instruments;
	size_t n_instruments;
	const struct finding *const *shortfalls; /* over all instruments, in the order of rule 18 */
	size_t n_shortfalls;
	const struct country_findings *past; /* of selection.looks_back, without questions; NULL: not asked for */
	const struct finding *const *
		fell_short; /* unknown now, and earlier a shortfall; in the order of that rule, those whose rules changed last */
	size_t n_fell_short;
};

/* What to compare; empty lists mean everything. */
struct selection {
	const char *const *instruments; /* ids */
	size_t n_instruments;
	const struct topic *topic;
	const struct theme *theme;
	const struct clause *clause; /* one clause alone, carried or not (explain) */
	const struct clause *host;
	day looks_back; /* compare that day too, where it is an earlier one; 0: no */
};

/* The last day up to `on` for which some act of the country was searched; 0: none was. */
day last_searched(const struct country *country, day on);

/* Compares one country on a day; all in `arena`. */
const struct country_findings *assess_country(struct arena *arena, const struct instruments *instruments,
					      const struct country *country, day as_of,
					      const struct selection *selection);

/* Is the provision in force on the day: surely, possibly, not? (rule 7) */
enum in_force { IN_FORCE_NOT, IN_FORCE_POSSIBLY, IN_FORCE_SURELY };
enum in_force provision_in_force(const struct provision *provision, day on);

/* What a claim makes the country say, as a sentence (check prints it, reports cite it). */
const char *claim_sentence(struct arena *arena, const struct claim *claim);

/* "s. 45C(1) of the Immigrants and Emigrants Act" */
const char *provision_citation(struct arena *arena, const struct provision *provision, const char *section);

#endif

/* SPDX-License-Identifier: MIT */
/*
 * A treaty: its units as they stand in the body (Akoma Ntoso), and the
 * assessment layer: for each assessed unit a clause with its elements.
 */
#ifndef MODEL_INSTRUMENT_H
#define MODEL_INSTRUMENT_H

#include "model/vocabulary.h"

enum duty { DUTY_SHALL, DUTY_SHALL_SUBJECT, DUTY_SHALL_CONSIDER, DUTY_MAY, DUTY_DEFINITION, DUTY_SCOPE };
enum addressee { ADDRESSEE_LAW, ADDRESSEE_INSTITUTION, ADDRESSEE_PRACTICE, ADDRESSEE_NOTIFICATION };

bool duty_soft(enum duty duty);         /* may, shall-consider (rule 18) */
const char *duty_id(enum duty duty);    /* "shall-subject" */
const char *duty_words(enum duty duty); /* "shall, subject to basic concepts of domestic law" */
const char *addressee_id(enum addressee addressee);

/* A numbered unit of the treaty. */
struct unit {
	const char *eid;      /* art_6__para_1__point_a */
	const char *citation; /* "Art. 6(1)(a)" */
	const char *heading;  /* of its article */
	const char *text;     /* the paraphrase: its own, for a container the introduction; never NULL */
	const struct unit *parent;
	const struct clause *clause; /* NULL: see `aside` */
	const char *
		aside; /* why there is no clause: "container", "purpose", "final", "interpretive"; NULL when there is one, or
				  when the unit is not assessed yet ("unassessed" in lists) */
	struct place place;
};

/*
 * What an element asks for on one facet. Which member counts follows from the facet's type:
 *   set, scale   terms
 *   offences     offences (aimed-at, predicates)
 *   text         text
 */
struct asked_offences {
	const struct clause *const
		*clauses; /* offence clauses, in the treaty's order; convention-offences stay in the flag */
	size_t n_clauses;
	const struct clause *const *but; /* clauses taken out again */
	size_t n_but;
	bool convention;    /* the instrument's own `offences`; in a carried run those of the carrying one */
	bool serious_crime; /* UNTOC 2(b) */
	bool every_offence;
	bool given;
};

struct asked {
	const struct facet *facet;
	struct mask terms;
	struct asked_offences offences;
	const char *text;
	const char *words; /* the attribute as written, for questions and messages */
};

struct threshold {
	const struct facet *facet; /* scale, duration or count */
	bool at_most;              /* else at least */
	unsigned value;            /* scale: leaf; count: the number; duration: months */
	const char *words;
};

enum element_type { ELEMENT_ALL, ELEMENT_ANY, ELEMENT_RULE, ELEMENT_LIMIT, ELEMENT_NEVER, ELEMENT_FACT };

struct element {
	enum element_type type;
	const char *id;       /* never changes once published; NULL for all and any */
	const char *question; /* plain English; NULL for all and any */
	enum duty duty;       /* the clause's, unless it has its own */
	struct place place;
	/* all, any */
	const struct element *const *children;
	size_t n_children;
	/* rule, limit, never */
	const struct kind *kind;
	struct asked_offences of;  /* .given: asked one offence clause at a time (rule 10) */
	const struct asked *asked; /* st:reach */
	size_t n_asked;
	const struct threshold *thresholds;
	size_t n_thresholds;
	struct mask may_require;            /* harmless conditions, leaves of the list of conditions */
	struct mask may_exempt;             /* harmless exemptions, leaves of the list of exempts */
	const struct facet *const *leaving; /* axes that are not asked */
	size_t n_leaving;
	bool leaving_conditions;          /* leaving="requires" */
	bool leaving_exempts;             /* leaving="exempts" */
	bool leaving_scope;               /* leaving="of" */
	struct mask only;                 /* only these conditions are asked and nothing else; empty: not so */
	const struct term *const *guards; /* safeguarded terms, for "goes further" (rule 20) */
	size_t n_guards;
	bool benchmark; /* the figure is the project's measure, the treaty names none */
	/* fact */
	const char *notification; /* key in state.yaml: "untoc:art_18__para_13" */
};

struct gate {
	bool unless;
	const char *fact;        /* a fact of state.yaml ("coast"), or NULL */
	const struct kind *kind; /* else: a rule of this kind that meets all of asked */
	const struct asked *asked;
	size_t n_asked;
	struct mask requiring; /* and has one of these conditions; empty: any */
	struct place place;
};

enum clause_outside { INSIDE, OUTSIDE_PRACTICE, OUTSIDE_MEANING, OUTSIDE_CHOICE, OUTSIDE_SAVING };
const char *outside_id(enum clause_outside outside);    /* "practice" */
const char *outside_words(enum clause_outside outside); /* "practice, which a statute does not show" */

struct note {
	const char *kind;   /* meets, interpretive, reading */
	const char *source; /* or NULL */
	const char *text;
};

struct carry {
	const struct instrument *from;
	const struct clause *const *clauses;
	size_t n_clauses;
};

struct clause {
	const struct instrument *instrument;
	const struct unit *unit;
	const char *title; /* in our words; that of its article where none is written; or NULL */
	enum duty duty;
	enum addressee addressee;
	const struct theme *theme;
	const char *cluster; /* or NULL */
	enum clause_outside outside;
	const struct gate *gates;
	size_t n_gates;
	const struct element *root; /* an ELEMENT_ALL over the clause's elements; no children when there are none */
	/* counted-in: judged through another clause; prefix when several, folded */
	const struct clause *const *counted_in;
	size_t n_counted_in;
	const struct element *counted_element; /* one element (or group) of counted_in[0]; NULL: the whole clause */
	const char *counted_words;             /* "art_6__para_1__point_a" as written, with "/element" where named */
	const struct carry *carries;           /* shown after this clause */
	size_t n_carries;
	const struct clause *const *see;
	size_t n_see;
	const struct note *notes;
	size_t n_notes;
	const struct topic *const *topics; /* for --topic: of its elements' kinds, terms and offences */
	size_t n_topics;
	bool offence; /* has a rule of the offence kind without `of`: other rules can speak of it */
	const struct element *const *offences; /* those elements, and the topics of the conducts that they ask for */
	size_t n_offences;
	const struct topic *const *offence_topics;
	size_t n_offence_topics;
	struct place place;
};

struct instrument {
	const char *id;    /* the file's name: "smuggling-protocol" */
	const char *alias; /* "som" */
	const char *title;
	const char *adopted;      /* YYYY-MM-DD */
	const struct unit *units; /* all, in the treaty's order */
	size_t n_units;
	const struct clause *const *clauses; /* in the treaty's order */
	size_t n_clauses;
	struct asked_offences offences; /* what convention-offences means here; only .clauses */
};

struct instruments {
	const struct vocabulary *vocabulary;
	const struct instrument *const *all; /* by id in byte order */
	size_t count;
};

/*
 * Binds the trees of instruments/<id>.xml (without vocabulary.xml) and links them. ids[i] belongs to roots[i].
 * Bodies come first, then clauses, then what points across files. NULL after an error.
 */
const struct instruments *instruments_bind(struct arena *arena, const struct vocabulary *vocabulary,
					   const char *const *ids, const struct node *const *roots, size_t n,
					   struct diags *diags);

const struct instrument *instruments_find(const struct instruments *instruments, const char *id_or_alias);
const struct clause *instrument_clause(const struct instrument *instrument, const char *eid); /* NULL: none */
const struct unit *instrument_unit(const struct instrument *instrument, const char *eid);

/* "6(1)(a)", "Art. 6 (1) (a)", "art. 6.1.a" or an eId, of this instrument; NULL: no such unit. */
const struct unit *instrument_cited(const struct instrument *instrument, const char *citation);

#endif

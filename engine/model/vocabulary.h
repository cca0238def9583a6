/* SPDX-License-Identifier: MIT */
/*
 * The one list of words: topics, term lists, kinds of provision and their
 * facets (instruments/vocabulary.xml). Adding a term touches no C.
 *
 * A term stands for the cases under it, its leaves. A term with children is
 * their union, plus one leaf of its own ("and others") unless closed. A list
 * has one more leaf beyond its terms only where it has a rest-label.
 */
#ifndef MODEL_VOCABULARY_H
#define MODEL_VOCABULARY_H

#include "base/mask.h"
#include "base/source.h"

struct arena;
struct diags;
struct node;

struct topic {
	const char *id;
	const char *label;
	const struct topic *parent; /* NULL at the top */
};

struct term {
	const char *id;
	const char *label;
	const char *definition;
	const struct topic *topic; /* its own or its parent's; NULL where the list has none */
	const struct term *parent;
	struct mask leaves;
	const struct list *list;
	struct mask unless_exempts; /* leaves of the list of `exempts`: a rule that spares all of them does not let this
				       term in when breadth is told (rule 20); empty for nearly all terms */
	struct place place;
};

struct leaf {
	const char *label;
	const struct term *term; /* the term that it is a leaf of, or whose "others" it is; NULL: the list's rest */
};

struct list {
	const char *id;
	const char *label;
	bool ordered;             /* a scale: terms in ascending order, term i is leaf i */
	bool conditions;          /* each term is a condition, an axis of its own (rule 4) */
	const struct term *terms; /* in the file's order, parents before children */
	size_t n_terms;
	const struct term *const *by_id; /* the same terms, sorted, for list_term */
	const struct leaf *leaves;
	size_t n_leaves;
	struct mask all;
	size_t rest; /* the leaf beyond the terms; n_leaves when there is none */
};

enum facet_type { FACET_SET, FACET_SCALE, FACET_DURATION, FACET_COUNT, FACET_OFFENCES, FACET_TEXT };
enum facet_silence { SILENCE_UNKNOWN, SILENCE_ANY, SILENCE_NONE };

/* What a facet is to the comparison, beyond its type. From the attribute `role` of st:facet. */
enum facet_role {
	FACET_PLAIN,
	FACET_KEY,        /* names what the rule is about: conduct, modes, measure…; exactly one a kind */
	FACET_SCOPE,      /* which offences a rule is about (`of`) */
	FACET_CONDITIONS, /* `requires` */
	FACET_EXEMPTS,    /* `exempts`: who is spared; asked as the axis of all offenders minus these */
	FACET_UNASKED     /* asked only where the element names it: `modes` and `punishes` of an offence */
};

struct facet {
	const char *id;
	const char *label;
	const char *phrase;   /* "for {}": how its terms stand in a sentence; NULL: the labels alone */
	const char *question; /* "Who must be …?": asked of a ministry where it is unknown; NULL: from the label */
	enum facet_type type;
	enum facet_role role;
	const struct list *list; /* sets and scales, else NULL */
	enum facet_silence silence;
	struct mask needed_for; /* leaves of the key facet's list for which silence is unknown (and any for the rest) */
	bool required;          /* has to be written */
	bool because;           /* carries the legal judgement: `because` needs a line for it where it is written */
	bool weaker;            /* a scale that lets in what is weaker (`force`); else what is graver (`fault`) */
	const struct facet *less; /* punishes, less who is exempted; NULL for others */
	size_t index;             /* its place in kind->facets */
};

struct kind {
	const char *id;
	const char *label;
	const char *definition;
	const struct topic
		*topic; /* where an absence has to have been searched; NULL: the topics of the key terms asked for */
	bool of_topics; /* also the topics of the offences that it is about */
	const struct facet *facets;
	size_t n_facets;
	const struct facet *key;        /* never NULL */
	const struct facet *scope;      /* `of`, or NULL */
	const struct facet *conditions; /* `requires`, or NULL */
	const struct facet *exempts;    /* or NULL */
	bool not_met_without_offence; /* attempt at an offence that is not there is missing too; other kinds do not apply */
	bool offence;                 /* the kind that other rules speak about: exactly one */
	size_t index;
};

struct theme {
	const char *id;
	const char *label;
};

struct vocabulary {
	const struct topic *topics;
	size_t n_topics;
	const struct list *lists;
	size_t n_lists;
	const struct kind *kinds;
	size_t n_kinds;
	const struct theme *themes; /* in the order in which reports show them */
	size_t n_themes;
	const struct kind *offence;
};

/* Binds and checks the tree of vocabulary.xml. NULL after an error. */
const struct vocabulary *vocabulary_bind(struct arena *arena, const struct node *root, struct diags *diags);

const struct topic *vocabulary_topic(const struct vocabulary *vocabulary, const char *id); /* NULL: none */
const struct list *vocabulary_list(const struct vocabulary *vocabulary, const char *id);
const struct kind *vocabulary_kind(const struct vocabulary *vocabulary, const char *id);
const struct theme *vocabulary_theme(const struct vocabulary *vocabulary, const char *id);
const struct term *list_term(const struct list *list, const char *id);
const struct facet *kind_facet(const struct kind *kind, const char *id);

/* What leaves of a facet's list let in: of a set themselves, of a scale all that is graver too, or weaker (rule 2). */
struct mask facet_lets_in(const struct facet *facet, struct mask leaves);

/* Is `topic` the topic `under`, or inside it? */
bool topic_within(const struct topic *topic, const struct topic *under);

#endif

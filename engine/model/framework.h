/* SPDX-License-Identifier: MIT */
/*
 * A country: its acts and the texts they were read in, its provisions as
 * written, its claims of absence, and facts that stand in no act.
 */
#ifndef MODEL_FRAMEWORK_H
#define MODEL_FRAMEWORK_H

#include "base/date.h"
#include "model/vocabulary.h"
#include "read/prose.h"

/* From the best (rule 23). heading-only supports no finding. */
enum seen {
	SEEN_LAW_TEXT,
	SEEN_OFFICIAL_TRANSLATION,
	SEEN_BILL_AS_PASSED,
	SEEN_UNOFFICIAL_TRANSLATION,
	SEEN_MACHINE_TRANSLATION,
	SEEN_SECONDARY,
	SEEN_HEADING_ONLY,
	SEEN_NOT_SEEN
};
#define SEEN_NONE ((enum seen) - 1)     /* no evidence: null in the JSON */
const char *seen_id(enum seen seen);    /* "law-text" */
const char *seen_words(enum seen seen); /* "law text" */

/* Where something was read: an address, or a file of a public repository. */
struct reading_place {
	const char *address;    /* http(s); NULL: a repository */
	const char *repository; /* owner/name */
	const char *commit;     /* NULL: not recorded */
	const char *path;
	const char *offset; /* as written; NULL: none */
};

struct text {
	const char *id;
	const char *title;
	const struct law *law; /* NULL: a source of state.yaml, of no act */
	enum seen seen;
	struct date as_of;                /* text-as-of: consolidated up to this day; no date for sources */
	bool amended_unread;              /* amended-since: unread, or not written */
	const struct date *amended_since; /* days of later acts; empty and not unread: none until `accessed` */
	size_t n_amended_since;
	struct reading_place read;
	struct date accessed;
	day horizon;      /* the last day for which the text speaks (rule 8) */
	const char *note; /* or NULL */
	struct place place;
};

struct law {
	const char *id;
	const char *title;
	const char *original_title; /* and language; NULL when English */
	const char *language;
	const char *number; /* "No. 20 of 1948"; NULL: not recorded */
	const char *level;  /* federal, state…; or NULL */
	const char *type;   /* act, ordinance, regulation…; or NULL */
	bool in_articles;   /* cited by articles, not by sections */
	struct date from, until;
	bool from_unknown;
	const struct text *texts;
	size_t n_texts;
	struct place place;
};

/* Which offences a rule is about (rule 12). Alternatives are "or"; the keys of one are "and". */
struct scope_part {
	const struct provision *const *provisions; /* ids; empty: not named */
	size_t n_provisions;
	const struct law *const *laws;
	size_t n_laws;
	bool has_conduct;
	struct mask conduct; /* of the offence kind's key list */
	bool has_threshold;
	bool over; /* max-over, else max-at-least */
	unsigned months;
	bool treaty_list;
};
struct scope {
	bool given;
	bool all;
	const struct scope_part *parts;
	size_t n_parts;
};

enum value_state {
	VALUE_SILENT, /* not written: the vocabulary says what that means */
	VALUE_WRITTEN,
	VALUE_UNKNOWN /* listed under `unknown` */
};

/* What a provision or limb writes for one facet. */
struct value {
	enum value_state state;
	bool any;          /* the word `any` */
	struct mask terms; /* set: leaves as written (`none`: empty). scale: the leaf written alone */
	struct mask
		unsure; /* leaves under `unsure` beyond `terms` (for conditions and exempts: those that are doubtful) */
	struct scope scope; /* offences */
	struct scope unsure_scope;
	unsigned number;     /* count; duration in months (DURATION_LIFE, DURATION_DEATH; DURATION_AS_AIMED_AT) */
	const char *text;    /* text, and the words of a duration */
	const char *because; /* or NULL */
	struct place place;
};
#define DURATION_AS_AIMED_AT 0xfffffffdu
#define DURATION_LIFE 0xfffffffeu
#define DURATION_DEATH 0xffffffffu

/* A disputed reading: facets that another reads otherwise. */
struct reading {
	const char *by;
	const char *note;
	const struct value *values; /* kind->n_facets; VALUE_SILENT: read alike */
};

/* One alternative of a provision, complete: what it writes replaces what the provision writes (rule 3). */
struct limb {
	const struct provision *provision;
	const char *section;
	const struct value *values; /* one for each facet of the kind, by facet->index */
	struct place place;
};

struct provision {
	const char *id; /* unique in the country */
	const struct law *law;
	const char *section;
	const struct text *text;
	const struct kind *kind;
	struct date from, until; /* in-force as written */
	bool from_unknown;
	struct date known_to; /* the law may have lapsed after this day; no date: not so */
	const struct provision *replaces;
	const struct provision *replaced_by; /* found while linking; NULL: none */
	const struct limb *limbs;            /* at least one */
	size_t n_limbs;
	const struct reading *readings;
	size_t n_readings;
	const struct prose *summary; /* or NULL */
	const char *summary_text;    /* as written; or NULL */
	const char *review;          /* how a second reading was settled; or NULL */
	size_t index;                /* in country->provisions: the order of the files by path, then of the file */
	struct place place;
};

struct claim_target { /* topic, topic:kind or topic:term */
	const struct topic *topic;
	const struct kind *kind; /* or NULL */
	const struct term *term; /* or NULL */
	const char *words;
};

/* "We looked for … in … of these days; none was found", in so far as no provision shows otherwise. */
struct claim {
	const struct claim_target *targets;
	size_t n_targets;
	const struct text *const *texts;
	size_t n_texts;
	struct date from, until;
	const char *note; /* or NULL */
	enum seen seen;   /* the weakest of its texts */
	struct place place;
};

enum joined { JOINED_UNKNOWN, JOINED_NO, JOINED_YES };

struct treaty_status {
	const char *instrument; /* id */
	bool signed_known;      /* `signed` is written */
	struct date signed_on;  /* no date: not signed (signed: none) */
	enum joined joined;
	struct date joined_on; /* deposit */
	struct date in_force;
	const struct text *source; /* or NULL: from memory */
	const struct reservation *reservations;
	size_t n_reservations;
	struct place place;
};

struct reservation {
	const char *clause; /* eId; what lies under it is reserved too. NULL: a declaration without a clause */
	const char *kind;   /* reservation, declaration */
	const char *text;
	struct date on;
	const struct text *source;
};

struct notification {
	const char *key; /* "untoc:art_18__para_13" */
	bool made;
	struct date on;
	const char *content;       /* or NULL */
	const struct text *source; /* or NULL: from memory */
	struct place place;
};

/* What the State itself says of a clause; shown beside the finding, and it changes nothing in it. */
struct comment {
	const struct clause *clause;
	struct date on;
	const char *by;
	const char *text;
};

struct authority { /* who answers: central authorities, points of contact */
	const char *role;
	const char *name;
	const char *contact;   /* or NULL */
	const char *languages; /* or NULL */
	const struct text *source;
};

struct arrangement {
	const char *title;
	const char *with;    /* codes or names, as written */
	const char *subject; /* extradition, mla… */
	struct date in_force;
	const char *status; /* or NULL */
	const struct text *source;
};

struct country {
	const char *code; /* ISO 3166-1 alpha-3 */
	const char *name;
	const char *official_name; /* or NULL */
	const char *legal_system;  /* or NULL */
	int coast;                 /* 1 yes, 0 no, -1 unknown */
	const char *standing;      /* or NULL: force in fact doubtful since standing_from */
	struct date standing_from;
	struct date prepared, reviewed; /* no date: not */
	const char *consultation;       /* not-shared, shared, comments, validated; NULL: not stated */
	struct date consultation_on;
	const char *consultation_by;
	const struct prose *limits;
	const struct law *laws;
	size_t n_laws;
	const struct text *sources; /* of state.yaml */
	size_t n_sources;
	const struct provision *provisions;
	size_t n_provisions;
	const struct claim *claims;
	size_t n_claims;
	const struct treaty_status *treaties;
	size_t n_treaties;
	const struct notification *notifications;
	size_t n_notifications;
	const struct comment *comments;
	size_t n_comments;
	const struct authority *authorities;
	size_t n_authorities;
	const struct arrangement *arrangements;
	size_t n_arrangements;
	const char *edition; /* 12 hex digits (design.md section 6) */
};

struct instruments;
struct clause;

/*
 * Binds the files of frameworks/<code>/, in byte order of their paths; any file may hold any section, by custom
 * state.yaml, laws.yaml and one file a subject. `law_day` is the day of stocktake.yaml: no accessed, searched or
 * status date may lie after it. A file that could not be read is NULL: what others name may stand in it, so that ids
 * that are not there are then not said. NULL after an error.
 */
struct country *country_bind(struct arena *arena, const struct instruments *instruments, const char *code,
			     const struct node *const *files, size_t n_files, day law_day, struct diags *diags);

const struct provision *country_provision(const struct country *country, const char *id);
const struct treaty_status *country_treaty(const struct country *country,
					   const char *instrument_id); /* NULL: unknown */
/* The comments on a clause, in the order of the files: the first from *at on, which moves behind it; NULL: no more. */
const struct comment *country_comment(const struct country *country, const struct clause *clause, size_t *at);
const struct notification *country_notification(const struct country *country, const char *key);

#endif

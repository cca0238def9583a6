/* SPDX-License-Identifier: MIT */
/* A country while it is bound: what the files framework.c, law.c, state.c, provision.c, rule.c, claims.c share. Not for others. */
#ifndef MODEL_BIND_H
#define MODEL_BIND_H

#include <glib.h>

#include "model/forms.h"
#include "model/framework.h"
#include "model/instrument.h"

struct binder {
	struct reader reader;
	const struct instruments *instruments;
	const struct vocabulary *vocabulary;
	struct country *country;
	bool partial;                     /* a file could not be read: ids that are not there are not said */
	GHashTable *laws;                 /* id to struct law */
	GHashTable *texts;                /* id to struct text, of laws and of state.yaml */
	GHashTable *provisions;           /* id to struct provision */
	struct provision *all_provisions; /* the country's, while they can be written */
	struct shape **shapes;            /* of each kind, made when first needed (rule.c) */
};

/* Laws and sources; all in one go, since provisions point at them. */
void laws_bind(struct binder *b, const GPtrArray *nodes);
void sources_bind(struct binder *b, const GPtrArray *nodes);

/* The sections of state.yaml. Treaties and notifications are fields (struct field). */
void state_bind(struct binder *b, const struct node *node);
void treaties_bind(struct binder *b, const GPtrArray *fields);
void notifications_bind(struct binder *b, const GPtrArray *fields);
void comments_bind(struct binder *b, const GPtrArray *nodes);
void authorities_bind(struct binder *b, const GPtrArray *nodes);
void arrangements_bind(struct binder *b, const GPtrArray *nodes);

/* Provisions, first their ids and kinds, then all of them; then what they replace. */
void provisions_bind(struct binder *b, const GPtrArray *nodes);

void claims_bind(struct binder *b, const GPtrArray *nodes);

/* What a word names, or NULL after a diagnostic with the nearest id. */
const struct law *binder_law(const struct binder *b, const struct node *word);
const struct text *binder_text(const struct binder *b, const struct node *word);
const struct provision *binder_provision(const struct binder *b, const struct node *word);

/* Remembers an id; a second use is a diagnostic with both places. */
void binder_claim(struct binder *b, GHashTable *table, const char *id, struct place place, const void *owner,
		  struct place (*place_of)(const void *owner));

extern const char *const unknown_word[]; /* {"unknown", NULL}: can stand for a date */
extern const char *const none_word[];
extern const char *const seen_words_list[]; /* in the order of enum seen */

/* `from` after `until`, told at `place`. */
void check_span(const struct binder *b, struct place place, struct date from, struct date until);

/* --- One rule: facets as written (rule.c) --- */

/* What a provision, a limb, a reading may write; `facets` by facet->index. */
struct raw_rule {
	const char *id, *section, *by, *note, *review;
	const struct node *law, *text, *in_force, *replaces, *kind, *unsure, *because, *summary;
	struct nodes any_of, unknown, readings;
	bool has_unknown;
	const struct node *facets[];
};

/* Binds the form of one part; free with g_free. Never NULL; what does not fit is left out and said. */
struct raw_rule *rule_bind(struct binder *b, const struct kind *kind, enum rule_part part, const struct node *node);

/* The values that `raw` writes, over what `values` holds (rule 3). */
void rule_values(struct binder *b, const struct kind *kind, const struct raw_rule *raw, struct value *values);

/* The doubtful terms or offences of one facet, from `unsure`. */
bool rule_doubt(struct binder *b, const struct facet *facet, const struct node *node, struct value *doubt);

#endif

/* SPDX-License-Identifier: MIT */
/*
 * The notation of a finding: a character for its status, and typographic marks
 * beside it. Ordinary characters, so that it is the same in every format.
 */
#ifndef REPORT_SIGN_H
#define REPORT_SIGN_H

#include <glib.h>

#include "report/doc.h"

/* A sign with all that stands beside it, and one that is a bare status. */
struct doc_sign sign_of(const struct finding *finding);
struct doc_sign sign_plain(enum status status);

const char *sign_symbol(enum status status); /* "◐"; "" for not assessed, which is told in words alone */
char sign_open(struct doc_sign sign);        /* '(' or '[', NUL for none */
char sign_close(struct doc_sign sign);

void sign_put(GString *out, struct doc_sign sign);       /* "(◐«†)" */
void sign_put_marks(GString *out, struct doc_sign sign); /* "«†" */
/* Words for each mark, NULL after the last; at most SIGN_WORDS with it. */
#define SIGN_WORDS 7
size_t sign_words(struct doc_sign sign, const char *words[SIGN_WORDS]);   /* "narrower", "secondary source…" */
void sign_speak(GString *out, struct doc_sign sign, const char *between); /* "partly met, narrower, not a party…" */

/* The statuses of counted clauses in the order in which counts stand, and last the one that is in no base. */
#define N_SHARE_ORDER 6
extern const enum status share_order[N_SHARE_ORDER];

/* The key, in the order in which it is shown. */
struct sign_key {
	bool is_status;
	enum status status;
	const char *sign, *name, *means;
};
extern const struct sign_key sign_keys[];
extern const size_t n_sign_keys;

#endif

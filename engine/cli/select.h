/* SPDX-License-Identifier: MIT */
/* From what a user types to treaties, topics, themes and clauses; what is not there is a usage error with what is near. */
#ifndef CLI_SELECT_H
#define CLI_SELECT_H

#include "assess/finding.h"
#include "cli/options.h"

/* --instrument, --topic and --theme; false after a usage error. Cleared by selection_clear in any case. */
bool select_clauses(const struct corpus *corpus, const struct settings *settings, struct selection *selection);
void selection_clear(struct selection *selection);

/* The treaty of that id or short name; NULL after a usage error. */
const struct instrument *select_instrument(const struct corpus *corpus, const char *word);

/* "som 6(1)(a)", or a carried one, "som 1(3) untoc 18(1)" or "UNTOC 18(1) through SoM 1(3)": clause and host (NULL: not
 * carried); false after a usage error. */
bool select_clause(const struct corpus *corpus, const char *words, const struct clause **clause,
		   const struct clause **host);

#endif

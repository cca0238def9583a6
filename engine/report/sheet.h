/* SPDX-License-Identifier: MIT */
/*
 * A clause across States: what it asks, each element State by State, the provisions side by side, why, how the clause
 * is read, questions for a room. It copies what it shows, so that a country's findings can be freed.
 */
#ifndef REPORT_SHEET_H
#define REPORT_SHEET_H

#include "report/tally.h"

/* What a sheet shows of one State. */
struct sheet_entry;

const struct sheet_entry *sheet_take(struct arena *arena, const struct country_findings *found,
				     const struct finding *finding);

/* A clause: its own findings, or those carried by a clause of another treaty. Entries in the order in which they stand. */
struct sheet {
	const char *name, *anchor; /* "UNTOC 18(1) through SoM 1(3)" */
	const struct clause *clause;
	const struct instrument *under; /* the treaty in whose table it stands */
	const struct sheet_entry *const *entries;
	size_t n_entries;
	day as_of;
};

/* The page "clauses/ANCHOR". */
const struct doc *sheet_report(struct arena *arena, const struct sheet *sheet);

/* The sections of it, for a briefing pack; `level` is in what they stand. */
void sheet_sections(struct doc *doc, struct doc_node *to, const struct sheet *sheet);

/* For a matrix and for counts. */
struct doc_sign sheet_sign(const struct sheet_entry *entry);
enum counted sheet_counted(const struct sheet_entry *entry);
const char *sheet_state(const struct sheet_entry *entry); /* the name of the State */

struct doc_target sheet_target(struct arena *arena, const char *anchor);

#endif

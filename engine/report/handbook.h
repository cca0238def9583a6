/* SPDX-License-Identifier: MIT */
/* The handbook: each treaty clause by clause, what it asks and how that is tested, without any country in it. */
#ifndef REPORT_HANDBOOK_H
#define REPORT_HANDBOOK_H

#include "report/doc.h"

/* The page "handbook": the treaties, and how the pages of each are read. */
const struct doc *handbook_index(struct arena *arena, const struct corpus *corpus);

/* The page "handbook/ID" of one treaty. */
const struct doc *handbook_report(struct arena *arena, const struct instrument *instrument);

/* One clause, without a heading; `places`: also where it stands in the file. */
void handbook_clause(struct doc *doc, struct doc_node *to, const struct clause *clause, bool places);

/* How a unit is treated: "2 tests", "through SoM 6(1)(a)", "outside: practice", "aside: container". */
const char *treatment_words(struct arena *arena, const struct unit *unit);

#endif

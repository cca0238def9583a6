/* SPDX-License-Identifier: MIT */
/* Why one finding is what it is, and where that stands in the files; or what a clause asks and how it is tested. */
#ifndef REPORT_EXPLAIN_H
#define REPORT_EXPLAIN_H

#include "report/doc.h"

/* All findings of `found`: it was assessed for one clause. */
const struct doc *explain_report(struct arena *arena, const struct country_findings *found);

const struct doc *explain_clause(struct arena *arena, const struct clause *clause);

#endif

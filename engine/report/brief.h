/* SPDX-License-Identifier: MIT */
/* A briefing pack for a workshop: everything that is handed out, in one document. */
#ifndef REPORT_BRIEF_H
#define REPORT_BRIEF_H

#include "report/region.h"

/* The page "brief". `topic` NULL: all clauses. `region` has these countries, and has to live as long as the document. */
const struct doc *brief_report(struct arena *arena, const struct corpus *corpus,
			       const struct country_findings *const *countries, size_t n, const struct topic *topic,
			       struct region *region);

#endif

/* SPDX-License-Identifier: MIT */
/* A country's report: a page that can be read alone, then everything behind it. */
#ifndef REPORT_COUNTRY_H
#define REPORT_COUNTRY_H

#include "report/doc.h"

/*
 * The report as a document in `arena`. Each treaty's table of concordance is
 * a DOC_PART at the top level, named by the treaty's id.
 */
const struct doc *country_report(struct arena *arena, const struct corpus *corpus,
				 const struct country_findings *found);

#endif

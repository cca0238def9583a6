/* SPDX-License-Identifier: MIT */
/*
 * The index over several States: by what each is bound, and a matrix of clause
 * and State. It has no counts of a State and ranks nobody. It keeps only signs,
 * so that a country's findings can be freed once they are added.
 */
#ifndef REPORT_REGION_H
#define REPORT_REGION_H

#include "report/doc.h"

struct region;

struct region *region_new(const struct corpus *corpus);
const struct corpus *region_corpus(const struct region *region);
void region_free(struct region *region); /* NULL is allowed */

/* Copies what the index shows. Countries come in any order; each once. */
void region_add(struct region *region, const struct country_findings *found);

/* Lives as long as the region. */
const struct doc *region_report(struct region *region);

/* Into alphabetical order by name; region_report does it too. */
void region_sort(struct region *region);

/* After region_report: the sheet of each clause across the States, a page in `arena`. */
size_t region_sheets(const struct region *region);
const struct doc *region_sheet(struct region *region, size_t i, struct arena *arena);

#endif

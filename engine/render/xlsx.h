/* SPDX-License-Identifier: MIT */
/* The findings of a country as a workbook: summary, concordance, elements, questions with room for answers, sources,
 * method. The same findings give the same bytes. */
#ifndef RENDER_XLSX_H
#define RENDER_XLSX_H

#include "assess/finding.h"

/* Writes the file; false: it is not there, or not whole. */
bool write_xlsx(const char *path, const struct country_findings *found);

#endif

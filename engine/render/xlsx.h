/* SPDX-License-Identifier: MIT */
/* The findings of a country as a workbook: summary, concordance, elements, questions with room for answers, sources,
 * method. The same findings give the same bytes. */
#ifndef RENDER_XLSX_H
#define RENDER_XLSX_H

#include <glib.h>

#include "assess/finding.h"

GString *write_xlsx(const struct country_findings *found);

#endif

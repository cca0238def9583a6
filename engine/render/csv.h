/* SPDX-License-Identifier: MIT */
/*
 * Findings as a table for a spreadsheet: UTF-8 with a byte order mark, CRLF. A
 * row for each clause, and one for each of its elements after it; the column
 * Row tells which. A cell that a spreadsheet would take for a formula gets an
 * apostrophe before it.
 */
#ifndef RENDER_CSV_H
#define RENDER_CSV_H

#include <glib.h>

#include "assess/finding.h"

void write_csv(GString *out, const struct country_findings *found);

#endif

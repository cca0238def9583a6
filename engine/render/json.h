/* SPDX-License-Identifier: MIT */
/*
 * Findings as JSON, schema "stocktake/findings/1" (docs/findings.schema.json).
 * Key order is fixed; UTF-8, LF, one final newline.
 */
#ifndef RENDER_JSON_H
#define RENDER_JSON_H

#include <glib.h>

#include "assess/finding.h"

void write_json(GString *out, const struct country_findings *found);

#endif

/* SPDX-License-Identifier: MIT */
/* The form of a country's files as a JSON Schema (draft 7), made from the tables that bind them and the vocabulary, so
 * that an editor completes, explains and marks what the program would. */
#ifndef RENDER_SCHEMA_H
#define RENDER_SCHEMA_H

#include <glib.h>

#include "model/instrument.h"

void write_schema(GString *out, const struct instruments *instruments);

#endif

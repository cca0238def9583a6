/* SPDX-License-Identifier: MIT */
/* Sets of files that are written together: all of them, or a message and exit 4. */
#ifndef CLI_WRITE_H
#define CLI_WRITE_H

#include "render/format.h"

/* Puts all in place, says how many to standard error, and frees. */
void write_commit(struct output *output, const char *folder);

/* Standard output, whole. */
void write_stream(const GString *bytes);

/*
 * The formats in "md,html" (NULL: md); NULL after a usage error. Free with g_ptr_array_free. `document` names what is made
 * in the formats of documents alone, as in "the handbook"; NULL: any format will do.
 */
GPtrArray *write_formats(const char *words, const char *document);

#endif

/* SPDX-License-Identifier: MIT */
/* YAML 1.1 by libyaml's events, into nodes. Aliases, anchors, tags, several documents, duplicate keys (both places),
 * keys that are no scalars, tabs as indent, curly quotes around a value, and nesting or node counts beyond the limits
 * are diagnostics. The first syntax error ends the file. */
#ifndef READ_YAML_H
#define READ_YAML_H

#include "read/node.h"

struct arena;
struct diags;

/*
 * The one document of the file. NULL after a syntax error or a limit, and for an empty file (no diagnostic: the caller
 * decides). After any other diagnostic the tree is given all the same, so that the rest of the file is checked in the
 * same run: the first of two equal keys is kept, an alias is an empty text, curly quotes are taken off.
 */
const struct node *yaml_read(struct arena *arena, const struct source *source, struct diags *diags);

#endif

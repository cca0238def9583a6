/* SPDX-License-Identifier: MIT */
/* XML by libxml2's SAX2, into nodes with the place of each start tag and attribute. No DTD, no entity but the five of
 * XML itself, no network, no XInclude; a DOCTYPE is a diagnostic. The first error of form ends the file. */
#ifndef READ_XML_H
#define READ_XML_H

#include "read/node.h"

struct arena;
struct diags;

/* The root element; NULL after an error. */
const struct node *xml_read(struct arena *arena, const struct source *source, struct diags *diags);

#endif

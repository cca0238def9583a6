/* SPDX-License-Identifier: MIT */
/* What a caller may ask of a renderer of documents. */
#ifndef RENDER_OPTIONS_H
#define RENDER_OPTIONS_H

#include <stdbool.h>

#include "report/doc.h"

struct render_options {
	const struct doc_node
		*part; /* Markdown: this DOC_PART as a file of its own; NULL: the page, parts as links to them */
	bool whole;    /* Markdown: one stream, parts in their places, no links to other pages */
	const struct publisher *publisher; /* HTML: whose name and logo stand on the page; NULL: ours */
	bool colour;                       /* terminal: bold and colour */
	unsigned columns;                  /* terminal: width; 0: 80 */
};

#endif

/* SPDX-License-Identifier: MIT */
/* What the files of the Markdown renderer share; of no use outside of them. */
#ifndef RENDER_MARKDOWN_PARTS_H
#define RENDER_MARKDOWN_PARTS_H

#include <glib.h>

#include "render/options.h"

struct markdown {
	GString *out;
	const struct doc *doc;
	const struct render_options *options;
	GString *indent;  /* of what stands in a list */
	unsigned level;   /* of the section that is open; its heading has one # more */
	unsigned element; /* number of the last element of the clause */
	size_t fresh;     /* where the content of the line begins, in the output */
	bool begun;       /* something stands in the container: a blank line comes before the next block */
	bool cell;        /* in a table: one line, '|' is escaped, marks as signs */
};

void markdown_text(struct markdown *md, const char *text);
void markdown_address(struct markdown *md, const char *address); /* what stands in the parentheses of a link */
void markdown_link(struct markdown *md, const struct doc_target *target, const struct doc_node *first); /* or words */
void markdown_open_line(struct markdown *md);

void markdown_inlines(struct markdown *md, const struct doc_node *node); /* up to the first block */
const struct doc_node *markdown_first_block(const struct doc_node *node);

#endif

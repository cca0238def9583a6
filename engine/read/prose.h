/* SPDX-License-Identifier: MIT */
/* Summaries and notes: a closed subset of CommonMark, read by cmark. Raw HTML, headings, images, code blocks,
 * quotations and links that are not http(s) are diagnostics. */
#ifndef READ_PROSE_H
#define READ_PROSE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/source.h"

struct arena;
struct diags;

enum prose_kind {
	PROSE_PARAGRAPH,
	PROSE_LIST,
	PROSE_ITEM, /* blocks */
	PROSE_TEXT,
	PROSE_EMPHASIS,
	PROSE_STRONG,
	PROSE_CODE,
	PROSE_LINK /* inline */
};

struct prose {
	enum prose_kind kind;
	bool ordered;              /* PROSE_LIST */
	const char *text;          /* PROSE_TEXT and PROSE_CODE: plain text; PROSE_LINK: the address; else NULL */
	const struct prose *first; /* first child */
	const struct prose *next;  /* next sibling */
};

/* The first block, or NULL for an empty text or after a diagnostic at `place` (where the text begins). */
const struct prose *prose_read(struct arena *arena, const char *text, struct place place, struct diags *diags);

#endif

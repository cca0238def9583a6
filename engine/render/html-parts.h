/* SPDX-License-Identifier: MIT */
/* What the files of the HTML renderer share; of no use outside of them. */
#ifndef RENDER_HTML_PARTS_H
#define RENDER_HTML_PARTS_H

#include <glib.h>

#include "report/doc.h"

struct html {
	GString *out;
	const struct doc *doc;
	const struct publisher *publisher; /* or NULL */
	unsigned level;                    /* of the section that is open; its heading is one lower */
	unsigned tables;                   /* numbered, to tie notes to them */
	bool patterns;                     /* the fill patterns of bars stand in the page */
};

/* Escaping: data goes out through these three and nowhere else. */
void html_text(struct html *h, const char *text);
void html_attribute(struct html *h, const char *value);             /* what stands between double quotes */
void html_address(struct html *h, const struct doc_target *target); /* the value of href */

/* Markup of our own. */
void html_put(struct html *h, const char *markup);
void html_number(struct html *h, size_t number);

void html_inline(struct html *h, const struct doc_node *node);  /* one */
void html_inlines(struct html *h, const struct doc_node *node); /* up to the first block */
void html_blocks(struct html *h, const struct doc_node *node);  /* blocks; inline nodes before them are left out */

/* How findings look. */
void html_tag(struct html *h, struct doc_sign sign);
void html_shares(struct html *h, const struct doc_node *node);
void html_matrix(struct html *h, const struct doc_node *node);
void html_concordance(struct html *h, const struct doc_node *node);
void html_element(struct html *h, const struct doc_node *node);
void html_key(struct html *h);
void html_caption(struct html *h, const char *text);

#endif

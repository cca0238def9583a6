/* SPDX-License-Identifier: MIT */
/* The document tree as Markdown: blocks. What stands inside a line is in markdown-inline.c. */
#include "render/markdown.h"

#include <string.h>

#include "render/markdown-parts.h"
#include "report/sign.h"
#include "report/words.h"

static void block(struct markdown *md, const struct doc_node *node);
static void blocks(struct markdown *md, const struct doc_node *node);

static void open_block(struct markdown *md)
{
	if (md->begun)
		g_string_append_c(md->out, '\n');
	md->begun = true;
	markdown_open_line(md);
}

static void close_line(struct markdown *md)
{
	while (md->out->len && md->out->str[md->out->len - 1] == ' ')
		g_string_truncate(md->out, md->out->len - 1);
	g_string_append_c(md->out, '\n');
}

static void paragraph(struct markdown *md, const struct doc_node *node)
{
	open_block(md);
	markdown_inlines(md, node->first);
	close_line(md);
}

static void anchor(struct markdown *md, const char *name)
{
	if (!name)
		return;
	open_block(md);
	g_string_append_printf(md->out, "<a id=\"%s\"></a>\n", name);
	md->begun = false;
}

static void put_number(struct markdown *md, unsigned number)
{
	if (number)
		g_string_append_printf(md->out, "%u. ", number);
}

static void heading(struct markdown *md, unsigned level, const char *label, const char *text)
{
	open_block(md);
	for (unsigned i = 0; i < MIN(level, 6); i++)
		g_string_append_c(md->out, '#');
	g_string_append_c(md->out, ' ');
	if (label) {
		markdown_text(md, label);
		g_string_append_c(md->out, ' ');
	}
	markdown_text(md, text);
	close_line(md);
}

static void title(struct markdown *md, const struct doc_node *node)
{
	heading(md, 1, NULL, node->text);
	if (!node->label)
		return;
	open_block(md);
	markdown_text(md, node->label);
	close_line(md);
}

static void section_heading(struct markdown *md, const struct doc_node *node)
{
	anchor(md, node->anchor);
	open_block(md);
	for (unsigned i = 0; i < MIN(md->level + 2, 6); i++)
		g_string_append_c(md->out, '#');
	g_string_append_c(md->out, ' ');
	put_number(md, node->number);
	markdown_text(md, node->text);
	close_line(md);
}

static void section(struct markdown *md, const struct doc_node *node)
{
	section_heading(md, node);
	md->level++;
	blocks(md, node->first);
	md->level--;
}

static void part_link(struct markdown *md, const struct doc_node *node)
{
	section_heading(md, node);
	open_block(md);
	g_string_append(md->out, "Clause by clause: [");
	markdown_text(md, node->label);
	g_string_append(md->out, ".md](");
	markdown_address(md, node->label);
	g_string_append(md->out, ".md)\n");
}

static void part(struct markdown *md, const struct doc_node *node)
{
	if (md->options->whole)
		section(md, node);
	else
		part_link(md, node);
}

static void caveat(struct markdown *md, const struct doc_node *node)
{
	open_block(md);
	g_string_append(md->out, "> ");
	markdown_inlines(md, node->first);
	close_line(md);
}

static void cell(struct markdown *md, const struct doc_node *first)
{
	g_string_append(md->out, " ");
	md->cell = true;
	if (first)
		markdown_inlines(md, first);
	else
		g_string_append(md->out, "–");
	md->cell = false;
	g_string_append(md->out, " |");
}

static void text_cell(struct markdown *md, const char *text)
{
	const struct doc_node node = {.kind = DOC_TEXT, .text = text};
	cell(md, &node);
}

static void delimiter_row(struct markdown *md, size_t n)
{
	markdown_open_line(md);
	g_string_append_c(md->out, '|');
	for (size_t i = 0; i < n; i++)
		g_string_append(md->out, " --- |");
	g_string_append_c(md->out, '\n');
}

static void facts(struct markdown *md, const struct doc_node *node)
{
	open_block(md);
	g_string_append(md->out, "| | |\n");
	delimiter_row(md, 2);
	for (const struct doc_node *fact = node->first; fact; fact = fact->next) {
		markdown_open_line(md);
		g_string_append_c(md->out, '|');
		text_cell(md, fact->text);
		cell(md, fact->first);
		g_string_append_c(md->out, '\n');
	}
}

/* A marker; what follows stands under its text. Gives back the indentation to return to. */
static size_t hang(struct markdown *md, const char *marker)
{
	size_t indent = md->indent->len;
	g_string_append(md->out, marker);
	md->fresh = md->out->len;
	for (size_t i = strlen(marker); i; i--)
		g_string_append_c(md->indent, ' ');
	return indent;
}

static void entry(struct markdown *md, const char *marker, const struct doc_node *node)
{
	markdown_open_line(md);
	size_t indent = hang(md, marker);
	markdown_inlines(md, node->first);
	if (!node->first || node->first->kind >= DOC_TEXT)
		close_line(md);
	for (const struct doc_node *child = markdown_first_block(node->first); child; child = child->next) {
		md->begun = child != node->first && child->kind != DOC_LIST;
		block(md, child);
	}
	g_string_truncate(md->indent, indent);
}

static void list(struct markdown *md, const struct doc_node *node)
{
	unsigned number = 1;
	if (md->begun)
		g_string_append_c(md->out, '\n');
	for (const struct doc_node *child = node->first; child; child = child->next) {
		char marker[16] = "- ";
		if (node->style == STYLE_ORDERED)
			g_snprintf(marker, sizeof marker, "%u. ", number++);
		entry(md, marker, child);
	}
	md->begun = true;
}

static void point(struct markdown *md, const struct doc_node *node, unsigned number)
{
	char marker[16];

	g_snprintf(marker, sizeof marker, "%u. ", number);
	open_block(md);
	size_t indent = hang(md, marker);
	g_string_append(md->out, "**");
	markdown_text(md, node->text);
	g_string_append(md->out, "**\n");
	blocks(md, node->first);
	g_string_truncate(md->indent, indent);
}

static void points(struct markdown *md, const struct doc_node *node)
{
	unsigned number = node->number ? node->number : 1;
	for (const struct doc_node *child = node->first; child; child = child->next)
		point(md, child, number++);
}

static void caption(struct markdown *md, const char *text)
{
	if (!text)
		return;
	open_block(md);
	g_string_append(md->out, "**");
	markdown_text(md, text);
	g_string_append(md->out, "**\n");
}

static void head_cell(struct markdown *md, const struct doc_column *column, bool matrix)
{
	const struct doc_node text = {.kind = DOC_TEXT, .text = matrix && column->label ? column->label : column->head};
	const struct doc_node link = {.kind = DOC_LINK, .target = column->target, .first = (struct doc_node *)&text};
	cell(md, column->target.page ? &link : &text);
}

static void head_row(struct markdown *md, const struct doc_node *table)
{
	open_block(md);
	g_string_append_c(md->out, '|');
	for (size_t i = 0; i < table->n_columns; i++)
		head_cell(md, &table->columns[i], table->style == STYLE_MATRIX);
	g_string_append_c(md->out, '\n');
	delimiter_row(md, table->n_columns);
}

static void matrix_cell(struct markdown *md, const struct doc_node *node)
{
	if (!node->first || node->first->kind != DOC_STATUS) {
		cell(md, node->first);
		return;
	}
	g_string_append_c(md->out, ' ');
	sign_put(md->out, node->first->sign);
	g_string_append(md->out, " |");
}

static void rows(struct markdown *md, const struct doc_node *group, enum doc_style style)
{
	for (const struct doc_node *row = group->first; row; row = row->next) {
		markdown_open_line(md);
		g_string_append_c(md->out, '|');
		for (const struct doc_node *child = row->first; child; child = child->next) {
			if (style == STYLE_MATRIX)
				matrix_cell(md, child);
			else
				cell(md, child->first);
		}
		g_string_append_c(md->out, '\n');
	}
}

static void matrix_key(struct markdown *md)
{
	open_block(md);
	for (size_t i = 0; i < n_sign_keys; i++)
		g_string_append_printf(md->out, "%s%s %s", i ? " · " : "", sign_keys[i].sign, sign_keys[i].name);
	g_string_append_c(md->out, '\n');
}

/* A group with a head is a table of its own, since a row cannot span columns here. */
static void table(struct markdown *md, const struct doc_node *node)
{
	caption(md, node->text);
	for (const struct doc_node *group = node->first; group; group = group->next) {
		caption(md, group->text);
		if (group->text || group == node->first)
			head_row(md, node);
		rows(md, group, node->style);
	}
	if (node->style == STYLE_MATRIX)
		matrix_key(md);
}

static void share(struct markdown *md, const struct doc_node *node)
{
	markdown_open_line(md);
	g_string_append_c(md->out, '|');
	g_string_append_c(md->out, ' ');
	md->cell = true;
	markdown_text(md, node->text);
	if (node->label) {
		g_string_append(md->out, ", ");
		markdown_text(md, node->label);
	}
	md->cell = false;
	g_string_append_printf(md->out, " | %zu |", node->counts->base);
	for (size_t i = 0; i < N_SHARE_ORDER; i++)
		g_string_append_printf(md->out, " %zu |", node->counts->of[share_order[i]]);
	g_string_append_c(md->out, '\n');
}

static void shares(struct markdown *md, const struct doc_node *node)
{
	caption(md, node->text);
	open_block(md);
	g_string_append_printf(md->out, "| %s | Base |", node->anchor);
	for (size_t i = 0; i < N_SHARE_ORDER; i++)
		g_string_append_printf(md->out, " %s %s |", sign_symbol(share_order[i]), status_words(share_order[i]));
	g_string_append_c(md->out, '\n');
	delimiter_row(md, 2 + N_SHARE_ORDER);
	for (const struct doc_node *child = node->first; child; child = child->next)
		share(md, child);
	open_block(md);
	markdown_text(md, node->label);
	close_line(md);
}

/* ---- the table of concordance: an overview, then a block a clause ---- */

static void overview_row(struct markdown *md, const struct doc_node *clause)
{
	const struct doc_node *law = doc_field_of(clause, FIELD_LAW);
	const struct doc_node text = {.kind = DOC_TEXT, .text = clause->label};
	const struct doc_node link = {.kind = DOC_LINK,
				      .first = (struct doc_node *)&text,
				      .target = {.part = md->options->part ? md->options->part->label : NULL,
						 .anchor = clause->anchor}};
	const struct doc_node sign = {.kind = DOC_STATUS, .sign = clause->sign};

	markdown_open_line(md);
	g_string_append_c(md->out, '|');
	cell(md, &link);
	cell(md, &sign);
	cell(md, law ? law->first : NULL);
	g_string_append_c(md->out, '\n');
}

static void overview(struct markdown *md, const struct doc_node *theme)
{
	caption(md, theme->text);
	open_block(md);
	g_string_append(md->out, "| Clause | Status | Law and section |\n");
	delimiter_row(md, 3);
	for (const struct doc_node *clause = theme->first; clause; clause = clause->next)
		overview_row(md, clause);
}

static void field(struct markdown *md, const struct doc_node *node)
{
	g_string_append(md->out, "- **");
	markdown_text(md, doc_field_name(node));
	g_string_append(md->out, "**: ");
	markdown_inlines(md, node->first);
	close_line(md);
	md->begun = true;
}

static void element(struct markdown *md, const struct doc_node *node)
{
	char marker[16];

	g_snprintf(marker, sizeof marker, "%u. ", ++md->element);
	open_block(md);
	size_t indent = hang(md, marker);
	sign_put(md->out, node->sign);
	g_string_append_printf(md->out, " %s: ", status_words(node->sign.status));
	markdown_text(md, node->text);
	close_line(md);
	blocks(md, node->first);
	g_string_truncate(md->indent, indent);
}

static void clause(struct markdown *md, const struct doc_node *node)
{
	anchor(md, node->anchor);
	heading(md, md->level + 2, node->label, node->text);
	g_string_append_c(md->out, '\n');
	md->element = 0;
	blocks(md, node->first);
}

static void theme(struct markdown *md, const struct doc_node *node)
{
	md->level++;
	heading(md, md->level + 1, NULL, node->text);
	blocks(md, node->first);
	md->level--;
}

static void concordance(struct markdown *md, const struct doc_node *node)
{
	caption(md, node->text);
	for (const struct doc_node *child = node->first; child; child = child->next)
		overview(md, child);
	blocks(md, node->first);
}

/* ---- the rest ---- */

static void source(struct markdown *md, const struct doc_node *node)
{
	open_block(md);
	g_string_append_printf(md->out, "<a id=\"source-%u\"></a>\n", node->number);
	markdown_open_line(md);
	g_string_append_printf(md->out, "\\[%u\\] ", node->number);
	markdown_inlines(md, node->first);
	close_line(md);
}

static void key(struct markdown *md)
{
	open_block(md);
	g_string_append(md->out, "| Sign | Reads | Means |\n");
	delimiter_row(md, 3);
	for (size_t i = 0; i < n_sign_keys; i++) {
		markdown_open_line(md);
		g_string_append_c(md->out, '|');
		g_string_append_printf(md->out, " %s |", sign_keys[i].sign);
		text_cell(md, sign_keys[i].name);
		text_cell(md, sign_keys[i].means);
		g_string_append_c(md->out, '\n');
	}
}

static void details(struct markdown *md, const struct doc_node *node)
{
	caption(md, node->text);
	blocks(md, node->first);
}

static void rule(struct markdown *md)
{
	open_block(md);
	g_string_append(md->out, "---\n");
}

static void contents_entry(struct markdown *md, const struct doc_node *node)
{
	const struct doc_node text = {.kind = DOC_TEXT, .text = node->text};
	const struct doc_target target = {.anchor = node->anchor};
	/* With the point escaped: a number would open a list within the entry. */
	g_string_append(md->out, "- ");
	if (node->number)
		g_string_append_printf(md->out, "%u\\. ", node->number);
	markdown_link(md, &target, &text);
	g_string_append_c(md->out, '\n');
}

static void contents(struct markdown *md, const struct doc_node *node)
{
	open_block(md);
	for (node = node->next; node; node = node->next)
		if ((node->kind == DOC_SECTION || node->kind == DOC_PART) && node->anchor)
			contents_entry(md, node);
}

static void block(struct markdown *md, const struct doc_node *node)
{
	switch (node->kind) {
	case DOC_FRONT:
	case DOC_TOP:
		blocks(md, node->first);
		return;
	case DOC_TITLE:
		title(md, node);
		return;
	case DOC_CONTENTS:
		contents(md, node);
		return;
	case DOC_SECTION:
		section(md, node);
		return;
	case DOC_PART:
		part(md, node);
		return;
	case DOC_PARAGRAPH:
	case DOC_REFERENCE:
		paragraph(md, node);
		return;
	case DOC_CAVEAT:
		caveat(md, node);
		return;
	case DOC_FACTS:
		facts(md, node);
		return;
	case DOC_LIST:
		list(md, node);
		return;
	case DOC_POINTS:
		points(md, node);
		return;
	case DOC_TABLE:
		table(md, node);
		return;
	case DOC_SHARES:
		shares(md, node);
		return;
	case DOC_CONCORDANCE:
		concordance(md, node);
		return;
	case DOC_THEME:
		theme(md, node);
		return;
	case DOC_CLAUSE:
		clause(md, node);
		return;
	case DOC_FIELD:
		field(md, node);
		return;
	case DOC_ELEMENT:
		element(md, node);
		return;
	case DOC_SOURCES:
		blocks(md, node->first);
		return;
	case DOC_SOURCE:
		source(md, node);
		return;
	case DOC_KEY:
		key(md);
		return;
	case DOC_DETAILS:
		details(md, node);
		return;
	case DOC_PAGE_BREAK:
		rule(md);
		return;
	DOC_CASES_HELD:
		return; /* written by what holds them */
	DOC_CASES_INLINE:
		return; /* written by inlines */
	}
}

static void blocks(struct markdown *md, const struct doc_node *node)
{
	for (; node; node = node->next)
		block(md, node);
}

/* A part reads alone: what it is, of which day, the caveat, the way back. */
static void part_file(struct markdown *md, const struct doc_node *node)
{
	const struct doc_node text = {.kind = DOC_TEXT, .text = md->doc->title};
	const struct doc_target back = {.page = md->doc->page};

	heading(md, 1, NULL, md->doc->title);
	g_string_truncate(md->out, md->out->len - 1);
	g_string_append(md->out, ": ");
	markdown_text(md, node->text);
	g_string_append_c(md->out, '\n');
	open_block(md);
	g_string_append(md->out, "Back to the report: ");
	markdown_link(md, &back, &text);
	g_string_append_c(md->out, '\n');
	open_block(md);
	g_string_append_printf(md->out, "> **%s**%s\n", caveat_head, caveat_text);
	blocks(md, node->first);
}

void render_markdown(GString *out, const struct doc *doc, const struct render_options *options)
{
	struct markdown md = {.out = out, .doc = doc, .options = options, .indent = g_string_new(NULL)};
	if (options->part)
		part_file(&md, options->part);
	else
		blocks(&md, doc->first);
	g_string_free(md.indent, TRUE);
}

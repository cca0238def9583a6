/* SPDX-License-Identifier: MIT */
/* Markdown inside a line: escaping, links, inline nodes. Data goes out through the functions here and nowhere else. */
#include <string.h>

#include "render/address.h"
#include "render/markdown-parts.h"
#include "report/sign.h"

/* ---- escaping ---- */

static bool word_char(char c)
{
	return g_ascii_isalnum(c) || (c & 0x80);
}

static bool begins_entity(const char *c)
{
	const char *end = c + 1 + (c[1] == '#');
	while (g_ascii_isalnum(*end))
		end++;
	return end > c + 1 && *end == ';';
}

static bool must_escape(const struct markdown *md, const char *text, const char *c)
{
	char before = c > text ? c[-1] : ' ';
	switch (*c) {
	case '\\':
	case '`':
	case '*':
	case '[':
	case ']':
	case '<':
	case '~':
	case '$':
		return true;
	case '_':
		return !(word_char(before) && word_char(c[1]));
	case '&':
		return begins_entity(c);
	case '|':
		return md->cell;
	default:
		return false;
	}
}

/* At the beginning of a line these would open a heading, a quotation, a list or a rule. */
static size_t marker_length(const char *text)
{
	size_t digits = strspn(text, "0123456789");
	if (*text && strchr("#>+-=:", *text))
		return 1;
	return digits && (text[digits] == '.' || text[digits] == ')') ? digits + 1 : 0;
}

void markdown_text(struct markdown *md, const char *text)
{
	GString *out = md->out;
	size_t marker = out->len == md->fresh ? marker_length(text) : 0;
	const char *run = text;

	for (const char *c = text; *c; c++) {
		bool blank = (unsigned char)*c < ' ' || *c == 0x7f;
		bool no_break = c[0] == '\xc2' && c[1] == '\xa0';
		if (!blank && !no_break && (size_t)(c - text) + 1 != marker && !must_escape(md, text, c))
			continue;
		g_string_append_len(out, run, c - run);
		run = c;
		if (blank || no_break) {
			g_string_append_c(out, ' ');
			c += no_break;
			run = c + 1;
		} else {
			g_string_append_c(out, '\\');
		}
	}
	g_string_append(out, run);
}

static void put_code(struct markdown *md, const char *text)
{
	size_t longest = 0;
	for (const char *c = text; (c = strchr(c, '`')) != NULL;) {
		size_t run = strspn(c, "`");
		longest = MAX(longest, run);
		c += run;
	}
	for (size_t i = 0; i <= longest; i++)
		g_string_append_c(md->out, '`');
	if (longest)
		g_string_append_c(md->out, ' ');
	for (const char *c = text; *c; c++) {
		if (*c == '|' && md->cell)
			g_string_append_c(md->out, '\\');
		g_string_append_c(md->out, (unsigned char)*c < ' ' ? ' ' : *c);
	}
	if (longest)
		g_string_append_c(md->out, ' ');
	for (size_t i = 0; i <= longest; i++)
		g_string_append_c(md->out, '`');
}

void markdown_address(struct markdown *md, const char *address)
{
	for (const char *c = address; *c; c++) {
		if ((unsigned char)*c <= ' ' || *c == 0x7f || strchr("()<>[]|\\\"'`", *c))
			g_string_append_printf(md->out, "%%%02X", (unsigned char)*c);
		else
			g_string_append_c(md->out, *c);
	}
}

/* ---- links ---- */

/* Where the file that is being written stands, seen from the folder of the reports. */
static bool in_folder(const struct markdown *md)
{
	return address_is_country(md->doc->page) || (md->doc->page && strchr(md->doc->page, '/'));
}

static void put_page(struct markdown *md, const char *page, const char *part)
{
	if (in_folder(md))
		g_string_append(md->out, "../");
	if (address_is_country(page)) {
		markdown_address(md, page);
		g_string_append_c(md->out, '/');
		markdown_address(md, part ? part : "README");
	} else {
		markdown_address(md, page);
	}
	g_string_append(md->out, ".md");
}

static bool same_file(const struct markdown *md, const struct doc_target *target)
{
	const char *here = md->options->part ? md->options->part->label : NULL;
	if (target->page && g_strcmp0(target->page, md->doc->page) != 0)
		return false;
	return md->options->whole || g_strcmp0(target->part, here) == 0;
}

static bool linkable(const struct markdown *md, const struct doc_target *target)
{
	if (target->address)
		return address_is_web(target->address);
	if (same_file(md, target))
		return target->anchor != NULL;
	if (target->page && g_str_has_prefix(target->page, "clauses/"))
		return false; /* the sheets of clauses are pages of the HTML alone */
	return md->doc->page && !md->options->whole;
}

static void put_target(struct markdown *md, const struct doc_target *target)
{
	if (target->address) {
		markdown_address(md, target->address);
		return;
	}
	if (!same_file(md, target)) {
		if (!target->page || g_strcmp0(target->page, md->doc->page) == 0) {
			markdown_address(md, target->part ? target->part : "README");
			g_string_append(md->out, ".md");
		} else {
			put_page(md, target->page, target->part);
		}
	}
	if (target->anchor) {
		g_string_append_c(md->out, '#');
		markdown_address(md, target->anchor);
	}
}

/* ---- inline ---- */

static void wrapped(struct markdown *md, const struct doc_node *node, const char *mark)
{
	g_string_append(md->out, mark);
	markdown_inlines(md, node->first);
	g_string_append(md->out, mark);
}

void markdown_link(struct markdown *md, const struct doc_target *target, const struct doc_node *first)
{
	if (!linkable(md, target)) {
		markdown_inlines(md, first);
		return;
	}
	if (md->out->len && md->out->str[md->out->len - 1] == '!') /* or it would be an image */
		g_string_insert_c(md->out, (gssize)md->out->len - 1, '\\');
	g_string_append_c(md->out, '[');
	markdown_inlines(md, first);
	g_string_append(md->out, "](");
	put_target(md, target);
	g_string_append_c(md->out, ')');
}

static void status(struct markdown *md, const struct doc_node *node)
{
	const struct doc_sign sign = node->sign;
	const struct doc_sign bare = {.status = sign.status, .bound = sign.bound};

	if (sign.status != STATUS_NOT_ASSESSED) {
		sign_put(md->out, bare);
		g_string_append_c(md->out, ' ');
	}
	if (!md->cell) {
		sign_speak(md->out, sign, "; ");
		return;
	}
	g_string_append(md->out, status_words(sign.status));
	if (sign.breadth != BREADTH_EQUAL || sign.up_to_partly || sign.weak || sign.old)
		g_string_append_c(md->out, ' ');
	sign_put_marks(md->out, sign);
}

static void source_link(struct markdown *md, const struct doc_node *node)
{
	char anchor[32];
	g_snprintf(anchor, sizeof anchor, "source-%u", node->number);
	struct doc_target target = {.anchor = anchor};
	g_string_append_printf(md->out, "[[%u]](", node->number);
	put_target(md, &target);
	g_string_append_c(md->out, ')');
}

void markdown_open_line(struct markdown *md)
{
	g_string_append_len(md->out, md->indent->str, (gssize)md->indent->len);
	md->fresh = md->out->len;
}

static void line_break(struct markdown *md)
{
	if (md->cell) {
		g_string_append(md->out, "<br>");
		return;
	}
	g_string_append(md->out, "\\\n");
	markdown_open_line(md);
}

static void inline_node(struct markdown *md, const struct doc_node *node)
{
	switch (node->kind) {
	case DOC_TEXT:
		markdown_text(md, node->text);
		return;
	case DOC_EMPHASIS:
		wrapped(md, node, "*");
		return;
	case DOC_STRONG:
		wrapped(md, node, "**");
		return;
	case DOC_MUTED:
		markdown_inlines(md, node->first);
		return;
	case DOC_CODE:
		put_code(md, node->text);
		return;
	case DOC_LINK:
		markdown_link(md, &node->target, node->first);
		return;
	case DOC_STATUS:
		status(md, node);
		return;
	case DOC_SOURCE_LINK:
		source_link(md, node);
		return;
	case DOC_BREAK:
		line_break(md);
		return;
	DOC_CASES_BLOCK:
		return;
	}
}

/* Inline nodes up to the first block. */
void markdown_inlines(struct markdown *md, const struct doc_node *node)
{
	for (; node && node->kind >= DOC_TEXT; node = node->next)
		inline_node(md, node);
}

const struct doc_node *markdown_first_block(const struct doc_node *node)
{
	while (node && node->kind >= DOC_TEXT)
		node = node->next;
	return node;
}

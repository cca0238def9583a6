/* SPDX-License-Identifier: MIT */
/* The document tree as HTML: escaping, the frame of a page, inline nodes and blocks. Findings are in html-finding.c. */
#include "render/html.h"

#include <string.h>

#include "render/address.h"
#include "render/html-parts.h"
#include "report/sign.h"
#include "report/words.h"

/* ---- escaping ---- */

void html_put(struct html *h, const char *markup)
{
	g_string_append(h->out, markup);
}

static const char *entity(char c)
{
	switch (c) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '"':
		return "&quot;";
	case '\'':
		return "&#39;";
	default:
		return " "; /* a control character */
	}
}

static void escape(struct html *h, const char *text, const char *special)
{
	const char *run = text;
	for (const char *c = text; *c; c++) {
		if (!strchr(special, *c) && (unsigned char)*c >= ' ' && *c != 0x7f)
			continue;
		g_string_append_len(h->out, run, c - run);
		g_string_append(h->out, entity(*c));
		run = c + 1;
	}
	g_string_append(h->out, run);
}

void html_text(struct html *h, const char *text)
{
	escape(h, text, "&<>");
}

void html_attribute(struct html *h, const char *value)
{
	escape(h, value, "&<>\"'");
}

void html_number(struct html *h, size_t number)
{
	g_string_append_printf(h->out, "%zu", number);
}

static void open_element(struct html *h, const char *element, const char *name)
{
	g_string_append_c(h->out, '<');
	html_put(h, element);
	if (name) {
		html_put(h, " class=\"");
		html_put(h, name);
		g_string_append_c(h->out, '"');
	}
	g_string_append_c(h->out, '>');
}

static void identifier(struct html *h, const char *prefix, const char *anchor)
{
	if (!anchor)
		return;
	html_put(h, " id=\"");
	html_put(h, prefix);
	html_attribute(h, anchor);
	g_string_append_c(h->out, '"');
}

/* ---- links ---- */

char *html_path(const char *page)
{
	if (address_is_country(page))
		return g_strconcat("countries/", page, ".html", NULL);
	return g_strconcat(page, ".html", NULL);
}

char *html_logo(const struct publisher *publisher)
{
	const char *dot = publisher->logo ? strrchr(publisher->logo, '.') : NULL;
	return dot ? g_strconcat("logo", dot, NULL) : NULL;
}

static bool linkable(const struct doc_target *target)
{
	return target->address ? address_is_web(target->address) : target->page || target->anchor;
}

/* Pages lie one folder deep at most. */
static const char *to_root(const struct html *h)
{
	return address_is_country(h->doc->page) || strchr(h->doc->page, '/') ? "../" : "";
}

void html_address(struct html *h, const struct doc_target *target)
{
	if (target->address) {
		html_attribute(h, target->address);
		return;
	}
	if (target->page && g_strcmp0(target->page, h->doc->page) != 0) {
		char *path = html_path(target->page);
		html_put(h, to_root(h));
		html_attribute(h, path);
		g_free(path);
	}
	if (target->anchor) {
		g_string_append_c(h->out, '#');
		html_attribute(h, target->anchor);
	}
}

/* ---- inline ---- */

static void around(struct html *h, const char *element, const char *name, const struct doc_node *first)
{
	open_element(h, element, name);
	html_inlines(h, first);
	html_put(h, "</");
	html_put(h, element);
	g_string_append_c(h->out, '>');
}

static void link_node(struct html *h, const struct doc_node *node)
{
	if (!linkable(&node->target)) {
		html_inlines(h, node->first);
		return;
	}
	html_put(h, "<a href=\"");
	html_address(h, &node->target);
	html_put(h, node->target.address ? "\" rel=\"noreferrer\">" : "\">");
	html_inlines(h, node->first);
	html_put(h, "</a>");
}

static void source_link(struct html *h, unsigned number)
{
	g_string_append_printf(h->out, "<a class=\"src-n\" href=\"#source-%u\" aria-label=\"Source %u\">[%u]</a>",
			       number, number, number);
}

void html_inline(struct html *h, const struct doc_node *node)
{
	switch (node->kind) {
	case DOC_TEXT:
		html_text(h, node->text);
		return;
	case DOC_EMPHASIS:
		around(h, "em", NULL, node->first);
		return;
	case DOC_STRONG:
		around(h, "strong", NULL, node->first);
		return;
	case DOC_MUTED:
		around(h, "span", "seen", node->first);
		return;
	case DOC_CODE:
		html_put(h, "<code>");
		html_text(h, node->text);
		html_put(h, "</code>");
		return;
	case DOC_LINK:
		link_node(h, node);
		return;
	case DOC_STATUS:
		html_tag(h, node->sign);
		return;
	case DOC_SOURCE_LINK:
		source_link(h, node->number);
		return;
	case DOC_BREAK:
		html_put(h, "<br>");
		return;
	DOC_CASES_BLOCK:
		return;
	}
}

void html_inlines(struct html *h, const struct doc_node *node)
{
	for (; node && node->kind >= DOC_TEXT; node = node->next)
		html_inline(h, node);
}

static const struct doc_node *first_block(const struct doc_node *node)
{
	while (node && node->kind >= DOC_TEXT)
		node = node->next;
	return node;
}

/* ---- blocks ---- */

static void block(struct html *h, const struct doc_node *node);

static void paragraph(struct html *h, const struct doc_node *node)
{
	static const char *const names[] = {[STYLE_PLAIN] = "prose", [STYLE_LEAD] = "lead", [STYLE_NOTE] = "note"};
	around(h, "p", node->style <= STYLE_NOTE ? names[node->style] : NULL, node->first);
	html_put(h, "\n");
}

static void title(struct html *h, const struct doc_node *node)
{
	if (node->label) {
		html_put(h, "<p class=\"kicker\">");
		html_text(h, node->label);
		html_put(h, "</p>\n");
	}
	html_put(h, "<h1>");
	html_text(h, node->text);
	html_put(h, "</h1>\n");
}

/* The facts stand beside what comes before them where there is room. */
static void top(struct html *h, const struct doc_node *node)
{
	const struct doc_node *child = node->first;
	html_put(h, "<div class=\"top\">\n<header class=\"title\">\n");
	for (; child && child->kind != DOC_FACTS; child = child->next)
		block(h, child);
	html_put(h, "</header>\n");
	html_blocks(h, child);
	html_put(h, "</div>\n");
}

static void section_name(struct html *h, const struct doc_node *node)
{
	if (node->number)
		g_string_append_printf(h->out, "%u. ", node->number);
	html_text(h, node->text);
}

static void contents(struct html *h, const struct doc_node *node)
{
	html_put(h, "<nav class=\"toc\" aria-labelledby=\"h-toc\">\n<h2 id=\"h-toc\">Contents</h2>\n<ul>\n");
	for (node = node->next; node; node = node->next) {
		if ((node->kind != DOC_SECTION && node->kind != DOC_PART) || !node->anchor)
			continue;
		html_put(h, "<li><a href=\"#");
		html_attribute(h, node->anchor);
		html_put(h, "\">");
		section_name(h, node);
		html_put(h, "</a></li>\n");
	}
	html_put(h, "</ul>\n</nav>\n");
}

static void section(struct html *h, const struct doc_node *node)
{
	bool wide = node->kind == DOC_PART || node->style == STYLE_MATRIX;
	h->level++;
	unsigned level = MIN(h->level + 1, 6);

	html_put(h, wide ? "<section class=\"wide\"" : "<section");
	identifier(h, "", node->anchor);
	if (node->anchor) {
		html_put(h, " aria-labelledby=\"h-");
		html_attribute(h, node->anchor);
		html_put(h, "\"");
	}
	g_string_append_printf(h->out, ">\n<h%u", level);
	identifier(h, "h-", node->anchor);
	html_put(h, ">");
	section_name(h, node);
	g_string_append_printf(h->out, "</h%u>\n", level);
	html_blocks(h, node->first);
	html_put(h, "</section>\n");
	h->level--;
}

static void facts(struct html *h, const struct doc_node *node)
{
	html_put(h, "<dl class=\"facts\">\n");
	for (const struct doc_node *fact = node->first; fact; fact = fact->next) {
		html_put(h, "<div><dt>");
		html_text(h, fact->text);
		html_put(h, "</dt><dd>");
		html_inlines(h, fact->first);
		html_put(h, "</dd></div>\n");
	}
	html_put(h, "</dl>\n");
}

static void entry(struct html *h, const struct doc_node *node)
{
	html_put(h, "<li>");
	html_inlines(h, node->first);
	html_blocks(h, first_block(node->first));
	html_put(h, "</li>\n");
}

static void list(struct html *h, const struct doc_node *node)
{
	const char *element = node->style == STYLE_ORDERED ? "ol" : "ul";
	if (!node->first)
		return;
	open_element(h, element, NULL);
	html_put(h, "\n");
	for (const struct doc_node *child = node->first; child; child = child->next)
		entry(h, child);
	g_string_append_printf(h->out, "</%s>\n", element);
}

static void point(struct html *h, const struct doc_node *node)
{
	html_put(h, "<li><div class=\"pt\"><div><h3>");
	html_text(h, node->text);
	html_put(h, "</h3>\n");
	for (const struct doc_node *child = node->first; child; child = child->next)
		if (child->kind == DOC_PARAGRAPH)
			paragraph(h, child);
	html_put(h, "</div>");
	for (const struct doc_node *child = node->first; child; child = child->next)
		if (child->kind == DOC_REFERENCE)
			around(h, "p", "ref", child->first);
	html_put(h, "</div></li>\n");
}

static void points(struct html *h, const struct doc_node *node)
{
	g_string_append_printf(h->out, "<ol class=\"points\" start=\"%u\">\n", node->number ? node->number : 1);
	for (const struct doc_node *child = node->first; child; child = child->next)
		point(h, child);
	html_put(h, "</ol>\n");
}

void html_caption(struct html *h, const char *text)
{
	if (!text)
		return;
	html_put(h, "<caption>");
	html_text(h, text);
	html_put(h, "</caption>\n");
}

static void head_cell(struct html *h, const struct doc_column *column)
{
	html_put(h, "<th scope=\"col\">");
	html_text(h, column->head);
	html_put(h, "</th>");
}

/* Each cell knows the head of its column, for narrow screens; no cell is empty. */
static void cell(struct html *h, const struct doc_node *node, const struct doc_column *column, bool first)
{
	if (first) {
		html_put(h, "<th scope=\"row\">");
	} else {
		html_put(h, "<td data-k=\"");
		html_attribute(h, column->head);
		html_put(h, "\">");
	}
	if (node->first)
		html_inlines(h, node->first);
	else
		html_put(h, "–");
	html_put(h, first ? "</th>" : "</td>");
}

static void row(struct html *h, const struct doc_node *node, const struct doc_node *table)
{
	size_t i = 0;
	html_put(h, "<tr");
	identifier(h, "", node->anchor);
	html_put(h, ">");
	for (const struct doc_node *child = node->first; child; child = child->next, i++)
		cell(h, child, &table->columns[i], !i);
	html_put(h, "</tr>\n");
}

static void rows(struct html *h, const struct doc_node *node, const struct doc_node *table)
{
	html_put(h, "<tbody>\n");
	if (node->text) {
		g_string_append_printf(h->out, "<tr class=\"group\"><th scope=\"rowgroup\" colspan=\"%zu\">",
				       table->n_columns);
		html_text(h, node->text);
		html_put(h, "</th></tr>\n");
	}
	for (const struct doc_node *child = node->first; child; child = child->next)
		row(h, child, table);
	html_put(h, "</tbody>\n");
}

static void table(struct html *h, const struct doc_node *node)
{
	if (node->style == STYLE_MATRIX) {
		html_matrix(h, node);
		return;
	}
	html_put(h, "<table class=\"plain stack\">\n");
	html_caption(h, node->text);
	html_put(h, "<thead><tr>");
	for (size_t i = 0; i < node->n_columns; i++)
		head_cell(h, &node->columns[i]);
	html_put(h, "</tr></thead>\n");
	for (const struct doc_node *child = node->first; child; child = child->next)
		rows(h, child, node);
	html_put(h, "</table>\n");
}

static void source(struct html *h, const struct doc_node *node)
{
	g_string_append_printf(h->out, "<li id=\"source-%u\"><span class=\"n\">[%u]</span> <div>", node->number,
			       node->number);
	html_inlines(h, node->first);
	html_put(h, "</div></li>\n");
}

static void within(struct html *h, const char *element, const char *name, const struct doc_node *node)
{
	open_element(h, element, name);
	html_put(h, "\n");
	html_blocks(h, node->first);
	g_string_append_printf(h->out, "</%s>\n", element);
}

static void details(struct html *h, const struct doc_node *node)
{
	html_put(h, "<details><summary>");
	html_text(h, node->text);
	html_put(h, "</summary>\n");
	html_blocks(h, node->first);
	html_put(h, "</details>\n");
}

static void block(struct html *h, const struct doc_node *node)
{
	switch (node->kind) {
	case DOC_FRONT:
		within(h, "div", "front", node);
		return;
	case DOC_TOP:
		top(h, node);
		return;
	case DOC_TITLE:
		title(h, node);
		return;
	case DOC_CONTENTS:
		contents(h, node);
		return;
	case DOC_SECTION:
	case DOC_PART:
		section(h, node);
		return;
	case DOC_PARAGRAPH:
		paragraph(h, node);
		return;
	case DOC_REFERENCE:
		around(h, "p", "ref", node->first);
		return;
	case DOC_CAVEAT:
		around(h, "p", "disc", node->first);
		return;
	case DOC_FACTS:
		facts(h, node);
		return;
	case DOC_LIST:
		list(h, node);
		return;
	case DOC_POINTS:
		points(h, node);
		return;
	case DOC_TABLE:
		table(h, node);
		return;
	case DOC_SHARES:
		html_shares(h, node);
		return;
	case DOC_CONCORDANCE:
		html_concordance(h, node);
		return;
	case DOC_ELEMENT:
		html_element(h, node);
		return;
	case DOC_SOURCES:
		within(h, "ol", "sources", node);
		return;
	case DOC_SOURCE:
		source(h, node);
		return;
	case DOC_KEY:
		html_key(h);
		return;
	case DOC_DETAILS:
		details(h, node);
		return;
	case DOC_PAGE_BREAK:
		html_put(h, "<hr class=\"page\">\n");
		return;
	DOC_CASES_HELD:
	case DOC_THEME:
	case DOC_CLAUSE:
	case DOC_FIELD:
		return; /* written by what holds them */
	DOC_CASES_INLINE:
		return; /* written by html_inlines */
	}
}

void html_blocks(struct html *h, const struct doc_node *node)
{
	for (; node; node = node->next)
		block(h, node);
}

/* ---- the frame of a page ---- */

static void head(struct html *h)
{
	html_put(h,
		 "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
		 "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'self' file:; "
		 "script-src 'self' file:; img-src 'self' file: data:; base-uri 'none'; form-action 'none'\">\n"
		 "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
		 "<meta name=\"color-scheme\" content=\"light dark\">\n<title>");
	html_text(h, h->doc->title);
	if (address_is_country(h->doc->page))
		html_put(h, ": gap report");
	html_put(h, "</title>\n<link rel=\"icon\" href=\"data:,\">\n<link rel=\"stylesheet\" href=\"");
	html_put(h, to_root(h));
	html_put(h, "stocktake.css\">\n<script src=\"");
	html_put(h, to_root(h));
	html_put(h, "stocktake.js\" defer></script>\n</head>\n");
}

static void nav_link(struct html *h, const char *page, const char *anchor, const char *name)
{
	const struct doc_target target = {.page = page, .anchor = anchor};
	bool here = !anchor && g_strcmp0(page, h->doc->page) == 0;

	html_put(h, "<li><a href=\"");
	if (here)
		html_put(h, "#main");
	else
		html_address(h, &target);
	html_put(h, here ? "\" aria-current=\"page\">" : "\">");
	html_put(h, name);
	html_put(h, "</a></li>\n");
}

/* The file stands beside the style sheet under a name of ours. */
static void logo(struct html *h)
{
	char *name = h->publisher ? html_logo(h->publisher) : NULL;

	if (!name)
		return;
	html_put(h, "<img class=\"logo\" alt=\"\" src=\"");
	html_put(h, to_root(h));
	html_attribute(h, name);
	html_put(h, "\">");
	g_free(name);
}

static bool of_clause(const struct html *h)
{
	return g_str_has_prefix(h->doc->page, "clauses/");
}

static void masthead(struct html *h)
{
	const struct doc_target home = {.page = "index"};

	html_put(h, address_is_country(h->doc->page) ? "<body class=\"report\">\n"
		    : of_clause(h)                   ? "<body class=\"sheet\">\n"
						     : "<body>\n");
	html_put(h, "<a class=\"skip\" href=\"#main\">Skip to the report</a>\n"
		    "<header class=\"mast\">\n<div class=\"wrap\">\n<a class=\"brand\" href=\"");
	if (g_strcmp0(h->doc->page, "index") == 0)
		html_put(h, "#main");
	else
		html_address(h, &home);
	html_put(h, "\">");
	logo(h);
	html_text(h, h->publisher && h->publisher->name ? h->publisher->name : "stocktake");
	html_put(h, "</a>\n<nav aria-label=\"Site\"><ul>\n");
	nav_link(h, "index", NULL, "Region");
	nav_link(h, "index", "states", "States");
	nav_link(h, "index", "matrix", "Clauses");
	nav_link(h, "handbook", NULL, "Handbook");
	nav_link(h, "method", NULL, "Method");
	html_put(h, "</ul></nav>\n</div>\n</header>\n");
}

static void crumb(struct html *h, struct doc_target target, const char *name)
{
	html_put(h, "<li><a href=\"");
	html_address(h, &target);
	html_put(h, "\">");
	html_put(h, name);
	html_put(h, "</a></li>");
}

static void crumbs(struct html *h)
{
	if (g_strcmp0(h->doc->page, "index") == 0)
		return;
	html_put(h, "<nav class=\"crumbs\" aria-label=\"Breadcrumb\"><ol>");
	crumb(h, (struct doc_target){.page = "index"}, "Region");
	if (address_is_country(h->doc->page))
		crumb(h, (struct doc_target){.page = "index", .anchor = "states"}, "States");
	else if (of_clause(h))
		crumb(h, (struct doc_target){.page = "index", .anchor = "matrix"}, "Clauses");
	else if (g_str_has_prefix(h->doc->page, "handbook/"))
		crumb(h, (struct doc_target){.page = "handbook"}, "Handbook");
	html_put(h, "<li aria-current=\"page\">");
	html_text(h, h->doc->title);
	html_put(h, "</li></ol></nav>\n");
}

static void law_day(struct html *h)
{
	char machine[DATE_ROOM], words[DATE_WORDS_ROOM];
	if (!h->doc->as_of)
		return;
	struct date date = date_of_day(h->doc->as_of);
	g_string_append_printf(h->out, "Law as of <time datetime=\"%s\">%s</time>. ", date_format(date, machine),
			       date_words(date, words));
}

static void foot(struct html *h)
{
	html_put(h, "<footer class=\"foot\">\n<div class=\"wrap\">\n<p><strong>");
	html_text(h, caveat_head);
	html_put(h, "</strong>");
	html_text(h, caveat_text);
	html_put(h, "</p>\n<p>");
	law_day(h);
	if (h->doc->edition) {
		html_put(h, "Edition ");
		html_text(h, h->doc->edition);
		html_put(h, ". ");
	}
	html_put(h, "The same data give the same pages, byte for byte. <a href=\"");
	html_address(h, &(const struct doc_target){.page = "method", .anchor = "limits"});
	html_put(h, "\">Method and limits</a>. <a href=\"");
	html_address(h, &(const struct doc_target){.page = "method", .anchor = "corrections"});
	html_put(h, "\">Report an error</a>.</p>\n</div>\n</footer>\n</body>\n</html>\n");
}

void render_html(GString *out, const struct doc *doc, const struct render_options *options)
{
	struct html h = {.out = out, .doc = doc, .publisher = options->publisher};
	head(&h);
	masthead(&h);
	html_put(&h, "<main id=\"main\" class=\"wrap\">\n");
	crumbs(&h);
	html_blocks(&h, doc->first);
	html_put(&h, "</main>\n");
	foot(&h);
}

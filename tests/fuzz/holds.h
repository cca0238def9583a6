/* SPDX-License-Identifier: MIT */
/*
 * What has to hold of everything that is written, whatever the data: pages are well formed and have no tag or attribute
 * of the data, Markdown lets none through, JSON is JSON, no cell of a table is a formula; places lie in their file.
 */
#ifndef FUZZ_HOLDS_H
#define FUZZ_HOLDS_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define CMARK_NO_SHORT_NAMES
#include <cmark.h>
#include <glib.h>
#include <jansson.h>

#include "base/diag.h"
#include "read/node.h"

#define UNUSED_HERE __attribute__((unused)) static

/* An assertion that shows what was written. */
#define HOLDS(condition, bytes) \
	do { \
		if (!(condition)) { \
			fprintf(stderr, "%.300s\n", (bytes)); \
			fprintf(stderr, "%s:%d: does not hold: %s\n", __FILE__, __LINE__, #condition); \
			abort(); \
		} \
	} while (0)

/* ---- text ---- */

UNUSED_HERE void hold_plain(const char *text)
{
	HOLDS(g_utf8_validate(text, -1, NULL), text);
	for (const char *c = text; *c; c++)
		HOLDS((unsigned char)*c >= 0x20 || strchr("\t\n\r", *c), c);
}

/* ---- HTML ---- */

UNUSED_HERE bool one_of(const char *word, size_t length, const char *words)
{
	for (const char *at = words; (at = strstr(at, " ")) != NULL; at++)
		if (strncmp(at + 1, word, length) == 0 && at[length + 1] == ' ')
			return true;
	return false;
}

/* A place on the web, on the page, or in the folder. */
UNUSED_HERE void hold_address(const char *address, size_t length)
{
	bool web = g_ascii_strncasecmp(address, "https://", 8) == 0 || g_ascii_strncasecmp(address, "http://", 7) == 0;

	HOLDS(length, address);
	if (web)
		return;
	HOLDS(*address != '/' && *address != '\\' && !memchr(address, ':', length), address);
}

/* The attribute at `at`, behind its blank; returns where it ends. */
UNUSED_HERE const char *hold_attribute(const char *tag, const char *at)
{
	size_t name = strspn(at, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-");
	const char *value = at + name;

	HOLDS(name && strncmp(at, "on", 2) != 0 && !(name == 5 && strncmp(at, "style", 5) == 0), tag);
	if (*value != '=')
		return value;
	HOLDS(value[1] == '"', tag);
	value += 2;
	size_t length = strcspn(value, "\"<>");
	HOLDS(value[length] == '"', tag);
	if ((name == 4 && strncmp(at, "href", 4) == 0 && strncmp(value, "data:,\"", 7) != 0) ||
	    (name == 3 && strncmp(at, "src", 3) == 0))
		hold_address(value, length);
	HOLDS(!(name == 6 && strncmp(at, "action", 6) == 0), tag);
	return value + length + 1;
}

/* The tag at `tag`; what is open is on the stack. */
UNUSED_HERE const char *hold_tag(const char *tag, GPtrArray *open)
{
	bool ends = tag[1] == '/';
	const char *name = tag + 1 + ends, *at;
	size_t length = strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789");

	HOLDS(length && !one_of(name, length, " iframe object embed base applet frame math video audio image style "),
	      tag);
	if (ends) {
		HOLDS(open->len && name[length] == '>', tag);
		const char *last = open->pdata[open->len - 1];
		HOLDS(strncmp(last, name, length) == 0 && !g_ascii_isalnum(last[length]), tag);
		g_ptr_array_set_size(open, (int)open->len - 1);
		return name + length + 1;
	}
	HOLDS(strncmp(name, "script", 6) != 0 || strncmp(name, "script src=\"", 12) == 0, tag);
	for (at = name + length; *at == ' ' && at[1] != '/';)
		at = hold_attribute(tag, at + 1);
	if (*at == '/' && at[1] == '>')
		return at + 2;
	HOLDS(*at == '>', tag);
	if (!one_of(name, length, " meta link br hr img input col wbr "))
		g_ptr_array_add(open, (gpointer)name);
	return at + 1;
}

UNUSED_HERE void hold_html(const char *page)
{
	GPtrArray *open = g_ptr_array_new();

	hold_plain(page);
	HOLDS(g_str_has_prefix(page, "<!doctype html>"), page);
	for (const char *at = page + strlen("<!doctype html>"); *at;) {
		if (*at == '<') {
			at = hold_tag(at, open);
			continue;
		}
		HOLDS(*at != '>', at);
		if (*at == '&') {
			size_t length = strspn(at + 1, "abcdefghijklmnopqrstuvwxyz0123456789#");
			HOLDS(length && at[length + 1] == ';', at);
		}
		at++;
	}
	HOLDS(!open->len, (const char *)open->pdata[0]);
	g_ptr_array_free(open, TRUE);
}

/* ---- Markdown, as a reader of CommonMark takes it ---- */

/* Anchors and line breaks of our own, and the text between them where a whole line of a table was taken for HTML. */
UNUSED_HERE void hold_own_tags(const char *html)
{
	for (const char *at = html; (at = strchr(at, '<')) != NULL;) {
		if (at > html && at[-1] == '\\') {
			at++;
			continue;
		}
		size_t id = g_str_has_prefix(at, "<a id=\"")
				    ? strspn(at + 7, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_")
				    : 0;
		HOLDS((id && g_str_has_prefix(at + 7 + id, "\">")) || g_str_has_prefix(at, "</a>") ||
			      g_str_has_prefix(at, "<br>"),
		      at);
		at++;
	}
}

UNUSED_HERE void hold_markdown(const char *text)
{
	cmark_node *root = cmark_parse_document(text, strlen(text), CMARK_OPT_DEFAULT);
	cmark_iter *walk = cmark_iter_new(root);

	hold_plain(text);
	for (cmark_event_type event; (event = cmark_iter_next(walk)) != CMARK_EVENT_DONE;) {
		cmark_node *node = cmark_iter_get_node(walk);
		cmark_node_type type = cmark_node_get_type(node);
		if (event != CMARK_EVENT_ENTER)
			continue;
		HOLDS(type != CMARK_NODE_IMAGE, cmark_node_get_url(node));
		if (type == CMARK_NODE_HTML_BLOCK || type == CMARK_NODE_HTML_INLINE)
			hold_own_tags(cmark_node_get_literal(node));
		if (type == CMARK_NODE_LINK)
			hold_address(cmark_node_get_url(node), strlen(cmark_node_get_url(node)));
	}
	cmark_iter_free(walk);
	cmark_node_free(root);
}

/* ---- data ---- */

UNUSED_HERE void hold_json(const char *text, size_t length)
{
	json_error_t error;
	json_t *json = json_loadb(text, length, JSON_REJECT_DUPLICATES, &error);

	hold_plain(text);
	HOLDS(json, error.text);
	json_decref(json);
}

/* Behind the cell at `at`; *last: it ends its row. */
UNUSED_HERE const char *hold_cell(const char *at, bool *last)
{
	bool quoted = *at == '"';
	const char *end = at + quoted;

	HOLDS(!*end || !strchr(quoted ? "=+-@\t\r\n" : "=+-@\t", *end), at);
	if (quoted) {
		while (*end && (*end != '"' || end[1] == '"'))
			end += *end == '"' ? 2 : 1;
		HOLDS(*end == '"', at);
		end++;
	} else {
		end += strcspn(at, ",\r\n\"");
	}
	*last = *end != ',';
	HOLDS(*end == ',' || (*end == '\r' && end[1] == '\n'), at);
	return end + (*last ? 2 : 1);
}

UNUSED_HERE void hold_csv(const char *text)
{
	size_t columns = 0;

	hold_plain(text);
	HOLDS(g_str_has_prefix(text, "\xEF\xBB\xBF"), text);
	for (const char *at = text + 3; *at;) {
		size_t cells = 0;
		for (bool last = false; !last; cells++)
			at = hold_cell(at, &last);
		columns = columns ? columns : cells;
		HOLDS(cells == columns, at);
	}
}

/* ---- places, and what is said of them ---- */

UNUSED_HERE void hold_place(struct place place)
{
	size_t length = 0, column = 1;
	const char *line = source_line(place.source, place.line, &length);

	if (!line || place.column < 1)
		fprintf(stderr, "line %u of %zu, column %u\n", place.line, place.source->n_lines, place.column);
	g_assert(line && place.column >= 1);
	for (size_t i = 0; i < length; i++)
		column += ((unsigned char)line[i] & 0xC0) != 0x80;
	g_assert(place.column <= column + 1); /* behind the last, and behind the CR of its end */
}

UNUSED_HERE void hold_node(const struct node *node)
{
	hold_place(node->place);
	g_assert(node->text || node->kind != NODE_TEXT);
	g_assert(!node->text || g_utf8_validate(node->text, -1, NULL));
	for (size_t i = 0; i < node->n_fields; i++) {
		hold_place(node->fields[i].place);
		g_assert(node_get(node, node->fields[i].key) == node->fields[i].value);
		hold_node(node->fields[i].value);
	}
	for (size_t i = 0; i < node->n_children; i++)
		hold_node(node->children[i]);
}

/* The diagnostics in each form; with SAY set, they are shown. */
UNUSED_HERE void hold_diags(struct diags *diags)
{
	if (getenv("SAY"))
		diags_print(diags, stderr, DIAG_FORM_TEXT);
	for (int form = DIAG_FORM_TEXT; form <= DIAG_FORM_GITHUB; form++) {
		char *bytes = NULL;
		size_t length = 0;
		FILE *out = open_memstream(&bytes, &length);
		diags_print(diags, out, (enum diag_form)form);
		(void)fclose(out);
		hold_plain(bytes);
		if (form == DIAG_FORM_JSON)
			hold_json(bytes, length);
		free(bytes);
	}
}

#endif

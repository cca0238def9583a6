/* SPDX-License-Identifier: MIT */
/*
 * cmark's tree into ours, which has fewer kinds: what a renderer does not have to know, it cannot get wrong. Escaping
 * is the renderers' matter.
 */
#include "read/prose.h"

#include <string.h>

#define CMARK_NO_SHORT_NAMES /* NODE_LIST and others are ours */
#include <cmark.h>
#include <glib.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/limits.h"

struct reader {
	struct arena *arena;
	struct diags *diags;
	const char *text;
	struct place place; /* where the text begins in its file */
	bool refused;
	/* Where the next child goes, at each open level; the walk is cmark's, which needs no recursion. */
	const struct prose **next[LIMIT_PROSE_NESTING + 1];
	size_t depth;
};

/* What the user sees of a kind that prose cannot have. NULL: it can, or cmark's tree has no such node of its own. */
static const char *refused_kind(cmark_node_type type)
{
	switch ((int)type) { /* cmark's enum has two names for some values */
	case CMARK_NODE_BLOCK_QUOTE:
		return "a quotation ('>')";
	case CMARK_NODE_CODE_BLOCK:
		return "a block of code (four blanks or ```)";
	case CMARK_NODE_HTML_BLOCK:
	case CMARK_NODE_HTML_INLINE:
		return "HTML";
	case CMARK_NODE_HEADING:
		return "a heading ('#', or a line of '---' under a text)";
	case CMARK_NODE_THEMATIC_BREAK:
		return "a line ('---')";
	case CMARK_NODE_IMAGE:
		return "an image";
	case CMARK_NODE_CUSTOM_BLOCK:
	case CMARK_NODE_CUSTOM_INLINE:
	case CMARK_NODE_NONE:
		return "something unknown";
	default:
		return NULL;
	}
}

static enum prose_kind kind_of(cmark_node_type type)
{
	switch ((int)type) {
	case CMARK_NODE_LIST:
		return PROSE_LIST;
	case CMARK_NODE_ITEM:
		return PROSE_ITEM;
	case CMARK_NODE_EMPH:
		return PROSE_EMPHASIS;
	case CMARK_NODE_STRONG:
		return PROSE_STRONG;
	case CMARK_NODE_CODE:
		return PROSE_CODE;
	case CMARK_NODE_LINK:
		return PROSE_LINK;
	case CMARK_NODE_TEXT:
		return PROSE_TEXT;
	default:
		return PROSE_PARAGRAPH;
	}
}

/* The text of line `number` of a YAML block scalar whose '|' is at the place; its indentation is the first line's. */
static bool place_in_block(const struct place *begin, unsigned number, unsigned column, struct place *place)
{
	size_t length = 0, indent = 0;
	const char *line = NULL;
	for (unsigned n = begin->line + 1; (line = source_line(begin->source, n, &length)); n++) {
		for (indent = 0; indent < length && line[indent] == ' ';)
			indent++;
		if (indent < length)
			break;
	}
	if (!line)
		return false;
	*place = (struct place){begin->source, begin->line + number, (unsigned)indent + column};
	return true;
}

/* The character that stands at a place; NUL where there is none. */
static char character_at(const struct place *place)
{
	size_t length = 0;
	const char *line = place->source ? source_line(place->source, place->line, &length) : NULL;
	if (!line || !place->column || place->column > length)
		return '\0';
	return *g_utf8_offset_to_pointer(line, (glong)place->column - 1);
}

/*
 * Where a node stands in the file, as near as it can be told: exactly in a literal block ("|") and in a plain text of
 * one line, else where the text begins, as folding and escapes have moved things. cmark's columns are bytes.
 */
static struct place place_of(const struct reader *r, cmark_node *node)
{
	while (node && cmark_node_get_start_line(node) <= 0)
		node = cmark_node_parent(node);
	if (!node)
		return r->place;
	unsigned number = (unsigned)cmark_node_get_start_line(node);
	const char *line = r->text;
	for (unsigned n = 1; n < number && line; n++) {
		const char *end = strchr(line, '\n');
		line = end ? end + 1 : NULL;
	}
	size_t offset = (size_t)MAX(cmark_node_get_start_column(node), 1) - 1;
	if (!line || offset > strlen(line))
		return r->place;
	unsigned column = (unsigned)g_utf8_strlen(line, (gssize)offset) + 1;
	struct place place;
	char begin = character_at(&r->place);
	if (begin == '|' && place_in_block(&r->place, number, column, &place))
		return place;
	if (number == 1 && !strchr(r->text, '\n') && begin == r->text[0])
		return (struct place){r->place.source, r->place.line, r->place.column + column - 1};
	return r->place;
}

static bool refuse(struct reader *r, enum diag_code code, cmark_node *node, const char *detail)
{
	r->refused = true;
	return diag_add(r->diags, code, place_of(r, node), detail ? "%s" : NULL, detail);
}

static bool leads_to_a_page(const char *address)
{
	const char *rest = NULL;
	if (g_ascii_strncasecmp(address, "http://", 7) == 0)
		rest = address + 7;
	else if (g_ascii_strncasecmp(address, "https://", 8) == 0)
		rest = address + 8;
	if (!rest || !*rest)
		return false;
	for (const char *at = address; *at; at++)
		if ((unsigned char)*at <= ' ' || strchr("\"<>\\^`{|}", *at))
			return false;
	return g_ascii_isalnum(*rest) || *rest == '[';
}

/* The text of a node, in which an entity such as &#x202E; may have put what no file may hold. */
static const char *literal(struct reader *r, cmark_node *node, const char *text)
{
	size_t length = strlen(text), bad = text_forbidden(text, length);
	if (bad == length)
		return arena_text_n(r->arena, text, length);
	r->refused = true;
	text_refuse(text + bad, place_of(r, node), r->diags);
	return "";
}

static struct prose *prose_new(struct reader *r, cmark_node *node)
{
	struct prose *prose = arena_alloc(r->arena, sizeof *prose);
	prose->kind = kind_of(cmark_node_get_type(node));
	prose->ordered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
	if (prose->kind == PROSE_TEXT || prose->kind == PROSE_CODE)
		prose->text = literal(r, node, cmark_node_get_literal(node));
	if (prose->kind == PROSE_LINK) {
		prose->text = literal(r, node, cmark_node_get_url(node));
		if (!leads_to_a_page(prose->text))
			refuse(r, DIAG_PROSE_LINK, node, NULL);
	}
	return prose;
}

/* Line breaks become blanks, and then all neighbouring texts one. */
static void join_texts(cmark_node *document)
{
	cmark_iter *iter = cmark_iter_new(document);
	while (cmark_iter_next(iter) != CMARK_EVENT_DONE) {
		cmark_node *node = cmark_iter_get_node(iter);
		cmark_node_type type = cmark_node_get_type(node);
		if (type != CMARK_NODE_SOFTBREAK && type != CMARK_NODE_LINEBREAK)
			continue;
		cmark_node *blank = cmark_node_new(CMARK_NODE_TEXT);
		cmark_node_set_literal(blank, " ");
		cmark_node_replace(node, blank);
		cmark_iter_reset(iter, blank, CMARK_EVENT_ENTER);
		cmark_node_free(node);
	}
	cmark_iter_free(iter);
	cmark_consolidate_text_nodes(document);
}

static bool leaf(enum prose_kind kind)
{
	return kind == PROSE_TEXT || kind == PROSE_CODE;
}

/* False when there is no level left for its children. */
static bool enter(struct reader *r, cmark_node *node)
{
	struct prose *prose = prose_new(r, node);
	g_assert(r->next[r->depth]);
	*r->next[r->depth] = prose;
	r->next[r->depth] = &prose->next;
	if (leaf(prose->kind))
		return true;
	if (r->depth == LIMIT_PROSE_NESTING)
		return refuse(r, DIAG_PROSE_TOO_DEEP, node, NULL);
	r->next[++r->depth] = &prose->first;
	return true;
}

static void convert(struct reader *r, cmark_node *document)
{
	cmark_iter *iter = cmark_iter_new(document);
	bool going = true;
	for (cmark_event_type event; going && (event = cmark_iter_next(iter)) != CMARK_EVENT_DONE;) {
		cmark_node *node = cmark_iter_get_node(iter);
		const char *refused = refused_kind(cmark_node_get_type(node));
		if (node == document)
			continue;
		if (refused) {
			refuse(r, DIAG_PROSE_MARKUP, node, refused);
			cmark_iter_reset(iter, node, CMARK_EVENT_EXIT); /* what is in it is not looked at */
		} else if (event == CMARK_EVENT_ENTER) {
			going = enter(r, node);
		} else {
			r->depth--;
		}
	}
	cmark_iter_free(iter);
}

/* "[name]: address" on a line of its own: cmark takes it away, and with it perhaps a sentence of the text. */
static bool defines_link(const char *text)
{
	for (const char *line = text; line; line = strchr(line, '\n')) {
		line += *line == '\n';
		const char *at = line + strspn(line, " ");
		const char *close = *at == '[' ? at + strcspn(at, "]\n") : at;
		if (*close == ']' && close[1] == ':')
			return true;
		if (!*line)
			break;
	}
	return false;
}

const struct prose *prose_read(struct arena *arena, const char *text, struct place place, struct diags *diags)
{
	const struct prose *first = NULL;
	struct reader r = {.arena = arena, .diags = diags, .text = text, .place = place, .next = {&first}};
	cmark_node *document = cmark_parse_document(text, strlen(text), CMARK_OPT_DEFAULT);
	if (defines_link(text))
		refuse(&r, DIAG_PROSE_MARKUP, document, "a link's definition ('[name]:' at the start of a line)");
	join_texts(document);
	convert(&r, document);
	cmark_node_free(document);
	return r.refused ? NULL : first;
}

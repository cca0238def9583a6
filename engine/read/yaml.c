/* SPDX-License-Identifier: MIT */
/*
 * libyaml's events into nodes. libyaml has no limits and sees no duplicate key, and its messages are those of a
 * grammar; both are made good here. It does not know what a key means.
 */
#include "read/yaml.h"

#include <stdlib.h>
#include <string.h>

#include <glib.h>
#include <yaml.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/limits.h"

/* A list or mapping that is being read. */
struct frame {
	struct node *node;
	GPtrArray *children;
	GArray *fields;
	struct field key; /* whose value is awaited; key.key NULL: a key is awaited */
};

struct reader {
	struct arena *arena;
	const struct source *source;
	struct diags *diags;
	yaml_parser_t parser;
	struct frame frames[LIMIT_NESTING];
	size_t depth; /* frames in use */
	size_t n_nodes;
	struct node *root;
	bool failed; /* a syntax error or a limit: nothing more of this file is read */
};

/* libyaml ends a last line that has no end, and can put a mark behind it: there is no such line. */
static struct place place_of(const struct reader *r, yaml_mark_t mark)
{
	if (mark.line >= r->source->n_lines)
		return source_place_at(r->source, r->source->length);
	return (struct place){r->source, (unsigned)mark.line + 1, (unsigned)mark.column + 1};
}

static bool stop(struct reader *r)
{
	r->failed = true;
	return false;
}

static struct node *node_new(struct reader *r, enum node_kind kind, const yaml_event_t *event)
{
	struct place place = place_of(r, event->start_mark);
	if (++r->n_nodes > LIMIT_NODES) {
		diag_add(r->diags, DIAG_TOO_MANY_NODES, place, "more than %d", LIMIT_NODES);
		stop(r);
		return NULL;
	}
	struct node *node = arena_alloc(r->arena, sizeof *node);
	node->kind = kind;
	node->place = place;
	node->text = "";
	return node;
}

/* Puts a finished value where the open list or mapping waits for one. */
static void place_value(struct reader *r, struct node *node)
{
	if (!r->depth) {
		r->root = node;
		return;
	}
	struct frame *frame = &r->frames[r->depth - 1];
	if (frame->node->kind == NODE_LIST) {
		g_ptr_array_add(frame->children, node);
		return;
	}
	frame->key.value = node;
	g_array_append_val(frame->fields, frame->key);
	frame->key.key = NULL;
}

static bool awaits_key(const struct reader *r)
{
	if (!r->depth)
		return false;
	const struct frame *frame = &r->frames[r->depth - 1];
	return frame->node->kind == NODE_MAP && !frame->key.key;
}

static void refuse_anchor(struct reader *r, const yaml_char_t *anchor, const yaml_char_t *tag, yaml_mark_t mark)
{
	if (anchor)
		diag_add(r->diags, DIAG_YAML_ANCHOR, place_of(r, mark), "'&%s'", (const char *)anchor);
	if (tag)
		diag_add(r->diags, DIAG_YAML_TAG, place_of(r, mark), "'%s'", (const char *)tag);
}

/* U+2018-201F and the guillemets. */
static bool curly(gunichar c)
{
	return (c >= 0x2018 && c <= 0x201F) || c == 0xAB || c == 0xBB;
}

/* Those that a word processor put around the whole value; inside a text they are fine. */
static bool curly_quotes_around(const char *text, size_t length)
{
	if (length < 4 || !curly(g_utf8_get_char(text)))
		return false;
	return curly(g_utf8_get_char(g_utf8_prev_char(text + length)));
}

/* The value as far as it is good, so that what follows from a bad one is not said as well. */
static char *scalar_text(struct reader *r, const yaml_event_t *event)
{
	const char *text = (const char *)event->data.scalar.value;
	size_t length = event->data.scalar.length;
	struct place place = place_of(r, event->start_mark);
	if (length > LIMIT_TEXT_BYTES) {
		diag_add(r->diags, DIAG_TEXT_TOO_LONG, place, "%zu bytes, and %d are allowed", length,
			 LIMIT_TEXT_BYTES);
		length = 0;
	}
	size_t good = text_forbidden(text, length);
	if (good < length) /* by an escape such as "\0": the file itself holds none */
		text_refuse(text + good, place, r->diags);
	if (event->data.scalar.style != YAML_PLAIN_SCALAR_STYLE || !curly_quotes_around(text, good))
		return arena_text_n(r->arena, text, good);
	diag_add(r->diags, DIAG_YAML_CURLY_QUOTES, place, NULL);
	const char *from = g_utf8_next_char(text), *to = g_utf8_prev_char(text + good);
	return arena_text_n(r->arena, from, (size_t)(to - from));
}

static void take_scalar(struct reader *r, const yaml_event_t *event)
{
	refuse_anchor(r, event->data.scalar.anchor, event->data.scalar.tag, event->start_mark);
	char *text = scalar_text(r, event);
	if (awaits_key(r)) {
		r->frames[r->depth - 1].key = (struct field){text, place_of(r, event->start_mark), NULL};
		return;
	}
	struct node *node = node_new(r, NODE_TEXT, event);
	if (!node)
		return;
	node->text = text;
	node->quoted = event->data.scalar.style != YAML_PLAIN_SCALAR_STYLE;
	place_value(r, node);
}

static bool open_frame(struct reader *r, enum node_kind kind, const yaml_event_t *event)
{
	struct place place = place_of(r, event->start_mark);
	if (awaits_key(r)) {
		diag_add(r->diags, DIAG_YAML_KEY_NOT_TEXT, place, NULL);
		return stop(r);
	}
	if (r->depth == LIMIT_NESTING) {
		diag_add(r->diags, DIAG_NESTED_TOO_DEEP, place, "more than %d", LIMIT_NESTING);
		return stop(r);
	}
	struct node *node = node_new(r, kind, event);
	if (!node)
		return false;
	struct frame *frame = &r->frames[r->depth++];
	frame->node = node;
	frame->key.key = NULL;
	if (!frame->fields) { /* kept for the next at this depth */
		frame->fields = g_array_new(FALSE, FALSE, sizeof(struct field));
		frame->children = g_ptr_array_new();
	}
	g_array_set_size(frame->fields, 0);
	g_ptr_array_set_size(frame->children, 0);
	return true;
}

static int compare_keys(const void *left, const void *right)
{
	const struct field *a = *(const struct field *const *)left, *b = *(const struct field *const *)right;
	int order = strcmp(a->key, b->key);
	return order ? order : (a > b) - (a < b); /* in the file's order */
}

/* Reports what has a key that was there before, and takes it out. Sorting, not hashing: no choice of keys is slow. */
static void refuse_duplicates(struct reader *r, GArray *fields)
{
	struct field *const all = (struct field *)(void *)fields->data;
	const size_t n = fields->len;
	struct field **sorted = g_new(struct field *, n);
	for (size_t i = 0; i < n; i++)
		sorted[i] = &all[i];
	qsort(sorted, n, sizeof *sorted, compare_keys);
	const struct field *first = NULL;
	for (size_t i = 0; i < n; i++) {
		if (!first || strcmp(first->key, sorted[i]->key) != 0) {
			first = sorted[i];
			continue;
		}
		diag_add_second(r->diags, DIAG_YAML_DUPLICATE_KEY, sorted[i]->place, first->place, "first defined here",
				"'%s'", first->key);
		sorted[i]->value = NULL;
	}
	g_free(sorted);
	guint kept = 0;
	for (size_t i = 0; i < n; i++)
		if (all[i].value)
			all[kept++] = all[i];
	g_array_set_size(fields, kept);
}

static void close_frame(struct reader *r)
{
	struct frame *frame = &r->frames[--r->depth];
	struct node *node = frame->node;
	if (frame->fields->len > 1)
		refuse_duplicates(r, frame->fields);
	node->n_fields = frame->fields->len;
	node->fields = arena_seal(r->arena, frame->fields);
	node->n_children = frame->children->len;
	node->children = arena_seal_pointers(r->arena, frame->children);
	place_value(r, node);
}

static void take_alias(struct reader *r, const yaml_event_t *event)
{
	struct place place = place_of(r, event->start_mark);
	diag_add(r->diags, DIAG_YAML_ALIAS, place, "'*%s'", (const char *)event->data.alias.anchor);
	if (awaits_key(r)) {
		stop(r);
		return;
	}
	struct node *node = node_new(r, NODE_TEXT, event);
	if (node) {
		node->text = arena_format(r->arena, "*%s", (const char *)event->data.alias.anchor);
		place_value(r, node);
	}
}

static void take_document(struct reader *r, const yaml_event_t *event)
{
	if (!r->root)
		return;
	diag_add(r->diags, DIAG_YAML_SECOND_DOCUMENT, place_of(r, event->start_mark), NULL);
	stop(r);
}

static void take_event(struct reader *r, const yaml_event_t *event)
{
	switch (event->type) {
	case YAML_DOCUMENT_START_EVENT:
		take_document(r, event);
		break;
	case YAML_ALIAS_EVENT:
		take_alias(r, event);
		break;
	case YAML_SCALAR_EVENT:
		take_scalar(r, event);
		break;
	case YAML_SEQUENCE_START_EVENT:
		refuse_anchor(r, event->data.sequence_start.anchor, event->data.sequence_start.tag, event->start_mark);
		open_frame(r, NODE_LIST, event);
		break;
	case YAML_MAPPING_START_EVENT:
		refuse_anchor(r, event->data.mapping_start.anchor, event->data.mapping_start.tag, event->start_mark);
		open_frame(r, NODE_MAP, event);
		break;
	case YAML_SEQUENCE_END_EVENT:
	case YAML_MAPPING_END_EVENT:
		close_frame(r);
		break;
	case YAML_NO_EVENT:
	case YAML_STREAM_START_EVENT:
	case YAML_STREAM_END_EVENT:
	case YAML_DOCUMENT_END_EVENT:
		break;
	}
}

/*
 * libyaml's problems, by a part of their wording (0.2.5), in plain words. `at_context`: the place is where the thing
 * began that was not finished; otherwise where the parser stumbled, and the beginning is the second place.
 */
struct problem {
	const char *wording;
	enum diag_code code;
	bool at_context;
	const char *second; /* what stands at the context; NULL: not shown */
	const char *detail;
};

static const struct problem problems[] = {
	{"tab character", DIAG_YAML_TAB, false, NULL, "use spaces"},
	{"found unexpected end of stream", DIAG_YAML_UNCLOSED_QUOTE, true, NULL, "the file ends inside it"},
	{"found unexpected document indicator", DIAG_YAML_UNCLOSED_QUOTE, true, NULL,
	 "a line '---' comes before its end"},
	{"did not find expected ',' or ']'", DIAG_YAML_UNCLOSED_BRACKET, false, "'[' stands here",
	 "',' or ']' is missing before this"},
	{"did not find expected ',' or '}'", DIAG_YAML_UNCLOSED_BRACKET, false, "'{' stands here",
	 "',' or '}' is missing before this"},
	{"could not find expected ':'", DIAG_YAML_NO_COLON, true, NULL, NULL},
	{"mapping values are not allowed", DIAG_YAML_COLON_IN_TEXT, false, NULL, NULL},
	{"block sequence entries are not allowed", DIAG_YAML_INDENTATION, false, NULL,
	 "no list can begin here; a list begins on a line of its own"},
	{"mapping keys are not allowed", DIAG_YAML_SYNTAX, false, NULL, "'?' cannot stand here"},
	{"did not find expected '-' indicator", DIAG_YAML_INDENTATION, false, "the list begins here",
	 "neither the next '-' of the list nor further in"},
	{"did not find expected key", DIAG_YAML_INDENTATION, false, "the keys begin here",
	 "neither the next key nor further in"},
	{"did not find expected node content", DIAG_YAML_SYNTAX, false, NULL, "a value is missing"},
	{"cannot start any token", DIAG_YAML_SYNTAX, false, NULL,
	 "a text cannot begin with this character; put it in quotes"},
	{"unknown escape character", DIAG_YAML_ESCAPE, false, NULL, NULL},
	{"hexdecimal number", DIAG_YAML_ESCAPE, false, NULL, "\\x, \\u and \\U want 2, 4 and 8 hexadecimal digits"},
	{"invalid Unicode character escape code", DIAG_YAML_ESCAPE, false, NULL, "there is no such character"},
	{"alphabetic or numeric character", DIAG_YAML_SYNTAX, false, NULL,
	 "a text that begins with '&' or '*' needs quotes"},
	{"did not find expected <document start>", DIAG_YAML_INDENTATION, false, NULL,
	 "the file goes on after its end"},
	{"expected comment or line break", DIAG_YAML_SYNTAX, false, NULL,
	 "after '|' or '>' the text begins on the next line"},
	{"indentation indicator equal to 0", DIAG_YAML_SYNTAX, false, NULL, "write '|' alone"},
	{"tag", DIAG_YAML_TAG, false, NULL, NULL},
	{"%YAML", DIAG_YAML_SYNTAX, false, NULL, "delete the line that begins with '%'"},
	{"incompatible YAML", DIAG_YAML_SYNTAX, false, NULL, "delete the line that begins with '%'"},
	{"directive", DIAG_YAML_SYNTAX, false, NULL, "delete the line that begins with '%'"},
};

static const struct problem *find_problem(const yaml_parser_t *parser)
{
	const char *context = parser->context ? parser->context : "";
	for (size_t i = 0; i < G_N_ELEMENTS(problems); i++)
		if (strstr(parser->problem, problems[i].wording))
			return &problems[i];
	for (size_t i = 0; i < G_N_ELEMENTS(problems); i++)
		if (strstr(context, problems[i].wording))
			return &problems[i];
	return NULL;
}

/* The place of a tab that indents the line, if there is one; libyaml's messages for it differ by what comes next. */
static bool indenting_tab(const struct reader *r, unsigned number, struct place *place)
{
	size_t length = 0;
	const char *line = source_line(r->source, number, &length);
	for (size_t i = 0; i < length && (line[i] == ' ' || line[i] == '\t'); i++) {
		if (line[i] == '\t') {
			*place = (struct place){r->source, number, (unsigned)i + 1};
			return true;
		}
	}
	return false;
}

/* A bracket too many confuses what comes before it; the grammar's words would not help. */
static char stray_bracket(const struct reader *r)
{
	const yaml_mark_t *mark = &r->parser.problem_mark;
	size_t length = 0;
	const char *line = source_line(r->source, (unsigned)mark->line + 1, &length);
	const char *at = line ? g_utf8_offset_to_pointer(line, (glong)MIN(mark->column, length)) : "";
	return line && at < line + length && (*at == ']' || *at == '}') ? *at : '\0';
}

static void report_problem(struct reader *r)
{
	const yaml_parser_t *parser = &r->parser;
	struct place place = place_of(r, parser->problem_mark), began = place_of(r, parser->context_mark);
	const struct problem *problem = find_problem(parser);
	struct place tab;
	if (indenting_tab(r, place.line, &tab) && (!problem || !problem->at_context))
		diag_add(r->diags, DIAG_YAML_TAB, tab, "use spaces");
	else if (problem && problem->code == DIAG_YAML_INDENTATION && stray_bracket(r))
		diag_add(r->diags, DIAG_YAML_SYNTAX, place, "'%c' closes nothing", stray_bracket(r));
	else if (!problem)
		diag_add(r->diags, DIAG_YAML_SYNTAX, place, "%s", parser->problem);
	else if (problem->at_context)
		diag_add(r->diags, problem->code, began, problem->detail ? "%s" : NULL, problem->detail);
	else if (problem->second)
		diag_add_second(r->diags, problem->code, place, began, problem->second, problem->detail ? "%s" : NULL,
				problem->detail);
	else
		diag_add(r->diags, problem->code, place, problem->detail ? "%s" : NULL, problem->detail);
}

/* One event; false at the end of the stream, after an error, or when a limit is reached. */
static bool step(struct reader *r)
{
	yaml_event_t event;
	if (!yaml_parser_parse(&r->parser, &event)) {
		if (r->parser.error == YAML_MEMORY_ERROR)
			die("out of memory");
		report_problem(r);
		return stop(r);
	}
	bool last = event.type == YAML_STREAM_END_EVENT;
	take_event(r, &event);
	yaml_event_delete(&event);
	return !last && !r->failed;
}

static void free_frames(struct reader *r)
{
	for (size_t i = 0; i < LIMIT_NESTING && r->frames[i].fields; i++) {
		g_array_free(r->frames[i].fields, TRUE);
		g_ptr_array_free(r->frames[i].children, TRUE);
	}
}

const struct node *yaml_read(struct arena *arena, const struct source *source, struct diags *diags)
{
	struct reader r = {.arena = arena, .source = source, .diags = diags};
	if (!yaml_parser_initialize(&r.parser))
		die("out of memory");
	yaml_parser_set_encoding(&r.parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(&r.parser, (const unsigned char *)source->bytes, source->length);
	while (step(&r))
		;
	yaml_parser_delete(&r.parser);
	free_frames(&r);
	return r.failed ? NULL : r.root;
}

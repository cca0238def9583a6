/* SPDX-License-Identifier: MIT */
/*
 * XML into nodes. The work is shared: a scanner of our own walks over the bytes first, finds where each start tag
 * stands, and refuses what libxml2 must not even see (a DOCTYPE, entities, nesting and numbers beyond the limits).
 * Then libxml2's SAX2 parser decides what is well formed, resolves namespaces and decodes; its n-th element is the
 * scanner's n-th tag, so that no place depends on how far the library has read ahead. Where the scanner meets
 * something ill-formed it stops, and libxml2 says what it is.
 */
#include "read/xml.h"

#include <string.h>

#include <glib.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/limits.h"

/* --- the scanner -------------------------------------------------------------------------------------------------- */

struct scanner {
	const struct source *source;
	struct diags *diags;
	const char *at, *end;
	GArray *tags; /* size_t: the offset of each start tag's '<' */
	size_t depth;
	size_t n_namespaces;
	bool refused; /* a diagnostic was added */
};

static struct place place_of(const struct scanner *s, const char *at)
{
	return source_place_at(s->source, (size_t)(at - s->source->bytes));
}

static bool refuse(struct scanner *s, enum diag_code code, const char *at, int limit)
{
	s->refused = true;
	if (limit)
		return diag_add(s->diags, code, place_of(s, at), "more than %d", limit);
	return diag_add(s->diags, code, place_of(s, at), NULL);
}

static bool looking_at(const char *at, const char *end, const char *word)
{
	size_t length = strlen(word);
	return (size_t)(end - at) >= length && memcmp(at, word, length) == 0;
}

static const char *skip_blanks(const char *at, const char *end)
{
	while (at < end && g_ascii_isspace(*at))
		at++;
	return at;
}

/* Up to what ends a name in a tag; libxml2 decides whether it is one. */
static const char *skip_name(const char *at, const char *end)
{
	while (at < end && !g_ascii_isspace(*at) && !strchr("=/><\"'&", *at))
		at++;
	return at;
}

/* One attribute of a start tag, as it stands in the file. */
struct written {
	const char *name, *name_end;
	const char *value, *value_end; /* between the quotes */
};

/* Reads the attribute at *at and moves behind it; false at the tag's end and at anything ill-formed. */
static bool next_attribute(const char **at, const char *end, struct written *out)
{
	out->name = skip_blanks(*at, end);
	out->name_end = skip_name(out->name, end);
	const char *equals = skip_blanks(out->name_end, end);
	if (out->name == out->name_end || equals == end || *equals != '=')
		return false;
	const char *quote = skip_blanks(equals + 1, end);
	if (quote == end || (*quote != '"' && *quote != '\''))
		return false;
	out->value = quote + 1;
	out->value_end = memchr(out->value, *quote, (size_t)(end - out->value));
	if (!out->value_end)
		return false;
	*at = out->value_end + 1;
	return !memchr(out->value, '<', (size_t)(out->value_end - out->value));
}

static bool declares_namespace(const struct written *a)
{
	size_t length = (size_t)(a->name_end - a->name);
	return (length == 5 || (length > 6 && a->name[5] == ':')) && memcmp(a->name, "xmlns", 5) == 0;
}

/* "&name;" with a name that XML itself does not have. A bare '&' is left to libxml2. */
static bool scan_entity(struct scanner *s, const char *ampersand, const char *end)
{
	static const char *const known[] = {"&amp;", "&lt;", "&gt;", "&quot;", "&apos;"};
	for (size_t i = 0; i < G_N_ELEMENTS(known); i++)
		if (looking_at(ampersand, end, known[i]))
			return true;
	const char *name = ampersand + 1, *at = name;
	while (at < end && at - name < 32 && (g_ascii_isalnum(*at) || strchr("._-:", *at)))
		at++;
	if (at == name || at == end || *at != ';' || *name == '#')
		return true;
	s->refused = true;
	return diag_add(s->diags, DIAG_XML_ENTITY, place_of(s, ampersand), "'&%.*s;'", (int)(at - name), name);
}

static bool scan_entities(struct scanner *s, const char *from, const char *to)
{
	for (const char *at = from; (at = memchr(at, '&', (size_t)(to - at))); at++)
		if (!scan_entity(s, at, to))
			return false;
	return true;
}

static bool scan_start_tag(struct scanner *s)
{
	const char *tag = s->at;
	if (s->tags->len >= LIMIT_NODES)
		return refuse(s, DIAG_TOO_MANY_NODES, tag, LIMIT_NODES);
	if (s->depth >= LIMIT_NESTING)
		return refuse(s, DIAG_NESTED_TOO_DEEP, tag, LIMIT_NESTING);
	size_t offset = (size_t)(tag - s->source->bytes);
	g_array_append_val(s->tags, offset);
	s->at = skip_name(tag + 1, s->end);
	struct written attribute;
	for (int n = 1; next_attribute(&s->at, s->end, &attribute); n++) {
		if (n > LIMIT_ATTRIBUTES)
			return refuse(s, DIAG_TOO_MANY_ATTRIBUTES, attribute.name, LIMIT_ATTRIBUTES);
		s->n_namespaces += declares_namespace(&attribute);
		if (s->n_namespaces > LIMIT_NAMESPACES)
			return refuse(s, DIAG_TOO_MANY_ATTRIBUTES, attribute.name, LIMIT_NAMESPACES);
		if (!scan_entities(s, attribute.value, attribute.value_end))
			return false;
	}
	s->at = skip_blanks(s->at, s->end);
	bool empty = looking_at(s->at, s->end, "/>");
	s->depth += !empty;
	s->at += empty;
	return s->at < s->end && *s->at++ == '>';
}

/* Moves behind `word`; false where there is none. */
static bool skip_past(struct scanner *s, const char *word)
{
	const char *found = g_strstr_len(s->at, s->end - s->at, word);
	if (found)
		s->at = found + strlen(word);
	return found != NULL;
}

/* <?xml … encoding="…"?>: the bytes are UTF-8, whatever it says. Other instructions are skipped. */
static bool scan_instruction(struct scanner *s)
{
	const char *from = s->at;
	s->at += 2;
	if (!skip_past(s, "?>"))
		return false;
	if (from != s->source->bytes || !looking_at(from, s->end, "<?xml") || !g_ascii_isspace(from[5]))
		return true;
	const char *at = from + 5;
	struct written a;
	while (next_attribute(&at, s->at - 2, &a)) {
		if (!looking_at(a.name, a.name_end, "encoding"))
			continue;
		if (a.value_end - a.value != 5 || g_ascii_strncasecmp(a.value, "UTF-8", 5) != 0)
			return refuse(s, DIAG_XML_ENCODING, a.value, 0);
	}
	return true;
}

static bool scan_end_tag(struct scanner *s)
{
	if (!s->depth)
		return false;
	s->depth--;
	return skip_past(s, ">");
}

/* Text up to the next '<', then what begins there. False at the end, at something ill-formed, or after refusing. */
static bool scan_next(struct scanner *s)
{
	const char *from = s->at;
	s->at = memchr(from, '<', (size_t)(s->end - from));
	if (!s->at)
		s->at = s->end;
	if (!scan_entities(s, from, s->at) || s->at == s->end)
		return false;
	if (looking_at(s->at, s->end, "<!--")) {
		s->at += 4; /* "<!-->" is no whole comment */
		return skip_past(s, "-->");
	}
	if (looking_at(s->at, s->end, "<![CDATA["))
		return skip_past(s, "]]>");
	if (looking_at(s->at, s->end, "<?"))
		return scan_instruction(s);
	if (looking_at(s->at, s->end, "</"))
		return scan_end_tag(s);
	if (looking_at(s->at, s->end, "<!DOCTYPE"))
		return refuse(s, DIAG_XML_DOCTYPE, s->at, 0);
	return scan_start_tag(s);
}

/* --- from libxml2's events ---------------------------------------------------------------------------------------- */

struct frame {
	struct node *node;
	GPtrArray *children;
	GString *text;
};

struct reader {
	struct arena *arena;
	struct scanner *scanner;
	const struct source *source;
	struct diags *diags;
	xmlParserCtxtPtr parser;
	struct frame frames[LIMIT_NESTING];
	size_t depth;
	size_t next_tag;      /* into scanner->tags */
	const char *place_at; /* how far lines were counted, so that no byte is counted twice */
	struct place place;   /* of place_at */
	GHashTable *names;    /* a string of the parser's dictionary to its copy in the arena */
	const struct node *root;
	bool failed;
};

static void stop(struct reader *r)
{
	r->failed = true;
	xmlStopParser(r->parser);
}

/* The place of a byte that is not before the last one asked for. */
static struct place place_forward(struct reader *r, const char *at)
{
	for (; r->place_at < at; r->place_at++) {
		if (*r->place_at == '\n') {
			r->place.line++;
			r->place.column = 1;
		} else if (((unsigned char)r->place_at[1] & 0xC0) != 0x80) {
			r->place.column++;
		}
	}
	return r->place;
}

/* Names and namespaces repeat; libxml2 holds each once and so does the arena. The library's table is slow when there
 * are hundreds of thousands (measured: 12 s). */
static const char *name_of(struct reader *r, const xmlChar *name)
{
	if (!name)
		return NULL;
	const char *copy = g_hash_table_lookup(r->names, name);
	if (!copy) {
		if (g_hash_table_size(r->names) == LIMIT_NAMES && !r->failed) {
			diag_add(r->diags, DIAG_TOO_MANY_NAMES, r->place, "more than %d", LIMIT_NAMES);
			stop(r);
		}
		copy = arena_text(r->arena, (const char *)name);
		g_hash_table_insert(r->names, (void *)(size_t)name, (void *)(size_t)copy);
	}
	return copy;
}

/* Without entity substitution SAX2 gives an ampersand as "&#38;", for a tree that would be expanded later. */
static char *attribute_text(struct reader *r, const xmlChar *from, const xmlChar *to)
{
	char *text = arena_text_n(r->arena, (const char *)from, (size_t)(to - from));
	char *out = strchr(text, '&');
	for (const char *in = out; out && *in;) {
		*out++ = *in;
		in += looking_at(in, in + strlen(in), "&#38;") ? 5 : 1;
	}
	if (out)
		*out = '\0';
	return text;
}

static bool text_allowed(struct reader *r, const char *text, size_t length, struct place place)
{
	size_t good = length;
	if (length > LIMIT_TEXT_BYTES)
		diag_add(r->diags, DIAG_TEXT_TOO_LONG, place, "more than %d bytes", LIMIT_TEXT_BYTES);
	else
		good = text_forbidden(text, length); /* by "&#…;": the file itself holds none */
	if (good < length)
		text_refuse(text + good, place, r->diags);
	if (length <= LIMIT_TEXT_BYTES && good == length)
		return true;
	stop(r);
	return false;
}

static const char *attribute_name(struct reader *r, const xmlChar *local, const xmlChar *prefix)
{
	const char *name = name_of(r, local);
	if (!prefix)
		return name;
	return arena_format(r->arena, "%s:%s", (const char *)prefix, name);
}

/* `given` are libxml2's five pointers an attribute: local name, prefix, namespace, begin and end of the value. They
 * are in the file's order, without the declarations of namespaces. */
static void take_attributes(struct reader *r, struct node *node, const char *at, int n, const xmlChar **given)
{
	if (n <= 0)
		return;
	struct field *fields = arena_alloc(r->arena, (size_t)n * sizeof *fields);
	struct node *values = arena_alloc(r->arena, (size_t)n * sizeof *values);
	node->fields = fields;
	struct written written;
	while (node->n_fields < (size_t)n && next_attribute(&at, r->scanner->end, &written)) {
		if (declares_namespace(&written))
			continue;
		struct field *field = &fields[node->n_fields];
		struct node *value = &values[node->n_fields++];
		field->key = attribute_name(r, given[0], given[1]);
		field->place = place_forward(r, written.name);
		field->value = value;
		value->kind = NODE_TEXT;
		value->quoted = true;
		value->place = place_forward(r, written.value);
		value->text = attribute_text(r, given[3], given[4]);
		if (!text_allowed(r, value->text, strlen(value->text), value->place))
			return;
		given += 5;
	}
}

static void start_element(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *space,
			  int n_namespaces, const xmlChar **namespaces, int n_attributes, int n_defaulted,
			  const xmlChar **attributes)
{
	(void)prefix, (void)n_namespaces, (void)namespaces, (void)n_defaulted;
	struct reader *r = context;
	if (r->failed)
		return;
	if (r->next_tag == r->scanner->tags->len || r->depth == LIMIT_NESTING) { /* not seen; but input decides it */
		diag_add(r->diags, DIAG_XML_SYNTAX, r->place, NULL);
		stop(r);
		return;
	}
	const char *tag = r->source->bytes + g_array_index(r->scanner->tags, size_t, r->next_tag++);
	struct node *node = arena_alloc(r->arena, sizeof *node);
	node->kind = NODE_MAP;
	node->place = place_forward(r, tag);
	node->name = name_of(r, name);
	node->space = name_of(r, space);
	node->text = "";
	take_attributes(r, node, skip_name(tag + 1, r->scanner->end), n_attributes, attributes);
	struct frame *frame = &r->frames[r->depth++];
	if (!frame->text) { /* kept for the next at this depth */
		frame->text = g_string_new(NULL);
		frame->children = g_ptr_array_new();
	}
	frame->node = node;
	g_string_truncate(frame->text, 0);
	g_ptr_array_set_size(frame->children, 0);
}

static void append_text(struct reader *r, struct frame *frame, const char *text, size_t length)
{
	if (frame->text->len + length > LIMIT_TEXT_BYTES && frame->text->len <= LIMIT_TEXT_BYTES) {
		diag_add(r->diags, DIAG_TEXT_TOO_LONG, frame->node->place, "more than %d bytes", LIMIT_TEXT_BYTES);
		stop(r);
		return;
	}
	g_string_append_len(frame->text, text, (gssize)length);
}

static void characters(void *context, const xmlChar *text, int length)
{
	struct reader *r = context;
	if (!r->failed && r->depth)
		append_text(r, &r->frames[r->depth - 1], (const char *)text, (size_t)length);
}

/* Akoma Ntoso's inline elements: what they hold is part of the sentence around them. */
static bool inside_a_sentence(const char *name)
{
	static const char *const inlines[] = {
		/* clang-format off */
		"a", "abbr", "affectedDocument", "b", "concept", "date", "def", "del", "docDate", "docNumber", "docTitle",
		"em", "entity", "event", "i", "inline", "ins", "location", "mref", "object", "organization", "person",
		"process", "quantity", "ref", "rref", "role", "span", "sub", "sup", "term", "time", "u",
		/* clang-format on */
	};
	for (size_t i = 0; i < G_N_ELEMENTS(inlines); i++)
		if (strcmp(name, inlines[i]) == 0)
			return true;
	return false;
}

/* Runs of white space become one blank, none at either end. In place. */
static size_t fold_blanks(char *text, size_t length)
{
	size_t n = 0;
	for (size_t i = 0; i < length; i++) {
		if (!g_ascii_isspace(text[i]))
			text[n++] = text[i];
		else if (n && text[n - 1] != ' ')
			text[n++] = ' ';
	}
	return n && text[n - 1] == ' ' ? n - 1 : n;
}

static void end_element(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *space)
{
	(void)name, (void)prefix, (void)space;
	struct reader *r = context;
	if (r->failed || !r->depth)
		return;
	struct frame *frame = &r->frames[--r->depth];
	struct frame *parent = r->depth ? &r->frames[r->depth - 1] : NULL;
	struct node *node = frame->node;
	if (parent && inside_a_sentence(node->name))
		append_text(r, parent, frame->text->str, frame->text->len);
	size_t length = fold_blanks(frame->text->str, frame->text->len);
	if (r->failed || !text_allowed(r, frame->text->str, length, node->place))
		return;
	if (length)
		node->text = arena_text_n(r->arena, frame->text->str, length);
	node->n_children = frame->children->len;
	node->children = arena_seal_pointers(r->arena, frame->children);
	if (parent)
		g_ptr_array_add(parent->children, node);
	else
		r->root = node;
}

/* --- errors of form ------------------------------------------------------------------------------------------------ */

struct problem {
	xmlParserErrors error;
	enum diag_code code;
	const char *detail;
};

static const struct problem problems[] = {
	{XML_ERR_TAG_NAME_MISMATCH, DIAG_XML_TAG_MISMATCH, NULL},
	{XML_ERR_TAG_NOT_FINISHED, DIAG_XML_UNCLOSED, NULL},
	{XML_ERR_GT_REQUIRED, DIAG_XML_SYNTAX, "a '>' is missing, or a blank between attributes"},
	{XML_ERR_ATTRIBUTE_REDEFINED, DIAG_XML_DUPLICATE_ATTRIBUTE, NULL},
	{XML_NS_ERR_ATTRIBUTE_REDEFINED, DIAG_XML_DUPLICATE_ATTRIBUTE, NULL},
	{XML_NS_ERR_UNDEFINED_NAMESPACE, DIAG_XML_PREFIX, NULL},
	{XML_NS_ERR_QNAME, DIAG_XML_SYNTAX, "a name holds more than one colon"},
	{XML_ERR_ATTRIBUTE_NOT_STARTED, DIAG_XML_SYNTAX, "the value of an attribute stands in quotes"},
	{XML_ERR_ATTRIBUTE_NOT_FINISHED, DIAG_XML_SYNTAX, "the value of an attribute has no closing quote"},
	{XML_ERR_ATTRIBUTE_WITHOUT_VALUE, DIAG_XML_SYNTAX, "an attribute without '=' and a value"},
	{XML_ERR_LT_IN_ATTRIBUTE, DIAG_XML_SYNTAX, "'<' in an attribute: write &lt;, or close the quote before it"},
	{XML_ERR_SPACE_REQUIRED, DIAG_XML_SYNTAX, "a blank is missing"},
	{XML_ERR_ENTITYREF_SEMICOL_MISSING, DIAG_XML_AMPERSAND, NULL},
	{XML_ERR_INVALID_CHARREF, DIAG_XML_SYNTAX, "'&#…;' holds no number"},
	{XML_ERR_INVALID_DEC_CHARREF, DIAG_XML_SYNTAX, "'&#…;' holds no number"},
	{XML_ERR_INVALID_HEX_CHARREF, DIAG_XML_SYNTAX, "'&#x…;' holds no hexadecimal number"},
	{XML_ERR_INVALID_CHAR, DIAG_XML_SYNTAX, "there is no such character in XML"},
	{XML_ERR_DOCUMENT_END, DIAG_XML_SYNTAX, "the file goes on after its last element"},
	{XML_ERR_DOCUMENT_EMPTY, DIAG_XML_EMPTY, NULL},
	{XML_ERR_COMMENT_NOT_FINISHED, DIAG_XML_SYNTAX, "a comment is not closed with '-->'"},
	{XML_ERR_HYPHEN_IN_COMMENT, DIAG_XML_SYNTAX, "'--' cannot stand inside a comment"},
	{XML_ERR_CDATA_NOT_FINISHED, DIAG_XML_SYNTAX, "a CDATA section is not closed with ']]>'"},
	{XML_ERR_MISPLACED_CDATA_END, DIAG_XML_SYNTAX, "']]>' in a text: write ]]&gt;"},
	{XML_ERR_PI_NOT_FINISHED, DIAG_XML_SYNTAX, "an instruction is not closed with '?>'"},
	{XML_ERR_RESERVED_XML_NAME, DIAG_XML_SYNTAX, "'<?xml' stands only at the very beginning of a file"},
	{XML_ERR_XMLDECL_NOT_FINISHED, DIAG_XML_SYNTAX, "the first line is not closed with '?>'"},
};

static const struct problem *find_problem(int error)
{
	for (size_t i = 0; i < G_N_ELEMENTS(problems); i++)
		if ((int)problems[i].error == error)
			return &problems[i];
	return NULL;
}

/* Where the parser stands; for an end tag that does not fit, where that tag begins. */
static struct place error_place(struct reader *r, int error)
{
	long consumed = xmlByteConsumed(r->parser);
	size_t offset = consumed < 0 ? 0 : MIN((size_t)consumed, r->source->length);
	const char *tag =
		error == XML_ERR_TAG_NAME_MISMATCH ? g_strrstr_len(r->source->bytes, (gssize)offset, "</") : NULL;
	return source_place_at(r->source, tag ? (size_t)(tag - r->source->bytes) : offset);
}

static void report_mismatch(struct reader *r, struct place place)
{
	const struct node *open = r->frames[r->depth - 1].node;
	diag_add_second(r->diags, DIAG_XML_TAG_MISMATCH, place, open->place, "this element is still open",
			"'<%s>' is still open", open->name);
}

static void report_unclosed(struct reader *r, struct place place)
{
	const struct node *open = r->frames[r->depth - 1].node;
	diag_add_second(r->diags, DIAG_XML_UNCLOSED, place, open->place, "it begins here", "'<%s>' is not closed",
			open->name);
}

/* libxml2's own words, for what the table does not have: first line, lower case, no full stop. */
static void report_other(struct reader *r, struct place place, const xmlError *error)
{
	char *words = g_strdup(error->message ? error->message : "");
	g_strstrip(words);
	g_strdelimit(words, "\n", ' ');
	if (g_ascii_isupper(words[0]) && g_ascii_islower(words[1]))
		words[0] = g_ascii_tolower(words[0]);
	diag_add(r->diags, DIAG_XML_SYNTAX, place, *words ? "%s" : NULL, words);
	g_free(words);
}

static void report_name(struct reader *r, struct place place)
{
	size_t length = 0;
	const char *line = source_line(r->source, place.line, &length);
	const char *at = line ? g_utf8_offset_to_pointer(line, (glong)MIN(place.column, length + 1) - 1) : "";
	bool ampersand = line && ((at > line && at[-1] == '&') || *at == '&');
	if (ampersand)
		diag_add(r->diags, DIAG_XML_AMPERSAND, place, NULL);
	else
		diag_add(r->diags, DIAG_XML_SYNTAX, place, "'<' begins no tag here: write &lt; for it in a text");
}

static void take_error(void *context, xmlErrorPtr error)
{
	struct reader *r = context;
	if (r->failed || error->level < XML_ERR_ERROR)
		return;
	struct place place = error_place(r, error->code);
	const struct problem *problem = find_problem(error->code);
	if (error->code == XML_ERR_NO_MEMORY)
		die("out of memory");
	if (error->code == XML_ERR_TAG_NAME_MISMATCH && r->depth)
		report_mismatch(r, place);
	else if (r->depth && place.line && r->scanner->at == r->scanner->end && error->code == XML_ERR_TAG_NOT_FINISHED)
		report_unclosed(r, place);
	else if (error->code == XML_ERR_NAME_REQUIRED)
		report_name(r, place);
	else if (problem && problem->code == DIAG_XML_DUPLICATE_ATTRIBUTE)
		diag_add(r->diags, problem->code, place, error->str1 ? "'%s'" : NULL, error->str1);
	else if (problem && problem->code == DIAG_XML_PREFIX)
		diag_add(r->diags, problem->code, place, error->str1 ? "'%s'" : NULL, error->str1);
	else if (problem)
		diag_add(r->diags, problem->code, place, problem->detail ? "%s" : NULL, problem->detail);
	else
		report_other(r, place, error);
	stop(r);
}

/* --- the way through ----------------------------------------------------------------------------------------------- */

static void parse(struct reader *r)
{
	const xmlSAXHandler handler = {
		.initialized = XML_SAX2_MAGIC,
		.startElementNs = start_element,
		.endElementNs = end_element,
		.characters = characters,
		.ignorableWhitespace = characters,
		.cdataBlock = characters,
		.serror = take_error,
	};
	r->parser = xmlCreateMemoryParserCtxt(r->source->bytes, (int)r->source->length);
	if (!r->parser)
		die("out of memory");
	*r->parser->sax = handler;
	r->parser->userData = r;
	(void)xmlCtxtUseOptions(r->parser, XML_PARSE_NONET);
	(void)xmlParseDocument(r->parser);
	xmlFreeDoc(r->parser->myDoc);
	xmlFreeParserCtxt(r->parser);
}

static void free_frames(struct reader *r)
{
	for (size_t i = 0; i < LIMIT_NESTING && r->frames[i].text; i++) {
		g_string_free(r->frames[i].text, TRUE);
		g_ptr_array_free(r->frames[i].children, TRUE);
	}
}

static const struct node *read_scanned(struct arena *arena, struct scanner *scanner)
{
	const struct source *source = scanner->source;
	struct reader r = {.arena = arena, .scanner = scanner, .source = source, .diags = scanner->diags};
	r.place_at = source->bytes;
	r.place = (struct place){source, 1, 1};
	r.names = g_hash_table_new(g_direct_hash, g_direct_equal);
	parse(&r);
	g_hash_table_destroy(r.names);
	free_frames(&r);
	return r.failed ? NULL : r.root;
}

const struct node *xml_read(struct arena *arena, const struct source *source, struct diags *diags)
{
	struct scanner scanner = {.source = source, .diags = diags, .at = source->bytes};
	scanner.end = source->bytes + source->length;
	scanner.tags = g_array_new(FALSE, FALSE, sizeof(size_t));
	while (scan_next(&scanner))
		;
	const struct node *root = NULL;
	if (!scanner.refused && !scanner.tags->len && scanner.at == scanner.end)
		diag_add(diags, DIAG_XML_EMPTY, (struct place){source, 0, 0}, NULL);
	else if (!scanner.refused)
		root = read_scanned(arena, &scanner);
	g_array_free(scanner.tags, TRUE);
	return root;
}

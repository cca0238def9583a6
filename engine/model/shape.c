/* SPDX-License-Identifier: MIT */
/* Shape tables: one loop over the rows, one small function a type. */
#include "model/shape.h"

#include <glib.h>
#include <stdlib.h>
#include <string.h>

static const char *kind_words(const struct node *node)
{
	switch (node->kind) {
	case NODE_TEXT:
		return *node->text ? "a word" : "nothing";
	case NODE_LIST:
		return "a list";
	case NODE_MAP:
		return node->name ? "an element" : "a mapping";
	}
	g_assert_not_reached();
}

static bool wrong_type(const struct reader *reader, const struct node *node, const char *wanted)
{
	return diag_add(reader->diags, DIAG_WRONG_TYPE, node->place, "%s is wanted, this is %s", wanted,
			kind_words(node));
}

bool shape_is(const struct reader *reader, const struct node *node, enum node_kind kind)
{
	static const char *const wanted[] = {"a word", "a list", "a mapping"};

	return node->kind == kind || wrong_type(reader, node, wanted[kind]);
}

bool shape_says(const struct node *node, const char *word)
{
	return node && node->kind == NODE_TEXT && strcmp(node->text, word) == 0;
}

bool shape_is_id(const char *text)
{
	if (!*text || *text == '-')
		return false;
	return strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789-") == strlen(text);
}

/* Suggestions */

const char *shape_known(const struct reader *reader, const char *const *known, size_t n)
{
	if (n == 0 || n > 8)
		return "";
	GString *all = g_string_new(n == 1 ? "; known is " : "; known are ");
	for (size_t i = 0; i < n; i++)
		g_string_append_printf(all, "%s'%s'", i ? ", " : "", known[i]);
	const char *words = arena_text_n(reader->arena, all->str, all->len);
	g_string_free(all, TRUE);
	return words;
}

const char *shape_suggest(const struct reader *reader, const char *word, const char *const *known, size_t n)
{
	const char *near = nearest_word(word, known, n);

	return near ? arena_format(reader->arena, "; did you mean '%s'?", near) : shape_known(reader, known, n);
}

const char *shape_near(const struct reader *reader, const char *word, const void *structs, size_t n, size_t size)
{
	const char **known = arena_alloc(reader->arena, (n + 1) * sizeof *known);
	size_t n_known = 0;

	for (size_t i = 0; i < n; i++) {
		memcpy(&known[n_known], (const char *)structs + i * size, sizeof *known);
		if (known[n_known] && *known[n_known]) /* else its own id was refused */
			n_known++;
	}
	return shape_suggest(reader, word, known, n_known);
}

static size_t count_words(const char *const *words)
{
	size_t n = 0;

	while (words[n])
		n++;
	return n;
}

/* One scalar each */

static bool scalar(const struct reader *reader, const struct node *node)
{
	if (!shape_is(reader, node, NODE_TEXT))
		return false;
	if (!*node->text || (!node->quoted && (shape_says(node, "~") || shape_says(node, "null"))))
		return wrong_type(reader, node, "a word");
	return true;
}

static bool text(const struct reader *reader, const struct node *node, const char **out)
{
	if (!scalar(reader, node))
		return false;
	*out = node->text;
	return true;
}

static bool id(const struct reader *reader, const struct node *node, const char **out)
{
	if (!text(reader, node, out))
		return false;
	if (!shape_is_id(node->text))
		return diag_add(reader->diags, DIAG_BAD_ID, node->place,
				"'%s'; write lower-case letters, digits and hyphens", node->text);
	return true;
}

bool shape_date(const struct reader *reader, const struct node *node, bool past, struct date *out)
{
	if (!scalar(reader, node))
		return false;
	if (!date_parse(node->text, out))
		return diag_add(reader->diags, DIAG_BAD_DATE, node->place, "'%s'; write YYYY, YYYY-MM or YYYY-MM-DD",
				node->text);
	if (past && reader->law_day && date_first(*out) > reader->law_day) {
		char limit[DATE_ROOM];
		return diag_add(reader->diags, DIAG_DATE_AFTER_LAW_DAY, node->place,
				"'%s' lies after %s, the day of the law in frameworks/stocktake.yaml", node->text,
				date_format(date_of_day(reader->law_day), limit));
	}
	return true;
}

static bool date_or_word(const struct reader *reader, const struct shape_row *row, const struct node *node,
			 struct date *out)
{
	for (const char *const *word = row->words; word && *word; word++)
		if (shape_says(node, *word))
			return true;
	return shape_date(reader, node, row->type == SHAPE_PAST, out);
}

static bool yes_no(const struct reader *reader, const struct node *node, bool *out)
{
	if (!shape_says(node, "yes") && !shape_says(node, "no"))
		return node->kind == NODE_TEXT ? diag_add(reader->diags, DIAG_WRONG_TYPE, node->place,
							  "yes or no is wanted, this is '%s'", node->text)
					       : wrong_type(reader, node, "yes or no");
	*out = shape_says(node, "yes");
	return true;
}

static bool count(const struct reader *reader, const struct node *node, unsigned *out)
{
	if (!scalar(reader, node))
		return false;
	if (strspn(node->text, "0123456789") != strlen(node->text) || strlen(node->text) > 6)
		return diag_add(reader->diags, DIAG_WRONG_TYPE, node->place,
				"a whole number below a million is wanted, this is '%s'", node->text);
	*out = (unsigned)strtoul(node->text, NULL, 10);
	return true;
}

static bool word(const struct reader *reader, const struct shape_row *row, const struct node *node, int *out)
{
	if (!scalar(reader, node))
		return false;
	for (int i = 0; row->words[i]; i++)
		if (strcmp(row->words[i], node->text) == 0) {
			*out = i;
			return true;
		}
	return diag_add(reader->diags, DIAG_UNKNOWN_WORD, node->place, "'%s' cannot stand under '%s'%s", node->text,
			row->key, shape_suggest(reader, node->text, row->words, count_words(row->words)));
}

/* Lists */

/* The place of byte `at` of an attribute's value; where the value was folded from several lines, that of the value. */
static struct place word_place(const struct node *value, size_t at)
{
	struct place place = value->place;
	size_t length;
	const char *line = place.source ? source_line(place.source, place.line, &length) : NULL;

	if (line && g_strstr_len(line, (gssize)length, value->text))
		place.column += (unsigned)g_utf8_strlen(value->text, (gssize)at);
	return place;
}

static struct nodes split(const struct reader *reader, const struct node *value)
{
	GPtrArray *words = g_ptr_array_new();

	for (const char *at = value->text; *(at += strspn(at, " \t\n")); at += strcspn(at, " \t\n")) {
		struct node *node = arena_alloc(reader->arena, sizeof *node);
		node->kind = NODE_TEXT;
		node->text = arena_text_n(reader->arena, at, strcspn(at, " \t\n"));
		node->place = word_place(value, (size_t)(at - value->text));
		g_ptr_array_add(words, node);
	}
	struct nodes nodes = {words->len ? arena_seal_pointers(reader->arena, words) : NULL, words->len};
	g_ptr_array_free(words, TRUE);
	return nodes;
}

static bool duplicates(const struct reader *reader, const struct nodes *words)
{
	bool ok = true;

	for (size_t i = 1; i < words->n; i++)
		for (size_t j = 0; j < i; j++)
			if (strcmp(words->at[i]->text, words->at[j]->text) == 0) {
				ok = diag_add_second(reader->diags, DIAG_LISTED_TWICE, words->at[i]->place,
						     words->at[j]->place, "first listed here", "'%s'",
						     words->at[i]->text);
				break;
			}
	return ok;
}

static bool list(const struct reader *reader, const struct node *node, struct nodes *out)
{
	if (node->kind == NODE_TEXT && *node->text)
		return diag_add(reader->diags, DIAG_WRONG_TYPE, node->place,
				"a list is wanted, this is a word; write [%s]", node->text);
	if (!shape_is(reader, node, NODE_LIST))
		return false;
	*out = (struct nodes){node->children, node->n_children};
	return true;
}

bool shape_names(const struct reader *reader, const struct node *node, struct nodes *out)
{
	bool ok = list(reader, node, out);

	for (size_t i = 0; ok && i < out->n; i++)
		ok = scalar(reader, out->at[i]);
	return ok && duplicates(reader, out);
}

bool shape_words(const struct reader *reader, const struct node *node, struct nodes *out)
{
	if (!scalar(reader, node))
		return false;
	*out = split(reader, node);
	return duplicates(reader, out);
}

static bool line(const struct reader *reader, const struct node *node, const char **out)
{
	struct nodes words;

	if (node->kind != NODE_LIST)
		return text(reader, node, out);
	if (!shape_names(reader, node, &words))
		return false;
	GString *joined = g_string_new(NULL);
	for (size_t i = 0; i < words.n; i++)
		g_string_append_printf(joined, "%s%s", i ? ", " : "", words.at[i]->text);
	*out = arena_text_n(reader->arena, joined->str, joined->len);
	g_string_free(joined, TRUE);
	return true;
}

/* Rows */

static bool kept(bool ok, const struct node *node, const struct node **out)
{
	if (ok)
		*out = node;
	return ok;
}

bool shape_value(const struct reader *reader, const struct shape_row *row, const struct node *node, void *member)
{
	switch (row->type) {
	case SHAPE_TEXT:
		return text(reader, node, member);
	case SHAPE_LINE:
		return line(reader, node, member);
	case SHAPE_ID:
		return id(reader, node, member);
	case SHAPE_SCALAR:
		return kept(scalar(reader, node), node, member);
	case SHAPE_DATE:
	case SHAPE_PAST:
		return date_or_word(reader, row, node, member);
	case SHAPE_YES_NO:
		return yes_no(reader, node, member);
	case SHAPE_COUNT:
		return count(reader, node, member);
	case SHAPE_WORD:
		return word(reader, row, node, member);
	case SHAPE_WORDS:
		return shape_words(reader, node, member);
	case SHAPE_NAMES:
		return shape_names(reader, node, member);
	case SHAPE_LIST:
		return list(reader, node, member);
	case SHAPE_MAP:
	case SHAPE_NAMED:
		return kept(shape_is(reader, node, NODE_MAP), node, member);
	case SHAPE_ANY:
	case SHAPE_DAYS:
	case SHAPE_PLACE:
	case SHAPE_CHILD:
		return kept(true, node, member);
	case SHAPE_CHILDREN:
		return true;
	}
	g_assert_not_reached();
}

static bool is_child(const struct shape_row *row)
{
	return row->type == SHAPE_CHILD || row->type == SHAPE_CHILDREN;
}

static const struct shape_row *find(const struct shape *shape, const char *key, bool child)
{
	for (size_t i = 0; i < shape->n_rows; i++)
		if (is_child(&shape->rows[i]) == child && strcmp(shape->rows[i].key, key) == 0)
			return &shape->rows[i];
	return NULL;
}

static bool unknown(const struct reader *reader, const struct shape *shape, const char *key, bool child,
		    struct place place)
{
	const char **known = arena_alloc(reader->arena, (shape->n_rows + 1) * sizeof *known);
	size_t n = 0;

	for (size_t i = 0; i < shape->n_rows; i++)
		if (is_child(&shape->rows[i]) == child)
			known[n++] = shape->rows[i].key;
	return diag_add(reader->diags, child ? DIAG_UNKNOWN_ELEMENT : DIAG_UNKNOWN_KEY, place,
			"'%s' cannot stand in %s%s", key, shape->what, shape_suggest(reader, key, known, n));
}

static bool bind_fields(const struct reader *reader, const struct shape *shape, const struct node *node, char *out)
{
	bool ok = true;

	for (size_t i = 0; i < node->n_fields; i++) {
		const struct field *field = &node->fields[i];
		const struct shape_row *row = find(shape, field->key, false);
		ok &= row ? shape_value(reader, row, field->value, out + row->offset)
			  : unknown(reader, shape, field->key, false, field->place);
	}
	return ok;
}

static bool bind_children(const struct reader *reader, const struct shape *shape, const struct node *node, char *out)
{
	bool ok = true;

	for (size_t i = 0; i < node->n_children; i++) {
		const struct node *child = node->children[i];
		const struct shape_row *row =
			g_strcmp0(child->space, node->space) == 0 ? find(shape, child->name, true) : NULL;
		const struct node *first = node_child(node, child->name);
		if (!row)
			ok = unknown(reader, shape, child->name, true, child->place);
		else if (row->type == SHAPE_CHILD && first != child)
			ok = diag_add_second(reader->diags, DIAG_ELEMENT_TWICE, child->place, first->place,
					     "the first is here", "'%s' can stand once in %s", child->name,
					     shape->what);
		else
			ok &= shape_value(reader, row, child, out + row->offset);
	}
	return ok;
}

static bool check_needed(const struct reader *reader, const struct shape *shape, const struct node *node)
{
	bool ok = true;

	for (size_t i = 0; i < shape->n_rows; i++) {
		const struct shape_row *row = &shape->rows[i];
		if (row->needed && !(is_child(row) ? node_child(node, row->key) : node_get(node, row->key)))
			ok = diag_add(reader->diags, DIAG_MISSING_KEY, node->place, "'%s' has to stand in %s", row->key,
				      shape->what);
	}
	return ok;
}

bool shape_bind(const struct reader *reader, const struct shape *shape, const struct node *node, void *out)
{
	if (!shape_is(reader, node, NODE_MAP))
		return false;
	bool fields = bind_fields(reader, shape, node, out);
	bool children = !node->name || bind_children(reader, shape, node, out);
	bool needed = check_needed(reader, shape, node);
	return fields && children && needed;
}

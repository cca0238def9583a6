/* SPDX-License-Identifier: MIT */
/* Building the document tree. What the kinds mean stands in doc.h. */
#include "report/doc.h"

#include <stdarg.h>

#include <glib.h>

#include "base/arena.h"

struct doc *doc_new(struct arena *arena, const char *page, const char *title)
{
	struct doc *doc = arena_alloc(arena, sizeof *doc);
	doc->arena = arena;
	doc->page = page;
	doc->title = title;
	return doc;
}

struct doc_node *doc_add(struct doc *doc, struct doc_node *to, enum doc_kind kind)
{
	struct doc_node *node = arena_alloc(doc->arena, sizeof *node);
	struct doc_node **first = to ? &to->first : &doc->first;
	struct doc_node **last = to ? &to->last : &doc->last;

	node->kind = kind;
	if (*last)
		(*last)->next = node;
	else
		*first = node;
	*last = node;
	return node;
}

struct doc_node *doc_block(struct doc *doc, struct doc_node *to, enum doc_kind kind, const char *text)
{
	struct doc_node *node = doc_add(doc, to, kind);
	node->text = text;
	return node;
}

struct doc_node *doc_section(struct doc *doc, struct doc_node *to, const char *anchor, const char *heading)
{
	struct doc_node *section = doc_block(doc, to, DOC_SECTION, heading);
	section->anchor = anchor;
	return section;
}

struct doc_node *doc_numbered(struct doc *doc, const char *anchor, unsigned number, const char *heading)
{
	struct doc_node *section = doc_section(doc, NULL, anchor, heading);
	section->number = number;
	return section;
}

/* A node that takes inline children, with a first one if there is text. */
static struct doc_node *inline_block(struct doc *doc, struct doc_node *to, enum doc_kind kind, const char *text)
{
	struct doc_node *node = doc_add(doc, to, kind);
	if (text)
		doc_text(doc, node, text);
	return node;
}

struct doc_node *doc_paragraph(struct doc *doc, struct doc_node *to, const char *text)
{
	return inline_block(doc, to, DOC_PARAGRAPH, text);
}

struct doc_node *doc_note(struct doc *doc, struct doc_node *to, const char *text)
{
	struct doc_node *note = doc_paragraph(doc, to, text);
	note->style = STYLE_NOTE;
	return note;
}

struct doc_node *doc_fact(struct doc *doc, struct doc_node *facts, const char *about, const char *text)
{
	struct doc_node *fact = inline_block(doc, facts, DOC_FACT, text);
	fact->text = about;
	return fact;
}

struct doc_node *doc_table(struct doc *doc, struct doc_node *to, const char *caption, const char *const *heads,
			   size_t n_heads)
{
	struct doc_node *table = doc_block(doc, to, DOC_TABLE, caption);
	struct doc_column *columns = arena_alloc(doc->arena, n_heads * sizeof *columns);

	for (size_t i = 0; i < n_heads; i++)
		columns[i].head = heads[i];
	table->columns = columns;
	table->n_columns = n_heads;
	return table;
}

struct doc_node *doc_rows(struct doc *doc, struct doc_node *table, const char *head)
{
	return doc_block(doc, table, DOC_ROWS, head);
}

struct doc_node *doc_row(struct doc *doc, struct doc_node *rows)
{
	return doc_add(doc, rows, DOC_ROW);
}

struct doc_node *doc_cell(struct doc *doc, struct doc_node *row, const char *text)
{
	return inline_block(doc, row, DOC_CELL, text);
}

struct doc_node *doc_list(struct doc *doc, struct doc_node *to, enum doc_style style)
{
	struct doc_node *list = doc_add(doc, to, DOC_LIST);
	list->style = style;
	return list;
}

struct doc_node *doc_entry(struct doc *doc, struct doc_node *list, const char *text)
{
	return inline_block(doc, list, DOC_ENTRY, text);
}

struct doc_node *doc_field(struct doc *doc, struct doc_node *clause, enum doc_field field, const char *text)
{
	struct doc_node *node = inline_block(doc, clause, DOC_FIELD, text);
	node->field = field;
	return node;
}

struct doc_node *doc_remark(struct doc *doc, struct doc_node *clause, const char *name, const char *text)
{
	struct doc_node *node = doc_field(doc, clause, FIELD_REMARK, text);
	node->text = name;
	return node;
}

void doc_text(struct doc *doc, struct doc_node *to, const char *text)
{
	doc_block(doc, to, DOC_TEXT, text);
}

void doc_format(struct doc *doc, struct doc_node *to, const char *format, ...)
{
	va_list arguments;
	va_start(arguments, format);
	char *text = g_strdup_vprintf(format, arguments);
	va_end(arguments);
	doc_text(doc, to, arena_text(doc->arena, text));
	g_free(text);
}

void doc_strong(struct doc *doc, struct doc_node *to, const char *text)
{
	doc_text(doc, doc_add(doc, to, DOC_STRONG), text);
}

void doc_muted(struct doc *doc, struct doc_node *to, const char *text)
{
	doc_text(doc, doc_add(doc, to, DOC_MUTED), text);
}

void doc_code(struct doc *doc, struct doc_node *to, const char *text)
{
	doc_block(doc, to, DOC_CODE, text);
}

void doc_link(struct doc *doc, struct doc_node *to, struct doc_target target, const char *text)
{
	struct doc_node *link = doc_add(doc, to, DOC_LINK);
	link->target = target;
	doc_text(doc, link, text);
}

void doc_web(struct doc *doc, struct doc_node *to, const char *address, const char *text)
{
	doc_link(doc, to, (struct doc_target){.address = address}, text);
}

void doc_status(struct doc *doc, struct doc_node *to, struct doc_sign sign)
{
	doc_add(doc, to, DOC_STATUS)->sign = sign;
}

void doc_source_link(struct doc *doc, struct doc_node *to, unsigned number)
{
	doc_add(doc, to, DOC_SOURCE_LINK)->number = number;
}

static struct doc_node *prose_node(struct doc *doc, struct doc_node *to, const struct prose *prose)
{
	switch (prose->kind) {
	case PROSE_PARAGRAPH:
		return doc_add(doc, to, DOC_PARAGRAPH);
	case PROSE_LIST:
		return doc_list(doc, to, prose->ordered ? STYLE_ORDERED : STYLE_PLAIN);
	case PROSE_ITEM:
		return doc_add(doc, to, DOC_ENTRY);
	case PROSE_TEXT:
		return doc_block(doc, to, DOC_TEXT, prose->text);
	case PROSE_EMPHASIS:
		return doc_add(doc, to, DOC_EMPHASIS);
	case PROSE_STRONG:
		return doc_add(doc, to, DOC_STRONG);
	case PROSE_CODE:
		return doc_block(doc, to, DOC_CODE, prose->text);
	case PROSE_LINK: {
		struct doc_node *link = doc_add(doc, to, DOC_LINK);
		link->target.address = prose->text;
		return link;
	}
	}
	g_assert_not_reached();
}

void doc_prose(struct doc *doc, struct doc_node *to, const struct prose *prose)
{
	for (; prose; prose = prose->next)
		doc_prose(doc, prose_node(doc, to, prose), prose->first);
}

const struct doc_node *doc_field_of(const struct doc_node *clause, enum doc_field field)
{
	for (const struct doc_node *child = clause->first; child; child = child->next)
		if (child->kind == DOC_FIELD && child->field == field)
			return child;
	return NULL;
}

const char *doc_field_name(const struct doc_node *node)
{
	switch (node->field) {
	case FIELD_DUTY:
		return "Duty";
	case FIELD_ASKS:
		return "Asks";
	case FIELD_LAW:
		return "National law";
	case FIELD_STATUS:
		return "Status";
	case FIELD_WHY:
		return "Why";
	case FIELD_EVIDENCE:
		return "Evidence";
	case FIELD_SOURCES:
		return "Sources";
	case FIELD_REMARK:
		return node->text;
	}
	g_assert_not_reached();
}

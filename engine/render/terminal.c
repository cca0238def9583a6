/* SPDX-License-Identifier: MIT */
/*
 * The document tree for a terminal. A word gathers until a blank ends it, then
 * goes on the line or on the next. Control characters of data become blanks,
 * so that no text can steer the terminal.
 */
#include "render/terminal.h"

#include <string.h>

#include "report/sign.h"

struct terminal {
	GString *out;
	bool colour;
	size_t columns;
	size_t indent;     /* where a line begins */
	size_t column;     /* what stands on the line; SIZE_MAX never */
	GString *word;     /* not yet on a line */
	size_t width;      /* of the word */
	const char *style; /* of what is written: an SGR sequence, or NULL */
	bool begun;        /* a blank line comes before the next block */
	unsigned number;   /* of the last element */
};

static void blocks(struct terminal *t, const struct doc_node *node);
static void block(struct terminal *t, const struct doc_node *node);
static void inlines(struct terminal *t, const struct doc_node *node);

/* ---- words and lines ---- */

static size_t char_width(gunichar c)
{
	return g_unichar_iszerowidth(c) ? 0 : g_unichar_iswide(c) ? 2 : 1;
}

static void fill(struct terminal *t, size_t n)
{
	for (; n; n--)
		g_string_append_c(t->out, ' ');
}

static void new_line(struct terminal *t)
{
	g_string_append_c(t->out, '\n');
	t->column = 0;
}

static void flush(struct terminal *t)
{
	if (!t->word->len)
		return;
	if (t->column > t->indent && t->column + 1 + t->width > t->columns)
		new_line(t);
	if (t->column < t->indent) {
		fill(t, t->indent - t->column);
		t->column = t->indent;
	} else if (t->column > t->indent) {
		g_string_append_c(t->out, ' ');
		t->column++;
	}
	if (t->style)
		g_string_append(t->out, t->style);
	g_string_append_len(t->out, t->word->str, (gssize)t->word->len);
	if (t->style)
		g_string_append(t->out, "\033[0m");
	t->column += t->width;
	g_string_truncate(t->word, 0);
	t->width = 0;
}

static bool breaks(gunichar c)
{
	return c == ' ' || g_unichar_iscntrl(c);
}

static void put_text(struct terminal *t, const char *text)
{
	for (const char *c = text; *c; c = g_utf8_next_char(c)) {
		gunichar u = g_utf8_get_char(c);
		if (breaks(u)) {
			flush(t);
			continue;
		}
		if (u == 0xa0)
			g_string_append_c(t->word, ' ');
		else
			g_string_append_len(t->word, c, g_utf8_next_char(c) - c);
		t->width += char_width(u);
	}
}

static void end_line(struct terminal *t)
{
	flush(t);
	if (t->column)
		new_line(t);
}

static void open_block(struct terminal *t)
{
	end_line(t);
	if (t->begun)
		new_line(t);
	t->begun = true;
}

/* What is written in a style of its own; words that touch the border are cut there. */
static void styled(struct terminal *t, const char *style, const struct doc_node *first)
{
	const char *before = t->style;
	if (!t->colour) {
		inlines(t, first);
		return;
	}
	flush(t);
	t->style = style;
	inlines(t, first);
	flush(t);
	t->style = before;
}

static void styled_text(struct terminal *t, const char *style, const char *text)
{
	const struct doc_node node = {.kind = DOC_TEXT, .text = text};
	styled(t, style, &node);
}

static const char bold[] = "\033[1m";
static const char faint[] = "\033[2m";

/* ---- inline ---- */

static const char *status_style(enum status status)
{
	switch (status) {
	case STATUS_MET:
		return "\033[1;38;5;32m";
	case STATUS_PARTLY_MET:
		return "\033[1;38;5;136m";
	case STATUS_NOT_MET:
		return "\033[1;38;5;166m";
	case STATUS_CONFLICT:
		return "\033[1;38;5;162m";
	case STATUS_UNKNOWN:
	case STATUS_ABSENT:
	case STATUS_NOT_APPLICABLE:
	case STATUS_NOT_ASSESSED:
		return bold;
	}
	g_assert_not_reached();
}

static void put_status(struct terminal *t, struct doc_sign sign)
{
	const struct doc_sign bare = {.status = sign.status, .bound = sign.bound};
	GString *words = g_string_new(NULL);

	if (sign.status != STATUS_NOT_ASSESSED) {
		sign_put(words, bare);
		g_string_append_c(words, ' ');
	}
	sign_speak(words, sign, "; ");
	styled_text(t, status_style(sign.status), words->str);
	g_string_free(words, TRUE);
}

static void put_number(struct terminal *t, unsigned number)
{
	char text[16];
	g_snprintf(text, sizeof text, "[%u]", number);
	put_text(t, text);
}

static void inline_node(struct terminal *t, const struct doc_node *node)
{
	switch (node->kind) {
	case DOC_TEXT:
	case DOC_CODE:
		put_text(t, node->text);
		return;
	case DOC_EMPHASIS:
	case DOC_STRONG:
	case DOC_LINK:
		inlines(t, node->first);
		return;
	case DOC_MUTED:
		styled(t, faint, node->first);
		return;
	case DOC_STATUS:
		put_status(t, node->sign);
		return;
	case DOC_SOURCE_LINK:
		put_number(t, node->number);
		return;
	case DOC_BREAK:
		end_line(t);
		return;
	DOC_CASES_BLOCK:
		return;
	}
}

static void inlines(struct terminal *t, const struct doc_node *node)
{
	for (; node && node->kind >= DOC_TEXT; node = node->next)
		inline_node(t, node);
}

/* ---- blocks ---- */

static void heading(struct terminal *t, const char *label, const char *text)
{
	open_block(t);
	if (label) {
		styled_text(t, bold, label);
		flush(t);
	}
	styled_text(t, bold, text);
	end_line(t);
}

static void title(struct terminal *t, const struct doc_node *node)
{
	heading(t, NULL, node->text);
	if (!node->label)
		return;
	put_text(t, node->label);
	end_line(t);
}

static void paragraph(struct terminal *t, const struct doc_node *node)
{
	open_block(t);
	inlines(t, node->first);
	end_line(t);
}

/* A name, and what follows it in a column of its own. */
static void named(struct terminal *t, const char *name, size_t width, const struct doc_node *first)
{
	size_t indent = t->indent;
	end_line(t);
	styled_text(t, bold, name);
	flush(t);
	t->indent = indent + width;
	if (t->column >= t->indent)
		new_line(t);
	if (first)
		inlines(t, first);
	else
		put_text(t, "–");
	end_line(t);
	t->indent = indent;
}

static size_t text_width(const char *text)
{
	size_t width = 0;
	for (; *text; text = g_utf8_next_char(text))
		width += char_width(g_utf8_get_char(text));
	return width;
}

static void facts(struct terminal *t, const struct doc_node *node)
{
	size_t width = 0;
	for (const struct doc_node *fact = node->first; fact; fact = fact->next)
		width = MAX(width, text_width(fact->text) + 2);
	open_block(t);
	for (const struct doc_node *fact = node->first; fact; fact = fact->next)
		named(t, fact->text, MIN(width, 26), fact->first);
}

/* The marker, and what is under its text. */
static void hang(struct terminal *t, const char *marker)
{
	put_text(t, marker);
	flush(t);
	t->indent += text_width(marker) + 1;
	fill(t, t->indent - t->column);
	t->column = t->indent;
}

static void entry(struct terminal *t, const char *marker, const struct doc_node *node)
{
	size_t indent = t->indent;
	const struct doc_node *child = node->first;

	end_line(t);
	hang(t, marker);
	inlines(t, child);
	end_line(t);
	t->begun = false;
	for (; child; child = child->next)
		block(t, child);
	t->indent = indent;
}

static void list(struct terminal *t, const struct doc_node *node)
{
	unsigned number = 1;
	if (!t->indent)
		open_block(t);
	for (const struct doc_node *child = node->first; child; child = child->next) {
		char marker[16] = "-";
		if (node->style == STYLE_ORDERED)
			g_snprintf(marker, sizeof marker, "%u.", number++);
		entry(t, marker, child);
	}
	t->begun = true;
}

static void points(struct terminal *t, const struct doc_node *node)
{
	unsigned number = node->number ? node->number : 1;
	for (const struct doc_node *point = node->first; point; point = point->next) {
		char marker[16];
		size_t indent = t->indent;
		g_snprintf(marker, sizeof marker, "%u.", number++);
		open_block(t);
		hang(t, marker);
		styled_text(t, bold, point->text);
		end_line(t);
		for (const struct doc_node *child = point->first; child; child = child->next) {
			t->begun = false;
			block(t, child);
		}
		t->begun = true;
		t->indent = indent;
	}
}

/* ---- tables: columns as wide as they need, the last one takes what is left ---- */

enum { MOST_COLUMNS = 16, GAP = 2 };

static char *cell_text(const struct doc_node *first)
{
	struct terminal plain = {.out = g_string_new(NULL), .word = g_string_new(NULL), .columns = G_MAXUINT32};
	if (first)
		inlines(&plain, first);
	else
		put_text(&plain, "–");
	flush(&plain);
	g_string_free(plain.word, TRUE);
	return g_string_free(plain.out, FALSE);
}

static void measure(const struct doc_node *table, size_t widths[MOST_COLUMNS])
{
	for (size_t i = 0; i < MIN(table->n_columns, MOST_COLUMNS); i++)
		widths[i] = text_width(table->columns[i].head);
	for (const struct doc_node *rows = table->first; rows; rows = rows->next)
		for (const struct doc_node *row = rows->first; row; row = row->next) {
			size_t i = 0;
			for (const struct doc_node *cell = row->first; cell && i < MOST_COLUMNS;
			     cell = cell->next, i++) {
				char *text = cell_text(cell->first);
				widths[i] = MAX(widths[i], text_width(text));
				g_free(text);
			}
		}
}

static void put_columns(struct terminal *t, const struct doc_node *table, const struct doc_node *row,
			const size_t widths[MOST_COLUMNS])
{
	size_t indent = t->indent;
	const struct doc_node *cell = row ? row->first : NULL;

	for (size_t i = 0; i < MIN(table->n_columns, MOST_COLUMNS); i++) {
		char *text = row ? cell_text(cell->first) : g_strdup(table->columns[i].head);
		styled_text(t, row ? NULL : bold, text);
		flush(t);
		g_free(text);
		if (i + 1 == table->n_columns)
			break;
		t->indent += widths[i] + GAP;
		fill(t, t->column < t->indent ? t->indent - t->column : 0);
		t->column = MAX(t->column, t->indent);
		if (row)
			cell = cell->next;
	}
	end_line(t);
	t->indent = indent;
}

/* Too wide for columns: each row as its names and what stands under them. */
static void put_card(struct terminal *t, const struct doc_node *table, const struct doc_node *row)
{
	size_t i = 0;
	open_block(t);
	for (const struct doc_node *cell = row->first; cell; cell = cell->next)
		named(t, table->columns[i++].head, 18, cell->first);
}

static bool fits(const struct terminal *t, const struct doc_node *table, const size_t widths[MOST_COLUMNS])
{
	size_t all = t->indent;
	for (size_t i = 0; i + 1 < table->n_columns; i++)
		all += widths[i] + GAP;
	return table->n_columns <= MOST_COLUMNS && all + 12 <= t->columns;
}

static void table(struct terminal *t, const struct doc_node *node)
{
	size_t widths[MOST_COLUMNS] = {0};
	bool columns;

	measure(node, widths);
	columns = fits(t, node, widths);
	if (node->text)
		heading(t, NULL, node->text);
	else if (columns)
		open_block(t);
	if (columns)
		put_columns(t, node, NULL, widths);
	for (const struct doc_node *rows = node->first; rows; rows = rows->next) {
		if (rows->text)
			heading(t, NULL, rows->text);
		for (const struct doc_node *row = rows->first; row; row = row->next) {
			if (columns)
				put_columns(t, node, row, widths);
			else
				put_card(t, node, row);
		}
	}
}

static void share(struct terminal *t, const struct doc_node *node)
{
	static const enum status order[] = {STATUS_MET, STATUS_PARTLY_MET, STATUS_NOT_MET, STATUS_CONFLICT,
					    STATUS_UNKNOWN};
	GString *text = g_string_new(NULL);

	g_string_printf(text, "of %zu counted", node->counts->base);
	for (size_t i = 0; i < G_N_ELEMENTS(order); i++)
		g_string_append_printf(text, ", %zu %s", node->counts->of[order[i]], status_words(order[i]));
	const struct doc_node words = {.kind = DOC_TEXT, .text = text->str};
	named(t, node->text, 20, &words);
	g_string_free(text, TRUE);
}

static void shares(struct terminal *t, const struct doc_node *node)
{
	if (node->text)
		heading(t, NULL, node->text);
	else
		open_block(t);
	for (const struct doc_node *child = node->first; child; child = child->next)
		share(t, child);
	if (!node->label)
		return;
	put_text(t, node->label);
	end_line(t);
}

/* ---- clauses and elements ---- */

static void element(struct terminal *t, const struct doc_node *node)
{
	size_t indent = t->indent;

	open_block(t);
	hang(t, sign_symbol(node->sign.status)[0] ? sign_symbol(node->sign.status) : "-");
	styled_text(t, status_style(node->sign.status), status_words(node->sign.status));
	put_text(t, "  ");
	if (node->label) {
		styled_text(t, bold, node->label);
		put_text(t, ": ");
	}
	put_text(t, node->text);
	end_line(t);
	for (const struct doc_node *child = node->first; child; child = child->next) {
		t->begun = false;
		block(t, child);
	}
	t->begun = true;
	t->indent = indent;
}

static void clause(struct terminal *t, const struct doc_node *node)
{
	heading(t, node->label, node->text);
	t->begun = false;
	blocks(t, node->first);
	t->begun = true;
}

static void within(struct terminal *t, const struct doc_node *node)
{
	char number[16] = "";
	if (node->number)
		g_snprintf(number, sizeof number, "%u.", node->number);
	if (node->text)
		heading(t, *number ? number : NULL, node->text);
	blocks(t, node->first);
}

static void source(struct terminal *t, const struct doc_node *node)
{
	char marker[16];
	size_t indent = t->indent;

	g_snprintf(marker, sizeof marker, "[%u]", node->number);
	end_line(t);
	hang(t, marker);
	inlines(t, node->first);
	end_line(t);
	t->indent = indent;
}

static void key(struct terminal *t)
{
	open_block(t);
	for (size_t i = 0; i < n_sign_keys; i++) {
		size_t indent = t->indent;
		hang(t, sign_keys[i].sign);
		put_text(t, sign_keys[i].name);
		put_text(t, ": ");
		put_text(t, sign_keys[i].means);
		end_line(t);
		t->indent = indent;
	}
}

static void contents(struct terminal *t, const struct doc_node *node)
{
	open_block(t);
	for (node = node->next; node; node = node->next)
		if (node->kind == DOC_SECTION || node->kind == DOC_PART) {
			put_text(t, node->text);
			end_line(t);
		}
}

static void rule(struct terminal *t)
{
	open_block(t);
	for (size_t i = 0; i < MIN(t->columns, 80); i++)
		g_string_append(t->out, "─");
	new_line(t);
}

static void block(struct terminal *t, const struct doc_node *node)
{
	switch (node->kind) {
	case DOC_FRONT:
	case DOC_TOP:
	case DOC_SOURCES:
		blocks(t, node->first);
		return;
	case DOC_TITLE:
		title(t, node);
		return;
	case DOC_CONTENTS:
		contents(t, node);
		return;
	case DOC_SECTION:
	case DOC_PART:
	case DOC_CONCORDANCE:
	case DOC_THEME:
	case DOC_DETAILS:
		within(t, node);
		return;
	case DOC_PARAGRAPH:
	case DOC_REFERENCE:
	case DOC_CAVEAT:
		paragraph(t, node);
		return;
	case DOC_FACTS:
		facts(t, node);
		return;
	case DOC_LIST:
		list(t, node);
		return;
	case DOC_POINTS:
		points(t, node);
		return;
	case DOC_TABLE:
		table(t, node);
		return;
	case DOC_SHARES:
		shares(t, node);
		return;
	case DOC_CLAUSE:
		clause(t, node);
		return;
	case DOC_FIELD:
		named(t, doc_field_name(node), 14, node->first);
		return;
	case DOC_ELEMENT:
		element(t, node);
		return;
	case DOC_SOURCE:
		source(t, node);
		return;
	case DOC_KEY:
		key(t);
		return;
	case DOC_PAGE_BREAK:
		rule(t);
		return;
	DOC_CASES_HELD:
		return; /* written by what holds them */
	DOC_CASES_INLINE:
		return; /* written by inlines */
	}
}

static void blocks(struct terminal *t, const struct doc_node *node)
{
	for (; node; node = node->next)
		block(t, node);
}

void render_terminal(GString *out, const struct doc *doc, const struct render_options *options)
{
	struct terminal t = {
		.out = out,
		.colour = options->colour,
		.columns = options->columns ? options->columns : 80,
		.word = g_string_new(NULL),
	};
	blocks(&t, doc->first);
	end_line(&t);
	g_string_free(t.word, TRUE);
}

/* SPDX-License-Identifier: MIT */
/*
 * Collects diagnostics and prints them in the three forms. An entry keeps copies of all that it shows. It does not
 * decide what is wrong, and nothing but die() ends the program here.
 */
#include "base/diag.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <glib.h>

#include "base/arena.h"
#include "base/limits.h"

/* A long line is cut to this many characters, most of them before the caret. */
#define WINDOW 100
#define WINDOW_BEFORE 60
/* Beyond this column a line is no longer walked for a caret: no person wrote it. */
#define COLUMN_MOST 100000

static const struct diag_row rows[] = {
#define DIAG(id, code, level, text, help) [DIAG_##id] = {code, level, text, help},
#include "base/diag-codes.h"
#undef DIAG
};

/* A place as it is shown: its file and line copied out of a source that may be freed. */
struct spot {
	const char *path; /* NULL: none */
	unsigned line, column;
	const char *excerpt; /* NULL: nothing to show */
	unsigned caret;      /* the character of the excerpt that is meant, from 1; 0: none */
};

struct entry {
	enum diag_code code;
	const char *detail;
	struct spot at, second;
	const char *second_text;
	size_t order;
};

struct diags {
	struct arena *arena;
	GPtrArray *entries; /* of struct entry */
	size_t count[DIAG_ERROR + 1];
};

const struct diag_row *diag_row(enum diag_code code)
{
	g_assert(code < DIAG_COUNT);
	return &rows[code];
}

struct diags *diags_new(void)
{
	struct diags *diags = g_new0(struct diags, 1);
	diags->arena = arena_new();
	diags->entries = g_ptr_array_new();
	return diags;
}

void diags_free(struct diags *diags)
{
	if (!diags)
		return;
	arena_free(diags->arena);
	g_ptr_array_free(diags->entries, TRUE);
	g_free(diags);
}

/* Where `n` characters from `text` have passed, at most `end`. */
static const char *skip(const char *text, const char *end, unsigned n)
{
	for (; n && text < end; n--)
		do
			text++;
		while (text < end && ((unsigned char)*text & 0xC0) == 0x80);
	return text;
}

/* The bytes of the character at `text`, if it is one that may be shown as it is; else 0. */
static size_t shown_length(const char *text, const char *end, bool tabs)
{
	gunichar c = g_utf8_get_char_validated(text, end - text);
	if (c == (gunichar)-1 || c == (gunichar)-2 || c == '\n' || (c == '\t' && !tabs))
		return 0;
	size_t length = (size_t)g_unichar_to_utf8(c, NULL); /* of itself alone, whatever stray bytes follow */
	return text_forbidden(text, length) == length ? length : 0;
}

/* What a terminal must not obey and what is not UTF-8 becomes U+FFFD, a line end a blank. Tabs stay where `tabs`. */
static void append_clean(GString *out, const char *text, size_t length, bool tabs)
{
	for (const char *end = text + length; text < end;) {
		size_t shown = shown_length(text, end, tabs);
		if (shown)
			g_string_append_len(out, text, (gssize)shown);
		else
			g_string_append(out, *text == '\n' || *text == '\t' ? " " : "\xEF\xBF\xBD");
		text += shown ? shown : 1;
	}
}

static void find_excerpt(struct arena *arena, struct spot *spot, const struct source *source)
{
	size_t length;
	const char *line = source->line_starts ? source_line(source, spot->line, &length) : NULL;
	if (!line || spot->column > COLUMN_MOST)
		return;
	const char *end = line + length, *from = line;
	bool cut_front = spot->column > WINDOW_BEFORE && skip(line, end, WINDOW) < end;
	if (cut_front)
		from = skip(line, end, spot->column - WINDOW_BEFORE);
	const char *to = skip(from, end, WINDOW);
	GString *out = g_string_new(cut_front ? "…" : NULL);
	append_clean(out, from, (size_t)(to - from), true);
	if (to < end)
		g_string_append(out, "…");
	spot->excerpt = arena_text_n(arena, out->str, out->len);
	spot->caret = cut_front ? WINDOW_BEFORE + 1 : spot->column;
	g_string_free(out, TRUE);
}

static struct spot spot_of(struct arena *arena, struct place place)
{
	struct spot spot = {.line = place.line, .column = place.column};
	if (!place.source)
		return spot;
	spot.path = arena_text(arena, place.source->path);
	if (place.line)
		find_excerpt(arena, &spot, place.source);
	return spot;
}

/* Counts it, and gives it an entry where there is room for one. */
static struct entry *add(struct diags *diags, enum diag_code code, struct place place)
{
	diags->count[diag_row(code)->level]++;
	if (diags->entries->len >= LIMIT_DIAGS_KEPT)
		return NULL;
	struct entry *entry = arena_alloc(diags->arena, sizeof *entry);
	entry->code = code;
	entry->at = spot_of(diags->arena, place);
	entry->order = diags->entries->len;
	g_ptr_array_add(diags->entries, entry);
	return entry;
}

__attribute__((format(printf, 3, 0))) static void set_detail(struct diags *diags, struct entry *entry,
							     const char *format, va_list arguments)
{
	if (!entry || !format)
		return;
	char *detail = g_strdup_vprintf(format, arguments);
	entry->detail = arena_text(diags->arena, detail);
	g_free(detail);
}

bool diag_add(struct diags *diags, enum diag_code code, struct place place, const char *format, ...)
{
	struct entry *entry = add(diags, code, place);
	va_list arguments;
	va_start(arguments, format);
	set_detail(diags, entry, format, arguments);
	va_end(arguments);
	return false;
}

bool diag_add_second(struct diags *diags, enum diag_code code, struct place place, struct place second,
		     const char *second_text, const char *format, ...)
{
	struct entry *entry = add(diags, code, place);
	va_list arguments;
	va_start(arguments, format);
	set_detail(diags, entry, format, arguments);
	va_end(arguments);
	if (entry) {
		entry->second = spot_of(diags->arena, second);
		entry->second_text = arena_text(diags->arena, second_text);
	}
	return false;
}

size_t diags_errors(const struct diags *diags)
{
	return diags->count[DIAG_ERROR];
}

size_t diags_warnings(const struct diags *diags)
{
	return diags->count[DIAG_WARNING];
}

static int compare_numbers(size_t a, size_t b)
{
	return (a > b) - (a < b);
}

static int compare_entries(gconstpointer left, gconstpointer right)
{
	const struct entry *a = *(const struct entry *const *)left, *b = *(const struct entry *const *)right;
	int order = g_strcmp0(a->at.path, b->at.path);
	if (!order)
		order = compare_numbers(a->at.line, b->at.line);
	if (!order)
		order = compare_numbers(a->at.column, b->at.column);
	if (!order)
		order = compare_numbers(a->code, b->code);
	return order ? order : compare_numbers(a->order, b->order);
}

static const char *level_word(enum diag_level level)
{
	return level == DIAG_ERROR ? "error" : "warning";
}

static void text_spot(GString *out, const struct spot *spot)
{
	if (!spot->path)
		return;
	append_clean(out, spot->path, strlen(spot->path), false);
	if (spot->line)
		g_string_append_printf(out, ":%u", spot->line);
	if (spot->line && spot->column)
		g_string_append_printf(out, ":%u", spot->column);
	g_string_append(out, ": ");
}

/* The line, and below it a caret; tabs before it are kept, so that both lines are indented alike. */
static void text_excerpt(GString *out, const struct spot *spot)
{
	if (!spot->excerpt || !*spot->excerpt)
		return;
	g_string_append_printf(out, "  %s\n", spot->excerpt);
	if (!spot->caret)
		return;
	g_string_append(out, "  ");
	const char *at = spot->excerpt;
	for (unsigned i = 1; i < spot->caret && *at; i++, at = g_utf8_next_char(at))
		g_string_append_c(out, *at == '\t' ? '\t' : ' ');
	g_string_append(out, "^\n");
}

static void append_message(GString *out, const struct entry *entry)
{
	g_string_append(out, rows[entry->code].text);
	if (!entry->detail)
		return;
	g_string_append(out, ": ");
	append_clean(out, entry->detail, strlen(entry->detail), false);
}

static void text_entry(GString *out, const struct entry *entry, bool help)
{
	const struct diag_row *row = &rows[entry->code];
	text_spot(out, &entry->at);
	g_string_append_printf(out, "%s: ", level_word(row->level));
	append_message(out, entry);
	g_string_append_printf(out, " [%s]\n", row->code);
	text_excerpt(out, &entry->at);
	if (entry->second.path) {
		text_spot(out, &entry->second);
		g_string_append_printf(out, "note: %s\n", entry->second_text);
		text_excerpt(out, &entry->second);
	}
	if (help)
		g_string_append_printf(out, "  help: %s\n", row->help);
}

static size_t total(const struct diags *diags)
{
	return diags_errors(diags) + diags_warnings(diags);
}

static void print_text(const struct diags *diags, GString *out)
{
	bool helped[DIAG_COUNT] = {false};
	size_t shown = MIN(diags->entries->len, LIMIT_DIAGS_SHOWN);
	for (size_t i = 0; i < shown; i++) {
		const struct entry *entry = diags->entries->pdata[i];
		text_entry(out, entry, !helped[entry->code]);
		helped[entry->code] = true;
	}
	if (total(diags) > shown)
		g_string_append_printf(out, "and %zu more\n", total(diags) - shown);
}

static void json_text(GString *out, const char *text)
{
	if (!text) {
		g_string_append(out, "null");
		return;
	}
	char *valid = g_utf8_make_valid(text, -1);
	g_string_append_c(out, '"');
	for (const char *at = valid; *at; at++) {
		if (*at == '"' || *at == '\\')
			g_string_append_printf(out, "\\%c", *at);
		else if ((unsigned char)*at < 0x20)
			g_string_append_printf(out, "\\u%04x", (unsigned)*at);
		else
			g_string_append_c(out, *at);
	}
	g_string_append_c(out, '"');
	g_free(valid);
}

static void json_number(GString *out, unsigned number)
{
	if (number)
		g_string_append_printf(out, "%u", number);
	else
		g_string_append(out, "null");
}

static void json_spot(GString *out, const struct spot *spot)
{
	g_string_append(out, "\"file\": ");
	json_text(out, spot->path);
	g_string_append(out, ", \"line\": ");
	json_number(out, spot->line);
	g_string_append(out, ", \"column\": ");
	json_number(out, spot->line ? spot->column : 0);
}

static void json_member(GString *out, const char *name, const char *text)
{
	g_string_append_printf(out, ", \"%s\": ", name);
	json_text(out, text);
}

static void json_entry(GString *out, const struct entry *entry)
{
	const struct diag_row *row = &rows[entry->code];
	g_string_append_c(out, '{');
	json_spot(out, &entry->at);
	json_member(out, "level", level_word(row->level));
	json_member(out, "code", row->code);
	json_member(out, "text", row->text);
	json_member(out, "detail", entry->detail);
	json_member(out, "help", row->help);
	g_string_append(out, ", \"second\": ");
	if (entry->second.path) {
		g_string_append_c(out, '{');
		json_spot(out, &entry->second);
		json_member(out, "text", entry->second_text);
		g_string_append_c(out, '}');
	} else {
		g_string_append(out, "null");
	}
	g_string_append_c(out, '}');
}

static void print_json(const struct diags *diags, GString *out)
{
	size_t kept = diags->entries->len;
	g_string_append_c(out, '[');
	for (size_t i = 0; i < kept; i++) {
		g_string_append(out, i ? ",\n  " : "\n  ");
		json_entry(out, diags->entries->pdata[i]);
	}
	if (total(diags) > kept)
		g_string_append_printf(out, ",\n  {\"more\": %zu}", total(diags) - kept);
	g_string_append(out, kept ? "\n]\n" : "]\n");
}

/* The escapes of a workflow command; a property must not hold ',' and ':' either. */
static void github_escape(GString *out, const char *text, bool property)
{
	for (; *text; text++) {
		bool special = *text == '%' || *text == '\r' || *text == '\n';
		if (special || (property && (*text == ':' || *text == ',')))
			g_string_append_printf(out, "%%%02X", (unsigned)(unsigned char)*text);
		else
			g_string_append_c(out, *text);
	}
}

static void github_entry(GString *out, const struct entry *entry)
{
	const struct diag_row *row = &rows[entry->code];
	g_string_append_printf(out, "::%s ", level_word(row->level));
	if (entry->at.path) {
		g_string_append(out, "file=");
		github_escape(out, entry->at.path, true);
		g_string_append_c(out, ',');
	}
	if (entry->at.path && entry->at.line)
		g_string_append_printf(out, "line=%u,", entry->at.line);
	if (entry->at.path && entry->at.line && entry->at.column)
		g_string_append_printf(out, "col=%u,", entry->at.column);
	g_string_append_printf(out, "title=%s::", row->code);
	GString *message = g_string_new(NULL);
	append_message(message, entry);
	g_string_append_printf(message, ". %s", row->help);
	github_escape(out, message->str, false);
	g_string_free(message, TRUE);
	g_string_append_c(out, '\n');
}

static void print_github(const struct diags *diags, GString *out)
{
	size_t shown = 0;
	for (int level = DIAG_ERROR; level >= DIAG_WARNING; level--) {
		for (size_t i = 0; i < diags->entries->len && shown < LIMIT_DIAGS_GITHUB; i++) {
			const struct entry *entry = diags->entries->pdata[i];
			if ((int)rows[entry->code].level != level)
				continue;
			github_entry(out, entry);
			shown++;
		}
	}
	if (total(diags) > shown)
		g_string_append_printf(out, "::notice title=stocktake::and %zu more\n", total(diags) - shown);
}

void diags_print(struct diags *diags, FILE *out, enum diag_form form)
{
	g_ptr_array_sort(diags->entries, compare_entries);
	GString *text = g_string_new(NULL);
	switch (form) {
	case DIAG_FORM_TEXT:
		print_text(diags, text);
		break;
	case DIAG_FORM_JSON:
		print_json(diags, text);
		break;
	case DIAG_FORM_GITHUB:
		print_github(diags, text);
		break;
	}
	(void)fwrite(text->str, 1, text->len, out); /* the caller looks at ferror() when it closes */
	g_string_free(text, TRUE);
}

static size_t least(size_t a, size_t b, size_t c)
{
	return MIN(a, MIN(b, c));
}

/* Insertions, deletions, changes, and swaps of neighbours; both at most LIMIT_WORD_BYTES long. */
static size_t distance(const char *a, size_t a_length, const char *b, size_t b_length)
{
	size_t row[3][LIMIT_WORD_BYTES + 1]; /* of i-2, i-1 and i, in turn */
	for (size_t j = 0; j <= b_length; j++)
		row[0][j] = j;
	for (size_t i = 1; i <= a_length; i++) {
		size_t *now = row[i % 3], *before = row[(i + 2) % 3], *swap = row[(i + 1) % 3];
		now[0] = i;
		for (size_t j = 1; j <= b_length; j++) {
			size_t change = before[j - 1] + (g_ascii_tolower(a[i - 1]) != g_ascii_tolower(b[j - 1]));
			now[j] = least(change, before[j] + 1, now[j - 1] + 1);
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
				now[j] = MIN(now[j], swap[j - 2] + 1);
		}
	}
	return row[a_length % 3][b_length];
}

const char *nearest_word(const char *word, const char *const *words, size_t n)
{
	size_t length = strlen(word);
	if (length > LIMIT_WORD_BYTES)
		return NULL;
	const char *nearest = NULL;
	size_t bound = MAX(1, length / 3) + 1; /* only what is nearer than this */
	for (size_t i = 0; i < n; i++) {
		size_t other = strlen(words[i]);
		if (other > LIMIT_WORD_BYTES)
			continue;
		size_t far = distance(word, length, words[i], other);
		if (far < bound && far < MAX(length, other)) { /* nothing in common is not near */
			bound = far;
			nearest = words[i];
		}
	}
	return nearest;
}

void die(const char *format, ...)
{
	(void)fputs("stocktake: ", stderr);
	va_list arguments;
	va_start(arguments, format);
	(void)vfprintf(stderr, format, arguments);
	va_end(arguments);
	(void)fputc('\n', stderr);
	exit(4);
}

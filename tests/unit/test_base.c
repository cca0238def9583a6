/* SPDX-License-Identifier: MIT */
/* engine/base: the arena, dates, sources, diagnostics, and replacing files. */
#include <check.h>
#include <errno.h>
#include <fcntl.h>
#include <glib.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/diag.h"
#include "base/limits.h"
#include "base/mask.h"
#include "base/replace.h"

static struct arena *arena;
static struct diags *diags;

static void setup(void)
{
	arena = arena_new();
	diags = diags_new();
}

static void teardown(void)
{
	diags_free(diags);
	arena_free(arena);
}

/* All diagnostics in one form; lives in the arena. */
static const char *printed(enum diag_form form)
{
	char *text = NULL;
	size_t length = 0;
	FILE *out = open_memstream(&text, &length);
	diags_print(diags, out, form);
	(void)fclose(out);
	const char *copy = arena_text(arena, text);
	free(text);
	return copy;
}

static const struct source *source_of(const char *text)
{
	return source_from_bytes(arena, "x.yaml", text, strlen(text), diags);
}

/* --- arena --------------------------------------------------------------------------------------------------------- */

START_TEST(arena_gives_zeroed_aligned_memory)
{
	for (size_t size = 0; size < 300; size++) {
		unsigned char *piece = arena_alloc(arena, size);
		ck_assert_uint_eq((uintptr_t)piece % _Alignof(max_align_t), 0);
		for (size_t i = 0; i < size; i++)
			ck_assert_uint_eq(piece[i], 0);
		memset(piece, 0xFF, size);
	}
	char *large = arena_alloc(arena, 1000000);
	ck_assert_int_eq(large[999999], 0);
	ck_assert_ptr_nonnull(arena_alloc(arena, 1));
}
END_TEST

START_TEST(arena_copies_texts)
{
	ck_assert_ptr_null(arena_text(arena, NULL));
	ck_assert_str_eq(arena_text(arena, ""), "");
	ck_assert_str_eq(arena_text_n(arena, "abcdef", 3), "abc");
	ck_assert_str_eq(arena_format(arena, "%s-%d", "x", 12), "x-12");
	GArray *empty = g_array_new(FALSE, FALSE, sizeof(int));
	ck_assert_ptr_nonnull(arena_seal(arena, empty));
	g_array_free(empty, TRUE);
	arena_free(NULL);
}
END_TEST

/* --- dates --------------------------------------------------------------------------------------------------------- */

START_TEST(every_day_comes_back)
{
	char before[DATE_ROOM] = "", now[DATE_ROOM];
	for (day n = DAY_FIRST; n <= DAY_LAST; n++) {
		struct date date = date_of_day(n), again;
		if (date_first(date) != n || date_last(date) != n)
			ck_abort_msg("day %d", n);
		if (!date_parse(date_format(date, now), &again) || memcmp(&date, &again, sizeof date) != 0)
			ck_abort_msg("'%s'", now);
		if (strcmp(before, now) >= 0)
			ck_abort_msg("'%s' after '%s'", now, before);
		memcpy(before, now, sizeof now);
	}
	ck_assert_str_eq(now, "9999-12-31");
}
END_TEST

START_TEST(dates_stand_for_every_day_in_them)
{
	static const struct {
		const char *text;
		day days;
		const char *words;
	} cases[] = {
		{"2000", 366, "2000"},
		{"1900", 365, "1900"},
		{"2004", 366, "2004"},
		{"2023", 365, "2023"},
		{"2000-02", 29, "February 2000"},
		{"1900-02", 28, "February 1900"},
		{"2026-11", 30, "November 2026"},
		{"2026-11-24", 1, "24 November 2026"},
		{"0001-01-01", 1, "1 January 1"},
		{"2024-02-29", 1, "29 February 2024"},
		{"9999-09-30", 1, "30 September 9999"},
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		struct date date;
		char out[DATE_WORDS_ROOM];
		ck_assert_msg(date_parse(cases[i].text, &date), "%s", cases[i].text);
		ck_assert_int_eq(date_last(date) - date_first(date) + 1, cases[i].days);
		ck_assert_str_eq(date_words(date, out), cases[i].words);
		ck_assert_str_eq(date_format(date, out), cases[i].text);
	}
}
END_TEST

START_TEST(what_is_no_date)
{
	static const char *const texts[] = {
		"",           "0000",       "200",        "20000",       "2000-",      "2000-1",
		"2000-00",    "2000-13",    "2000-1-1",   "2000-01-",    "2000-01-00", "2000-01-32",
		"2023-02-29", "1900-02-29", "2000-04-31", "2000-01-01T", "2000/01/01", " 2000",
		"2000 ",      "-200",       "2000-01-1x", "٢٠٠٠",
	};
	for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
		struct date date = {7, 7, 7};
		ck_assert_msg(!date_parse(texts[i], &date), "'%s'", texts[i]);
		ck_assert_int_eq(date.year, 7);
	}
}
END_TEST

START_TEST(no_date_is_all_time)
{
	struct date none = {0};
	char out[DATE_WORDS_ROOM];
	ck_assert(!date_given(none) && !date_is_day(none));
	ck_assert_int_eq(date_first(none), DAY_FIRST);
	ck_assert_int_eq(date_last(none), DAY_LAST);
	ck_assert_str_eq(date_format(none, out), "");
	ck_assert_str_eq(date_words(none, out), "");
}
END_TEST

/* --- masks --------------------------------------------------------------------------------------------------------- */

START_TEST(masks_over_words)
{
	struct mask m = mask_or(mask_leaf(0), mask_leaf(MASK_LEAVES - 1));
	ck_assert_uint_eq(mask_count(m), 2);
	ck_assert(mask_has(m, 0) && mask_has(m, MASK_LEAVES - 1) && !mask_has(m, 64));
	ck_assert(mask_within(m, mask_first(MASK_LEAVES)) && !mask_within(m, mask_first(MASK_LEAVES - 1)));
	ck_assert(mask_equal(mask_minus(m, mask_leaf(0)), mask_leaf(MASK_LEAVES - 1)));
	ck_assert(mask_empty(mask_none()) && !mask_meets(m, mask_leaf(1)));
}
END_TEST

/* --- sources ------------------------------------------------------------------------------------------------------- */

START_TEST(columns_count_characters)
{
	const char *text = "a: é\r\n日本語: x\n\n😀b";
	const struct source *source = source_of(text);
	static const struct {
		const char *at;
		unsigned line, column;
	} cases[] = {{"a:", 1, 1},  {"é", 1, 4},   {"\r", 1, 5}, {"日", 2, 1}, {"本", 2, 2},
		     {": x", 2, 4}, {"\n😀", 3, 1}, {"😀", 4, 1},  {"b", 4, 2}};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		struct place place = source_place_at(source, (size_t)(strstr(text, cases[i].at) - text));
		ck_assert_uint_eq(place.line, cases[i].line);
		ck_assert_uint_eq(place.column, cases[i].column);
	}
	ck_assert_uint_eq(source_place_at(source, source->length).column, 3);
}
END_TEST

START_TEST(lines_without_their_ends)
{
	const struct source *source = source_of("\xEF\xBB\xBF"
						"one\r\n\ntwo");
	size_t length;
	ck_assert_uint_eq(source->length, 9);
	ck_assert_int_eq(strncmp(source_line(source, 1, &length), "one", 3), 0);
	ck_assert_uint_eq(length, 3);
	ck_assert_ptr_nonnull(source_line(source, 2, &length));
	ck_assert_uint_eq(length, 0);
	ck_assert_ptr_nonnull(source_line(source, 3, &length));
	ck_assert_uint_eq(length, 3);
	ck_assert_ptr_null(source_line(source, 4, &length));
	ck_assert_ptr_null(source_line(source, 0, &length));
	ck_assert_ptr_nonnull(source_line(source_of(""), 1, &length));
	ck_assert_uint_eq(length, 0);
}
END_TEST

START_TEST(bytes_that_no_file_may_hold)
{
	static const struct {
		const char *bytes;
		size_t length;
		const char *expected;
	} cases[] = {
		{"a\n\xC3(", 4, "x.yaml:2:1: error: the file is not valid UTF-8: byte 0xC3 [file-not-utf8]"},
		{"é\xED\xA0\x80", 5, "x.yaml:1:2: error: the file is not valid UTF-8: byte 0xED [file-not-utf8]"},
		{"ab\xF0\x9F", 4, "x.yaml:1:3: error: the file is not valid UTF-8: byte 0xF0 [file-not-utf8]"},
		{"\xFF\xFE\x61\x00", 4, "x.yaml:1:1: error: the file is not valid UTF-8: byte 0xFF [file-not-utf8]"},
		{"a\0b", 3, "x.yaml:1:2: error: a control character: U+0000 [control-character]"},
		{"a\0\xFF", 3, "x.yaml:1:3: error: the file is not valid UTF-8: byte 0xFF [file-not-utf8]"},
		{"a\rb", 3, "x.yaml:1:2: error: a control character: U+000D, a carriage return that ends no line"},
		{"a\r", 2, "x.yaml:1:2: error: a control character: U+000D"},
		{"\x1B[31m", 5, "x.yaml:1:1: error: a control character: U+001B"},
		{"\x7F", 1, "x.yaml:1:1: error: a control character: U+007F"},
		{"\xC2\x85", 2, "x.yaml:1:1: error: a control character: U+0085"},
		{"x\xE2\x80\xA8", 4, "x.yaml:1:2: error: a control character: U+2028"},
		{"x\xEF\xBB\xBF", 4, "x.yaml:1:2: error: a control character: U+FEFF"},
		{"\xEF\xBF\xBE", 3, "x.yaml:1:1: error: a control character: U+FFFE"},
		{"é\xE2\x80\xAE", 5,
		 "x.yaml:1:2: error: a character that turns the direction of writing: U+202E [bidi-control]"},
		{"\n\xE2\x81\xA6", 4, "x.yaml:2:1: error: a character that turns the direction of writing: U+2066"},
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		diags_free(diags);
		diags = diags_new();
		ck_assert_ptr_null(source_from_bytes(arena, "x.yaml", cases[i].bytes, cases[i].length, diags));
		const char *text = printed(DIAG_FORM_TEXT);
		ck_assert_msg(g_str_has_prefix(text, cases[i].expected), "%zu: %s", i, text);
		ck_assert_uint_eq(diags_errors(diags), 1);
	}
}
END_TEST

static char *folder; /* a temporary one, for tests of files */

static void setup_folder(void)
{
	setup();
	folder = g_dir_make_tmp("stocktake-test-XXXXXX", NULL);
	ck_assert_ptr_nonnull(folder);
}

static void remove_tree(const char *path)
{
	GDir *dir = g_file_test(path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open(path, 0, NULL);
	for (const char *name; dir && (name = g_dir_read_name(dir));) {
		char *child = g_build_filename(path, name, NULL);
		remove_tree(child);
		g_free(child);
	}
	if (dir)
		g_dir_close(dir);
	ck_assert_int_eq(remove(path), 0);
}

static void teardown_folder(void)
{
	remove_tree(folder);
	g_free(folder);
	teardown();
}

static const char *in_folder(const char *name)
{
	return arena_format(arena, "%s/%s", folder, name);
}

START_TEST(files_that_cannot_be_read)
{
	ck_assert_ptr_null(source_read(arena, folder, "none.yaml", diags));
	ck_assert_int_eq(mkdir(in_folder("sub"), 0777), 0);
	ck_assert_ptr_null(source_read(arena, folder, "sub", diags));
	ck_assert_int_eq(mkfifo(in_folder("pipe"), 0666), 0);
	ck_assert_ptr_null(source_read(arena, folder, "pipe", diags));
	ck_assert(g_file_set_contents(in_folder("large"), "", 0, NULL));
	ck_assert_int_eq(truncate(in_folder("large"), (off_t)100 * 1024 * 1024), 0);
	ck_assert_ptr_null(source_read(arena, folder, "large", diags));
	ck_assert_str_eq(printed(DIAG_FORM_TEXT),
			 "large: error: the file is too large: more than 16 MB [file-too-large]\n"
			 "  help: Split it by subject.\n"
			 "none.yaml: error: the file cannot be read: No such file or directory [file-unreadable]\n"
			 "  help: Check that it is a file that you may read.\n"
			 "pipe: error: this is not a file [file-not-regular]\n"
			 "  help: A folder, a device or a pipe stands where a file is expected.\n"
			 "sub: error: this is not a file [file-not-regular]\n");
}
END_TEST

START_TEST(a_file_is_read_whole)
{
	ck_assert(g_file_set_contents(in_folder("a.yaml"), "a: 1\n", -1, NULL));
	const struct source *source = source_read(arena, folder, "a.yaml", diags);
	ck_assert_str_eq(source->bytes, "a: 1\n");
	ck_assert_str_eq(source->path, "a.yaml");
	ck_assert_uint_eq(source->length, 5);
}
END_TEST

/* --- diagnostics --------------------------------------------------------------------------------------------------- */

START_TEST(the_caret_stands_below_its_character)
{
	const struct source *source = source_of("\tá: «é» x");
	diag_add(diags, DIAG_YAML_TAB, (struct place){source, 1, 6}, "'%s'", "é");
	ck_assert_str_eq(printed(DIAG_FORM_TEXT),
			 "x.yaml:1:6: error: a tab where the line is indented: 'é' [yaml-tab]\n"
			 "  \tá: «é» x\n"
			 "  \t    ^\n"
			 "  help: Use spaces; most editors can turn tabs into spaces.\n");
}
END_TEST

START_TEST(long_lines_are_cut_around_the_caret)
{
	GString *line = g_string_new(NULL);
	for (int i = 0; i < 500; i++)
		g_string_append(line, i == 300 ? "X" : "é");
	const struct source *source = source_of(line->str);
	g_string_free(line, TRUE);
	diag_add(diags, DIAG_YAML_TAB, (struct place){source, 1, 301}, NULL);
	char **lines = g_strsplit(printed(DIAG_FORM_TEXT), "\n", -1);
	ck_assert(g_str_has_prefix(lines[1], "  …é") && g_str_has_suffix(lines[1], "é…"));
	ck_assert_int_eq(g_utf8_strlen(lines[1], -1), 2 + 1 + 100 + 1);
	const char *above = g_utf8_offset_to_pointer(lines[1], g_utf8_strlen(lines[2], -1) - 1);
	ck_assert_int_eq(*above, 'X');
	g_strfreev(lines);
}
END_TEST

START_TEST(diagnostics_are_sorted_and_keep_what_they_show)
{
	struct arena *short_lived = arena_new();
	const struct source *b = source_from_bytes(short_lived, "b.yaml", "k: 1\nk: 2\n", 10, diags);
	const struct source *a = source_from_bytes(short_lived, "a.yaml", "x\n", 2, diags);
	diag_add_second(diags, DIAG_YAML_DUPLICATE_KEY, (struct place){b, 2, 1}, (struct place){b, 1, 1},
			"first defined here", "'%s'", "k");
	diag_add(diags, DIAG_YAML_SYNTAX, (struct place){b, 1, 4}, NULL);
	diag_add(diags, DIAG_YAML_SYNTAX, (struct place){b, 1, 0}, NULL);
	diag_add(diags, DIAG_YAML_SYNTAX, (struct place){a, 0, 0}, NULL);
	diag_add(diags, DIAG_FILE_UNREADABLE, (struct place){NULL, 0, 0}, "no folder");
	arena_free(short_lived);
	ck_assert_str_eq(printed(DIAG_FORM_TEXT),
			 "error: the file cannot be read: no folder [file-unreadable]\n"
			 "  help: Check that it is a file that you may read.\n"
			 "a.yaml: error: this is not YAML [yaml-syntax]\n"
			 "  help: Put quotes around a text that begins with a special character.\n"
			 "b.yaml:1: error: this is not YAML [yaml-syntax]\n"
			 "  k: 1\n"
			 "b.yaml:1:4: error: this is not YAML [yaml-syntax]\n"
			 "  k: 1\n"
			 "     ^\n"
			 "b.yaml:2:1: error: the same key twice: 'k' [yaml-duplicate-key]\n"
			 "  k: 2\n"
			 "  ^\n"
			 "b.yaml:1:1: note: first defined here\n"
			 "  k: 1\n"
			 "  ^\n"
			 "  help: Keep one of the two.\n");
}
END_TEST

START_TEST(json_and_github_escape)
{
	const struct source *source = source_from_bytes(arena, "a,b:%.yaml", "k: \"\n", 5, diags);
	diag_add(diags, DIAG_YAML_TAB, (struct place){source, 1, 4}, "\"\\\n\x1B%%");
	ck_assert_str_eq(printed(DIAG_FORM_JSON),
			 "[\n  {\"file\": \"a,b:%.yaml\", \"line\": 1, \"column\": 4, \"level\": \"error\", "
			 "\"code\": \"yaml-tab\", \"text\": \"a tab where the line is indented\", "
			 "\"detail\": \"\\\"\\\\\\u000a\\u001b%\", "
			 "\"help\": \"Use spaces; most editors can turn tabs into spaces.\", \"second\": null}\n]\n");
	ck_assert_str_eq(printed(DIAG_FORM_GITHUB),
			 "::error file=a%2Cb%3A%25.yaml,line=1,col=4,title=yaml-tab::a tab where the line is indented: "
			 "\"\\ \xEF\xBF\xBD%25. Use spaces; most editors can turn tabs into spaces.\n");
	ck_assert_ptr_null(strchr(printed(DIAG_FORM_TEXT), '\x1B'));
}
END_TEST

START_TEST(no_diagnostics_no_output)
{
	ck_assert_str_eq(printed(DIAG_FORM_TEXT), "");
	ck_assert_str_eq(printed(DIAG_FORM_JSON), "[]\n");
	ck_assert_str_eq(printed(DIAG_FORM_GITHUB), "");
	diags_free(NULL);
}
END_TEST

static size_t lines_with(const char *text, const char *part)
{
	size_t n = 0;
	for (; (text = strstr(text, part)); text++)
		n++;
	return n;
}

START_TEST(too_many_are_counted)
{
	const struct source *source = source_of("k: 1\n");
	for (int i = 0; i < LIMIT_DIAGS_KEPT + 5; i++)
		diag_add(diags, DIAG_YAML_SYNTAX, (struct place){source, 1, 1}, "%d", i);
	ck_assert_uint_eq(diags_errors(diags), LIMIT_DIAGS_KEPT + 5);
	const char *text = printed(DIAG_FORM_TEXT);
	ck_assert_uint_eq(lines_with(text, "[yaml-syntax]"), LIMIT_DIAGS_SHOWN);
	ck_assert(g_str_has_suffix(text, "\nand 905 more\n"));
	ck_assert(g_str_has_suffix(printed(DIAG_FORM_JSON), "},\n  {\"more\": 5}\n]\n"));
	text = printed(DIAG_FORM_GITHUB);
	ck_assert_uint_eq(lines_with(text, "::error "), LIMIT_DIAGS_GITHUB);
	ck_assert(g_str_has_suffix(text, "\n::notice title=stocktake::and 995 more\n"));
}
END_TEST

START_TEST(every_diagnostic_is_well_worded)
{
	GHashTable *codes = g_hash_table_new(g_str_hash, g_str_equal);
	for (unsigned i = 0; i < DIAG_COUNT; i++) {
		const struct diag_row *row = diag_row((enum diag_code)i);
		ck_assert_msg(g_hash_table_add(codes, (void *)(size_t)row->code), "%s twice", row->code);
		ck_assert_msg(strspn(row->code, "abcdefghijklmnopqrstuvwxyz0123456789-") == strlen(row->code), "%s",
			      row->code);
		ck_assert_msg(*row->text && !g_str_has_suffix(row->text, "."), "%s", row->code);
		ck_assert_msg(g_str_has_suffix(row->help, ".") || g_str_has_suffix(row->help, "?"), "%s", row->code);
	}
	g_hash_table_destroy(codes);
}
END_TEST

START_TEST(words_that_are_near)
{
	static const char *const words[] = {"offence", "extradition", "mode", "met", "fact"};
	static const struct {
		const char *word, *nearest;
	} cases[] = {
		{"ofence", "offence"},
		{"offense", "offence"},
		{"OFFENCE", "offence"},
		{"extraditoin", "extradition"},
		{"mdoe", "mode"},
		{"meet", "met"},
		{"mett", "met"},
		{"xyz", NULL},
		{"", NULL},
		{"ab", NULL},
		{"x", NULL},
		{"jurisdiction", NULL},
		{"extraditionextradition", NULL},
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		const char *nearest = nearest_word(cases[i].word, words, G_N_ELEMENTS(words));
		ck_assert_msg(g_strcmp0(nearest, cases[i].nearest) == 0, "%s: %s", cases[i].word,
			      nearest ? nearest : "-");
	}
	char *endless = g_strnfill(100000, 'x');
	ck_assert_ptr_null(nearest_word(endless, words, G_N_ELEMENTS(words)));
	g_free(endless);
}
END_TEST

START_TEST(die_exits_with_4)
{
	ck_assert(freopen("/dev/null", "w", stderr));
	die("no room on '%s'", "x");
}
END_TEST

/* --- replacing files ----------------------------------------------------------------------------------------------- */

static const char *contents(const char *name)
{
	char *text = NULL;
	if (!g_file_get_contents(in_folder(name), &text, NULL, NULL))
		return NULL;
	const char *copy = arena_text(arena, text);
	g_free(text);
	return copy;
}

static void put(const char *name, const char *text)
{
	ck_assert(g_file_set_contents(in_folder(name), text, -1, NULL));
}

static bool exists(const char *name)
{
	struct stat status;
	return lstat(in_folder(name), &status) == 0;
}

static struct output *out_begin(void)
{
	return output_new(in_folder("out"));
}

static void add_text(struct output *output, const char *path, const char *owner, const char *text)
{
	ck_assert_msg(output_add(output, path, owner, text, strlen(text)), "%s", output_error(output));
}

static struct output_counts commit(struct output *output)
{
	ck_assert_msg(output_commit(output), "%s", output_error(output));
	struct output_counts counts = output_counts(output);
	output_free(output);
	return counts;
}

/* Two countries, one of them in two formats. */
static void first_run(void)
{
	struct output *output = out_begin();
	add_text(output, "LKA/README.md", "LKA/md", "lka\n");
	add_text(output, "LKA/untoc.md", "LKA/md", "untoc\n");
	add_text(output, "MDV/README.md", "MDV/md", "mdv\n");
	add_text(output, "json/LKA.json", "LKA/json", "{}\n");
	ck_assert_uint_eq(commit(output).written, 4);
	ck_assert(!exists("out/.stocktake-new"));
}

START_TEST(a_set_is_written_with_its_manifest)
{
	first_run();
	ck_assert_str_eq(contents("out/LKA/README.md"), "lka\n");
	ck_assert_str_eq(contents("out/json/LKA.json"), "{}\n");
	ck_assert_str_eq(contents("out/manifest"), "LKA/json\tjson/LKA.json\nLKA/md\tLKA/README.md\n"
						   "LKA/md\tLKA/untoc.md\nMDV/md\tMDV/README.md\n");
}
END_TEST

START_TEST(what_would_not_change_is_not_touched)
{
	first_run();
	struct stat before[3], after[3];
	static const char *const names[] = {"out/LKA/README.md", "out/LKA/untoc.md", "out/manifest"};
	for (size_t i = 0; i < 3; i++)
		ck_assert_int_eq(stat(in_folder(names[i]), &before[i]), 0);
	struct output *output = out_begin();
	add_text(output, "LKA/README.md", "LKA/md", "lka\n");
	add_text(output, "LKA/untoc.md", "LKA/md", "changed\n");
	struct output_counts counts = commit(output);
	ck_assert_uint_eq(counts.unchanged, 1);
	ck_assert_uint_eq(counts.written, 1);
	ck_assert_uint_eq(counts.removed, 0);
	for (size_t i = 0; i < 3; i++) {
		ck_assert_int_eq(stat(in_folder(names[i]), &after[i]), 0);
		bool same = before[i].st_ino == after[i].st_ino &&
			    memcmp(&before[i].st_mtim, &after[i].st_mtim, sizeof(struct timespec)) == 0;
		ck_assert_int_eq(same, i != 1);
	}
	ck_assert_str_eq(contents("out/LKA/untoc.md"), "changed\n");
}
END_TEST

START_TEST(only_own_entries_are_removed)
{
	first_run();
	put("out/LKA/notes.txt", "the user's\n");
	struct output *output = out_begin();
	add_text(output, "LKA/README.md", "LKA/md", "lka\n");
	ck_assert_uint_eq(commit(output).removed, 1);
	ck_assert(!exists("out/LKA/untoc.md"));
	ck_assert(exists("out/LKA/notes.txt") && exists("out/MDV/README.md") && exists("out/json/LKA.json"));
	ck_assert_str_eq(contents("out/manifest"),
			 "LKA/json\tjson/LKA.json\nLKA/md\tLKA/README.md\nMDV/md\tMDV/README.md\n");
}
END_TEST

START_TEST(an_owner_without_files_is_cleared)
{
	first_run();
	struct output *output = out_begin();
	output_owns(output, "MDV/md");
	ck_assert_uint_eq(commit(output).removed, 1);
	ck_assert(!exists("out/MDV"));
	ck_assert(exists("out/LKA/README.md"));
}
END_TEST

START_TEST(leftovers_are_removed)
{
	ck_assert_int_eq(g_mkdir_with_parents(in_folder("out/.stocktake-new"), 0777), 0);
	put("out/.stocktake-new/0", "half");
	put("out/.stocktake-new/manifest", "half");
	put("out/.stocktake-new/tmpx.xml", "half");
	first_run();
	ck_assert_str_eq(contents("out/LKA/README.md"), "lka\n");
}
END_TEST

START_TEST(without_commit_nothing_is_kept)
{
	struct output *output = out_begin();
	add_text(output, "LKA/README.md", "LKA/md", "lka\n");
	output_free(output);
	ck_assert(!exists("out"));
	first_run();
	output = out_begin();
	add_text(output, "LKA/README.md", "LKA/md", "new\n");
	output_free(output);
	ck_assert_str_eq(contents("out/LKA/README.md"), "lka\n");
	ck_assert(!exists("out/.stocktake-new"));
	output_free(NULL);
}
END_TEST

START_TEST(a_run_that_names_nothing_touches_nothing)
{
	struct output *output = out_begin();
	ck_assert(output_commit(output));
	output_free(output);
	ck_assert(!exists("out"));
}
END_TEST

START_TEST(a_writer_may_want_a_path)
{
	for (int run = 0; run < 2; run++) {
		struct output *output = out_begin();
		const char *path = output_place(output, "xlsx/LKA.xlsx", "LKA/xlsx");
		ck_assert(g_file_set_contents(path, "sheet", -1, NULL));
		struct output_counts counts = commit(output);
		ck_assert_uint_eq(run ? counts.unchanged : counts.written, 1);
		ck_assert_str_eq(contents("out/xlsx/LKA.xlsx"), "sheet");
	}
	struct output *output = out_begin();
	ck_assert_ptr_nonnull(output_place(output, "xlsx/LKA.xlsx", "LKA/xlsx"));
	ck_assert(!output_commit(output)); /* and then writes nothing */
	ck_assert_ptr_nonnull(strstr(output_error(output), "out/xlsx/LKA.xlsx': No such file"));
	output_free(output);
	ck_assert_str_eq(contents("out/xlsx/LKA.xlsx"), "sheet");
}
END_TEST

START_TEST(links_lead_nowhere)
{
	ck_assert_int_eq(g_mkdir_with_parents(in_folder("elsewhere"), 0777), 0);
	ck_assert_int_eq(g_mkdir_with_parents(in_folder("out/MDV"), 0777), 0);
	put("elsewhere/README.md", "precious");
	ck_assert_int_eq(symlink("../elsewhere", in_folder("out/LKA")), 0);
	ck_assert_int_eq(symlink("../../elsewhere/README.md", in_folder("out/MDV/README.md")), 0);
	struct output *output = out_begin();
	add_text(output, "MDV/README.md", "MDV/md", "mdv\n");
	commit(output);
	ck_assert(!g_file_test(in_folder("out/MDV/README.md"), G_FILE_TEST_IS_SYMLINK));
	output = out_begin();
	add_text(output, "MDV/README.md", "MDV/md", "new\n");
	add_text(output, "LKA/README.md", "LKA/md", "lka\n");
	ck_assert(!output_commit(output));
	ck_assert_ptr_nonnull(strstr(output_error(output), "out/LKA/README.md': "));
	output_free(output);
	ck_assert_str_eq(contents("elsewhere/README.md"), "precious");
	ck_assert_str_eq(contents("out/MDV/README.md"), "mdv\n"); /* it failed before the first rename */
}
END_TEST

START_TEST(a_hostile_manifest_is_not_obeyed)
{
	ck_assert_int_eq(g_mkdir_with_parents(in_folder("out/sub"), 0777), 0);
	ck_assert_int_eq(g_mkdir_with_parents(in_folder("elsewhere"), 0777), 0);
	put("precious", "x");
	put("elsewhere/file", "x");
	put("out/.git", "x");
	ck_assert_int_eq(symlink("../elsewhere", in_folder("out/link")), 0);
	put("out/manifest", "LKA/md\t../precious\nLKA/md\tlink/file\nLKA/md\tsub\nLKA/md\t/etc/passwd\nLKA/md\t.git\n"
			    "<<<<<<< HEAD\nLKA/md\t\nLKA/md\tsub/../../precious\n\tx\nLKA/md\tmanifest");
	struct output *output = out_begin();
	output_owns(output, "LKA/md");
	ck_assert_uint_eq(commit(output).removed, 0);
	ck_assert(exists("precious") && exists("elsewhere/file") && exists("out/.git") && exists("out/sub"));
	ck_assert_str_eq(contents("out/manifest"), "");
}
END_TEST

START_TEST(a_folder_at_our_place_is_an_error)
{
	ck_assert_int_eq(g_mkdir_with_parents(in_folder("out/b/file.md"), 0777), 0);
	struct output *output = out_begin();
	add_text(output, "a.md", "x/md", "a");
	add_text(output, "b/file.md", "x/md", "b");
	ck_assert(!output_commit(output));
	ck_assert_ptr_nonnull(strstr(output_error(output), "out/b/file.md': Is a directory"));
	ck_assert(!output_add(output, "c.md", "x/md", "c", 1));
	output_free(output);
	ck_assert(!exists("out/a.md") && !exists("out/manifest"));
}
END_TEST

START_TEST(a_file_where_the_folder_should_be)
{
	put("out", "x");
	struct output *output = out_begin();
	ck_assert(!output_add(output, "a.md", "x/md", "a", 1));
	ck_assert_ptr_nonnull(strstr(output_error(output), "out': "));
	ck_assert_ptr_null(output_place(output, "b.md", "x/md"));
	ck_assert(!output_commit(output));
	output_free(output);
}
END_TEST

START_TEST(a_folder_that_may_not_be_written)
{
	ck_assert_int_eq(mkdir(in_folder("out"), 0555), 0);
	ck_assert_int_eq(chmod(folder, 0755), 0);
	bool root = geteuid() == 0;
	if (root) /* root may write anywhere */
		ck_assert_int_eq(seteuid(65534), 0);
	struct output *output = out_begin();
	bool added = output_add(output, "a.md", "x/md", "a", 1);
	if (root)
		ck_assert_int_eq(seteuid(0), 0);
	ck_assert(!added);
	ck_assert_ptr_nonnull(strstr(output_error(output), "out': Permission denied"));
	output_free(output);
}
END_TEST

START_TEST(a_writer_must_leave_a_plain_file)
{
	first_run();
	struct output *output = out_begin();
	add_text(output, "LKA/README.md", "LKA/md", "new\n");
	const char *path = output_place(output, "x.xlsx", "LKA/xlsx");
	ck_assert_int_eq(symlink("/etc/passwd", path), 0);
	ck_assert(!output_commit(output));
	output_free(output);
	ck_assert_str_eq(contents("out/LKA/README.md"), "lka\n");
}
END_TEST

START_TEST(a_full_disk_keeps_what_was)
{
	first_run();
	(void)signal(SIGXFSZ, SIG_IGN);
	struct rlimit limit = {100, 100}; /* bytes a file, of this process */
	ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &limit), 0);
	char *text = g_strnfill(1000, 'x');
	struct output *output = out_begin();
	add_text(output, "LKA/untoc.md", "LKA/md", "new\n");
	ck_assert(!output_add(output, "LKA/README.md", "LKA/md", text, 1000));
	ck_assert_ptr_nonnull(strstr(output_error(output), "out/LKA/README.md': File too large"));
	ck_assert(!output_commit(output));
	output_free(output);
	g_free(text);
	ck_assert_str_eq(contents("out/LKA/README.md"), "lka\n");
	ck_assert_str_eq(contents("out/LKA/untoc.md"), "untoc\n");
	ck_assert(!exists("out/.stocktake-new"));
}
END_TEST

START_TEST(a_killed_run_is_completed_by_the_next)
{
	first_run();
	pid_t child = fork();
	ck_assert_int_ge(child, 0);
	if (!child) {
		struct output *output = out_begin();
		(void)output_add(output, "LKA/README.md", "LKA/md", "new\n", 4);
		(void)raise(SIGKILL);
	}
	int status;
	ck_assert_int_eq(waitpid(child, &status, 0), child);
	ck_assert(WIFSIGNALED(status));
	ck_assert(exists("out/.stocktake-new/0"));
	ck_assert_str_eq(contents("out/LKA/README.md"), "lka\n");
	struct output *output = out_begin();
	add_text(output, "LKA/README.md", "LKA/md", "new\n");
	commit(output);
	ck_assert_str_eq(contents("out/LKA/README.md"), "new\n");
}
END_TEST

/* The other run, in a process that has none of our open files: it begins when we have. */
static pid_t other_run(int *go)
{
	int ends[2];
	ck_assert_int_eq(pipe(ends), 0);
	pid_t child = fork();
	ck_assert_int_ge(child, 0);
	if (child) {
		(void)close(ends[0]);
		*go = ends[1];
		return child;
	}
	char byte;
	(void)close(ends[1]);
	bool good = read(ends[0], &byte, 1) == 1;
	struct output *other = out_begin();
	good = good && output_add(other, "b.md", "b/md", "b", 1) && output_commit(other);
	output_free(other);
	_exit(good ? 0 : 1);
}

START_TEST(two_runs_wait_for_each_other)
{
	int go, status;
	pid_t child = other_run(&go);
	struct output *output = out_begin();
	add_text(output, "a.md", "a/md", "a");
	ck_assert_int_eq(write(go, "x", 1), 1);
	(void)close(go);
	g_usleep(100000); /* time for it to go wrong */
	commit(output);
	ck_assert_int_eq(waitpid(child, &status, 0), child);
	ck_assert_int_eq(status, 0);
	ck_assert_str_eq(contents("out/manifest"), "a/md\ta.md\nb/md\tb.md\n");
}
END_TEST

START_TEST(a_path_that_leads_out_is_a_bug)
{
	static const char *const paths[] = {"../x", "/x",   "a/../x",   "a//x", "a/",  "",
					    ".x",   "a/.x", "manifest", "a\nb", "a\\b"};
	ck_assert(freopen("/dev/null", "w", stdout) && freopen("/dev/null", "w", stderr)); /* GLib says it aloud */
	struct output *output = output_new("/nowhere");
	(void)output_add(output, paths[_i], "x/md", "x", 1);
}
END_TEST

/* --- the suite ----------------------------------------------------------------------------------------------------- */

static TCase *tcase(Suite *suite, const char *name, SFun before, SFun after)
{
	TCase *tc = tcase_create(name);
	tcase_add_checked_fixture(tc, before, after);
	tcase_set_timeout(tc, 60);
	suite_add_tcase(suite, tc);
	return tc;
}

static void add_replace(Suite *suite)
{
	TCase *tc = tcase(suite, "replace", setup_folder, teardown_folder);
	tcase_add_test(tc, a_set_is_written_with_its_manifest);
	tcase_add_test(tc, what_would_not_change_is_not_touched);
	tcase_add_test(tc, only_own_entries_are_removed);
	tcase_add_test(tc, an_owner_without_files_is_cleared);
	tcase_add_test(tc, leftovers_are_removed);
	tcase_add_test(tc, without_commit_nothing_is_kept);
	tcase_add_test(tc, a_run_that_names_nothing_touches_nothing);
	tcase_add_test(tc, a_writer_may_want_a_path);
	tcase_add_test(tc, links_lead_nowhere);
	tcase_add_test(tc, a_hostile_manifest_is_not_obeyed);
	tcase_add_test(tc, a_folder_at_our_place_is_an_error);
	tcase_add_test(tc, a_file_where_the_folder_should_be);
	tcase_add_test(tc, a_folder_that_may_not_be_written);
	tcase_add_test(tc, a_writer_must_leave_a_plain_file);
	tcase_add_test(tc, a_full_disk_keeps_what_was);
	tcase_add_test(tc, a_killed_run_is_completed_by_the_next);
	tcase_add_test(tc, two_runs_wait_for_each_other);
	tc = tcase(suite, "replace-bugs", setup, NULL);
	tcase_add_loop_test_raise_signal(tc, a_path_that_leads_out_is_a_bug, SIGABRT, 0, 11);
}

static void add_diag(Suite *suite)
{
	TCase *tc = tcase(suite, "diag", setup, teardown);
	tcase_add_test(tc, the_caret_stands_below_its_character);
	tcase_add_test(tc, long_lines_are_cut_around_the_caret);
	tcase_add_test(tc, diagnostics_are_sorted_and_keep_what_they_show);
	tcase_add_test(tc, json_and_github_escape);
	tcase_add_test(tc, no_diagnostics_no_output);
	tcase_add_test(tc, too_many_are_counted);
	tcase_add_test(tc, every_diagnostic_is_well_worded);
	tcase_add_test(tc, words_that_are_near);
	tcase_add_exit_test(tc, die_exits_with_4, 4);
}

int main(void)
{
	Suite *suite = suite_create("base");
	TCase *tc = tcase(suite, "arena", setup, teardown);
	tcase_add_test(tc, arena_gives_zeroed_aligned_memory);
	tcase_add_test(tc, arena_copies_texts);
	tcase_add_test(tc, masks_over_words);
	tc = tcase(suite, "date", setup, teardown);
	tcase_add_test(tc, every_day_comes_back);
	tcase_add_test(tc, dates_stand_for_every_day_in_them);
	tcase_add_test(tc, what_is_no_date);
	tcase_add_test(tc, no_date_is_all_time);
	tc = tcase(suite, "source", setup_folder, teardown_folder);
	tcase_add_test(tc, columns_count_characters);
	tcase_add_test(tc, lines_without_their_ends);
	tcase_add_test(tc, bytes_that_no_file_may_hold);
	tcase_add_test(tc, files_that_cannot_be_read);
	tcase_add_test(tc, a_file_is_read_whole);
	add_diag(suite);
	add_replace(suite);
	SRunner *runner = srunner_create(suite);
	srunner_run_all(runner, CK_NORMAL);
	int failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}

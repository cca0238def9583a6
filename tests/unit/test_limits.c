/* SPDX-License-Identifier: MIT */
/* Every row of base/limits.h: up to the limit nothing is said of it, one beyond it is. A row without a trial fails. */
#include <check.h>
#include <glib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/limits.h"
#include "model/corpus.h"
#include "read/prose.h"
#include "read/xml.h"
#include "read/yaml.h"

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

/* ---- what is written ---- */

/* `before`, the piece n times with "%zu" as its number, `after`. */
static const char *text_of(const char *before, const char *piece, size_t n, const char *after)
{
	GString *out = g_string_new(before);
	const char *number = strstr(piece, "%zu");

	if (!piece[1]) { /* by hand, for valgrind */
		size_t length = out->len;
		g_string_set_size(out, length + n);
		memset(out->str + length, *piece, n);
		n = 0;
	}
	for (size_t i = 0; i < n; i++) {
		g_string_append_len(out, piece, number ? number - piece : (gssize)strlen(piece));
		if (number)
			g_string_append_printf(out, "%zu%s", i, number + strlen("%zu"));
	}
	g_string_append(out, after);
	const char *text = arena_text_n(arena, out->str, out->len);
	g_string_free(out, TRUE);
	return text;
}

static const char *said(enum diag_form form)
{
	char *bytes = NULL;
	size_t length = 0;
	FILE *out = open_memstream(&bytes, &length);

	diags_print(diags, out, form);
	(void)fclose(out);
	const char *text = arena_text_n(arena, bytes, length);
	free(bytes);
	return text;
}

/* Is that said, and nothing else? Forgets it. */
static bool says(enum diag_code code)
{
	const char *text = said(DIAG_FORM_TEXT), *row = arena_format(arena, "[%s]", diag_row(code)->code);
	bool found = strstr(text, row) != NULL;

	ck_assert_msg(diags_errors(diags) == found, "%.300s: not %s alone", text, row);
	diags_free(diags);
	diags = diags_new();
	return found;
}

typedef const struct node *reader(struct arena *, const struct source *, struct diags *);

static bool refused(reader *read, const char *text, enum diag_code code)
{
	const struct source *source = source_from_bytes(arena, "f", text, strlen(text), diags);

	if (source && read)
		(void)read(arena, source, diags);
	return says(code);
}

/* ---- the trials: is a limit of that code passed with n of what it limits? ---- */

static bool file_bytes(size_t n, enum diag_code code)
{
	return refused(NULL, text_of("", "#", n, ""), code);
}

static bool nodes(size_t n, enum diag_code code)
{
	bool xml = refused(xml_read, text_of("<a>", "<b/>", n - 1, "</a>"), code);

	ck_assert_int_eq(refused(yaml_read, text_of("[", "a,", n - 1, "]"), code), xml);
	return xml;
}

static bool nesting(size_t n, enum diag_code code)
{
	bool xml = refused(xml_read, text_of(text_of("", "<a>", n, ""), "</a>", n, ""), code);

	ck_assert_int_eq(refused(yaml_read, text_of(text_of("", "[", n, ""), "]", n, ""), code), xml);
	return xml;
}

static bool text_bytes(size_t n, enum diag_code code)
{
	bool yaml = refused(yaml_read, text_of("a: \"", "x", n, "\""), code);

	ck_assert_int_eq(refused(yaml_read, text_of("? ", "x", n, "\n: a"), code), yaml);
	ck_assert_int_eq(refused(xml_read, text_of("<a b='", "x", n, "'/>"), code), yaml);
	ck_assert_int_eq(refused(xml_read, text_of("<a>", "x", n, "</a>"), code), yaml);
	return yaml;
}

static bool attributes(size_t n, enum diag_code code)
{
	return refused(xml_read, text_of("<a", " a%zu=''", n, "/>"), code);
}

static bool namespaces(size_t n, enum diag_code code)
{
	return refused(xml_read, text_of("<a", " xmlns:a%zu='u'", n, "/>"), code);
}

static bool names(size_t n, enum diag_code code)
{
	return refused(xml_read, text_of("<a>", "<b%zu/>", n - 1, "</a>"), code);
}

static bool prose_nesting(size_t n, enum diag_code code)
{
	size_t lists = n / 2 - 1, emphases = n - 2 * lists - 1; /* a list has an item, the last a paragraph */
	const char *open = text_of(text_of("", "- ", lists, ""), "*x ", emphases, "y");

	(void)prose_read(arena, text_of(open, " x*", emphases, ""), (struct place){NULL, 0, 0}, diags);
	return says(code);
}

static bool country_files(size_t n, enum diag_code code)
{
	char *root = g_dir_make_tmp("limits-XXXXXX", NULL), *folder = g_build_filename(root, "frameworks", "XAA", NULL);
	struct corpus *real = corpus_open(".", diags);
	const char *const codes[] = {"XAA"};
	struct corpus corpus = *real;

	corpus.root = root;
	corpus.codes = codes;
	corpus.n_codes = 1;
	ck_assert_int_eq(g_mkdir_with_parents(folder, 0700), 0);
	for (size_t i = 0; i < n; i++) {
		const char *text =
			i ? "laws: []\n" : "state: {code: XAA, name: X, prepared: 2020-01-01, reviewed: none}\n";
		ck_assert(g_file_set_contents(arena_format(arena, "%s/f%zu.yaml", folder, i), text, -1, NULL));
	}
	(void)corpus_country(&corpus, arena, "XAA", diags);
	for (size_t i = 0; i < n; i++)
		(void)g_remove(arena_format(arena, "%s/f%zu.yaml", folder, i));
	(void)g_rmdir(folder);
	(void)g_rmdir(arena_format(arena, "%s/frameworks", root));
	(void)g_rmdir(root);
	g_free(folder);
	g_free(root);
	corpus_free(real);
	return says(code);
}

static bool cases(size_t n, enum diag_code code)
{
	char *real = NULL;

	ck_assert(g_file_get_contents("instruments/vocabulary.xml", &real, NULL, NULL));
	char **parts = g_strsplit(real, "<kinds>", 2);
	const char *list = text_of("<list id='long' label='l'>", "<term id='t%zu' label='l' definition='d'/>", n,
				   "</list><kinds>"),
		   *text = arena_format(arena, "%s%s%s", parts[0], list, parts[1]);
	const struct source *source = source_from_bytes(arena, "f", text, strlen(text), diags);
	(void)vocabulary_bind(arena, xml_read(arena, source, diags), diags);
	g_strfreev(parts);
	g_free(real);
	return says(code);
}

static bool word_bytes(size_t n, enum diag_code code)
{
	const char *word = text_of("", "x", n, ""), *near[] = {text_of("y", "x", n - 1, "")};

	(void)code;
	return nearest_word(word, near, 1) == NULL;
}

/* Is there more than n diagnostics that are shown in the form? */
static bool more(size_t n, enum diag_form form, const char *word)
{
	for (size_t i = 0; i < n; i++)
		(void)diag_add(diags, DIAG_YAML_SYNTAX, (struct place){NULL, 0, 0}, "%zu", i);
	return strstr(said(form), word) != NULL;
}

static bool diags_kept(size_t n, enum diag_code code)
{
	(void)code;
	return more(n, DIAG_FORM_JSON, "\"more\": 1}");
}

static bool diags_shown(size_t n, enum diag_code code)
{
	(void)code;
	return more(n, DIAG_FORM_TEXT, "and 1 more\n");
}

static bool diags_github(size_t n, enum diag_code code)
{
	(void)code;
	return more(n, DIAG_FORM_GITHUB, "::and 1 more\n");
}

/* ---- the rows ---- */

enum row {
#define ROW(id, value, what, code) ROW_##id,
	LIMITS(ROW)
#undef ROW
		ROWS
};

static const struct {
	const char *id;
	size_t most;
	enum diag_code code;
} rows[] = {
#define ROW(id, value, what, code) {#id, value, DIAG_##code},
	LIMITS(ROW)
#undef ROW
};

static bool (*const trials[ROWS])(size_t n, enum diag_code code) = {
	[ROW_FILE_BYTES] = file_bytes,
	[ROW_NODES] = nodes,
	[ROW_NESTING] = nesting,
	[ROW_TEXT_BYTES] = text_bytes,
	[ROW_ATTRIBUTES] = attributes,
	[ROW_NAMESPACES] = namespaces,
	[ROW_NAMES] = names,
	[ROW_PROSE_NESTING] = prose_nesting,
	[ROW_CASES] = cases,
	[ROW_COUNTRY_FILES] = country_files,
	[ROW_WORD_BYTES] = word_bytes,
	[ROW_DIAGS_KEPT] = diags_kept,
	[ROW_DIAGS_SHOWN] = diags_shown,
	[ROW_DIAGS_GITHUB] = diags_github,
};

START_TEST(up_to_the_limit)
{
	ck_assert_msg(trials[_i] != NULL, "%s has no trial", rows[_i].id);
	ck_assert_msg(!trials[_i](rows[_i].most, rows[_i].code), "%s at its limit", rows[_i].id);
}
END_TEST

START_TEST(beyond_the_limit)
{
	ck_assert_msg(trials[_i] != NULL, "%s has no trial", rows[_i].id);
	ck_assert_msg(trials[_i](rows[_i].most + 1, rows[_i].code), "%s beyond its limit", rows[_i].id);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("limits");
	TCase *tcase = tcase_create("rows");

	tcase_set_timeout(tcase, 120);
	tcase_add_checked_fixture(tcase, setup, teardown);
	tcase_add_loop_test(tcase, up_to_the_limit, 0, ROWS);
	tcase_add_loop_test(tcase, beyond_the_limit, 0, ROWS);
	suite_add_tcase(suite, tcase);
	SRunner *runner = srunner_create(suite);
	srunner_run_all(runner, CK_NORMAL);
	int failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}

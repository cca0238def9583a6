/* SPDX-License-Identifier: MIT */
/*
 * The data folder: which files there are, read in byte order of their paths, and what an edition of them is. Binding
 * itself touches no file.
 */
#include "model/corpus.h"

#include <glib.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/limits.h"
#include "model/shape.h"
#include "read/xml.h"
#include "read/yaml.h"

#define FRAMEWORKS "frameworks"
#define INSTRUMENTS "instruments"
#define STOCKTAKE "frameworks/stocktake.yaml"
#define VOCABULARY "instruments/vocabulary.xml"

/* A place for what is not a file that was read. */
static struct place of_path(struct arena *arena, const char *path)
{
	struct source *source = arena_alloc(arena, sizeof *source);

	source->path = arena_text(arena, path);
	return (struct place){source, 0, 0};
}

/* Folders */

static int order_paths(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The names in a folder in byte order; NULL after a diagnostic. To be freed with g_ptr_array_free. */
static GPtrArray *names_in(struct arena *arena, const char *root, const char *folder, struct diags *diags)
{
	char *path = g_build_filename(root, folder, NULL);
	GDir *dir = g_dir_open(path, 0, NULL);

	g_free(path);
	if (!dir) {
		diag_add(diags, DIAG_FOLDER_UNREADABLE, of_path(arena, folder), NULL);
		return NULL;
	}
	GPtrArray *names = g_ptr_array_new();
	for (const char *name; (name = g_dir_read_name(dir));)
		if (*name != '.')
			g_ptr_array_add(names, arena_text(arena, name));
	g_dir_close(dir);
	if (names->len)
		qsort(names->pdata, names->len, sizeof *names->pdata, order_paths);
	return names;
}

static bool is_plain(const char *name)
{
	return strspn(name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.") == strlen(name);
}

static bool tests(const char *root, const char *path, GFileTest test)
{
	char *full = g_build_filename(root, path, NULL);
	bool yes = g_file_test(full, test);

	g_free(full);
	return yes;
}

static bool refuse_name(struct arena *arena, const char *path, const char *why, struct diags *diags)
{
	return diag_add(diags, DIAG_FILE_NAME, of_path(arena, path), "%s", why);
}

/* A file of that ending that is to be read. What looks as if it should be and is not, is said: silence would lose law. */
static bool wanted(struct arena *arena, const char *root, const char *path, const char *name, const char *ending,
		   struct diags *diags)
{
	if (g_str_has_suffix(name, ".yml"))
		return refuse_name(arena, path, "rename it to .yaml", diags);
	if (!g_str_has_suffix(name, ending))
		return false;
	if (tests(root, path, G_FILE_TEST_IS_SYMLINK))
		return refuse_name(arena, path, "it is a symbolic link; put the file itself there", diags);
	return is_plain(name) ||
	       refuse_name(arena, path, "its name has other characters than letters, digits, - _ and .", diags);
}

/* Paths of the files of that ending in a folder, in byte order; NULL after a diagnostic. */
static GPtrArray *files_in(struct arena *arena, const char *root, const char *folder, const char *ending,
			   struct diags *diags)
{
	GPtrArray *names = names_in(arena, root, folder, diags);
	GPtrArray *paths = names ? g_ptr_array_new() : NULL;

	for (guint i = 0; names && i < names->len; i++) {
		const char *path = arena_format(arena, "%s/%s", folder, (const char *)names->pdata[i]);
		if (wanted(arena, root, path, names->pdata[i], ending, diags))
			g_ptr_array_add(paths, (gpointer)path);
	}
	if (names)
		g_ptr_array_free(names, TRUE);
	return paths;
}

/* frameworks/: a folder a country */

static bool is_code(const char *name)
{
	return strlen(name) == 3 && strspn(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == 3;
}

static void find_codes(struct corpus *corpus, struct diags *diags)
{
	GPtrArray *names = names_in(corpus->arena, corpus->root, FRAMEWORKS, diags);
	GPtrArray *codes = g_ptr_array_new();

	for (guint i = 0; names && i < names->len; i++) {
		const char *path = arena_format(corpus->arena, FRAMEWORKS "/%s", (const char *)names->pdata[i]);
		if (!tests(corpus->root, path, G_FILE_TEST_IS_DIR))
			continue;
		if (!is_code(names->pdata[i]))
			diag_add(diags, DIAG_COUNTRY_CODE, of_path(corpus->arena, path), NULL);
		else if (tests(corpus->root, path, G_FILE_TEST_IS_SYMLINK))
			refuse_name(corpus->arena, path, "it is a symbolic link; put the folder itself there", diags);
		else
			g_ptr_array_add(codes, names->pdata[i]);
	}
	corpus->codes = codes->len ? arena_seal_pointers(corpus->arena, codes) : NULL;
	corpus->n_codes = codes->len;
	g_ptr_array_free(codes, TRUE);
	if (names)
		g_ptr_array_free(names, TRUE);
}

/* stocktake.yaml */

struct raw_stocktake {
	struct date as_of, looks_back;
	const struct node *publisher;
};
static const struct shape_row stocktake_rows[] = {
	MUST("as-of", DATE, struct raw_stocktake, as_of),
	MAY("looks-back", DATE, struct raw_stocktake, looks_back),
	MUST("publisher", MAP, struct raw_stocktake, publisher),
};
static const struct shape stocktake_shape = SHAPE("stocktake.yaml", stocktake_rows);

static const struct shape_row publisher_rows[] = {
	MUST("name", TEXT, struct publisher, name),
	MAY("logo", TEXT, struct publisher, logo),
};
static const struct shape publisher_shape = SHAPE("'publisher'", publisher_rows);

static bool stays_inside(const char *path)
{
	return *path != '/' && !strstr(path, "..") && !strchr(path, '\\');
}

static void check_logo(const struct corpus *corpus, struct place place, struct diags *diags)
{
	const char *logo = corpus->publisher.logo;
	char *path = g_build_filename(corpus->root, "frameworks", logo, NULL);

	if (!stays_inside(logo))
		diag_add(diags, DIAG_BAD_ADDRESS, place, "'%s' leads out of frameworks/", logo);
	else if (!g_str_has_suffix(logo, ".png") && !g_str_has_suffix(logo, ".svg") && !g_str_has_suffix(logo, ".jpg"))
		diag_add(diags, DIAG_BAD_ADDRESS, place, "'%s' is no .png, .svg or .jpg", logo);
	else if (!g_file_test(path, G_FILE_TEST_IS_REGULAR) || g_file_test(path, G_FILE_TEST_IS_SYMLINK))
		diag_add(diags, DIAG_FILE_UNREADABLE, place, "'%s' is no file under frameworks/", logo);
	g_free(path);
}

static day the_day(const struct node *node, const char *key, struct date date, struct diags *diags)
{
	if (date_given(date) && !date_is_day(date))
		diag_add(diags, DIAG_BAD_DATE, node_get(node, key)->place,
			 "'%s'; the day of the law is a day: YYYY-MM-DD", node_get(node, key)->text);
	return date_given(date) ? date_first(date) : 0;
}

static void bind_stocktake(struct corpus *corpus, const struct node *node, struct diags *diags)
{
	const struct reader reader = {corpus->arena, diags, 0};
	struct raw_stocktake raw = {0};

	if (!shape_bind(&reader, &stocktake_shape, node, &raw))
		return;
	corpus->as_of = the_day(node, "as-of", raw.as_of, diags);
	corpus->looks_back = the_day(node, "looks-back", raw.looks_back, diags);
	if (corpus->looks_back && corpus->looks_back >= corpus->as_of)
		diag_add(diags, DIAG_DATE_AFTER_LAW_DAY, node_get(node, "looks-back")->place,
			 "'%s'; looks-back is a day before as-of", node_get(node, "looks-back")->text);
	shape_bind(&reader, &publisher_shape, raw.publisher, &corpus->publisher);
	if (corpus->publisher.logo)
		check_logo(corpus, node_get(raw.publisher, "logo")->place, diags);
}

/* Reading */

static const struct source *keep(GPtrArray *sources, const struct source *source)
{
	if (source)
		g_ptr_array_add(sources, (gpointer)source);
	return source;
}

static const struct node *read_xml(struct corpus *corpus, const char *path, GPtrArray *sources, struct diags *diags)
{
	const struct source *source = keep(sources, source_read(corpus->arena, corpus->root, path, diags));

	return source ? xml_read(corpus->arena, source, diags) : NULL;
}

/* The one document of a YAML file; an empty file is an error here. */
static const struct node *read_yaml(struct arena *arena, const struct source *source, struct diags *diags)
{
	size_t errors = diags_errors(diags);
	const struct node *node = source ? yaml_read(arena, source, diags) : NULL;

	if (source && !node && diags_errors(diags) == errors)
		diag_add(diags, DIAG_EMPTY_FILE, (struct place){source, 0, 0}, NULL);
	return node;
}

static const char *instrument_id(struct corpus *corpus, const char *path, struct diags *diags)
{
	const char *name = strrchr(path, '/') + 1;
	const char *id = arena_text_n(corpus->arena, name, strlen(name) - strlen(".xml"));

	if (!shape_is_id(id))
		refuse_name(corpus->arena, path,
			    "its name has other characters than lower-case letters, digits and hyphens", diags);
	return id;
}

static void read_instruments(struct corpus *corpus, const struct vocabulary *vocabulary, GPtrArray *sources,
			     struct diags *diags)
{
	GPtrArray *paths = files_in(corpus->arena, corpus->root, INSTRUMENTS, ".xml", diags);
	GPtrArray *ids = g_ptr_array_new(), *roots = g_ptr_array_new();
	bool whole = vocabulary != NULL;

	for (guint i = 0; paths && i < paths->len; i++) {
		if (strcmp(paths->pdata[i], VOCABULARY) == 0)
			continue;
		const struct node *root = read_xml(corpus, paths->pdata[i], sources, diags);
		whole &= root != NULL;
		g_ptr_array_add(ids, (gpointer)instrument_id(corpus, paths->pdata[i], diags));
		g_ptr_array_add(roots, (gpointer)root);
	}
	if (whole)
		corpus->instruments = instruments_bind(corpus->arena, vocabulary, (const char *const *)ids->pdata,
						       (const struct node *const *)roots->pdata, ids->len, diags);
	g_ptr_array_free(ids, TRUE);
	g_ptr_array_free(roots, TRUE);
	if (paths)
		g_ptr_array_free(paths, TRUE);
}

static void read_all(struct corpus *corpus, GPtrArray *sources, struct diags *diags)
{
	const struct node *words = read_xml(corpus, VOCABULARY, sources, diags);
	const struct vocabulary *vocabulary = words ? vocabulary_bind(corpus->arena, words, diags) : NULL;
	const struct source *source = keep(sources, source_read(corpus->arena, corpus->root, STOCKTAKE, diags));
	const struct node *stocktake = read_yaml(corpus->arena, source, diags);

	if (stocktake)
		bind_stocktake(corpus, stocktake, diags);
	read_instruments(corpus, vocabulary, sources, diags);
	find_codes(corpus, diags);
}

struct corpus *corpus_open(const char *root, struct diags *diags)
{
	size_t errors = diags_errors(diags);
	struct arena *arena = arena_new();
	struct corpus *corpus = arena_alloc(arena, sizeof *corpus);
	GPtrArray *sources = g_ptr_array_new();

	corpus->arena = arena;
	corpus->root = arena_text(arena, root);
	read_all(corpus, sources, diags);
	corpus->sources = sources->len ? arena_seal_pointers(arena, sources) : NULL;
	corpus->n_sources = sources->len;
	g_ptr_array_free(sources, TRUE);
	if (diags_errors(diags) == errors)
		return corpus;
	corpus_free(corpus);
	return NULL;
}

void corpus_free(struct corpus *corpus)
{
	if (corpus)
		arena_free(corpus->arena);
}

/* Countries */

static int order_sources(const void *a, const void *b)
{
	return strcmp((*(const struct source *const *)a)->path, (*(const struct source *const *)b)->path);
}

/* design.md section 6: path, NUL, length in decimal digits, NUL, bytes of each file, by path. */
static const char *edition(struct arena *arena, const struct corpus *corpus, const GPtrArray *own)
{
	GPtrArray *all = g_ptr_array_new();
	GChecksum *sum = g_checksum_new(G_CHECKSUM_SHA256);

	for (size_t i = 0; i < corpus->n_sources; i++)
		g_ptr_array_add(all, (gpointer)corpus->sources[i]);
	for (guint i = 0; i < own->len; i++)
		g_ptr_array_add(all, own->pdata[i]);
	if (all->len)
		qsort(all->pdata, all->len, sizeof *all->pdata, order_sources);
	for (guint i = 0; i < all->len; i++) {
		const struct source *source = all->pdata[i];
		char length[24];
		g_snprintf(length, sizeof length, "%zu", source->length);
		g_checksum_update(sum, (const guchar *)source->path, (gssize)strlen(source->path) + 1);
		g_checksum_update(sum, (const guchar *)length, (gssize)strlen(length) + 1);
		g_checksum_update(sum, (const guchar *)source->bytes, (gssize)source->length);
	}
	const char *digits = arena_text_n(arena, g_checksum_get_string(sum), 12);
	g_checksum_free(sum);
	g_ptr_array_free(all, TRUE);
	return digits;
}

/* What a country's folder holds and would not be read. */
static void check_folders(const struct corpus *corpus, struct arena *arena, const char *folder, struct diags *diags)
{
	GPtrArray *names = names_in(arena, corpus->root, folder, diags);

	for (guint i = 0; names && i < names->len; i++) {
		const char *path = arena_format(arena, "%s/%s", folder, (const char *)names->pdata[i]);
		if (tests(corpus->root, path, G_FILE_TEST_IS_DIR))
			refuse_name(arena, path, "a folder in a country's folder; put its files beside the others",
				    diags);
	}
	if (names)
		g_ptr_array_free(names, TRUE);
}

static struct country *read_country(const struct corpus *corpus, struct arena *arena, const char *code,
				    const GPtrArray *paths, struct diags *diags)
{
	GPtrArray *nodes = g_ptr_array_new(), *sources = g_ptr_array_new();

	for (guint i = 0; i < paths->len; i++) {
		const struct source *source = keep(sources, source_read(arena, corpus->root, paths->pdata[i], diags));
		g_ptr_array_add(nodes, (gpointer)read_yaml(arena, source, diags));
	}
	struct country *country =
		country_bind(arena, corpus->instruments, code, (const struct node *const *)nodes->pdata, nodes->len,
			     corpus->as_of, diags);
	if (country)
		country->edition = edition(arena, corpus, sources);
	g_ptr_array_free(nodes, TRUE);
	g_ptr_array_free(sources, TRUE);
	return country;
}

static bool known_code(const struct corpus *corpus, const char *code)
{
	for (size_t i = 0; i < corpus->n_codes; i++)
		if (strcmp(corpus->codes[i], code) == 0)
			return true;
	return false;
}

struct country *corpus_country(const struct corpus *corpus, struct arena *arena, const char *code, struct diags *diags)
{
	size_t errors = diags_errors(diags);
	const char *folder = arena_format(arena, FRAMEWORKS "/%s", code);

	if (!known_code(corpus, code)) {
		diag_add(diags, DIAG_COUNTRY_CODE, of_path(arena, folder), NULL);
		return NULL;
	}
	check_folders(corpus, arena, folder, diags);
	GPtrArray *paths = files_in(arena, corpus->root, folder, ".yaml", diags);
	struct country *country = NULL;
	if (paths && paths->len > LIMIT_COUNTRY_FILES)
		diag_add(diags, DIAG_TOO_MANY_FILES, of_path(arena, folder), "%u, the most is %d", paths->len,
			 LIMIT_COUNTRY_FILES);
	else if (paths)
		country = read_country(corpus, arena, code, paths, diags);
	if (paths)
		g_ptr_array_free(paths, TRUE);
	return diags_errors(diags) > errors ? NULL : country;
}

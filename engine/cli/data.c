/* SPDX-License-Identifier: MIT */
#include "cli/data.h"

#include <stdio.h>
#include <string.h>

#include "base/arena.h"

static bool holds_data(const char *folder)
{
	char *frameworks = g_build_filename(folder, "frameworks", NULL);
	char *instruments = g_build_filename(folder, "instruments", NULL);
	bool both = g_file_test(frameworks, G_FILE_TEST_IS_DIR) && g_file_test(instruments, G_FILE_TEST_IS_DIR);

	g_free(frameworks);
	g_free(instruments);
	return both;
}

static void free_arena(gpointer arena)
{
	arena_free(arena);
}

struct data data_open(const struct settings *settings)
{
	struct data data = {.diags = diags_new(), .arenas = g_ptr_array_new_with_free_func(free_arena)};
	const char *root = settings->data ? settings->data : holds_data(".") ? "." : STOCKTAKE_DATA;

	if (!holds_data(root))
		die("'%s' holds no frameworks/ and instruments/; name the data folder with -C DIR", root);
	data.corpus = corpus_open(root, data.diags);
	return data;
}

const struct country *data_country(const struct data *data, const char *code)
{
	struct arena *arena = arena_new();

	g_ptr_array_add(data->arenas, arena);
	return corpus_country(data->corpus, arena, code, data->diags);
}

void data_close(struct data *data)
{
	g_ptr_array_free(data->arenas, TRUE);
	if (data->corpus)
		corpus_free(data->corpus);
	diags_free(data->diags);
}

int data_complain(const struct data *data)
{
	diags_print(data->diags, stderr, DIAG_FORM_TEXT);
	return diags_errors(data->diags) ? EXIT_DATA : EXIT_DONE;
}

static bool known(const struct corpus *corpus, const char *code)
{
	for (size_t i = 0; i < corpus->n_codes; i++)
		if (!strcmp(corpus->codes[i], code))
			return true;
	return false;
}

GPtrArray *data_countries(const struct data *data, char **codes)
{
	GPtrArray *chosen = g_ptr_array_new();

	for (size_t i = 0; i < data->corpus->n_codes; i++)
		if (!*codes || g_strv_contains((const char *const *)codes, data->corpus->codes[i]))
			g_ptr_array_add(chosen, (gpointer)(uintptr_t)data->corpus->codes[i]);
	for (; *codes; codes++) {
		if (known(data->corpus, *codes))
			continue;
		char *near = did_you_mean(*codes, data->corpus->codes, data->corpus->n_codes);
		usage_error("there is no country '%s' in frameworks/%s; 'stocktake list countries' lists them", *codes,
			    near);
		g_free(near);
		g_ptr_array_free(chosen, TRUE);
		return NULL;
	}
	return chosen;
}

bool data_day(const struct data *data, const struct settings *settings, day *on)
{
	struct date date;

	*on = data->corpus->as_of;
	if (!settings->as_of)
		return true;
	if (!date_parse(settings->as_of, &date) || !date_is_day(date)) {
		usage_error("'%s' is no day; write --as-of YYYY-MM-DD", settings->as_of);
		return false;
	}
	*on = date_first(date);
	return true;
}

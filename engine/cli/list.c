/* SPDX-License-Identifier: MIT */
/* list: the countries, treaties, clauses and words that there are. */
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "cli/data.h"
#include "cli/select.h"
#include "cli/verbs.h"
#include "render/terminal.h"
#include "report/lists.h"

static const struct doc *countries(const struct data *data, struct arena *arena)
{
	GPtrArray *read = g_ptr_array_new();
	const struct doc *doc = NULL;

	for (size_t i = 0; i < data->corpus->n_codes; i++) {
		const struct country *country = data_country(data, data->corpus->codes[i]);
		if (country)
			g_ptr_array_add(read, (gpointer)(uintptr_t)country);
	}
	if (data_complain(data) == EXIT_DONE)
		doc = list_countries(arena, (const struct country *const *)read->pdata, read->len);
	g_ptr_array_free(read, TRUE);
	return doc;
}

static const char *const what[] = {"countries", "instruments", "clauses", "vocabulary"};

static int list(const struct data *data, const struct selection *selection, const char *word)
{
	struct arena *arena = arena_new();
	const struct doc *doc = NULL;
	GString *out = g_string_new(NULL);

	if (!strcmp(word, "countries"))
		doc = countries(data, arena);
	else if (!strcmp(word, "instruments"))
		doc = list_instruments(arena, data->corpus);
	else if (!strcmp(word, "clauses"))
		doc = list_clauses(arena, data->corpus, selection->instruments, selection->n_instruments);
	else
		doc = list_vocabulary(arena, data->corpus);
	if (doc)
		render_terminal(out, doc, &(struct render_options){0});
	fputs(out->str, stdout);
	g_string_free(out, TRUE);
	arena_free(arena);
	return doc ? EXIT_DONE : EXIT_DATA;
}

static bool known(const char *word)
{
	char *near;

	for (size_t i = 0; word && i < G_N_ELEMENTS(what); i++)
		if (!strcmp(what[i], word))
			return true;
	near = did_you_mean(word ? word : "", what, G_N_ELEMENTS(what));
	usage_error("list what? countries, instruments, clauses or vocabulary%s", near);
	g_free(near);
	return false;
}

int verb_list(const struct settings *settings, char **operands)
{
	struct selection selection = {0};
	struct data data;
	int status;

	if (!known(operands[0]))
		return EXIT_USAGE;
	data = data_open(settings);
	if (!data.corpus)
		status = data_complain(&data);
	else if (!select_clauses(data.corpus, settings, &selection))
		status = EXIT_USAGE;
	else
		status = list(&data, &selection, operands[0]);
	selection_clear(&selection);
	data_close(&data);
	return status;
}

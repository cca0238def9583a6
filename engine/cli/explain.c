/* SPDX-License-Identifier: MIT */
/* explain: why one finding is what it is; without a country, what the clause asks and how it is tested. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/arena.h"
#include "cli/data.h"
#include "cli/select.h"
#include "cli/verbs.h"
#include "render/terminal.h"
#include "report/explain.h"

static void show(const struct doc *doc)
{
	struct render_options options = {.colour = isatty(STDOUT_FILENO) && !getenv("NO_COLOR")};
	GString *out = g_string_new(NULL);

	render_terminal(out, doc, &options);
	fputs(out->str, stdout);
	g_string_free(out, TRUE);
}

static int explain_country(const struct data *data, const struct settings *settings, const char *code,
			   const char *words)
{
	char *codes[] = {(char *)(uintptr_t)code, NULL};
	struct selection selection = {0};
	GPtrArray *known = NULL;
	struct arena *arena;
	const struct country *country;
	day on;

	if (!select_clause(data->corpus, words, &selection.clause, &selection.host) || !data_day(data, settings, &on) ||
	    !(known = data_countries(data, codes)))
		return EXIT_USAGE;
	g_ptr_array_free(known, TRUE);
	country = data_country(data, code);
	if (data_complain(data) != EXIT_DONE)
		return EXIT_DATA;
	arena = arena_new();
	show(explain_report(arena, assess_country(arena, data->corpus->instruments, country, on, &selection)));
	arena_free(arena);
	return EXIT_DONE;
}

static int explain_alone(const struct data *data, const char *words)
{
	const struct clause *clause, *host;
	struct arena *arena;

	if (!select_clause(data->corpus, words, &clause, &host))
		return EXIT_USAGE;
	arena = arena_new();
	show(explain_clause(arena, clause));
	arena_free(arena);
	return EXIT_DONE;
}

/* A country's code is three capitals; all else is words of the clause, quoted or not. */
static bool is_code(const char *word)
{
	return g_ascii_isupper(word[0]) && g_ascii_isupper(word[1]) && g_ascii_isupper(word[2]) && !word[3];
}

int verb_explain(const struct settings *settings, char **operands)
{
	const char *code = operands[0] && is_code(operands[0]) ? operands[0] : NULL;
	char *words = g_strjoinv(" ", operands + (code != NULL));
	struct data data = {0};
	int status = EXIT_USAGE;

	if (!*words) {
		usage_error("name a clause, as in: stocktake explain LKA 'som 6(1)(a)'");
	} else {
		data = data_open(settings);
		if (!data.corpus)
			status = data_complain(&data);
		else
			status = code ? explain_country(&data, settings, code, words) : explain_alone(&data, words);
		data_close(&data);
	}
	g_free(words);
	return status;
}

/* SPDX-License-Identifier: MIT */
#include "cli/options.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/diag.h"

struct settings settings_of_run;

static const GOptionEntry common[] = {
	{"data", 'C', 0, G_OPTION_ARG_FILENAME, &settings_of_run.data,
	 "the folder that holds frameworks/ and instruments/ (default: this folder, else the installed data)", "DIR"},
	{"help", 'h', 0, G_OPTION_ARG_NONE, &settings_of_run.help, "what can be said here", NULL},
	{"version", 0, 0, G_OPTION_ARG_NONE, &settings_of_run.version, "the version of the program", NULL},
	{NULL, 0, 0, G_OPTION_ARG_NONE, NULL, NULL, NULL},
};

const struct verb *verb_find(const char *name)
{
	for (const struct verb *verb = verbs; verb->name; verb++)
		if (!strcmp(verb->name, name))
			return verb;
	return NULL;
}

char *did_you_mean(const char *word, const char *const *words, size_t n)
{
	const char *near = nearest_word(word, words, n);

	return near ? g_strdup_printf(" (did you mean '%s'?)", near) : g_strdup("");
}

int usage_error(const char *format, ...)
{
	va_list arguments;
	char *message;

	va_start(arguments, format);
	message = g_strdup_vprintf(format, arguments);
	va_end(arguments);
	fprintf(stderr, "stocktake: %s\n", message);
	g_free(message);
	return EXIT_USAGE;
}

/* ---- finding the verb ---- */

static const GOptionEntry *entry_in(const GOptionEntry *entries, const char *word)
{
	size_t length = strcspn(word, "=");

	for (; entries->long_name; entries++) {
		if (word[0] == '-' && word[1] == '-' && strlen(entries->long_name) == length - 2 &&
		    !strncmp(word + 2, entries->long_name, length - 2))
			return entries;
		if (word[0] == '-' && word[1] != '-' && entries->short_name && word[1] == entries->short_name)
			return entries;
	}
	return NULL;
}

static const GOptionEntry *entry_of_any_verb(const char *word)
{
	const GOptionEntry *entry = entry_in(common, word);

	for (const struct verb *verb = verbs; verb->name && !entry; verb++)
		entry = entry_in(verb->options, word);
	return entry;
}

/* Does the option take the next word as its value? */
static bool takes_next(const char *word)
{
	const GOptionEntry *entry = entry_of_any_verb(word);

	if (!entry || entry->arg == G_OPTION_ARG_NONE || strchr(word, '='))
		return false;
	return word[1] == '-' || word[2] == '\0';
}

/* The place of the verb among the words: the first that is neither an option nor an option's value. */
static int verb_at(int argc, char **argv)
{
	for (int i = 1; i < argc; i++) {
		if (argv[i][0] != '-' || !argv[i][1])
			return i;
		if (takes_next(argv[i]))
			i++;
	}
	return argc;
}

/* ---- help ---- */

static void help_overall(FILE *out)
{
	fputs("Usage: stocktake VERB [OPTION…] [OPERAND…]\n\n"
	      "Compares what a country's law says with what a treaty asks for, clause by clause.\n\n",
	      out);
	for (const struct verb *verb = verbs; verb->name; verb++)
		fprintf(out, "  %s %s\n          %s\n", verb->name, verb->operands, verb->summary);
	fputs("\n'stocktake VERB --help' tells more; the manual is stocktake(1).\n", out);
}

static GOptionContext *context_of(const struct verb *verb)
{
	GOptionContext *context = g_option_context_new(NULL);

	g_option_context_set_help_enabled(context, FALSE);
	g_option_context_add_main_entries(context, verb->options, NULL);
	g_option_context_add_main_entries(context, common, NULL);
	return context;
}

/* GLib's line of usage would put the options before the verb; its table of options is as wanted. */
static void help_verb(const struct verb *verb, GOptionContext *context)
{
	char *text = g_option_context_get_help(context, TRUE, NULL);
	const char *options = strstr(text, "\n\n");

	printf("Usage: stocktake %s [OPTION…] %s\n\n%c%s.%s", verb->name, verb->operands,
	       g_ascii_toupper(verb->summary[0]), verb->summary + 1, options ? options : text);
	g_free(text);
}

/* ---- parsing ---- */

static int unknown_option(const struct verb *verb, char **words)
{
	GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
	const char *word = NULL;
	char *near;
	int status;

	for (const GOptionEntry *e = verb->options; e->long_name; e++)
		g_ptr_array_add(names, g_strdup_printf("--%s", e->long_name));
	for (const GOptionEntry *e = common; e->long_name; e++)
		g_ptr_array_add(names, g_strdup_printf("--%s", e->long_name));
	for (; *words && !word; words++)
		if (words[0][0] == '-' && words[0][1] && strcmp(*words, "--") != 0 &&
		    !entry_in(verb->options, *words) && !entry_in(common, *words))
			word = *words;
	near = did_you_mean(word ? word : "", (const char *const *)names->pdata, names->len);
	status = usage_error("'%s' has no option '%s'%s; see 'stocktake %s --help'", verb->name, word ? word : "", near,
			     verb->name);
	g_free(near);
	g_ptr_array_free(names, TRUE);
	return status;
}

static int run_verb(const struct verb *verb, char **words)
{
	GOptionContext *context = context_of(verb);
	char **rest = g_strdupv(words);
	GError *error = NULL;
	int status = EXIT_DONE;

	if (!g_option_context_parse_strv(context, &rest, &error)) {
		status = g_error_matches(error, G_OPTION_ERROR, G_OPTION_ERROR_UNKNOWN_OPTION)
				 ? unknown_option(verb, words + 1)
				 : usage_error("%s; see 'stocktake %s --help'", error->message, verb->name);
		g_error_free(error);
	} else if (settings_of_run.version) {
		puts("stocktake " STOCKTAKE_VERSION);
	} else if (settings_of_run.help) {
		help_verb(verb, context);
	} else {
		char **operands = rest + 1;
		if (*operands && !strcmp(*operands, "--"))
			operands++;
		status = verb->run(&settings_of_run, operands);
	}
	g_option_context_free(context);
	g_strfreev(rest);
	return status;
}

static int no_verb(int argc, char **argv)
{
	for (int i = 1; i < argc; i++) {
		if (!strcmp(argv[i], "--version")) {
			puts("stocktake " STOCKTAKE_VERSION);
			return EXIT_DONE;
		}
		if (!strcmp(argv[i], "--help") || !strcmp(argv[i], "-h")) {
			help_overall(stdout);
			return EXIT_DONE;
		}
	}
	help_overall(stderr);
	return EXIT_USAGE;
}

static int unknown_verb(const char *word)
{
	GPtrArray *names = g_ptr_array_new();
	char *near;
	int status;

	for (const struct verb *verb = verbs; verb->name; verb++)
		g_ptr_array_add(names, (gpointer)(uintptr_t)verb->name);
	near = did_you_mean(word, (const char *const *)names->pdata, names->len);
	status = usage_error("there is no verb '%s'%s; 'stocktake --help' lists them", word, near);
	g_free(near);
	g_ptr_array_free(names, TRUE);
	return status;
}

int command_line(int argc, char **argv)
{
	int at = verb_at(argc, argv);
	const struct verb *verb = at < argc ? verb_find(argv[at]) : NULL;
	char **words;
	int status;

	if (at == argc)
		return no_verb(argc, argv);
	if (!verb)
		return unknown_verb(argv[at]);
	words = g_new0(char *, (gsize)argc);
	for (int i = 0, to = 0; i < argc; i++)
		if (i != at)
			words[to++] = argv[i];
	status = run_verb(verb, words);
	g_free(words);
	return status;
}

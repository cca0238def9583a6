/* SPDX-License-Identifier: MIT */
/*
 * The command line: one table of verbs, one table of options for each. Help,
 * errors with suggestions and the manual's test all read these tables.
 */
#ifndef CLI_OPTIONS_H
#define CLI_OPTIONS_H

#include <glib.h>

/* Where several apply: 3, 4, 2, 1. */
enum exit_status { EXIT_DONE = 0, EXIT_GATE = 1, EXIT_DATA = 2, EXIT_USAGE = 3, EXIT_ENVIRONMENT = 4 };

/* What the options of all verbs write to; each verb reads what its table names. */
struct settings {
	char *data; /* -C: the data folder; NULL: found */
	char **instruments;
	char *topic;
	char *theme;
	char *as_of;
	char *format;
	char *output; /* -o: NULL: standard output where that makes sense, else reports */
	char *fail_on;
	gboolean version;
	gboolean help;
};

struct verb {
	const char *name;
	const char *operands;        /* "[COUNTRY…]" */
	const char *summary;         /* one line */
	const GOptionEntry *options; /* its own, beside -C, --help and --version; ends in a NULL entry */
	int (*run)(const struct settings *settings, char **operands);
};

/* All verbs, ending in one without a name. */
extern const struct verb verbs[];
const struct verb *verb_find(const char *name);

/* Where the options of this run are written; what the tables of options point into. */
extern struct settings settings_of_run;

/* Parses and runs; the exit status. */
int command_line(int argc, char **argv);

/* A usage error with what is near, to standard error: EXIT_USAGE. */
int usage_error(const char *format, ...) G_GNUC_PRINTF(1, 2);

/* " (did you mean 'x'?)" or "", of the n words; free with g_free. */
char *did_you_mean(const char *word, const char *const *words, size_t n);

#endif

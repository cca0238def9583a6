/* SPDX-License-Identifier: MIT */
/* What every verb needs: the data folder, its countries, its diagnostics. */
#ifndef CLI_DATA_H
#define CLI_DATA_H

#include "base/diag.h"
#include "cli/options.h"
#include "model/corpus.h"

struct data {
	struct diags *diags;
	struct corpus *corpus; /* NULL: it could not be used; diags say why */
	GPtrArray *arenas;     /* of countries that were read: diagnostics point into them */
};

/* Opens the folder that -C names, else this one if it holds the data, else the installed one. */
struct data data_open(const struct settings *settings);
void data_close(struct data *data);

/* Reads a country into an arena that lives until data_close. NULL after an error. */
const struct country *data_country(const struct data *data, const char *code);

/* Prints what was found wrong to standard error: EXIT_DATA if there were errors, else EXIT_DONE. */
int data_complain(const struct data *data);

/* Checks that codes name countries of the folder; none given: all. NULL after a usage error. Free with g_ptr_array_free. */
GPtrArray *data_countries(const struct data *data, char **codes);

/* The day asked; false after a usage error. */
bool data_day(const struct data *data, const struct settings *settings, day *on);

#endif

/* SPDX-License-Identifier: MIT */
/* check: the data alone; and what each claim of absence makes a country say. */
#include "cli/verbs.h"

#include <stdio.h>
#include <string.h>

#include "assess/finding.h"
#include "base/arena.h"
#include "cli/data.h"

static const char *const forms[] = {
	[DIAG_FORM_TEXT] = "text",
	[DIAG_FORM_JSON] = "json",
	[DIAG_FORM_GITHUB] = "github",
};

static bool form_of(const struct settings *settings, enum diag_form *form)
{
	const char *wanted = settings->format ? settings->format : "text";
	char *near;

	for (size_t i = 0; i < G_N_ELEMENTS(forms); i++) {
		if (!strcmp(forms[i], wanted)) {
			*form = (enum diag_form)i;
			return true;
		}
	}
	near = did_you_mean(wanted, forms, G_N_ELEMENTS(forms));
	usage_error("check has no format '%s'%s; there are text, json and github", wanted, near);
	g_free(near);
	return false;
}

/* The country that a path lies in: "frameworks/LKA/mla.yaml", "LKA" and "frameworks/LKA/" all mean LKA. */
static char *code_of(const char *path)
{
	char **parts = g_strsplit(path, "/", -1);
	char *code = NULL;

	for (char **part = parts; *part && !code; part++)
		if (strlen(*part) == 3 && g_ascii_isupper(part[0][0]) && g_ascii_isupper(part[0][1]) &&
		    g_ascii_isupper(part[0][2]))
			code = g_strdup(*part);
	g_strfreev(parts);
	return code ? code : g_strdup(path);
}

static bool of_treaties(const char *path)
{
	return g_str_has_prefix(path, "instruments") || g_str_has_suffix(path, "stocktake.yaml");
}

/* The countries that the paths name; the treaties are checked whatever is named. */
static char **codes_of(char **paths, bool *any)
{
	GPtrArray *codes = g_ptr_array_new();

	*any = !*paths;
	for (; *paths; paths++) {
		if (of_treaties(*paths))
			continue;
		g_ptr_array_add(codes, code_of(*paths));
		*any = true;
	}
	g_ptr_array_add(codes, NULL);
	return (char **)g_ptr_array_free(codes, FALSE);
}

static void say_claims(const struct country *country)
{
	struct arena *arena = arena_new();

	printf("%s: acts %zu, provisions %zu, claims of absence %zu\n", country->code, country->n_laws,
	       country->n_provisions, country->n_claims);
	for (size_t i = 0; i < country->n_claims; i++) {
		const struct claim *claim = &country->claims[i];
		printf("  %s:%u: %s\n", claim->place.source->path, claim->place.line, claim_sentence(arena, claim));
	}
	arena_free(arena);
}

static void check_countries(const struct data *data, const GPtrArray *codes, bool say)
{
	for (guint i = 0; i < codes->len; i++) {
		const struct country *country = data_country(data, g_ptr_array_index(codes, i));

		if (country && say)
			say_claims(country);
	}
}

int verb_check(const struct settings *settings, char **paths)
{
	enum diag_form form;
	struct data data;
	bool any;
	char **codes = codes_of(paths, &any);
	int status = EXIT_USAGE;

	if (form_of(settings, &form)) {
		data = data_open(settings);
		GPtrArray *countries = data.corpus && any ? data_countries(&data, codes) : g_ptr_array_new();
		if (countries) {
			check_countries(&data, countries, form == DIAG_FORM_TEXT);
			diags_print(data.diags, stdout, form);
			status = diags_errors(data.diags) ? EXIT_DATA : EXIT_DONE;
			g_ptr_array_free(countries, TRUE);
		}
		data_close(&data);
	}
	g_strfreev(codes);
	return status;
}

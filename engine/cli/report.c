/* SPDX-License-Identifier: MIT */
/* report: reads all that is asked for, and only if nothing is wrong with it compares and writes. */
#include <stdio.h>
#include <string.h>

#include "cli/ahead.h"
#include "cli/data.h"
#include "cli/select.h"
#include "cli/verbs.h"
#include "cli/write.h"

struct reporting {
	const struct data *data;
	const struct settings *settings;
	struct selection selection;
	day on;
	GPtrArray *formats;   /* const struct format * */
	GPtrArray *codes;     /* countries asked for */
	GPtrArray *countries; /* const struct country *, read without errors */
	unsigned fail_on;     /* a bit a status */
	bool failed;          /* a clause that binds has such a status */
	struct output *output;
};

/* ---- what is asked ---- */

static bool choose_statuses(struct reporting *reporting)
{
	const char *words = reporting->settings->fail_on;
	char **names = g_strsplit(!words ? "" : *words ? words : ",", ",", -1); /* "" names one that is none */
	bool known = true;

	for (char **name = names; *name && known; name++) {
		known = false;
		for (int status = STATUS_CONFLICT; status <= STATUS_NOT_ASSESSED; status++) {
			if (strcmp(*name, status_id((enum status)status)) != 0)
				continue;
			reporting->fail_on |= 1u << status;
			known = true;
		}
		if (!known)
			usage_error("there is no status '%s'; see 'statuses' in stocktake(1)", *name);
	}
	g_strfreev(names);
	return known;
}

static bool to_standard_output(const struct reporting *reporting)
{
	const struct format *format = g_ptr_array_index(reporting->formats, 0);

	return !reporting->settings->output && reporting->codes->len == 1 && reporting->formats->len == 1 &&
	       format->stream;
}

/* ---- reading ---- */

static bool read_countries(struct reporting *reporting)
{
	for (guint i = 0; i < reporting->codes->len; i++) {
		const struct country *country = data_country(reporting->data, g_ptr_array_index(reporting->codes, i));
		if (country)
			g_ptr_array_add(reporting->countries, (gpointer)(uintptr_t)country);
	}
	return data_complain(reporting->data) == EXIT_DONE;
}

/* ---- comparing and writing ---- */

static void watch_gate(struct reporting *reporting, const struct country_findings *found)
{
	for (size_t i = 0; i < found->n_instruments; i++) {
		for (size_t f = 0; f < found->instruments[i].n_findings; f++) {
			const struct finding *finding = &found->instruments[i].findings[f];

			if (finding->benchmark || finding->counted_in ||
			    !(reporting->fail_on & (1u << finding->status)))
				continue;
			if (!reporting->failed)
				fputs("stocktake: --fail-on:\n", stderr);
			fprintf(stderr, "  %s %s: %s\n", found->country->code, finding->id, status_id(finding->status));
			reporting->failed = true;
		}
	}
}

static void write_country(struct reporting *reporting, const struct country_findings *found)
{
	for (guint f = 0; f < reporting->formats->len; f++) {
		const struct format *format = g_ptr_array_index(reporting->formats, f);
		format->country(reporting->data->corpus, found, reporting->output);
	}
}

static void stream_country(struct reporting *reporting, const struct country_findings *found)
{
	const struct format *format = g_ptr_array_index(reporting->formats, 0);
	GString *out = g_string_new(NULL);

	format->stream(out, reporting->data->corpus, found);
	write_stream(out);
	g_string_free(out, TRUE);
}

/* `region` NULL: no index is wanted. */
static void each_country(struct reporting *reporting, struct region *region,
			 void (*write)(struct reporting *, const struct country_findings *))
{
	struct ahead *ahead = ahead_new(reporting->data->corpus->instruments, reporting->countries, reporting->on,
					&reporting->selection);
	const struct country_findings *found;

	while ((found = ahead_next(ahead))) {
		watch_gate(reporting, found);
		write(reporting, found);
		if (region)
			region_add(region, found);
	}
	ahead_free(ahead);
}

/* The index is of all countries: a run over some leaves it as it is. */
static bool index_wanted(const struct reporting *reporting)
{
	bool wanted = false;

	for (guint f = 0; f < reporting->formats->len; f++)
		wanted |= ((const struct format *)g_ptr_array_index(reporting->formats, f))->index != NULL;
	return wanted && reporting->codes->len == reporting->data->corpus->n_codes;
}

static void write_common(struct reporting *reporting, struct region *region)
{
	for (guint f = 0; f < reporting->formats->len; f++) {
		const struct format *format = g_ptr_array_index(reporting->formats, f);
		if (format->index && region)
			format->index(region, reporting->output);
		if (format->shared)
			format->shared(reporting->data->corpus, reporting->output);
	}
}

static void write_all(struct reporting *reporting)
{
	const char *folder = reporting->settings->output ? reporting->settings->output : "reports";
	struct region *region = index_wanted(reporting) ? region_new(reporting->data->corpus) : NULL;

	reporting->output = output_new(folder);
	each_country(reporting, region, write_country);
	write_common(reporting, region);
	region_free(region);
	write_commit(reporting->output, folder);
}

/* ---- the verb ---- */

/* Data are of the day asked alone; documents look back. */
static day looks_back(const struct reporting *reporting)
{
	for (guint f = 0; f < reporting->formats->len; f++)
		if (((const struct format *)g_ptr_array_index(reporting->formats, f))->document)
			return reporting->data->corpus->looks_back;
	return 0;
}

static bool choose(struct reporting *reporting, char **codes)
{
	const struct corpus *corpus = reporting->data->corpus;

	reporting->formats = write_formats(reporting->settings->format, NULL);
	if (!reporting->formats || !choose_statuses(reporting) ||
	    !data_day(reporting->data, reporting->settings, &reporting->on) ||
	    !select_clauses(corpus, reporting->settings, &reporting->selection))
		return false;
	reporting->selection.looks_back = looks_back(reporting);
	reporting->codes = data_countries(reporting->data, codes);
	return reporting->codes != NULL;
}

static int run(struct reporting *reporting, char **codes)
{
	if (!choose(reporting, codes))
		return EXIT_USAGE;
	if (!read_countries(reporting))
		return EXIT_DATA;
	if (to_standard_output(reporting))
		each_country(reporting, NULL, stream_country);
	else
		write_all(reporting);
	return reporting->failed ? EXIT_GATE : EXIT_DONE;
}

int verb_report(const struct settings *settings, char **codes)
{
	struct data data = data_open(settings);
	struct reporting reporting = {.data = &data, .settings = settings, .countries = g_ptr_array_new()};
	int status = data.corpus ? run(&reporting, codes) : data_complain(&data);

	selection_clear(&reporting.selection);
	if (reporting.codes)
		g_ptr_array_free(reporting.codes, TRUE);
	if (reporting.formats)
		g_ptr_array_free(reporting.formats, TRUE);
	g_ptr_array_free(reporting.countries, TRUE);
	data_close(&data);
	return status;
}

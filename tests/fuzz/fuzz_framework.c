/* SPDX-License-Identifier: MIT */
/*
 * Bytes as the only file of a country: read, bound to the real vocabulary and treaties, and, if nothing is wrong with it,
 * compared and written in every text format. What has to hold: no status lies outside its bounds, and no page lets a
 * tag of the data through.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <glib.h>

#include "base/arena.h"
#include "base/diag.h"
#include "model/corpus.h"
#include "read/yaml.h"
#include "render/csv.h"
#include "render/html.h"
#include "render/json.h"
#include "render/markdown.h"
#include "report/country.h"

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static struct corpus *corpus;
static unsigned long read_whole, bound_whole;

static void count(void)
{
	fprintf(stderr, "fuzz_framework: %lu read, %lu bound and compared\n", read_whole, bound_whole);
}

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
	struct diags *diags = diags_new();

	(void)argc, (void)argv;
	corpus = corpus_open(".", diags);
	g_assert(corpus);
	atexit(count);
	return 0;
}

static int level(enum status status)
{
	return status == STATUS_ABSENT ? STATUS_NOT_MET : (int)status;
}

static void check_bounds(const struct country_findings *found)
{
	for (size_t i = 0; i < found->n_instruments; i++)
		for (size_t j = 0; j < found->instruments[i].n_findings; j++) {
			const struct finding *finding = &found->instruments[i].findings[j];
			g_assert(finding->why);
			if (finding->bounds.none)
				continue;
			g_assert(level(finding->bounds.lower) <= level(finding->bounds.upper));
			if (finding->status <= STATUS_MET && finding->status != STATUS_CONFLICT)
				g_assert(level(finding->status) <= level(finding->bounds.upper));
		}
}

static void write_all(const struct country_findings *found)
{
	struct arena *arena = arena_new();
	const struct doc *doc = country_report(arena, corpus, found);
	GString *out = g_string_new(NULL);

	render_html(out, doc, &(const struct render_options){.whole = false});
	g_assert(!strstr(out->str, "<fuzz") && !strstr(out->str, "javascript:"));
	g_string_truncate(out, 0);
	render_markdown(out, doc, &(const struct render_options){.whole = true});
	write_json(out, found);
	write_csv(out, found);
	g_string_free(out, TRUE);
	arena_free(arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *arena = arena_new();
	struct diags *diags = diags_new();
	const struct source *source =
		source_from_bytes(arena, "frameworks/XAA/fuzz.yaml", (const char *)data, size, diags);
	const struct node *root = source ? yaml_read(arena, source, diags) : NULL;
	const struct country *country =
		root ? country_bind(arena, corpus->instruments, "XAA", &root, 1, corpus->as_of, diags) : NULL;

	read_whole += root != NULL;
	if (country) {
		const struct selection everything = {0};
		const struct country_findings *found =
			assess_country(arena, corpus->instruments, country, corpus->as_of, &everything);
		bound_whole++;
		check_bounds(found);
		write_all(found);
	}
	diags_free(diags);
	arena_free(arena);
	return 0;
}

/* SPDX-License-Identifier: MIT */
/*
 * The whole way: bytes as a treaty and, behind a line of four percent signs, as a country. Bound with the real vocabulary
 * beside a small treaty of our own, compared, and written in every format of text. What has to hold: statuses lie in
 * their bounds and do not depend on what else is compared, and what stands in holds.h.
 */
#include <stdint.h>
#include <stdlib.h>

#include "base/arena.h"
#include "model/corpus.h"
#include "read/xml.h"
#include "read/yaml.h"
#include "render/csv.h"
#include "render/html.h"
#include "render/json.h"
#include "render/markdown.h"
#include "render/terminal.h"
#include "report/brief.h"
#include "report/country.h"
#include "report/explain.h"
#include "report/handbook.h"
#include "report/lists.h"
#include "report/method.h"
#include "report/questions.h"

#include "holds.h"

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static struct corpus *real;
static const struct node *other; /* the treaty beside it */
static unsigned long treaties, countries, compared;

static void count(void)
{
	fprintf(stderr, "fuzz_whole: %lu treaties, %lu countries bound, %lu compared and written\n", treaties,
		countries, compared);
}

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
	struct diags *diags = diags_new();

	(void)argc, (void)argv;
	real = corpus_open(".", diags);
	g_assert(real);
	other = xml_read(real->arena, source_read(real->arena, ".", "tests/fuzz/other.xml", diags), diags);
	g_assert(other);
	atexit(count);
	return 0;
}

/* ---- findings ---- */

static int level(enum status status)
{
	return status == STATUS_ABSENT ? STATUS_NOT_MET : (int)status;
}

static void hold_bounds(enum status status, const struct bounds *bounds)
{
	if (bounds->none)
		return;
	g_assert(bounds->lower <= STATUS_MET && bounds->upper <= STATUS_MET);
	g_assert(level(bounds->lower) <= level(bounds->upper));
	if (status <= STATUS_MET && status != STATUS_CONFLICT)
		g_assert(level(status) <= level(bounds->upper));
}

static void hold_finding(const struct finding *finding)
{
	g_assert(finding->why && finding->citation && finding->id);
	hold_bounds(finding->status, &finding->bounds);
	for (size_t i = 0; i < finding->n_elements; i++) {
		g_assert(finding->elements[i].reason);
		hold_bounds(finding->elements[i].result, &finding->elements[i].bounds);
	}
	for (size_t i = 0; i < finding->n_settled_by; i++)
		g_assert(finding->settled_by[i].question);
	g_assert(!finding->shortfall || (!finding->soft && !finding->counted_in));
}

static void hold_findings(const struct country_findings *found)
{
	for (size_t i = 0; i < found->n_instruments; i++)
		for (size_t j = 0; j < found->instruments[i].n_findings; j++)
			hold_finding(&found->instruments[i].findings[j]);
	for (size_t i = 0; i < found->n_shortfalls; i++)
		g_assert(found->shortfalls[i]->shortfall);
}

/* ---- what is written ---- */

static void hold_document(const struct doc *doc)
{
	GString *out = g_string_new(NULL);

	if (doc->page) { /* without one it is no page, and never becomes HTML */
		render_html(out, doc, &(const struct render_options){.publisher = &real->publisher});
		hold_html(out->str);
	}
	g_string_truncate(out, 0);
	render_markdown(out, doc, &(const struct render_options){.whole = true});
	hold_markdown(out->str);
	g_string_truncate(out, 0);
	render_markdown(out, doc, &(const struct render_options){.whole = false});
	hold_markdown(out->str);
	g_string_truncate(out, 0);
	render_terminal(out, doc, &(const struct render_options){.columns = 60});
	hold_plain(out->str);
	g_string_free(out, TRUE);
}

static void hold_data(const struct country_findings *found)
{
	GString *out = g_string_new(NULL);

	write_json(out, found);
	hold_json(out->str, out->len);
	g_string_truncate(out, 0);
	write_csv(out, found);
	hold_csv(out->str);
	g_string_free(out, TRUE);
}

static void hold_region(struct arena *arena, const struct corpus *corpus, const struct country_findings *found)
{
	struct region *region = region_new(corpus);

	region_add(region, found);
	hold_document(region_report(region));
	for (size_t i = 0; i < region_sheets(region); i++)
		hold_document(region_sheet(region, i, arena));
	hold_document(brief_report(arena, corpus, &found, 1, NULL, region));
	region_free(region);
}

/* One clause alone has the status that it has among all. */
static void hold_alone(struct arena *arena, const struct corpus *corpus, const struct country *country,
		       const struct finding *finding)
{
	const struct selection alone = {.clause = finding->clause, .host = finding->host};
	const struct country_findings *found =
		assess_country(arena, corpus->instruments, country, corpus->as_of, &alone);

	for (size_t i = 0; i < found->n_instruments; i++)
		for (size_t j = 0; j < found->instruments[i].n_findings; j++)
			if (strcmp(found->instruments[i].findings[j].id, finding->id) == 0)
				g_assert(found->instruments[i].findings[j].status == finding->status);
	hold_document(explain_report(arena, found));
}

static void hold_country(struct arena *arena, const struct corpus *corpus, const struct country *country)
{
	const struct selection everything = {0};
	const struct country_findings *found =
		assess_country(arena, corpus->instruments, country, corpus->as_of, &everything);

	hold_findings(found);
	hold_document(country_report(arena, corpus, found));
	hold_document(questions_report(arena, corpus, found));
	hold_document(self_assessment_report(arena, corpus, found));
	hold_data(found);
	hold_region(arena, corpus, found);
	if (found->n_instruments && found->instruments[0].n_findings)
		hold_alone(arena, corpus, country,
			   &found->instruments[0].findings[compared % found->instruments[0].n_findings]);
	compared++;
}

static void hold_treaties(struct arena *arena, const struct corpus *corpus)
{
	for (size_t i = 0; i < corpus->instruments->count; i++)
		hold_document(handbook_report(arena, corpus->instruments->all[i]));
	hold_document(list_clauses(arena, corpus, NULL, 0));
	hold_document(method_report(arena, corpus));
}

/* ---- what is read ---- */

static const struct instruments *treaty_from(struct arena *arena, const char *bytes, size_t length, struct diags *diags)
{
	static const char *const ids[] = {"example", "other"};
	const struct source *source = source_from_bytes(arena, "instruments/example.xml", bytes, length, diags);
	const struct node *roots[] = {source ? xml_read(arena, source, diags) : NULL, other};

	return roots[0] ? instruments_bind(arena, real->instruments->vocabulary, ids, roots, 2, diags) : NULL;
}

static const struct country *country_from(struct arena *arena, const struct instruments *instruments, const char *bytes,
					  size_t length, struct diags *diags)
{
	const struct source *source = source_from_bytes(arena, "frameworks/XAA/fuzz.yaml", bytes, length, diags);
	const struct node *root = source ? yaml_read(arena, source, diags) : NULL;

	return root ? country_bind(arena, instruments, "XAA", &root, 1, real->as_of, diags) : NULL;
}

static void try(struct arena *arena, struct diags *diags, const char *bytes, size_t size)
{
	static const char separator[] = "\n%%%%\n";
	const char *end = g_strstr_len(bytes, (gssize)size, separator);
	struct corpus corpus = *real;

	if (!end || !(corpus.instruments = treaty_from(arena, bytes, (size_t)(end - bytes), diags)))
		return;
	if (treaties++ % 64 == 0)
		hold_treaties(arena, &corpus);
	end += strlen(separator);
	const struct country *country =
		country_from(arena, corpus.instruments, end, (size_t)(bytes + size - end), diags);
	if (!country)
		return;
	countries++;
	hold_country(arena, &corpus, country);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *arena = arena_new();
	struct diags *diags = diags_new();

	try(arena, diags, (const char *)data, size);
	hold_diags(diags);
	diags_free(diags);
	arena_free(arena);
	return 0;
}

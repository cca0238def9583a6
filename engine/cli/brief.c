/* SPDX-License-Identifier: MIT */
/* brief: a briefing pack for a workshop, on all clauses or those of a topic. */
#include "base/arena.h"
#include "cli/data.h"
#include "cli/select.h"
#include "cli/verbs.h"
#include "cli/write.h"
#include "render/html.h"
#include "render/markdown.h"
#include "report/brief.h"

static void put(struct output *output, const char *path, GString *bytes)
{
	output_add(output, path, "brief", bytes->str, bytes->len);
	g_string_free(bytes, TRUE);
}

static void put_html(struct output *output, const struct doc *doc, const struct corpus *corpus)
{
	GString *page = g_string_sized_new(1 << 18);

	render_html(page, doc, &(const struct render_options){.publisher = &corpus->publisher});
	put(output, "html/brief.html", page);
	format_find("html")->shared(corpus, output); /* the style sheet, and the pages that it links to */
}

static void write_brief(const struct settings *settings, GPtrArray *formats_wanted, const struct doc *doc,
			const struct corpus *corpus)
{
	const char *folder = settings->output ? settings->output : "reports";
	struct output *output = output_new(folder);

	for (guint i = 0; i < formats_wanted->len; i++) {
		const struct format *format = g_ptr_array_index(formats_wanted, i);
		GString *text;
		if (!g_strcmp0(format->name, "html")) {
			put_html(output, doc, corpus);
			continue;
		}
		text = g_string_sized_new(1 << 16);
		render_markdown(text, doc, &(const struct render_options){.whole = true});
		put(output, "brief.md", text);
	}
	write_commit(output, folder);
}

static int make(const struct data *data, const struct settings *settings, const struct selection *selection,
		GPtrArray *codes, day on, GPtrArray *wanted)
{
	struct arena *arena = arena_new();
	const struct country_findings **found = arena_alloc(arena, (codes->len + 1) * sizeof *found);
	struct region *region = region_new(data->corpus);
	size_t n = 0;
	int status;

	for (guint i = 0; i < codes->len; i++) {
		const struct country *country = data_country(data, codes->pdata[i]);
		if (!country)
			continue;
		found[n] = assess_country(arena, data->corpus->instruments, country, on, selection);
		region_add(region, found[n++]);
	}
	status = data_complain(data);
	if (status == EXIT_DONE)
		write_brief(settings, wanted, brief_report(arena, data->corpus, found, n, selection->topic, region),
			    data->corpus);
	region_free(region);
	arena_free(arena);
	return status;
}

int verb_brief(const struct settings *settings, char **codes)
{
	struct selection selection = {0};
	GPtrArray *known = NULL, *wanted = NULL;
	struct data data;
	day on;
	int status = EXIT_USAGE;

	if (!codes[0])
		return usage_error("name the countries, as in: stocktake brief --topic smuggling LKA MDV");
	data = data_open(settings);
	if (!data.corpus)
		status = data_complain(&data);
	else if ((wanted = write_formats(settings->format ? settings->format : "md,html", "a briefing pack")) &&
		 data_day(&data, settings, &on) && select_clauses(data.corpus, settings, &selection) &&
		 (known = data_countries(&data, codes)))
		status = make(&data, settings, &selection, known, on, wanted);
	if (known)
		g_ptr_array_free(known, TRUE);
	if (wanted)
		g_ptr_array_free(wanted, TRUE);
	selection_clear(&selection);
	data_close(&data);
	return status;
}

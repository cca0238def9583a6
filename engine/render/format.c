/* SPDX-License-Identifier: MIT */
#include "render/format.h"

#include <string.h>

#include <glib/gstdio.h>

#include "base/arena.h"
#include "render/asset.h"
#include "render/csv.h"
#include "render/html.h"
#include "render/json.h"
#include "render/markdown.h"
#include "render/xlsx.h"
#include "report/country.h"
#include "report/handbook.h"
#include "report/method.h"

/* Where the files of one owner go. */
struct sink {
	struct output *output;
	char *owner; /* freed by the one who made it */
	const struct publisher *publisher;
};

static void emit_file(const struct sink *sink, char *path, GString *bytes)
{
	output_add(sink->output, path, sink->owner, bytes->str, bytes->len);
	g_string_free(bytes, TRUE);
	g_free(path);
}

typedef void page_function(const struct sink *sink, const struct doc *doc);

/* The pages in which no country stands. */
static void for_shared_pages(struct arena *arena, const struct corpus *corpus, page_function *page,
			     const struct sink *sink)
{
	page(sink, method_report(arena, corpus));
	page(sink, handbook_index(arena, corpus));
	for (size_t i = 0; i < corpus->instruments->count; i++)
		page(sink, handbook_report(arena, corpus->instruments->all[i]));
}

/* ---- Markdown ---- */

static void markdown_page(const struct sink *sink, const struct doc *doc, const struct doc_node *part, char *path)
{
	GString *bytes = g_string_sized_new(1 << 16);
	render_markdown(bytes, doc, &(const struct render_options){.part = part});
	emit_file(sink, path, bytes);
}

static void markdown_country(const struct corpus *corpus, const struct country_findings *found, struct output *output)
{
	struct arena *arena = arena_new();
	const struct doc *doc = country_report(arena, corpus, found);
	struct sink sink = {output, g_strconcat(doc->page, "/md", NULL), NULL};

	markdown_page(&sink, doc, NULL, g_strconcat(doc->page, "/README.md", NULL));
	for (const struct doc_node *node = doc->first; node; node = node->next)
		if (node->kind == DOC_PART)
			markdown_page(&sink, doc, node, g_strconcat(doc->page, "/", node->label, ".md", NULL));
	g_free(sink.owner);
	arena_free(arena);
}

static void markdown_index(struct region *region, struct output *output)
{
	markdown_page(&(const struct sink){output, (char[]){"index/md"}, NULL}, region_report(region), NULL,
		      g_strdup("index.md"));
}

static void markdown_shared_page(const struct sink *sink, const struct doc *doc)
{
	markdown_page(sink, doc, NULL, g_strconcat(doc->page, ".md", NULL));
}

static void markdown_shared(const struct corpus *corpus, struct output *output)
{
	const struct sink sink = {output, (char[]){"shared/md"}, NULL};
	struct arena *arena = arena_new();

	for_shared_pages(arena, corpus, markdown_shared_page, &sink);
	arena_free(arena);
}

static void markdown_stream(GString *out, const struct corpus *corpus, const struct country_findings *found)
{
	struct arena *arena = arena_new();
	render_markdown(out, country_report(arena, corpus, found), &(const struct render_options){.whole = true});
	arena_free(arena);
}

/* ---- HTML ---- */

static void html_page(const struct sink *sink, const struct doc *doc)
{
	GString *bytes = g_string_sized_new(1 << 18);
	char *path = html_path(doc->page);

	render_html(bytes, doc, &(const struct render_options){.publisher = sink->publisher});
	emit_file(sink, g_strconcat("html/", path, NULL), bytes);
	g_free(path);
}

static void html_country(const struct corpus *corpus, const struct country_findings *found, struct output *output)
{
	struct arena *arena = arena_new();
	struct sink sink = {output, g_strconcat(found->country->code, "/html", NULL), &corpus->publisher};

	html_page(&sink, country_report(arena, corpus, found));
	g_free(sink.owner);
	arena_free(arena);
}

static void html_index(struct region *region, struct output *output)
{
	const struct sink sink = {output, (char[]){"index/html"}, &region_corpus(region)->publisher};
	struct arena *arena = arena_new();

	html_page(&sink, region_report(region));
	for (size_t i = 0; i < region_sheets(region); i++) {
		html_page(&sink, region_sheet(region, i, arena));
		arena_clear(arena);
	}
	arena_free(arena);
}

static void html_asset(const struct sink *sink, const char *path, const unsigned char *bytes, size_t length)
{
	emit_file(sink, g_strdup(path), g_string_new_len((const char *)bytes, (gssize)length));
}

static void html_logo_file(const struct corpus *corpus, const struct sink *sink)
{
	char *name = html_logo(&corpus->publisher), *bytes;
	char *path = name ? g_build_filename(corpus->root, "frameworks", corpus->publisher.logo, NULL) : NULL;
	gsize length;

	if (path && g_file_get_contents(path, &bytes, &length, NULL)) {
		emit_file(sink, g_strconcat("html/", name, NULL), g_string_new_len(bytes, (gssize)length));
		g_free(bytes);
	}
	g_free(path);
	g_free(name);
}

static void html_shared(const struct corpus *corpus, struct output *output)
{
	const struct sink sink = {output, (char[]){"shared/html"}, &corpus->publisher};
	struct arena *arena = arena_new();

	for_shared_pages(arena, corpus, html_page, &sink);
	html_asset(&sink, "html/stocktake.css", asset_style_css, asset_style_css_length);
	html_logo_file(corpus, &sink);
	html_asset(&sink, "html/stocktake.js", asset_script_js, asset_script_js_length);
	arena_free(arena);
}

/* ---- data ---- */

static void json_stream(GString *out, const struct corpus *corpus, const struct country_findings *found)
{
	(void)corpus;
	write_json(out, found);
}

static void csv_stream(GString *out, const struct corpus *corpus, const struct country_findings *found)
{
	(void)corpus;
	write_csv(out, found);
}

static void data_country(const struct country_findings *found, const char *name, struct output *output)
{
	const char *code = found->country->code;
	struct sink sink = {output, g_strconcat(code, "/", name, NULL), NULL};
	GString *bytes = g_string_sized_new(1 << 18);

	format_find(name)->stream(bytes, NULL, found);
	emit_file(&sink, g_strconcat(name, "/", code, ".", name, NULL), bytes);
	g_free(sink.owner);
}

static void json_country(const struct corpus *corpus, const struct country_findings *found, struct output *output)
{
	(void)corpus;
	data_country(found, "json", output);
}

static void csv_country(const struct corpus *corpus, const struct country_findings *found, struct output *output)
{
	(void)corpus;
	data_country(found, "csv", output);
}

/* A half-written workbook is removed, so that the set is not written. */
static void xlsx_country(const struct corpus *corpus, const struct country_findings *found, struct output *output)
{
	const char *code = found->country->code;
	char *owner = g_strconcat(code, "/xlsx", NULL), *name = g_strconcat("xlsx/", code, ".xlsx", NULL);
	const char *path = output_place(output, name, owner);

	(void)corpus;
	if (path && !write_xlsx(path, found))
		(void)g_remove(path);
	g_free(owner);
	g_free(name);
}

const struct format formats[] = {
	{"md", true, markdown_country, markdown_index, markdown_shared, markdown_stream},
	{"html", true, html_country, html_index, html_shared, NULL},
	{"json", false, json_country, NULL, NULL, json_stream},
	{"csv", false, csv_country, NULL, NULL, csv_stream},
	{"xlsx", false, xlsx_country, NULL, NULL, NULL},
	{NULL, false, NULL, NULL, NULL, NULL},
};

const struct format *format_find(const char *name)
{
	for (const struct format *format = formats; format->name; format++)
		if (!strcmp(format->name, name))
			return format;
	return NULL;
}

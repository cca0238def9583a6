/* SPDX-License-Identifier: MIT */
/* Bytes as prose of a file, through both renderers; then as a date, a duration's and a clause's citation. */
#include <stdint.h>
#include <string.h>

#include <glib.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/diag.h"
#include "model/corpus.h"
#include "read/prose.h"
#include "render/html.h"
#include "render/markdown.h"

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static struct corpus *corpus;

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
	(void)argc, (void)argv;
	corpus = corpus_open(".", diags_new());
	g_assert(corpus);
	return 0;
}

static void render(struct arena *arena, const struct prose *prose)
{
	struct doc *doc = doc_new(arena, "method", "Fuzz");
	GString *out = g_string_new(NULL);

	doc_prose(doc, NULL, prose);
	render_html(out, doc, &(const struct render_options){.whole = false});
	g_assert(!strstr(out->str, "<script>") && !strstr(out->str, "<a href=\"javascript"));
	render_markdown(out, doc, &(const struct render_options){.whole = true});
	g_string_free(out, TRUE);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *arena = arena_new();
	struct diags *diags = diags_new();
	const struct source *source = source_from_bytes(arena, "fuzz", (const char *)data, size, diags);

	if (source) { /* valid UTF-8 without NUL */
		char *text = arena_text_n(arena, (const char *)data, size);
		const struct prose *prose = prose_read(arena, text, (struct place){source, 1, 1}, diags);
		struct date date = {0, 0, 0};
		if (prose && !diags_errors(diags))
			render(arena, prose);
		if (date_parse(text, &date))
			g_assert(date_first(date) <= date_last(date));
		for (size_t i = 0; i < corpus->instruments->count; i++)
			(void)instrument_cited(corpus->instruments->all[i], text);
	}
	diags_free(diags);
	arena_free(arena);
	return 0;
}

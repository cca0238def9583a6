/* SPDX-License-Identifier: MIT */
/* Bytes as prose of a file, through every renderer of documents. */
#include <stdint.h>
#include <stdlib.h>

#include "base/arena.h"
#include "read/prose.h"
#include "render/html.h"
#include "render/markdown.h"
#include "render/terminal.h"
#include "report/doc.h"

#include "holds.h"

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static unsigned long rendered;

static void count(void)
{
	fprintf(stderr, "fuzz_prose: %lu rendered\n", rendered);
}

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
	(void)argc, (void)argv;
	atexit(count);
	return 0;
}

static void render(struct arena *arena, const struct prose *prose)
{
	struct doc *doc = doc_new(arena, "method", "Fuzz");
	GString *out = g_string_new(NULL);

	doc_prose(doc, NULL, prose);
	render_html(out, doc, &(const struct render_options){.whole = false});
	hold_html(out->str);
	g_string_truncate(out, 0);
	render_markdown(out, doc, &(const struct render_options){.whole = true});
	hold_markdown(out->str);
	g_string_truncate(out, 0);
	render_terminal(out, doc, &(const struct render_options){.columns = 40});
	hold_plain(out->str);
	g_string_free(out, TRUE);
	rendered++;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *arena = arena_new();
	struct diags *diags = diags_new();
	const struct source *source = source_from_bytes(arena, "fuzz", (const char *)data, size, diags);

	if (source) { /* valid UTF-8 without NUL */
		char *text = arena_text_n(arena, source->bytes, source->length);
		const struct prose *prose = prose_read(arena, text, (struct place){source, 1, 1}, diags);
		if (prose && !diags_errors(diags))
			render(arena, prose);
	}
	hold_diags(diags);
	diags_free(diags);
	arena_free(arena);
	return 0;
}

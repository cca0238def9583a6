/* SPDX-License-Identifier: MIT */
/* handbook: the treaties clause by clause, without any country. */
#include "base/arena.h"
#include "cli/data.h"
#include "cli/select.h"
#include "cli/verbs.h"
#include "cli/write.h"
#include "render/markdown.h"
#include "report/handbook.h"

static void print(const struct corpus *corpus, const struct instrument *only)
{
	struct arena *arena = arena_new();
	GString *out = g_string_new(NULL);

	for (size_t i = 0; i < corpus->instruments->count; i++)
		if (!only || only == corpus->instruments->all[i])
			render_markdown(out, handbook_report(arena, corpus->instruments->all[i]),
					&(const struct render_options){.whole = true});
	write_stream(out);
	g_string_free(out, TRUE);
	arena_free(arena);
}

static int handbook(const struct corpus *corpus, const struct settings *settings, const struct instrument *only)
{
	GPtrArray *chosen = write_formats(settings->format, "the handbook");
	const char *folder = settings->output;
	struct output *output;

	if (!chosen)
		return EXIT_USAGE;
	if (!folder && (chosen->len > 1 || !((const struct format *)chosen->pdata[0])->stream)) {
		g_ptr_array_free(chosen, TRUE);
		return usage_error("name the folder to write to with -o DIR");
	}
	if (!folder) {
		print(corpus, only);
	} else {
		output = output_new(folder);
		for (guint i = 0; i < chosen->len; i++) {
			const struct format *format = g_ptr_array_index(chosen, i);
			format->shared(corpus, output);
		}
		write_commit(output, folder);
	}
	g_ptr_array_free(chosen, TRUE);
	return EXIT_DONE;
}

int verb_handbook(const struct settings *settings, char **operands)
{
	struct data data = data_open(settings);
	const struct instrument *only = NULL;
	int status;

	if (!data.corpus)
		status = data_complain(&data);
	else if (operands[0] && !(only = select_instrument(data.corpus, operands[0])))
		status = EXIT_USAGE;
	else
		status = handbook(data.corpus, settings, only);
	data_close(&data);
	return status;
}

/* SPDX-License-Identifier: MIT */
#include "cli/write.h"

#include <stdint.h>
#include <stdio.h>

#include "base/diag.h"
#include "cli/options.h"

void write_commit(struct output *output, const char *folder)
{
	if (!output_commit(output))
		die("%s", output_error(output));
	struct output_counts counts = output_counts(output);
	output_free(output);
	fprintf(stderr, "%s: %zu written, %zu unchanged, %zu removed\n", folder, counts.written, counts.unchanged,
		counts.removed);
}

void write_stream(const GString *bytes)
{
	if (fwrite(bytes->str, 1, bytes->len, stdout) != bytes->len || fflush(stdout) != 0)
		die("cannot write to standard output");
}

static const struct format *choose(const char *name, const char *document)
{
	const struct format *format = format_find(name);

	if (!format)
		usage_error("there is no format '%s'; there are md, html, json, csv and xlsx", name);
	else if (document && !format->shared) {
		usage_error("%s is md or html, not %s", document, name);
		format = NULL;
	}
	return format;
}

GPtrArray *write_formats(const char *words, const char *document)
{
	char **names = g_strsplit(words && *words ? words
				  : words         ? ","
						  : "md",
				  ",", -1); /* "" names one that is none */
	GPtrArray *chosen = g_ptr_array_new();

	for (char **name = names; *name && chosen; name++) {
		const struct format *format = choose(*name, document);
		if (format) {
			g_ptr_array_add(chosen, (gpointer)(uintptr_t)format);
			continue;
		}
		g_ptr_array_free(chosen, TRUE);
		chosen = NULL;
	}
	g_strfreev(names);
	return chosen;
}

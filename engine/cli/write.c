/* SPDX-License-Identifier: MIT */
#include "cli/write.h"

#include <stdint.h>
#include <stdio.h>

#include "base/diag.h"
#include "cli/options.h"

void write_file(void *to, const char *path, const char *owner, const GString *bytes)
{
	output_add(to, path, owner, bytes->str, bytes->len);
}

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

GPtrArray *write_formats(const char *words)
{
	char **names = g_strsplit(words ? words : "md", ",", -1);
	GPtrArray *chosen = g_ptr_array_new();

	for (char **name = names; *name && chosen; name++) {
		const struct format *format = format_find(*name);
		if (format) {
			g_ptr_array_add(chosen, (gpointer)(uintptr_t)format);
			continue;
		}
		usage_error("there is no format '%s'; there are md, html, json, csv and xlsx", *name);
		g_ptr_array_free(chosen, TRUE);
		chosen = NULL;
	}
	g_strfreev(names);
	return chosen;
}

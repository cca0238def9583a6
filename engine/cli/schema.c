/* SPDX-License-Identifier: MIT */
/* schema: the form of a country's files, for editors. */
#include "cli/data.h"
#include "cli/verbs.h"
#include "cli/write.h"
#include "render/schema.h"

int verb_schema(const struct settings *settings, char **operands)
{
	struct data data = data_open(settings);
	int status = EXIT_DONE;

	(void)operands;
	if (data.corpus) {
		GString *out = g_string_new(NULL);
		write_schema(out, data.corpus->instruments);
		write_stream(out);
		g_string_free(out, TRUE);
	} else {
		status = data_complain(&data);
	}
	data_close(&data);
	return status;
}

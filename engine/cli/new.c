/* SPDX-License-Identifier: MIT */
/* new: an empty framework for a country, with every question in place. */
#include <errno.h>
#include <stdio.h>

#include <glib/gstdio.h>

#include "cli/data.h"
#include "cli/verbs.h"
#include "render/address.h"
#include "render/skeleton.h"

static void put(void *to, const char *name, const GString *bytes)
{
	char *path = g_build_filename(to, name, NULL);
	GError *error = NULL;

	if (!g_file_set_contents(path, bytes->str, (gssize)bytes->len, &error))
		die("%s", error->message);
	printf("%s\n", path);
	g_free(path);
}

static int make(const struct data *data, const char *code, const char *name)
{
	char *folder = g_build_filename(data->corpus->root, "frameworks", code, NULL);
	int status = EXIT_DONE;

	if (g_file_test(folder, G_FILE_TEST_EXISTS))
		status = usage_error("'%s' is there already", folder);
	else if (g_mkdir(folder, 0777) != 0)
		die("'%s' cannot be made: %s", folder, g_strerror(errno));
	else
		write_skeleton(data->corpus->instruments, code, name, data->corpus->as_of, put, folder);
	g_free(folder);
	return status;
}

int verb_new(const struct settings *settings, char **operands)
{
	const char *code = operands[0];
	struct data data;
	int status;

	if (!code || !address_is_country(code))
		return usage_error("name the country by its three capital letters, as in: stocktake new NPL Nepal");
	if (operands[1] && !g_utf8_validate(operands[1], -1, NULL))
		return usage_error("the name is not valid UTF-8");
	data = data_open(settings);
	status = data.corpus ? make(&data, code, operands[1] ? operands[1] : code) : data_complain(&data);
	data_close(&data);
	return status;
}

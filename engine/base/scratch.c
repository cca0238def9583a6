/* SPDX-License-Identifier: MIT */
#include "base/scratch.h"

#include <glib/gstdio.h>

#include "base/diag.h"

char *scratch_new(void)
{
	GError *error = NULL;
	char *path;
	int file = g_file_open_tmp("stocktake-XXXXXX", &path, &error);

	if (file < 0)
		die("no temporary file: %s", error->message);
	g_close(file, NULL);
	return path;
}

GString *scratch_take(char *path, const char *error)
{
	GError *unread = NULL;
	char *bytes = NULL;
	gsize length = 0;

	if (!error && !g_file_get_contents(path, &bytes, &length, &unread))
		error = unread->message;
	g_remove(path);
	if (error)
		die("'%s' cannot be written: %s", path, error);
	GString *taken = g_string_new_len(bytes, (gssize)length);
	g_free(bytes);
	g_free(path);
	return taken;
}

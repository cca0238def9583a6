/* SPDX-License-Identifier: MIT */
/* Temporary files, for a library that writes only to a name. What goes wrong is the environment's: exit 4. */
#ifndef BASE_SCRATCH_H
#define BASE_SCRATCH_H

#include <glib.h>

char *scratch_new(void);

/* The bytes of the file, which is removed; frees `path`. `error`: what the writer says went wrong, or NULL. */
GString *scratch_take(char *path, const char *error);

#endif

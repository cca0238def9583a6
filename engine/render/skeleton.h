/* SPDX-License-Identifier: MIT */
/* An empty framework: the files of a country in which nothing is said yet, with every question that a treaty asks at
 * the place where its answer goes. `check` takes it as it is. */
#ifndef RENDER_SKELETON_H
#define RENDER_SKELETON_H

#include <glib.h>

#include "base/date.h"
#include "model/instrument.h"

/* Takes a file of the country's folder; the bytes are the caller's. */
typedef void skeleton_file(void *to, const char *name, const GString *bytes);

void write_skeleton(const struct instruments *instruments, const char *code, const char *name, day law_day,
		    skeleton_file *file, void *to);

#endif

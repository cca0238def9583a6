/* SPDX-License-Identifier: MIT */
/*
 * The formats: one row each. A format turns findings into files; where they go
 * is the caller's part. Paths are seen from the folder of the reports.
 */
#ifndef RENDER_FORMAT_H
#define RENDER_FORMAT_H

#include <glib.h>

#include "assess/finding.h"
#include "base/replace.h"
#include "report/region.h"

struct format {
	const char *name;
	bool document; /* for readers: tells of other days too */
	/* The files of one country. */
	void (*country)(const struct corpus *corpus, const struct country_findings *found, struct output *output);
	/* The index of several; NULL: the format has none. */
	void (*index)(struct region *region, struct output *output);
	/* What does not depend on the countries; NULL: nothing. */
	void (*shared)(const struct corpus *corpus, struct output *output);
	/* One country as one stream, for standard output; NULL: the format is a folder. */
	void (*stream)(GString *out, const struct corpus *corpus, const struct country_findings *found);
};

extern const struct format formats[];               /* the last has no name */
const struct format *format_find(const char *name); /* NULL: none */

#endif

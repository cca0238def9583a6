/* SPDX-License-Identifier: MIT */
/* What the files of the region's page share; of no use outside of them. */
#ifndef REPORT_REGION_VIEW_H
#define REPORT_REGION_VIEW_H

#include <glib.h>

#include "report/region.h"
#include "report/sheet.h"

struct treaty_bound {
	const struct instrument *instrument;
	enum bound bound;
	struct date since;
};

struct region_state {
	const char *code, *name, *edition;
	size_t index; /* of its cells in the rows */
	struct treaty_bound *bounds;
	size_t n_bounds;
	struct date prepared;
};

struct region_row {
	const char *name, *heading, *anchor;
	const char *topics; /* labels, "; " between */
	const struct clause *clause;
	const struct instrument *under; /* the treaty in whose table it stands */
	GPtrArray *
		cells; /* struct sheet_entry, by the index of the State; shorter where the last lack it; NULL: not there */
};

struct region {
	struct arena *arena;
	const struct corpus *corpus;
	day as_of;
	GArray *states;    /* struct region_state */
	GPtrArray *rows;   /* struct region_row, in the order of the treaties */
	GHashTable *by_id; /* id of a finding to its row, for looking up */
};

const struct region_state *region_state(const struct region *region, size_t i);

/* Where the matrix begins with the theme. */
const char *region_theme_anchor(struct arena *arena, const struct theme *theme);

/* What the row shows of the State; NULL: nothing. */
const struct sheet_entry *region_entry(const struct region_row *row, const struct region_state *state);

struct sheet region_sheet_of(const struct region *region, size_t i, struct arena *arena);

/* Section 1: what the comparison shows over all States. */
void region_shows(struct region *region, struct doc *doc, struct doc_node *section);

#endif

/* SPDX-License-Identifier: MIT */
/*
 * Countries compared one after the other, and on a machine with several
 * processors a few ahead of the one that is being written, each in a thread
 * of its own. What comes out, and its order, is the same.
 *
 * The threads read the corpus and change nothing but their own arenas.
 */
#ifndef CLI_AHEAD_H
#define CLI_AHEAD_H

#include <glib.h>

#include "assess/finding.h"

struct ahead;

/* `countries` (of const struct country *), `selection` and what they hold have to live as long. */
struct ahead *ahead_new(const struct instruments *instruments, const GPtrArray *countries, day on,
			const struct selection *selection);

/* The findings of the next country; they live until the next call. NULL after the last. */
const struct country_findings *ahead_next(struct ahead *ahead);

void ahead_free(struct ahead *ahead);

#endif

/* SPDX-License-Identifier: MIT */
/* Which offences a rule speaks of (rule 12). */
#ifndef ASSESS_SCOPE_H
#define ASSESS_SCOPE_H

#include "assess/statutes.h"

/* The conducts of one offence limb that a scope surely takes in, and those that it may. */
struct cover {
	struct mask low, high;
};

/* What the facet `scope` of `rule` takes of the offence limb `offence`. */
struct cover scope_of_limb(const struct reach *rule, const struct facet *scope, const struct reach *offence);

/*
 * How much of serious crime (UNTOC 2(b)), or of all offences, the scope takes in: nothing, some, all, at each end.
 * In part is some, never unknown; a treaty's list is unknown until a pair of States is asked.
 */
enum share { SHARE_NONE, SHARE_SOME, SHARE_ALL };
struct shares {
	enum share low, high;
};
struct shares scope_of_serious_crime(const struct reach *rule, const struct facet *scope);
struct shares scope_of_every_offence(const struct reach *rule, const struct facet *scope);

#endif

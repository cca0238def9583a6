/* SPDX-License-Identifier: MIT */
/*
 * Results as intervals on conflict < not met < partly < met, and how they are
 * put together (rules 15 to 18). All folds are monotone: the lower ends give
 * the lower end, the upper ends the upper.
 */
#ifndef ASSESS_FOLD_H
#define ASSESS_FOLD_H

#include <stdbool.h>
#include <stddef.h>

#include "assess/finding.h"

enum level { LEVEL_CONFLICT = -1, LEVEL_NOT_MET = 0, LEVEL_PARTLY = 1, LEVEL_MET = 2 };

struct result {
	enum applies applies; /* NO: it drops out; UNKNOWN: it may */
	enum level low, high;
};

#define RESULT(low_, high_) ((struct result){.applies = APPLIES_YES, .low = (low_), .high = (high_)})
#define RESULT_NOT_APPLICABLE ((struct result){.applies = APPLIES_NO})

/* `all`: conflict if one is; met if all are met, not met if all are not met, else partly. Nothing: not applicable. */
struct result fold_all(const struct result *results, size_t n);

/* `any`: the best. */
struct result fold_any(const struct result *results, size_t n);

/* What a soft part counts for in a firm whole: it drops out where it is not met (rule 18). */
struct result result_of_soft(struct result result);

/* The status of a result whose gate is open (rule 16), soft ones by rule 18. */
enum status result_status(struct result result, bool soft);
struct bounds result_bounds(struct result result, bool soft);

#endif

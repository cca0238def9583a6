/* SPDX-License-Identifier: MIT */
#include "assess/fold.h"

/* Which levels occur among some results, one bit a level. All that `all` depends on. */
typedef unsigned levels;

static levels bit(enum level level)
{
	return 1u << (level - LEVEL_CONFLICT);
}

static enum level all_of(levels seen)
{
	if (seen & bit(LEVEL_CONFLICT))
		return LEVEL_CONFLICT;
	if (seen == bit(LEVEL_MET))
		return LEVEL_MET;
	return seen == bit(LEVEL_NOT_MET) ? LEVEL_NOT_MET : LEVEL_PARTLY;
}

/* The worst, or the best, that `all` can come to when of those that may drop out any number does. */
static enum level all_end(levels stay, levels may_drop, bool worst)
{
	enum level end = worst ? LEVEL_MET : LEVEL_CONFLICT;

	for (levels some = 0; some <= may_drop; some++) {
		if ((some & ~may_drop) || !(stay | some))
			continue;
		enum level level = all_of(stay | some);
		if (worst ? level < end : level > end)
			end = level;
	}
	return end;
}

struct result fold_all(const struct result *results, size_t n)
{
	levels low_stay = 0, high_stay = 0, low_may = 0, high_may = 0;

	for (size_t i = 0; i < n; i++) {
		if (results[i].applies == APPLIES_NO)
			continue;
		bool stays = results[i].applies == APPLIES_YES;
		*(stays ? &low_stay : &low_may) |= bit(results[i].low);
		*(stays ? &high_stay : &high_may) |= bit(results[i].high);
	}
	if (!low_stay && !low_may)
		return RESULT_NOT_APPLICABLE;
	return (struct result){.applies = low_stay ? APPLIES_YES : APPLIES_UNKNOWN,
			       .low = all_end(low_stay, low_may, true),
			       .high = all_end(high_stay, high_may, false)};
}

struct result fold_any(const struct result *results, size_t n)
{
	struct result fold = RESULT_NOT_APPLICABLE;
	bool low = false;

	for (size_t i = 0; i < n; i++) {
		const struct result *r = &results[i];

		if (r->applies == APPLIES_NO)
			continue;
		if (fold.applies == APPLIES_NO || r->high > fold.high)
			fold.high = r->high;
		/* One that may drop out assures nothing, unless nothing else stands. */
		if (r->applies == APPLIES_YES && (!low || r->low > fold.low)) {
			fold.low = r->low;
			low = true;
		} else if (!low && (fold.applies == APPLIES_NO || r->low < fold.low)) {
			fold.low = r->low;
		}
		if (fold.applies != APPLIES_YES)
			fold.applies = r->applies;
	}
	return fold;
}

struct result result_of_soft(struct result result)
{
	if (result.applies == APPLIES_NO)
		return result;
	if (result.high == LEVEL_NOT_MET)
		return RESULT_NOT_APPLICABLE;
	if (result.low == LEVEL_NOT_MET) {
		result.low = LEVEL_PARTLY;
		result.applies = APPLIES_UNKNOWN;
	}
	return result;
}

static enum status named(enum level level, bool soft)
{
	switch (level) {
	case LEVEL_CONFLICT:
		return STATUS_CONFLICT;
	case LEVEL_NOT_MET:
		return soft ? STATUS_ABSENT : STATUS_NOT_MET;
	case LEVEL_PARTLY:
		return STATUS_PARTLY_MET;
	case LEVEL_MET:
		return STATUS_MET;
	}
	return STATUS_UNKNOWN;
}

enum status result_status(struct result result, bool soft)
{
	if (result.applies == APPLIES_NO)
		return STATUS_NOT_APPLICABLE;
	if (result.applies == APPLIES_UNKNOWN)
		return STATUS_UNKNOWN;
	if (result.low == result.high)
		return named(result.low, soft);
	if (result.high < LEVEL_MET && result.low >= LEVEL_NOT_MET)
		return named(result.low, soft); /* a shortfall is certain: the lower one is what is established */
	return STATUS_UNKNOWN;
}

struct bounds result_bounds(struct result result, bool soft)
{
	if (result.applies == APPLIES_NO)
		return (struct bounds){.none = true};
	return (struct bounds){.lower = named(result.low, soft), .upper = named(result.high, soft)};
}

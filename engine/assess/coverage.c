/* SPDX-License-Identifier: MIT */
#include "assess/coverage.h"

const struct axis *coverage_axis(const struct coverage *coverage, size_t axis)
{
	size_t first = coverage->offence ? coverage->offence->n : 0;

	return axis < first ? &coverage->offence->axes[axis] : &coverage->rule->axes[axis - first];
}

static enum level level_of(const struct boxes *left, bool anything)
{
	if (!left->count)
		return LEVEL_MET;
	return anything ? LEVEL_PARTLY : LEVEL_NOT_MET;
}

void coverage_settle(struct coverage *coverage, bool closed)
{
	bool some_low = false, some_high = false;

	for (size_t i = 0; i < coverage->n_pieces; i++) {
		const struct piece *piece = &coverage->pieces[i];

		if (piece->rule && piece->low) {
			boxes_subtract(&coverage->left_low, piece->low);
			some_low = true;
		}
		if (piece->rule && (piece->high || piece->low)) {
			boxes_subtract(&coverage->left_high, piece->high ? piece->high : piece->low);
			some_high = true;
		}
	}
	coverage->result = RESULT(level_of(&coverage->left_low, some_low), level_of(&coverage->left_high, some_high));
	if (!closed)
		coverage->result.high = LEVEL_MET;
}

struct boxes coverage_law(const struct coverage *coverage, bool low)
{
	struct boxes law = boxes_none(coverage->left_low.arena, coverage->axes);

	for (size_t i = 0; i < coverage->n_pieces; i++) {
		const struct piece *piece = &coverage->pieces[i];
		const struct mask *box = low ? piece->low : piece->high ? piece->high : piece->low;

		if (piece->rule && box)
			boxes_add(&law, box);
	}
	return law;
}

struct boxes coverage_missing(const struct coverage *coverage)
{
	struct boxes law = coverage_law(coverage, false);

	return boxes_widen(&coverage->left_high, coverage->whole, &law);
}

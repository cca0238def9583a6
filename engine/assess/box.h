/* SPDX-License-Identifier: MIT */
/*
 * Set algebra on boxes. A box is one mask an axis; it holds every combination
 * of its leaves. A set of boxes holds what any of them holds. Subtraction
 * splits a box at most once an axis; no combination is enumerated.
 *
 * Sets live in an arena, and what they hold is only as good as it.
 */
#ifndef ASSESS_BOX_H
#define ASSESS_BOX_H

#include "base/mask.h"

struct arena;

struct boxes {
	struct arena *arena;
	size_t axes;
	size_t count;
	size_t room;
	struct mask *cells; /* count times axes */
};

struct boxes boxes_none(struct arena *arena, size_t axes);
const struct mask *boxes_at(const struct boxes *boxes, size_t i);

/* Adds a box, unless it is empty. */
void boxes_add(struct boxes *boxes, const struct mask *box);

/* Takes all that is in `box` out of the set; what remains is a set of disjoint pieces if it was one before. False: it held
 * nothing of the box. */
bool boxes_subtract(struct boxes *boxes, const struct mask *box);

/* Does the set hold any case of `box`? */
bool boxes_meet(const struct boxes *boxes, const struct mask *box);

/*
 * The same cases in fewer and larger boxes: each is widened, axis by axis up
 * to `whole`, as long as it touches nothing in `law`; boxes inside others go.
 * What is left over is then described by the fewest axes (rule 21).
 */
struct boxes boxes_widen(const struct boxes *rest, const struct mask *whole, const struct boxes *law);

/* A box without axes holds one case: it is never empty. */
bool box_empty(const struct mask *box, size_t axes);
bool box_meets(const struct mask *a, const struct mask *b, size_t axes);
bool box_within(const struct mask *a, const struct mask *b, size_t axes);

#endif

/* SPDX-License-Identifier: MIT */
#include "assess/box.h"

#include <string.h>

#include "base/arena.h"

struct boxes boxes_none(struct arena *arena, size_t axes)
{
	return (struct boxes){.arena = arena, .axes = axes};
}

/* One cell more than needed an axis, so that a box without axes has an address too. */
static size_t stride(const struct boxes *boxes)
{
	return boxes->axes ? boxes->axes : 1;
}

const struct mask *boxes_at(const struct boxes *boxes, size_t i)
{
	return boxes->cells + i * stride(boxes);
}

bool box_empty(const struct mask *box, size_t axes)
{
	for (size_t i = 0; i < axes; i++)
		if (mask_empty(box[i]))
			return true;
	return false;
}

bool box_meets(const struct mask *a, const struct mask *b, size_t axes)
{
	for (size_t i = 0; i < axes; i++)
		if (!mask_meets(a[i], b[i]))
			return false;
	return true;
}

bool box_within(const struct mask *a, const struct mask *b, size_t axes)
{
	for (size_t i = 0; i < axes; i++)
		if (!mask_within(a[i], b[i]))
			return false;
	return true;
}

static struct mask *grow(struct boxes *boxes)
{
	if (boxes->count == boxes->room) {
		size_t room = boxes->room ? 2 * boxes->room : 2;
		struct mask *cells = arena_alloc(boxes->arena, room * stride(boxes) * sizeof *cells);

		if (boxes->count)
			memcpy(cells, boxes->cells, boxes->count * stride(boxes) * sizeof *cells);
		boxes->cells = cells;
		boxes->room = room;
	}
	return boxes->cells + boxes->count++ * stride(boxes);
}

void boxes_add(struct boxes *boxes, const struct mask *box)
{
	if (!box_empty(box, boxes->axes))
		memcpy(grow(boxes), box, boxes->axes * sizeof *box);
}

/* Adds the pieces of `whole` outside `cut`: for each axis what `cut` does not let in there, inside it on the axes before. */
static void add_outside(struct boxes *to, const struct mask *whole, const struct mask *cut)
{
	for (size_t i = 0; i < to->axes; i++) {
		struct mask outside = mask_minus(whole[i], cut[i]);

		if (mask_empty(outside))
			continue;
		struct mask *piece = grow(to);
		for (size_t j = 0; j < to->axes; j++)
			piece[j] = j < i ? mask_and(whole[j], cut[j]) : whole[j];
		piece[i] = outside;
	}
}

/* In place: what stays moves to the front, the pieces of the others come after it. */
bool boxes_subtract(struct boxes *boxes, const struct mask *box)
{
	size_t n = boxes->count, kept = 0, step = stride(boxes);

	if (box_empty(box, boxes->axes))
		return false;
	for (size_t i = 0; i < n; i++) {
		const struct mask *whole = boxes_at(boxes, i); /* stays readable when the cells grow: an arena's */

		if (box_meets(whole, box, boxes->axes))
			add_outside(boxes, whole, box);
		else if (kept++ != i)
			memcpy(boxes->cells + (kept - 1) * step, whole, step * sizeof *box);
	}
	if (kept == n)
		return false;
	memmove(boxes->cells + kept * step, boxes->cells + n * step, (boxes->count - n) * step * sizeof *box);
	boxes->count -= n - kept;
	return true;
}

bool boxes_meet(const struct boxes *boxes, const struct mask *box)
{
	for (size_t i = 0; i < boxes->count; i++)
		if (box_meets(boxes_at(boxes, i), box, boxes->axes))
			return true;
	return false;
}

static bool inside_any(const struct boxes *boxes, const struct mask *box)
{
	for (size_t i = 0; i < boxes->count; i++)
		if (box_within(box, boxes_at(boxes, i), boxes->axes))
			return true;
	return false;
}

static void drop_inside(struct boxes *boxes, const struct mask *box)
{
	size_t kept = 0;

	for (size_t i = 0; i < boxes->count; i++) {
		if (box_within(boxes_at(boxes, i), box, boxes->axes))
			continue;
		memmove(boxes->cells + kept++ * stride(boxes), boxes_at(boxes, i), boxes->axes * sizeof *box);
	}
	boxes->count = kept;
}

struct boxes boxes_widen(const struct boxes *rest, const struct mask *whole, const struct boxes *law)
{
	struct boxes wide = boxes_none(rest->arena, rest->axes);
	struct mask *box = arena_alloc(rest->arena, stride(rest) * sizeof *box);

	for (size_t i = 0; i < rest->count; i++) {
		if (inside_any(&wide, boxes_at(rest, i)))
			continue; /* told already, and most are where there are many */
		memcpy(box, boxes_at(rest, i), rest->axes * sizeof *box);
		for (size_t j = 0; j < rest->axes; j++) {
			struct mask narrow = box[j];
			box[j] = whole[j];
			if (boxes_meet(law, box))
				box[j] = narrow;
		}
		drop_inside(&wide, box);
		boxes_add(&wide, box);
	}
	return wide;
}

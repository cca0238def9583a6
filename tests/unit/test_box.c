/* SPDX-License-Identifier: MIT */
/*
 * Boxes against naive sets of points: every box of a small space, every pair,
 * and every triple where that is not too many. A case of the space is one
 * point; what a set of boxes holds is a word with one bit a point.
 */
#include <check.h>
#include <glib.h>
#include <malloc.h>
#include <stdlib.h>
#include <string.h>

#include "assess/box.h"
#include "base/arena.h"

#define AXES 3
#define LEAVES 3
#define BOXES 512 /* 8 cells an axis */

typedef guint32 points;

/* Small lists, in masks that use the first and the last bit of words, so that no word is forgotten. */
static const size_t leaf_of[LEAVES] = {0, 64, MASK_LEAVES - 1};

/* All boxes of lists with so many leaves each, empty ones too; 0: no axis. */
struct space {
	size_t axes;
	size_t leaves;
	size_t n;
	struct mask box[BOXES][AXES];
	points points[BOXES];
};

static struct space space;
static struct arena *arena;
/* ck_assert writes to its runner each time; here that would be most of the work. */
#define holds(what) \
	do { \
		if (!(what)) \
			ck_abort_msg("does not hold: %s", #what); \
	} while (0)

static size_t power(size_t base, size_t exponent)
{
	return exponent ? base * power(base, exponent - 1) : 1;
}

static struct mask mask_of(size_t bits)
{
	struct mask mask = mask_none();

	for (size_t i = 0; i < LEAVES; i++)
		if (bits >> i & 1)
			mask = mask_or(mask, mask_leaf(leaf_of[i]));
	return mask;
}

/* Point by point: is its leaf of every axis in the box? */
static points points_of(const struct mask *box)
{
	points in_it = 0;

	for (size_t point = 0; point < power(space.leaves, space.axes); point++) {
		bool in = true;
		for (size_t axis = 0, rest = point; axis < space.axes; axis++, rest /= space.leaves)
			in &= mask_has(box[axis], leaf_of[rest % space.leaves]);
		in_it |= (points)in << point;
	}
	return in_it;
}

static void space_make(size_t axes, size_t leaves)
{
	size_t cells = power(2, leaves);

	space.axes = axes;
	space.leaves = leaves;
	space.n = power(cells, axes);
	for (size_t i = 0; i < space.n; i++) {
		for (size_t axis = 0, rest = i; axis < axes; axis++, rest /= cells)
			space.box[i][axis] = mask_of(rest % cells);
		space.points[i] = points_of(space.box[i]);
	}
}

static points held(const struct boxes *boxes)
{
	points in_it = 0;

	for (size_t i = 0; i < boxes->count; i++)
		in_it |= points_of(boxes_at(boxes, i));
	return in_it;
}

static bool disjoint(const struct boxes *boxes)
{
	for (size_t i = 0; i < boxes->count; i++)
		for (size_t j = 0; j < i; j++)
			if (points_of(boxes_at(boxes, i)) & points_of(boxes_at(boxes, j)))
				return false;
	return true;
}

static struct boxes set_of(size_t a)
{
	struct boxes boxes = boxes_none(arena, space.axes);

	boxes_add(&boxes, space.box[a]);
	return boxes;
}

static void setup(void)
{
#ifdef M_TRIM_THRESHOLD
	/* What refresh() gives back is asked for again at once: do not hand it to the system in between. */
	mallopt(M_TRIM_THRESHOLD, 1 << 30);
#endif
	arena = arena_new();
}

static void teardown(void)
{
	arena_free(arena);
}

/* Millions of sets: what they took is given back now and then. */
static void refresh(void)
{
	arena_free(arena);
	arena = arena_new();
}

static const struct {
	size_t axes, leaves;
} shapes[] = {{0, 1}, {1, 1}, {1, 3}, {2, 2}, {3, 2}, {2, 3}, {3, 3}};

START_TEST(one_box_and_two)
{
	space_make(shapes[_i].axes, shapes[_i].leaves);
	for (size_t a = 0; a < space.n; a++) {
		points p = space.points[a];
		struct boxes set = set_of(a);
		holds(box_empty(space.box[a], space.axes) == (p == 0));
		holds(set.count == (p != 0));
		for (size_t b = 0; b < space.n; b++) {
			points q = space.points[b];
			holds(box_meets(space.box[a], space.box[b], space.axes) == ((p & q) != 0));
			holds(boxes_meet(&set, space.box[b]) == ((p & q) != 0));
			/* The empty box in another spelling may be said to be outside; never the reverse. */
			bool within = box_within(space.box[a], space.box[b], space.axes);
			holds(p ? within == !(p & ~q) : !within || !(p & ~q));
		}
	}
}
END_TEST

START_TEST(one_from_another)
{
	space_make(shapes[_i].axes, shapes[_i].leaves);
	for (size_t a = 0; a < space.n; a++, refresh()) {
		for (size_t b = 0; b < space.n; b++) {
			struct boxes left = set_of(a);
			boxes_subtract(&left, space.box[b]);
			holds(held(&left) == (space.points[a] & ~space.points[b]));
			holds(disjoint(&left));
			holds(left.count <= MAX(space.axes, 1));
			for (size_t i = 0; i < left.count; i++)
				holds(!box_empty(boxes_at(&left, i), space.axes));
		}
	}
}
END_TEST

/* A union less a box, and a box less two; the pieces of the latter stay disjoint. */
static void triple(size_t a, size_t b, size_t c)
{
	struct boxes both = set_of(a), left = set_of(a);

	boxes_add(&both, space.box[b]);
	holds(held(&both) == (space.points[a] | space.points[b]));
	holds(boxes_meet(&both, space.box[c]) == (((space.points[a] | space.points[b]) & space.points[c]) != 0));
	boxes_subtract(&both, space.box[c]);
	holds(held(&both) == ((space.points[a] | space.points[b]) & ~space.points[c]));
	boxes_subtract(&left, space.box[b]);
	boxes_subtract(&left, space.box[c]);
	holds(held(&left) == (space.points[a] & ~space.points[b] & ~space.points[c]));
	holds(disjoint(&left));
}

/* No box inside another, none that could be wider on one axis, and none that touches the law. */
static void check_wide(const struct boxes *wide, const struct mask *whole, const struct boxes *law)
{
	struct mask box[AXES];

	holds(!(held(wide) & held(law)));
	for (size_t i = 0; i < wide->count; i++) {
		points p = points_of(boxes_at(wide, i));
		for (size_t j = 0; j < wide->count; j++)
			holds(i == j || (p & ~points_of(boxes_at(wide, j))));
		for (size_t axis = 0; axis < space.axes; axis++) {
			memcpy(box, boxes_at(wide, i), space.axes * sizeof *box);
			box[axis] = whole[axis];
			holds(mask_equal(box[axis], boxes_at(wide, i)[axis]) || boxes_meet(law, box));
		}
	}
}

/* What two rules leave over of a box, told in fewer and larger boxes: the same cases. */
static void widen(size_t a, size_t b, size_t c)
{
	struct boxes left = set_of(a), law = set_of(b), wide;

	boxes_add(&law, space.box[c]);
	boxes_subtract(&left, space.box[b]);
	boxes_subtract(&left, space.box[c]);
	wide = boxes_widen(&left, space.box[a], &law);
	holds(held(&wide) == held(&left));
	holds(wide.count <= left.count);
	check_wide(&wide, space.box[a], &law);
}

/* Up to a whole beyond what was asked: more cases, but none of the law's. */
static void widen_beyond(size_t a, size_t b)
{
	struct boxes left = set_of(a), law = set_of(b), wide;
	const struct mask *whole = space.box[space.n - 1];

	boxes_subtract(&left, space.box[b]);
	wide = boxes_widen(&left, whole, &law);
	holds(!(held(&left) & ~held(&wide)));
	check_wide(&wide, whole, &law);
}

START_TEST(every_triple)
{
	space_make(shapes[_i].axes, shapes[_i].leaves);
	for (size_t a = 0; a < space.n; a++)
		for (size_t b = 0; b < space.n; b++, refresh())
			for (size_t c = 0; c < space.n; c++) {
				triple(a, b, c);
				widen(a, b, c);
			}
}
END_TEST

/* Too many triples: all pairs, each with some thirds. */
START_TEST(pairs_with_some_thirds)
{
	GRand *random = g_rand_new_with_seed(2000);

	space_make(3, 3);
	for (size_t a = 0; a < space.n; a++, refresh())
		for (size_t b = 0; b < space.n; b++) {
			size_t c = (size_t)g_rand_int_range(random, 0, (gint32)space.n);
			triple(a, b, c);
			widen(a, b, c);
			widen_beyond(a, b);
		}
	g_rand_free(random);
}
END_TEST

START_TEST(no_axes_is_one_case)
{
	space_make(0, 1);
	struct boxes set = set_of(0), none = boxes_none(arena, 0), one = set_of(0);
	ck_assert(!box_empty(space.box[0], 0));
	ck_assert_uint_eq(set.count, 1);
	ck_assert_uint_eq(boxes_widen(&set, space.box[0], &none).count, 1);
	ck_assert_uint_eq(boxes_widen(&none, space.box[0], &one).count, 0);
	boxes_add(&set, space.box[0]);
	boxes_subtract(&set, space.box[0]);
	ck_assert_uint_eq(set.count, 0);
	ck_assert(!boxes_meet(&none, space.box[0]));
}
END_TEST

/* What is added to a set after it was copied is not in the copy, and adding empty boxes adds nothing. */
START_TEST(sets_grow)
{
	space_make(3, 3);
	struct boxes set = boxes_none(arena, 3);
	points in_it = 0;
	size_t count = 0;

	for (size_t i = 0; i < space.n; i++) {
		boxes_add(&set, space.box[i]);
		in_it |= space.points[i];
		count += space.points[i] != 0;
		ck_assert_uint_eq(set.count, count);
	}
	ck_assert_uint_eq(held(&set), in_it);
	boxes_subtract(&set, space.box[space.n - 1]);
	ck_assert_uint_eq(set.count, 0);
}
END_TEST

int main(void)
{
	enum { N = G_N_ELEMENTS(shapes), SMALL = N - 2 };
	Suite *suite = suite_create("box");
	TCase *tcase = tcase_create("points");
	tcase_set_timeout(tcase, 300);
	tcase_add_checked_fixture(tcase, setup, teardown);
	tcase_add_loop_test(tcase, one_box_and_two, 0, N);
	tcase_add_loop_test(tcase, one_from_another, 0, N);
	tcase_add_loop_test(tcase, every_triple, 0, SMALL + 1);
	tcase_add_test(tcase, pairs_with_some_thirds);
	tcase_add_test(tcase, no_axes_is_one_case);
	tcase_add_test(tcase, sets_grow);
	suite_add_tcase(suite, tcase);
	SRunner *runner = srunner_create(suite);
	srunner_run_all(runner, CK_NORMAL);
	int failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}

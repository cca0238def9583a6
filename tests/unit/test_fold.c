/* SPDX-License-Identifier: MIT */
/*
 * Folds against a naive enumeration: each result drops out or not, and comes
 * to each level of its interval. `all` has to be exact; `any` may be wider,
 * and both are monotone (rule 15).
 */
#include <check.h>
#include <glib.h>
#include <stdlib.h>

#include "assess/fold.h"

#define MOST 4       /* results folded */
#define INTERVALS 10 /* of four levels */

/* ck_assert writes to its runner each time; here that would be most of the work. */
#define holds(what) \
	do { \
		if (!(what)) \
			ck_abort_msg("does not hold: %s", #what); \
	} while (0)

typedef struct result fold_function(const struct result *results, size_t n);

/* What the enumeration saw: the levels that occur, one bit each, and whether all results can drop out. */
struct outcomes {
	unsigned levels;
	bool nothing;
};

static struct result all_results[3 * INTERVALS];
static size_t n_results;

static void list_results(void)
{
	static const enum applies applies[] = {APPLIES_YES, APPLIES_UNKNOWN, APPLIES_NO};

	n_results = 0;
	for (size_t a = 0; a < G_N_ELEMENTS(applies); a++)
		for (int low = LEVEL_CONFLICT; low <= LEVEL_MET; low++)
			for (int high = low; high <= LEVEL_MET; high++)
				all_results[n_results++] =
					(struct result){applies[a], (enum level)low, (enum level)high};
}

/* As rule 15 says it, of levels alone. */
static int naive_all(const int *levels, size_t n)
{
	size_t met = 0, not_met = 0;

	for (size_t i = 0; i < n; i++) {
		if (levels[i] == LEVEL_CONFLICT)
			return LEVEL_CONFLICT;
		met += levels[i] == LEVEL_MET;
		not_met += levels[i] == LEVEL_NOT_MET;
	}
	return met == n ? LEVEL_MET : not_met == n ? LEVEL_NOT_MET : LEVEL_PARTLY;
}

static int naive_any(const int *levels, size_t n)
{
	int best = LEVEL_CONFLICT;

	for (size_t i = 0; i < n; i++)
		best = MAX(best, levels[i]);
	return best;
}

typedef int naive_function(const int *levels, size_t n);

static void enumerate(const struct result *results, size_t n, int *levels, size_t kept, naive_function *fold,
		      struct outcomes *seen)
{
	if (n == 0) {
		seen->nothing |= kept == 0;
		if (kept)
			seen->levels |= 1u << (fold(levels, kept) - LEVEL_CONFLICT);
		return;
	}
	if (results->applies != APPLIES_YES)
		enumerate(results + 1, n - 1, levels, kept, fold, seen);
	for (int level = results->low; results->applies != APPLIES_NO && level <= results->high; level++) {
		levels[kept] = level;
		enumerate(results + 1, n - 1, levels, kept + 1, fold, seen);
	}
}

static struct outcomes outcomes_of(const struct result *results, size_t n, naive_function *fold)
{
	int levels[MOST];
	struct outcomes seen = {0, false};

	enumerate(results, n, levels, 0, fold, &seen);
	return seen;
}

static int lowest(unsigned levels)
{
	return g_bit_nth_lsf(levels, -1) + LEVEL_CONFLICT;
}

static int highest(unsigned levels)
{
	return g_bit_nth_msf(levels, -1) + LEVEL_CONFLICT;
}

static void check_applies(struct result fold, struct outcomes seen)
{
	holds(fold.applies == (!seen.levels ? APPLIES_NO : seen.nothing ? APPLIES_UNKNOWN : APPLIES_YES));
}

static void check_all(const struct result *results, size_t n)
{
	struct outcomes seen = outcomes_of(results, n, naive_all);
	struct result fold = fold_all(results, n);

	check_applies(fold, seen);
	if (!seen.levels)
		return;
	holds((int)fold.low == lowest(seen.levels));
	holds((int)fold.high == highest(seen.levels));
}

/* Rule 15 asks that these contain the outcomes; they are exact as well. */
static void check_any(const struct result *results, size_t n)
{
	struct outcomes seen = outcomes_of(results, n, naive_any);
	struct result fold = fold_any(results, n);

	check_applies(fold, seen);
	if (!seen.levels)
		return;
	holds((int)fold.low == lowest(seen.levels));
	holds((int)fold.high == highest(seen.levels));
}

/* Everything that `inner` may be, `outer` may be. */
static bool covers(struct result outer, struct result inner)
{
	if (inner.applies != outer.applies && outer.applies != APPLIES_UNKNOWN)
		return false;
	return inner.applies == APPLIES_NO || (outer.low <= inner.low && inner.high <= outer.high);
}

/* Whatever one result is narrowed to, the fold never says more than it said before. */
static void check_monotone(struct result *results, size_t n, fold_function *fold)
{
	struct result wide = fold(results, n);

	for (size_t i = 0; i < n; i++) {
		struct result kept = results[i];
		for (size_t r = 0; r < n_results; r++) {
			if (!covers(kept, all_results[r]))
				continue;
			results[i] = all_results[r];
			holds(covers(wide, fold(results, n)));
		}
		results[i] = kept;
	}
}

typedef void check_function(struct result *results, size_t n);

static void check_exact(struct result *results, size_t n)
{
	check_all(results, n);
	check_any(results, n);
}

static void check_both_monotone(struct result *results, size_t n)
{
	check_monotone(results, n, fold_all);
	check_monotone(results, n, fold_any);
}

/* Every list of n results; from `first`: their order does not matter, so it is not varied. */
static void every_list(size_t n, size_t at, size_t first, bool ordered, struct result *results, check_function *check)
{
	if (at == n) {
		check(results, n);
		return;
	}
	for (size_t r = first; r < n_results; r++) {
		results[at] = all_results[r];
		every_list(n, at + 1, ordered ? 0 : r, ordered, results, check);
	}
}

START_TEST(nothing_to_fold)
{
	ck_assert_int_eq(fold_all(NULL, 0).applies, APPLIES_NO);
	ck_assert_int_eq(fold_any(NULL, 0).applies, APPLIES_NO);
}
END_TEST

START_TEST(up_to_three_in_any_order)
{
	struct result results[MOST];

	list_results();
	for (size_t n = 1; n <= 3; n++)
		every_list(n, 0, 0, true, results, check_exact);
}
END_TEST

START_TEST(four)
{
	struct result results[MOST];

	list_results();
	every_list(4, 0, 0, false, results, check_exact);
}
END_TEST

START_TEST(narrower_in_narrower_out)
{
	struct result results[MOST];

	list_results();
	for (size_t n = 1; n <= 3; n++)
		every_list(n, 0, 0, false, results, check_both_monotone);
}
END_TEST

/* Rule 16, and that a status never says what the bounds do not. */
START_TEST(status_by_bounds)
{
	list_results();
	for (size_t r = 0; r < n_results; r++) {
		struct result result = all_results[r];
		enum status status = result_status(result, _i);
		struct bounds bounds = result_bounds(result, _i);
		bool shut = result.applies == APPLIES_NO;
		ck_assert_int_eq(bounds.none, shut);
		ck_assert_int_eq(status == STATUS_NOT_APPLICABLE, shut);
		ck_assert(_i ? status != STATUS_NOT_MET : status != STATUS_ABSENT);
		if (shut)
			continue;
		if (result.applies == APPLIES_UNKNOWN || (result.low < result.high && result.high == LEVEL_MET))
			ck_assert_int_eq(status, STATUS_UNKNOWN);
		else if (result.low == LEVEL_CONFLICT && result.high > LEVEL_CONFLICT)
			ck_assert_int_eq(status, STATUS_UNKNOWN); /* a conflict is said only where it is certain */
		else
			ck_assert_int_eq(status, bounds.lower);
	}
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("fold");
	TCase *tcase = tcase_create("outcomes");
	tcase_set_timeout(tcase, 300);
	tcase_add_test(tcase, nothing_to_fold);
	tcase_add_test(tcase, up_to_three_in_any_order);
	tcase_add_test(tcase, four);
	tcase_add_test(tcase, narrower_in_narrower_out);
	tcase_add_loop_test(tcase, status_by_bounds, 0, 2);
	suite_add_tcase(suite, tcase);
	SRunner *runner = srunner_create(suite);
	srunner_run_all(runner, CK_NORMAL);
	int failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}

/* SPDX-License-Identifier: MIT */
/*
 * A set of the leaves of one term list, as bits. What one facet of a rule lets
 * in, or what a treaty asks for on it. No combination is ever enumerated.
 */
#ifndef BASE_MASK_H
#define BASE_MASK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/limits.h"

#define MASK_LEAVES ((size_t)LIMIT_CASES)
#define MASK_WORDS (MASK_LEAVES / 64)

struct mask {
	uint64_t word[MASK_WORDS];
};

static inline struct mask mask_none(void)
{
	return (struct mask){{0}};
}

static inline struct mask mask_first(size_t n) /* the first n leaves */
{
	struct mask m = mask_none();
	for (size_t i = 0; i < n; i++)
		m.word[i / 64] |= UINT64_C(1) << (i % 64);
	return m;
}

static inline struct mask mask_leaf(size_t leaf)
{
	struct mask m = mask_none();
	m.word[leaf / 64] = UINT64_C(1) << (leaf % 64);
	return m;
}

static inline bool mask_has(struct mask m, size_t leaf)
{
	return (m.word[leaf / 64] >> (leaf % 64)) & 1;
}

static inline struct mask mask_or(struct mask a, struct mask b)
{
	for (size_t i = 0; i < MASK_WORDS; i++)
		a.word[i] |= b.word[i];
	return a;
}

static inline struct mask mask_and(struct mask a, struct mask b)
{
	for (size_t i = 0; i < MASK_WORDS; i++)
		a.word[i] &= b.word[i];
	return a;
}

static inline struct mask mask_minus(struct mask a, struct mask b)
{
	for (size_t i = 0; i < MASK_WORDS; i++)
		a.word[i] &= ~b.word[i];
	return a;
}

static inline bool mask_empty(struct mask m)
{
	uint64_t any = 0;
	for (size_t i = 0; i < MASK_WORDS; i++)
		any |= m.word[i];
	return !any;
}

static inline bool mask_equal(struct mask a, struct mask b)
{
	uint64_t differ = 0;
	for (size_t i = 0; i < MASK_WORDS; i++)
		differ |= a.word[i] ^ b.word[i];
	return !differ;
}

static inline bool mask_within(struct mask a, struct mask b) /* is a a subset of b */
{
	return mask_empty(mask_minus(a, b));
}

static inline bool mask_meets(struct mask a, struct mask b)
{
	return !mask_empty(mask_and(a, b));
}

static inline size_t mask_count(struct mask m)
{
	size_t n = 0;
	for (size_t i = 0; i < MASK_WORDS; i++)
		n += (size_t)__builtin_popcountll(m.word[i]);
	return n;
}

#endif

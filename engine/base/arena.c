/* SPDX-License-Identifier: MIT */
/*
 * Blocks in a list, each handing out its room from the front. With ARENA_APART (debug and sanitizer builds) every
 * piece is a block of its own. It does not run destructors: what lives here owns nothing elsewhere.
 */
#include "base/arena.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/diag.h"

/* Blocks double, so that a large arena has few and a small one is small. */
#define BLOCK_BYTES ((size_t)64 * 1024)
#define MOST_BLOCK_BYTES ((size_t)1024 * 1024)
#define MIN_ROOM(wanted) ((wanted) < MOST_BLOCK_BYTES ? (wanted) : MOST_BLOCK_BYTES)

#ifdef ARENA_APART
static const bool apart = true;
#else
static const bool apart = false;
#endif

struct block {
	struct block *next;
	size_t used;
	size_t room;
	max_align_t bytes[];
};

struct arena {
	struct block *blocks; /* the first is the one with room */
};

static void *must_calloc(size_t size)
{
	void *memory = calloc(1, size);
	if (!memory)
		die("out of memory");
	return memory;
}

struct arena *arena_new(void)
{
	return must_calloc(sizeof(struct arena));
}

void arena_free(struct arena *arena)
{
	if (!arena)
		return;
	for (struct block *block = arena->blocks, *next; block; block = next) {
		next = block->next;
		free(block);
	}
	free(arena);
}

void arena_clear(struct arena *arena)
{
	struct block *first = arena->blocks;

	if (!first)
		return;
	for (struct block *block = first->next, *next; block; block = next) {
		next = block->next;
		free(block);
	}
	first->next = NULL;
	memset(first->bytes, 0, first->used);
	first->used = 0;
	if (apart) {
		free(first);
		arena->blocks = NULL;
	}
}

static struct block *block_new(size_t room)
{
	if (room > SIZE_MAX / 2)
		die("out of memory");
	struct block *block = must_calloc(sizeof(struct block) + room);
	block->room = room;
	return block;
}

/* A piece that fills a block alone goes behind the first, whose room is still good. */
static void *alloc_apart(struct arena *arena, size_t size)
{
	struct block *block = block_new(size);
	block->used = size;
	if (arena->blocks) {
		block->next = arena->blocks->next;
		arena->blocks->next = block;
	} else {
		arena->blocks = block;
	}
	return block->bytes;
}

void *arena_alloc(struct arena *arena, size_t size)
{
	if (apart)
		return alloc_apart(arena, size);
	if (size >= BLOCK_BYTES / 4)
		return alloc_apart(arena, size);
	const size_t step = _Alignof(max_align_t);
	size = size ? (size + step - 1) / step * step : step;
	struct block *block = arena->blocks;
	if (!block || block->room - block->used < size) {
		block = block_new(block ? MIN_ROOM(2 * block->room) : BLOCK_BYTES);
		block->next = arena->blocks;
		arena->blocks = block;
	}
	void *piece = (char *)block->bytes + block->used;
	block->used += size;
	return piece;
}

void *arena_copy(struct arena *arena, const void *from, size_t size)
{
	void *copy = arena_alloc(arena, size);
	if (size)
		memcpy(copy, from, size);
	return copy;
}

char *arena_text(struct arena *arena, const char *text)
{
	return text ? arena_copy(arena, text, strlen(text) + 1) : NULL;
}

char *arena_text_n(struct arena *arena, const char *text, size_t length)
{
	char *copy = arena_alloc(arena, length + 1);
	if (length)
		memcpy(copy, text, length);
	return copy;
}

char *arena_format(struct arena *arena, const char *format, ...)
{
	va_list arguments;
	va_start(arguments, format);
	int length = vsnprintf(NULL, 0, format, arguments);
	va_end(arguments);
	if (length < 0)
		die("out of memory");
	char *text = arena_alloc(arena, (size_t)length + 1);
	va_start(arguments, format);
	(void)vsnprintf(text, (size_t)length + 1, format, arguments);
	va_end(arguments);
	return text;
}

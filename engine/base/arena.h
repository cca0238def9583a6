/* SPDX-License-Identifier: MIT */
/*
 * Memory that lives until its owner is done: one arena for the treaties, one
 * for each country. Nothing in it is freed alone. Allocation cannot fail: out
 * of memory ends the program (exit 4). All memory comes zeroed and aligned for
 * any type. In a debug build each piece is its own block, so that
 * AddressSanitizer sees its ends.
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stddef.h>

struct arena;

struct arena *arena_new(void);
void arena_free(struct arena *arena);  /* NULL is allowed */
void arena_clear(struct arena *arena); /* frees all that is in it; the arena can be used again */

void *arena_alloc(struct arena *arena, size_t size);
void *arena_copy(struct arena *arena, const void *from, size_t size);
char *arena_text(struct arena *arena, const char *text); /* NULL gives NULL */
char *arena_text_n(struct arena *arena, const char *text, size_t length);
char *arena_format(struct arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Seals what was gathered while reading: the elements of a GArray or GPtrArray, as a plain array. */
#define arena_seal(arena, garray) \
	arena_copy((arena), (garray)->data, g_array_get_element_size(garray) * (size_t)(garray)->len)
#define arena_seal_pointers(arena, gptrarray) \
	arena_copy((arena), (gptrarray)->pdata, sizeof(gpointer) * (size_t)(gptrarray)->len)

#endif

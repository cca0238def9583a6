/* SPDX-License-Identifier: MIT */
/* Bytes as a treaty beside the real vocabulary: read and bound; and the same bytes as a vocabulary. */
#include <stdint.h>
#include <stdlib.h>

#include "base/arena.h"
#include "model/corpus.h"
#include "read/xml.h"

#include "holds.h"

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static struct corpus *corpus; /* kept: what only its inside points at would be told as leaked */
static unsigned long read_whole, treaties, vocabularies;

static void count(void)
{
	fprintf(stderr, "fuzz_treaty: %lu read, %lu bound as a treaty, %lu as a vocabulary\n", read_whole, treaties,
		vocabularies);
}

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
	(void)argc, (void)argv;
	corpus = corpus_open(".", diags_new());
	g_assert(corpus);
	atexit(count);
	return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char *const id = "fuzz";
	const struct vocabulary *vocabulary = corpus->instruments->vocabulary;
	struct arena *arena = arena_new();
	struct diags *diags = diags_new();
	const struct source *source = source_from_bytes(arena, "instruments/fuzz.xml", (const char *)data, size, diags);
	const struct node *root = source ? xml_read(arena, source, diags) : NULL;

	if (root) {
		hold_node(root);
		read_whole++;
		treaties += instruments_bind(arena, vocabulary, &id, &root, 1, diags) != NULL;
		vocabularies += vocabulary_bind(arena, root, diags) != NULL;
	}
	hold_diags(diags);
	diags_free(diags);
	arena_free(arena);
	return 0;
}

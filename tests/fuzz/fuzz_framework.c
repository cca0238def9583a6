/* SPDX-License-Identifier: MIT */
/*
 * Bytes as the only file of a country: read, and bound to the real vocabulary and treaties. What has to hold: every
 * value stands where it says, and what is said of the file can be printed in every form.
 */
#include <stdint.h>
#include <stdlib.h>

#include "base/arena.h"
#include "model/corpus.h"
#include "read/yaml.h"

#include "holds.h"

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static struct corpus *corpus;
static unsigned long read_whole, bound;

static void count(void)
{
	fprintf(stderr, "fuzz_framework: %lu read, %lu bound\n", read_whole, bound);
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
	struct arena *arena = arena_new();
	struct diags *diags = diags_new();
	const struct source *source =
		source_from_bytes(arena, "frameworks/XAA/fuzz.yaml", (const char *)data, size, diags);
	const struct node *root = source ? yaml_read(arena, source, diags) : NULL;

	if (root) {
		hold_node(root);
		read_whole++;
		bound += country_bind(arena, corpus->instruments, "XAA", &root, 1, corpus->as_of, diags) != NULL;
	}
	hold_diags(diags);
	diags_free(diags);
	arena_free(arena);
	return 0;
}

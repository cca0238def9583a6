/* SPDX-License-Identifier: MIT */
/* Claims of absence as sentences: `check` prints them, reports cite them. */
#include <glib.h>
#include <string.h>

#include "assess/finding.h"
#include "assess/phrase.h"
#include "base/arena.h"

static const char *target_words(struct arena *arena, const struct claim_target *target)
{
	if (target->kind)
		return arena_format(arena, "any %s on %s", target->kind->label, target->topic->label);
	if (target->term)
		return arena_format(arena, "%s (%s)", target->term->label, target->topic->label);
	return arena_format(arena, "any rule on %s", target->topic->label);
}

/* "the Extradition Act, 1972 (Pakistan Code, consolidated)"; a text that is called as its act, once. */
static const char *text_words(struct arena *arena, const struct text *text)
{
	if (!text->law || strstr(text->title, text->law->title))
		return text->title;
	return arena_format(arena, "%s (%s)", phrase_law(arena, text->law), text->title);
}

const char *claim_sentence(struct arena *arena, const struct claim *claim)
{
	GPtrArray *targets = g_ptr_array_new(), *texts = g_ptr_array_new();
	char from[DATE_WORDS_ROOM], until[DATE_WORDS_ROOM];
	const char *sentence;

	for (size_t i = 0; i < claim->n_targets; i++)
		g_ptr_array_add(targets, (gpointer)(uintptr_t)target_words(arena, &claim->targets[i]));
	for (size_t i = 0; i < claim->n_texts; i++)
		g_ptr_array_add(texts, (gpointer)(uintptr_t)text_words(arena, claim->texts[i]));
	sentence = arena_format(
		arena,
		"We looked for %s in %s, as the law stood from %s to %s; beyond what is recorded, none was found.",
		phrase_list(arena, (const char *const *)targets->pdata, targets->len),
		phrase_list(arena, (const char *const *)texts->pdata, texts->len), date_words(claim->from, from),
		date_words(claim->until, until));
	g_ptr_array_free(targets, TRUE);
	g_ptr_array_free(texts, TRUE);
	return sentence;
}

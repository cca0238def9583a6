/* SPDX-License-Identifier: MIT */
#include "cli/select.h"

#include <string.h>

static int not_there(const char *what, const char *word, GPtrArray *known)
{
	char *near = did_you_mean(word, (const char *const *)known->pdata, known->len);

	usage_error("there is no %s '%s'%s", what, word, near);
	g_free(near);
	return EXIT_USAGE;
}

/* In capitals as reports print it, or not. */
const struct instrument *select_instrument(const struct corpus *corpus, const char *word)
{
	const struct instrument *found = NULL;
	GPtrArray *known = g_ptr_array_new();

	for (size_t i = 0; i < corpus->instruments->count && !found; i++) {
		const struct instrument *one = corpus->instruments->all[i];
		if (!g_ascii_strcasecmp(one->id, word) || !g_ascii_strcasecmp(one->alias, word))
			found = one;
		g_ptr_array_add(known, (gpointer)(uintptr_t)one->id);
		g_ptr_array_add(known, (gpointer)(uintptr_t)one->alias);
	}
	if (!found)
		not_there("treaty", word, known);
	g_ptr_array_free(known, TRUE);
	return found;
}

static bool select_instruments(const struct corpus *corpus, char **words, struct selection *selection)
{
	const char **ids = g_new0(const char *, words ? g_strv_length(words) + 1 : 1);

	selection->instruments = ids;
	for (; words && *words; words++) {
		const struct instrument *found = select_instrument(corpus, *words);
		if (!found)
			return false;
		ids[selection->n_instruments++] = found->id;
	}
	return true;
}

static bool select_topic(const struct vocabulary *vocabulary, const char *word, struct selection *selection)
{
	GPtrArray *known;

	selection->topic = word ? vocabulary_topic(vocabulary, word) : NULL;
	if (!word || selection->topic)
		return true;
	known = g_ptr_array_new();
	for (size_t i = 0; i < vocabulary->n_topics; i++)
		g_ptr_array_add(known, (gpointer)(uintptr_t)vocabulary->topics[i].id);
	not_there("topic", word, known);
	g_ptr_array_free(known, TRUE);
	return false;
}

static bool select_theme(const struct vocabulary *vocabulary, const char *word, struct selection *selection)
{
	GPtrArray *known;

	selection->theme = word ? vocabulary_theme(vocabulary, word) : NULL;
	if (!word || selection->theme)
		return true;
	known = g_ptr_array_new();
	for (size_t i = 0; i < vocabulary->n_themes; i++)
		g_ptr_array_add(known, (gpointer)(uintptr_t)vocabulary->themes[i].id);
	not_there("theme", word, known);
	g_ptr_array_free(known, TRUE);
	return false;
}

bool select_clauses(const struct corpus *corpus, const struct settings *settings, struct selection *selection)
{
	return select_instruments(corpus, settings->instruments, selection) &&
	       select_topic(corpus->instruments->vocabulary, settings->topic, selection) &&
	       select_theme(corpus->instruments->vocabulary, settings->theme, selection);
}

void selection_clear(struct selection *selection)
{
	g_free((gpointer)(uintptr_t)selection->instruments);
}

/* One treaty and one citation; *rest is what stands after them. */
static const struct clause *read_clause(const struct corpus *corpus, char **words, const char *whole)
{
	const struct instrument *instrument = words[0] ? select_instrument(corpus, words[0]) : NULL;
	const struct unit *unit;

	if (!instrument)
		return NULL;
	unit = words[1] ? instrument_cited(instrument, words[1]) : NULL;
	if (!unit)
		usage_error("'%s' names no clause of %s; write for example 'som 6(1)(a)'; 'stocktake list clauses' "
			    "lists them",
			    whole, instrument->title);
	else if (!unit->clause)
		usage_error("%s of %s is not assessed by itself (%s)", unit->citation, instrument->title,
			    unit->aside ? unit->aside : "not yet");
	return unit ? unit->clause : NULL;
}

/* "untoc 16(1) through som 1(3)" as reports print it: the clause that carries goes first. */
static void carrier_first(GPtrArray *words)
{
	if (words->len != 5 || g_ascii_strcasecmp(words->pdata[2], "through") != 0)
		return;
	for (guint i = 0; i < 3; i++)
		g_ptr_array_add(words, g_ptr_array_steal_index(words, 0));
	g_ptr_array_set_size(words, 4);
}

static bool carries(const struct clause *host, const struct clause *clause)
{
	for (size_t i = 0; i < host->n_carries; i++)
		for (size_t j = 0; j < host->carries[i].n_clauses; j++)
			if (host->carries[i].clauses[j] == clause)
				return true;
	return false;
}

bool select_clause(const struct corpus *corpus, const char *words, const struct clause **clause,
		   const struct clause **host)
{
	char *plain = g_strdelimit(g_strdup(words), "/", ' ');
	char **parts = g_strsplit_set(plain, " \t", -1);
	GPtrArray *kept = g_ptr_array_new();

	for (char **part = parts; *part; part++)
		if (**part && g_ascii_strcasecmp(*part, "art.") != 0 && g_ascii_strcasecmp(*part, "art") != 0)
			g_ptr_array_add(kept, *part);
	carrier_first(kept);
	g_ptr_array_add(kept, NULL);
	*host = NULL;
	if (kept->len == 1)
		usage_error("name a treaty and a clause, as in 'som 6(1)(a)'");
	*clause = kept->len > 1 ? read_clause(corpus, (char **)kept->pdata, words) : NULL;
	if (*clause && kept->len > 3) {
		*host = *clause;
		*clause = read_clause(corpus, (char **)kept->pdata + 2, words);
		if (*clause && !carries(*host, *clause)) {
			usage_error("%s does not carry %s over", (*host)->unit->citation, (*clause)->unit->citation);
			*clause = NULL;
		}
	}
	g_ptr_array_free(kept, TRUE);
	g_strfreev(parts);
	g_free(plain);
	return *clause != NULL;
}

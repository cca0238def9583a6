/* SPDX-License-Identifier: MIT */
/* Bytes as a date, a duration, and the citation of a clause: what is understood is written, and understood again the same. */
#include <stdint.h>
#include <stdlib.h>

#include "base/date.h"
#include "model/corpus.h"
#include "model/value.h"

#include "holds.h"

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static struct corpus *corpus;
static unsigned long dates, durations, citations;

static void count(void)
{
	fprintf(stderr, "fuzz_words: %lu dates, %lu durations, %lu citations\n", dates, durations, citations);
}

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
	(void)argc, (void)argv;
	corpus = corpus_open(".", diags_new());
	g_assert(corpus);
	atexit(count);
	return 0;
}

static void hold_date(const char *text)
{
	struct date date = {0, 0, 0}, again = {0, 0, 0};
	char written[DATE_ROOM], words[DATE_WORDS_ROOM];

	if (!date_parse(text, &date))
		return;
	dates++;
	g_assert(strcmp(date_format(date, written), text) == 0);
	g_assert(*date_words(date, words));
	day first = date_first(date), last = date_last(date);
	g_assert(DAY_FIRST <= first && first <= last && last <= DAY_LAST);
	g_assert(date_first(date_of_day(first)) == first && date_last(date_of_day(last)) == last);
	g_assert(date_parse(date_format(date_of_day(first), written), &again) && date_first(again) == first);
	g_assert(!date_is_day(date) || first == last);
}

static void hold_duration(const char *text)
{
	unsigned months = 0, again = 0;

	if (!duration_parse(text, &months) || strcmp(text, "life") == 0 || strcmp(text, "death") == 0)
		return;
	durations++;
	char *written = g_strdup_printf("P%uY%uM", months / 12, months % 12);
	HOLDS(months / 12 > 9999 || (duration_parse(written, &again) && again == months), text);
	g_free(written);
}

static void hold_citation(const struct instrument *instrument, const char *text)
{
	const struct unit *unit = instrument_cited(instrument, text);

	if (!unit)
		return;
	citations++;
	HOLDS(instrument_cited(instrument, unit->citation) == unit, text);
	HOLDS(instrument_cited(instrument, unit->eid) == unit, text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *text = g_strndup((const char *)data, size);

	hold_date(text);
	hold_duration(text);
	for (size_t i = 0; i < corpus->instruments->count; i++)
		hold_citation(corpus->instruments->all[i], text);
	(void)instruments_find(corpus->instruments, text);
	g_free(text);
	return 0;
}

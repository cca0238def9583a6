/* SPDX-License-Identifier: MIT */
/* Terms and durations, as laws and treaties write them. */
#include "model/value.h"

#include <string.h>

#include "model/framework.h"

const struct term *term_bind(const struct reader *reader, const struct list *list, const char *where,
			     const struct node *word)
{
	const struct term *term = list_term(list, word->text);

	if (term)
		return term;
	if (shape_says(word, "any") || shape_says(word, "none"))
		diag_add(reader->diags, DIAG_UNKNOWN_TERM, word->place, "'%s' stands alone, it is no term of '%s'",
			 word->text, where);
	else
		diag_add(reader->diags, DIAG_UNKNOWN_TERM, word->place, "'%s' is no term of '%s'%s", word->text, where,
			 shape_near(reader, word->text, list->terms, list->n_terms, sizeof *list->terms));
	return NULL;
}

bool terms_bind(const struct reader *reader, const struct list *list, const char *where, struct nodes words,
		struct mask *mask)
{
	bool ok = true;

	for (size_t i = 0; i < words.n; i++) {
		const struct term *term = term_bind(reader, list, where, words.at[i]);
		if (term)
			*mask = mask_or(*mask, term->leaves);
		ok &= term != NULL;
	}
	return ok;
}

/* Reads digits and the letter after them; what is not there is no error and counts nothing. */
static bool part(const char **at, char letter, unsigned unit, unsigned *months)
{
	size_t digits = strspn(*at, "0123456789");
	unsigned n = 0;

	if ((*at)[digits] != letter)
		return true;
	if (digits == 0 || digits > 4)
		return false;
	for (size_t i = 0; i < digits; i++)
		n = n * 10 + (unsigned)((*at)[i] - '0');
	*months += n * unit;
	*at += digits + 1;
	return true;
}

bool duration_parse(const char *text, unsigned *months)
{
	const char *at = text + 1;

	*months = strcmp(text, "death") == 0 ? DURATION_DEATH : DURATION_LIFE;
	if (strcmp(text, "death") == 0 || strcmp(text, "life") == 0)
		return true;
	*months = 0;
	return *text == 'P' && *at && part(&at, 'Y', 12, months) && part(&at, 'M', 1, months) && !*at;
}

bool duration_bind(const struct reader *reader, const struct node *word, unsigned *months)
{
	if (!shape_is(reader, word, NODE_TEXT))
		return false;
	return duration_parse(word->text, months) ||
	       diag_add(reader->diags, DIAG_BAD_DURATION, word->place, "'%s'; write P4Y, P18M, P1Y6M, life or death",
			word->text);
}

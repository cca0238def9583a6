/* SPDX-License-Identifier: MIT */
/*
 * What is wrong with the user's files, said so that they can mend it. Readers
 * and checks add; the command line prints all at the end, sorted by place.
 *
 *     file:line:col: error: text: detail [code]
 *       source line
 *       ^
 *     file:line:col: note: first defined here
 *       source line
 *       ^
 *       help: what to do about it (once for each code)
 *
 * Messages are lower case without a full stop, what is wrong first, the
 * subject in single quotes, and then what to do.
 */
#ifndef BASE_DIAG_H
#define BASE_DIAG_H

#include <stdbool.h>
#include <stdio.h>

#include "base/source.h"

enum diag_level { DIAG_WARNING, DIAG_ERROR };

/* One row a diagnostic: code, level, text, and what to do about it for the manual. See diag-codes.h. */
enum diag_code {
#define DIAG(id, code, level, text, help) DIAG_##id,
#include "base/diag-codes.h"
#undef DIAG
	DIAG_COUNT
};

struct diag {
	enum diag_code code;
	struct place place;
	const char *detail;      /* may be NULL */
	struct place second;     /* second.source NULL: none */
	const char *second_text; /* "first defined here" */
};

struct diags;

struct diags *diags_new(void);
void diags_free(struct diags *diags);

/* Adds one; detail is formatted (NULL: none). The path and the line shown are copied, so the source may be freed.
 * Beyond LIMIT_DIAGS_KEPT they are only counted. Always returns false, so that `return diag_add(…)` reads well. */
bool diag_add(struct diags *diags, enum diag_code code, struct place place, const char *format, ...)
	__attribute__((format(printf, 4, 5)));

/* The same with a second place and what is there. */
bool diag_add_second(struct diags *diags, enum diag_code code, struct place place, struct place second,
		     const char *second_text, const char *format, ...) __attribute__((format(printf, 6, 7)));

size_t diags_errors(const struct diags *diags);
size_t diags_warnings(const struct diags *diags);

enum diag_form { DIAG_FORM_TEXT, DIAG_FORM_JSON, DIAG_FORM_GITHUB };

/*
 * Sorted by path, line, column, code, order of adding. Text shows LIMIT_DIAGS_SHOWN and then "and N more". JSON is one
 * array of objects with file, line, column, level, code, text, detail, help, second {file, line, column, text}, null
 * where there is none, of all that were kept, and {"more": N} at its end where some were not. GitHub gets errors
 * before warnings, LIMIT_DIAGS_GITHUB of them, and a notice with the count of the others.
 */
void diags_print(struct diags *diags, FILE *out, enum diag_form form);

/* The nearest of `words` (n of them) to `word`, for "did you mean"; the first of several; NULL where none is near,
 * that is, within a third of its length of insertions, deletions, changes and swaps of neighbours. */
const char *nearest_word(const char *word, const char *const *words, size_t n);

/* The row of a code, for the manual and its test. */
struct diag_row {
	const char *code;
	enum diag_level level;
	const char *text;
	const char *help;
};
const struct diag_row *diag_row(enum diag_code code);

/* Ends the program with exit status 4: the environment, not the user's files, is at fault. base and cli only. */
_Noreturn void die(const char *format, ...) __attribute__((format(printf, 1, 2)));

#endif

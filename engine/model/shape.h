/* SPDX-License-Identifier: MIT */
/*
 * Shape tables: what may stand in a mapping of a YAML file or in an element of
 * an XML file, as rows. The one mechanism that checks the form of all input;
 * it knows nothing of law. A row a key: its type, where it goes, and whether
 * it has to be there. Everything that does not fit is a diagnostic at its
 * place: a key that is unknown (with the nearest known one), missing, or of
 * another type.
 *
 * In XML a key is an attribute, or a child element for the rows of type CHILD
 * and CHILDREN.
 */
#ifndef MODEL_SHAPE_H
#define MODEL_SHAPE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/diag.h"
#include "read/node.h"

/* What every step of binding has at hand. */
struct reader {
	struct arena *arena;
	struct diags *diags;
	day law_day; /* no PAST date may lie after it; 0: no such limit */
};

enum shape_type {               /* the member, and what is wanted */
		  SHAPE_TEXT,   /* const char *: words, not empty */
		  SHAPE_LINE,   /* const char *: words, or a list of words, which are joined with commas */
		  SHAPE_ID,     /* const char *: lower-case letters, digits, hyphens */
		  SHAPE_SCALAR, /* const struct node *: words, kept with their place */
		  SHAPE_DATE,   /* struct date: a date, or the row's word (the member is left alone) */
		  SHAPE_PAST,   /* struct date: the same, not after the day of the law */
		  SHAPE_YES_NO, /* bool */
		  SHAPE_COUNT,  /* unsigned */
		  SHAPE_WORD,   /* int: the index of one of the row's words */
		  SHAPE_WORDS, /* struct nodes: the words of an attribute, with blanks between; each has its own place */
		  SHAPE_NAMES, /* struct nodes: a list of words */
		  SHAPE_LIST,  /* struct nodes: a list of anything */
		  SHAPE_MAP,   /* const struct node *: a mapping */
		  SHAPE_NAMED, /* const struct node *: a mapping whose keys are names that the user gives */
		  SHAPE_DAYS, /* const struct node *: one of the row's words, or a list of dates; bound by the caller */
		  SHAPE_PLACE,   /* const struct node *: an address, or a mapping; bound by the caller */
		  SHAPE_ANY,     /* const struct node *: bound by the caller */
		  SHAPE_CHILD,   /* const struct node *: a child element that may stand once */
		  SHAPE_CHILDREN /* no member: child elements, walked by the caller */
};

struct nodes {
	const struct node *const *at;
	size_t n;
};

struct shape;
struct shape_row {
	const char *key;
	enum shape_type type;
	bool needed;
	size_t offset;             /* of the member */
	const char *const *words;  /* WORD, DATE, PAST, DAYS: ends with NULL */
	const struct shape *inner; /* for the schema: what a MAP or PLACE is, or each entry of a LIST or of NAMED */
};

/* Rows: MAY a key that can be left out, MUST one that cannot; with words (SAY), with what stands in it (HOLD). */
#define MAY(key, type, of, member) \
	{ \
		key, SHAPE_##type, false, offsetof(of, member), NULL, NULL \
	}
#define MUST(key, type, of, member) \
	{ \
		key, SHAPE_##type, true, offsetof(of, member), NULL, NULL \
	}
#define MAY_SAY(key, type, of, member, words) \
	{ \
		key, SHAPE_##type, false, offsetof(of, member), words, NULL \
	}
#define MAY_HOLD(key, type, of, member, inner) \
	{ \
		key, SHAPE_##type, false, offsetof(of, member), NULL, inner \
	}
#define MUST_SAY(key, type, of, member, words) \
	{ \
		key, SHAPE_##type, true, offsetof(of, member), words, NULL \
	}
#define MUST_HOLD(key, type, of, member, inner) \
	{ \
		key, SHAPE_##type, true, offsetof(of, member), NULL, inner \
	}
#define CHILDREN(key) \
	{ \
		key, SHAPE_CHILDREN, false, 0, NULL, NULL \
	}

struct shape {
	const char *what; /* with its article: "a provision" */
	const struct shape_row *rows;
	size_t n_rows;
};
#define SHAPE(what, rows) \
	{ \
		what, rows, sizeof(rows) / sizeof *(rows) \
	}

/* Binds `node` into `out`. Members of keys that are not there or wrong keep what was in them. False after a diagnostic. */
bool shape_bind(const struct reader *reader, const struct shape *shape, const struct node *node, void *out);

/* Binds one value as its row does; the offset is not looked at. */
bool shape_value(const struct reader *reader, const struct shape_row *row, const struct node *node, void *member);

/* Is the node a mapping, a list, words? Else a diagnostic that says what is wanted and what this is. */
bool shape_is(const struct reader *reader, const struct node *node, enum node_kind kind);

/* The same as rows of type SHAPE_WORDS and SHAPE_NAMES do. A word that stands twice is a diagnostic. */
bool shape_words(const struct reader *reader, const struct node *node, struct nodes *out);
bool shape_names(const struct reader *reader, const struct node *node, struct nodes *out);

/* A date that is one, and not after the day of the law where `past`. */
bool shape_date(const struct reader *reader, const struct node *node, bool past, struct date *out);

/* Does the node say exactly this word? */
bool shape_says(const struct node *node, const char *word);

/* Lower-case letters, digits and hyphens, beginning with a letter or digit. */
bool shape_is_id(const char *text);

/*
 * "; did you mean 'x'?", or where no known word is near and there are few, "; known are 'x', 'y'"; else "".
 * shape_known has the second half alone; shape_near takes an array of any structs whose first member is their id, or of pointers to such.
 */
const char *shape_known(const struct reader *reader, const char *const *known, size_t n);
const char *shape_suggest(const struct reader *reader, const char *word, const char *const *known, size_t n);
const char *shape_near(const struct reader *reader, const char *word, const void *structs, size_t n, size_t size);

#endif

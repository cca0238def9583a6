/* SPDX-License-Identifier: MIT */
/*
 * The files that were read, and places in them. Every node, clause, provision
 * and finding can name the place where it was written.
 */
#ifndef BASE_SOURCE_H
#define BASE_SOURCE_H

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct diags;

struct source {
	const char *path;          /* as shown to the user: relative to the data folder, '/' between parts */
	const char *bytes;         /* whole file, NUL after the last byte; valid UTF-8 without a BOM */
	size_t length;             /* in bytes, without that NUL */
	const size_t *line_starts; /* the offset of each line's first byte; the first is 0 */
	size_t n_lines;            /* at least 1 */
};

/* Line and column start at 1; a column is a character (code point), not a byte. */
struct place {
	const struct source *source; /* NULL: no file, as for a missing folder */
	unsigned line;               /* 0: the file as a whole */
	unsigned column;             /* 0: the line as a whole */
};

/*
 * Reads `root`/`path` into the arena. What is too large, not a regular file,
 * not valid UTF-8, or holds a character of text_forbidden is a diagnostic at
 * its place, and NULL comes back. A file that cannot be opened or read is one
 * too. A symbolic link is followed, as a data folder may be made of them.
 */
const struct source *source_read(struct arena *arena, const char *root, const char *path, struct diags *diags);

/* The same checks on bytes that are already in memory; `bytes` is copied. */
const struct source *source_from_bytes(struct arena *arena, const char *path, const char *bytes, size_t length,
				       struct diags *diags);

/* The place of the byte at `offset`: binary search for the line, then its characters are counted. */
struct place source_place_at(const struct source *source, size_t offset);

/* The text of one line (1-based) without its line end (LF or CRLF); *length in bytes. NULL past the end. */
const char *source_line(const struct source *source, unsigned line, size_t *length);

/*
 * The offset of the first character that may stand in no file, and `length`
 * where there is none: C0 and C1 controls save tab, LF and CRLF, the line
 * separators U+2028 and U+2029 (libyaml counts them as lines, editors do not),
 * U+FEFF, U+FFFE, U+FFFF, and the bidi controls U+202A-202E and U+2066-2069. A
 * reader asks again after decoding escapes, in which a bare CR is refused too.
 * The bytes are valid UTF-8.
 */
size_t text_forbidden(const char *bytes, size_t length);

/* Says which character that is, as diagnostic CONTROL_CHARACTER or BIDI_CONTROL at `place`. Returns false. */
bool text_refuse(const char *character, struct place place, struct diags *diags);

#endif

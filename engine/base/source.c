/* SPDX-License-Identifier: MIT */
/*
 * Reads files and answers where a byte stands. Everything that is true of any text file is checked here, before a
 * library sees it; the readers check what is true of YAML or XML.
 */
#include "base/source.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/limits.h"

static struct place whole_file(const struct source *source)
{
	return (struct place){source, 0, 0};
}

static bool bidi_control(gunichar c)
{
	return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

static bool forbidden(gunichar c)
{
	return (c < 0x20 && c != '\t' && c != '\n') || (c >= 0x7F && c <= 0x9F) || c == 0x2028 || c == 0x2029 ||
	       c == 0xFEFF || c == 0xFFFE || c == 0xFFFF || bidi_control(c);
}

/* Only these first bytes can begin a forbidden character; everything else is passed over bytewise. */
static bool may_begin_forbidden(unsigned char byte)
{
	return byte < 0x20 || byte == 0x7F || byte == 0xC2 || byte == 0xE2 || byte == 0xEF;
}

size_t text_forbidden(const char *bytes, size_t length)
{
	for (size_t i = 0; i < length; i++) {
		if (!may_begin_forbidden((unsigned char)bytes[i]) || !forbidden(g_utf8_get_char(bytes + i)))
			continue;
		bool line_end = bytes[i] == '\r' && i + 1 < length && bytes[i + 1] == '\n';
		if (!line_end)
			return i;
	}
	return length;
}

bool text_refuse(const char *character, struct place place, struct diags *diags)
{
	gunichar c = g_utf8_get_char(character);
	if (bidi_control(c))
		return diag_add(diags, DIAG_BIDI_CONTROL, place, "U+%04X", c);
	if (c == '\r')
		return diag_add(diags, DIAG_CONTROL_CHARACTER, place, "U+000D, a carriage return that ends no line");
	return diag_add(diags, DIAG_CONTROL_CHARACTER, place, "U+%04X", c);
}

static void find_lines(struct arena *arena, struct source *source)
{
	const char *end = source->bytes + source->length;
	size_t n = 1;
	for (const char *at = source->bytes; (at = memchr(at, '\n', (size_t)(end - at))); at++)
		n++;
	size_t *starts = arena_alloc(arena, n * sizeof *starts);
	source->line_starts = starts;
	source->n_lines = n;
	for (const char *at = source->bytes; (at = memchr(at, '\n', (size_t)(end - at))); at++)
		*++starts = (size_t)(at + 1 - source->bytes);
}

/* GLib's check stops at a NUL as well; text_forbidden will name that. */
static size_t first_invalid(const char *bytes, size_t length)
{
	const char *at = bytes, *end = bytes + length;
	while (!g_utf8_validate_len(at, (size_t)(end - at), &at)) {
		if (*at)
			return (size_t)(at - bytes);
		at++;
	}
	return length;
}

/* What is true of any text: UTF-8, no BOM kept, nothing forbidden. */
static const struct source *source_checked(struct arena *arena, struct source *source, struct diags *diags)
{
	if (source->length >= 3 && memcmp(source->bytes, "\xEF\xBB\xBF", 3) == 0) {
		source->bytes += 3;
		source->length -= 3;
	}
	find_lines(arena, source);
	size_t at = first_invalid(source->bytes, source->length);
	if (at < source->length) {
		unsigned byte = (unsigned char)source->bytes[at];
		diag_add(diags, DIAG_FILE_NOT_UTF8, source_place_at(source, at), "byte 0x%02X", byte);
		return NULL;
	}
	at = text_forbidden(source->bytes, source->length);
	if (at < source->length) {
		text_refuse(source->bytes + at, source_place_at(source, at), diags);
		return NULL;
	}
	return source;
}

static bool too_large(const struct source *source, struct diags *diags)
{
	diag_add(diags, DIAG_FILE_TOO_LARGE, whole_file(source), "more than %d MB", LIMIT_FILE_BYTES / (1024 * 1024));
	return true;
}

/* Reads at most `room` bytes; fewer where the file is shorter. -1 and errno on an error. */
static ssize_t read_all(int fd, char *bytes, size_t room)
{
	size_t have = 0;
	while (have < room) {
		ssize_t n = read(fd, bytes + have, room - have);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return -1;
		if (n == 0)
			break;
		have += (size_t)n;
	}
	return (ssize_t)have;
}

/* Fills in bytes and length from an open file. */
static bool source_fill(struct arena *arena, struct source *source, int fd, struct diags *diags)
{
	struct stat status;
	if (fstat(fd, &status) != 0)
		return diag_add(diags, DIAG_FILE_UNREADABLE, whole_file(source), "%s", g_strerror(errno));
	if (!S_ISREG(status.st_mode))
		return diag_add(diags, DIAG_FILE_NOT_REGULAR, whole_file(source), NULL);
	if (status.st_size > LIMIT_FILE_BYTES)
		return !too_large(source, diags);
	char *bytes = arena_alloc(arena, (size_t)status.st_size + 1);
	ssize_t length = read_all(fd, bytes, (size_t)status.st_size);
	if (length < 0)
		return diag_add(diags, DIAG_FILE_UNREADABLE, whole_file(source), "%s", g_strerror(errno));
	source->bytes = bytes;
	source->length = (size_t)length;
	return true;
}

const struct source *source_read(struct arena *arena, const char *root, const char *path, struct diags *diags)
{
	struct source *source = arena_alloc(arena, sizeof *source);
	source->path = arena_text(arena, path);
	char *full = g_build_filename(root, path, NULL);
	int fd = open(full, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK); /* a pipe must not make it wait */
	int error = errno;
	g_free(full);
	if (fd < 0) {
		diag_add(diags, DIAG_FILE_UNREADABLE, whole_file(source), "%s", g_strerror(error));
		return NULL;
	}
	bool filled = source_fill(arena, source, fd, diags);
	(void)close(fd);
	return filled ? source_checked(arena, source, diags) : NULL;
}

const struct source *source_from_bytes(struct arena *arena, const char *path, const char *bytes, size_t length,
				       struct diags *diags)
{
	struct source *source = arena_alloc(arena, sizeof *source);
	source->path = arena_text(arena, path);
	if (length > LIMIT_FILE_BYTES && too_large(source, diags))
		return NULL;
	source->bytes = arena_text_n(arena, bytes, length);
	source->length = length;
	return source_checked(arena, source, diags);
}

/* Characters in `length` bytes: the bytes that begin one. Right for broken UTF-8 too, as far as anything is. */
static size_t characters(const char *bytes, size_t length)
{
	size_t n = 0;
	for (size_t i = 0; i < length; i++)
		n += ((unsigned char)bytes[i] & 0xC0) != 0x80;
	return n;
}

struct place source_place_at(const struct source *source, size_t offset)
{
	size_t low = 0, high = source->n_lines; /* line_starts[low] <= offset < line_starts[high] */
	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;
		if (source->line_starts[middle] <= offset)
			low = middle;
		else
			high = middle;
	}
	size_t start = source->line_starts[low];
	size_t column = characters(source->bytes + start, MIN(offset, source->length) - start) + 1;
	return (struct place){source, (unsigned)low + 1, (unsigned)column};
}

const char *source_line(const struct source *source, unsigned line, size_t *length)
{
	if (line < 1 || line > source->n_lines)
		return NULL;
	size_t start = source->line_starts[line - 1];
	size_t end = line < source->n_lines ? source->line_starts[line] - 1 : source->length;
	if (end > start && line < source->n_lines && source->bytes[end - 1] == '\r')
		end--;
	*length = end - start;
	return source->bytes + start;
}

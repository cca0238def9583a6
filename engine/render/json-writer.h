/* SPDX-License-Identifier: MIT */
/*
 * A small streaming writer of JSON. It knows of commas, quoting and indents;
 * that calls nest rightly is the caller's part. Objects and arrays that are
 * opened flat stand on one line, with what is in them.
 */
#ifndef RENDER_JSON_WRITER_H
#define RENDER_JSON_WRITER_H

#include <stdbool.h>

#include <glib.h>

struct json {
	GString *out;
	unsigned depth;
	unsigned flat; /* how many flat ones are open */
	bool more;     /* something stands before, in what is open */
	bool keyed;    /* a key was written: the value follows on its line */
};

enum json_form { JSON_SPREAD, JSON_FLAT };

void json_open(struct json *json, char bracket, enum json_form form); /* '{' or '[' */
void json_close(struct json *json, char bracket, enum json_form form);
void json_key(struct json *json, const char *key);
void json_text(struct json *json, const char *text); /* NULL: null */

void json_boolean(struct json *json, bool value);

/* A key and a value in one. */
void json_number(struct json *json, const char *key, unsigned number);
void json_flag(struct json *json, const char *key, bool value);
void json_pair(struct json *json, const char *key, const char *text);

#endif

/* SPDX-License-Identifier: MIT */
#include "render/json-writer.h"

static void line(struct json *json)
{
	g_string_append_c(json->out, '\n');
	for (unsigned i = json->depth; i; i--)
		g_string_append_c(json->out, ' ');
}

/* What comes before a key or a value in an array. */
static void separate(struct json *json)
{
	if (json->keyed) {
		json->keyed = false;
		return;
	}
	if (json->more)
		g_string_append_c(json->out, ',');
	if (json->flat)
		g_string_append_len(json->out, " ", json->more ? 1 : 0);
	else if (json->depth)
		line(json);
}

void json_open(struct json *json, char bracket, enum json_form form)
{
	separate(json);
	g_string_append_c(json->out, bracket);
	json->depth++;
	json->flat += form == JSON_FLAT;
	json->more = false;
}

void json_close(struct json *json, char bracket, enum json_form form)
{
	json->depth--;
	if (json->more && !json->flat)
		line(json);
	json->flat -= form == JSON_FLAT;
	g_string_append_c(json->out, bracket);
	json->more = true;
}

/* Bytes that stand for themselves are copied in runs; UTF-8 was checked when it was read. */
static void quote(GString *out, const char *text)
{
	static const char hex[] = "0123456789abcdef";
	const char *run = text;

	g_string_append_c(out, '"');
	for (const char *c = text; *c; c++) {
		unsigned char byte = (unsigned char)*c;
		if (byte >= ' ' && byte != '"' && byte != '\\')
			continue;
		g_string_append_len(out, run, c - run);
		run = c + 1;
		g_string_append_c(out, '\\');
		if (byte == '\n') {
			g_string_append_c(out, 'n');
		} else if (byte >= ' ') {
			g_string_append_c(out, *c);
		} else {
			g_string_append(out, "u00");
			g_string_append_c(out, hex[byte >> 4]);
			g_string_append_c(out, hex[byte & 15]);
		}
	}
	g_string_append(out, run);
	g_string_append_c(out, '"');
}

void json_key(struct json *json, const char *key)
{
	separate(json);
	quote(json->out, key);
	g_string_append_len(json->out, ": ", 2);
	json->keyed = true;
}

void json_text(struct json *json, const char *text)
{
	separate(json);
	if (text)
		quote(json->out, text);
	else
		g_string_append_len(json->out, "null", 4);
	json->more = true;
}

void json_pair(struct json *json, const char *key, const char *text)
{
	json_key(json, key);
	json_text(json, text);
}

void json_boolean(struct json *json, bool value)
{
	separate(json);
	g_string_append(json->out, value ? "true" : "false");
	json->more = true;
}

void json_number(struct json *json, const char *key, unsigned number)
{
	json_key(json, key);
	separate(json);
	g_string_append_printf(json->out, "%u", number);
	json->more = true;
}

void json_flag(struct json *json, const char *key, bool value)
{
	json_key(json, key);
	json_boolean(json, value);
}

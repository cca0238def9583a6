/* SPDX-License-Identifier: MIT */
#include "render/skeleton.h"

#include <string.h>

#include "base/arena.h"
#include "report/words.h"

static const char licence[] = "# SPDX-License-Identifier: CC-BY-4.0\n";
enum { COLUMNS = 118 };

/* A comment, wrapped; lines after the first are indented by `hang`. */
static void comment(GString *out, const char *text, unsigned hang)
{
	size_t column = 1;

	g_string_append_c(out, '#');
	while (*text) {
		size_t length = strcspn(text, " ");
		if (column + 1 + length > COLUMNS) {
			g_string_append(out, "\n#");
			for (unsigned i = 0; i < hang; i++)
				g_string_append_c(out, ' ');
			column = 1 + hang;
		}
		g_string_append_c(out, ' ');
		g_string_append_len(out, text, (gssize)length);
		column += 1 + length;
		text += length;
		while (*text == ' ')
			text++;
	}
	g_string_append_c(out, '\n');
}

/* A name goes into double quotes, in which two characters need a backslash. */
static void quoted(GString *out, const char *text)
{
	g_string_append_c(out, '"');
	for (; *text; text++) {
		if (*text == '"' || *text == '\\')
			g_string_append_c(out, '\\');
		g_string_append_c(out, *text);
	}
	g_string_append_c(out, '"');
}

static void facts(GString *out, const struct element *element)
{
	if (element->type == ELEMENT_FACT) {
		comment(out, element->question, 0);
		g_string_append_printf(out, "#   \"%s\": {made: yes, on: YYYY-MM-DD, content: …}\n",
				       element->notification);
	}
	for (size_t i = 0; i < element->n_children; i++)
		facts(out, element->children[i]);
}

static void state(GString *out, const struct instruments *instruments, const char *code, const char *name, day law_day)
{
	char room[DATE_ROOM];

	g_string_append_printf(out, "%sstate:\n  code: %s\n  name: ", licence, code);
	quoted(out, name);
	g_string_append_printf(out,
			       "\n  # legal-system: …\n  # coast: yes or no\n  prepared: %s\n  reviewed: none\n"
			       "  consultation: {state: not-shared}\n  limits: |\n"
			       "    Nothing has been read yet.\n\n"
			       "# Where facts were read that stand in no act.\nsources: []\n\n"
			       "# Which treaties bind the State; a key that is left out is not known.\ntreaties:\n",
			       date_format(date_of_day(law_day), room));
	for (size_t i = 0; i < instruments->count; i++)
		g_string_append_printf(out,
				       "  %s: {}   # {signed: YYYY-MM-DD or none, joined: …, in-force: …, source: …}\n",
				       instruments->all[i]->id);
	g_string_append(out, "\n# What was notified under a treaty. What is left out is not known.\n");
	for (size_t i = 0; i < instruments->count; i++)
		for (size_t j = 0; j < instruments->all[i]->n_clauses; j++)
			facts(out, instruments->all[i]->clauses[j]->root);
	g_string_append(out, "notifications: {}\n\nauthorities: []\narrangements: []\n");
}

static void laws(GString *out)
{
	g_string_append(out, licence);
	g_string_append(out, "# Every act once, with the texts in which it was read:\n"
			     "#   - id: penal-code\n"
			     "#     title: Penal Code\n"
			     "#     number: Act 7 of 1990\n"
			     "#     from: 1990-01-01\n"
			     "#     texts:\n"
			     "#       - id: penal-code-2020\n"
			     "#         title: Penal Code, consolidated\n"
			     "#         seen: law-text\n"
			     "#         text-as-of: 2020-06-01       up to which day it is consolidated\n"
			     "#         amended-since: unread        or a list of days of later acts\n"
			     "#         read: https://…              or {repository, commit, path}\n"
			     "#         accessed: YYYY-MM-DD\n"
			     "laws: []\n");
}

/* The questions of the elements that an answer in a law can settle. */
static size_t questions(GString *out, struct arena *arena, const struct clause *clause, const struct element *element)
{
	size_t n = 0;

	if (element->kind) {
		comment(out,
			arena_format(arena, "%s %s, kind %s: %s", clause_short(arena, clause), element->id,
				     element->kind->id, element->question),
			4);
		n++;
	}
	for (size_t i = 0; i < element->n_children; i++)
		n += questions(out, arena, clause, element->children[i]);
	return n;
}

static const char how[] =
	"# Each rule of law that answers a question is a provision:\n"
	"#   - id: bring-in\n"
	"#     law: penal-code\n"
	"#     section: \"12(1)\"\n"
	"#     text: penal-code-2020\n"
	"#     in-force: {from: 1990-01-01}\n"
	"#     kind: offence                  then the facets of the kind: see stocktake list vocabulary\n"
	"#     because: {conduct: which words of the section carry it}\n"
	"#     summary: In own words, two or three lines.\n";

static void subject(struct arena *arena, const struct instruments *instruments, const struct theme *theme,
		    skeleton_file *file, void *to)
{
	GString *out = g_string_new(licence);
	size_t n = 0;

	comment(out, arena_format(arena, "%s: what the treaties ask, and where the answers go.", theme->label), 0);
	g_string_append(out, how);
	for (size_t i = 0; i < instruments->count; i++) {
		g_string_append(out, "#\n");
		for (size_t j = 0; j < instruments->all[i]->n_clauses; j++)
			if (instruments->all[i]->clauses[j]->theme == theme)
				n += questions(out, arena, instruments->all[i]->clauses[j],
					       instruments->all[i]->clauses[j]->root);
	}
	g_string_append(
		out,
		"provisions: []\n\n"
		"# What was looked for and not found, only of what was looked through:\n"
		"#   - {for: [\"mla:bank-secrecy\"], in: [penal-code-2020], period: {from: 1990, until: 2020-06-01}}\n"
		"searched: []\n");
	if (n)
		file(to, arena_format(arena, "%s.yaml", theme->id), out);
	g_string_free(out, TRUE);
}

void write_skeleton(const struct instruments *instruments, const char *code, const char *name, day law_day,
		    skeleton_file *file, void *to)
{
	const struct vocabulary *vocabulary = instruments->vocabulary;
	struct arena *arena = arena_new();
	GString *out = g_string_new(NULL);

	state(out, instruments, code, name, law_day);
	file(to, "state.yaml", out);
	g_string_truncate(out, 0);
	laws(out);
	file(to, "laws.yaml", out);
	g_string_free(out, TRUE);
	for (size_t i = 0; i < vocabulary->n_themes; i++)
		subject(arena, instruments, &vocabulary->themes[i], file, to);
	arena_free(arena);
}

/* SPDX-License-Identifier: MIT */
/* questions, self-assessment: documents on one country that go to its ministry, as Markdown. */
#include "base/arena.h"
#include "cli/data.h"
#include "cli/select.h"
#include "cli/verbs.h"
#include "cli/write.h"
#include "render/markdown.h"
#include "report/questions.h"

typedef const struct doc *document(struct arena *arena, const struct corpus *corpus,
				   const struct country_findings *found);

static int print(const struct data *data, const struct selection *selection, const char *code, day on, document *make)
{
	const struct country *country = data_country(data, code);
	struct arena *arena;
	GString *out;

	if (data_complain(data) != EXIT_DONE)
		return EXIT_DATA;
	arena = arena_new();
	out = g_string_new(NULL);
	render_markdown(out,
			make(arena, data->corpus,
			     assess_country(arena, data->corpus->instruments, country, on, selection)),
			&(const struct render_options){.whole = true});
	write_stream(out);
	g_string_free(out, TRUE);
	arena_free(arena);
	return EXIT_DONE;
}

static int document_of(const struct settings *settings, char **codes, document *make)
{
	struct selection selection = {0};
	struct data data;
	GPtrArray *known = NULL;
	day on;
	int status;

	if (!codes[0] || codes[1])
		return usage_error("name one country, as in LKA");
	data = data_open(settings);
	if (!data.corpus)
		status = data_complain(&data);
	else if (!data_day(&data, settings, &on) || !select_clauses(data.corpus, settings, &selection) ||
		 !(known = data_countries(&data, codes)))
		status = EXIT_USAGE;
	else
		status = print(&data, &selection, codes[0], on, make);
	if (known)
		g_ptr_array_free(known, TRUE);
	selection_clear(&selection);
	data_close(&data);
	return status;
}

int verb_questions(const struct settings *settings, char **operands)
{
	return document_of(settings, operands, questions_report);
}

int verb_self_assessment(const struct settings *settings, char **operands)
{
	return document_of(settings, operands, self_assessment_report);
}

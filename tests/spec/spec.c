/* SPDX-License-Identifier: MIT */
/*
 * Runs the examples of tests/spec/comparison.md as tests, one for each. An
 * example is a few clauses, some law, and what follows from them; the page
 * itself says how its lines are written.
 *
 *     spec      runs all
 *     spec N    runs one and prints all that the engine says about it
 *
 * Works from the root of the repository. Knows nothing of the comparison.
 */
#include <check.h>
#include <glib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "assess/finding.h"
#include "base/arena.h"
#include "base/diag.h"
#include "read/xml.h"
#include "read/yaml.h"

#define SPEC_FILE "tests/spec/comparison.md"
#define VOCABULARY_FILE "instruments/vocabulary.xml"
#define CODE "XAA"

enum { PART_TREATY, PART_LAW, PART_WANT, PARTS };

struct example {
	unsigned line; /* of its fence in the page */
	const char *title;
	const char *part[PARTS];
};

struct spec {
	struct arena *arena;
	const char *setting;
	struct example *examples;
	size_t n;
};

static struct spec spec;

static bool is(const char *line, const char *start)
{
	return g_str_has_prefix(line, start);
}

/* The lines after the one at *at, up to a fence or a line that is one full stop; *at is that line then. */
static const char *block_read(struct arena *arena, char **lines, size_t *at)
{
	GString *text = g_string_new(NULL);
	for (*at += lines[*at] != NULL; lines[*at] && !is(lines[*at], "````") && strcmp(lines[*at], "."); ++*at)
		g_string_append_printf(text, "%s\n", lines[*at]);
	const char *sealed = arena_text(arena, text->str);
	g_string_free(text, TRUE);
	return sealed;
}

static struct example example_read(struct arena *arena, char **lines, size_t *at, const char *title)
{
	struct example example = {.line = (unsigned)*at + 1, .title = title};
	for (size_t i = 0; i < PARTS; i++)
		example.part[i] = block_read(arena, lines, at);
	return example;
}

static void spec_read(void)
{
	char *page = NULL;
	if (!g_file_get_contents(SPEC_FILE, &page, NULL, NULL))
		die("cannot read " SPEC_FILE "; run this from the root of the repository");
	spec.arena = arena_new();
	GArray *examples = g_array_new(FALSE, FALSE, sizeof(struct example));
	char **lines = g_strsplit(page, "\n", -1);
	const char *title = "";
	for (size_t i = 0; lines[i]; i++) {
		if (is(lines[i], "#")) {
			title = arena_text(spec.arena, lines[i] + strspn(lines[i], "# "));
		} else if (!strcmp(lines[i], "```` setting")) {
			spec.setting = block_read(spec.arena, lines, &i);
		} else if (!strcmp(lines[i], "```` example")) {
			struct example example = example_read(spec.arena, lines, &i, title);
			g_array_append_val(examples, example);
		}
	}
	spec.n = examples->len;
	spec.examples = arena_seal(spec.arena, examples);
	g_array_free(examples, TRUE);
	g_strfreev(lines);
	g_free(page);
}

/* The element of a unit, from the last component of its eId: "para_1". */
static const char *unit_element(const char *component)
{
	return is(component, "art_") ? "article" : is(component, "para_") ? "paragraph" : "point";
}

static void unit_open(GString *out, const char *component, const char *eid, bool container)
{
	const char *inside = container ? "intro" : "content";
	g_string_append_printf(out, "<%s eId=\"%s\"><num>%s</num>", unit_element(component), eid,
			       strchr(component, '_') + 1);
	if (is(component, "art_"))
		g_string_append(out, "<heading>Invented article</heading>");
	g_string_append_printf(out, "<%s eId=\"%s__%s\"><p>An invented clause.</p></%s>", inside, eid, inside, inside);
}

/* Closes and opens units from one to the next; both as the components of their eIds. */
static void unit_step(GString *out, char **from, char **to, bool container)
{
	size_t same = 0;
	while (from[same] && to[same] && !strcmp(from[same], to[same]))
		same++;
	for (size_t i = g_strv_length(from); i > same; i--)
		g_string_append_printf(out, "</%s>\n", unit_element(from[i - 1]));
	GString *eid = g_string_new(NULL);
	for (size_t i = 0; to[i]; i++) {
		g_string_append_printf(eid, "%s%s", i ? "__" : "", to[i]);
		if (i >= same)
			unit_open(out, to[i], eid->str, to[i + 1] || container);
	}
	g_string_free(eid, TRUE);
}

/* A body that holds every eId for which there is a clause, in the order of the clauses. */
static void body_write(GString *out, const char *clauses)
{
	char **pieces = g_strsplit(clauses, "<st:clause for=\"", -1), **from = g_strsplit("", "_", -1);
	for (size_t i = 1; pieces[0] && i <= g_strv_length(pieces); i++) {
		char *eid = pieces[i] ? g_strndup(pieces[i], strcspn(pieces[i], "\"")) : g_strdup("");
		char **to = g_strsplit(eid, "__", -1);
		unit_step(out, from, to,
			  pieces[i] && pieces[i + 1] && is(pieces[i + 1], eid) && pieces[i + 1][strlen(eid)] == '_');
		g_strfreev(from);
		g_free(eid);
		from = to;
	}
	g_strfreev(from);
	g_strfreev(pieces);
}

static const char document_head[] =
	"<akomaNtoso xmlns=\"http://docs.oasis-open.org/legaldocml/ns/akn/3.0\" "
	"xmlns:st=\"urn:stocktake:assessment:1\">\n"
	"<act name=\"treaty\" contains=\"originalVersion\"><meta><identification source=\"#stocktake\"><FRBRWork>\n"
	"<FRBRthis value=\"/akn/un/act/treaty/2000-11-15/%s/!main\"/><FRBRuri "
	"value=\"/akn/un/act/treaty/2000-11-15/%s\"/>\n"
	"<FRBRalias value=\"%s\" name=\"short\"/><FRBRdate date=\"2000-11-15\" name=\"adoption\"/>\n"
	"</FRBRWork></identification><analysis source=\"#stocktake\"><otherAnalysis source=\"#stocktake\">\n"
	"<st:assessment %s>\n%s</st:assessment>\n</otherAnalysis></analysis></meta>\n"
	"<preface><p><docTitle>An invented treaty</docTitle></p></preface><body>\n";

/* A treaty as Akoma Ntoso, from its clauses and the line with its offences ("": none). */
static const struct node *treaty_node(struct arena *arena, struct diags *diags, const char *id, const char *alias,
				      const char *offences, const char *clauses)
{
	GString *out = g_string_new(NULL);
	g_string_append_printf(out, document_head, id, id, alias, offences, clauses);
	body_write(out, clauses);
	g_string_append(out, "</body></act></akomaNtoso>\n");
	const char *path = arena_format(arena, "instruments/%s.xml", id);
	const struct source *source = source_from_bytes(arena, path, out->str, out->len, diags);
	g_string_free(out, TRUE);
	return source ? xml_read(arena, source, diags) : NULL;
}

static const struct vocabulary *vocabulary_load(struct arena *arena, struct diags *diags)
{
	const struct source *source = source_read(arena, ".", VOCABULARY_FILE, diags);
	const struct node *root = source ? xml_read(arena, source, diags) : NULL;
	return root ? vocabulary_bind(arena, root, diags) : NULL;
}

/* Takes a first line that begins with `start` off the text and gives what follows it; "" where there is none. */
static const char *first_line(struct arena *arena, const char **text, const char *start)
{
	if (!is(*text, start))
		return "";
	size_t length = strcspn(*text, "\n");
	const char *line = arena_text_n(arena, *text, length);
	*text += length + ((*text)[length] == '\n');
	return line;
}

static const struct instruments *treaties_bind(struct arena *arena, struct diags *diags, const char *text)
{
	static const char *const ids[] = {"treaty", "untoc"};
	static const char nothing[] =
		"<st:clause for=\"art_99\" duty=\"shall\" theme=\"prevention\" addressee=\"practice\">"
		"<st:outside reason=\"practice\"/></st:clause>\n";
	const char *offences = first_line(arena, &text, "offences=");
	const char *second = strstr(text, "treaty untoc");
	const char *clauses = second ? arena_text_n(arena, text, (size_t)(second - text)) : text;
	const char *rest = second ? second : "";
	const char *line = first_line(arena, &rest, "treaty untoc");
	const char *attribute = strstr(line, "offences=");
	const struct vocabulary *vocabulary = vocabulary_load(arena, diags);
	const struct node *roots[] = {
		treaty_node(arena, diags, ids[0], "t", offences, clauses),
		treaty_node(arena, diags, ids[1], "untoc", attribute ? attribute : "", second ? rest : nothing),
	};
	return vocabulary && roots[0] && roots[1] ? instruments_bind(arena, vocabulary, ids, roots, 2, diags) : NULL;
}

static const struct node *law_node(struct arena *arena, struct diags *diags, const char *name, const char *text)
{
	const char *path = arena_format(arena, "frameworks/" CODE "/%s.yaml", name);
	const struct source *source = source_from_bytes(arena, path, text, strlen(text), diags);
	return source ? yaml_read(arena, source, diags) : NULL;
}

/* The mapping without the day asked and without the sections that `over` writes; NULL where nothing is left. */
static const struct node *sections_left(struct arena *arena, const struct node *root, const struct node *over)
{
	GArray *fields = g_array_new(FALSE, FALSE, sizeof(struct field));
	for (size_t i = 0; root && i < root->n_fields; i++)
		if (strcmp(root->fields[i].key, "as-of") && !(over && node_get(over, root->fields[i].key)))
			g_array_append_val(fields, root->fields[i]);
	struct node *left = root && fields->len ? arena_copy(arena, root, sizeof *root) : NULL;
	if (left) {
		left->fields = arena_seal(arena, fields);
		left->n_fields = fields->len;
	}
	g_array_free(fields, TRUE);
	return left;
}

static day day_asked(const struct node *root, day otherwise)
{
	struct date date;
	const struct node *node = root ? node_get(root, "as-of") : NULL;
	return node && date_parse(node->text, &date) ? date_first(date) : otherwise;
}

/* What the engine says about an example; NULL where the data is refused. */
static const struct country_findings *example_assess(struct arena *arena, struct diags *diags,
						     const struct example *example)
{
	const struct instruments *instruments = treaties_bind(arena, diags, example->part[PART_TREATY]);
	const struct node *setting = law_node(arena, diags, "setting", spec.setting);
	const struct node *law = law_node(arena, diags, "example", example->part[PART_LAW]);
	if (!instruments || diags_errors(diags))
		return NULL;
	day of_setting = day_asked(setting, DAY_FIRST), asked = day_asked(law, of_setting);
	const struct node *files[2], *own = sections_left(arena, law, NULL),
				     *other = sections_left(arena, setting, law);
	size_t n = 0;
	if (own)
		files[n++] = own;
	if (other)
		files[n++] = other;
	const struct country *country = country_bind(arena, instruments, CODE, files, n, MAX(of_setting, asked), diags);
	if (!country || diags_errors(diags))
		return NULL;
	return assess_country(arena, instruments, country, asked, &(struct selection){.n_instruments = 0});
}

static void status_write(GString *out, enum status status, struct bounds bounds)
{
	g_string_append(out, status_id(status));
	if (!bounds.none && (bounds.lower != bounds.upper || bounds.lower != status))
		g_string_append_printf(out, " [%s..%s]", status_id(bounds.lower), status_id(bounds.upper));
}

static const char *finding_name(const struct finding *finding)
{
	return is(finding->id, "t/") ? finding->id + 2 : finding->id;
}

static void notes_write(GString *out, const char *key, const struct breadth_note *notes, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		g_string_append_printf(out, "  %s: %s", key, notes[i].facet->id);
		for (size_t k = 0; k < notes[i].n_terms; k++)
			g_string_append_printf(out, " %s", notes[i].terms[k]);
		g_string_append_c(out, '\n');
	}
}

static void questions_write(GString *out, const struct finding *finding)
{
	for (size_t i = 0; i < finding->n_settled_by; i++) {
		const struct question *question = &finding->settled_by[i];
		g_string_append_printf(out, "  ask: %s %s %s\n", question->facet ? question->facet->id : question->fact,
				       status_id(question->yes), status_id(question->no));
	}
}

static void elements_write(GString *out, const struct finding *finding)
{
	for (size_t i = 0; i < finding->n_elements; i++) {
		const struct element_finding *element = &finding->elements[i];
		g_string_append_printf(out, "  %s: ", element->element->id);
		status_write(out, element->result, element->bounds);
		g_string_append_c(out, '\n');
	}
	for (size_t i = 0; i < finding->n_elements; i++)
		for (size_t k = 0; k < finding->elements[i].n_uses; k++) {
			const struct use *use = &finding->elements[i].uses[k];
			g_string_append_printf(out, "  uses: %s %s %s\n", use->provision->id,
					       use->limb ? use->limb->section : use->provision->section,
					       role_id(use->role));
		}
}

static void finding_write(GString *out, const struct finding *finding)
{
	char date[DATE_ROOM];
	g_string_append_printf(out, "%s: ", finding_name(finding));
	status_write(out, finding->status, finding->bounds);
	if (finding->breadth != BREADTH_EQUAL)
		g_string_append_printf(out, " %s", breadth_id(finding->breadth));
	g_string_append_printf(out, "\n  why: %s\n", finding->why);
	elements_write(out, finding);
	notes_write(out, "narrower", finding->narrower_by, finding->n_narrower);
	notes_write(out, "wider", finding->wider_by, finding->n_wider);
	questions_write(out, finding);
	g_string_append_printf(out, "  evidence: %s\n  text-of: %s\n",
			       finding->evidence == SEEN_NONE ? "none" : seen_id(finding->evidence),
			       date_given(finding->text_as_of) ? date_format(finding->text_as_of, date) : "none");
	g_string_append_printf(out, "  applies: %s\n  bound: %s\n  doubt: %s\n  shortfall: %s\n",
			       applies_id(finding->applies), bound_id(finding->bound),
			       finding->doubt ? finding->doubt : "none", finding->shortfall ? "yes" : "no");
	g_string_append_printf(out, "  earlier: %s%s%s%s\n",
			       finding->earlier ? status_id(finding->earlier->status) : "none",
			       finding->earlier ? " " : "",
			       finding->earlier ? date_format(date_of_day(finding->earlier_on), date) : "",
			       finding->earlier_changed ? " changed" : "");
}

static void findings_write(GString *out, const struct country_findings *country)
{
	for (size_t i = 0; i < country->n_instruments; i++)
		for (size_t k = 0; k < country->instruments[i].n_findings; k++)
			if (!strstr(country->instruments[i].findings[k].id, "art_99"))
				finding_write(out, &country->instruments[i].findings[k]);
	g_string_append(out, "shortfalls:");
	for (size_t i = 0; i < country->n_shortfalls; i++)
		g_string_append_printf(out, " %s", finding_name(country->shortfalls[i]));
	g_string_append_c(out, '\n');
}

static void refusal_write(GString *out, struct diags *diags)
{
	char *text = NULL;
	size_t length = 0;
	FILE *stream = open_memstream(&text, &length);
	if (!stream)
		die("out of memory");
	diags_print(diags, stream, DIAG_FORM_TEXT);
	fclose(stream);
	char **lines = g_strsplit(text, "\n", -1);
	for (char **line = lines; *line; line++) {
		const char *code = strstr(*line, ": error: ") ? strrchr(*line, '[') : NULL;
		if (code)
			g_string_append_printf(out, "error: %.*s\n", (int)strcspn(code + 1, "]"), code + 1);
		g_string_append_printf(out, "  %s\n", *line);
	}
	g_strfreev(lines);
	free(text);
}

/* All that the engine says about an example, in the lines that examples are written in. */
static char *example_run(const struct example *example)
{
	struct arena *arena = arena_new();
	struct diags *diags = diags_new();
	GString *out = g_string_new(NULL);
	const struct country_findings *findings = example_assess(arena, diags, example);
	if (findings)
		findings_write(out, findings);
	else
		refusal_write(out, diags);
	diags_free(diags);
	arena_free(arena);
	return g_string_free(out, FALSE);
}

/* The lines of the finding that has the name of this line; NULL: none. */
static char **block_find(char **got, const char *want)
{
	size_t name = strcspn(want, ":") + 1;
	for (; *got; got++)
		if (**got != ' ' && !strncmp(*got, want, name))
			return got;
	return NULL;
}

/* `why` and `doubt` hold the words; any other line stands as it is. */
static bool line_fits(const char *got, const char *want)
{
	size_t key = strcspn(want, ":") + 1;
	if (is(want, "  why:") || is(want, "  doubt:"))
		return !strncmp(got, want, key) && strstr(got + key, want + key + 1);
	return !strcmp(got, want);
}

static bool block_has(char **block, const char *want)
{
	for (block++; *block && **block == ' '; block++)
		if (line_fits(*block, want))
			return true;
	return false;
}

/* The `uses` lines of a block, one after the other. */
static char *uses_of(char **block)
{
	GString *uses = g_string_new(NULL);
	for (block++; *block && **block == ' '; block++)
		if (is(*block, "  uses:"))
			g_string_append_printf(uses, "%s\n", *block);
	return g_string_free(uses, FALSE);
}

/* Where provisions are stated, they are all of them, in order. */
static bool uses_agree(char **block, char **want)
{
	char *said = uses_of(block), *expected = uses_of(want);
	bool agree = !*expected || !strcmp(said, expected);
	g_free(said);
	g_free(expected);
	return agree;
}

/* The first expected line that the engine does not say; NULL when all is as expected. */
static const char *difference(char **got, char **want)
{
	char **block = NULL;
	for (; *want && **want; want++) {
		if (**want != ' ')
			block = block_find(got, *want);
		if (!block || !(**want == ' ' ? block_has(block, *want) : !strcmp(*block, *want)))
			return *want;
		if (**want != ' ' && !uses_agree(block, want))
			return "the provisions used, or their order";
	}
	return NULL;
}

/* NULL when the example holds; else the line that does not, freed with g_free. */
static char *example_differs(const struct example *example, const char *got)
{
	char **got_lines = g_strsplit(got, "\n", -1), **want_lines = g_strsplit(example->part[PART_WANT], "\n", -1);
	char *first = g_strdup(difference(got_lines, want_lines));
	g_strfreev(got_lines);
	g_strfreev(want_lines);
	return first;
}

START_TEST(test_example)
{
	const struct example *example = &spec.examples[_i];
	char *got = example_run(example);
	char *first = example_differs(example, got);
	if (first)
		ck_abort_msg("example %d, line %u: %s\ndiffers: %s\nexpected:\n%sgot:\n%s", _i + 1, example->line,
			     example->title, first, example->part[PART_WANT], got);
	g_free(first);
	g_free(got);
}
END_TEST

static int run_all(void)
{
	TCase *tcase = tcase_create("examples");
	tcase_add_loop_test(tcase, test_example, 0, (int)spec.n);
	Suite *suite = suite_create("comparison.md");
	suite_add_tcase(suite, tcase);
	SRunner *runner = srunner_create(suite);
	srunner_run_all(runner, CK_ENV);
	int failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}

static int run_one(const char *number)
{
	guint64 n = g_ascii_strtoull(number, NULL, 10);
	if (n < 1 || n > spec.n)
		die("there are examples 1 to %zu", spec.n);
	const struct example *example = &spec.examples[n - 1];
	char *got = example_run(example), *first = example_differs(example, got);
	printf("%s (" SPEC_FILE ", line %u)\n\n%s.\n%s.\n%s\n-- says:\n%s\n-- %s%s\n", example->title, example->line,
	       example->part[PART_TREATY], example->part[PART_LAW], example->part[PART_WANT], got,
	       first ? "differs: " : "as expected", first ? first : "");
	bool differs = first;
	g_free(first);
	g_free(got);
	return differs ? EXIT_FAILURE : EXIT_SUCCESS;
}

int main(int argc, char **argv)
{
	spec_read();
	int status = argc > 1 ? run_one(argv[1]) : run_all();
	arena_free(spec.arena);
	return status;
}

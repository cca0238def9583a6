/* SPDX-License-Identifier: MIT */
/*
 * Reports and renderers, on a document that has every kind of node and on
 * findings made by hand. The State, the law and the treaty are invented; their
 * texts are full of what each format has to escape.
 */
#include <check.h>
#include <glib.h>
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "render/csv.h"
#include "render/html.h"
#include "render/json.h"
#include "render/markdown.h"
#include "render/terminal.h"
#include "report/country.h"
#include "report/explain.h"
#include "report/lists.h"
#include "report/method.h"
#include "report/region.h"
#include "report/sign.h"
#include "report/words.h"

#define EVIL "<script>alert(\"1\")</script> & 'x' *y* _z_ [a](b) `c` | #"

/* ---- a small world of sample data ---- */

static struct theme themes[] = {{"criminalisation", "Criminalisation"}, {"safeguards", "Safeguards"}};
static struct facet facets[] = {
	{.id = "conduct", .label = "what is done", .type = FACET_SET, .role = FACET_KEY, .index = 0},
	{.id = "benefit", .label = "gain", .type = FACET_SET, .index = 1},
};
static struct kind offence = {.id = "offence", .label = "offence", .facets = facets, .n_facets = 2, .key = &facets[0]};
static struct vocabulary vocabulary = {.themes = themes, .n_themes = 2, .kinds = &offence, .n_kinds = 1};

enum { N_CLAUSES = 8 };
static struct unit units[N_CLAUSES + 1];
static struct clause clauses[N_CLAUSES];
static const struct clause *clause_list[N_CLAUSES];
static struct element elements[N_CLAUSES];
static struct element root = {.type = ELEMENT_ALL};
static struct instrument treaty = {.id = "sample-protocol",
				   .alias = "smp",
				   .title = "Sample Protocol",
				   .adopted = "2000-01-01"};
static const struct instrument *treaties[] = {&treaty};
static struct instruments instruments = {&vocabulary, treaties, 1};
static struct corpus corpus = {.instruments = &instruments, .publisher = {"Ministry of Samples", NULL}};

static struct law laws[1];
static struct text texts[1];
static struct value values[2];
static struct limb limb;
static struct provision provision;
static struct use use;
static struct claim claim;
static const struct claim *claims[] = {&claim};
static const struct text *claim_texts[] = {&texts[0]};
static struct claim_target target = {.words = "sample:offence"};
static struct topic topic = {.id = "sample", .label = "samples"};
static struct country country;

static struct finding findings[N_CLAUSES];
static struct element_finding element_findings[N_CLAUSES];
static struct instrument_findings instrument_findings;
static const struct finding *shortfalls[3];
static struct country_findings found;
static struct breadth_note wider = {&facets[1], NULL, 0, "acts done for no gain", "Sample Act, s. 5(1)"};
static struct question question = {.fact = "search", .question = "Is it so?", .yes = STATUS_MET, .no = STATUS_NOT_MET};

static struct arena *arena;

static const enum status statuses[N_CLAUSES] = {
	STATUS_MET,     STATUS_PARTLY_MET, STATUS_NOT_MET,        STATUS_CONFLICT,
	STATUS_UNKNOWN, STATUS_ABSENT,     STATUS_NOT_APPLICABLE, STATUS_NOT_ASSESSED};

static void make_treaty(void)
{
	units[N_CLAUSES] =
		(struct unit){.eid = "art_1", .citation = "Art. 1", .heading = "Sample", .text = "Make these crimes:"};
	for (size_t i = 0; i < N_CLAUSES; i++) {
		units[i] = (struct unit){
			.eid = arena_format(arena, "art_1__point_%c", (char)('a' + i)),
			.citation = arena_format(arena, "Art. 1(%c)", (char)('a' + i)),
			.heading = "Sample heading",
			.text = i ? "doing what the sample says." : EVIL ".",
			.parent = &units[N_CLAUSES],
			.clause = &clauses[i],
		};
		elements[i] = (struct element){.type = ELEMENT_RULE,
					       .id = "only",
					       .question = i ? "Is it a crime?" : EVIL "?",
					       .duty = DUTY_SHALL,
					       .kind = &offence};
		clauses[i] = (struct clause){.instrument = &treaty,
					     .unit = &units[i],
					     .title = "Sample title",
					     .theme = &themes[i % 2],
					     .root = &root,
					     .duty = statuses[i] == STATUS_ABSENT ? DUTY_MAY : DUTY_SHALL,
					     .outside = statuses[i] == STATUS_NOT_ASSESSED ? OUTSIDE_PRACTICE : INSIDE};
		clause_list[i] = &clauses[i];
	}
	treaty.units = units;
	treaty.n_units = N_CLAUSES + 1;
	treaty.clauses = clause_list;
	treaty.n_clauses = N_CLAUSES;
}

static void make_country(void)
{
	texts[0] = (struct text){.id = "act-text",
				 .title = "Sample Act, " EVIL,
				 .law = &laws[0],
				 .seen = SEEN_SECONDARY,
				 .as_of = {2001, 2, 3},
				 .amended_unread = true,
				 .accessed = {2009, 1, 1},
				 .read = {.address = "https://example.org/a?b=1&c=(2)\"><script>"}};
	laws[0] = (struct law){
		.id = "sample-act", .title = "Sample Act", .number = "No. 1 of 2001", .texts = texts, .n_texts = 1};
	values[0] = (struct value){.state = VALUE_WRITTEN, .because = "the section says so: " EVIL};
	limb = (struct limb){.provision = &provision, .section = "5(1)", .values = values};
	provision = (struct provision){.id = "sample-rule",
				       .law = &laws[0],
				       .section = "5(1)",
				       .text = &texts[0],
				       .kind = &offence,
				       .from = {2001, 2, 0},
				       .limbs = &limb,
				       .n_limbs = 1};
	use = (struct use){&provision, &limb, ROLE_REACHES};
	target.topic = &topic;
	claim = (struct claim){.targets = &target,
			       .n_targets = 1,
			       .texts = claim_texts,
			       .n_texts = 1,
			       .from = {2001, 0, 0},
			       .until = {2009, 0, 0},
			       .seen = SEEN_SECONDARY};
	country = (struct country){.code = "ZZS",
				   .name = "Samplia & <Co>",
				   .laws = laws,
				   .n_laws = 1,
				   .provisions = &provision,
				   .n_provisions = 1,
				   .claims = &claim,
				   .n_claims = 1,
				   .edition = "0123456789ab",
				   .prepared = {2009, 5, 0},
				   .consultation = "not-shared"};
}

static void make_finding(size_t i)
{
	enum status status = statuses[i];
	bool none = status == STATUS_NOT_APPLICABLE || status == STATUS_NOT_ASSESSED;
	struct bounds bounds = none ? (struct bounds){.none = true}
				    : (struct bounds){false, status == STATUS_UNKNOWN ? STATUS_NOT_MET : status,
						      status == STATUS_UNKNOWN ? STATUS_MET : status};

	element_findings[i] = (struct element_finding){.element = &elements[i],
						       .result = status,
						       .bounds = bounds,
						       .reason = "=cmd|' /C calc'!A0 " EVIL,
						       .evidence = SEEN_SECONDARY,
						       .uses = &use,
						       .n_uses = 1,
						       .searched = claims,
						       .n_searched = 1};
	findings[i] = (struct finding){
		.id = arena_format(arena, "smp/%s", units[i].eid),
		.clause = &clauses[i],
		.citation = units[i].citation,
		.heading = units[i].heading,
		.bound = i % 2 ? BOUND_SIGNATORY : BOUND_PARTY,
		.applies = APPLIES_YES,
		.status = status,
		.bounds = bounds,
		.breadth = i ? BREADTH_EQUAL : BREADTH_WIDER,
		.wider_by = &wider,
		.n_wider = i ? 0 : 1,
		.why = i ? "-1 is the reason. " EVIL : EVIL,
		.evidence = SEEN_SECONDARY,
		.text_as_of = {2001, 2, 3},
		.settled_by = &question,
		.n_settled_by = status == STATUS_UNKNOWN ? 1 : 0,
		.elements = &element_findings[i],
		.n_elements = status == STATUS_NOT_ASSESSED ? 0 : 1,
		.benchmark = i % 2,
		.soft = status == STATUS_ABSENT,
		.shortfall = status == STATUS_CONFLICT || status == STATUS_NOT_MET || status == STATUS_PARTLY_MET,
	};
}

static void setup(void)
{
	size_t n = 0;
	arena = arena_new();
	make_treaty();
	make_country();
	for (size_t i = 0; i < N_CLAUSES; i++) {
		make_finding(i);
		if (findings[i].shortfall)
			shortfalls[n++] = &findings[i];
	}
	instrument_findings = (struct instrument_findings){.instrument = &treaty,
							   .bound = BOUND_PARTY,
							   .since = {2005, 1, 1},
							   .findings = findings,
							   .n_findings = N_CLAUSES};
	found = (struct country_findings){.country = &country,
					  .as_of = date_first((struct date){2009, 12, 15}),
					  .instruments = &instrument_findings,
					  .n_instruments = 1,
					  .shortfalls = shortfalls,
					  .n_shortfalls = n};
	corpus.as_of = found.as_of;
}

static void teardown(void)
{
	arena_free(arena);
}

/* ---- what came out ---- */

typedef void renderer(GString *out, const struct doc *doc, const struct render_options *options);

/* In the arena. */
static const char *rendered(renderer *render, const struct doc *doc, struct render_options options)
{
	GString *out = g_string_new(NULL);
	render(out, doc, &options);
	ck_assert(g_utf8_validate(out->str, (gssize)out->len, NULL));
	const char *copy = arena_text_n(arena, out->str, out->len);
	g_string_free(out, TRUE);
	return copy;
}

static const char *markdown(const struct doc *doc)
{
	return rendered(render_markdown, doc, (struct render_options){.whole = true});
}

static const char *html(const struct doc *doc)
{
	return rendered(render_html, doc, (struct render_options){.whole = false});
}

static const char *terminal(const struct doc *doc)
{
	return rendered(render_terminal, doc, (struct render_options){.columns = 80});
}

#define assert_has(text, part) ck_assert_msg(strstr((text), (part)) != NULL, "no '%s' in:\n%s", (part), (text))
#define assert_lacks(text, part) ck_assert_msg(strstr((text), (part)) == NULL, "'%s' in:\n%s", (part), (text))

static struct doc *plain_doc(const char *text)
{
	struct doc *doc = doc_new(arena, "ZZS", "Sample");
	doc_paragraph(doc, NULL, text);
	return doc;
}

/* ---- every kind of node ---- */

static struct doc_counts counts = {.of = {[STATUS_MET] = 3, [STATUS_PARTLY_MET] = 1, [STATUS_CONFLICT] = 1}, .base = 5};

static void add_inlines(struct doc *doc)
{
	struct doc_node *p = doc_paragraph(doc, NULL, "text-node ");
	doc_text(doc, doc_add(doc, p, DOC_EMPHASIS), "emphasis-node");
	doc_strong(doc, p, "strong-node");
	doc_muted(doc, p, "muted-node");
	doc_code(doc, p, "code-node");
	doc_web(doc, p, "https://example.org/", "link-node");
	doc_add(doc, p, DOC_BREAK);
	doc_status(doc, p, sign_plain(STATUS_PARTLY_MET));
	doc_source_link(doc, p, 7);
}

static void add_tables(struct doc *doc)
{
	static const char *const heads[] = {"head-node", "second"};
	struct doc_node *table = doc_table(doc, NULL, "table-node", heads, 2);
	struct doc_node *row = doc_row(doc, doc_rows(doc, table, "rows-node"));
	doc_cell(doc, row, "cell-node");
	doc_cell(doc, row, NULL);
	struct doc_node *shares = doc_block(doc, NULL, DOC_SHARES, "shares-node");
	shares->anchor = "Treaty";
	shares->label = "base-node";
	struct doc_node *share = doc_block(doc, shares, DOC_SHARE, "share-node");
	share->counts = &counts;
}

static void add_concordance(struct doc *doc)
{
	struct doc_node *theme =
		doc_block(doc, doc_block(doc, NULL, DOC_CONCORDANCE, "concordance-node"), DOC_THEME, "theme-node");
	struct doc_node *clause = doc_block(doc, theme, DOC_CLAUSE, "clause-node");
	clause->label = "SMP 1";
	clause->anchor = "smp-art-1";
	clause->sign = sign_plain(STATUS_NOT_MET);
	doc_field(doc, clause, FIELD_WHY, "why-node");
	doc_remark(doc, clause, "Remark", "remark-node");
	struct doc_node *element = doc_block(doc, clause, DOC_ELEMENT, "element-node");
	element->sign = sign_plain(STATUS_NOT_MET);
	doc_paragraph(doc, element, "reason-node");
}

static void add_blocks(struct doc *doc)
{
	struct doc_node *front = doc_add(doc, NULL, DOC_FRONT), *top = doc_add(doc, front, DOC_TOP);
	doc_block(doc, top, DOC_TITLE, "title-node")->label = "kicker-node";
	doc_caveat(doc, top);
	doc_fact(doc, doc_add(doc, top, DOC_FACTS), "fact-node", "value-node");
	doc_add(doc, NULL, DOC_PAGE_BREAK);
	doc_add(doc, NULL, DOC_CONTENTS);
	doc_paragraph(doc, doc_numbered(doc, "section-anchor", 1, "section-node"), "inside-node");
	struct doc_node *part = doc_block(doc, NULL, DOC_PART, "part-node");
	part->label = "smp";
	part->anchor = "part-anchor";
	doc_entry(doc, doc_list(doc, NULL, STYLE_ORDERED), "entry-node");
	struct doc_node *point = doc_block(doc, doc_add(doc, NULL, DOC_POINTS), DOC_POINT, "point-node");
	doc_paragraph(doc, point, "said-node");
	doc_text(doc, doc_add(doc, point, DOC_REFERENCE), "reference-node");
	struct doc_node *source = doc_add(doc, doc_add(doc, NULL, DOC_SOURCES), DOC_SOURCE);
	source->number = 7;
	doc_text(doc, source, "source-node");
	doc_add(doc, NULL, DOC_KEY);
	doc_paragraph(doc, doc_block(doc, NULL, DOC_DETAILS, "details-node"), "hidden-node");
}

static struct doc *every_kind(void)
{
	struct doc *doc = doc_new(arena, "ZZS", "Sample");
	add_blocks(doc);
	add_inlines(doc);
	add_tables(doc);
	add_concordance(doc);
	return doc;
}

static void mark(bool seen[DOC_BREAK + 1], const struct doc_node *node)
{
	for (; node; node = node->next) {
		seen[node->kind] = true;
		mark(seen, node->first);
	}
}

START_TEST(every_kind_is_tried)
{
	bool seen[DOC_BREAK + 1] = {false};
	mark(seen, every_kind()->first);
	for (size_t i = 0; i <= DOC_BREAK; i++)
		ck_assert_msg(seen[i], "kind %zu is in no test", i);
}
END_TEST

static const char *const words_of_kinds[] = {
	"title-node",  "kicker-node",    "fact-node",   "value-node",    "section-node",     "inside-node",
	"part-node",   "entry-node",     "point-node",  "said-node",     "source-node",      "details-node",
	"hidden-node", "text-node",      "strong-node", "emphasis-node", "muted-node",       "code-node",
	"link-node",   "reference-node", "table-node",  "rows-node",     "cell-node",        "share-node",
	"base-node",   "theme-node",     "clause-node", "why-node",      "remark-node",      "element-node",
	"reason-node", "goes further",   "partly met",  "shares-node",   "concordance-node",
};

START_TEST(every_kind_is_rendered)
{
	const struct doc *doc = every_kind();
	const char *const outputs[] = {markdown(doc), html(doc), terminal(doc)};
	for (size_t i = 0; i < G_N_ELEMENTS(outputs); i++)
		for (size_t j = 0; j < G_N_ELEMENTS(words_of_kinds); j++)
			assert_has(outputs[i], words_of_kinds[j]);
	assert_has(markdown(doc), "| head-node | second |\n| --- | --- |\n| cell-node | – |\n");
	assert_has(markdown(doc), "[link-node](https://example.org/)");
	assert_has(markdown(doc), "[[7]](#source-7)");
	assert_has(html(doc), "<a href=\"https://example.org/\" rel=\"noreferrer\">link-node</a>");
	assert_has(html(doc), "<span class=\"tag s-partly\">");
}
END_TEST

/* ---- escaping ---- */

static bool in_place(const char *page, const char *part)
{
	return strstr(page, part) != NULL;
}

/* No tag or attribute of HTML that the renderer does not write itself. */
static void assert_html_safe(const char *page)
{
	assert_lacks(page, "<script>");
	assert_lacks(page, "style=");
	assert_lacks(page, " onclick");
	assert_lacks(page, "javascript:");
	ck_assert(in_place(page, "default-src 'none'"));
}

START_TEST(html_escapes)
{
	const char *page = html(country_report(arena, &corpus, &found));
	assert_html_safe(page);
	assert_has(page, "&lt;script&gt;alert(\"1\")&lt;/script&gt; &amp; 'x' *y*");
	assert_has(page, "<title>Samplia &amp; &lt;Co&gt;: gap report</title>");
	assert_has(page, "href=\"https://example.org/a?b=1&amp;c=(2)&quot;&gt;&lt;script&gt;\"");
}
END_TEST

START_TEST(html_refuses_addresses)
{
	static const char *const addresses[] = {"javascript:alert(1)", "data:text/html,x", "file:///etc/passwd",
						"//example.org", "HTTPS:x"};
	for (size_t i = 0; i < G_N_ELEMENTS(addresses); i++) {
		struct doc *doc = doc_new(arena, "ZZS", "Sample");
		doc_web(doc, doc_paragraph(doc, NULL, NULL), addresses[i], "words");
		assert_has(html(doc), "<p class=\"prose\">words</p>");
		ck_assert_str_eq(markdown(doc), "words\n");
	}
}
END_TEST

static const struct {
	const char *text, *markdown;
} escapes[] = {
	{"plain text, with: marks (and) 100 % - 1 + 1 = 2!", "plain text, with: marks (and) 100 % - 1 + 1 = 2!\n"},
	{"*a* `b` [c](d) <e> ~f~ $g$ \\", "\\*a\\* \\`b\\` \\[c\\](d) \\<e> \\~f\\~ \\$g\\$ \\\\\n"},
	{"snake_case _edge_", "snake_case \\_edge\\_\n"},
	{"AT&T &amp; &#38; R & D", "AT&T \\&amp; \\&#38; R & D\n"},
	{"# no heading", "\\# no heading\n"},
	{"> no quotation", "\\> no quotation\n"},
	{"- no list", "\\- no list\n"},
	{"+ no list", "\\+ no list\n"},
	{"1. no list", "1\\. no list\n"},
	{"2009) no list", "2009\\) no list\n"},
	{"=== no heading", "\\=== no heading\n"},
	{"two\nlines\tand a tab", "two lines and a tab\n"},
	{"s.\u00a045", "s. 45\n"},
	{"a | b", "a | b\n"},
};

START_TEST(markdown_escapes)
{
	ck_assert_str_eq(markdown(plain_doc(escapes[_i].text)), escapes[_i].markdown);
}
END_TEST

START_TEST(markdown_escapes_in_cells)
{
	static const char *const heads[] = {"A | B"};
	struct doc *doc = doc_new(arena, "ZZS", "Sample");
	struct doc_node *row = doc_row(doc, doc_rows(doc, doc_table(doc, NULL, NULL, heads, 1), NULL));
	struct doc_node *cell = doc_cell(doc, row, "a | b");
	doc_add(doc, cell, DOC_BREAK);
	doc_code(doc, cell, "c|`d");
	ck_assert_str_eq(markdown(doc), "| A \\| B |\n| --- |\n| a \\| b<br>`` c\\|`d `` |\n");
}
END_TEST

START_TEST(markdown_marks_in_lists)
{
	struct doc *doc = doc_new(arena, "ZZS", "Sample");
	struct doc_node *list = doc_list(doc, NULL, STYLE_PLAIN);
	struct doc_node *entry = doc_entry(doc, list, "# one");
	doc_entry(doc, doc_list(doc, entry, STYLE_ORDERED), "- under");
	doc_entry(doc, list, "two");
	ck_assert_str_eq(markdown(doc), "- \\# one\n  1. \\- under\n- two\n");
}
END_TEST

START_TEST(terminal_cannot_be_steered)
{
	const char *screen = terminal(plain_doc("a\033[31mred\x07 \xc2\x9b"
						"2J b"));
	ck_assert_str_eq(screen, "a [31mred 2J b\n");
	const char *colours = rendered(render_terminal, every_kind(), (struct render_options){.colour = true});
	assert_has(colours, "\033[1m");
	assert_lacks(terminal(every_kind()), "\033");
}
END_TEST

START_TEST(terminal_wraps)
{
	const struct doc *doc = explain_report(arena, &found);
	char **lines = g_strsplit(terminal(doc), "\n", -1);
	for (size_t i = 0; lines[i]; i++)
		ck_assert_msg(g_utf8_strlen(lines[i], -1) <= 80, "too wide: %s", lines[i]);
	g_strfreev(lines);
	assert_has(terminal(doc), "SMP 1(c)");
	assert_has(terminal(doc), "Sample Act, s. 5(1)");
}
END_TEST

/* ---- CSV ---- */

/* The cells of one record; *at moves behind it. NULL at the end. */
static GPtrArray *csv_record(const char **at)
{
	if (!**at)
		return NULL;
	GPtrArray *cells = g_ptr_array_new_with_free_func(g_free);
	for (;;) {
		GString *cell = g_string_new(NULL);
		if (**at == '"') {
			for ((*at)++; **at != '"' || (*at)[1] == '"'; (*at)++) {
				ck_assert(**at);
				*at += **at == '"';
				g_string_append_c(cell, **at);
			}
			(*at)++;
		}
		g_ptr_array_add(cells, g_string_free(cell, FALSE));
		if (**at == ',') {
			(*at)++;
			continue;
		}
		ck_assert(!strncmp(*at, "\r\n", 2));
		*at += 2;
		return cells;
	}
}

static GString *csv(void)
{
	GString *out = g_string_new(NULL);
	write_csv(out, &found);
	return out;
}

static bool begins_formula(const char *cell)
{
	return *cell && strchr("=+-@\t\r", *cell);
}

START_TEST(csv_is_safe_and_even)
{
	GString *out = csv();
	const char *at = out->str + 3;
	size_t columns = 0, records = 0;

	ck_assert(!strncmp(out->str, "\xef\xbb\xbf", 3));
	for (GPtrArray *cells; (cells = csv_record(&at)) != NULL; records++) {
		columns = columns ? columns : cells->len;
		ck_assert_uint_eq(cells->len, columns);
		for (size_t i = 0; i < cells->len; i++)
			ck_assert(!begins_formula(cells->pdata[i]));
		g_ptr_array_free(cells, TRUE);
	}
	ck_assert_uint_eq(records, 1 + N_CLAUSES + N_CLAUSES - 1);
	assert_has(out->str, "\"'=cmd|' /C calc'!A0 <script>alert(\"\"1\"\")");
	assert_has(out->str, "\"'-1 is the reason.");
	g_string_free(out, TRUE);
}
END_TEST

/* ---- JSON ---- */

static json_t *parsed(void)
{
	GString *out = g_string_new(NULL);
	json_error_t error;

	write_json(out, &found);
	ck_assert(g_str_has_suffix(out->str, "}\n"));
	assert_lacks(out->str, "\r");
	json_t *json = json_loadb(out->str, out->len, JSON_REJECT_DUPLICATES, &error);
	ck_assert_msg(json != NULL, "%s at %d", error.text, error.line);
	g_string_free(out, TRUE);
	return json;
}

static json_t *json_findings(json_t *json)
{
	json_t *state = json_array_get(json_object_get(json, "countries"), 0);
	return json_object_get(json_array_get(json_object_get(state, "instruments"), 0), "findings");
}

static const char *text_at(json_t *object, const char *key)
{
	return json_string_value(json_object_get(object, key));
}

START_TEST(json_parses_back)
{
	json_t *json = parsed();
	json_t *first = json_array_get(json_findings(json), 0);
	json_t *element = json_array_get(json_object_get(first, "elements"), 0);
	json_t *rule = json_array_get(json_object_get(element, "provisions"), 0);

	ck_assert_str_eq(text_at(json, "schema"), "stocktake/findings/1");
	ck_assert_str_eq(text_at(json, "as_of"), "2009-12-15");
	ck_assert_str_eq(text_at(first, "why"), EVIL);
	ck_assert_str_eq(text_at(first, "text_as_of"), "2001-02-03");
	ck_assert(json_is_null(json_object_get(first, "carried")));
	ck_assert_str_eq(text_at(json_array_get(json_object_get(first, "wider_by"), 0), "label"),
			 "acts done for no gain");
	ck_assert_str_eq(text_at(rule, "from"), "2001-02");
	ck_assert(json_is_null(json_object_get(rule, "until")));
	json_decref(json);
}
END_TEST

static const char *const finding_keys[] = {
	"id",         "clause", "citation", "heading",    "title",       "theme",    "duty",     "bound",
	"applies",    "status", "bounds",   "breadth",    "narrower_by", "wider_by", "why",      "evidence",
	"text_as_of", "doubt",  "earlier",  "settled_by", "counted_in",  "carried",  "comments", "elements",
};

START_TEST(json_keys_stand_in_order)
{
	json_t *json = parsed();
	json_t *finding = json_array_get(json_findings(json), 0);
	size_t i = 0;

	for (void *key = json_object_iter(finding); key; key = json_object_iter_next(finding, key), i++)
		ck_assert_str_eq(json_object_iter_key(key), finding_keys[i]);
	ck_assert_uint_eq(i, G_N_ELEMENTS(finding_keys));
	json_decref(json);
}
END_TEST

START_TEST(json_bounds)
{
	json_t *json = parsed();
	json_t *all = json_findings(json);
	json_t *unknown = json_object_get(json_array_get(all, 4), "bounds");

	ck_assert_str_eq(json_string_value(json_array_get(unknown, 0)), "not-met");
	ck_assert_str_eq(json_string_value(json_array_get(unknown, 1)), "met");
	ck_assert(json_is_null(json_object_get(json_array_get(all, 6), "bounds")));
	ck_assert(json_is_null(json_object_get(json_array_get(all, 7), "bounds")));
	json_decref(json);
}
END_TEST

/* ---- all formats say the same ---- */

static void agree_json(size_t i)
{
	json_t *json = parsed();
	json_t *finding = json_array_get(json_findings(json), i);
	ck_assert_str_eq(text_at(finding, "id"), findings[i].id);
	ck_assert_str_eq(text_at(finding, "status"), status_id(statuses[i]));
	json_decref(json);
}

static void agree_csv(size_t i)
{
	GString *out = csv();
	const char *name = arena_format(arena, "SMP 1(%c)", (char)('a' + i)), *at = out->str + 3;
	bool seen = false;

	for (GPtrArray *cells; (cells = csv_record(&at)) != NULL;) {
		if (!strcmp(cells->pdata[2], name) && !strcmp(cells->pdata[3], "clause")) {
			ck_assert_str_eq(cells->pdata[11], status_words(statuses[i]));
			seen = true;
		}
		g_ptr_array_free(cells, TRUE);
	}
	ck_assert(seen);
	g_string_free(out, TRUE);
}

/* What stands between the anchor of the finding and the next. */
static const char *piece(const char *page, const char *before, const char *anchor, const char *end)
{
	const char *start = strstr(page, arena_format(arena, "%s\"%s\"", before, anchor));
	ck_assert_msg(start != NULL, "no %s", anchor);
	const char *stop = strstr(start + 1, end);
	return arena_text_n(arena, start, stop ? (size_t)(stop - start) : strlen(start));
}

static void agree_documents(size_t i)
{
	const struct doc *doc = country_report(arena, &corpus, &found);
	const char *anchor = finding_anchor(arena, &findings[i]);
	const char *md = piece(markdown(doc), "<a id=", anchor, "<a id=");
	const char *page = piece(html(doc), "<tbody class=\"clause\" id=", anchor, "</tr>");
	const char *words = arena_format(arena, "%s %s", sign_symbol(statuses[i]), status_words(statuses[i]));

	if (findings[i].benchmark)
		words = arena_format(arena, "(%s) %s", sign_symbol(statuses[i]), status_words(statuses[i]));
	assert_has(md, arena_format(arena, "- **Status**: %s", words));
	assert_has(page, arena_format(arena, "</span> %s</span>", status_words(statuses[i])));
}

START_TEST(formats_agree)
{
	size_t i = (size_t)_i;
	agree_json(i);
	agree_csv(i);
	if (statuses[i] == STATUS_NOT_ASSESSED)
		assert_has(markdown(country_report(arena, &corpus, &found)), "SMP 1(h) (Sample title)");
	else
		agree_documents(i);
}
END_TEST

/* ---- what reports say ---- */

START_TEST(front_page_counts_with_base)
{
	const char *md = markdown(country_report(arena, &corpus, &found));
	assert_has(md, "Of the 3 clauses that bind Samplia & \\<Co> and are counted, "
		       "**1 is met**, **0 partly met**, **1 not met**, "
		       "**0 in conflict** and **1 unknown**.");
	assert_has(md, "Of the 2 clauses compared as a benchmark, **0 are met**, **1 "
		       "partly met**, **0 not met**, **1 in conflict** "
		       "and **0 unknown**.");
	assert_has(md, "1 choices or soft duties, 1 that do not apply, 1 not assessed");
	assert_has(md, "acts done for no gain (Sample Act, s. 5(1))");
	assert_has(md, "Is it so? Yes: met. No: not met.");
	assert_has(md, "prepared May 2009; not reviewed; not shared with the State");
}
END_TEST

START_TEST(parts_are_files)
{
	const struct doc *doc = country_report(arena, &corpus, &found);
	const struct doc_node *part = doc->first;
	while (part->kind != DOC_PART)
		part = part->next;
	const char *page = rendered(render_markdown, doc, (struct render_options){.part = part});
	const char *readme = rendered(render_markdown, doc, (struct render_options){.part = NULL});

	assert_has(page, "# Samplia & \\<Co>: Sample Protocol\n");
	assert_has(page, "[[1]](README.md#source-1)");
	assert_has(page, caveat_text);
	assert_has(readme, "(sample-protocol.md#smp-art-1-c)");
	assert_has(readme, "[sample-protocol.md](sample-protocol.md)");
	assert_has(readme, "(../method.md)");
	assert_lacks(readme, "- **Status**");
}
END_TEST

static void add_state(struct region *region, const char *code, const char *name)
{
	country.code = code;
	country.name = name;
	region_add(region, &found);
}

START_TEST(region_is_alphabetical)
{
	struct region *region = region_new(&corpus);
	add_state(region, "ZZA", "Zeta");
	add_state(region, "ZZB", "Alpha");
	const struct doc *doc = region_report(region);
	const char *md = rendered(render_markdown, doc, (struct render_options){.part = NULL}), *page = html(doc);

	ck_assert(strstr(md, "[Alpha](ZZB/README.md)") < strstr(md, "[Zeta](ZZA/README.md)"));
	assert_has(md, "| Clause | [ZZB](ZZB/README.md) | [ZZA](ZZA/README.md) |");
	assert_has(md, "<br>shall | ○†‡ | ○†‡ |");
	assert_has(page, "<a href=\"countries/ZZB.html#smp-art-1-c\">");
	assert_lacks(md, "SMP 1(h)");
	assert_html_safe(page);
	region_free(region);
}
END_TEST

START_TEST(lists_and_method_are_rendered)
{
	const struct country *states[] = {&country};
	assert_has(terminal(list_countries(arena, states, 1)), "ZZS");
	assert_has(terminal(list_instruments(arena, &corpus)), "sample-protocol");
	assert_has(terminal(list_clauses(arena, &corpus, NULL, 0)), "SMP 1(a)");
	assert_has(terminal(list_vocabulary(arena, &corpus)), "Kind offence");
	assert_has(terminal(explain_clause(arena, &clauses[1])), "Make these crimes: doing what the sample says.");
	assert_has(markdown(method_report(arena, &corpus)), "## 1. The statuses");
	assert_html_safe(html(method_report(arena, &corpus)));
}
END_TEST

static const struct {
	const char *text, *first;
} sentences[] = {
	{"One. Two.", "One."},
	{"s. 45C of the Act. It is so.", "s. 45C of the Act."},
	{"See Art. 6 and No. 20. Then more.", "See Art. 6 and No. 20."},
	{"Under s. A1 it is so. Then.", "Under s. A1 it is so."},
	{"No end", "No end"},
	{"A long sentence that goes on and on.", "A long sentence that …"},
};

START_TEST(first_sentences)
{
	ck_assert_str_eq(first_sentence(arena, sentences[_i].text, 24), sentences[_i].first);
}
END_TEST

/* ---- signs ---- */

START_TEST(signs_are_ordered)
{
	GString *out = g_string_new(NULL);
	const struct doc_sign sign = {.status = STATUS_PARTLY_MET,
				      .bound = BOUND_NOT_PARTY,
				      .breadth = BREADTH_MIXED,
				      .weak = true,
				      .old = true};
	const struct doc_sign was = {.status = STATUS_UNKNOWN,
				     .bound = BOUND_PARTY,
				     .breadth = BREADTH_EQUAL,
				     .old = true,
				     .then = STATUS_NOT_MET,
				     .then_words = "not met on 5 October 2011"};
	sign_put(out, sign);
	ck_assert_str_eq(out->str, "(◐«»†‡)");
	g_string_truncate(out, 0);
	sign_speak(out, sign, ", ");
	ck_assert_str_eq(out->str, "partly met, narrower, and goes further, weak "
				   "evidence, older text, not a party (benchmark)");
	g_string_truncate(out, 0);
	sign_put(out, (struct doc_sign){.status = STATUS_MET, .bound = BOUND_RESERVED});
	ck_assert_str_eq(out->str, "[●]");
	g_string_truncate(out, 0);
	sign_put(out, was);
	ck_assert_str_eq(out->str, "?○‡");
	g_string_truncate(out, 0);
	sign_speak(out, was, ", ");
	ck_assert_str_eq(out->str, "unknown, not met on 5 October 2011, older text");
	g_string_free(out, TRUE);
}
END_TEST

static Suite *suite(void)
{
	Suite *suite = suite_create("render");
	TCase *tests = tcase_create("render");

	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_add_test(tests, every_kind_is_tried);
	tcase_add_test(tests, every_kind_is_rendered);
	tcase_add_test(tests, html_escapes);
	tcase_add_test(tests, html_refuses_addresses);
	tcase_add_loop_test(tests, markdown_escapes, 0, G_N_ELEMENTS(escapes));
	tcase_add_test(tests, markdown_escapes_in_cells);
	tcase_add_test(tests, markdown_marks_in_lists);
	tcase_add_test(tests, terminal_cannot_be_steered);
	tcase_add_test(tests, terminal_wraps);
	tcase_add_test(tests, csv_is_safe_and_even);
	tcase_add_test(tests, json_parses_back);
	tcase_add_test(tests, json_keys_stand_in_order);
	tcase_add_test(tests, json_bounds);
	tcase_add_loop_test(tests, formats_agree, 0, N_CLAUSES);
	tcase_add_test(tests, front_page_counts_with_base);
	tcase_add_test(tests, parts_are_files);
	tcase_add_test(tests, region_is_alphabetical);
	tcase_add_test(tests, lists_and_method_are_rendered);
	tcase_add_loop_test(tests, first_sentences, 0, G_N_ELEMENTS(sentences));
	tcase_add_test(tests, signs_are_ordered);
	suite_add_tcase(suite, tests);
	return suite;
}

int main(void)
{
	SRunner *runner = srunner_create(suite());
	srunner_run_all(runner, CK_NORMAL);
	int failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}

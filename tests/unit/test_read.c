/* SPDX-License-Identifier: MIT */
/* engine/read: YAML, XML and prose, well formed, malformed and hostile. */
#include <check.h>
#include <glib.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/limits.h"
#include "read/prose.h"
#include "read/xml.h"
#include "read/yaml.h"

static struct arena *arena;
static struct diags *diags;

static void setup(void)
{
	arena = arena_new();
	diags = diags_new();
}

static void teardown(void)
{
	diags_free(diags);
	arena_free(arena);
}

typedef const struct node *reader(struct arena *, const struct source *, struct diags *);

static const struct node *read_bytes(reader *read, const char *bytes, size_t length)
{
	const struct source *source = source_from_bytes(arena, "f", bytes, length, diags);
	return source ? read(arena, source, diags) : NULL;
}

static const struct node *yaml(const char *text)
{
	return read_bytes(yaml_read, text, strlen(text));
}

static const struct node *xml(const char *text)
{
	return read_bytes(xml_read, text, strlen(text));
}

/* The first lines of the diagnostics, without excerpts and help; all of them are forgotten. */
static const char *complaints(void)
{
	char *text = NULL;
	size_t length = 0;
	FILE *out = open_memstream(&text, &length);
	diags_print(diags, out, DIAG_FORM_TEXT);
	(void)fclose(out);
	GString *kept = g_string_new(NULL);
	char **lines = g_strsplit(text, "\n", -1);
	for (char **line = lines; *line; line++)
		if (g_str_has_prefix(*line, "f:") || g_str_has_prefix(*line, "and "))
			g_string_append_printf(kept, "%s%s", kept->len ? "\n" : "", *line);
	const char *copy = arena_text(arena, kept->str);
	g_strfreev(lines);
	g_string_free(kept, TRUE);
	free(text);
	diags_free(diags);
	diags = diags_new();
	return copy;
}

struct malformed {
	const char *text;
	const char *complaint;
};

static void check_malformed(reader *read, const struct malformed *cases, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		(void)read_bytes(read, cases[i].text, strlen(cases[i].text));
		const char *complaint = complaints();
		ck_assert_msg(strcmp(complaint, cases[i].complaint) == 0, "case %zu:\n%s\nexpected:\n%s", i, complaint,
			      cases[i].complaint);
	}
}

/* `part` n times. */
static const char *repeated(const char *part, size_t n)
{
	size_t length = strlen(part);
	char *text = arena_alloc(arena, length * n + 1);
	for (size_t i = 0; i < n; i++)
		memcpy(text + i * length, part, length);
	return text;
}

static void check_place(struct place place, unsigned line, unsigned column)
{
	ck_assert_uint_eq(place.line, line);
	ck_assert_uint_eq(place.column, column);
}

/* --- YAML ---------------------------------------------------------------------------------------------------------- */

START_TEST(yaml_nodes_know_their_places)
{
	const struct node *root = yaml("# c\n"
				       "é: {x: [y, 'z']}\n"
				       "list:\n"
				       "  - id: a\n"
				       "    n: 12\r\n"
				       "  - |\n"
				       "    text\n"
				       "\n"
				       "    more\n"
				       "empty:\n");
	ck_assert_str_eq(complaints(), "");
	ck_assert_int_eq(root->kind, NODE_MAP);
	ck_assert_uint_eq(root->n_fields, 3);
	check_place(root->place, 2, 1);
	check_place(root->fields[0].place, 2, 1);
	const struct node *x = node_get(node_get(root, "é"), "x");
	check_place(x->place, 2, 8);
	ck_assert_int_eq(x->kind, NODE_LIST);
	ck_assert_uint_eq(x->n_children, 2);
	check_place(x->children[1]->place, 2, 12);
	ck_assert(x->children[1]->quoted && !x->children[0]->quoted);
	const struct node *list = node_get(root, "list");
	ck_assert_str_eq(node_get(list->children[0], "n")->text, "12");
	check_place(node_get(list->children[0], "n")->place, 5, 8);
	ck_assert_str_eq(list->children[1]->text, "text\n\nmore\n");
	ck_assert(list->children[1]->quoted);
	ck_assert_str_eq(node_get(root, "empty")->text, "");
	ck_assert(!node_get(root, "empty")->quoted);
	ck_assert_ptr_null(node_get(root, "none"));
	ck_assert_ptr_null(node_child(root, "none"));
}
END_TEST

START_TEST(yaml_empty_files)
{
	ck_assert_ptr_null(yaml(""));
	ck_assert_ptr_null(yaml("# only a comment\n"));
	ck_assert_str_eq(complaints(), "");
	ck_assert_str_eq(yaml("---\na\n...\n")->text, "a");
	ck_assert_str_eq(complaints(), "");
}
END_TEST

static const struct malformed yaml_cases[] = {
	{"a: 1\nb: 2\na: 3\na: 4\n",
	 "f:3:1: error: the same key twice: 'a' [yaml-duplicate-key]\nf:1:1: note: first defined here\n"
	 "f:4:1: error: the same key twice: 'a' [yaml-duplicate-key]\nf:1:1: note: first defined here"},
	{"x:\n  - {k: 1, 'k': 2}\n",
	 "f:2:12: error: the same key twice: 'k' [yaml-duplicate-key]\nf:2:6: note: first defined here"},
	{"a: &x 1\nb: *x\n", "f:1:4: error: an anchor: '&x' [yaml-anchor]\nf:2:4: error: an alias: '*x' [yaml-alias]"},
	{"a: &x [*x]\n", "f:1:4: error: an anchor: '&x' [yaml-anchor]\nf:1:8: error: an alias: '*x' [yaml-alias]"},
	{"*x : 1\n", "f:1:1: error: an alias: '*x' [yaml-alias]"},
	{"a: !!str 1\n", "f:1:4: error: a tag: 'tag:yaml.org,2002:str' [yaml-tag]"},
	{"a: !x {b: 1}\n", "f:1:4: error: a tag: '!x' [yaml-tag]"},
	{"a: !e!x 1\n", "f:1:4: error: a tag [yaml-tag]"},
	{"a: “b”\n", "f:1:4: error: curly quotes around a value [yaml-curly-quotes]"},
	{"- ‘b’\n- «c»\n- „d“\n", "f:1:3: error: curly quotes around a value [yaml-curly-quotes]\n"
				  "f:2:3: error: curly quotes around a value [yaml-curly-quotes]\n"
				  "f:3:3: error: curly quotes around a value [yaml-curly-quotes]"},
	{"- “b” is a word\n- '“b”'\n- “\n- it’s\n", ""},
	{"a: 1\n---\nb: 1\n", "f:2:1: error: a second document in the file [yaml-second-document]"},
	{"[a]: 1\n", "f:1:1: error: a key that is no text [yaml-key-not-text]"},
	{"? {a: 1}\n: 2\n", "f:1:3: error: a key that is no text [yaml-key-not-text]"},
	{"a:\n\tb: 1\n", "f:2:1: error: a tab where the line is indented: use spaces [yaml-tab]"},
	{"a:\n  - b: 1\n  \tc: 1\n", "f:3:3: error: a tab where the line is indented: use spaces [yaml-tab]"},
	{"a: |\n\tb\n", "f:2:1: error: a tab where the line is indented: use spaces [yaml-tab]"},
	{"a: \"b\nc: 1\n", "f:1:4: error: a quote is not closed: the file ends inside it [yaml-unclosed-quote]"},
	{"a: 'b\n--- c\n",
	 "f:1:4: error: a quote is not closed: a line '---' comes before its end [yaml-unclosed-quote]"},
	{"a: [b, c\nd: e\n", "f:2:2: error: a bracket is not closed: ',' or ']' is missing before this "
			     "[yaml-unclosed-bracket]\nf:1:4: note: '[' stands here"},
	{"a: {b: 1\n", "f:2:1: error: a bracket is not closed: ',' or '}' is missing before this "
		       "[yaml-unclosed-bracket]\nf:1:4: note: '{' stands here"},
	{"a: [b]]\n", "f:1:7: error: this is not YAML: ']' closes nothing [yaml-syntax]"},
	{"a: 1\n}\n", "f:2:1: error: this is not YAML: '}' closes nothing [yaml-syntax]"},
	{"a: b: c\n", "f:1:5: error: a colon where no key can stand [yaml-colon-in-text]"},
	{"a: 1\ntext\nb: 2\n", "f:2:1: error: a line without a colon [yaml-no-colon]"},
	{"a:\n  b: 1\n c: 2\n", "f:3:2: error: a line that does not fit in: neither the next key nor further in "
				"[yaml-indentation]\nf:1:1: note: the keys begin here"},
	{"- a\nb: 1\n", "f:2:1: error: a line that does not fit in: neither the next '-' of the list nor further in "
			"[yaml-indentation]\nf:1:1: note: the list begins here"},
	{"a: - b\n",
	 "f:1:4: error: a line that does not fit in: no list can begin here; a list begins on a line of its "
	 "own [yaml-indentation]"},
	{"a: \"\\q\"\n", "f:1:5: error: an escape that does not exist [yaml-escape]"},
	{"a: \"\\xZZ\"\n", "f:1:7: error: an escape that does not exist: \\x, \\u and \\U want 2, 4 and 8 hexadecimal "
			   "digits [yaml-escape]"},
	{"a: \"\\uD800\"\n", "f:1:7: error: an escape that does not exist: there is no such character [yaml-escape]"},
	{"a: @b\n", "f:1:4: error: this is not YAML: a text cannot begin with this character; put it in quotes "
		    "[yaml-syntax]"},
	{"a: | b\n", "f:1:6: error: this is not YAML: after '|' or '>' the text begins on the next line [yaml-syntax]"},
	{"%YAML 3.0\n--- a\n", "f:1:1: error: this is not YAML: delete the line that begins with '%' [yaml-syntax]"},
	{"a: \"x\\0y\"\n", "f:1:4: error: a control character: U+0000 [control-character]"},
	{"a: \"\\e[0m\"\n", "f:1:4: error: a control character: U+001B [control-character]"},
	{"a: \"\\u202E\"\n", "f:1:4: error: a character that turns the direction of writing: U+202E [bidi-control]"},
};

START_TEST(yaml_malformed)
{
	check_malformed(yaml_read, yaml_cases, G_N_ELEMENTS(yaml_cases));
}
END_TEST

START_TEST(yaml_goes_on_after_what_is_no_syntax_error)
{
	const struct node *root = yaml("a: “x”\na: 2\nb: &t 3\nc: *t\n");
	ck_assert_uint_eq(diags_errors(diags), 4);
	ck_assert_uint_eq(root->n_fields, 3);
	ck_assert_str_eq(node_get(root, "a")->text, "x");
	ck_assert_str_eq(node_get(root, "b")->text, "3");
	ck_assert_str_eq(node_get(root, "c")->text, "*t");
	ck_assert_ptr_null(yaml("a: [\n"));
}
END_TEST

static double seconds_to_read(reader *read, const char *text)
{
	clock_t begin = clock();
	(void)read_bytes(read, text, strlen(text));
	return (double)(clock() - begin) / CLOCKS_PER_SEC;
}

/* What is hostile is refused at once: none of these may take much longer than a file that is as large as files may be. */
static void check_bomb(reader *read, const char *text, const char *code)
{
	static double honest;
	if (honest == 0)
		honest = seconds_to_read(yaml_read, arena_format(arena, "[%s]", repeated("a,", LIMIT_NODES - 1)));
	double seconds = seconds_to_read(read, text);
	const char *complaint = complaints();
	ck_assert_msg(strstr(complaint, code) != NULL, "%.200s: not %s", complaint, code);
	ck_assert_msg(seconds < 4 * honest, "%s took %.1f s, an honest file %.1f s", code, seconds, honest);
}

START_TEST(yaml_bombs)
{
	check_bomb(yaml_read, repeated("[", 100000), "f:1:65: error: too many things in each other: more than 64");
	check_bomb(yaml_read, repeated("{a: ", 100000), "[nested-too-deep]");
	check_bomb(yaml_read, repeated("- ", 100000), "f:1:129: error: too many things in each other");
	check_bomb(yaml_read, repeated("[\n", 100000), "f:65:1: error: too many things in each other");
	check_bomb(yaml_read, repeated("? ", 100000), "[yaml-key-not-text]");
	check_bomb(yaml_read, arena_format(arena, "[%s]", repeated("a,", LIMIT_NODES)), "[too-many-nodes]");
	check_bomb(yaml_read, arena_format(arena, "a: %s", repeated("x ", 1000000)), "[text-too-long]");
	check_bomb(yaml_read, repeated("k: 1\n", 100000), "and 99899 more");
	check_bomb(yaml_read, repeated("*a \n", 100000), "[yaml-");
}
END_TEST

START_TEST(nesting_up_to_the_limit)
{
	const char *open = repeated("[", LIMIT_NESTING), *close = repeated("]", LIMIT_NESTING);
	ck_assert_ptr_nonnull(yaml(arena_format(arena, "%s%s", open, close)));
	open = repeated("<a>", LIMIT_NESTING), close = repeated("</a>", LIMIT_NESTING);
	ck_assert_ptr_nonnull(xml(arena_format(arena, "%s%s", open, close)));
	ck_assert_str_eq(complaints(), "");
}
END_TEST

/* --- XML ----------------------------------------------------------------------------------------------------------- */

START_TEST(xml_nodes_know_their_places)
{
	const struct node *root = xml("<?xml version=\"1.0\" encoding='utf-8'?>\r\n"
				      "<!-- <no> -->\n"
				      "<a xmlns='u:a' xmlns:q=\"u:q\" é=\"ü&amp;&#38;&lt;\"\n"
				      "\tq:z = '>' xml:lang=\"en\">\n"
				      " Hé<b>ll</b>o <q:i/>&amp;<![CDATA[<x>]]>\n"
				      " <p>not part of it</p><?pi x?>  &#233;\n"
				      "</a>\n");
	ck_assert_str_eq(complaints(), "");
	check_place(root->place, 3, 1);
	ck_assert_str_eq(root->name, "a");
	ck_assert_str_eq(root->space, "u:a");
	ck_assert_str_eq(root->text, "Héllo &<x> é");
	ck_assert_uint_eq(root->n_fields, 3);
	ck_assert_str_eq(root->fields[0].key, "é");
	check_place(root->fields[0].place, 3, 30);
	ck_assert_str_eq(root->fields[0].value->text, "ü&&<");
	check_place(root->fields[0].value->place, 3, 33);
	check_place(root->fields[1].place, 4, 2);
	check_place(root->fields[1].value->place, 4, 9);
	ck_assert_str_eq(node_get(root, "q:z")->text, ">");
	ck_assert_str_eq(node_get(root, "xml:lang")->text, "en");
	ck_assert_uint_eq(root->n_children, 3);
	const struct node *i = node_child(root, "i");
	check_place(i->place, 5, 15);
	ck_assert_str_eq(i->space, "u:q");
	ck_assert_str_eq(i->text, "");
	check_place(node_child(root, "p")->place, 6, 2);
	ck_assert_str_eq(node_child(root, "p")->text, "not part of it");
	ck_assert_ptr_null(node_child(root, "none"));
}
END_TEST

START_TEST(xml_places_on_one_long_line)
{
	const struct node *root = xml(arena_format(arena, "<a>%s</a>", repeated("<é x=''/>", 1000)));
	ck_assert_uint_eq(root->n_children, 1000);
	for (unsigned i = 0; i < 1000; i++) {
		check_place(root->children[i]->place, 1, 4 + 9 * i);
		check_place(root->children[i]->fields[0].place, 1, 7 + 9 * i);
	}
}
END_TEST

static const struct malformed xml_cases[] = {
	{"<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>", "f:1:1: error: a DOCTYPE [xml-doctype]"},
	{"<?xml version='1.0'?>\n <!DOCTYPE a [<!ENTITY b SYSTEM 'x'>]><a>&b;</a>",
	 "f:2:2: error: a DOCTYPE [xml-doctype]"},
	{"<!-- <!DOCTYPE a> --><a/>", ""},
	{"<a>é&nbsp;</a>", "f:1:5: error: an entity: '&nbsp;' [xml-entity]"},
	{"<a b='&x;'/>", "f:1:7: error: an entity: '&x;' [xml-entity]"},
	{"<a><!-- &x; --><![CDATA[&x;]]></a>", ""},
	{"<?xml version='1.0' encoding='latin1'?><a/>", "f:1:31: error: an encoding other than UTF-8 [xml-encoding]"},
	{"<a>\n <b>é<c>x</b>\n</a>", "f:2:10: error: an end tag that closes another element: '<c>' is still open "
				     "[xml-tag-mismatch]\nf:2:6: note: this element is still open"},
	{"<a><b></b>", "f:1:11: error: the file ends before its elements do: '<a>' is not closed [xml-unclosed]\n"
		       "f:1:1: note: it begins here"},
	{"<a b='1' c='' b='2'/>", "f:1:20: error: the same attribute twice: 'b' [xml-duplicate-attribute]"},
	{"<p:a/>", "f:1:5: error: a prefix that stands for no namespace: 'p' [xml-prefix]"},
	{"<a p:b=''/>", "f:1:10: error: a prefix that stands for no namespace: 'p' [xml-prefix]"},
	{"<a>x & y</a>", "f:1:7: error: a bare '&' [xml-ampersand]"},
	{"<a>x &amp y</a>", "f:1:10: error: a bare '&' [xml-ampersand]"},
	{"", "f: error: no element in the file [xml-empty]"},
	{"<!-- x -->\n", "f: error: no element in the file [xml-empty]"},
	{"<a/>\n<b/>", "f:2:1: error: this is not XML: the file goes on after its last element [xml-syntax]"},
	{"<a>1 < 2</a>",
	 "f:1:7: error: this is not XML: '<' begins no tag here: write &lt; for it in a text [xml-syntax]"},
	{"<a b=c/>", "f:1:6: error: this is not XML: the value of an attribute stands in quotes [xml-syntax]"},
	{"<a b/>", "f:1:5: error: this is not XML: an attribute without '=' and a value [xml-syntax]"},
	{"<a b='1'c='2'/>", "f:1:9: error: this is not XML: a blank is missing [xml-syntax]"},
	{"<a b='x>\n<c d='1'/></a>",
	 "f:2:1: error: this is not XML: '<' in an attribute: write &lt;, or close the quote "
	 "before it [xml-syntax]"},
	{"<a><!-- x -- y --></a>", "f:1:11: error: this is not XML: '--' cannot stand inside a comment [xml-syntax]"},
	{"<a>]]></a>", "f:1:4: error: this is not XML: ']]>' in a text: write ]]&gt; [xml-syntax]"},
	{"\n<?xml version='1.0'?><a/>",
	 "f:2:6: error: this is not XML: '<?xml' stands only at the very beginning of a file [xml-syntax]"},
	{"<a b='&#x202E;'/>", "f:1:7: error: a character that turns the direction of writing: U+202E [bidi-control]"},
	{"<a>&#x85;</a>", "f:1:1: error: a control character: U+0085 [control-character]"},
	{"<!--><a>--><b/>", ""},
};

START_TEST(xml_malformed)
{
	check_malformed(xml_read, xml_cases, G_N_ELEMENTS(xml_cases));
}
END_TEST

static const char *numbered(const char *format_before, const char *after, int n)
{
	GString *text = g_string_new(NULL);
	for (int i = 0; i < n; i++)
		g_string_append_printf(text, "%s%d%s", format_before, i, after);
	const char *copy = arena_text(arena, text->str);
	g_string_free(text, TRUE);
	return copy;
}

START_TEST(xml_bombs)
{
	check_bomb(xml_read, repeated("<a>", 100000), "f:1:193: error: too many things in each other: more than 64");
	check_bomb(xml_read, arena_format(arena, "<a>%s</a>", repeated("<b/>", LIMIT_NODES)), "[too-many-nodes]");
	check_bomb(xml_read, arena_format(arena, "<a %s/>", numbered("a", "='' ", 300000)), "[too-many-attributes]");
	check_bomb(xml_read, arena_format(arena, "<a b='<' %s/>", numbered("a", "='' ", 300000)), "[xml-syntax]");
	check_bomb(xml_read, arena_format(arena, "<a %s/>", numbered("xmlns:a", "='b' ", 100)),
		   "more than 64 [too-many-att");
	check_bomb(xml_read, arena_format(arena, "<a>%s</a>", numbered("<b", "/>", 300000)), "[too-many-names]");
	check_bomb(xml_read, arena_format(arena, "<a>%s</a>", repeated("x", 10000000)), "[text-too-long]");
	check_bomb(xml_read, arena_format(arena, "<a>%s</a>", repeated("&amp;", 1000000)), "[text-too-long]");
	check_bomb(xml_read, arena_format(arena, "<a b='%s'/>", repeated("x", 1000000)), "[text-too-long]");
	check_bomb(xml_read, arena_format(arena, "<%s/>", repeated("x", 1000000)), "[xml-syntax]");
	check_bomb(xml_read, arena_format(arena, "<a>%s", repeated("<!--", 1000000)), "[xml-syntax]");
}
END_TEST

/* --- truncation ---------------------------------------------------------------------------------------------------- */

static const char whole_xml[] = "<?xml version='1.0' encoding='UTF-8'?>\n<!-- c --><a xmlns='u' é='1&amp;2'>\n"
				"<b>t &lt; é</b><![CDATA[x]]><?p i?><c d=\"e\"/></a>";

START_TEST(xml_cut_anywhere_is_an_error)
{
	ck_assert_ptr_nonnull(xml(whole_xml));
	ck_assert_str_eq(complaints(), "");
	for (size_t length = 0; length < sizeof whole_xml - 1; length++) {
		ck_assert_ptr_null(read_bytes(xml_read, whole_xml, length));
		ck_assert_msg(diags_errors(diags) == 1, "%zu bytes: %s", length, complaints());
		(void)complaints();
	}
}
END_TEST

/* YAML cut at a line's end is YAML; what is asked is that nothing breaks, and that an error has at most one telling. */
START_TEST(yaml_cut_anywhere)
{
	static const char whole[] =
		"# é\na: [b, {c: 'd'}]\ne:\n  - \"f\\n\"\n  - |\n    g\n\n    h\n  - i: j\n    k: >\n      l\n";
	for (size_t length = 0; length < sizeof whole; length++) {
		const struct node *root = read_bytes(yaml_read, whole, length);
		size_t errors = diags_errors(diags);
		ck_assert_msg(errors <= 1 && !(root && errors), "%zu bytes: %s", length, complaints());
		(void)complaints();
	}
}
END_TEST

/* Each byte of a good file replaced by each of the troublemakers. */
START_TEST(one_wrong_byte)
{
	static const char whole[] = "a: [b, 'c']\nd:\n  - {e: \"f\"}\n  - |\n    g\nh: i\n";
	static const char troublemakers[] = "\0\t\n\r !\"#%&'*,-/:;<=>?@[\\]`{|}\x80\xC3\xE2\xFF";
	for (size_t t = 0; t < sizeof troublemakers - 1; t++) {
		for (size_t i = 0; i < sizeof whole_xml - 1; i++) {
			char *copy = arena_copy(arena, whole_xml, sizeof whole_xml);
			copy[i] = troublemakers[t];
			(void)read_bytes(xml_read, copy, sizeof whole_xml - 1);
		}
		for (size_t i = 0; i < sizeof whole - 1; i++) {
			char *copy = arena_copy(arena, whole, sizeof whole);
			copy[i] = troublemakers[t];
			(void)read_bytes(yaml_read, copy, sizeof whole - 1);
		}
		(void)complaints();
	}
}
END_TEST

/* --- prose --------------------------------------------------------------------------------------------------------- */

static void write_prose(GString *out, const struct prose *prose)
{
	static const char *const names[] = {"p", "list", "item", "", "em", "strong", "code", "link"};
	for (; prose; prose = prose->next) {
		g_string_append(out, prose->ordered ? "ordered-list" : names[prose->kind]);
		if (prose->text)
			g_string_append_printf(out, "'%s'", prose->text);
		if (prose->first) {
			g_string_append_c(out, '(');
			write_prose(out, prose->first);
			g_string_append_c(out, ')');
		}
	}
}

static const char *prose(const char *text)
{
	const struct source *source = source_from_bytes(arena, "f", text, strlen(text), diags);
	const struct prose *first = prose_read(arena, text, (struct place){source, 1, 1}, diags);
	if (!first)
		return NULL;
	GString *out = g_string_new(NULL);
	write_prose(out, first);
	const char *copy = arena_text(arena, out->str);
	g_string_free(out, TRUE);
	return copy;
}

START_TEST(prose_kinds)
{
	ck_assert_str_eq(prose("One *two **three***\nfour  \nfive `<x>` \\*"),
			 "p('One 'em('two 'strong('three'))' four five 'code'<x>'' *')");
	ck_assert_str_eq(prose("a\n\n- b\n- c\n\n1. d\n"),
			 "p('a')list(item(p('b'))item(p('c')))ordered-list(item(p('d')))");
	ck_assert_str_eq(prose("[a *b*](https://x.org/?a=b&c#d) <http://y.org>"),
			 "p(link'https://x.org/?a=b&c#d'('a 'em('b'))' 'link'http://y.org'('http://y.org'))");
	ck_assert_str_eq(prose("s. 45C(1)(a) & \"q\" it's 5 < 6 &eacute;"), "p('s. 45C(1)(a) & \"q\" it's 5 < 6 é')");
	ck_assert_ptr_null(prose(""));
	ck_assert_ptr_null(prose(" \n"));
	ck_assert_str_eq(complaints(), "");
}
END_TEST

static const struct malformed prose_cases[] = {
	{"a <b>c</b>", "f:1:3: error: prose holds markup that it may not have: HTML [prose-markup]\n"
		       "f:1:7: error: prose holds markup that it may not have: HTML [prose-markup]"},
	{"<script>x</script>", "f:1:1: error: prose holds markup that it may not have: HTML [prose-markup]"},
	{"é ![i](http://x.org/i.png)",
	 "f:1:3: error: prose holds markup that it may not have: an image [prose-markup]"},
	{"# a",
	 "f:1:1: error: prose holds markup that it may not have: a heading ('#', or a line of '---' under a text) "
	 "[prose-markup]"},
	{"> a", "f:1:1: error: prose holds markup that it may not have: a quotation ('>') [prose-markup]"},
	{"```\na\n```", "f:1:1: error: prose holds markup that it may not have: a block of code (four blanks or ```) "
			"[prose-markup]"},
	{"***", "f:1:1: error: prose holds markup that it may not have: a line ('---') [prose-markup]"},
	{"[a](javascript:alert)", "f:1:1: error: a link that leads to no web page [prose-link]"},
	{"[a](data:x)", "f:1:1: error: a link that leads to no web page [prose-link]"},
	{"[a](//x.org)", "f:1:1: error: a link that leads to no web page [prose-link]"},
	{"[a](https://)", "f:1:1: error: a link that leads to no web page [prose-link]"},
	{"[a](<https://x.org/ y>)", "f:1:1: error: a link that leads to no web page [prose-link]"},
	{"[a](java&#115;cript:x)", "f:1:1: error: a link that leads to no web page [prose-link]"},
	{"<mailto:a@b.org>", "f:1:1: error: a link that leads to no web page [prose-link]"},
	{"[sic]: http://x.org",
	 "f:1:1: error: prose holds markup that it may not have: a link's definition ('[name]:' at "
	 "the start of a line) [prose-markup]"},
	{"a &#x202E; b", "f:1:1: error: a character that turns the direction of writing: U+202E [bidi-control]"},
};

START_TEST(prose_refused)
{
	for (size_t i = 0; i < G_N_ELEMENTS(prose_cases); i++) {
		ck_assert_ptr_null(prose(prose_cases[i].text));
		const char *complaint = complaints();
		ck_assert_msg(strcmp(complaint, prose_cases[i].complaint) == 0, "%zu: %s", i, complaint);
	}
}
END_TEST

START_TEST(prose_in_a_block_is_placed_in_the_file)
{
	const struct node *root = yaml("a: |\n  one\n\n  é <b>\nc: two # <i>\nd: >\n  <i>\n");
	ck_assert_ptr_null(prose_read(arena, node_get(root, "a")->text, node_get(root, "a")->place, diags));
	ck_assert_ptr_nonnull(prose_read(arena, node_get(root, "c")->text, node_get(root, "c")->place, diags));
	ck_assert_ptr_null(prose_read(arena, node_get(root, "d")->text, node_get(root, "d")->place, diags));
	ck_assert_str_eq(complaints(), "f:4:5: error: prose holds markup that it may not have: HTML [prose-markup]\n"
				       "f:6:4: error: prose holds markup that it may not have: HTML [prose-markup]");
}
END_TEST

START_TEST(prose_bombs)
{
	const char *stars = repeated("*a ", 20000);
	ck_assert_ptr_nonnull(prose(stars));
	ck_assert_ptr_null(prose(arena_format(arena, "%sa%s", repeated("*", 30000), repeated("*", 30000))));
	ck_assert_ptr_nonnull(strstr(complaints(), "[prose-too-deep]"));
	ck_assert_ptr_null(prose(arena_format(arena, "%sx", repeated("- ", 30000))));
	ck_assert_ptr_nonnull(strstr(complaints(), "[prose-too-deep]"));
	ck_assert_ptr_null(prose(repeated("> ", 30000)));
	ck_assert_ptr_nonnull(strstr(complaints(), "[prose-markup]"));
	ck_assert_ptr_nonnull(prose(repeated("[", 60000)));
	ck_assert_ptr_nonnull(prose(repeated("a\n", 30000)));
	ck_assert_str_eq(complaints(), "");
}
END_TEST

/* --- the suite ----------------------------------------------------------------------------------------------------- */

static TCase *tcase(Suite *suite, const char *name)
{
	TCase *tc = tcase_create(name);
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_set_timeout(tc, 240); /* for valgrind */
	suite_add_tcase(suite, tc);
	return tc;
}

int main(void)
{
	Suite *suite = suite_create("read");
	TCase *tc = tcase(suite, "yaml");
	tcase_add_test(tc, yaml_nodes_know_their_places);
	tcase_add_test(tc, yaml_empty_files);
	tcase_add_test(tc, yaml_malformed);
	tcase_add_test(tc, yaml_goes_on_after_what_is_no_syntax_error);
	tcase_add_test(tc, yaml_bombs);
	tcase_add_test(tc, nesting_up_to_the_limit);
	tc = tcase(suite, "xml");
	tcase_add_test(tc, xml_nodes_know_their_places);
	tcase_add_test(tc, xml_places_on_one_long_line);
	tcase_add_test(tc, xml_malformed);
	tcase_add_test(tc, xml_bombs);
	tc = tcase(suite, "damage");
	tcase_add_test(tc, xml_cut_anywhere_is_an_error);
	tcase_add_test(tc, yaml_cut_anywhere);
	tcase_add_test(tc, one_wrong_byte);
	tc = tcase(suite, "prose");
	tcase_add_test(tc, prose_kinds);
	tcase_add_test(tc, prose_refused);
	tcase_add_test(tc, prose_in_a_block_is_placed_in_the_file);
	tcase_add_test(tc, prose_bombs);
	SRunner *runner = srunner_create(suite);
	srunner_run_all(runner, CK_NORMAL);
	int failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}

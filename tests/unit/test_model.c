/* SPDX-License-Identifier: MIT */
/* The model: a small vocabulary and treaty from memory, and a table of files with what is said about each. */
#include <glib.h>
#include <glib/gstdio.h>
#include <check.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/diag.h"
#include "model/corpus.h"
#include "model/value.h"
#include "read/xml.h"
#include "read/yaml.h"

/* --- A small world --- */

static const char *const vocabulary_xml =
	"<vocabulary xmlns='urn:stocktake:vocabulary:1'>\n"
	"<themes><theme id='crime' label='Crime'/><theme id='help' label='Help'/></themes>\n"
	"<topics><topic id='smuggling' label='Smuggling'><topic id='entry' label='Entry'/><topic id='exit' "
	"label='Exit'/></topic>"
	"<topic id='general' label='General part'/><topic id='aid' label='Assistance'/></topics>\n"
	"<list id='conduct' label='What is done'>"
	"<term id='procure-entry' topic='entry' closed='yes' label='procuring entry' definition='d'>"
	"<term id='bring-in' label='bringing in' definition='d'/><term id='arrange' label='arranging' "
	"definition='d'/></term>"
	"<term id='procure-exit' topic='exit' label='an exit' definition='d'><term id='lead-out' label='leading' "
	"definition='d'/></term>"
	"</list>\n"
	"<list id='benefit' label='Gain' rest-label='others'><term id='gain' label='gain' definition='d'/>"
	"<term id='no-gain' unless-exempts='family' label='no gain' definition='d'/></list>\n"
	"<list id='fault' label='Fault' ordered='yes'><term id='knowledge' label='k' definition='d'/>"
	"<term id='intent' label='i' definition='d'/></list>\n"
	"<list id='requires' label='Conditions' conditions='yes'><term id='border' label='b' definition='d'/>"
	"<term id='consent' label='c' definition='d'/></list>\n"
	"<list id='offender' label='Spared'><term id='family' label='f' definition='d'/><term id='migrant' label='m' "
	"definition='d'/>"
	"</list>\n"
	"<list id='modes' label='Modes'><term id='attempt' label='a' definition='d'/><term id='aid' label='a' "
	"definition='d'/></list>\n"
	"<list id='cooperation' label='Cooperation'><term id='mla' topic='aid' label='m' definition='d'/></list>\n"
	"<list id='ground' label='Grounds'><term id='secrecy' label='s' definition='d'/></list>\n"
	"<kinds><kind id='offence' label='offence' definition='d' offence='yes'>"
	"<facet id='conduct' label='c' type='set' list='conduct' role='key' silence='unknown' required='yes' "
	"because='yes'/>"
	"<facet id='benefit' label='b' type='set' list='benefit' silence='unknown' needed-for='smuggling'/>"
	"<facet id='aimed-at' label='a' type='offences' silence='any'/>"
	"<facet id='fault' label='f' type='scale' list='fault' silence='unknown'/>"
	"<facet id='requires' label='r' type='set' list='requires' role='conditions' silence='none'/>"
	"<facet id='exempts' label='e' type='set' list='offender' role='exempts' silence='none'/>"
	"<facet id='punishes' label='p' type='set' list='offender' role='unasked' silence='unknown' less='exempts'/>"
	"<facet id='imprisonment' label='i' type='duration' silence='unknown'/>"
	"<facet id='persons' label='n' type='count' silence='unknown'/>"
	"<facet id='fine' label='f' type='text' silence='none'/></kind>\n"
	"<kind id='mode' topic='general' of-topics='yes' not-met-without-offence='yes' label='mode' definition='d'>"
	"<facet id='of' label='o' type='offences' role='scope' silence='unknown' required='yes'/>"
	"<facet id='modes' label='m' type='set' list='modes' role='key' silence='unknown' required='yes'/></kind>\n"
	"<kind id='refusal' label='refusal' definition='d'>"
	"<facet id='cooperation' label='c' type='set' list='cooperation' role='key' silence='unknown' required='yes'/>"
	"<facet id='ground' label='g' type='set' list='ground' silence='unknown'/></kind></kinds></vocabulary>\n";

#define TREATY_HEAD \
	"<akomaNtoso xmlns='http://docs.oasis-open.org/legaldocml/ns/akn/3.0' " \
	"xmlns:st='urn:stocktake:assessment:1'><act><meta>" \
	"<identification><FRBRWork><FRBRalias value='sp' name='short'/><FRBRdate " \
	"date='2000-11-15'/></FRBRWork></identification>" \
	"<analysis><otherAnalysis>\n"
#define TREATY_BODY \
	"</otherAnalysis></analysis></meta><preface><p><docTitle>A Protocol</docTitle></p></preface><body>" \
	"<chapter eId='chp_1'><num>Chapter I</num>" \
	"<article eId='art_5'><num>Article 5</num><heading>Migrants</heading><content><p>Not " \
	"<i>punished</i>.</p></content></article>" \
	"<article eId='art_6'><num>Article 6</num><heading>Crimes</heading>" \
	"<paragraph eId='art_6__para_1'><num>1.</num><intro><p>Punish:</p></intro>" \
	"<point eId='art_6__para_1__point_a'><num>(a)</num><content><p>entry;</p></content></point>" \
	"<point eId='art_6__para_1__point_b'><num>(b)</num><content><p>exit;</p></content></point></paragraph>" \
	"<paragraph " \
	"eId='art_6__para_2'><num>2.</num><content><p>attempt.</p></content></paragraph></article></chapter>" \
	"</body></act></akomaNtoso>\n"

#define CLAUSE_5 \
	"<st:clause for='art_5' duty='shall' theme='help'><st:never id='punished' " \
	"kind='offence'><st:question>Punished?</st:question>" \
	"<st:reach conduct='procure-entry' punishes='migrant'/></st:never></st:clause>\n"
#define CLAUSE_6A \
	"<st:clause for='art_6__para_1__point_a' duty='shall' theme='crime' cluster='I'><st:any>" \
	"<st:rule id='into' kind='offence' guards='no-gain'><st:question>Entry?</st:question>" \
	"<st:reach conduct='bring-in arrange' benefit='gain' fault='intent'/><st:may-require what='border'/>" \
	"<st:may-exempt who='family'/><st:at-least facet='imprisonment' value='P4Y'/></st:rule></st:any>" \
	"<st:note kind='meets' source='guide'>Any such law.</st:note><st:see clause='art_6__para_2'/></st:clause>\n"
#define CLAUSE_6B \
	"<st:clause for='art_6__para_1__point_b' duty='may' theme='crime'>" \
	"<st:rule id='out' kind='offence'><st:question>Exit?</st:question><st:reach " \
	"conduct='procure-exit'/></st:rule></st:clause>\n"
#define CLAUSE_62 \
	"<st:clause for='art_6__para_2' duty='shall-subject' theme='crime'><st:applies-if fact='coast'/>" \
	"<st:rule id='attempt' kind='mode' of='art_6__para_1' but='art_6__para_1__point_b' duty='may'>" \
	"<st:question>Attempt?</st:question><st:reach modes='attempt'/></st:rule></st:clause>\n"
#define ASIDES(more) \
	"<st:aside for='art_6' reason='container'/>" more "<st:aside for='art_6__para_1' reason='container'/>\n"
#define LAYER(clauses) "<st:assessment offences='art_6__para_1'>\n" clauses "</st:assessment>"
#define GOOD_LAYER LAYER(CLAUSE_5 ASIDES("") CLAUSE_6A CLAUSE_6B CLAUSE_62)

struct world {
	struct arena *arena;
	struct diags *diags;
	const struct vocabulary *vocabulary;
	const struct instruments *instruments;
};

static const struct node *parse(struct world *world, const char *path, const char *text)
{
	const struct source *source = source_from_bytes(world->arena, path, text, strlen(text), world->diags);

	ck_assert_ptr_nonnull(source);
	return g_str_has_suffix(path, ".xml") ? xml_read(world->arena, source, world->diags)
					      : yaml_read(world->arena, source, world->diags);
}

static void bind_vocabulary(struct world *world, const char *xml)
{
	const struct node *root = parse(world, "v.xml", xml);

	ck_assert_ptr_nonnull(root);
	world->vocabulary = vocabulary_bind(world->arena, root, world->diags);
}

static void bind_treaties(struct world *world, const char *const *layers, size_t n)
{
	static const char *const ids[] = {"protocol", "convention"};
	const struct node *roots[2];

	for (size_t i = 0; i < n; i++) {
		char *text = g_strconcat(TREATY_HEAD, layers[i], TREATY_BODY, NULL);
		if (i == 1) {
			char *at = strstr(text, "'sp'");
			memcpy(at, "'co'", 4);
		}
		roots[i] = parse(world, i ? "c.xml" : "t.xml", text);
		ck_assert_ptr_nonnull(roots[i]);
		g_free(text);
	}
	world->instruments = instruments_bind(world->arena, world->vocabulary, ids, roots, n, world->diags);
}

static struct world world_new(void)
{
	static const char *const good[] = {GOOD_LAYER};
	struct world world = {.arena = arena_new(), .diags = diags_new()};

	bind_vocabulary(&world, vocabulary_xml);
	ck_assert_ptr_nonnull(world.vocabulary);
	bind_treaties(&world, good, 1);
	return world;
}

static void world_free(struct world *world)
{
	arena_free(world->arena);
	diags_free(world->diags);
}

static char *printed(const struct world *world)
{
	char *text = NULL;
	size_t length = 0;
	FILE *out = open_memstream(&text, &length);

	diags_print(world->diags, out, DIAG_FORM_TEXT);
	(void)fclose(out);
	return text;
}

static void assert_silent(const struct world *world)
{
	char *text = printed(world);

	ck_assert_str_eq(text, "");
	free(text);
}

/* Exactly the diagnostics that `wanted` has, one a line in the order of the file; a line is the beginning of what is said. */
static void assert_says(const struct world *world, const char *wanted)
{
	char *text = printed(world);
	char **lines = g_strsplit(text, "\n", -1), **want = g_strsplit(wanted, "\n", -1);
	guint n = 0;

	for (char **line = lines; *line; line++) {
		if (!strstr(*line, ": error: ") && !strstr(*line, ": warning: "))
			continue;
		ck_assert_msg(want[n] != NULL, "too much is said:\n%s\nwanted:\n%s", text, wanted);
		ck_assert_msg(strstr(*line, want[n]) != NULL, "said:\n%s\nwanted:\n%s", *line, want[n]);
		n++;
	}
	ck_assert_msg(want[n] == NULL, "too little is said:\n%s\nwanted:\n%s", text, wanted);
	g_strfreev(lines);
	g_strfreev(want);
	free(text);
}

/* A country of one file, the day of the law being 2020-06-30. */
#define LAW_DAY ((struct date){2020, 6, 30})

static struct country *bind_country(struct world *world, const char *const *texts, size_t n)
{
	const struct node *files[4];

	for (size_t i = 0; i < n; i++) {
		char path[] = "a.yaml";
		path[0] = (char)('a' + (int)i);
		files[i] = texts[i] ? parse(world, path, texts[i]) : NULL;
	}
	return country_bind(world->arena, world->instruments, "ABC", files, n, date_first(LAW_DAY), world->diags);
}

/* Lines 1 to 9; what follows begins on line 10. */
#define BASE \
	"state: {code: ABC, name: Abcland, prepared: 2020-01-01}\n" \
	"laws:\n" \
	"- id: act\n" \
	"  title: The Act\n" \
	"  from: 2000-01-01\n" \
	"  texts: [{id: act-en, title: The Act, seen: law-text, text-as-of: 2015-01-01, read: \"https://x.org/a\", " \
	"accessed: 2020-01-01},\n" \
	"    {id: act-head, title: The Act, seen: heading-only, text-as-of: 2015, read: \"https://x.org/b\", " \
	"accessed: 2020-01-01},\n" \
	"    {id: act-memory, title: The Act, seen: not-seen, text-as-of: 2015}]\n" \
	"- {id: other, title: Other, from: unknown, texts: [{id: other-en, title: O, seen: secondary, text-as-of: " \
	"2012, read: \"https://x.org/c\", accessed: 2020}]}\n"
#define P(id) "- id: " id "\n  law: act\n  section: \"1\"\n  text: act-en\n  in-force: {from: 2001-01-01}\n"
#define OFFENCE(id) P(id) "  kind: offence\n  conduct: [bring-in]\n  because: {conduct: it says so}\n"

/* --- Vocabulary --- */

START_TEST(terms_stand_for_their_leaves)
{
	struct world world = world_new();
	const struct list *conduct = vocabulary_list(world.vocabulary, "conduct");
	const struct list *benefit = vocabulary_list(world.vocabulary, "benefit");

	ck_assert_uint_eq(conduct->n_terms, 5);
	ck_assert_uint_eq(conduct->n_leaves, 4); /* bring-in, arrange, lead-out, another exit */
	ck_assert_uint_eq(mask_count(list_term(conduct, "procure-entry")->leaves), 2);
	ck_assert_uint_eq(mask_count(list_term(conduct, "procure-exit")->leaves), 2);
	ck_assert_str_eq(conduct->leaves[3].label, "another exit");
	ck_assert_ptr_eq(list_term(conduct, "lead-out")->topic, vocabulary_topic(world.vocabulary, "exit"));
	ck_assert_ptr_null(list_term(conduct, "lead"));
	ck_assert_uint_eq(conduct->rest, conduct->n_leaves);
	ck_assert_uint_eq(benefit->rest, 2);
	ck_assert_uint_eq(mask_count(benefit->all), 3);
	ck_assert(mask_equal(list_term(benefit, "no-gain")->unless_exempts,
			     list_term(vocabulary_list(world.vocabulary, "offender"), "family")->leaves));
	assert_silent(&world);
	world_free(&world);
}
END_TEST

START_TEST(kinds_know_the_roles_of_their_facets)
{
	struct world world = world_new();
	const struct kind *offence = world.vocabulary->offence;
	const struct kind *mode = vocabulary_kind(world.vocabulary, "mode");

	ck_assert_str_eq(offence->key->id, "conduct");
	ck_assert_str_eq(offence->conditions->id, "requires");
	ck_assert_ptr_eq(kind_facet(offence, "punishes")->less, offence->exempts);
	ck_assert(!mask_empty(kind_facet(offence, "benefit")->needed_for));
	ck_assert_str_eq(mode->scope->id, "of");
	ck_assert(mode->not_met_without_offence && mode->of_topics && !offence->not_met_without_offence);
	ck_assert(topic_within(vocabulary_topic(world.vocabulary, "exit"),
			       vocabulary_topic(world.vocabulary, "smuggling")));
	ck_assert(!topic_within(vocabulary_topic(world.vocabulary, "smuggling"),
				vocabulary_topic(world.vocabulary, "exit")));
	world_free(&world);
}
END_TEST

/* One change to the vocabulary, and what is said. */
static const struct {
	const char *old, *new, *said;
} vocabulary_cases[] = {
	{"<topic id='exit' label='Exit'/>", "<topic label='Exit'/>",
	 "something is missing: 'id' has to stand in a topic\nunknown topic: 'exit'"},
	{"<kind id='mode'", "<kind idd='mode'",
	 "'id' has to stand in a kind\nunknown key: 'idd' cannot stand in a kind; did you mean 'id'?"},
	{"topic='exit' label='an exit'", "topic='exi' label='an exit'",
	 "unknown topic: 'exi'; did you mean 'exit'? [unknown-topic]"},
	{"role='key' silence='unknown' required='yes' because='yes'", "silence='unknown'",
	 "the kind 'offence' has no facet with role=\"key\""},
	{"type='scale' list='fault'", "type='scale' list='benefit'",
	 "the facet 'fault' needs a list that is ordered for a scale"},
	{"list id='ground'", "list id='fault'", "the same id twice: 'fault' stands twice\n'ground' is no list"},
	{"type='duration'", "type='duratoin'", "'duratoin' cannot stand under 'type'; did you mean 'duration'?"},
	{"<theme id='crime' label='Crime'/>", "<them/>",
	 "unknown element: 'them' cannot stand in this part of the vocabulary; did you mean 'theme'?"},
	{"unless-exempts='family'", "unless-exempts='famly'",
	 "unknown term: 'famly' is no term of 'unless-exempts'; did you mean 'family'?"},
	{"offence='yes'", "", "one kind needs offence=\"yes\""},
};

START_TEST(vocabulary_errors)
{
	struct world world = {.arena = arena_new(), .diags = diags_new()};
	char **parts = g_strsplit(vocabulary_xml, vocabulary_cases[_i].old, 2);
	char *xml = g_strjoinv(vocabulary_cases[_i].new, parts);

	ck_assert_ptr_nonnull(parts[1]);
	bind_vocabulary(&world, xml);
	ck_assert_ptr_null(world.vocabulary);
	assert_says(&world, vocabulary_cases[_i].said);
	g_free(xml);
	g_strfreev(parts);
	world_free(&world);
}
END_TEST

/* --- Treaties --- */

START_TEST(units_have_citations_and_words)
{
	struct world world = world_new();
	const struct instrument *treaty = instruments_find(world.instruments, "sp");
	const struct unit *point = instrument_unit(treaty, "art_6__para_1__point_a");

	ck_assert_ptr_eq(treaty, instruments_find(world.instruments, "protocol"));
	ck_assert_str_eq(treaty->title, "A Protocol");
	ck_assert_str_eq(treaty->adopted, "2000-11-15");
	ck_assert_uint_eq(treaty->n_units, 6);
	ck_assert_str_eq(point->citation, "Art. 6(1)(a)");
	ck_assert_str_eq(point->heading, "Crimes");
	ck_assert_str_eq(point->text, "entry;");
	ck_assert_str_eq(point->parent->text, "Punish:");
	ck_assert_str_eq(point->parent->aside, "container");
	ck_assert_str_eq(instrument_unit(treaty, "art_5")->text, "Not punished.");
	world_free(&world);
}
END_TEST

START_TEST(citations_are_read_as_people_type_them)
{
	static const char *const good[] = {"6(1)(a)", "Art. 6(1)(a)",          "art. 6 (1) (a)",        "ARTICLE 6.1.A",
					   "6.1a",    "6, para. 1, point (a)", "art_6__para_1__point_a"};
	static const char *const bad[] = {"", "7", "6(1)(c)", "art", "a", "6(1)(a)(i)", "()"};
	struct world world = world_new();
	const struct instrument *treaty = world.instruments->all[0];

	for (size_t i = 0; i < G_N_ELEMENTS(good); i++)
		ck_assert_msg(instrument_cited(treaty, good[i]) == instrument_unit(treaty, "art_6__para_1__point_a"),
			      "%s", good[i]);
	for (size_t i = 0; i < G_N_ELEMENTS(bad); i++)
		ck_assert_msg(!instrument_cited(treaty, bad[i]), "%s", bad[i]);
	world_free(&world);
}
END_TEST

START_TEST(clauses_are_bound)
{
	struct world world = world_new();
	const struct instrument *treaty = world.instruments->all[0];
	const struct clause *entry = instrument_clause(treaty, "art_6__para_1__point_a");
	const struct clause *attempt = instrument_clause(treaty, "art_6__para_2");
	const struct element *rule = entry->root->children[0]->children[0];

	ck_assert_uint_eq(treaty->n_clauses, 4);
	ck_assert_uint_eq(treaty->offences.n_clauses, 2);
	ck_assert(entry->offence && !instrument_clause(treaty, "art_5")->offence && !attempt->offence);
	ck_assert_int_eq(entry->root->children[0]->type, ELEMENT_ANY);
	ck_assert_uint_eq(rule->n_asked, 3);
	ck_assert_uint_eq(mask_count(rule->asked[0].terms), 2);
	ck_assert(!mask_empty(rule->may_require) && !mask_empty(rule->may_exempt));
	ck_assert_uint_eq(rule->thresholds[0].value, 48);
	ck_assert_str_eq(rule->guards[0]->id, "no-gain");
	ck_assert_ptr_eq(entry->see[0], attempt);
	ck_assert_str_eq(entry->notes[0].text, "Any such law.");
	ck_assert_str_eq(attempt->gates[0].fact, "coast");
	rule = attempt->root->children[0];
	ck_assert_int_eq(rule->duty, DUTY_MAY);
	ck_assert_uint_eq(rule->of.n_clauses, 2);
	ck_assert_uint_eq(rule->of.n_but, 1);
	ck_assert_uint_eq(attempt->n_topics, 3); /* entry, exit, general */
	world_free(&world);
}
END_TEST

#define REST ASIDES("") CLAUSE_6A CLAUSE_6B CLAUSE_62
#define FIVE(content) "<st:clause for='art_5' duty='shall' theme='help'>" content "</st:clause>"
#define RULE(attributes, content) "<st:rule id='r' " attributes "><st:question>Q?</st:question>" content "</st:rule>"

static const struct {
	const char *layer, *said;
} layer_cases[] = {
	{LAYER(CLAUSE_5 ASIDES("") CLAUSE_6A CLAUSE_62),
	 "no offence in that clause: 'art_6__para_1__point_b'\na unit of the treaty that nobody assesses: "
	 "'art_6__para_1__point_b'"},
	{LAYER(ASIDES("") CLAUSE_5 CLAUSE_6A CLAUSE_6B CLAUSE_62),
	 "a clause out of order: 'art_5' comes before 'art_6__para_1'"},
	{LAYER(CLAUSE_5 CLAUSE_5 REST), "the same id twice: 'art_5' has a clause already"},
	{LAYER(CLAUSE_5
	       "<st:clause for='art_55' duty='shall' theme='help'><st:outside reason='practice'/></st:clause>" REST),
	 "no such eId: 'art_55' is not in the body of protocol; did you mean 'art_5'?"},
	{LAYER(FIVE("") REST), "'art_5' has nothing that is tested"},
	{LAYER(FIVE("<st:outside reason='saving'/>" RULE("kind='offence'", "")) REST),
	 "'art_5' has elements beside st:counted-in"},
	{LAYER(FIVE("<st:rul/>") REST),
	 "'art_5' has nothing\nunknown element: 'rul' cannot stand in a clause; did you mean 'rule'?"},
	{LAYER(FIVE("<rule/>") REST), "'art_5' has nothing\nunknown element: 'rule' cannot stand in a clause"},
	{LAYER(FIVE(RULE("kind='ofence'", "")) REST), "unknown kind of provision: 'ofence'; did you mean 'offence'?"},
	{LAYER(FIVE(RULE("kind='offence'", "<st:reach conductt='bring-in'/>")) REST),
	 "unknown facet: 'conductt' is no facet of the kind 'offence'; did you mean 'conduct'?"},
	{LAYER(FIVE(RULE("kind='offence'", "<st:reach conduct='arrange bringin'/>")) REST),
	 "t.xml:3:137: error: unknown term: 'bringin' is no term of 'conduct'; did you mean 'bring-in'?"},
	{LAYER(FIVE(RULE("kind='offence'", "<st:reach imprisonment='P4Y'/>")) REST),
	 "'imprisonment' is a number; write st:at-least"},
	{LAYER(FIVE(RULE("kind='offence'", "<st:at-least facet='imprisonment' value='4'/>")) REST),
	 "this is no duration: '4'"},
	{LAYER(FIVE(RULE("kind='offence'", "<st:at-least facet='conduct' value='4'/>")) REST),
	 "'conduct' has no order"},
	{LAYER(FIVE(RULE("kind='mode' of='art_5'", "")) REST), "no offence in that clause: 'art_5'"},
	{LAYER(FIVE(RULE("kind='mode' but='art_6'", "")) REST), "'of' has to stand beside 'but'"},
	{LAYER(FIVE(RULE("kind='mode'", "<st:may-require what='border'/>")) REST), "'may-require' has no use here"},
	{LAYER(FIVE(RULE("kind='offence' leaving='benefits'", "")) REST),
	 "'benefits' is no facet of the kind 'offence'; did you mean 'benefit'?"},
	{LAYER(FIVE(RULE("kind='offence' guards='gai'", "")) REST), "'gai' is no term of any facet"},
	{LAYER(FIVE(RULE("kind='offence'", "") RULE("kind='offence'", "")) REST),
	 "the same id twice: 'r' stands twice in this clause"},
	{LAYER(FIVE("<st:any><st:never id='n' kind='offence'><st:question>Q</st:question></st:never></st:any>") REST),
	 "st:never cannot stand under st:any"},
	{LAYER(FIVE("<st:fact id='f' notification='sp:art_7'><st:question>Q</st:question></st:fact>") REST),
	 "'art_7' is not in the body of protocol"},
	{LAYER(FIVE("<st:counted-in clause='art_6__para_1' element='into'/>") REST),
	 "no such element: 'into' is no element"},
	{LAYER(FIVE("<st:counted-in clause='art_5'/>") REST), "no clause to point at: 'art_5'"},
	{LAYER(FIVE("<st:carry from='untoc' clauses='art_5'/>") REST), "no such treaty: 'untoc'"},
	{LAYER(FIVE("<st:carry from='protocol' clauses='art_6__para_2'/>") REST),
	 "a clause that cannot be carried: 'art_6__para_2' has no clause that speaks of convention-offences"},
	{LAYER(FIVE("<st:applies-if/>" RULE("kind='offence'", "")) REST), "either 'fact' or 'kind' has to stand in it"},
	{LAYER(FIVE("<st:outside reason='practice'/><st:outside reason='choice'/>") REST),
	 "an element that can stand once: 'outside'"},
	{LAYER(FIVE(RULE("kind='offence' benchmark='maybe'", "")) REST), "yes or no is wanted, this is 'maybe'"},
	{LAYER("<st:clause for='art_5' duty='should' theme='hlp'><st:outside reason='choice'/></st:clause>" REST),
	 "'should' cannot stand under 'duty'\n'hlp' is no theme; did you mean 'help'?"},
	{"<st:other/>", "this is no treaty file: 'protocol' has no st:assessment"},
};

START_TEST(treaty_errors)
{
	struct world world = {.arena = arena_new(), .diags = diags_new()};

	bind_vocabulary(&world, vocabulary_xml);
	bind_treaties(&world, &layer_cases[_i].layer, 1);
	ck_assert_ptr_null(world.instruments);
	assert_says(&world, layer_cases[_i].said);
	world_free(&world);
}
END_TEST

START_TEST(clauses_point_at_one_another)
{
	static const char *const layers[] = {
		LAYER(FIVE("<st:counted-in clause='art_6__para_1'/><st:carry from='co' clauses='art_5'/>") REST),
		LAYER(FIVE(RULE("kind='mode' of='convention-offences'", "")) ASIDES("") CLAUSE_6A
		      "<st:clause for='art_6__para_1__point_b' duty='definition' theme='crime'>"
		      "<st:counted-in clause='art_6__para_1__point_a' element='into'/></st:clause>" CLAUSE_62),
	};
	struct world world = {.arena = arena_new(), .diags = diags_new()};

	bind_vocabulary(&world, vocabulary_xml);
	bind_treaties(&world, layers, 2);
	assert_says(
		&world,
		"no offence in that clause: 'art_6__para_1__point_b'"); /* the `but` of 6(2): b sets out none here */
	world_free(&world);
}
END_TEST

START_TEST(carry_and_counted_in)
{
	static const char *const layers[] = {
		LAYER(FIVE("<st:counted-in clause='art_6__para_1'/><st:carry from='co' clauses='art_5'/>") REST),
		LAYER(FIVE(RULE("kind='mode' of='convention-offences'", "")) ASIDES("") CLAUSE_6A CLAUSE_6B
		      "<st:clause for='art_6__para_2' duty='definition' theme='crime'>"
		      "<st:counted-in clause='art_6__para_1__point_a' element='into'/></st:clause>"),
	};
	struct world world = {.arena = arena_new(), .diags = diags_new()};

	bind_vocabulary(&world, vocabulary_xml);
	bind_treaties(&world, layers, 2);
	assert_silent(&world);
	const struct instrument *convention = world.instruments->all[0], *protocol = world.instruments->all[1];
	const struct clause *five = instrument_clause(protocol, "art_5"),
			    *counted = instrument_clause(convention, "art_6__para_2");
	ck_assert_str_eq(convention->id, "convention");
	ck_assert_uint_eq(five->n_counted_in, 2);
	ck_assert_ptr_eq(five->carries[0].from, convention);
	ck_assert_ptr_eq(five->carries[0].clauses[0], instrument_clause(convention, "art_5"));
	ck_assert_str_eq(counted->counted_element->id, "into");
	ck_assert_str_eq(counted->counted_words, "art_6__para_1__point_a/into");
	ck_assert_uint_eq(counted->n_topics, 1);
	world_free(&world);
}
END_TEST

/* --- Durations --- */

START_TEST(durations)
{
	static const struct {
		const char *text;
		unsigned months;
	} good[] = {{"P4Y", 48}, {"P18M", 18}, {"P1Y6M", 18}, {"life", DURATION_LIFE}, {"death", DURATION_DEATH},
		    {"P0M", 0}};
	static const char *const bad[] = {"",      "P",    "4Y",  "P4",      "PY",   "P4D",  "P4Y6",
					  "P6M1Y", "P4Y ", "p4Y", "P99999Y", "Life", "P4.5Y"};
	unsigned months;

	for (size_t i = 0; i < G_N_ELEMENTS(good); i++) {
		ck_assert_msg(duration_parse(good[i].text, &months), "%s", good[i].text);
		ck_assert_uint_eq(months, good[i].months);
	}
	for (size_t i = 0; i < G_N_ELEMENTS(bad); i++)
		ck_assert_msg(!duration_parse(bad[i], &months), "%s", bad[i]);
	ck_assert(DURATION_LIFE < DURATION_DEATH);
}
END_TEST

/* --- Countries --- */

static const struct value *value_of(const struct provision *provision, size_t limb, const char *facet)
{
	return &provision->limbs[limb].values[kind_facet(provision->kind, facet)->index];
}

START_TEST(limbs_replace_what_the_provision_writes)
{
	static const char *const files[] = {BASE "provisions:\n" P(
		"p") "  kind: offence\n  conduct: [bring-in]\n  benefit: [gain]\n  requires: [border]\n"
		     "  unknown: [fault]\n  unsure: {benefit: [no-gain], conduct: [procure-entry]}\n"
		     "  because: {conduct: words, benefit: money}\n"
		     "  any-of:\n"
		     "  - {section: \"1(a)\", requires: [consent], fault: intent}\n"
		     "  - {benefit: any, unknown: []}\n"
		     "  - {conduct: [lead-out], because: {conduct: others}, unsure: {requires: [consent]}}\n"};
	struct world world = world_new();
	const struct country *country = bind_country(&world, files, 1);
	assert_silent(&world);
	ck_assert_ptr_nonnull(country);
	const struct provision *p = country_provision(country, "p");
	const struct list *conduct = p->kind->key->list, *requires = p->kind->conditions->list;

	ck_assert_uint_eq(p->n_limbs, 3);
	ck_assert_str_eq(p->limbs[0].section, "1(a)");
	ck_assert_str_eq(p->limbs[1].section, "1");
	ck_assert(mask_equal(value_of(p, 0, "requires")->terms, list_term(requires, "consent")->leaves));
	ck_assert_int_eq(value_of(p, 0, "fault")->state, VALUE_WRITTEN);
	ck_assert_int_eq(value_of(p, 1, "fault")->state, VALUE_SILENT);
	ck_assert_int_eq(value_of(p, 2, "fault")->state, VALUE_UNKNOWN);
	ck_assert(value_of(p, 1, "benefit")->any && mask_empty(value_of(p, 1, "benefit")->unsure));
	ck_assert_uint_eq(mask_count(value_of(p, 0, "benefit")->unsure), 1);
	ck_assert(mask_equal(value_of(p, 0, "conduct")->unsure, list_term(conduct, "arrange")->leaves));
	ck_assert_uint_eq(mask_count(value_of(p, 2, "conduct")->unsure), 2);
	ck_assert(mask_equal(value_of(p, 2, "requires")->unsure, list_term(requires, "consent")->leaves));
	ck_assert_str_eq(value_of(p, 0, "conduct")->because, "words");
	ck_assert_str_eq(value_of(p, 2, "conduct")->because, "others");
	ck_assert_int_eq(value_of(p, 0, "punishes")->state, VALUE_SILENT);
	world_free(&world);
}
END_TEST

START_TEST(scopes)
{
	static const char *const files[] = {
		BASE "provisions:\n" OFFENCE("p") P("all") "  kind: mode\n  of: all\n  modes: [attempt]\n" P(
			"some") "  kind: mode\n  of: [p, {law: [act, other], conduct: [procure-exit]}, q]\n  modes: "
				"any\n" P("one") "  kind: mode\n  of: {max-over: P1Y, treaty-list: yes}\n  modes: "
						 "none\n" OFFENCE("q") "  aimed-at: {max-at-least: P6M}\n  "
								       "imprisonment: as-aimed-at\n"};
	struct world world = world_new();
	const struct country *country = bind_country(&world, files, 1);
	assert_silent(&world);
	ck_assert_ptr_nonnull(country);
	const struct scope *scope = &value_of(country_provision(country, "some"), 0, "of")->scope;

	ck_assert(value_of(country_provision(country, "all"), 0, "of")->scope.all);
	ck_assert_uint_eq(scope->n_parts, 2);
	ck_assert_uint_eq(scope->parts[0].n_laws, 2);
	ck_assert(scope->parts[0].has_conduct && mask_count(scope->parts[0].conduct) == 2);
	ck_assert_uint_eq(scope->parts[1].n_provisions, 2);
	ck_assert_ptr_eq(scope->parts[1].provisions[1], country_provision(country, "q"));
	scope = &value_of(country_provision(country, "one"), 0, "of")->scope;
	ck_assert(scope->parts[0].over && scope->parts[0].months == 12 && scope->parts[0].treaty_list);
	ck_assert(!value_of(country_provision(country, "one"), 0, "modes")->any);
	ck_assert_uint_eq(value_of(country_provision(country, "q"), 0, "imprisonment")->number, DURATION_AS_AIMED_AT);
	world_free(&world);
}
END_TEST

START_TEST(horizons)
{
	static const char *const files[] = {
		"state: {code: ABC, name: A, prepared: 2020, coast: no}\n"
		"sources: [{id: s, title: S, seen: secondary, read: {repository: a/b, path: c/d.txt, offset: 12}, "
		"accessed: 2019-05}]\n"
		"laws:\n- id: a\n  title: A\n  from: 1999\n  texts:\n"
		"  - {id: unread, title: T, seen: law-text, text-as-of: 2010-03-04, amended-since: unread, read: "
		"\"http://x.org\", accessed: 2020-01-02}\n"
		"  - {id: silent, title: T, seen: law-text, text-as-of: 2010-03, read: \"http://x.org\", accessed: "
		"2020-01-02}\n"
		"  - {id: later, title: T, seen: law-text, text-as-of: 2010-03, amended-since: [2014-02-01, 2012], "
		"read: \"http://x.org\", accessed: 2020-01-02}\n"
		"  - {id: never, title: T, seen: law-text, text-as-of: 2010-03, amended-since: [], read: "
		"\"http://x.org\", accessed: 2020-01-02}\n"};
	static const struct date wanted[] = {{2010, 3, 4}, {2010, 3, 1}, {2011, 12, 31}, {2020, 1, 2}};
	struct world world = world_new();
	const struct country *country = bind_country(&world, files, 1);

	assert_silent(&world);
	ck_assert_ptr_nonnull(country);
	for (size_t i = 0; i < 4; i++)
		ck_assert_int_eq(country->laws[0].texts[i].horizon, date_first(wanted[i]));
	ck_assert_int_eq(country->sources[0].horizon, date_first((struct date){2019, 5, 1}));
	ck_assert_str_eq(country->sources[0].read.repository, "a/b");
	ck_assert_int_eq(country->coast, 0);
	world_free(&world);
}
END_TEST

START_TEST(states_and_searches)
{
	static const char *const files[] = {
		BASE "treaties:\n  protocol: {signed: none, joined: 2010-01, in-force: 2010-02, source: s,\n"
		     "    reservations: [{kind: reservation, clause: art_6, text: not for us}]}\n"
		     "  another-treaty-altogether: {joined: none}\n"
		     "notifications: {\"sp:art_6__para_2\": {made: yes, on: 2011}}\n"
		     "authorities: [{role: central, name: Ministry, languages: [English, French]}]\n"
		     "arrangements: [{title: T, with: [DEF, GHI], subject: mla, in-force: unknown}]\n"
		     "sources: [{id: s, title: S, seen: secondary, read: \"http://x.org\", accessed: 2020}]\n",
		"searched:\n- for: [smuggling, \"exit:offence\", \"entry:bring-in\", \"aid:secrecy\", "
		"\"entry:attempt\"]\n"
		"  in: [act-en, other-en]\n  period: {from: 2001, until: 2012}\n"};
	struct world world = world_new();
	const struct country *country = bind_country(&world, files, 2);
	assert_silent(&world);
	ck_assert_ptr_nonnull(country);
	const struct treaty_status *status = country_treaty(country, "protocol");
	const struct claim *claim = &country->claims[0];

	ck_assert(status->signed_known && !date_given(status->signed_on));
	ck_assert_int_eq(status->joined, JOINED_YES);
	ck_assert_str_eq(status->source->id, "s");
	ck_assert_str_eq(status->reservations[0].clause, "art_6");
	ck_assert_int_eq(country_treaty(country, "another-treaty-altogether")->joined, JOINED_NO);
	ck_assert_ptr_null(country_treaty(country, "untoc"));
	ck_assert(country_notification(country, "sp:art_6__para_2")->made);
	ck_assert_str_eq(country->authorities[0].languages, "English, French");
	ck_assert_str_eq(country->arrangements[0].with, "DEF, GHI");
	ck_assert_uint_eq(claim->n_targets, 5);
	ck_assert_str_eq(claim->targets[1].kind->id, "offence");
	ck_assert_str_eq(claim->targets[2].term->id, "bring-in");
	ck_assert_int_eq(claim->seen, SEEN_SECONDARY);
	world_free(&world);
}
END_TEST

START_TEST(what_replaces_ends_the_older)
{
	static const char *const files[] = {
		BASE "provisions:\n" OFFENCE("new") "  replaces: old\n" OFFENCE("old")
			OFFENCE("newer") "  replaces: old\n",
	};
	char *text = g_strdup(files[0]);
	struct world world = world_new();

	memcpy(strstr(text, "2001-01-01"), "2005-01-01", 10);                      /* new */
	memcpy(strstr(strstr(text, "id: newer"), "2001-01-01"), "2004-01-01", 10); /* newer, in fact earlier */
	const struct country *country = bind_country(&world, (const char *const[]){text}, 1);
	assert_silent(&world);
	ck_assert_ptr_nonnull(country);
	ck_assert_ptr_eq(country_provision(country, "old")->replaced_by, country_provision(country, "newer"));
	ck_assert_ptr_eq(country_provision(country, "new")->replaces, country_provision(country, "old"));
	g_free(text);
	world_free(&world);
}
END_TEST

#define SEARCH(target, text, until) \
	"searched: [{for: [\"" target "\"], in: [" text "], period: {from: 2001-01-01, until: " until "}}]\n"

static const struct {
	const char *more, *said;
} country_cases[] = {
	/* form */
	{"provision: []\n",
	 "a.yaml:10:1: error: unknown key: 'provision' cannot stand in a country's file; did you mean 'provisions'?"},
	{"provisions:\n" OFFENCE("p") "  benefitt: any\n",
	 "a.yaml:19:3: error: unknown key: 'benefitt' cannot stand in a provision of the kind 'offence'; did you mean "
	 "'benefit'? [unknown-key]"},
	{"provisions:\n" OFFENCE("p") "  benefit: [gan]\n",
	 "a.yaml:19:13: error: unknown term: 'gan' is no term of 'benefit'; did you mean 'gain'? [unknown-term]"},
	{"provisions:\n" OFFENCE("p") "  benefit: [gain, any]\n", "'any' stands alone, it is no term of 'benefit'"},
	{"provisions:\n" OFFENCE("p") "  benefit: gain\n",
	 "wrong type: a list is wanted, this is a word; write [gain]"},
	{"provisions:\n" OFFENCE("p") "  benefit: {gain: yes}\n", "wrong type: a list is wanted, this is a mapping"},
	{"provisions:\n" OFFENCE("p") "  benefit: []\n", "a list is empty; write none or any"},
	{"provisions:\n" OFFENCE("p") "  benefit: [gain, gain]\n", "a.yaml:19:19: error: listed twice: 'gain'"},
	{"provisions:\n" OFFENCE("p") "  fault: [intent]\n", "wrong type: a word is wanted, this is a list"},
	{"provisions:\n" OFFENCE("p") "  imprisonment: 4 years\n", "this is no duration: '4 years'; write P4Y"},
	{"provisions:\n" OFFENCE("p") "  persons: three\n",
	 "a whole number below a million is wanted, this is 'three'"},
	{"provisions:\n" OFFENCE("p") "  requires: any\n", "'requires' lists what a rule demands or whom it spares"},
	{"provisions: {}\n", "wrong type: a list is wanted, this is a mapping"},
	{"provisions: [p]\n", "wrong type: a mapping is wanted, this is a word"},
	{"provisions:\n" P("p") "  kind: ofence\n", "unknown kind of provision: 'ofence'; did you mean 'offence'?"},
	{"provisions:\n" P("p"), "something is missing: 'kind' has to stand in a provision"},
	{"provisions:\n" P("Pé") "  kind: mode\n  of: all\n  modes: [aid]\n", "this is no id: 'Pé'"},
	{"provisions:\n" P("p") "  kind: mode\n  of: all\n", "'modes' has to stand in a provision of the kind 'mode'"},
	{"provisions:\n" P("p") "  kind: mode\n  of: all\n  modes: [aid]\n  summary: a <b>\n", "prose holds markup"},
	/* references */
	{"provisions:\n" OFFENCE("p") OFFENCE("p"), "a.yaml:19:7: error: the same id twice: 'p' [duplicate-id]"},
	{"provisions:\n- {id: p, law: akt, section: \"1\", text: act-en, in-force: {from: 2001}, kind: mode, of: all, "
	 "modes: any}\n",
	 "a.yaml:11:16: error: no such law: 'akt'; did you mean 'act'? [no-such-law]"},
	{"provisions:\n- {id: p, law: act, section: \"1\", text: act-eng, in-force: {from: 2001}, kind: mode, of: all, "
	 "modes: any}\n",
	 "no such text: 'act-eng'; did you mean 'act-en'?"},
	{"provisions:\n- {id: p, law: act, section: \"1\", text: other-en, in-force: {from: 2001}, kind: mode, of: "
	 "all, modes: any}\n",
	 "a text of another law: 'other-en' is no text of 'act'"},
	{"provisions:\n- {id: p, law: act, section: \"1\", in-force: {from: 2001}, kind: mode, of: all, modes: any}\n",
	 "a provision without a text: 'p'; write text: and the id of the text that it was read in; known are 'act-en', "
	 "'act-head', 'act-memory'"},
	{"provisions:\n" P("p") "  kind: mode\n  of: [q]\n  modes: [aid]\n", "no such provision: 'q'"},
	{"provisions:\n" P("p") "  kind: mode\n  of: [p]\n  modes: [aid]\n",
	 "something other than offences: 'p' is of the kind 'mode'"},
	{"provisions:\n" P("p") "  kind: mode\n  of: p\n  modes: [aid]\n",
	 "all, a list or a mapping is wanted, this is a word; write [p]"},
	{"provisions:\n" P("p") "  kind: mode\n  of: {}\n  modes: [aid]\n", "a description of offences is empty"},
	{"provisions:\n" P("p") "  kind: mode\n  of: {max-over: P1Y, max-at-least: P1Y}\n  modes: [aid]\n",
	 "'max-over' and 'max-at-least' stand together"},
	{"provisions:\n" P("p") "  kind: mode\n  of: {laws: [act]}\n  modes: [aid]\n",
	 "'laws' cannot stand in a description of offences; did you mean 'law'?"},
	{"provisions:\n" OFFENCE("p") "  replaces: q\n", "no such provision: 'q'; known is 'p'"},
	/* time */
	{"provisions:\n- {id: p, law: act, section: \"1\", text: act-en, in-force: {from: 2001-02-30}, kind: mode, of: "
	 "all, modes: any}\n",
	 "this is no date: '2001-02-30'; write YYYY, YYYY-MM or YYYY-MM-DD"},
	{"provisions:\n- {id: p, law: act, section: \"1\", text: act-en, in-force: {from: 2003, until: 2002}, kind: "
	 "mode, of: all, modes: any}\n",
	 "it ends before it begins: from 2003 until 2002"},
	{"provisions:\n- {id: p, law: act, section: \"1\", text: act-en, in-force: {from: 1999}, kind: mode, of: all, "
	 "modes: any}\n",
	 "warning: a provision in force before its law: 'p' from 1999, but 'act' only from 2000-01-01"},
	{"provisions:\n- {id: a, law: act, section: \"1\", text: act-en, in-force: {from: 2001, until: 2005-06-30}, "
	 "kind: mode, of: all, modes: any}\n"
	 "- {id: b, law: act, section: \"1\", text: act-en, in-force: {from: 2005-06-30}, replaces: a, kind: mode, of: "
	 "all, modes: any}\n",
	 "two versions of a rule in force on one day: 'b' from 2005-06-30 replaces 'a', which is in force until "
	 "2005-06-30"},
	{"provisions:\n- {id: a, law: act, section: \"1\", text: act-en, in-force: {from: 2006}, kind: mode, of: all, "
	 "modes: any}\n"
	 "- {id: b, law: act, section: \"1\", text: act-en, in-force: {from: 2005}, replaces: a, kind: mode, of: all, "
	 "modes: any}\n",
	 "'b' replaces 'a', which begins later"},
	{"provisions:\n" OFFENCE("a") "  replaces: b\n" OFFENCE("b") "  replaces: a\n",
	 "'a' and 'b' replace each other in a circle"},
	/* doubt and reasons */
	{"provisions:\n" OFFENCE("p") "  unknown: [conduct]\n",
	 "two things that exclude each other: 'conduct' is listed as unknown and written too"},
	{"provisions:\n" OFFENCE("p") "  unknown: [conducts]\n",
	 "'conducts' is no facet of the kind 'offence'; did you mean 'conduct'?"},
	{"provisions:\n" OFFENCE("p") "  unsure: {benefit: [gain]}\n",
	 "doubt that adds nothing: 'benefit' is not written"},
	{"provisions:\n" OFFENCE("p") "  unsure: {conduct: [bring-in]}\n",
	 "doubt that adds nothing: 'conduct' says all of this already"},
	{"provisions:\n" OFFENCE("p") "  unsure: {fine: [much]}\n",
	 "'fine' cannot stand in 'unsure' of the kind 'offence'"},
	{"provisions:\n" OFFENCE("p") "  persons: 3\n  unsure: {persons: [4]}\n",
	 "'persons' is a number; list it under 'unknown'"},
	{"provisions:\n" P("p") "  kind: offence\n  conduct: any\n",
	 "no reason for a reading that decides: 'conduct' of 'p'; write because: {conduct:"},
	{"provisions:\n" P("p") "  kind: offence\n  conduct: any\n  any-of: [{}, {fault: intent}]\n",
	 "no reason for a reading that decides"},
	{"provisions:\n" P("p") "  kind: offence\n  conduct: any\n  because: {conduct: x, benefit: y}\n",
	 "a reason for a facet that is not written: 'benefit'"},
	{"provisions:\n" OFFENCE("p") "  readings: [{benefit: any}]\n",
	 "'by' has to stand in a reading of the kind 'offence'"},
	{"provisions:\n- {id: p, law: act, section: \"1\", text: act-head, in-force: {from: 2001}, kind: offence, "
	 "conduct: any, benefit: any, fine: much, because: {conduct: c}}\n",
	 "a finding from a heading alone: 'benefit' of 'p'"},
	{"provisions:\n- {id: p, law: act, section: \"1\", text: act-memory, in-force: {from: 2001}, kind: offence, "
	 "conduct: any}\n",
	 ""},
	/* searches */
	{SEARCH("entri", "act-en", "2010"), "unknown topic: 'entri'; did you mean 'entry'?"},
	{SEARCH("entry:lead-out", "act-en", "2010"), "'lead-out' is neither a kind nor a term under the topic 'entry'"},
	{SEARCH("entry", "act", "2010"), "no such text: 'act'"},
	{SEARCH("entry", "act-head", "2010"), "a search in a text that was not read: 'act-head' is 'heading-only'"},
	{SEARCH("entry", "act-en, other-en", "2015-01-01"),
	 "a search beyond the days for which its text speaks: '2015-01-01', but 'other-en' speaks up to 2012-01-01 "
	 "only"},
	{SEARCH("entry", "act-en", "2021"), "a date after the day of the law: '2021' lies after 2020-06-30"},
	/* the State */
	{"treaties: {protocl: {joined: none}}\n", "no such treaty: 'protocl'; did you mean 'protocol'?"},
	{"treaties: {protocol: {joined: 2020-07-01}}\n", "a date after the day of the law: '2020-07-01'"},
	{"treaties: {protocol: {joined: none, in-force: 2010}}\n",
	 "a day of entry into force stands beside joined: none"},
	{"treaties: {protocol: {}, sp: {}}\n", "the same id twice: 'protocol'"},
	{"treaties: {protocol: {source: nowhere}}\n", "no such text: 'nowhere'"},
	{"treaties: {protocol: {reservations: [{kind: reservation, text: t, clause: art_66}]}}\n",
	 "no such eId: 'art_66'"},
	{"notifications: {art_5: {made: yes}}\n", "this key names nothing: 'art_5'"},
	{"notifications: {\"sp:art_9\": {made: yes}}\n", "no such eId: 'art_9'"},
	{"notifications: {\"sp:art_5\": {made: perhaps}}\n", "yes or no is wanted, this is 'perhaps'"},
	{"sources: [{id: act-en, title: S, seen: secondary, read: \"http://x.org\", accessed: 2020}]\n",
	 "the same id twice: 'act-en'"},
	{"sources: [{id: s, title: S, seen: secondary, read: \"javascript:alert(1)\", accessed: 2020}]\n",
	 "this is no place to read at: 'javascript:alert(1)'"},
	{"sources: [{id: s, title: S, seen: secondary, read: {repository: a, path: b}, accessed: 2020}]\n",
	 "'a'; write owner/name"},
	{"sources: [{id: s, title: S, seen: seconday, accessed: 2020, read: \"http://x.org\"}]\n",
	 "'seconday' cannot stand under 'seen'; did you mean 'secondary'?"},
	{"sources: [{id: s, title: S, seen: secondary, accessed: 2020-07-01, read: \"http://x.org\"}]\n",
	 "a date after the day of the law: '2020-07-01'"},
	{"sources: [{id: s, title: S, seen: secondary}]\n", "'read' has to stand in it\n'accessed' has to stand in it"},
	{"sources: [{id: s, title: S, seen: not-seen, read: \"http://x.org\"}]\n",
	 "'read' stands in a text that was not seen"},
};

START_TEST(country_errors)
{
	struct world world = world_new();
	char *text = g_strconcat(BASE, country_cases[_i].more, NULL);
	const char *file = text;

	bind_country(&world, &file, 1);
	assert_says(&world, country_cases[_i].said);
	g_free(text);
	world_free(&world);
}
END_TEST

START_TEST(files_are_one_country)
{
	static const char *const two_states[] = {BASE, "state: {code: ABD, name: B, prepared: 2020}\n"};
	static const char *const none[] = {"laws: []\n"};
	static const char *const wrong[] = {"state: {code: ABD, name: B, prepared: 2020}\n"};
	struct world world = world_new();

	ck_assert_ptr_null(bind_country(&world, two_states, 2));
	assert_says(&world, "b.yaml:1:8: error: the same id twice: 'state' stands in two files");
	world_free(&world);
	world = world_new();
	ck_assert_ptr_null(bind_country(&world, none, 1));
	assert_says(&world, "a.yaml: error: something is missing: 'state' has to stand in one of the files of 'ABC'");
	world_free(&world);
	world = world_new();
	ck_assert_ptr_null(bind_country(&world, wrong, 1));
	assert_says(&world, "the code of another country: 'ABD' stands in the folder of 'ABC'");
	world_free(&world);
}
END_TEST

/* What others name may stand in the file that could not be read: no false alarm, but no country either. */
START_TEST(an_unreadable_file_makes_no_noise)
{
	static const char *const files[] = {"provisions:\n- {id: p, law: act, section: \"1\", text: t, in-force: "
					    "{from: 2001}, kind: mode, of: [q], modes: [aids]}\n",
					    NULL};
	struct world world = world_new();

	ck_assert_ptr_null(bind_country(&world, files, 2));
	assert_says(&world, "'aids' is no term of 'modes'; did you mean 'aid'?");
	world_free(&world);
}
END_TEST

/* --- The data folder --- */

static char *folder_new(void)
{
	char *folder = g_dir_make_tmp("stocktake-XXXXXX", NULL);
	static const char *const folders[] = {"instruments", "frameworks", "frameworks/ABC", "frameworks/DEF"};

	for (size_t i = 0; i < G_N_ELEMENTS(folders); i++) {
		char *path = g_build_filename(folder, folders[i], NULL);
		ck_assert_int_eq(g_mkdir(path, 0700), 0);
		g_free(path);
	}
	return folder;
}

static void put(const char *folder, const char *path, const char *text)
{
	char *full = g_build_filename(folder, path, NULL);

	ck_assert(g_file_set_contents(full, text, -1, NULL));
	g_free(full);
}

static void remove_all(const char *path)
{
	GDir *dir = g_file_test(path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open(path, 0, NULL);

	for (const char *name; dir && (name = g_dir_read_name(dir));) {
		char *inner = g_build_filename(path, name, NULL);
		remove_all(inner);
		g_free(inner);
	}
	if (dir)
		g_dir_close(dir);
	ck_assert_int_eq(g_remove(path), 0);
}

static void put_good(const char *folder)
{
	put(folder, "instruments/vocabulary.xml", vocabulary_xml);
	put(folder, "instruments/protocol.xml", TREATY_HEAD GOOD_LAYER TREATY_BODY);
	put(folder, "frameworks/stocktake.yaml", "as-of: 2020-06-30\npublisher: {name: Us, logo: logo.png}\n");
	put(folder, "frameworks/ABC/state.yaml", BASE);
	put(folder, "frameworks/logo.png", "an image\n");
	put(folder, "frameworks/ABC/README.md", "not read\n");
	put(folder, "frameworks/DEF/state.yaml", "state: {code: DEF, name: D, prepared: 2020}\n");
}

/* SHA-256 as design.md section 6 says, over all that a country rests on. */
START_TEST(a_folder_is_opened)
{
	struct world world = {.arena = arena_new(), .diags = diags_new()};
	char *folder = folder_new();
	static const char *const paths[] = {"frameworks/ABC/state.yaml", "frameworks/stocktake.yaml",
					    "instruments/protocol.xml", "instruments/vocabulary.xml"};
	GChecksum *sum = g_checksum_new(G_CHECKSUM_SHA256);

	put_good(folder);
	for (size_t i = 0; i < G_N_ELEMENTS(paths); i++) {
		char *full = g_build_filename(folder, paths[i], NULL), *bytes, *number;
		gsize length;
		ck_assert(g_file_get_contents(full, &bytes, &length, NULL));
		number = g_strdup_printf("%zu", length);
		g_checksum_update(sum, (const guchar *)paths[i], (gssize)strlen(paths[i]) + 1);
		g_checksum_update(sum, (const guchar *)number, (gssize)strlen(number) + 1);
		g_checksum_update(sum, (const guchar *)bytes, (gssize)length);
		g_free(full);
		g_free(bytes);
		g_free(number);
	}
	struct corpus *corpus = corpus_open(folder, world.diags);
	assert_silent(&world);
	ck_assert_ptr_nonnull(corpus);
	ck_assert_uint_eq(corpus->n_codes, 2);
	ck_assert_str_eq(corpus->codes[1], "DEF");
	ck_assert_int_eq(corpus->as_of, date_first(LAW_DAY));
	ck_assert_str_eq(corpus->publisher.logo, "logo.png");
	const struct country *country = corpus_country(corpus, world.arena, "ABC", world.diags);
	ck_assert_ptr_nonnull(country);
	ck_assert_uint_eq(strlen(country->edition), 12);
	ck_assert(g_str_has_prefix(g_checksum_get_string(sum), country->edition));
	corpus_free(corpus);
	g_checksum_free(sum);
	remove_all(folder);
	g_free(folder);
	world_free(&world);
}
END_TEST

START_TEST(what_would_not_be_read_is_said)
{
	struct world world = {.arena = arena_new(), .diags = diags_new()};
	char *folder = folder_new();

	put_good(folder);
	put(folder, "frameworks/ABC/laws.yml", "laws: []\n");
	put(folder, "frameworks/ABC/my laws.yaml", "laws: []\n");
	put(folder, "frameworks/ABC/void.yaml", "# nothing\n");
	char *link = g_build_filename(folder, "frameworks/ABC/link.yaml", NULL);
	char *inner = g_build_filename(folder, "frameworks/ABC/more", NULL);
	ck_assert_int_eq(symlink("/etc/passwd", link), 0);
	ck_assert_int_eq(g_mkdir(inner, 0700), 0);
	struct corpus *corpus = corpus_open(folder, world.diags);
	ck_assert_ptr_nonnull(corpus);
	ck_assert_ptr_null(corpus_country(corpus, world.arena, "ABC", world.diags));
	ck_assert_ptr_null(corpus_country(corpus, world.arena, "../X", world.diags));
	assert_says(&world,
		    "frameworks/../X: error: a folder that names no country [country-code]\n"
		    "frameworks/ABC/laws.yml: error: a file that would not be read: rename it to .yaml [file-name]\n"
		    "frameworks/ABC/link.yaml: error: a file that would not be read: it is a symbolic link\n"
		    "frameworks/ABC/more: error: a file that would not be read: a folder in a country's folder\n"
		    "frameworks/ABC/my laws.yaml: error: a file that would not be read: its name\n"
		    "frameworks/ABC/void.yaml: error: an empty file [empty-file]");
	corpus_free(corpus);
	remove_all(folder);
	g_free(link);
	g_free(inner);
	g_free(folder);
	world_free(&world);
}
END_TEST

START_TEST(a_data_folder_without_treaties)
{
	struct world world = {.arena = arena_new(), .diags = diags_new()};
	char *folder = folder_new();

	put_good(folder);
	char *treaties = g_build_filename(folder, "instruments", NULL);
	remove_all(treaties);
	ck_assert_ptr_null(corpus_open(folder, world.diags));
	assert_says(&world, "instruments: error: the folder cannot be read [folder-unreadable]\n"
			    "instruments/vocabulary.xml: error: the file cannot be read: No such file or directory "
			    "[file-unreadable]");
	remove_all(folder);
	g_free(treaties);
	g_free(folder);
	world_free(&world);
}
END_TEST

START_TEST(a_folder_that_is_none)
{
	struct world world = {.arena = arena_new(), .diags = diags_new()};
	char *folder = folder_new();

	put_good(folder);
	put(folder, "frameworks/stocktake.yaml", "as-of: 2020\npublisher: {name: Us, logo: ../../etc/passwd}\n");
	char *lower = g_build_filename(folder, "frameworks/abc", NULL);
	ck_assert_int_eq(g_mkdir(lower, 0700), 0);
	ck_assert_ptr_null(corpus_open(folder, world.diags));
	assert_says(&world,
		    "frameworks/abc: error: a folder that names no country [country-code]\n"
		    "frameworks/stocktake.yaml:1:8: error: this is no date: '2020'; the day of the law is a day\n"
		    "frameworks/stocktake.yaml:2:29: error: this is no place to read at: '../../etc/passwd' leads out");
	remove_all(folder);
	g_free(lower);
	g_free(folder);
	world_free(&world);
	world = (struct world){.arena = arena_new(), .diags = diags_new()};
	ck_assert_ptr_null(corpus_open("/nonexistent", world.diags));
	ck_assert_uint_ge(diags_errors(world.diags), 3);
	world_free(&world);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("model");
	TCase *tcase = tcase_create("model");

	tcase_add_test(tcase, terms_stand_for_their_leaves);
	tcase_add_test(tcase, kinds_know_the_roles_of_their_facets);
	tcase_add_loop_test(tcase, vocabulary_errors, 0, (int)G_N_ELEMENTS(vocabulary_cases));
	tcase_add_test(tcase, units_have_citations_and_words);
	tcase_add_test(tcase, citations_are_read_as_people_type_them);
	tcase_add_test(tcase, clauses_are_bound);
	tcase_add_loop_test(tcase, treaty_errors, 0, (int)G_N_ELEMENTS(layer_cases));
	tcase_add_test(tcase, clauses_point_at_one_another);
	tcase_add_test(tcase, carry_and_counted_in);
	tcase_add_test(tcase, durations);
	tcase_add_test(tcase, limbs_replace_what_the_provision_writes);
	tcase_add_test(tcase, scopes);
	tcase_add_test(tcase, horizons);
	tcase_add_test(tcase, states_and_searches);
	tcase_add_test(tcase, what_replaces_ends_the_older);
	tcase_add_loop_test(tcase, country_errors, 0, (int)G_N_ELEMENTS(country_cases));
	tcase_add_test(tcase, files_are_one_country);
	tcase_add_test(tcase, an_unreadable_file_makes_no_noise);
	tcase_add_test(tcase, a_folder_is_opened);
	tcase_add_test(tcase, what_would_not_be_read_is_said);
	tcase_add_test(tcase, a_folder_that_is_none);
	tcase_add_test(tcase, a_data_folder_without_treaties);
	suite_add_tcase(suite, tcase);
	SRunner *runner = srunner_create(suite);
	srunner_run_all(runner, CK_NORMAL);
	int failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}

/* SPDX-License-Identifier: MIT */
/*
 * A world: a few clauses, some law, some claims, as plain data that can be
 * copied, changed and written as the XML and YAML that the real readers take.
 * Its words are some of the real vocabulary's, so that a world that fails can
 * become an example of tests/spec/comparison.md.
 *
 * Sets are bits of an unsigned here, in an order of their own: nothing is
 * shared with the engine's masks. Part of test_worlds.c.
 */
#ifndef WORLDS_H
#define WORLDS_H

#include <glib.h>
#include <stdbool.h>

/* ---- the vocabulary ---- */

enum {
	TOPIC_SMUGGLING,
	TOPIC_ENTRY, /* inside smuggling, like the next */
	TOPIC_STAY,
	TOPIC_GENERAL,
	TOPIC_LEGAL,
	TOPIC_PROTECTION,
	TOPIC_EXTRADITION,
	TOPIC_MLA,
	TOPICS,
	NO_TOPIC = TOPICS
};
static const char *const topic_ids[] = {"smuggling",     "smuggling-entry", "smuggling-stay", "general-part",
					"legal-persons", "protection",      "extradition",    "mla"};

static bool topic_inside(unsigned topic, unsigned under)
{
	return topic == under || (under == TOPIC_SMUGGLING && (topic == TOPIC_ENTRY || topic == TOPIC_STAY));
}

struct word {
	const char *id;
	unsigned leaves;
	unsigned topic;
};

struct words {
	unsigned all;  /* leaves, with the rest */
	unsigned rest; /* the leaf beyond the words; 0: none */
	unsigned n;
	struct word at[5];
};

/* `other-means-of-stay` has a case of its own beside the one word under it. */
static const struct words conducts = {0xf,
				      0,
				      5,
				      {{"procure-illegal-entry", 0x3, TOPIC_ENTRY},
				       {"bring-in", 0x1, TOPIC_ENTRY},
				       {"arrange-entry", 0x2, TOPIC_ENTRY},
				       {"other-means-of-stay", 0xc, TOPIC_STAY},
				       {"sham-relationship-for-stay", 0x4, TOPIC_STAY}}};
static const struct words benefits = {0x7,
				      0,
				      4,
				      {{"material-benefit", 0x3, NO_TOPIC},
				       {"financial-benefit", 0x1, NO_TOPIC},
				       {"other-material-benefit", 0x2, NO_TOPIC},
				       {"no-benefit", 0x4, NO_TOPIC}}};
static const struct words nationalities = {0x3, 0, 2, {{"own-national", 0x1, NO_TOPIC}, {"foreigner", 0x2, NO_TOPIC}}};
static const struct words faults = {
	0x7, 0, 3, {{"recklessness", 0x1, NO_TOPIC}, {"knowledge", 0x2, NO_TOPIC}, {"intent", 0x4, NO_TOPIC}}};
static const struct words requirements = {0x3,
					  0,
					  2,
					  {{"cross-border", 0x1, NO_TOPIC}, {"organised-group", 0x2, NO_TOPIC}}};
static const struct words offenders = {0x7,
				       0x4,
				       2,
				       {{"object-of-smuggling", 0x1, NO_TOPIC}, {"family-member", 0x2, NO_TOPIC}}};
static const struct words modes = {0x3, 0, 2, {{"attempt", 0x1, NO_TOPIC}, {"organise", 0x2, NO_TOPIC}}};
static const struct words liabilities = {0x3, 0, 2, {{"criminal", 0x1, NO_TOPIC}, {"civil", 0x2, NO_TOPIC}}};
static const struct words circumstances = {0x7,
					   0x4,
					   2,
					   {{"inhuman-treatment", 0x1, NO_TOPIC}, {"child-victim", 0x2, NO_TOPIC}}};
static const struct words measures = {
	0x7, 0x4, 2, {{"provisional-arrest", 0x1, TOPIC_EXTRADITION}, {"safe-conduct", 0x2, TOPIC_MLA}}};
static const struct words beneficiaries = {0x3, 0, 2, {{"victim", 0x1, NO_TOPIC}, {"witness", 0x2, NO_TOPIC}}};
static const struct words forces = {0x3, 0, 2, {{"may", 0x1, NO_TOPIC}, {"shall", 0x2, NO_TOPIC}}};

#define TERM(id) "<term id='" id "' label='l' definition='d'/>"
#define TERM_ON(id, topic) "<term id='" id "' topic='" topic "' label='l' definition='d'/>"
/* In two pieces: C need not take a longer string. */
static const char *const world_vocabulary[] = {
	"<vocabulary xmlns='urn:stocktake:vocabulary:1'>\n"
	"<themes><theme id='criminalisation' label='c'/></themes>\n"
	"<topics><topic id='smuggling' label='l'><topic id='smuggling-entry' label='l'/>"
	"<topic id='smuggling-stay' label='l'/></topic><topic id='general-part' label='l'/>"
	"<topic id='legal-persons' label='l'/><topic id='protection' label='l'/>"
	"<topic id='extradition' label='l'/><topic id='mla' label='l'/></topics>\n"
	"<list id='conduct' label='l'>"
	"<term id='procure-illegal-entry' topic='smuggling-entry' closed='yes' label='l' definition='d'>" TERM(
		"bring-in")
		TERM(
			"arrange-entry") "</term>"
					 "<term id='other-means-of-stay' topic='smuggling-stay' label='l' "
					 "definition='d'>" TERM(
						 "sham-relationship-for-stay") "</term></list>\n"
									       "<list id='benefit' label='l'><term "
									       "id='material-benefit' closed='yes' "
									       "label='l' definition='d'>" TERM(
										       "financial-benefit")
										       TERM("other-material-benefit") "</term>" TERM(
											       "no-benefit") "</list>\n"
													     "<list "
													     "id='"
													     "nationali"
													     "ty' "
													     "label='l'"
													     ">" TERM("own-national") TERM("foreigner") "</list>\n"
																			"<list id='fault' label='l' ordered='yes'>" TERM("recklessness") TERM("knowledge") TERM("intent") "</list>\n"
																															  "<list id='requires' label='l' conditions='yes'>" TERM("cross-border") TERM("organised-group") "</list>\n"
																																											 "<list id='offender' label='l' rest-label='anyone else'>" TERM("object-of-smuggling") TERM("family-member") "</list>\n"
																																																								     "<list id='modes' label='l'>" TERM(
																																																									     "attempt") TERM("organise") "</list>\n"
																																																													 "<list id='liability-type' label='l'>" TERM("criminal")
																																																														 TERM(
																																																															 "civil") "</list>\n"
																																																																  "<list id='circumstance' label='l' rest-label='others'>" TERM("inhuman-treatment") TERM("child-victim") "</list>\n"
																																																																													  "<list id='measure' label='l' rest-label='others'>" TERM_ON("provisional-arrest",
																																																																																				      "extradition")
																																																																														  TERM_ON("safe-conduct",
																																																																															  "mla") "</list>\n"
																																																																																 "<list id='beneficiary' label='l'>" TERM("victim") TERM("witness") "</list>\n"
																																																																																								    "<list id='force' label='l' ordered='yes'>" TERM(
																																																																																									    "may")
																																																																																									    TERM("shall") "</list>\n",
	"<kinds><kind id='offence' label='l' definition='d' offence='yes'>"
	"<facet id='conduct' label='l' type='set' list='conduct' role='key' silence='unknown' required='yes'/>"
	"<facet id='benefit' label='l' type='set' list='benefit' silence='unknown' needed-for='smuggling-entry'/>"
	"<facet id='nationality' label='l' type='set' list='nationality' silence='any'/>"
	"<facet id='fault' label='l' type='scale' list='fault' silence='unknown'/>"
	"<facet id='requires' label='l' type='set' list='requires' role='conditions' silence='none'/>"
	"<facet id='exempts' label='l' type='set' list='offender' role='exempts' silence='none'/>"
	"<facet id='punishes' label='l' type='set' list='offender' role='unasked' silence='unknown' "
	"needed-for='smuggling-entry' less='exempts'/>"
	"<facet id='modes' label='l' type='set' list='modes' role='unasked' silence='none'/>"
	"<facet id='imprisonment' label='l' type='duration' silence='unknown'/></kind>\n"
	"<kind id='mode' topic='general-part' of-topics='yes' not-met-without-offence='yes' label='l' definition='d'>"
	"<facet id='of' label='l' type='offences' role='scope' silence='unknown' required='yes'/>"
	"<facet id='modes' label='l' type='set' list='modes' role='key' silence='unknown' required='yes'/>"
	"<facet id='requires' label='l' type='set' list='requires' role='conditions' silence='none'/></kind>\n"
	"<kind id='legal-person' topic='legal-persons' of-topics='yes' label='l' definition='d'>"
	"<facet id='of' label='l' type='offences' role='scope' silence='unknown' required='yes'/>"
	"<facet id='liability-type' label='l' type='set' list='liability-type' role='key' silence='unknown'/>"
	"<facet id='requires' label='l' type='set' list='requires' role='conditions' silence='none'/></kind>\n"
	"<kind id='exemption' topic='protection' of-topics='yes' label='l' definition='d'>"
	"<facet id='of' label='l' type='offences' role='scope' silence='unknown' required='yes'/>"
	"<facet id='exempts' label='l' type='set' list='offender' role='key' silence='unknown' required='yes'/>"
	"<facet id='requires' label='l' type='set' list='requires' role='conditions' silence='none'/></kind>\n"
	"<kind id='aggravation' topic='general-part' of-topics='yes' not-met-without-offence='yes' label='l' "
	"definition='d'>"
	"<facet id='of' label='l' type='offences' role='scope' silence='unknown' required='yes'/>"
	"<facet id='circumstance' label='l' type='set' list='circumstance' role='key' silence='unknown' "
	"required='yes'/>"
	"<facet id='requires' label='l' type='set' list='requires' role='conditions' silence='none'/></kind>\n"
	"<kind id='measure' label='l' definition='d'>"
	"<facet id='of' label='l' type='offences' role='scope' silence='any'/>"
	"<facet id='measure' label='l' type='set' list='measure' role='key' silence='unknown' required='yes'/>"
	"<facet id='requires' label='l' type='set' list='requires' role='conditions' silence='none'/>"
	"<facet id='for' label='l' type='set' list='beneficiary' silence='any'/>"
	"<facet id='force' label='l' type='scale' list='force' weaker='yes' silence='unknown'/>"
	"<facet id='days' label='l' type='count' silence='unknown'/></kind></kinds></vocabulary>\n"};

enum part { PART_SET, PART_SCALE, PART_CONDITIONS, PART_EXEMPTS, PART_SCOPE, PART_MONTHS, PART_COUNT };
enum silence { SILENT_UNKNOWN, SILENT_ANY, SILENT_NONE };

/* The same once more, for the naive model. */
struct facet_of {
	const char *id;
	enum part part;
	enum silence silence;
	const struct words *words;
	unsigned needed; /* conducts for which silence is unknown */
	bool unasked, weaker;
};

#define FACETS 9
struct sort {
	const char *id;
	unsigned topic;
	bool of_topics, not_met_without;
	unsigned n, key;
	int scope; /* -1: none */
	struct facet_of facets[FACETS];
};

/* Facets that are looked up by name: of offences; and of the other kinds. */
enum { CONDUCT, BENEFIT, NATIONALITY, FAULT, REQUIRES, EXEMPTS, PUNISHES, OWN_MODES, IMPRISONMENT };
enum { OF, KEY, RULE_REQUIRES };
enum { OFFENCE, MODE, LEGAL_PERSON, EXEMPTION, AGGRAVATION, MEASURE, SORTS };

#define ENTRY 0x3u
#define ANYTHING 0xfu
#define RULE_OF \
	{ \
		"of", PART_SCOPE, SILENT_UNKNOWN, NULL, ANYTHING, false, false \
	}
#define RULE_KEY(id, words) \
	{ \
		id, PART_SET, SILENT_UNKNOWN, words, ANYTHING, false, false \
	}
#define RULE_CONDITIONS \
	{ \
		"requires", PART_CONDITIONS, SILENT_NONE, &requirements, 0, false, false \
	}
static const struct sort sorts[SORTS] = {
	[OFFENCE] = {"offence",
		     NO_TOPIC,
		     false,
		     false,
		     9,
		     CONDUCT,
		     -1,
		     {RULE_KEY("conduct", &conducts),
		      {"benefit", PART_SET, SILENT_UNKNOWN, &benefits, ENTRY, false, false},
		      {"nationality", PART_SET, SILENT_ANY, &nationalities, 0, false, false},
		      {"fault", PART_SCALE, SILENT_UNKNOWN, &faults, ANYTHING, false, false},
		      RULE_CONDITIONS,
		      {"exempts", PART_EXEMPTS, SILENT_NONE, &offenders, 0, false, false},
		      {"punishes", PART_SET, SILENT_UNKNOWN, &offenders, ENTRY, true, false},
		      {"modes", PART_SET, SILENT_NONE, &modes, 0, true, false},
		      {"imprisonment", PART_MONTHS, SILENT_UNKNOWN, NULL, ANYTHING, false, false}}},
	[MODE] = {"mode", TOPIC_GENERAL, true, true, 3, KEY, OF, {RULE_OF, RULE_KEY("modes", &modes), RULE_CONDITIONS}},
	[LEGAL_PERSON] = {"legal-person",
			  TOPIC_LEGAL,
			  true,
			  false,
			  3,
			  KEY,
			  OF,
			  {RULE_OF, RULE_KEY("liability-type", &liabilities), RULE_CONDITIONS}},
	[EXEMPTION] = {"exemption",
		       TOPIC_PROTECTION,
		       true,
		       false,
		       3,
		       KEY,
		       OF,
		       {RULE_OF, RULE_KEY("exempts", &offenders), RULE_CONDITIONS}},
	[AGGRAVATION] = {"aggravation",
			 TOPIC_GENERAL,
			 true,
			 true,
			 3,
			 KEY,
			 OF,
			 {RULE_OF, RULE_KEY("circumstance", &circumstances), RULE_CONDITIONS}},
	[MEASURE] = {"measure",
		     NO_TOPIC,
		     false,
		     false,
		     6,
		     KEY,
		     OF,
		     {{"of", PART_SCOPE, SILENT_ANY, NULL, 0, false, false},
		      RULE_KEY("measure", &measures),
		      RULE_CONDITIONS,
		      {"for", PART_SET, SILENT_ANY, &beneficiaries, 0, false, false},
		      {"force", PART_SCALE, SILENT_UNKNOWN, &forces, ANYTHING, false, true},
		      {"days", PART_COUNT, SILENT_UNKNOWN, NULL, ANYTHING, false, false}}},
};

/* What a word of a scale lets in: itself and what is graver, or weaker (rule 2). Words are single bits there. */
static unsigned lets_in(const struct facet_of *facet, unsigned word)
{
	unsigned in = 0;

	for (unsigned leaf = 1; leaf < facet->words->all; leaf <<= 1)
		for (unsigned from = 1; from < facet->words->all; from <<= 1)
			if ((word & from) && (facet->weaker ? leaf <= from : leaf >= from))
				in |= leaf;
	return in;
}

/* ---- the law ---- */

#define PARTS 2
struct scope_part_text {
	unsigned ids; /* provisions, as bits; else the keys that follow */
	unsigned laws, conduct, months;
	bool over, treaty;
};
struct scope_text {
	bool all;
	unsigned n;
	struct scope_part_text part[PARTS];
};

enum written { SILENT, WRITTEN, UNKNOWN };

/* What stands for a facet. Of a scale the word, not what it lets in. */
struct text_of {
	enum written state;
	bool any;
	unsigned set, unsure;
	unsigned number;
	struct scope_text scope, doubt;
};

#define LIMBS 2
struct rule_text {
	bool gone;
	unsigned sort, law;
	unsigned from, until; /* in whens */
	int replaces;         /* -1: nothing */
	struct text_of own[FACETS];
	unsigned n_limbs;                   /* 0: no any-of */
	struct text_of limb[LIMBS][FACETS]; /* SILENT: as the provision has it */
	bool disputed;
	struct text_of reading[FACETS];
};

/* Days of force as they are written, and what they may mean. Days are yyyymmdd. */
struct when {
	const char *text;
	int first, last;
};
enum { NEVER, IN_2000, IN_2005, THAT_YEAR, THAT_MARCH, THAT_MONTH, LATER, ANY_DAY, WHENS };
static const struct when whens[WHENS] = {
	{NULL, 0, 0},
	{"2000-01-01", 20000101, 20000101},
	{"2005-01-01", 20050101, 20050101},
	{"2010", 20100101, 20101231},
	{"2010-03", 20100301, 20100331},
	{"2010-06", 20100601, 20100630},
	{"2012-01-01", 20120101, 20120101},
	{"unknown", 10101, 99991231},
};
#define ASKED 20100601
#define ASKED_TEXT "2010-06-01"
#define BEFORE_ALL "1995-01-01"

struct claim_text {
	bool gone;
	unsigned topic;
	int sort;                /* -1: not of one kind */
	const struct word *word; /* NULL: not of one term */
	unsigned period;         /* of periods; the first holds on the day */
};
static const char *const periods[] = {"{from: 1990-01-01, until: 2014-01-01}", "{from: 1990-01-01, until: 2010}",
				      "{from: 2010, until: 2014-01-01}", "{from: 2010-05, until: 2010-07}"};
static const bool period_holds[] = {true, false, false, true};

/* ---- the treaty ---- */

enum ask_type { ASK_RULE, ASK_LIMIT, ASK_NEVER };
#define SERIOUS 4u /* beside the bits of the first two clauses */
struct ask {
	enum ask_type type;
	unsigned sort;
	unsigned of;
	unsigned asked[FACETS]; /* leaves; of a scale the word; 0: not named */
	unsigned may_require, may_exempt, only;
	unsigned leaving; /* facets, as bits */
	int threshold;    /* a facet; -1: none */
	unsigned value;
	bool at_most, soft;
};

enum group { GROUP_NONE, GROUP_ALL, GROUP_ANY };
#define ASKS 3
struct clause_text {
	bool gone, soft;
	enum group group; /* around all its elements but the last, when there are three */
	unsigned n;
	struct ask ask[ASKS];
	bool gate, unless;
	struct ask opens;
	unsigned requiring;
};

#define CLAUSES 3 /* two that set out offences, and one about anything */
#define PROVISIONS 6
#define CLAIMS 4
struct world {
	struct clause_text clause[CLAUSES];
	unsigned n_rules;
	struct rule_text rule[PROVISIONS];
	unsigned n_claims;
	struct claim_text claim[CLAIMS];
	bool lapsing;     /* the second law ends in the year that is asked about */
	bool before;      /* asked about a day before everything */
	unsigned shuffle; /* 0: provisions and claims stand in order, in one file */
};

static unsigned limbs_of(const struct rule_text *rule)
{
	return rule->n_limbs ? rule->n_limbs : 1;
}

static bool lists_unknown(const struct text_of *texts, unsigned n)
{
	for (unsigned f = 0; f < n; f++)
		if (texts[f].state == UNKNOWN)
			return true;
	return false;
}

/* A facet as a limb has it, by rule 3: what a limb writes replaces, and so does its `unknown`; doubt adds. */
static struct text_of limb_text(const struct rule_text *rule, unsigned limb, unsigned facet)
{
	struct text_of text = rule->own[facet];

	if (!rule->n_limbs)
		return text;
	const struct text_of *own = &rule->limb[limb][facet];
	if (text.state == UNKNOWN && lists_unknown(rule->limb[limb], sorts[rule->sort].n))
		text.state = SILENT;
	if (own->state == SILENT)
		return text;
	struct text_of common = text;
	text = *own;
	if (common.state == WRITTEN && own->state == WRITTEN && !own->any && !own->scope.all) {
		text.unsure |= common.unsure;
		for (unsigned i = 0; i < common.doubt.n && text.doubt.n < PARTS; i++)
			text.doubt.part[text.doubt.n++] = common.doubt.part[i];
		text.doubt.all |= common.doubt.all;
	}
	return text;
}

#endif

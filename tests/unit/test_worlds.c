/* SPDX-License-Identifier: MIT */
/*
 * Random worlds: the comparison against a naive enumeration of everything that
 * a world leaves open (worlds-naive.h), and the properties at the end of
 * comparison.md. A world that fails is made simpler as long as it fails, and
 * printed as an example of the specification would be.
 *
 *     test_worlds           all, a seed for each world
 *     WORLD=17 test_worlds  that world alone
 *     WORLDS=500 …          so many worlds a property
 */
#include <check.h>
#include <glib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "assess/finding.h"
#include "assess/verdict.h"
#include "base/arena.h"
#include "base/diag.h"
#include "read/xml.h"
#include "read/yaml.h"
#include "worlds.h"
#include "worlds-law.h"
#include "worlds-make.h"
#include "worlds-naive.h"
#include "worlds-write.h"

/* ---- what the engine says ---- */

/* A result, as the set of what it leaves possible. */
struct said {
	enum applies applies;
	enum status status;
	struct bounds bounds;
};

struct answers {
	bool refused;
	char *refusal; /* g_free */
	struct said clause[CLAUSES];
	struct said ask[CLAUSES][ASKS];
};

static struct arena *words_arena;
static const struct vocabulary *vocabulary;

static const struct node *parse(struct arena *arena, struct diags *diags, const char *path, const GString *text)
{
	const struct source *source = source_from_bytes(arena, path, text->str, text->len, diags);

	if (!source)
		return NULL;
	return g_str_has_suffix(path, ".xml") ? xml_read(arena, source, diags) : yaml_read(arena, source, diags);
}

/* The vocabulary is the same for all worlds, and nothing writes to it. */
static void vocabulary_open(void)
{
	struct diags *diags = diags_new();
	GString *text = g_string_new(world_vocabulary[0]);

	g_string_append(text, world_vocabulary[1]);

	words_arena = arena_new();
	const struct node *root = parse(words_arena, diags, "vocabulary.xml", text);
	vocabulary = root ? vocabulary_bind(words_arena, root, diags) : NULL;
	ck_assert_ptr_nonnull(vocabulary);
	g_string_free(text, TRUE);
	diags_free(diags);
}

static void vocabulary_close(void)
{
	arena_free(words_arena);
}

static const struct instruments *bind_treaty(struct arena *arena, struct diags *diags, const struct world *world)
{
	GString *text = g_string_new(NULL);
	const char *id = "treaty";

	write_treaty(text, world);
	const struct node *root = parse(arena, diags, "instruments/treaty.xml", text);
	g_string_free(text, TRUE);
	return root ? instruments_bind(arena, vocabulary, &id, &root, 1, diags) : NULL;
}

/* Two files of law, in which order does not matter, and one with the setting. */
static const struct country *bind_law(struct arena *arena, struct diags *diags, const struct instruments *instruments,
				      const struct world *world)
{
	static const char *const paths[] = {"frameworks/XAA/a.yaml", "frameworks/XAA/b.yaml", "frameworks/XAA/c.yaml"};
	const struct node *files[FILES + 1];
	size_t n = 0;

	for (unsigned i = 0; i <= FILES; i++) {
		GString *text = g_string_new(NULL);
		if (i == FILES)
			write_setting(text, world);
		else
			write_law(text, world, i);
		if (text->len && (files[n] = parse(arena, diags, paths[i], text)))
			n++;
		g_string_free(text, TRUE);
	}
	if (diags_errors(diags))
		return NULL;
	return country_bind(arena, instruments, "XAA", files, n, date_first((struct date){2015, 6, 1}), diags);
}

static char *printed(struct diags *diags)
{
	char *text = NULL;
	size_t length = 0;
	FILE *out = open_memstream(&text, &length);

	diags_print(diags, out, DIAG_FORM_TEXT);
	(void)fclose(out);
	char *copy = g_strdup(text);
	free(text);
	return copy;
}

static void say_elements(const struct outcome *outcome, bool soft, struct said *said, unsigned *n)
{
	if (outcome->element->id)
		said[(*n)++] = (struct said){outcome->result.applies, result_status(outcome->result, soft),
					     result_bounds(outcome->result, soft)};
	for (size_t i = 0; i < outcome->n_children; i++)
		say_elements(&outcome->children[i], soft, said, n);
}

static void say_clause(const struct run *run, struct answers *answers)
{
	unsigned at = (unsigned)(run->clause->unit->eid[4] - '1'), n = 0;
	struct verdict verdict = clause_verdict(run);

	answers->clause[at] = (struct said){verdict.applies, verdict.status, verdict.bounds};
	say_elements(&verdict.root, false, answers->ask[at], &n);
}

static day day_of(const char *text)
{
	struct date date;

	g_assert(date_parse(text, &date));
	return date_first(date);
}

static void say_all(struct arena *arena, const struct instruments *instruments, const struct country *country, day on,
		    struct answers *answers)
{
	struct statutes *statutes = statutes_on(arena, instruments, country, on);
	const struct instrument *treaty = instruments->all[0];

	for (size_t i = 0; i < treaty->n_clauses; i++) {
		struct run run = {.statutes = statutes, .clause = treaty->clauses[i], .arena = arena};
		say_clause(&run, answers);
	}
	statutes_free(statutes);
}

static struct answers ask_engine(const struct world *world)
{
	struct answers answers = {.refused = true};
	struct arena *arena = arena_new();
	struct diags *diags = diags_new();
	const struct instruments *instruments = bind_treaty(arena, diags, world);
	const struct country *country = instruments ? bind_law(arena, diags, instruments, world) : NULL;

	if (country && !diags_errors(diags)) {
		answers.refused = false;
		say_all(arena, instruments, country, day_of(world->before ? BEFORE_ALL : ASKED_TEXT), &answers);
	} else {
		answers.refusal = printed(diags);
	}
	diags_free(diags);
	arena_free(arena);
	return answers;
}

/* ---- comparing ---- */

static int level_of_status(enum status status)
{
	switch (status) {
	case STATUS_CONFLICT:
		return CONFLICT;
	case STATUS_NOT_MET:
	case STATUS_ABSENT:
		return NOT_MET;
	case STATUS_PARTLY_MET:
		return PARTLY;
	case STATUS_MET:
		return MET;
	case STATUS_UNKNOWN:
	case STATUS_NOT_APPLICABLE:
	case STATUS_NOT_ASSESSED:
		break;
	}
	return DROPS;
}

/* All that the engine leaves possible, as a set of OUTCOME. */
static unsigned possible(const struct said *said)
{
	unsigned set = said->applies == APPLIES_YES ? 0 : OUTCOME(DROPS);

	if (said->applies == APPLIES_NO || said->bounds.none)
		return set;
	for (int level = level_of_status(said->bounds.lower); level <= level_of_status(said->bounds.upper); level++)
		set |= OUTCOME(level);
	return set;
}

/* A set of outcomes as an interval: from the least to the best, and whether it may drop out. */
static unsigned interval(unsigned outcomes)
{
	unsigned drops = outcomes & OUTCOME(DROPS), levels = outcomes & ~drops, set = drops;

	for (int level = CONFLICT; level <= MET; level++)
		if ((levels & (OUTCOME(level + 1) - 1)) && levels >= OUTCOME(level))
			set |= OUTCOME(level);
	return set;
}

static void write_outcomes(GString *out, unsigned outcomes)
{
	static const char *const names[] = {"conflict", "not-met", "partly-met", "met", "drops-out"};

	for (unsigned i = 0; i < G_N_ELEMENTS(names); i++)
		if (outcomes >> i & 1)
			g_string_append_printf(out, " %s", names[i]);
}

static bool complain(GString *why, const char *what, unsigned clause, int ask, unsigned expected, unsigned got)
{
	if (!why)
		return false;
	g_string_append_printf(why, "%s: art_%u", what, clause + 1);
	if (ask >= 0)
		g_string_append_printf(why, " element %c", 'a' + ask);
	g_string_append(why, "\n  first: ");
	write_outcomes(why, expected);
	g_string_append(why, "\n  second:");
	write_outcomes(why, got);
	g_string_append_c(why, '\n');
	return false;
}

static bool complain_refused(GString *why, const struct answers *answers)
{
	if (why && answers->refused)
		g_string_append_printf(why, "the world is refused\n%s", answers->refusal);
	return !answers->refused;
}

/* Each pair in turn, clause by clause, element by element; the first is the one of which much is said. */
typedef bool relation(unsigned first, unsigned second);

static bool compare(const struct world *world, const struct answers *first, const struct answers *second,
		    relation *holds_between, const char *what, GString *why)
{
	for (unsigned c = 0; c < CLAUSES; c++) {
		if (world->clause[c].gone)
			continue;
		unsigned a = possible(&first->clause[c]), b = possible(&second->clause[c]);
		if (!holds_between(a, b))
			return complain(why, what, c, -1, a, b);
		for (unsigned i = 0; i < world->clause[c].n; i++) {
			a = possible(&first->ask[c][i]), b = possible(&second->ask[c][i]);
			if (!holds_between(a, b))
				return complain(why, what, c, (int)i, a, b);
		}
	}
	return true;
}

/* ---- a property: holds of a world, or says why not; `why` NULL: just tell ---- */

#define MOST_COMPLETIONS 4000
static unsigned long n_worlds, n_whole, n_completions;

typedef bool property(const struct world *world, GString *why);

/* Bounds are never too narrow. */
static bool contained(const struct world *world, GString *why)
{
	struct answers answers = ask_engine(world);
	struct outcomes outcomes = outcomes_of(world, MOST_COMPLETIONS);
	bool fine = complain_refused(why, &answers);

	n_whole += outcomes.all;
	n_completions += outcomes.completions;
	for (unsigned c = 0; c < CLAUSES && fine && outcomes.all; c++) {
		unsigned got = possible(&answers.clause[c]);
		if (world->clause[c].gone)
			continue;
		if (outcomes.clause[c] & ~got)
			fine = complain(why, "outcomes not in the bounds", c, -1, outcomes.clause[c], got);
		for (unsigned i = 0; i < world->clause[c].n && fine; i++) {
			got = possible(&answers.ask[c][i]);
			if (outcomes.ask[c][i] & ~got)
				fine = complain(why, "outcomes not in the bounds", c, (int)i, outcomes.ask[c][i], got);
		}
	}
	g_free(answers.refusal);
	return fine;
}

static bool open_text(const struct text_of *text, const struct facet_of *facet)
{
	return text->state == UNKNOWN || text->unsure || text->doubt.n ||
	       (text->state == SILENT && facet->silence == SILENT_UNKNOWN);
}

static bool open_rule(const struct rule_text *rule)
{
	for (unsigned l = 0; l < limbs_of(rule); l++)
		for (unsigned f = 0; f < sorts[rule->sort].n; f++) {
			struct text_of text = limb_text(rule, l, f);
			if (open_text(&text, &sorts[rule->sort].facets[f]))
				return true;
		}
	return false;
}

/*
 * A rule about offences uses what an offence leaves open twice: for what is demanded, and for what is supplied. Where
 * that decides whether the offence is reached at all, the bounds hold also what it would be if it were.
 */
static bool uses_unknown_twice(const struct world *world, unsigned clause)
{
	bool twice = false;

	for (unsigned i = 0; i < world->n_rules; i++)
		if (world->rule[i].sort == OFFENCE || world->rule[i].sort == EXEMPTION)
			twice |= !world->rule[i].gone && open_rule(&world->rule[i]);
	return twice && world->clause[clause].ask[0].of;
}

/* Where no unknown is used twice, bounds say no more than can be. */
static bool exact(const struct world *world, GString *why)
{
	struct answers answers = ask_engine(world);
	struct outcomes outcomes = outcomes_of(world, MOST_COMPLETIONS);
	bool fine = complain_refused(why, &answers);

	for (unsigned c = 0; c < CLAUSES && fine && outcomes.all && outcomes.completions; c++) {
		unsigned got = possible(&answers.clause[c]), is = interval(outcomes.clause[c]);
		if (!world->clause[c].gone && got != is && !uses_unknown_twice(world, c))
			fine = complain(why, "bounds are not the outcomes", c, -1, is, got);
	}
	g_free(answers.refusal);
	return fine;
}

/* ---- the properties at the end of comparison.md ---- */

static bool wider(unsigned first, unsigned second)
{
	return !(first & ~second);
}

static bool alike(unsigned first, unsigned second)
{
	return first == second;
}

/* The same, said more exactly: status and bounds. */
static bool same_said(const struct said *a, const struct said *b)
{
	return a->applies == b->applies && a->status == b->status && a->bounds.none == b->bounds.none &&
	       a->bounds.lower == b->bounds.lower && a->bounds.upper == b->bounds.upper;
}

/* Compares a world with a change of it; worlds that `check` would refuse after the change count for nothing. */
static bool compare_worlds(const struct world *world, const struct world *changed, relation *holds_between,
			   const char *what, GString *why)
{
	struct answers first = ask_engine(world), second = ask_engine(changed);
	bool fine = complain_refused(why, &first);

	if (fine && !second.refused)
		fine = compare(world, &first, &second, holds_between, what, why);
	g_free(first.refusal);
	g_free(second.refusal);
	return fine;
}

/*
 * A general rule proves nothing where no offence is on record (rule 11): then the result is unknown. That an offence
 * may be on record is enough to end this, so there what is turned unknown can narrow.
 */
static bool offences_on_record(const struct world *world)
{
	struct outcomes outcomes = outcomes_of(world, MOST_COMPLETIONS);
	bool all = outcomes.all;

	for (unsigned i = 0; i < world->clause[2].n; i++)
		for (unsigned c = 0; c < 2; c++)
			all &= !(world->clause[2].ask[i].of >> c & 1) || outcomes.encoded[c];
	return all;
}

static bool unknown_widens(const struct world *world, GString *why)
{
	bool fine = true;

	if (!offences_on_record(world))
		return true;
	for (unsigned i = 0; i < world->n_rules && fine; i++)
		for (unsigned f = 0; f < sorts[world->rule[i].sort].n && fine; f++) {
			struct world changed = *world;
			struct rule_text *rule = &changed.rule[i];
			if (rule->gone || rule->own[f].state == UNKNOWN || lists_unknown(rule->limb[0], FACETS) ||
			    lists_unknown(rule->limb[1], FACETS))
				continue;
			/* In every limb, so that no limb's own words stand in its way. */
			rule->own[f] = (struct text_of){.state = UNKNOWN};
			for (unsigned l = 0; l < LIMBS; l++)
				rule->limb[l][f] = (struct text_of){.state = SILENT};
			fine = compare_worlds(world, &changed, wider, "a facet turned unknown narrows", why);
		}
	return fine;
}

static bool claim_narrows(const struct world *world, GString *why)
{
	bool fine = true;

	for (unsigned i = 0; i < world->n_claims && fine; i++) {
		struct world changed = *world;
		changed.claim[i].gone = true;
		fine = compare_worlds(world, &changed, wider, "a claim widens", why);
	}
	return fine;
}

/* The best that is left possible, and the worst. */
static bool no_better(unsigned first, unsigned second)
{
	unsigned a = first & ~OUTCOME(DROPS), b = second & ~OUTCOME(DROPS);

	return !a || !b ||
	       (g_bit_nth_msf(b, -1) <= g_bit_nth_msf(a, -1) && g_bit_nth_lsf(b, -1) <= g_bit_nth_lsf(a, -1));
}

/* Has the clause elements that no absence can meet, and no gate? */
static bool met_by_law(const struct clause_text *clause)
{
	bool plain = !clause->gate;

	for (unsigned i = 0; i < clause->n; i++)
		plain &= clause->ask[i].type == ASK_RULE && !clause->ask[i].of && !clause->ask[i].soft;
	return plain;
}

/* Only what clauses met by law say is looked at. */
static struct world without_absences(const struct world *world)
{
	struct world plain = *world;

	plain.clause[2].gone |= !met_by_law(&plain.clause[2]);
	return plain;
}

static bool replaces_or_is_replaced(const struct world *world, unsigned at)
{
	return world->rule[at].replaces >= 0 || replaced(world, (int)at);
}

static bool less_law_is_no_better(const struct world *world, GString *why)
{
	struct world plain = without_absences(world);
	bool fine = true;

	for (unsigned i = 0; i < plain.n_rules && fine; i++) {
		struct world changed = plain;
		changed.rule[i].gone = true;
		if (!plain.rule[i].gone && plain.rule[i].sort != EXEMPTION && !replaces_or_is_replaced(&plain, i))
			fine = compare_worlds(&plain, &changed, no_better, "removing a provision makes it better", why);
	}
	return fine;
}

static bool may_begin_before(const struct world *world)
{
	for (unsigned i = 0; i < world->n_rules; i++)
		if (!world->rule[i].gone && world->rule[i].from == ANY_DAY)
			return true;
	return false;
}

static bool nothing_is_met_before(const struct world *world, GString *why)
{
	struct world before = *world;
	bool fine = true;

	if (may_begin_before(world))
		return true;
	before.before = true;
	struct answers answers = ask_engine(&before);
	fine = complain_refused(why, &answers);
	for (unsigned c = 0; c < CLAUSES && fine; c++)
		for (unsigned i = 0; i < before.clause[c].n && fine && !before.clause[c].gone; i++) {
			unsigned got = possible(&answers.ask[c][i]);
			bool absence = before.clause[c].ask[i].type == ASK_NEVER;
			/* Possible is that other law did it, or that it does not apply. */
			if (!absence && !(got & (OUTCOME(NOT_MET) | OUTCOME(DROPS))))
				fine = complain(why, "met a day before all law", c, (int)i, 0, got);
		}
	g_free(answers.refusal);
	return fine;
}

static bool order_changes_nothing(const struct world *world, GString *why)
{
	struct world shuffled = *world;
	struct answers first = ask_engine(world), second;
	bool fine = complain_refused(why, &first);

	shuffled.shuffle = 1 + world->n_rules * 16 + world->n_claims;
	for (unsigned turn = 0; turn < 3 && fine; turn++, shuffled.shuffle += 7) {
		second = ask_engine(&shuffled);
		fine = complain_refused(why, &second) &&
		       compare(world, &first, &second, alike, "the order changes what is said", why);
		for (unsigned c = 0; c < CLAUSES && fine; c++)
			if (!world->clause[c].gone && !same_said(&first.clause[c], &second.clause[c]))
				fine = complain(why, "the order changes a status", c, -1, 0, 0);
		g_free(second.refusal);
	}
	g_free(first.refusal);
	return fine;
}

/* What assess_country says of a clause is what the comparison came to; and it says it without stumbling. */
static bool findings_agree(const struct world *world, GString *why)
{
	struct answers answers = ask_engine(world);
	struct arena *arena = arena_new();
	struct diags *diags = diags_new();
	const struct instruments *instruments = bind_treaty(arena, diags, world);
	const struct country *country = instruments ? bind_law(arena, diags, instruments, world) : NULL;
	bool fine = complain_refused(why, &answers) && country;

	if (fine) {
		const struct country_findings *found = assess_country(arena, instruments, country, day_of(ASKED_TEXT),
								      &(struct selection){.n_instruments = 0});
		for (size_t i = 0; i < found->instruments[0].n_findings && fine; i++) {
			const struct finding *finding = &found->instruments[0].findings[i];
			unsigned at = (unsigned)(finding->clause->unit->eid[4] - '1');
			struct said said = {finding->applies, finding->status, finding->bounds};
			if (!same_said(&said, &answers.clause[at]))
				fine = complain(why, "the finding says something else", at, -1,
						possible(&answers.clause[at]), possible(&said));
		}
	}
	g_free(answers.refusal);
	diags_free(diags);
	arena_free(arena);
	return fine;
}

/* ---- making a failure small ---- */

static void shrink(struct world *world, property *fine)
{
	for (unsigned change = 0;; change++) {
		struct world less = *world;
		if (!world_simpler(&less, change))
			return;
		struct answers answers = ask_engine(&less);
		bool refused = answers.refused;
		g_free(answers.refusal);
		if (!memcmp(&less, world, sizeof less) || refused || fine(&less, NULL))
			continue;
		*world = less;
		change = (unsigned)-1;
	}
}

static char *failure(const struct world *found, unsigned seed, property *fine)
{
	struct world world = *found;
	GString *text = g_string_new(NULL);

	shrink(&world, fine);
	g_string_append_printf(text, "world %u\n", seed);
	fine(&world, text);
	g_string_append(text, "\n");
	write_clauses(text, &world);
	g_string_append_printf(text, ".\nas-of: %s\n", world.before ? BEFORE_ALL : ASKED_TEXT);
	for (unsigned i = 0; i < FILES; i++)
		write_law(text, &world, i);
	if (world.lapsing)
		g_string_append(text, "# act1 until: 2010\n");
	g_string_append(text, ".\n");
	return g_string_free(text, FALSE);
}

static unsigned wanted(const char *name, unsigned otherwise)
{
	const char *text = g_getenv(name);

	return text ? (unsigned)g_ascii_strtoull(text, NULL, 10) : otherwise;
}

typedef void make(struct world *world, GRand *random);

static void for_worlds(unsigned n, make *make_world, property *fine)
{
	unsigned only = wanted("WORLD", 0), last = wanted("WORLDS", n);

	for (unsigned seed = only ? only : wanted("FIRST", 1); seed <= (only ? only : last); seed++) {
		GRand *random = g_rand_new_with_seed(seed);
		struct world world;
		make_world(&world, random);
		g_rand_free(random);
		n_worlds++;
		if (!fine(&world, NULL)) {
			char *text = failure(&world, seed, fine);
			ck_abort_msg("%s", text);
		}
	}
}

static void wild_world(struct world *world, GRand *random)
{
	world_make(world, random, wanted("DOUBTS", 4), true);
}

static void certain_world(struct world *world, GRand *random)
{
	world_make(world, random, 0, false);
}

/* One facet of one limb is open; one element is asked. */
static void world_with_one_unknown(struct world *world, GRand *random)
{
	world_make(world, random, 1, false);
	world->clause[2].n = 1;
	world->clause[2].group = GROUP_NONE;
	world->clause[2].gate = false; /* or it could be used there too */
	/* Not met drops out there (rule 18); that what is left is met or nothing, bounds cannot say. */
	world->clause[2].ask[0].soft = false;
}

static const struct {
	const char *name;
	unsigned n;
	make *make_world;
	property *fine;
} properties[] = {
	{"certain worlds are exact", 2000, certain_world, exact},
	{"with one unknown they are exact", 2000, world_with_one_unknown, exact},
	{"bounds contain every outcome", 4000, wild_world, contained},
	{"so they do where one rule replaces another", 2000, world_make_chain, contained},
	{"a facet turned unknown only widens", 300, wild_world, unknown_widens},
	{"a claim only narrows", 1000, wild_world, claim_narrows},
	{"less law is no better", 1000, wild_world, less_law_is_no_better},
	{"nothing is met a day before all law", 1000, wild_world, nothing_is_met_before},
	{"order changes nothing", 500, wild_world, order_changes_nothing},
	{"findings say what the comparison came to", 1000, wild_world, findings_agree},
};

START_TEST(worlds_have)
{
	gint64 begun = g_get_monotonic_time();

	for_worlds(properties[_i].n, properties[_i].make_world, properties[_i].fine);
	printf("%5lu worlds: %s", n_worlds, properties[_i].name);
	if (n_completions)
		printf(" (%lu followed through all %lu completions)", n_whole, n_completions);
	printf(" %.1f s\n", (double)(g_get_monotonic_time() - begun) / 1e6);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("worlds");
	TCase *tcase = tcase_create("worlds");
	tcase_set_timeout(tcase, 600);
	tcase_add_checked_fixture(tcase, vocabulary_open, vocabulary_close);
	tcase_add_loop_test(tcase, worlds_have, 0, (int)G_N_ELEMENTS(properties));
	suite_add_tcase(suite, tcase);
	SRunner *runner = srunner_create(suite);
	srunner_run_all(runner, CK_NORMAL);
	int failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}

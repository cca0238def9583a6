/* SPDX-License-Identifier: MIT */
/* Worlds at random, and worlds made simpler. Part of test_worlds.c. */
#ifndef WORLDS_MAKE_H
#define WORLDS_MAKE_H

#include "worlds.h"

struct maker {
	GRand *random;
	unsigned doubts;  /* how many more things may be left open */
	bool open;        /* may anything be left open at all? */
	bool scopes_open; /* scopes, days, readings too, and not only other facets? */
};

/* Percent. */
static bool chance(struct maker *m, int percent)
{
	return g_rand_int_range(m->random, 0, 100) < percent;
}

static unsigned pick(struct maker *m, unsigned n)
{
	return (unsigned)g_rand_int_range(m->random, 0, (gint32)n);
}

static bool doubt(struct maker *m, int percent)
{
	if (!m->doubts || !chance(m, percent))
		return false;
	m->doubts--;
	return true;
}

/* ---- values ---- */

static unsigned some_words(struct maker *m, const struct words *words, unsigned most)
{
	unsigned set = 0;

	for (unsigned i = 0, n = 1 + pick(m, most); i < n; i++)
		set |= words->at[pick(m, words->n)].leaves;
	return set;
}

static unsigned one_word(struct maker *m, const struct words *words)
{
	return words->at[pick(m, words->n)].leaves;
}

static unsigned months(struct maker *m)
{
	return (unsigned[]){6, 12, 48, 60}[pick(m, 4)];
}

/* Ids only of offences: only those before it are known while a rule is made. */
static struct scope_part_text make_scope_part(struct maker *m, const struct world *world)
{
	struct scope_part_text part = {0};
	unsigned offences = 0;

	for (unsigned i = 0; i < world->n_rules; i++)
		if (world->rule[i].sort == OFFENCE && chance(m, 60))
			offences |= 1u << i;
	if (offences && chance(m, 50)) {
		part.ids = offences;
		return part;
	}
	if (chance(m, 40))
		part.laws = 1 + pick(m, 2);
	if (chance(m, 50))
		part.conduct = some_words(m, &conducts, 2);
	if (chance(m, 40)) {
		part.months = (unsigned[]){12, 48, 60}[pick(m, 3)];
		part.over = chance(m, 30);
	}
	part.treaty = m->scopes_open && doubt(m, 10);
	if (!part.laws && !part.conduct && !part.months && !part.treaty)
		part.conduct = one_word(m, &conducts);
	return part;
}

static struct scope_text make_scope(struct maker *m, const struct world *world)
{
	struct scope_text scope = {.all = chance(m, 35)};

	if (scope.all)
		return scope;
	scope.n = 1 + (chance(m, 25) ? 1 : 0);
	for (unsigned i = 0; i < scope.n; i++)
		scope.part[i] = make_scope_part(m, world);
	if (scope.n == 2 && scope.part[0].ids && scope.part[1].ids)
		scope.n = 1; /* the ids of a list are one part */
	return scope;
}

static struct text_of written_text(struct maker *m, const struct world *world, const struct facet_of *facet)
{
	struct text_of text = {.state = WRITTEN};
	bool sparing = facet->part == PART_CONDITIONS || facet->part == PART_EXEMPTS;

	switch (facet->part) {
	case PART_SCOPE:
		text.scope = make_scope(m, world);
		break;
	case PART_MONTHS:
		text.number = months(m);
		break;
	case PART_COUNT:
		text.number = (unsigned[]){10, 15, 30}[pick(m, 3)];
		break;
	case PART_SCALE:
		text.any = chance(m, 10);
		text.set = text.any ? facet->words->all : one_word(m, facet->words);
		break;
	case PART_SET:
	case PART_CONDITIONS:
	case PART_EXEMPTS:
		text.any = !sparing && chance(m, 25);
		text.set = text.any ? facet->words->all : chance(m, 4) ? 0 : some_words(m, facet->words, 3);
		break;
	}
	return text;
}

/* Doubt about terms or offences beyond what is written. */
static void make_doubt(struct maker *m, const struct world *world, const struct facet_of *facet, struct text_of *text)
{
	if (facet->words && !text->any && (facet->words->all & ~facet->words->rest & ~text->set) && doubt(m, 8)) {
		text->unsure = some_words(m, facet->words, 1);
		if (!(text->unsure & ~text->set))
			text->unsure = 0;
	}
	if (facet->part == PART_SCOPE && m->scopes_open && !text->scope.all && doubt(m, 10)) {
		text->doubt.n = 1;
		text->doubt.part[0] = make_scope_part(m, world);
	}
}

static bool must_be_written(const struct sort *sort, unsigned f)
{
	return f == sort->key || ((int)f == sort->scope && sort->id != sorts[MEASURE].id);
}

static struct text_of make_text(struct maker *m, const struct world *world, const struct sort *sort, unsigned f)
{
	const struct facet_of *facet = &sort->facets[f];
	struct text_of text = {.state = SILENT};
	bool quiet = facet->part == PART_CONDITIONS || facet->part == PART_EXEMPTS || facet->unasked;

	if ((facet->part != PART_SCOPE || m->scopes_open) && doubt(m, 10)) {
		text.state = UNKNOWN;
		return text;
	}
	if (facet->silence == SILENT_UNKNOWN && !must_be_written(sort, f) && doubt(m, 15))
		return text;
	if (facet->silence != SILENT_UNKNOWN && chance(m, quiet ? 70 : 45))
		return text;
	text = written_text(m, world, facet);
	make_doubt(m, world, facet, &text);
	return text;
}

/* ---- rules ---- */

static bool days_fine(const struct world *world, const struct rule_text *rule)
{
	const struct when *from = &whens[rule->from], *until = &whens[rule->until];

	if (rule->from != ANY_DAY && rule->until && from->first > until->last)
		return false;
	if (rule->replaces < 0)
		return true;
	const struct rule_text *old = &world->rule[rule->replaces];
	if (rule->from == ANY_DAY)
		return old->from != LATER; /* no file would be refused, but nothing can be told from it either */
	if (old->from != ANY_DAY && whens[old->from].first > from->last)
		return false;
	return !old->until || whens[old->until].first < from->last;
}

static bool replaced(const struct world *world, int at)
{
	for (unsigned i = 0; i < world->n_rules; i++)
		if (world->rule[i].replaces == at)
			return true;
	return false;
}

static void make_days(struct maker *m, const struct world *world, struct rule_text *rule)
{
	rule->from = chance(m, 8) ? LATER : chance(m, 15) ? IN_2005 : IN_2000;
	rule->until = chance(m, 6) ? LATER : chance(m, 3) ? IN_2005 : NEVER;
	rule->replaces = -1;
	if (m->scopes_open && doubt(m, 20))
		rule->from = (unsigned[]){THAT_YEAR, THAT_MONTH, ANY_DAY}[pick(m, 3)];
	if (m->scopes_open && doubt(m, 8))
		rule->until = (unsigned[]){THAT_YEAR, THAT_MONTH, THAT_MARCH}[pick(m, 3)];
	for (unsigned i = 0; i < world->n_rules; i++)
		if (world->rule[i].sort == rule->sort && !replaced(world, (int)i) && chance(m, 35)) {
			rule->replaces = (int)i;
			break;
		}
	if (!days_fine(world, rule)) {
		rule->until = NEVER;
		rule->replaces = -1;
	}
}

/* A limb has doubts of its own beside those of the provision. */
static void double_doubt(struct maker *m, const struct facet_of *facet, struct text_of *text)
{
	unsigned unsure = some_words(m, facet->words, 1);

	if ((unsure & ~text->set) && doubt(m, 60))
		text->unsure = unsure;
}

static void make_limbs(struct maker *m, const struct world *world, struct rule_text *rule)
{
	const struct sort *sort = &sorts[rule->sort];

	rule->n_limbs = chance(m, 30) ? 1 + pick(m, LIMBS) : 0;
	for (unsigned i = 0; i < rule->n_limbs; i++)
		for (unsigned f = 0; f < sort->n; f++)
			if (chance(m, 30) && (rule->sort != EXEMPTION || f != RULE_REQUIRES))
				rule->limb[i][f] = make_text(m, world, sort, f);
	for (unsigned i = 0; i < rule->n_limbs; i++)
		for (unsigned f = 0; f < sort->n; f++)
			if (rule->own[f].unsure && rule->limb[i][f].state == WRITTEN && !rule->limb[i][f].any)
				double_doubt(m, &sort->facets[f], &rule->limb[i][f]);
}

/* What `check` refuses: doubt that adds nothing, and what has to be written. */
static void repair(struct rule_text *rule)
{
	const struct sort *sort = &sorts[rule->sort];

	for (unsigned f = 0; f < sort->n; f++) {
		bool adds = false, doubts = false;
		for (unsigned i = 0; i < limbs_of(rule); i++) {
			struct text_of text = limb_text(rule, i, f);
			bool open = text.state == WRITTEN && !text.any && !text.scope.all;
			adds |= open && (rule->own[f].unsure & ~(text.set));
			doubts |= open;
		}
		rule->own[f].unsure = adds ? rule->own[f].unsure : 0;
		rule->own[f].doubt.n = doubts ? rule->own[f].doubt.n : 0;
		for (unsigned i = 0; i < rule->n_limbs; i++)
			if (must_be_written(sort, f) && limb_text(rule, i, f).state == SILENT)
				rule->limb[i][f] = (struct text_of){.state = UNKNOWN};
	}
}

static void make_reading(struct maker *m, const struct world *world, struct rule_text *rule)
{
	const struct sort *sort = &sorts[rule->sort];

	rule->disputed = m->scopes_open && doubt(m, 8);
	for (unsigned f = 0; f < sort->n && rule->disputed; f++)
		if (chance(m, 40))
			rule->reading[f] = written_text(m, world, &sort->facets[f]);
}

static void make_rule(struct maker *m, struct world *world, unsigned sort)
{
	struct rule_text *rule = &world->rule[world->n_rules];

	rule->sort = sort;
	rule->law = chance(m, 35);
	make_days(m, world, rule);
	for (unsigned f = 0; f < sorts[sort].n; f++)
		rule->own[f] = make_text(m, world, &sorts[sort], f);
	if (sort == EXEMPTION && !m->scopes_open)
		rule->own[RULE_REQUIRES] = (struct text_of){.state = SILENT}; /* spares or does not: a doubt */
	make_limbs(m, world, rule);
	make_reading(m, world, rule);
	repair(rule);
	world->n_rules++;
}

/* ---- clauses ---- */

static void name_facets(struct maker *m, struct ask *ask)
{
	const struct sort *sort = &sorts[ask->sort];

	for (unsigned f = 0; f < sort->n; f++) {
		const struct facet_of *facet = &sort->facets[f];
		if (!facet->words || facet->part == PART_CONDITIONS || facet->part == PART_EXEMPTS)
			continue;
		if (chance(m, f == sort->key ? 97 : facet->unasked ? 20 : 45))
			ask->asked[f] =
				facet->part == PART_SCALE ? one_word(m, facet->words) : some_words(m, facet->words, 2);
	}
}

static void make_threshold(struct maker *m, struct ask *ask)
{
	ask->threshold = ask->sort == OFFENCE ? IMPRISONMENT : 5;
	ask->value = ask->sort == OFFENCE ? (chance(m, 50) ? 48 : 12) : 15;
	ask->at_most = chance(m, 30);
}

static void make_allowances(struct maker *m, struct ask *ask)
{
	const struct sort *sort = &sorts[ask->sort];

	if (chance(m, 25))
		ask->may_require = some_words(m, &requirements, 2);
	if (ask->sort == OFFENCE && chance(m, 25))
		ask->may_exempt = some_words(m, &offenders, 2);
	for (unsigned f = 0; f < sort->n; f++)
		if (f != sort->key && !ask->asked[f] && sort->facets[f].part != PART_MONTHS &&
		    sort->facets[f].part != PART_COUNT && (int)f != sort->scope && chance(m, 8))
			ask->leaving |= 1u << f;
	if (ask->sort == MEASURE && !ask->of && chance(m, 30))
		ask->leaving |= 1u << OF;
}

static unsigned some_offences(struct maker *m, const struct world *world)
{
	unsigned of = world->clause[1].gone ? 1 : 1 + pick(m, 3);

	return chance(m, 15) ? of | SERIOUS : of;
}

static struct ask plain_ask(struct maker *m, unsigned sort)
{
	struct ask ask = {.type = ASK_RULE, .sort = sort, .threshold = -1};

	name_facets(m, &ask);
	make_allowances(m, &ask);
	if ((sort == OFFENCE || sort == MEASURE) && chance(m, 15))
		make_threshold(m, &ask);
	return ask;
}

/* A limit or a rule about the offences themselves: how grave they are, or which conditions they do without. */
static struct ask of_offences(struct maker *m, const struct world *world)
{
	struct ask ask = {.type = ASK_RULE, .sort = OFFENCE, .threshold = -1};

	ask.of = some_offences(m, world) & ~SERIOUS;
	if (chance(m, 50)) {
		ask.type = ASK_LIMIT;
		make_threshold(m, &ask);
	} else {
		ask.only = some_words(m, &requirements, 1);
	}
	return ask;
}

static struct ask make_ask(struct maker *m, const struct world *world, unsigned sort, bool never)
{
	struct ask ask;

	if (sort == OFFENCE && !world->clause[0].gone && chance(m, 40))
		return of_offences(m, world);
	ask = plain_ask(m, sort);
	if ((sorts[sort].of_topics || (sort == MEASURE && chance(m, 30))) && !world->clause[0].gone) {
		ask.of = some_offences(m, world);
		ask.leaving &= ~(1u << OF);
	} else if (never && chance(m, 20)) {
		ask.type = ASK_NEVER;
	} else if ((sort == OFFENCE || sort == MEASURE) && chance(m, 12)) {
		ask.type = ASK_LIMIT;
		make_threshold(m, &ask);
	}
	if (ask.type != ASK_RULE) {
		/* What lets in nothing is no rule on anything: something is always named. */
		if (!ask.asked[sorts[sort].key])
			ask.asked[sorts[sort].key] = one_word(m, sorts[sort].facets[sorts[sort].key].words);
		ask.may_require = ask.may_exempt = ask.leaving = 0;
		ask.threshold = ask.type == ASK_NEVER ? -1 : ask.threshold;
	}
	ask.soft = chance(m, 8);
	return ask;
}

static void make_offence_clause(struct maker *m, struct clause_text *clause)
{
	clause->n = chance(m, 20) ? 2 : 1;
	for (unsigned i = 0; i < clause->n; i++) {
		clause->ask[i] = plain_ask(m, OFFENCE);
		if (!clause->ask[i].asked[CONDUCT])
			clause->ask[i].asked[CONDUCT] = one_word(m, &conducts);
		clause->ask[i].leaving &= ~(1u << CONDUCT);
	}
}

static unsigned make_clause(struct maker *m, const struct world *world, struct clause_text *clause)
{
	static const unsigned often[] = {OFFENCE, MODE, MODE, MODE, LEGAL_PERSON, AGGRAVATION, MEASURE, MEASURE};
	unsigned sort = often[pick(m, G_N_ELEMENTS(often))];

	if (world->clause[0].gone && sorts[sort].of_topics)
		sort = MEASURE;
	clause->n = chance(m, 55) ? 1 : 1 + pick(m, ASKS);
	clause->group = clause->n == 1 ? GROUP_NONE : (enum group)pick(m, 3);
	clause->soft = chance(m, 10);
	for (unsigned i = 0; i < clause->n; i++)
		clause->ask[i] =
			make_ask(m, world, i && chance(m, 30) ? often[pick(m, 8)] : sort, clause->group != GROUP_ANY);
	for (unsigned i = 0; i < clause->n && world->clause[0].gone; i++)
		if (sorts[clause->ask[i].sort].of_topics)
			clause->ask[i] = plain_ask(m, MEASURE);
	/* Alternatives mostly share their offences. */
	for (unsigned i = 1; i < clause->n && clause->group == GROUP_ANY; i++)
		if (clause->ask[i].of && clause->ask[0].of && clause->ask[i].sort != OFFENCE &&
		    clause->ask[0].sort != OFFENCE && chance(m, 70))
			clause->ask[i].of = clause->ask[0].of;
	/* Where law is open, a rule that is not on record could be the one that a plain limit measures, beside one that
	 * only may be: the program says so, the enumeration knows only what is on record. */
	for (unsigned i = 0; i < clause->n; i++)
		if (clause->ask[i].type == ASK_LIMIT && !clause->ask[i].of && m->open)
			clause->ask[i] = plain_ask(m, MEASURE);
	clause->gate = chance(m, 10);
	if (clause->gate) {
		clause->unless = chance(m, 40);
		clause->opens = plain_ask(m, chance(m, 50) ? OFFENCE : MEASURE);
		if (!clause->opens.asked[sorts[clause->opens.sort].key])
			clause->opens.asked[sorts[clause->opens.sort].key] = 1;
		clause->requiring = chance(m, 40) ? some_words(m, &requirements, 1) : 0;
	}
	return sort;
}

/* ---- claims ---- */

static void add_claim(struct world *world, struct claim_text claim)
{
	if (world->n_claims < CLAIMS)
		world->claim[world->n_claims++] = claim;
}

/* A word under a topic where it can be looked for. */
static const struct word *claim_word(struct maker *m, unsigned *topic)
{
	static const struct words *const lists[] = {&conducts, &conducts, &modes, &liabilities, &measures};
	const struct words *words = lists[pick(m, G_N_ELEMENTS(lists))];
	const struct word *word = &words->at[pick(m, words->n)];

	if (word->topic != NO_TOPIC)
		*topic = word->topic == TOPIC_ENTRY && chance(m, 30) ? TOPIC_SMUGGLING : word->topic;
	else
		*topic = (unsigned[]){TOPIC_ENTRY, TOPIC_SMUGGLING, TOPIC_GENERAL, TOPIC_LEGAL}[pick(m, 4)];
	return word;
}

static void make_claims(struct maker *m, struct world *world, unsigned sort)
{
	unsigned home = sorts[sort].topic != NO_TOPIC ? sorts[sort].topic : TOPIC_EXTRADITION;

	if (chance(m, 75))
		add_claim(world, (struct claim_text){.topic = TOPIC_SMUGGLING, .sort = -1});
	if (chance(m, 75))
		add_claim(world, (struct claim_text){.topic = home, .sort = chance(m, 20) ? (int)sort : -1});
	if (chance(m, 50))
		add_claim(world, (struct claim_text){.topic = TOPIC_MLA, .sort = -1});
	if (chance(m, 40)) {
		struct claim_text claim = {.sort = -1, .period = pick(m, G_N_ELEMENTS(periods))};
		claim.word = claim_word(m, &claim.topic);
		add_claim(world, claim);
	}
}

/* ---- worlds ---- */

static void make_rules(struct maker *m, struct world *world, unsigned sort)
{
	unsigned n = 1 + pick(m, 4);

	for (unsigned i = 0; i < n; i++) {
		unsigned other = chance(m, 25) ? EXEMPTION : pick(m, SORTS);
		bool own = chance(m, 60);
		make_rule(m, world, chance(m, 45) ? (sort == MEASURE ? MEASURE : OFFENCE) : own ? sort : other);
	}
}

/* At random; with at most so many things left open. Without `wild` these are facets of limbs in force. */
static void world_make(struct world *world, GRand *random, unsigned doubts, bool wild)
{
	struct maker maker = {.random = random, .doubts = doubts, .open = doubts > 0, .scopes_open = wild}, *m = &maker;

	memset(world, 0, sizeof *world);
	if (chance(m, 20))
		world->clause[0].gone = world->clause[1].gone = true;
	world->clause[1].gone |= chance(m, 50);
	for (unsigned i = 0; i < 2; i++)
		if (!world->clause[i].gone)
			make_offence_clause(m, &world->clause[i]);
	unsigned sort = make_clause(m, world, &world->clause[2]);
	make_rules(m, world, sort);
	make_claims(m, world, sort);
	world->lapsing = wild && doubt(m, 5);
}

/* Two rules of which exactly one is in force, where there are two of a sort that come one after the other. */
static void world_make_chain(struct world *world, GRand *random)
{
	world_make(world, random, 2, true);
	for (unsigned i = 0; i < world->n_rules; i++)
		world->rule[i].replaces = -1;
	for (unsigned i = 1; i < world->n_rules; i++) {
		struct rule_text *old = &world->rule[i - 1], *new = &world->rule[i];
		if (old->sort != new->sort)
			continue;
		old->from = IN_2000;
		old->until = new->until = NEVER;
		new->from = THAT_YEAR;
		new->replaces = (int)i - 1;
		i++;
	}
}

/* ---- simpler worlds ---- */

/* Each step is one change; the number says which, and is counted down. */
#define STEP(change) \
	do { \
		if (number-- == 0) { \
			change; \
			return true; \
		} \
	} while (0)

static bool simpler_ask(struct ask *ask, unsigned *at)
{
	unsigned number = *at;
	bool may_be_all = ask->type == ASK_RULE;

	STEP(if (ask->type == ASK_RULE && !(ask->sort == OFFENCE && ask->of)) ask->threshold = -1);
	STEP(ask->may_require = 0);
	STEP(ask->may_exempt = 0);
	STEP(ask->leaving = 0);
	STEP(if (!ask->of) ask->only = 0);
	STEP(ask->soft = false);
	STEP(ask->of &= ~1u);
	STEP(ask->of &= ~2u);
	STEP(ask->of &= ~SERIOUS);
	for (unsigned f = 0; f < FACETS; f++) {
		STEP(if (f != sorts[ask->sort].key) ask->asked[f] = 0);
		STEP(if (may_be_all) ask->asked[f] = 0);
		STEP(if (may_be_all || (ask->asked[f] & (ask->asked[f] - 1))) ask->asked[f] &= ask->asked[f] - 1);
	}
	*at = number;
	return false;
}

static bool simpler_text(struct text_of *text, const struct facet_of *facet, unsigned *at)
{
	unsigned number = *at;

	STEP(*text = (struct text_of){.state = SILENT});
	STEP(text->unsure = 0);
	STEP(text->doubt.n = 0);
	STEP(if (facet->part == PART_SCOPE && text->state == WRITTEN) text->scope = (struct scope_text){.all = true});
	STEP(if (facet->part == PART_SCOPE && text->scope.n) text->scope.n = 1);
	STEP(if (facet->part == PART_SET && text->state == WRITTEN && !text->any) {
		text->any = true;
		text->set = facet->words->all;
	});
	STEP(if (!text->any) text->set &= text->set - 1);
	*at = number;
	return false;
}

static bool simpler_rule(struct rule_text *rule, unsigned *at)
{
	const struct sort *sort = &sorts[rule->sort];
	unsigned number = *at;

	STEP(rule->gone = true);
	STEP(rule->n_limbs = 0; memset(rule->limb, 0, sizeof rule->limb));
	STEP(if (rule->n_limbs == LIMBS) rule->n_limbs = 1);
	STEP(rule->disputed = false; memset(rule->reading, 0, sizeof rule->reading));
	STEP(rule->replaces = -1);
	STEP(rule->until = NEVER);
	STEP(rule->from = IN_2000);
	STEP(rule->law = 0);
	for (unsigned f = 0; f < sort->n; f++) {
		if (simpler_text(&rule->own[f], &sort->facets[f], &number))
			return true;
		for (unsigned i = 0; i < LIMBS; i++)
			if (simpler_text(&rule->limb[i][f], &sort->facets[f], &number))
				return true;
		STEP(rule->reading[f] = (struct text_of){.state = SILENT});
	}
	*at = number;
	return false;
}

static bool simpler_clause(struct clause_text *clause, unsigned *at)
{
	unsigned number = *at;

	STEP(clause->gone = true);
	STEP(clause->gate = false);
	STEP(clause->requiring = 0);
	STEP(clause->soft = false);
	STEP(clause->group = GROUP_NONE);
	STEP(if (clause->n > 1) clause->n--);
	STEP(if (clause->n > 1) memmove(clause->ask, clause->ask + 1, --clause->n * sizeof *clause->ask));
	for (unsigned i = 0; i < ASKS; i++)
		if (simpler_ask(&clause->ask[i], &number))
			return true;
	if (simpler_ask(&clause->opens, &number))
		return true;
	*at = number;
	return false;
}

static bool world_simpler(struct world *world, unsigned number)
{
	for (unsigned i = 0; i < CLAUSES; i++)
		if (simpler_clause(&world->clause[i], &number))
			return true;
	for (unsigned i = 0; i < world->n_rules; i++)
		if (simpler_rule(&world->rule[i], &number))
			return true;
	for (unsigned i = 0; i < world->n_claims; i++) {
		STEP(world->claim[i].gone = true);
		STEP(world->claim[i].word = NULL);
		STEP(world->claim[i].sort = -1);
		STEP(world->claim[i].period = 0);
	}
	STEP(world->lapsing = false);
	return false;
}

#endif

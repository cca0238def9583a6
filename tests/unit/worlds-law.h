/* SPDX-License-Identifier: MIT */
/*
 * The law of a world, with all that it leaves open settled in one way after
 * the other: which rules are in force, and what each lets in (rules 2 to 4, 7,
 * 12, 13 of comparison.md). Part of test_worlds.c.
 */
#ifndef WORLDS_LAW_H
#define WORLDS_LAW_H

#include "worlds.h"

/* ---- what is left open: a choice at a time, then all choices in turn ---- */

#define CHOICES 64
struct chooser {
	unsigned at[CHOICES], of[CHOICES];
	unsigned n, used;
};

/* One of `options`: the first when this point is reached for the first time. */
static unsigned choose(struct chooser *chooser, unsigned options)
{
	if (chooser->used == chooser->n) {
		g_assert(chooser->n < CHOICES);
		chooser->at[chooser->n] = 0;
		chooser->of[chooser->n++] = options;
	}
	return chooser->at[chooser->used++];
}

static bool choose_next(struct chooser *chooser)
{
	chooser->used = 0;
	while (chooser->n && chooser->at[chooser->n - 1] + 1 == chooser->of[chooser->n - 1])
		chooser->n--;
	if (chooser->n)
		chooser->at[chooser->n - 1]++;
	return chooser->n > 0;
}

/* Any of the leaves in `from`, in any combination. */
static unsigned choose_some(struct chooser *chooser, unsigned from)
{
	unsigned some = 0;

	for (unsigned leaf = 1; leaf <= from; leaf <<= 1)
		if ((from & leaf) && choose(chooser, 2))
			some |= leaf;
	return some;
}

/* ---- levels ---- */

enum { CONFLICT = -1, NOT_MET, PARTLY, MET, DROPS };
#define OUTCOME(level) (1u << ((level) + 1))

static int worst_of_all(const int *levels, unsigned n)
{
	unsigned seen = 0;

	for (unsigned i = 0; i < n; i++)
		if (levels[i] != DROPS)
			seen |= OUTCOME(levels[i]);
	if (!seen)
		return DROPS;
	if (seen & OUTCOME(CONFLICT))
		return CONFLICT;
	return seen == OUTCOME(MET) ? MET : seen == OUTCOME(NOT_MET) ? NOT_MET : PARTLY;
}

static int best_of_any(const int *levels, unsigned n)
{
	int best = DROPS;

	for (unsigned i = 0; i < n; i++)
		if (levels[i] != DROPS && (best == DROPS || levels[i] > best))
			best = levels[i];
	return best;
}

/* ---- a law of which everything is settled, each thing when it is first asked about ---- */

#define RULES (PROVISIONS * LIMBS)
#define CONDUCTS 4

struct settled {
	const struct rule_text *rule;
	unsigned at, limb;
	bool known[FACETS], known_asks, known_scope, known_spares;
	unsigned set[FACETS]; /* for conducts for which silence is unknown; for all where it is written */
	unsigned number[FACETS];
	unsigned asks;
	bool asks_more;         /* a condition that no word names */
	bool spares;            /* an exemption: its own conditions are fulfilled */
	unsigned scope_unknown; /* conducts */
	bool scope_doubt[PARTS], scope_doubt_all, treaty[2 * PARTS];
};

struct model {
	const struct world *world;
	struct chooser chooser;
	bool in_force[PROVISIONS], reading[PROVISIONS];
	struct settled rules[RULES];
	unsigned n_rules; /* limbs of rules in force */
	/* What the record may hold at all, learnt in a first round (rule 11). */
	bool learning;
	bool encoded[CLAUSES];
	bool hit[CLAUSES][ASKS];
};

static struct text_of text_for(const struct model *model, const struct settled *s, unsigned f)
{
	if (model->reading[s->at] && s->rule->reading[f].state == WRITTEN)
		return s->rule->reading[f];
	return limb_text(s->rule, s->limb, f);
}

static const struct facet_of *facet_at(const struct settled *s, unsigned f)
{
	return &sorts[s->rule->sort].facets[f];
}

/* A set or a scale that is open: any set of leaves; any word, or none. */
static unsigned choose_set(struct model *model, const struct facet_of *facet)
{
	if (facet->part == PART_EXEMPTS)
		return choose_some(&model->chooser, facet->words->all & ~facet->words->rest);
	if (facet->part == PART_SCALE) {
		unsigned word = choose(&model->chooser, facet->words->n + 1);
		return word ? lets_in(facet, 1u << (word - 1)) : 0;
	}
	return choose_some(&model->chooser, facet->words->all);
}

static unsigned settle_set(struct model *model, struct settled *s, unsigned f)
{
	const struct facet_of *facet = facet_at(s, f);
	struct text_of text = text_for(model, s, f);
	unsigned doubt = choose_some(&model->chooser, text.any ? 0 : text.unsure & ~text.set);

	if (text.state == UNKNOWN || (text.state == SILENT && facet->silence == SILENT_UNKNOWN))
		return choose_set(model, facet);
	if (text.state == SILENT)
		return facet->silence == SILENT_ANY ? facet->words->all : 0;
	if (text.any)
		return facet->words->all;
	if (facet->part == PART_SCALE)
		return lets_in(facet, text.set | doubt);
	return text.set | doubt;
}

static unsigned raw_set(struct model *model, struct settled *s, unsigned f, unsigned conduct)
{
	const struct facet_of *facet = facet_at(s, f);
	bool needed = s->rule->sort != OFFENCE || f == CONDUCT || (facet->needed & conduct);

	/* Silence is `any` for conducts that do not need the facet. */
	if (text_for(model, s, f).state == SILENT && facet->silence == SILENT_UNKNOWN && !needed)
		return facet->words->all;
	if (!s->known[f]) {
		s->set[f] = settle_set(model, s, f);
		s->known[f] = true;
	}
	return s->set[f];
}

static void settle_asks(struct model *model, struct settled *s)
{
	unsigned f = s->rule->sort == OFFENCE ? REQUIRES : RULE_REQUIRES;
	struct text_of text = text_for(model, s, f);

	s->known_asks = true;
	if (text.state == UNKNOWN) {
		s->asks = choose_some(&model->chooser, requirements.all);
		s->asks_more = choose(&model->chooser, 2);
	} else if (text.state == WRITTEN) {
		s->asks = text.set | choose_some(&model->chooser, text.unsure & ~text.set);
	}
}

static unsigned asks_of(struct model *model, struct settled *s)
{
	if (!s->known_asks)
		settle_asks(model, s);
	return s->asks;
}

static bool asks_more(struct model *model, struct settled *s)
{
	asks_of(model, s);
	return s->asks_more;
}

/* Months or days. What is open is less than, between or more than all that anyone asks for. */
static unsigned number_of(struct model *model, struct settled *s, unsigned f)
{
	static const unsigned open[] = {6, 24, 60, 1000};
	struct text_of text = text_for(model, s, f);

	if (text.state == WRITTEN)
		return text.number;
	if (!s->known[f]) {
		s->number[f] = open[choose(&model->chooser, G_N_ELEMENTS(open))];
		s->known[f] = true;
	}
	return s->number[f];
}

/* ---- scopes (rule 12) ---- */

static void settle_scope(struct model *model, struct settled *s)
{
	struct text_of text = text_for(model, s, OF);

	s->known_scope = true;
	if (text.state == UNKNOWN || (text.state == SILENT && facet_at(s, OF)->silence == SILENT_UNKNOWN))
		s->scope_unknown = choose_some(&model->chooser, conducts.all);
	if (text.state != WRITTEN)
		return;
	for (unsigned i = 0; i < text.scope.n; i++)
		s->treaty[i] = text.scope.part[i].treaty && choose(&model->chooser, 2);
	for (unsigned i = 0; i < text.doubt.n; i++) {
		s->scope_doubt[i] = choose(&model->chooser, 2);
		s->treaty[PARTS + i] = text.doubt.part[i].treaty && choose(&model->chooser, 2);
	}
	s->scope_doubt_all = text.doubt.all && choose(&model->chooser, 2);
}

static bool part_covers(struct model *model, const struct scope_part_text *part, bool treaty, struct settled *offence,
			unsigned conduct)
{
	if (part->ids && !(part->ids >> offence->at & 1))
		return false;
	if (part->laws && !(part->laws >> offence->rule->law & 1))
		return false;
	if (part->conduct && !(part->conduct & conduct))
		return false;
	if (part->treaty && !treaty)
		return false;
	if (part->months) {
		unsigned months = number_of(model, offence, IMPRISONMENT);
		return part->over ? months > part->months : months >= part->months;
	}
	return true;
}

static bool scope_open(const struct text_of *text, const struct facet_of *facet)
{
	return text->state == UNKNOWN || (text->state == SILENT && facet->silence == SILENT_UNKNOWN);
}

/* Does the rule speak of this conduct under this limb of an offence? */
static bool covers(struct model *model, struct settled *s, struct settled *offence, unsigned conduct)
{
	struct text_of text = text_for(model, s, OF);

	if (!s->known_scope)
		settle_scope(model, s);
	if (scope_open(&text, facet_at(s, OF)))
		return s->scope_unknown & conduct;
	if (text.state == SILENT || text.scope.all || s->scope_doubt_all)
		return true;
	for (unsigned i = 0; i < text.scope.n; i++)
		if (part_covers(model, &text.scope.part[i], s->treaty[i], offence, conduct))
			return true;
	for (unsigned i = 0; i < text.doubt.n; i++)
		if (s->scope_doubt[i] &&
		    part_covers(model, &text.doubt.part[i], s->treaty[PARTS + i], offence, conduct))
			return true;
	return false;
}

/* How much of serious crime, or of every offence: nothing 0, some 1, all 2. */
static unsigned part_share(const struct scope_part_text *part, bool treaty, bool serious)
{
	if (part->treaty && !treaty)
		return 0;
	if (part->ids || part->laws || part->conduct)
		return 1;
	if (part->months)
		return serious && (part->over ? part->months < 48 : part->months <= 48) ? 2 : 1;
	return 2; /* a treaty's list that turns out to hold them */
}

static unsigned share(struct model *model, struct settled *s, bool serious)
{
	struct text_of text = text_for(model, s, OF);
	unsigned most = 0;

	if (!s->known_scope)
		settle_scope(model, s);
	if (scope_open(&text, facet_at(s, OF)))
		return s->scope_unknown == conducts.all ? 2 : s->scope_unknown ? 1 : 0;
	if (text.state == SILENT || text.scope.all || s->scope_doubt_all)
		return 2;
	for (unsigned i = 0; i < text.scope.n; i++)
		most = MAX(most, part_share(&text.scope.part[i], s->treaty[i], serious));
	for (unsigned i = 0; i < text.doubt.n; i++)
		if (s->scope_doubt[i])
			most = MAX(most, part_share(&text.doubt.part[i], s->treaty[PARTS + i], serious));
	return most;
}

/* ---- what a limb lets in, exemptions cut out (rule 13) ---- */

/* An exemption under conditions spares or does not. */
static bool spares(struct model *model, struct settled *exemption)
{
	if (!exemption->known_spares) {
		bool always = !asks_of(model, exemption) && !asks_more(model, exemption);
		exemption->spares = always || choose(&model->chooser, 2);
		exemption->known_spares = true;
	}
	return exemption->spares;
}

/* Offenders who are reached. */
static unsigned not_spared(struct model *model, struct settled *s, unsigned conduct)
{
	unsigned left = offenders.all & ~raw_set(model, s, EXEMPTS, conduct);

	for (unsigned i = 0; i < model->n_rules; i++) {
		struct settled *other = &model->rules[i];
		if (other->rule->sort == EXEMPTION && covers(model, other, s, conduct) && spares(model, other))
			left &= ~raw_set(model, other, KEY, 0);
	}
	return left;
}

static unsigned set_of(struct model *model, struct settled *s, unsigned f, unsigned conduct)
{
	if (s->rule->sort == OFFENCE && f == EXEMPTS)
		return not_spared(model, s, conduct);
	unsigned set = raw_set(model, s, f, conduct);
	return s->rule->sort == OFFENCE && f == PUNISHES ? set & not_spared(model, s, conduct) : set;
}

/* ---- days (rule 7) ---- */

/* A day that a date may mean: what matters is where it lies to the day asked. */
static int choose_day(struct model *model, int first, int last, int asked, int other)
{
	int days[4], n = 0;

	days[n++] = first;
	if (asked > first && asked <= last)
		days[n++] = asked;
	if (other > first && other <= last)
		days[n++] = other;
	if (last > asked && last > other && last > first)
		days[n++] = last;
	return days[n == 1 ? 0 : (int)choose(&model->chooser, (unsigned)n)];
}

#define DAY_AFTER_ASKED 20100602
#define DAY_BEFORE_ASKED 20100531

static bool open_end(const struct world *world, int rule)
{
	const struct when *ends = &whens[world->rule[rule].until];

	return (world->lapsing && world->rule[rule].law == 1) || ends->first < ends->last;
}

/* Settles all days; false where they contradict each other: a rule that ends before it begins, or before what it replaces. */
static bool settle_days(struct model *model)
{
	const struct world *world = model->world;
	int asked = world->before ? 19950101 : ASKED, from[PROVISIONS], until[PROVISIONS];
	int lapse = world->lapsing ? choose_day(model, 20100101, 20101231, DAY_BEFORE_ASKED, ASKED) : 99991231;

	for (unsigned i = 0; i < world->n_rules; i++) {
		const struct rule_text *rule = &world->rule[i];
		const struct when *begins = &whens[rule->from], *ends = &whens[rule->until];
		if (rule->gone)
			continue;
		from[i] = choose_day(model, begins->first, begins->last, asked, DAY_AFTER_ASKED);
		until[i] = rule->until ? choose_day(model, ends->first, ends->last, DAY_BEFORE_ASKED, ASKED) : 99991231;
		if (rule->law == 1)
			until[i] = MIN(until[i], lapse);
		if (from[i] > until[i] && rule->until)
			return false;
	}
	for (unsigned i = 0; i < world->n_rules; i++)
		model->in_force[i] = !world->rule[i].gone && from[i] <= asked && until[i] >= asked;
	for (unsigned i = 0; i < world->n_rules; i++) {
		int old = world->rule[i].replaces;
		if (world->rule[i].gone || old < 0 || world->rule[old].gone)
			continue;
		if (from[old] > from[i])
			return false;
		/* Between an uncertain end and the beginning of what replaces it exactly one is in force. */
		if (until[old] < asked && from[i] > asked && open_end(world, old) &&
		    whens[world->rule[i].from].first <= asked)
			return false;
		model->in_force[old] &= from[i] > asked;
	}
	return true;
}

static bool settle(struct model *model)
{
	const struct world *world = model->world;

	model->n_rules = 0;
	if (!settle_days(model))
		return false;
	for (unsigned i = 0; i < world->n_rules; i++) {
		if (!model->in_force[i])
			continue;
		model->reading[i] = world->rule[i].disputed && choose(&model->chooser, 2);
		for (unsigned l = 0; l < limbs_of(&world->rule[i]); l++)
			model->rules[model->n_rules++] = (struct settled){.rule = &world->rule[i], .at = i, .limb = l};
	}
	return true;
}

#endif

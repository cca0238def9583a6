/* SPDX-License-Identifier: MIT */
/*
 * The rules of comparison.md once more, as simply as they can be written: all
 * that a world leaves open is settled in one way after the other, and each
 * time the clauses are evaluated case by case, a case being one leaf of each
 * axis. Knows nothing of boxes, of smallest and largest, of folds over ends.
 * Part of test_worlds.c.
 */
#ifndef WORLDS_NAIVE_H
#define WORLDS_NAIVE_H

#include "worlds-law.h"

/* ---- claims (rule 9) ---- */

static unsigned key_topics(const struct ask *ask)
{
	const struct words *words = sorts[ask->sort].facets[sorts[ask->sort].key].words;
	unsigned topics = 0;

	for (unsigned i = 0; i < words->n; i++)
		if ((words->at[i].leaves & ask->asked[sorts[ask->sort].key]) && words->at[i].topic != NO_TOPIC)
			topics |= 1u << words->at[i].topic;
	return topics;
}

/* What is asked for by name of what the topic holds: words of other topics are looked for elsewhere. */
static unsigned asked_in_topic(const struct ask *ask, unsigned topic)
{
	const struct words *words = sorts[ask->sort].facets[sorts[ask->sort].key].words;
	unsigned leaves = 0;

	for (unsigned i = 0; i < words->n; i++)
		if (words->at[i].topic == NO_TOPIC || words->at[i].topic == topic)
			leaves |= words->at[i].leaves;
	return leaves & ask->asked[sorts[ask->sort].key];
}

static bool word_of(const struct words *words, const struct word *word)
{
	return word >= words->at && word < words->at + words->n;
}

static bool topic_searched(const struct model *model, const struct ask *ask, unsigned topic)
{
	const struct words *words = sorts[ask->sort].facets[sorts[ask->sort].key].words;
	unsigned open = asked_in_topic(ask, topic);
	bool by_words = open != 0;

	for (unsigned i = 0; i < model->world->n_claims; i++) {
		const struct claim_text *claim = &model->world->claim[i];
		bool holds = model->world->before ? claim->period < 2 : period_holds[claim->period];
		if (claim->gone || !holds || !topic_inside(topic, claim->topic))
			continue;
		if (claim->word)
			open &= word_of(words, claim->word) ? ~claim->word->leaves : ~0u;
		else if (claim->sort < 0 || (unsigned)claim->sort == ask->sort)
			return true;
	}
	return by_words && !open;
}

static bool searched(const struct model *model, const struct ask *ask, unsigned offence_topics)
{
	const struct sort *sort = &sorts[ask->sort];
	unsigned topics = sort->topic != NO_TOPIC ? 1u << sort->topic : key_topics(ask);

	if (sort->of_topics)
		topics |= offence_topics;
	for (unsigned topic = 0; topic < TOPICS; topic++)
		if ((topics >> topic & 1) && !topic_searched(model, ask, topic))
			return false;
	return topics != 0;
}

/* Where other law may stand, a result may be anything better. */
static int or_better(struct model *model, int level, bool closed)
{
	return closed || model->learning ? level : level + (int)choose(&model->chooser, (unsigned)(MET - level) + 1);
}

/* ---- cases ---- */

/* Which rules let a case in; and its leaf on the axis of the key. Cases that do not differ in this are one. */
struct cases {
	unsigned n;
	struct {
		unsigned key, rules;
	} at[MASK_LEAVES];
};

static void add_case(struct cases *cases, unsigned key, unsigned rules)
{
	for (unsigned i = 0; i < cases->n; i++)
		if (cases->at[i].key == key && cases->at[i].rules == rules)
			return;
	g_assert(cases->n < G_N_ELEMENTS(cases->at));
	cases->at[cases->n].key = key;
	cases->at[cases->n++].rules = rules;
}

/* The axes beside the key: for each leaf the rules that let it in. */
#define AXES 12
struct axes {
	unsigned n, leaves[AXES];
	unsigned in[AXES][4];
};

static void every_case(const struct axes *axes, unsigned axis, unsigned key, unsigned rules, struct cases *cases)
{
	/* None lets it in: nor does any let in what is inside it. */
	if (axis == axes->n || !rules) {
		add_case(cases, key, rules);
		return;
	}
	for (unsigned leaf = 0; leaf < axes->leaves[axis]; leaf++)
		every_case(axes, axis + 1, key, rules & axes->in[axis][leaf], cases);
}

static bool left_out(const struct ask *ask, unsigned f)
{
	return ask->leaving >> f & 1;
}

static void add_axis(struct axes *axes, unsigned leaves, const unsigned *in)
{
	g_assert(axes->n < AXES);
	memcpy(axes->in[axes->n], in, leaves * sizeof *in);
	axes->leaves[axes->n++] = leaves;
}

static void set_axis(struct model *model, const struct ask *ask, unsigned f, unsigned key, unsigned rules,
		     struct axes *axes)
{
	const struct facet_of *facet = &sorts[ask->sort].facets[f];
	unsigned asked = ask->asked[f], in[4], leaves = 0;

	if (facet->part == PART_SCALE && asked)
		asked = lets_in(facet, asked);
	if (!asked && (facet->unasked || facet->part == PART_SCALE))
		return;
	if (!asked)
		asked = facet->words->all & ~(facet->part == PART_EXEMPTS ? ask->may_exempt : 0);
	for (unsigned leaf = 1; leaf <= facet->words->all; leaf <<= 1) {
		if (!(asked & leaf))
			continue;
		in[leaves] = 0;
		for (unsigned i = 0; i < model->n_rules; i++)
			if ((rules >> i & 1) && (set_of(model, &model->rules[i], f, key) & leaf))
				in[leaves] |= 1u << i;
		leaves++;
	}
	add_axis(axes, leaves, in);
}

/* One axis a condition: it holds, or it does not. A rule that asks it is no help where it does not. */
static void condition_axes(struct model *model, const struct ask *ask, unsigned rules, struct axes *axes)
{
	unsigned asked = requirements.all & ~ask->may_require;

	if (ask->only)
		asked &= ask->only;
	for (unsigned condition = 1; condition <= requirements.all; condition <<= 1) {
		unsigned in[2] = {rules, 0};
		for (unsigned i = 0; i < model->n_rules; i++)
			if ((rules >> i & 1) && !(asks_of(model, &model->rules[i]) & condition))
				in[1] |= 1u << i;
		if (asked & condition)
			add_axis(axes, 2, in);
	}
	unsigned in[2] = {rules, 0};
	for (unsigned i = 0; i < model->n_rules; i++)
		if ((rules >> i & 1) && !asks_more(model, &model->rules[i]))
			in[1] |= 1u << i;
	add_axis(axes, 2, in);
}

static bool reached(struct model *model, const struct ask *ask, struct settled *s)
{
	unsigned number = number_of(model, s, (unsigned)ask->threshold);

	return ask->at_most ? number <= ask->value : number >= ask->value;
}

/* Some of what falls short is reached all the same (rule 6). */
static void threshold_axis(struct model *model, const struct ask *ask, unsigned rules, struct axes *axes)
{
	unsigned in[2] = {rules, 0};

	for (unsigned i = 0; i < model->n_rules; i++)
		if ((rules >> i & 1) && reached(model, ask, &model->rules[i]))
			in[1] |= 1u << i;
	add_axis(axes, 2, in);
}

/* Some of the offences, and the rest of them. */
static void offences_axis(struct model *model, unsigned rules, bool serious, struct axes *axes)
{
	unsigned in[2] = {0, 0};

	for (unsigned i = 0; i < model->n_rules; i++) {
		unsigned much = rules >> i & 1 ? share(model, &model->rules[i], serious) : 0;
		in[0] |= much > 0 ? 1u << i : 0;
		in[1] |= much > 1 ? 1u << i : 0;
	}
	add_axis(axes, 2, in);
}

/* Does the limb meet all that is named for this leaf of the key? */
static bool meets_named(struct model *model, const struct ask *ask, struct settled *s, unsigned key)
{
	const struct sort *sort = &sorts[ask->sort];

	if (!(set_of(model, s, sort->key, key) & key))
		return false;
	for (unsigned f = 0; f < sort->n; f++) {
		unsigned asked = sort->facets[f].part == PART_SCALE && ask->asked[f]
					 ? lets_in(&sort->facets[f], ask->asked[f])
					 : ask->asked[f];
		if (f != sort->key && asked && !left_out(ask, f) && !(set_of(model, s, f, key) & asked))
			return false;
	}
	return true;
}

static void cases_of_key(struct model *model, const struct ask *ask, unsigned key, bool serious, struct cases *cases)
{
	const struct sort *sort = &sorts[ask->sort];
	struct axes axes = {.n = 0};
	unsigned rules = 0;

	for (unsigned i = 0; i < model->n_rules; i++)
		if (model->rules[i].rule->sort == ask->sort && meets_named(model, ask, &model->rules[i], key))
			rules |= 1u << i;
	for (unsigned f = 0; f < sort->n; f++)
		if (f != sort->key && sort->facets[f].words && sort->facets[f].part != PART_CONDITIONS &&
		    !left_out(ask, f))
			set_axis(model, ask, f, key, rules, &axes);
	if (!left_out(ask, ask->sort == OFFENCE ? REQUIRES : RULE_REQUIRES))
		condition_axes(model, ask, rules, &axes);
	if (ask->threshold >= 0 && ask->type == ASK_RULE)
		threshold_axis(model, ask, rules, &axes);
	if (serious || (sort->scope >= 0 && !ask->of && !left_out(ask, (unsigned)sort->scope)))
		offences_axis(model, rules, serious, &axes);
	every_case(&axes, 0, key, rules, cases);
}

/* All that an element asks for. A key that is not named is asked for as a whole. */
static void cases_of(struct model *model, const struct ask *ask, bool serious, struct cases *cases)
{
	const struct words *words = sorts[ask->sort].facets[sorts[ask->sort].key].words;
	unsigned asked = ask->asked[sorts[ask->sort].key];

	cases->n = 0;
	if (sorts[ask->sort].facets[sorts[ask->sort].key].part == PART_SET && !asked)
		asked = words->all;
	for (unsigned key = 1; key <= words->all; key <<= 1)
		if (asked & key)
			cases_of_key(model, ask, key, serious, cases);
}

static int level_of(const struct cases *cases)
{
	bool some = false, all = true;

	for (unsigned i = 0; i < cases->n; i++) {
		some |= cases->at[i].rules != 0;
		all &= cases->at[i].rules != 0;
	}
	return all ? MET : some ? PARTLY : NOT_MET;
}

/* ---- rules about offences (rules 10, 11) ---- */

/* Does a rule among `rules` govern the limb, or the limb itself say so? */
static bool governed(struct model *model, const struct ask *ask, struct settled *offence, unsigned conduct,
		     unsigned rules, unsigned key)
{
	if (ask->sort == OFFENCE)
		return ask->threshold >= 0 ? reached(model, ask, offence)
					   : !(asks_of(model, offence) & ask->only) && !asks_more(model, offence);
	if (ask->sort == MODE && (set_of(model, offence, OWN_MODES, conduct) & key))
		return true;
	for (unsigned i = 0; i < model->n_rules; i++)
		if ((rules >> i & 1) && covers(model, &model->rules[i], offence, conduct))
			return true;
	return false;
}

/* One case of the offence beside all cases of the rule. */
static void follow(struct model *model, const struct ask *ask, unsigned conduct, unsigned limbs,
		   const struct cases *rules, bool *supplied, bool *lacking)
{
	for (unsigned q = 0; q < rules->n; q++) {
		bool any = false;
		for (unsigned i = 0; i < model->n_rules; i++)
			if (limbs >> i & 1)
				any |= governed(model, ask, &model->rules[i], conduct, rules->at[q].rules,
						rules->at[q].key);
		*supplied |= any;
		*lacking |= !any;
	}
}

static int offence_about(struct model *model, const struct ask *ask, const struct ask *offence, bool *encoded)
{
	struct cases limbs, rules = {.n = 1, .at = {{0, 0}}};
	bool reaches = false, supplied = false, lacking = false;

	cases_of(model, offence, false, &limbs);
	if (ask->sort != OFFENCE)
		cases_of(model, ask, false, &rules);
	for (unsigned p = 0; p < limbs.n; p++) {
		reaches |= limbs.at[p].rules != 0;
		if (limbs.at[p].rules)
			follow(model, ask, limbs.at[p].key, limbs.at[p].rules, &rules, &supplied, &lacking);
	}
	*encoded |= reaches;
	if (!reaches)
		return DROPS;
	return !lacking ? MET : supplied ? PARTLY : NOT_MET;
}

static int clause_about(struct model *model, const struct ask *ask, unsigned clause)
{
	const struct clause_text *offences = &model->world->clause[clause];
	unsigned topics = 0;
	int levels[ASKS];
	bool closed = true, offence_closed = true;

	for (unsigned i = 0; i < offences->n; i++) {
		topics |= key_topics(&offences->ask[i]);
		offence_closed &= searched(model, &offences->ask[i], 0);
	}
	closed = ask->sort == OFFENCE ? offence_closed : searched(model, ask, topics);
	/* A general rule proves nothing by itself. */
	if (!model->learning && !model->encoded[clause] && !offence_closed)
		return (int[]){DROPS, NOT_MET, PARTLY, MET}[choose(&model->chooser, 4)];
	for (unsigned i = 0; i < offences->n; i++)
		levels[i] = offence_about(model, ask, &offences->ask[i], &model->encoded[clause]);
	int level = worst_of_all(levels, offences->n);
	return level == DROPS ? DROPS : or_better(model, level, closed);
}

#define OFFENCE_CLAUSES 3 /* the third is serious crime */

/* One level an offence clause; DROPS also where it is not asked about. */
static void offences_about(struct model *model, const struct ask *ask, int *levels)
{
	struct cases cases;

	for (unsigned i = 0; i < OFFENCE_CLAUSES; i++)
		levels[i] = DROPS;
	for (unsigned i = 0; i < 2; i++)
		if (ask->of >> i & 1)
			levels[i] = clause_about(model, ask, i);
	if ((ask->of & SERIOUS) && ask->sort != OFFENCE) {
		cases_of(model, ask, true, &cases);
		levels[2] = or_better(model, level_of(&cases), searched(model, ask, 0));
	}
}

static int without_offence(const struct ask *ask, int level)
{
	return level == DROPS && sorts[ask->sort].not_met_without ? NOT_MET : level;
}

/* ---- limits, prohibitions, gates ---- */

static bool hits(struct model *model, const struct ask *ask, struct settled *s)
{
	const struct sort *sort = &sorts[ask->sort];
	unsigned all = sort->facets[sort->key].words->all, asked = ask->asked[sort->key];

	if (s->rule->sort != ask->sort)
		return false;
	if (ask->sort != OFFENCE) {
		for (unsigned f = 0; f < sort->n; f++) {
			unsigned named = sort->facets[f].part == PART_SCALE && ask->asked[f]
						 ? lets_in(&sort->facets[f], ask->asked[f])
						 : ask->asked[f];
			if (named && !(set_of(model, s, f, 0) & named))
				return false;
		}
		return true;
	}
	for (unsigned key = 1; key <= all; key <<= 1)
		if (((asked ? asked : all) & key) && meets_named(model, ask, s, key))
			return true;
	return false;
}

/* Does no rule that meets what is named go beyond the value? */
static int limit_level(struct model *model, const struct ask *ask, bool *hit)
{
	int levels[RULES];
	unsigned n = 0;
	bool closed = searched(model, ask, 0);

	for (unsigned i = 0; i < model->n_rules; i++)
		if (hits(model, ask, &model->rules[i]))
			levels[n++] = reached(model, ask, &model->rules[i]) ? MET : NOT_MET;
	*hit |= n > 0;
	if (!model->learning && !*hit && !closed)
		return (int[]){DROPS, NOT_MET, PARTLY, MET}[choose(&model->chooser, 4)];
	return worst_of_all(levels, n);
}

static int never_level(struct model *model, const struct ask *ask)
{
	for (unsigned i = 0; i < model->n_rules; i++)
		if (hits(model, ask, &model->rules[i]))
			return CONFLICT;
	return !searched(model, ask, 0) && choose(&model->chooser, 2) ? CONFLICT : MET;
}

static bool gate_is_open(struct model *model, const struct clause_text *clause)
{
	bool hit = false;

	for (unsigned i = 0; i < model->n_rules && !hit; i++)
		hit = hits(model, &clause->opens, &model->rules[i]) &&
		      (!clause->requiring || (asks_of(model, &model->rules[i]) & clause->requiring));
	hit = hit || (!searched(model, &clause->opens, 0) && choose(&model->chooser, 2));
	return hit != clause->unless;
}

/* ---- one element, one clause ---- */

struct ask_levels {
	int level;
	int of[OFFENCE_CLAUSES];
};

static struct ask_levels ask_level(struct model *model, const struct ask *ask, bool *hit)
{
	struct ask_levels found = {.level = DROPS};
	struct cases cases;

	if (ask->type == ASK_NEVER) {
		found.level = never_level(model, ask);
	} else if (ask->of) {
		offences_about(model, ask, found.of);
		found.level = without_offence(ask, worst_of_all(found.of, OFFENCE_CLAUSES));
	} else if (ask->type == ASK_LIMIT) {
		found.level = limit_level(model, ask, hit);
	} else {
		cases_of(model, ask, false, &cases);
		found.level = or_better(model, level_of(&cases), searched(model, ask, 0));
	}
	return found;
}

/* Alternatives that share an `of` are compared offence by offence (rule 15). */
static int any_by_offence(const struct clause_text *clause, const struct ask_levels *found, unsigned n)
{
	int best[OFFENCE_CLAUSES], levels[ASKS];

	for (unsigned o = 0; o < OFFENCE_CLAUSES; o++) {
		for (unsigned i = 0; i < n; i++)
			levels[i] = found[i].of[o];
		best[o] = best_of_any(levels, n);
	}
	int level = worst_of_all(best, OFFENCE_CLAUSES);
	for (unsigned i = 0; i < n && level == DROPS; i++)
		level = without_offence(&clause->ask[i], level);
	return level;
}

static bool share_of(const struct clause_text *clause, unsigned n)
{
	for (unsigned i = 0; i < n; i++)
		if (!clause->ask[i].of || clause->ask[i].of != clause->ask[0].of)
			return false;
	return n > 1;
}

static int clause_level(const struct clause_text *clause, const struct ask_levels *found)
{
	int levels[ASKS + 1], all[ASKS + 1];
	unsigned n = 0, grouped = 0;

	for (unsigned i = 0; i < clause->n; i++) {
		levels[i] = found[i].level;
		if (clause->ask[i].soft && !clause->soft && levels[i] == NOT_MET)
			levels[i] = DROPS; /* rule 18 */
	}
	if (clause->group != GROUP_NONE)
		grouped = clause->n < ASKS ? clause->n : clause->n - 1;
	if (clause->group == GROUP_ANY)
		all[n++] = share_of(clause, grouped) ? any_by_offence(clause, found, grouped)
						     : best_of_any(levels, grouped);
	else if (clause->group == GROUP_ALL)
		all[n++] = worst_of_all(levels, grouped);
	for (unsigned i = grouped; i < clause->n; i++)
		all[n++] = levels[i];
	return worst_of_all(all, n);
}

/* ---- all outcomes of a world ---- */

struct outcomes {
	unsigned ask[CLAUSES][ASKS]; /* sets of OUTCOME */
	unsigned open[CLAUSES];      /* of the clause, were its gate open */
	unsigned clause[CLAUSES];
	bool encoded[CLAUSES]; /* an offence of the clause is on record, or may be */
	bool all;              /* nothing was left out */
	unsigned long completions;
};

static void evaluate(struct model *model, struct outcomes *outcomes)
{
	for (unsigned c = 0; c < CLAUSES; c++) {
		const struct clause_text *clause = &model->world->clause[c];
		struct ask_levels found[ASKS];
		if (clause->gone)
			continue;
		bool open = !clause->gate || gate_is_open(model, clause);
		for (unsigned i = 0; i < clause->n; i++) {
			found[i] = ask_level(model, &clause->ask[i], &model->hit[c][i]);
			outcomes->ask[c][i] |= OUTCOME(found[i].level);
		}
		int level = clause_level(clause, found);
		outcomes->open[c] |= OUTCOME(level);
		outcomes->clause[c] |= OUTCOME(open ? level : DROPS);
	}
}

static bool go_through(struct model *model, struct outcomes *outcomes, unsigned long most)
{
	model->chooser.n = model->chooser.used = 0;
	do {
		if (settle(model)) {
			evaluate(model, outcomes);
			outcomes->completions++;
		}
		if (!most--)
			return false;
	} while (choose_next(&model->chooser));
	return true;
}

/* Twice: once to learn what the record may hold, then with other law where nothing was searched. */
static struct outcomes outcomes_of(const struct world *world, unsigned long most)
{
	static struct model model;
	struct outcomes learnt = {.all = false}, outcomes = {.all = true};

	model = (struct model){.world = world, .learning = true};
	outcomes.all = go_through(&model, &learnt, most);
	model.learning = false;
	outcomes.all = outcomes.all && go_through(&model, &outcomes, most);
	memcpy(outcomes.encoded, model.encoded, sizeof outcomes.encoded);
	return outcomes;
}

#endif

/* SPDX-License-Identifier: MIT */
#include "assess/statutes.h"

#include <glib.h>
#include <string.h>

#include "assess/scope.h"
#include "base/arena.h"

/* ---- days (rule 7) ---- */

struct span {
	day first, last;
};

static struct span beginning(const struct provision *provision)
{
	if (provision->from_unknown)
		return (struct span){DAY_FIRST, DAY_LAST};
	return (struct span){date_first(provision->from), date_last(provision->from)};
}

static void end_by(struct span *end, day first, day last)
{
	end->first = first < end->first ? first : end->first;
	end->last = last < end->last ? last : end->last;
}

/* The last day of force: its own, the day before what replaces it, or its act's. */
static struct span ending(const struct provision *provision)
{
	struct span end = {DAY_LAST, DAY_LAST};

	if (date_given(provision->until))
		end_by(&end, date_first(provision->until), date_last(provision->until));
	if (provision->replaced_by) {
		struct span next = beginning(provision->replaced_by);
		end_by(&end, next.first - 1, next.last - 1);
	}
	if (date_given(provision->law->until))
		end_by(&end, date_first(provision->law->until), date_last(provision->law->until));
	return end;
}

enum in_force provision_in_force(const struct provision *provision, day on)
{
	struct span start = beginning(provision), end = ending(provision);

	if (start.first > on || end.last < on)
		return IN_FORCE_NOT;
	return start.last <= on && end.first >= on ? IN_FORCE_SURELY : IN_FORCE_POSSIBLY;
}

/* ---- boxes of one limb ---- */

enum facet_silence silence_in(const struct reach *reach, const struct facet *facet)
{
	if (facet->silence != SILENCE_UNKNOWN)
		return facet->silence;
	return mask_meets(reach->about, facet->needed_for) ? SILENCE_UNKNOWN : SILENCE_ANY;
}

static void spared(const struct facet *facet, const struct value *value, struct mask *low, struct mask *high)
{
	const struct list *list = facet->list;

	*low = *high = list->all;
	if (value->state == VALUE_WRITTEN) {
		*high = mask_minus(list->all, value->terms);
		*low = mask_minus(*high, value->unsure);
	} else if (value->state == VALUE_UNKNOWN) {
		/* Whoever a term names may be spared; those whom none names cannot. */
		*low = list->rest < list->n_leaves ? mask_leaf(list->rest) : mask_none();
	}
}

static void set_or_scale(const struct facet *facet, const struct reach *reach, struct mask *low, struct mask *high)
{
	const struct value *value = &reach->limb->values[facet->index];
	enum facet_silence silence = silence_in(reach, facet);
	struct mask all = facet->list->all;

	*low = *high = mask_none();
	if (value->state == VALUE_WRITTEN) {
		*low = value->any ? all : facet_lets_in(facet, value->terms);
		*high = value->any ? all : mask_or(*low, facet_lets_in(facet, value->unsure));
	} else if (value->state == VALUE_UNKNOWN || silence == SILENCE_UNKNOWN) {
		*high = all;
	} else if (silence == SILENCE_ANY) {
		*low = *high = all;
	}
}

static void conditions(struct reach *reach, const struct value *value)
{
	reach->asks_high = value->state == VALUE_WRITTEN ? value->terms : mask_none();
	reach->asks_low = mask_or(reach->asks_high, value->state == VALUE_WRITTEN ? value->unsure : mask_none());
	reach->asks_open_low = value->state == VALUE_UNKNOWN;
}

/* A disputed reading: surely only what both readings let in, at most what either does. */
static void dispute(struct reach *reach, const struct facet *facet, const struct value *value, struct mask *low,
		    struct mask *high)
{
	if (facet->role == FACET_CONDITIONS) {
		reach->asks_low = mask_or(reach->asks_low, value->terms);
		reach->asks_high = mask_and(reach->asks_high, value->terms);
	} else if (facet->role == FACET_EXEMPTS) {
		*low = mask_minus(*low, value->terms);
		*high = mask_or(*high, mask_minus(facet->list->all, value->terms));
	} else if (facet->list) {
		struct mask other = value->any ? facet->list->all : facet_lets_in(facet, value->terms);
		*low = mask_and(*low, other);
		*high = mask_or(*high, other);
	}
}

static void apply_answer(struct reach *reach, const struct answer *answer, struct mask *low, struct mask *high)
{
	const struct facet *facet = answer->facet;

	if (facet->role == FACET_CONDITIONS) {
		reach->asks_low = answer->yes ? reach->asks_high : reach->asks_low;
		reach->asks_high = reach->asks_low;
		reach->asks_open_high = reach->asks_open_low && !answer->yes;
		reach->asks_open_low = reach->asks_open_high;
	} else if (facet->role == FACET_SCOPE) {
		reach->scope_answer = answer->yes ? 1 : -1;
	} else if (facet->list && answer->yes) {
		low[facet->index] = high[facet->index];
	} else if (facet->list) {
		high[facet->index] = low[facet->index];
	}
}

/* Takes from `punishes` whom the rule spares. */
static void take_less(const struct kind *kind, struct mask *low, struct mask *high)
{
	for (size_t i = 0; i < kind->n_facets; i++) {
		const struct facet *less = kind->facets[i].less;

		if (!less)
			continue;
		low[i] = mask_and(low[i], low[less->index]);
		high[i] = mask_and(high[i], high[less->index]);
	}
}

/* The part of a limb that is about these leaves of its key. */
static struct reach reach_of(const struct statutes *statutes, const struct limb *limb, struct mask about, bool sure)
{
	const struct provision *provision = limb->provision;
	const struct kind *kind = provision->kind;
	struct mask *low = arena_alloc(statutes->arena, kind->n_facets * sizeof *low);
	struct mask *high = arena_alloc(statutes->arena, kind->n_facets * sizeof *high);
	struct reach reach = {.limb = limb, .kind = kind, .about = about, .sure = sure, .low = low, .high = high};

	for (size_t i = 0; i < kind->n_facets; i++) {
		const struct facet *facet = &kind->facets[i];

		if (facet->role == FACET_CONDITIONS)
			conditions(&reach, &limb->values[i]);
		else if (facet->role == FACET_EXEMPTS)
			spared(facet, &limb->values[i], &low[i], &high[i]);
		else if (facet->list)
			set_or_scale(facet, &reach, &low[i], &high[i]);
		for (size_t r = 0; r < provision->n_readings; r++)
			if (provision->readings[r].values[i].state == VALUE_WRITTEN)
				dispute(&reach, facet, &provision->readings[r].values[i], &low[i], &high[i]);
	}
	if (statutes->answer && statutes->answer->provision == provision)
		apply_answer(&reach, statutes->answer, low, high);
	low[kind->key->index] = mask_and(low[kind->key->index], about);
	high[kind->key->index] = mask_and(high[kind->key->index], about);
	take_less(kind, low, high);
	return reach;
}

static void split(GArray *parts, struct mask by)
{
	for (guint i = 0, n = parts->len; i < n; i++) {
		struct mask *part = &g_array_index(parts, struct mask, i);
		struct mask inside = mask_and(*part, by), outside = mask_minus(*part, by);

		if (mask_empty(inside) || mask_empty(outside))
			continue;
		*part = inside;
		g_array_append_val(parts, outside);
	}
}

/* Silence may mean one thing for some conducts of a limb and another for the rest: each part is a reach of its own. */
static void add_limb(const struct statutes *statutes, const struct limb *limb, bool sure, GArray *to)
{
	const struct kind *kind = limb->provision->kind;
	const struct value *key = &limb->values[kind->key->index];
	bool open = key->state != VALUE_WRITTEN || key->any;
	struct mask whole = open ? kind->key->list->all : mask_or(key->terms, key->unsure);
	const struct provision *provision = limb->provision;
	GArray *parts = g_array_new(FALSE, FALSE, sizeof(struct mask));

	for (size_t r = 0; r < provision->n_readings; r++)
		if (provision->readings[r].values[kind->key->index].state == VALUE_WRITTEN)
			whole = mask_or(whole, provision->readings[r].values[kind->key->index].terms);
	g_array_append_val(parts, whole);
	for (size_t i = 0; i < kind->n_facets; i++)
		if (limb->values[i].state == VALUE_SILENT && kind->facets[i].silence == SILENCE_UNKNOWN)
			split(parts, kind->facets[i].needed_for);
	for (guint i = 0; i < parts->len; i++) {
		struct reach reach = reach_of(statutes, limb, g_array_index(parts, struct mask, i), sure);
		g_array_append_val(to, reach);
	}
	g_array_free(parts, TRUE);
}

/* ---- pairs of which exactly one is in force (rule 7) ---- */

#define PAIR_LIMBS 64 /* combinations of limbs that are followed; beyond them nothing is assured */

/* The first of a chain of provisions, each replacing the one before, of which exactly one is in force; *n of them. */
static bool chain_begins(const struct provision *first, day on, size_t *n)
{
	const struct provision *before = first->replaces;

	if (provision_in_force(first, on) != IN_FORCE_POSSIBLY || beginning(first).last > on)
		return false;
	if (before && provision_in_force(before, on) != IN_FORCE_NOT)
		return false;
	*n = 1;
	for (const struct provision *p = first; p->replaced_by; p = p->replaced_by) {
		if (provision_in_force(p->replaced_by, on) == IN_FORCE_NOT || p->replaced_by->kind != first->kind)
			break;
		if (date_is_day(p->until) && date_first(p->until) < on)
			return false;
		(*n)++;
		if (ending(p->replaced_by).first >= on)
			return true;
	}
	return false;
}

/* What two limbs both let in. */
static struct reach meet(const struct statutes *statutes, const struct reach *a, const struct reach *b)
{
	size_t n = a->kind->n_facets;
	struct mask *low = arena_alloc(statutes->arena, n * sizeof *low);
	struct reach *other = arena_copy(statutes->arena, b, sizeof *b), both = *a;

	for (size_t i = 0; i < n; i++)
		low[i] = mask_and(a->low[i], b->low[i]);
	both.low = low;
	both.high = a->high;
	both.sure = both.only_low = true;
	other->with = a->with;
	both.with = other;
	both.asks_low = mask_or(a->asks_low, b->asks_low);
	both.asks_high = mask_and(a->asks_high, b->asks_high);
	both.asks_open_low = a->asks_open_low || b->asks_open_low;
	return both;
}

static void add_chain(const struct statutes *statutes, GArray *reaches, const struct provision *first, size_t n)
{
	GArray *some = g_array_new(FALSE, FALSE, sizeof(struct reach));
	const struct provision *p = first;

	for (size_t l = 0; l < first->n_limbs; l++)
		add_limb(statutes, &first->limbs[l], true, some);
	for (size_t i = 1; i < n && some->len; i++) {
		GArray *next = g_array_new(FALSE, FALSE, sizeof(struct reach));
		GArray *others = g_array_new(FALSE, FALSE, sizeof(struct reach));

		p = p->replaced_by;
		for (size_t l = 0; l < p->n_limbs; l++)
			add_limb(statutes, &p->limbs[l], true, others);
		for (guint s = 0; s < some->len && some->len * others->len <= PAIR_LIMBS; s++) {
			for (guint o = 0; o < others->len; o++) {
				struct reach both = meet(statutes, &g_array_index(some, struct reach, s),
							 &g_array_index(others, struct reach, o));
				g_array_append_val(next, both);
			}
		}
		g_array_free(others, TRUE);
		g_array_free(some, TRUE);
		some = next;
	}
	g_array_append_vals(reaches, some->data, some->len);
	g_array_free(some, TRUE);
}

/* ---- general exemptions (rule 13) ---- */

bool kind_exempts(const struct vocabulary *vocabulary, const struct kind *kind)
{
	const struct kind *offence = vocabulary->offence;

	return !kind->offence && kind->scope && offence->exempts && kind->key->list == offence->exempts->list;
}

static struct reach restricted(const struct statutes *statutes, const struct reach *reach, struct mask conducts,
			       struct mask spared_low, struct mask spared_high)
{
	const struct kind *kind = reach->kind;
	size_t size = kind->n_facets * sizeof(struct mask);
	struct mask *low = arena_copy(statutes->arena, reach->low, size);
	struct mask *high = arena_copy(statutes->arena, reach->high, size);
	struct reach part = *reach;

	low[kind->key->index] = mask_and(low[kind->key->index], conducts);
	high[kind->key->index] = mask_and(high[kind->key->index], conducts);
	low[kind->exempts->index] = mask_minus(low[kind->exempts->index], spared_low);
	high[kind->exempts->index] = mask_minus(high[kind->exempts->index], spared_high);
	take_less(kind, low, high);
	part.low = low;
	part.high = high;
	return part;
}

/* Cuts one exemption out of one offence: what it surely, what it may, and what it does not govern. */
static void cut_exemption(const struct statutes *statutes, GArray *to, const struct reach *offence,
			  const struct reach *exemption)
{
	const struct facet *key = exemption->kind->key;
	struct cover cover = scope_of_limb(exemption, exemption->kind->scope, offence);
	struct mask all = offence->kind->key->list->all;
	struct mask may = exemption->high[key->index], surely = exemption->low[key->index];
	bool certain =
		exemption->sure && !exemption->only_low && mask_empty(exemption->asks_low) && !exemption->asks_open_low;
	struct reach parts[3] = {
		restricted(statutes, offence, cover.low, may, certain ? surely : mask_none()),
		restricted(statutes, offence, mask_minus(cover.high, cover.low), may, mask_none()),
		restricted(statutes, offence, mask_minus(all, cover.high), mask_none(), mask_none()),
	};

	for (size_t i = 0; i < G_N_ELEMENTS(parts); i++)
		if (!mask_empty(parts[i].high[offence->kind->key->index]))
			g_array_append_val(to, parts[i]);
}

static void exempt(const struct statutes *statutes, GArray *offences, const struct reach *exemption)
{
	GArray *cut = g_array_new(FALSE, FALSE, sizeof(struct reach));

	for (guint i = 0; i < offences->len; i++)
		cut_exemption(statutes, cut, &g_array_index(offences, struct reach, i), exemption);
	g_array_set_size(offences, 0);
	g_array_append_vals(offences, cut->data, cut->len);
	g_array_free(cut, TRUE);
}

static void cut_exemptions(const struct statutes *statutes, GArray *offences)
{
	const struct vocabulary *vocabulary = statutes->vocabulary;

	for (size_t k = 0; k < vocabulary->n_kinds; k++)
		for (size_t i = 0; kind_exempts(vocabulary, &vocabulary->kinds[k]) && i < statutes->kinds[k]->n; i++)
			exempt(statutes, offences, &statutes->kinds[k]->all[i]);
}

/* ---- the law as a whole ---- */

static void add_provision(const struct statutes *statutes, const struct provision *provision, GArray *reaches)
{
	enum in_force force = provision_in_force(provision, statutes->on);
	size_t n;

	for (size_t l = 0; l < provision->n_limbs && force != IN_FORCE_NOT; l++)
		add_limb(statutes, &provision->limbs[l], force == IN_FORCE_SURELY, reaches);
	if (chain_begins(provision, statutes->on, &n))
		add_chain(statutes, reaches, provision, n);
}

/* An answer about a provision changes its limbs and the chains that it may belong to, and an exemption changes offences. */
static bool touched(const struct statutes *statutes, const struct provision *provision)
{
	const struct answer *answer = statutes->answer;

	if (!answer || (provision->kind->offence && kind_exempts(statutes->vocabulary, answer->provision->kind)))
		return true;
	for (const struct provision *p = answer->provision; p; p = p->replaces)
		if (p == provision)
			return true;
	return false;
}

/* The reaches of a kind, in the order of the files; of what is not touched those of `plain`. */
static struct of_kind *read_kind(const struct statutes *statutes, const struct kind *kind, const struct of_kind *plain)
{
	GArray *all = g_array_new(FALSE, FALSE, sizeof(struct reach)),
	       *own = g_array_new(FALSE, FALSE, sizeof(struct reach));
	struct of_kind *of = arena_alloc(statutes->arena, sizeof *of);
	size_t at = 0;

	for (size_t i = 0; i < statutes->country->n_provisions; i++) {
		const struct provision *provision = &statutes->country->provisions[i];
		size_t first = at;

		if (provision->kind != kind)
			continue;
		while (plain && at < plain->n && plain->all[at].limb->provision == provision)
			at++;
		if (plain && !touched(statutes, provision)) {
			g_array_append_vals(all, plain->all + first, (guint)(at - first));
			continue;
		}
		g_array_set_size(own, 0);
		add_provision(statutes, provision, own);
		if (kind->offence)
			cut_exemptions(statutes, own);
		g_array_append_vals(all, own->data, own->len);
	}
	*of = (struct of_kind){.arena = statutes->arena, .n = all->len, .all = arena_seal(statutes->arena, all)};
	g_array_free(all, TRUE);
	g_array_free(own, TRUE);
	return of;
}

struct statutes *statutes_on(struct arena *arena, const struct instruments *instruments, const struct country *country,
			     day on)
{
	const struct vocabulary *vocabulary = instruments->vocabulary;
	struct statutes *statutes = arena_alloc(arena, sizeof *statutes);

	*statutes = (struct statutes){
		.arena = arena, .instruments = instruments, .vocabulary = vocabulary, .country = country, .on = on};
	statutes->kinds = arena_alloc(arena, (vocabulary->n_kinds + 1) * sizeof *statutes->kinds);
	for (size_t k = 0; k < vocabulary->n_kinds; k++)
		if (!vocabulary->kinds[k].offence)
			statutes->kinds[k] = read_kind(statutes, &vocabulary->kinds[k], NULL);
	statutes->kinds[vocabulary->offence->index] = read_kind(statutes, vocabulary->offence, NULL);
	return statutes;
}

struct statutes *statutes_under(struct arena *arena, const struct statutes *plain, const struct answer *answer)
{
	struct statutes *statutes = arena_copy(arena, plain, sizeof *plain);
	const struct kind *kind = answer->provision ? answer->provision->kind : NULL;
	const struct kind *offence = plain->vocabulary->offence;

	statutes->arena = arena;
	statutes->answer = answer;
	statutes->plain = plain;
	statutes->kinds = arena_copy(arena, plain->kinds, (plain->vocabulary->n_kinds + 1) * sizeof *statutes->kinds);
	if (kind)
		statutes->kinds[kind->index] = read_kind(statutes, kind, plain->kinds[kind->index]);
	if (kind && kind_exempts(plain->vocabulary, kind))
		statutes->kinds[offence->index] = read_kind(statutes, offence, plain->kinds[offence->index]);
	return statutes;
}

void statutes_free(struct statutes *statutes)
{
	for (size_t k = 0; k < statutes->vocabulary->n_kinds; k++)
		if (!(statutes->plain && statutes->kinds[k] == statutes->plain->kinds[k]) && statutes->kinds[k]->frames)
			g_hash_table_destroy(statutes->kinds[k]->frames);
}

struct of_kind *statutes_of_kind(const struct statutes *statutes, const struct kind *kind)
{
	return statutes->kinds[kind->index];
}

/* ---- claims of absence (rule 9) ---- */

static bool claim_holds(const struct claim *claim, day on)
{
	return date_last(claim->from) <= on && on <= date_first(claim->until);
}

/* The terms of the key list that are asked for and belong to the topic. */
static struct mask terms_of_topic(const struct list *list, struct mask asked, const struct topic *topic)
{
	struct mask terms = mask_none();

	for (size_t i = 0; i < list->n_leaves; i++) {
		const struct term *term = list->leaves[i].term;
		if (mask_has(asked, i) && term && (!term->topic || term->topic == topic))
			terms = mask_or(terms, mask_leaf(i));
	}
	return terms;
}

static void use_claim(GPtrArray *used, const struct claim *claim)
{
	if (used && !g_ptr_array_find(used, claim, NULL))
		g_ptr_array_add(used, (gpointer)(uintptr_t)claim);
}

/* What an element still asks for on each facet that it names, once the terms that a search names are taken away. */
struct still {
	const struct list *list;
	struct mask open;
};

/* A term of a list that some kind is about speaks of that kind: 'attempt' of rules on attempt, of no offence that names it. */
static bool names_a_kind(const struct vocabulary *vocabulary, const struct list *list)
{
	for (size_t i = 0; i < vocabulary->n_kinds; i++)
		if (vocabulary->kinds[i].key->list == list)
			return true;
	return false;
}

static GArray *still_asked(const struct vocabulary *vocabulary, const struct kind *kind, const struct topic *topic,
			   const struct asked *asked, size_t n)
{
	GArray *all = g_array_new(FALSE, FALSE, sizeof(struct still));

	for (size_t i = 0; i < n; i++) {
		const struct list *list = asked[i].facet->list;
		struct still still = {list, asked[i].terms};

		if (asked[i].facet == kind->key)
			still.open = terms_of_topic(list, asked[i].terms, topic);
		if (list && !mask_empty(still.open) && (asked[i].facet == kind->key || !names_a_kind(vocabulary, list)))
			g_array_append_val(all, still);
	}
	return all;
}

/* Takes the term away wherever it is asked for; true where a facet has nothing left: no rule can reach the element then. */
static bool take_term(GArray *all, const struct term *term, bool *helps)
{
	bool nothing_left = false;

	for (guint i = 0; i < all->len; i++) {
		struct still *still = &g_array_index(all, struct still, i);

		if (still->list != term->list || !mask_meets(still->open, term->leaves))
			continue;
		still->open = mask_minus(still->open, term->leaves);
		*helps = true;
		nothing_left |= mask_empty(still->open);
	}
	return nothing_left;
}

/* Is the topic closed as a whole, for the kind, or for every term asked? Uses the first claim of each sort that helps. */
static bool topic_closed(const struct statutes *statutes, const struct topic *topic, const struct kind *kind,
			 const struct asked *asked, size_t n_asked, GPtrArray *used)
{
	GArray *all = still_asked(statutes->vocabulary, kind, topic, asked, n_asked);
	GPtrArray *partial = g_ptr_array_new();
	bool closed = false;

	for (size_t i = 0; i < statutes->country->n_claims && !closed; i++) {
		const struct claim *claim = &statutes->country->claims[i];

		for (size_t t = 0; t < claim->n_targets && !closed && claim_holds(claim, statutes->on); t++) {
			const struct claim_target *target = &claim->targets[t];
			bool helps = false;

			if (!topic_within(topic, target->topic))
				continue;
			if (target->term)
				closed = take_term(all, target->term, &helps);
			else
				closed = !target->kind || target->kind == kind;
			if (helps)
				g_ptr_array_add(partial, (gpointer)(uintptr_t)claim);
			if (closed && !target->term) {
				g_ptr_array_set_size(partial, 0);
				use_claim(used, claim);
			}
		}
	}
	for (guint i = 0; i < partial->len && closed; i++)
		use_claim(used, g_ptr_array_index(partial, i));
	g_ptr_array_free(partial, TRUE);
	g_array_free(all, TRUE);
	return closed;
}

static void add_topic(GPtrArray *topics, const struct topic *topic)
{
	if (topic && !g_ptr_array_find(topics, topic, NULL))
		g_ptr_array_add(topics, (gpointer)(uintptr_t)topic);
}

static struct mask asked_key(const struct kind *kind, const struct asked *asked, size_t n_asked)
{
	for (size_t i = 0; i < n_asked; i++)
		if (asked[i].facet == kind->key)
			return asked[i].terms;
	return mask_none();
}

bool statutes_closed(const struct statutes *statutes, const struct kind *kind, const struct asked *asked,
		     size_t n_asked, const struct topic *const *offence_topics, size_t n_offence_topics, void *used)
{
	struct mask key = asked_key(kind, asked, n_asked);
	GPtrArray *topics;
	bool closed;

	if (statutes->answer && !statutes->answer->provision && !statutes->answer->fact)
		return true; /* a question answered: the law has no more */
	topics = g_ptr_array_new();
	add_topic(topics, kind->topic);
	for (size_t i = 0; i < kind->key->list->n_leaves && !kind->topic; i++)
		if (mask_has(key, i) && kind->key->list->leaves[i].term)
			add_topic(topics, kind->key->list->leaves[i].term->topic);
	for (size_t i = 0; i < n_offence_topics && kind->of_topics; i++)
		add_topic(topics, offence_topics[i]);
	closed = topics->len > 0;
	for (guint i = 0; i < topics->len && closed; i++)
		closed = topic_closed(statutes, g_ptr_array_index(topics, i), kind, asked, n_asked, used);
	g_ptr_array_free(topics, TRUE);
	return closed;
}

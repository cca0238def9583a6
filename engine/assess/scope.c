/* SPDX-License-Identifier: MIT */
#include "assess/scope.h"

#define SERIOUS_MONTHS 48u /* UNTOC art. 2(b): a maximum of at least four years */

enum truth { NO, PERHAPS, YES };

static enum truth both(enum truth a, enum truth b)
{
	return a < b ? a : b;
}

/* The maximum penalty of an offence: the first duration of its kind. */
static const struct value *maximum_of(const struct reach *offence)
{
	for (size_t i = 0; i < offence->kind->n_facets; i++)
		if (offence->kind->facets[i].type == FACET_DURATION)
			return &offence->limb->values[i];
	return NULL;
}

static bool serious_threshold(const struct scope_part *part)
{
	return part->over ? part->months < SERIOUS_MONTHS : part->months <= SERIOUS_MONTHS;
}

static enum truth over(const struct scope_part *part, const struct value *maximum)
{
	if (maximum->state != VALUE_WRITTEN)
		return PERHAPS;
	if (maximum->number == DURATION_AS_AIMED_AT)
		return serious_threshold(part) ? YES : PERHAPS;
	return (part->over ? maximum->number > part->months : maximum->number >= part->months) ? YES : NO;
}

static enum truth grave_enough(const struct scope_part *part, const struct reach *offence)
{
	const struct value *maximum = maximum_of(offence);
	const struct provision *provision = offence->limb->provision;
	enum truth truth;

	if (!maximum)
		return PERHAPS;
	truth = over(part, maximum);
	for (size_t r = 0; r < provision->n_readings; r++) {
		const struct value *other = &provision->readings[r].values[maximum - offence->limb->values];
		if (other->state == VALUE_WRITTEN && over(part, other) != truth)
			return PERHAPS;
	}
	return truth;
}

/* Does one alternative of a scope take in the offence, its conducts aside? */
static enum truth takes_in(const struct scope_part *part, const struct reach *offence)
{
	const struct provision *provision = offence->limb->provision;
	enum truth truth = YES;

	if (part->n_provisions) {
		truth = NO;
		for (size_t i = 0; i < part->n_provisions; i++)
			if (part->provisions[i] == provision)
				truth = YES;
	}
	if (part->n_laws) {
		enum truth named = NO;
		for (size_t i = 0; i < part->n_laws; i++)
			if (part->laws[i] == provision->law)
				named = YES;
		truth = both(truth, named);
	}
	if (part->has_threshold)
		truth = both(truth, grave_enough(part, offence));
	return part->treaty_list ? both(truth, PERHAPS) : truth;
}

static void add_scope(struct cover *cover, const struct scope *scope, const struct reach *offence, struct mask whole,
		      bool sure)
{
	if (scope->all) {
		cover->high = whole;
		cover->low = sure ? whole : cover->low;
	}
	for (size_t i = 0; i < scope->n_parts; i++) {
		const struct scope_part *part = &scope->parts[i];
		struct mask conducts = part->has_conduct ? part->conduct : whole;
		enum truth truth = takes_in(part, offence);

		if (truth != NO)
			cover->high = mask_or(cover->high, conducts);
		if (truth == YES && sure)
			cover->low = mask_or(cover->low, conducts);
	}
}

/* One limb of the rule, one of the offence. */
static struct cover cover_alone(const struct reach *rule, const struct facet *scope, const struct reach *offence)
{
	const struct value *value = &rule->limb->values[scope->index];
	struct mask whole = offence->kind->key->list->all;
	struct cover cover = {mask_none(), mask_none()};
	enum facet_silence silence = silence_in(rule, scope);

	if (value->state == VALUE_UNKNOWN || (value->state == VALUE_SILENT && silence == SILENCE_UNKNOWN)) {
		cover.high = rule->scope_answer < 0 ? cover.high : whole;
		cover.low = rule->scope_answer > 0 ? whole : cover.low;
		return cover;
	}
	if (value->state == VALUE_SILENT) {
		if (silence == SILENCE_ANY)
			cover.low = cover.high = whole;
		return cover;
	}
	add_scope(&cover, &value->scope, offence, whole, true);
	add_scope(&cover, &value->unsure_scope, offence, whole, false);
	return cover;
}

/* Surely what both take in, at most what either does. */
static struct cover either(struct cover a, struct cover b)
{
	return (struct cover){mask_and(a.low, b.low), mask_or(a.high, b.high)};
}

static struct cover cover_read(const struct reach *rule, const struct facet *scope, const struct reach *offence)
{
	struct mask whole = offence->kind->key->list->all;
	struct cover cover = cover_alone(rule, scope, offence);

	for (size_t r = 0; r < rule->limb->provision->n_readings; r++) {
		const struct value *value = &rule->limb->provision->readings[r].values[scope->index];
		struct cover other = {mask_none(), mask_none()};

		if (value->state != VALUE_WRITTEN)
			continue;
		add_scope(&other, &value->scope, offence, whole, true);
		cover = either(cover, other);
	}
	return cover;
}

/* Of chains of which exactly one rule, or one offence, is in force: every pair counts. */
struct cover scope_of_limb(const struct reach *rule, const struct facet *scope, const struct reach *offence)
{
	struct cover cover = cover_read(rule, scope, offence);

	for (const struct reach *r = rule; r; r = r->with)
		for (const struct reach *o = offence; o; o = o->with)
			cover = either(cover, cover_read(r, scope, o));
	return cover;
}

static void raise_share(struct shares *shares, enum share share, bool sure)
{
	if (share > shares->high)
		shares->high = share;
	if (sure && share > shares->low)
		shares->low = share;
}

/* A threshold alone takes in all of serious crime when it is low enough; whatever else names offences, some of it. */
static void add_shares(struct shares *shares, const struct scope *scope, bool serious, bool sure)
{
	if (scope->all)
		raise_share(shares, SHARE_ALL, sure);
	for (size_t i = 0; i < scope->n_parts; i++) {
		const struct scope_part *part = &scope->parts[i];
		bool names = part->n_provisions || part->n_laws || part->has_conduct;
		bool whole = !names && (part->has_threshold ? serious && serious_threshold(part) : part->treaty_list);

		raise_share(shares, whole ? SHARE_ALL : SHARE_SOME, sure && !part->treaty_list);
	}
}

static struct shares shares_alone(const struct reach *rule, const struct facet *scope, bool serious)
{
	const struct value *value = &rule->limb->values[scope->index];
	struct shares shares = {SHARE_NONE, SHARE_NONE};
	enum facet_silence silence = silence_in(rule, scope);

	if (value->state == VALUE_UNKNOWN || (value->state == VALUE_SILENT && silence == SILENCE_UNKNOWN)) {
		shares.high = rule->scope_answer < 0 ? SHARE_NONE : SHARE_ALL;
		shares.low = rule->scope_answer > 0 ? SHARE_ALL : SHARE_NONE;
		return shares;
	}
	if (value->state == VALUE_SILENT) {
		if (silence == SILENCE_ANY)
			shares.low = shares.high = SHARE_ALL;
		return shares;
	}
	add_shares(&shares, &value->scope, serious, true);
	add_shares(&shares, &value->unsure_scope, serious, false);
	return shares;
}

static void widen_shares(struct shares *shares, struct shares other)
{
	shares->low = other.low < shares->low ? other.low : shares->low;
	shares->high = other.high > shares->high ? other.high : shares->high;
}

static struct shares shares_of(const struct reach *rule, const struct facet *scope, bool serious)
{
	struct shares shares = shares_alone(rule, scope, serious);

	for (const struct reach *one = rule; one; one = one->with) {
		const struct provision *provision = one->limb->provision;

		widen_shares(&shares, shares_alone(one, scope, serious));
		for (size_t r = 0; r < provision->n_readings; r++) {
			const struct value *value = &provision->readings[r].values[scope->index];
			struct shares other = {SHARE_NONE, SHARE_NONE};

			if (value->state != VALUE_WRITTEN)
				continue;
			add_shares(&other, &value->scope, serious, true);
			widen_shares(&shares, other);
		}
	}
	return shares;
}

struct shares scope_of_serious_crime(const struct reach *rule, const struct facet *scope)
{
	return shares_of(rule, scope, true);
}

struct shares scope_of_every_offence(const struct reach *rule, const struct facet *scope)
{
	return shares_of(rule, scope, false);
}

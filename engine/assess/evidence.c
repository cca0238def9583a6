/* SPDX-License-Identifier: MIT */
#include "assess/evidence.h"

#include <glib.h>

#include "base/arena.h"

struct evidence evidence_none(void)
{
	return (struct evidence){.seen = SEEN_NONE};
}

void evidence_add(struct evidence *evidence, struct evidence other)
{
	if (other.seen == SEEN_NONE)
		return;
	if (evidence->seen == SEEN_NONE || other.seen > evidence->seen)
		evidence->seen = other.seen;
	if (date_given(other.text_as_of) &&
	    (!date_given(evidence->text_as_of) || date_first(other.text_as_of) < date_first(evidence->text_as_of)))
		evidence->text_as_of = other.text_as_of;
}

struct evidence evidence_of_text(const struct text *text, day on)
{
	struct evidence evidence = {.seen = text->seen};

	if (text->law && text->horizon < on)
		evidence.text_as_of = text->as_of;
	return evidence;
}

static struct evidence of_reach(const struct run *run, const struct reach *reach)
{
	return evidence_of_text(reach->limb->provision->text, run->statutes->on);
}

static struct evidence of_piece(const struct run *run, const struct piece *piece)
{
	struct evidence evidence = evidence_none();

	if (piece->rule)
		evidence_add(&evidence, of_reach(run, piece->rule));
	if (piece->offence)
		evidence_add(&evidence, of_reach(run, piece->offence));
	return evidence;
}

static void add_use(GArray *uses, const struct reach *reach, enum role role)
{
	struct use use = {.provision = reach->limb->provision, .limb = reach->limb, .role = role};

	for (guint i = 0; i < uses->len; i++) {
		struct use *known = &g_array_index(uses, struct use, i);
		if (known->limb != reach->limb)
			continue;
		known->role = role < known->role ? role : known->role;
		return;
	}
	g_array_append_val(uses, use);
}

static bool covers_all(const struct coverage *coverage, const struct mask *box)
{
	size_t first = coverage->offence ? coverage->offence->n : 0;

	for (size_t i = first; i < coverage->axes; i++)
		if (!mask_equal(box[i], coverage->whole[i]))
			return false;
	return true;
}

static enum role role_of(const struct coverage *coverage, const struct piece *piece)
{
	if (!piece->low)
		return ROLE_MAY_REACH;
	return covers_all(coverage, piece->low) ? ROLE_REACHES : ROLE_REACHES_IN_PART;
}

/* Pieces in the order of their texts, the best first; those of one grade as the files have them. */
static size_t *by_text(const struct run *run, const struct coverage *coverage)
{
	size_t *order = arena_alloc(run->arena, (coverage->n_pieces + 1) * sizeof *order);

	for (size_t i = 0; i < coverage->n_pieces; i++) {
		enum seen seen = of_piece(run, &coverage->pieces[i]).seen;
		size_t at = i;

		while (at > 0 && of_piece(run, &coverage->pieces[order[at - 1]]).seen > seen) {
			order[at] = order[at - 1];
			at--;
		}
		order[at] = i;
	}
	return order;
}

/* Goes through the pieces in order and takes those that still add cases, at the low or at the high end. */
static void take_adding(const struct run *run, const struct coverage *coverage, const size_t *order, bool low,
			struct boxes *left, struct evidence *evidence, GArray *uses)
{
	for (size_t i = 0; i < coverage->n_pieces; i++) {
		const struct piece *piece = &coverage->pieces[order[i]];
		const struct mask *box = low ? piece->low : piece->high;

		if (!piece->rule || !box || !boxes_subtract(left, box))
			continue;
		evidence_add(evidence, of_piece(run, piece));
		add_use(uses, piece->rule, role_of(coverage, piece));
	}
}

static struct evidence coverage_evidence(const struct run *run, const struct coverage *coverage, GArray *uses)
{
	struct evidence evidence = evidence_none();
	const size_t *order = by_text(run, coverage);
	struct boxes left = boxes_none(run->arena, coverage->axes);

	boxes_add(&left, coverage->whole);
	take_adding(run, coverage, order, true, &left, &evidence, uses);
	take_adding(run, coverage, order, false, &left, &evidence, uses);
	/* Offences that no rule governs: the shortfall rests on them. */
	for (size_t i = 0; i < coverage->n_pieces; i++)
		if (!coverage->pieces[i].rule)
			evidence_add(&evidence, of_piece(run, &coverage->pieces[i]));
	return evidence;
}

static struct evidence hits_evidence(const struct run *run, const struct outcome *outcome, GArray *uses)
{
	struct evidence evidence = evidence_none();
	bool never = outcome->element && outcome->element->type == ELEMENT_NEVER;

	for (size_t i = 0; i < outcome->n_hits; i++) {
		evidence_add(&evidence, of_reach(run, outcome->hits[i]));
		add_use(uses, outcome->hits[i],
			!outcome->element ? ROLE_GATE
			: never           ? outcome->hit_surely ? ROLE_FORBIDDEN : ROLE_MAY_REACH
					  : ROLE_REACHES);
	}
	return evidence;
}

static struct evidence fact_evidence(const struct run *run, const struct outcome *outcome)
{
	const struct notification *notification =
		country_notification(run->statutes->country, outcome->element->notification);
	struct evidence evidence = evidence_none();

	if (notification)
		evidence.seen = notification->source ? notification->source->seen : SEEN_NOT_SEEN;
	return evidence;
}

static bool rests_on_absence(const struct outcome *outcome)
{
	struct result result = outcome->result;

	if (outcome->element && outcome->element->type == ELEMENT_NEVER)
		return result.low == LEVEL_MET || (outcome->closed && result.low != result.high);
	return outcome->closed && result.low < LEVEL_MET;
}

struct evidence outcome_evidence(const struct run *run, const struct outcome *outcome, void *uses)
{
	struct evidence evidence = hits_evidence(run, outcome, uses);

	for (size_t i = 0; i < outcome->n_coverages; i++)
		evidence_add(&evidence, coverage_evidence(run, outcome->coverages[i], uses));
	if (outcome->element && outcome->element->type == ELEMENT_FACT)
		evidence_add(&evidence, fact_evidence(run, outcome));
	for (size_t i = 0; i < outcome->n_claims && rests_on_absence(outcome); i++)
		for (size_t t = 0; t < outcome->claims[i]->n_texts; t++)
			evidence_add(&evidence, evidence_of_text(outcome->claims[i]->texts[t], run->statutes->on));
	return evidence;
}

/* ---- the nearest (rule 22) ---- */

static const struct topic *top(const struct topic *topic)
{
	while (topic && topic->parent)
		topic = topic->parent;
	return topic;
}

/* The leaves under the top topics of those asked. Where terms have none, the kind alone decides. */
static struct mask kin_of(const struct list *list, struct mask asked)
{
	struct mask kin = mask_none();

	for (size_t i = 0; i < list->n_leaves; i++) {
		const struct term *a = list->leaves[i].term;

		if (!a || !mask_has(asked, i) || mask_has(kin, i))
			continue;
		for (size_t j = 0; j < list->n_leaves; j++) {
			const struct term *b = list->leaves[j].term;
			if (b && top(a->topic) == top(b->topic))
				kin = mask_or(kin, mask_leaf(j));
		}
	}
	return kin;
}

/* Of what is asked, how much may the rule meet? 0 where it is about something else. */
static size_t nearness(const struct element *element, struct mask kin, const struct reach *rule)
{
	size_t met = 0;

	for (size_t i = 0; i < element->n_asked; i++) {
		const struct asked *asked = &element->asked[i];

		if (!asked->facet->list)
			continue;
		if (asked->facet == element->kind->key && !mask_meets(rule->high[asked->facet->index], kin))
			return 0;
		met += mask_meets(rule->high[asked->facet->index], asked->terms);
	}
	return met;
}

static struct mask kin_of_element(const struct element *element)
{
	const struct facet *key = element->kind->key;

	for (size_t i = 0; i < element->n_asked; i++)
		if (element->asked[i].facet == key && key->list)
			return kin_of(key->list, element->asked[i].terms);
	return mask_none();
}

size_t nearest_rules(const struct run *run, const struct element *element, const struct reach *nearest[NEAREST])
{
	const struct of_kind *of = statutes_of_kind(run->statutes, element->kind);
	struct mask kin = kin_of_element(element);
	size_t found = 0, scores[NEAREST + 1] = {0};

	for (size_t i = 0; i < of->n; i++) {
		const struct reach *rule = &of->all[i];
		size_t score, at = found;

		if (found && nearest[found - 1]->limb->provision == rule->limb->provision)
			continue; /* one limb of a provision is enough to point at it */
		score = rule->only_low ? 0 : nearness(element, kin, rule);
		for (; at > 0 && scores[at - 1] < score; at--) {
			if (at < NEAREST) {
				nearest[at] = nearest[at - 1];
				scores[at] = scores[at - 1];
			}
		}
		if (!score || at >= NEAREST)
			continue;
		nearest[at] = rule;
		scores[at] = score;
		found += found < NEAREST;
	}
	return found;
}

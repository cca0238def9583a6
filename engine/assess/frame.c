/* SPDX-License-Identifier: MIT */
#include "assess/frame.h"

#include <glib.h>
#include <string.h>

#include "assess/about.h"
#include "base/arena.h"

/* ---- what an element names ---- */

static const struct asked *asked_on(const struct element *element, const struct facet *facet)
{
	for (size_t i = 0; i < element->n_asked; i++)
		if (element->asked[i].facet == facet)
			return &element->asked[i];
	return NULL;
}

static bool leaves_out(const struct element *element, const struct facet *facet)
{
	if ((facet->role == FACET_SCOPE && (element->leaving_scope || element->of.given)) ||
	    (facet->role == FACET_EXEMPTS && element->leaving_exempts))
		return true;
	for (size_t i = 0; i < element->n_leaving; i++)
		if (element->leaving[i] == facet)
			return true;
	return false;
}

static void add_clauses(GPtrArray *to, const struct asked_offences *from, const struct asked_offences *but)
{
	for (size_t i = 0; i < from->n_clauses; i++) {
		bool left_out = false;

		for (size_t j = 0; j < but->n_but; j++)
			left_out |= but->but[j] == from->clauses[i];
		if (!left_out && !g_ptr_array_find(to, from->clauses[i], NULL))
			g_ptr_array_add(to, (gpointer)(uintptr_t)from->clauses[i]);
	}
}

const struct clause *const *named_offences(const struct run *run, const struct asked_offences *offences, size_t *n)
{
	GPtrArray *named = g_ptr_array_new();
	const struct instrument *own = (run->host ? run->host : run->clause)->instrument;
	const struct clause *const *sealed;

	if (offences->convention)
		add_clauses(named, &own->offences, offences);
	add_clauses(named, offences, offences);
	*n = named->len;
	sealed = arena_seal_pointers(run->arena, named);
	g_ptr_array_free(named, TRUE);
	return sealed;
}

bool names_serious_crime(const struct run *run, const struct asked_offences *offences)
{
	return offences->serious_crime &&
	       !run->host; /* a carried run asks of the protocol's offences alone (rule 14) */
}

bool names_every_offence(const struct run *run, const struct asked_offences *offences)
{
	return offences->every_offence && !run->host;
}

/* ---- thresholds ---- */

static int value_reaches(const struct value *value, const struct threshold *threshold)
{
	unsigned number = value->number;

	if (value->state != VALUE_WRITTEN || value->any || !mask_empty(value->unsure))
		return -1;
	if (value->number == DURATION_AS_AIMED_AT && threshold->facet->type == FACET_DURATION)
		return 1; /* as grave as the crime aimed at, which the element's own box asks about */
	if (threshold->facet->type == FACET_SCALE)
		for (number = 0; number + 1 < threshold->facet->list->n_leaves && !mask_has(value->terms, number);)
			number++;
	return threshold->at_most ? number <= threshold->value : number >= threshold->value;
}

/* Disputed readings that differ leave it open. */
static int limb_reaches(const struct limb *limb, const struct threshold *threshold)
{
	size_t at = threshold->facet->index;
	int reached = value_reaches(&limb->values[at], threshold);

	for (size_t r = 0; r < limb->provision->n_readings; r++) {
		const struct value *other = &limb->provision->readings[r].values[at];
		if (other->state == VALUE_WRITTEN && value_reaches(other, threshold) != reached)
			return -1;
	}
	return reached;
}

static int reaches_alone(const struct run *run, const struct limb *limb, const struct threshold *threshold)
{
	const struct answer *answer = run->statutes->answer;

	if (answer && answer->provision == limb->provision && answer->facet == threshold->facet)
		return answer->yes;
	return limb_reaches(limb, threshold);
}

/* Of a chain of which exactly one is in force, what all of them say. */
int threshold_reached(const struct run *run, const struct reach *rule, const struct threshold *threshold)
{
	int reached = reaches_alone(run, rule->limb, threshold);

	for (const struct reach *also = rule->with; also; also = also->with)
		if (reaches_alone(run, also->limb, threshold) != reached)
			return -1;
	return reached;
}

/* ---- building ---- */

/* Might the rule reach what is asked by name? */
static bool candidate(const struct element *element, const struct reach *rule)
{
	for (size_t i = 0; i < element->n_asked; i++) {
		const struct asked *asked = &element->asked[i];

		if (asked->facet->list && !leaves_out(element, asked->facet) &&
		    !mask_meets((rule->only_low ? rule->low : rule->high)[asked->facet->index], asked->terms))
			return false;
	}
	return true;
}

static void find_rules(const struct run *run, struct frame *frame)
{
	const struct of_kind *of = statutes_of_kind(run->statutes, frame->kind);
	const struct reach **rules = arena_alloc(run->arena, (of->n + 1) * sizeof *rules);

	frame->rules = rules;
	for (size_t i = 0; i < of->n; i++)
		if (candidate(frame->element, &of->all[i]))
			rules[frame->n_rules++] = &of->all[i];
}

static bool any_rule_limits(const struct frame *frame, const struct facet *facet, struct mask whole)
{
	for (size_t i = 0; i < frame->n_rules; i++)
		if (!mask_within(whole, frame->rules[i]->low[facet->index]) ||
		    !mask_within(whole, frame->rules[i]->high[facet->index]))
			return true;
	return false;
}

static void add_axis(GArray *axes, GArray *whole, struct axis axis, struct mask asked)
{
	g_array_append_val(axes, axis);
	g_array_append_val(whole, asked);
}

static void add_terms(const struct frame *frame, const struct facet *facet, GArray *axes, GArray *whole)
{
	const struct asked *asked = asked_on(frame->element, facet);
	struct mask leaves = facet->list->all;

	if (asked)
		leaves = asked->terms;
	else if (facet->role == FACET_EXEMPTS)
		leaves = mask_minus(leaves, frame->element->may_exempt);
	/* What an offence writes for itself may limit the key of a rule about offences, so that stays an axis. */
	bool limits = any_rule_limits(frame, facet, leaves) || (facet->role == FACET_KEY && frame->element->of.given);
	if (!asked && (facet->role == FACET_UNASKED || facet->type == FACET_SCALE || !limits))
		return;
	add_axis(axes, whole, (struct axis){.type = AXIS_TERMS, .facet = facet, .named = asked != NULL}, leaves);
}

static bool any_rule_names_offences(const struct frame *frame, const struct facet *facet)
{
	for (size_t i = 0; i < frame->n_rules; i++)
		if (scope_of_every_offence(frame->rules[i], facet).low != SHARE_ALL)
			return true;
	return false;
}

static void add_offences(const struct run *run, const struct frame *frame, const struct facet *facet, GArray *axes,
			 GArray *whole)
{
	const struct asked *asked = asked_on(frame->element, facet);
	struct axis axis = {.type = AXIS_OFFENCES, .facet = facet, .named = asked != NULL};
	size_t n = 1;

	if (!asked && !any_rule_names_offences(frame, facet))
		return;
	if (asked) {
		axis.offences = &asked->offences;
		named_offences(run, axis.offences, &n);
		n += names_serious_crime(run, axis.offences) + (size_t)names_every_offence(run, axis.offences);
	}
	if (n)
		add_axis(axes, whole, axis, mask_first(2 * n));
}

static struct mask conditions_asked(const struct frame *frame)
{
	const struct element *element = frame->element;
	struct mask asked = mask_none();

	for (size_t i = 0; i < frame->n_rules; i++)
		asked = mask_or(asked, frame->rules[i]->asks_low);
	asked = mask_minus(asked, element->may_require);
	return mask_empty(element->only) ? asked : mask_and(asked, element->only);
}

static void add_conditions(const struct frame *frame, GArray *axes, GArray *whole)
{
	const struct facet *facet = frame->kind->conditions;
	struct mask asked = conditions_asked(frame);
	bool open = false;

	for (size_t i = 0; i < facet->list->n_leaves; i++)
		if (mask_has(asked, i))
			add_axis(axes, whole, (struct axis){.type = AXIS_CONDITION, .facet = facet, .condition = i},
				 mask_first(2));
	for (size_t i = 0; i < frame->n_rules; i++)
		open |= frame->rules[i]->asks_open_low;
	if (open)
		add_axis(axes, whole, (struct axis){.type = AXIS_OPEN, .facet = facet}, mask_first(2));
}

static void add_axes(const struct run *run, struct frame *frame, GArray *axes, GArray *whole)
{
	const struct element *element = frame->element;
	bool only = !mask_empty(element->only);

	for (size_t i = 0; i < frame->kind->n_facets; i++) {
		const struct facet *facet = &frame->kind->facets[i];

		if (facet->role == FACET_CONDITIONS) {
			if (!element->leaving_conditions)
				add_conditions(frame, axes, whole);
		} else if (only || leaves_out(element, facet)) {
			continue;
		} else if (facet->list) {
			add_terms(frame, facet, axes, whole);
		} else if (facet->type == FACET_OFFENCES) {
			add_offences(run, frame, facet, axes, whole);
		}
	}
	for (size_t i = 0; i < element->n_thresholds && element->type == ELEMENT_RULE; i++)
		add_axis(axes, whole,
			 (struct axis){.type = AXIS_THRESHOLD,
				       .facet = element->thresholds[i].facet,
				       .threshold = &element->thresholds[i]},
			 mask_first(2));
}

/* ---- the box of a rule ---- */

const char *axis_offence_id(const struct run *run, const struct axis *axis, size_t offence)
{
	size_t n;

	if (!axis->offences)
		return offence ? NULL : "every-offence";
	if (names_every_offence(run, axis->offences) && offence-- == 0)
		return "every-offence";
	if (names_serious_crime(run, axis->offences) && offence-- == 0)
		return "serious-crime";
	const struct clause *const *clauses = named_offences(run, axis->offences, &n);
	return offence < n ? clauses[offence]->unit->eid : NULL;
}

static void set_share(struct mask *cell, size_t offence, enum share share)
{
	if (share != SHARE_NONE)
		*cell = mask_or(*cell, mask_leaf(2 * offence));
	if (share == SHARE_ALL)
		*cell = mask_or(*cell, mask_leaf(2 * offence + 1));
}

static struct mask offences_cell(const struct run *run, const struct axis *axis, const struct reach *rule, bool low)
{
	struct mask cell = mask_none();
	struct shares shares;
	size_t at = 0, n = 0;

	if (!axis->offences || names_every_offence(run, axis->offences)) {
		shares = scope_of_every_offence(rule, axis->facet);
		set_share(&cell, at++, low ? shares.low : shares.high);
	}
	if (!axis->offences)
		return cell;
	if (names_serious_crime(run, axis->offences)) {
		shares = scope_of_serious_crime(rule, axis->facet);
		set_share(&cell, at++, low ? shares.low : shares.high);
	}
	const struct clause *const *clauses = named_offences(run, axis->offences, &n);
	for (size_t i = 0; i < n; i++) {
		shares = share_of_clause(run, rule, axis->facet, clauses[i]);
		set_share(&cell, at++, low ? shares.low : shares.high);
	}
	return cell;
}

static struct mask condition_cell(bool asked)
{
	return asked ? mask_leaf(0) : mask_first(2);
}

static struct mask threshold_cell(const struct run *run, const struct axis *axis, const struct reach *rule, bool low)
{
	int reached = threshold_reached(run, rule, axis->threshold);

	return (low ? reached == 1 : reached != 0) ? mask_first(2) : mask_leaf(0);
}

static struct mask cell_of(const struct run *run, const struct axis *axis, const struct reach *rule, bool low)
{
	switch (axis->type) {
	case AXIS_TERMS:
		return (low ? rule->low : rule->high)[axis->facet->index];
	case AXIS_CONDITION:
		return condition_cell(mask_has(low ? rule->asks_low : rule->asks_high, axis->condition) ||
				      (low && rule->asks_open_low)) /* which may be this very one */;
	case AXIS_OPEN:
		return condition_cell(low ? rule->asks_open_low : rule->asks_open_high);
	case AXIS_THRESHOLD:
		return threshold_cell(run, axis, rule, low);
	case AXIS_OFFENCES:
		return offences_cell(run, axis, rule, low);
	}
	return mask_none();
}

const struct mask *frame_box(const struct run *run, const struct frame *frame, const struct reach *rule, bool low)
{
	struct mask *box;

	if (low ? !rule->sure : rule->only_low)
		return NULL;
	box = arena_alloc(run->arena, (frame->n + 1) * sizeof *box);
	for (size_t i = 0; i < frame->n; i++) {
		box[i] = mask_and(cell_of(run, &frame->axes[i], rule, low), frame->whole[i]);
		if (mask_empty(box[i]))
			return NULL;
	}
	return box;
}

/* ---- frames ---- */

static void find_boxes(const struct run *run, struct frame *frame)
{
	const struct mask **low = arena_alloc(run->arena, (frame->n_rules + 1) * sizeof *low);
	const struct mask **high = arena_alloc(run->arena, (frame->n_rules + 1) * sizeof *high);

	for (size_t i = 0; i < frame->n_rules; i++) {
		low[i] = frame_box(run, frame, frame->rules[i], true);
		high[i] = frame_box(run, frame, frame->rules[i], false);
	}
	frame->low = low;
	frame->high = high;
}

static struct frame *frame_new(const struct run *run, const struct element *element)
{
	struct frame *frame = arena_alloc(run->arena, sizeof *frame);
	GArray *axes = g_array_new(FALSE, FALSE, sizeof(struct axis));
	GArray *whole = g_array_new(FALSE, FALSE, sizeof(struct mask));

	frame->kind = element->kind;
	frame->element = element;
	find_rules(run, frame);
	add_axes(run, frame, axes, whole);
	frame->n = axes->len;
	frame->axes = arena_seal(run->arena, axes);
	frame->whole = arena_seal(run->arena, whole);
	g_array_free(axes, TRUE);
	g_array_free(whole, TRUE);
	find_boxes(run, frame);
	return frame;
}

bool asks_for_offences(const struct element *element)
{
	for (size_t i = 0; i < element->n_asked; i++)
		if (element->asked[i].facet->type == FACET_OFFENCES)
			return true;
	return false;
}

/* Questions hold a clause against the law many times over: what depends on the rules of one kind alone is kept with them. */
const struct frame *frame_of(const struct run *run, const struct element *element)
{
	struct of_kind *of = statutes_of_kind(run->statutes, element->kind);
	struct run lasting = *run;
	struct frame *frame;

	if (asks_for_offences(element))
		return frame_new(run, element);
	if (!of->frames)
		of->frames = g_hash_table_new(NULL, NULL);
	frame = g_hash_table_lookup(of->frames, element);
	if (frame)
		return frame;
	lasting.arena = of->arena;
	frame = frame_new(&lasting, element);
	g_hash_table_insert(of->frames, (gpointer)(uintptr_t)element, frame);
	return frame;
}

/* SPDX-License-Identifier: MIT */
#include "assess/about.h"

#include <glib.h>
#include <string.h>

#include "base/arena.h"

/* ---- offence clauses ---- */

static bool offence_closed(const struct run *run, const struct element *element, GPtrArray *used)
{
	return statutes_closed(run->statutes, element->kind, element->asked, element->n_asked, NULL, 0, used);
}

bool offence_searched(const struct run *run, const struct clause *clause, void *used)
{
	for (size_t i = 0; i < clause->n_offences; i++)
		if (!offence_closed(run, clause->offences[i], used))
			return false;
	return true;
}

enum applies offence_reached(const struct run *run, const struct clause *clause)
{
	enum applies reached = APPLIES_NO;

	for (size_t i = 0; i < clause->n_offences; i++) {
		const struct frame *frame = frame_of(run, clause->offences[i]);

		if (reached == APPLIES_NO && !offence_closed(run, clause->offences[i], NULL))
			reached = APPLIES_UNKNOWN;
		for (size_t r = 0; r < frame->n_rules; r++) {
			if (frame->low[r])
				return APPLIES_YES;
			if (frame->high[r])
				reached = APPLIES_UNKNOWN;
		}
	}
	return reached;
}

/* ---- governors ---- */

static void add_governor(GArray *to, const struct reach *rule, struct cover cover, const struct mask *low,
			 const struct mask *high)
{
	struct governor governor = {rule, cover, low, high};

	if (low || high)
		g_array_append_val(to, governor);
}

/* The facet of the offence that has the key list of the asked kind: what an offence writes about itself (rule 13). */
static const struct facet *own_facet(const struct kind *offence, const struct kind *kind)
{
	for (size_t i = 0; i < offence->n_facets; i++)
		if (offence->facets[i].role == FACET_UNASKED && offence->facets[i].list == kind->key->list &&
		    !offence->facets[i].less)
			return &offence->facets[i];
	return NULL;
}

/* The offence as a rule of the asked kind, in force as it is, under no condition but its own, for itself alone. */
static void govern_itself(const struct run *run, const struct about *about, const struct reach *offence, GArray *to)
{
	const struct kind *kind = about->element->kind;
	const struct facet *own = own_facet(offence->kind, kind);
	struct mask *low, *high;
	struct reach *rule;

	if (!own || (mask_empty(offence->low[own->index]) && mask_empty(offence->high[own->index])))
		return;
	low = arena_alloc(run->arena, kind->n_facets * sizeof *low);
	high = arena_alloc(run->arena, kind->n_facets * sizeof *high);
	low[kind->key->index] = offence->low[own->index];
	high[kind->key->index] = offence->high[own->index];
	rule = arena_alloc(run->arena, sizeof *rule);
	*rule = *offence;
	rule->kind = kind;
	rule->low = low;
	rule->high = high;
	rule->asks_low = rule->asks_high = mask_none();
	rule->asks_open_low = rule->asks_open_high = false;
	add_governor(to, rule, (struct cover){offence->kind->key->list->all, offence->kind->key->list->all},
		     frame_box(run, about->frame, rule, true), frame_box(run, about->frame, rule, false));
}

void govern_by_rules(const struct run *run, const struct about *about, const struct reach *offence, void *governors)
{
	for (size_t i = 0; i < about->frame->n_rules; i++) {
		const struct reach *rule = about->frame->rules[i];
		struct cover cover = scope_of_limb(rule, about->element->kind->scope, offence);

		if (!mask_empty(cover.high))
			add_governor(governors, rule, cover, about->frame->low[i], about->frame->high[i]);
	}
	govern_itself(run, about, offence, governors);
}

/* One case, without axes: a limb that is as asked, or not. */
static const struct mask one_case[1];

static void govern_if(const struct reach *offence, bool surely, bool perhaps, GArray *to)
{
	struct mask all = offence->kind->key->list->all;

	add_governor(to, offence, (struct cover){surely ? all : mask_none(), perhaps ? all : mask_none()},
		     surely ? one_case : NULL, perhaps ? one_case : NULL);
}

void govern_by_thresholds(const struct run *run, const struct about *about, const struct reach *offence,
			  void *governors)
{
	int worst = 1;

	for (size_t i = 0; i < about->element->n_thresholds; i++) {
		int reached = threshold_reached(run, offence, &about->element->thresholds[i]);
		worst = worst == 0 || reached == 0 ? 0 : reached < worst ? reached : worst;
	}
	govern_if(offence, worst == 1, worst != 0, governors);
}

void govern_by_conditions(const struct run *run, const struct about *about, const struct reach *offence,
			  void *governors)
{
	struct mask only = about->element->only;

	(void)run;
	govern_if(offence, !mask_meets(offence->asks_low, only) && !offence->asks_open_low,
		  !mask_meets(offence->asks_high, only) && !offence->asks_open_high, governors);
}

static void govern_by_scope(const struct run *run, const struct about *about, const struct reach *offence,
			    void *governors)
{
	struct cover cover = scope_of_limb(about->scoped, about->scope, offence);

	(void)run;
	add_governor(governors, about->scoped, cover, one_case, one_case);
}

/* ---- the joint space ---- */

struct joint {
	const struct run *run;
	const struct about *about;
	const struct frame *offence;
	size_t axes;
	size_t key; /* the axis of the conducts; axes when it is not asked, which never happens for offences */
	struct mask *whole;
	struct mask *scratch; /* a box that nothing keeps */
	GArray *governors;    /* struct governor, of one limb at a time */
	GArray *pieces;       /* struct piece */
};

static size_t rule_axes(const struct joint *joint)
{
	return joint->about->frame ? joint->about->frame->n : 0;
}

/* A box of the joint space: of the offence (cut to `conducts`), and of the rule (NULL: all that is asked). */
static struct mask *join(const struct joint *joint, struct mask *box, const struct mask *offence, struct mask conducts,
			 const struct mask *rule)
{
	size_t first = joint->offence->n;

	memcpy(box, offence, first * sizeof *box);
	if (joint->key < first)
		box[joint->key] = mask_and(box[joint->key], conducts);
	for (size_t i = 0; i < rule_axes(joint); i++)
		box[first + i] = rule ? rule[i] : joint->about->frame->whole[i];
	return box;
}

static const struct mask *joined_or_null(const struct joint *joint, const struct mask *offence, struct mask conducts,
					 const struct mask *rule)
{
	if (!offence || !rule || box_empty(join(joint, joint->scratch, offence, conducts, rule), joint->axes))
		return NULL;
	return arena_copy(joint->run->arena, joint->scratch, joint->axes * sizeof *joint->scratch);
}

/* All that the limb reaches at one end demands the rule, save where rules govern it at that end. */
static void demand(const struct joint *joint, const struct mask *reached, bool low, struct boxes *to)
{
	const GArray *governors = joint->governors;
	struct boxes demanded = boxes_none(joint->run->arena, joint->axes);

	if (!reached)
		return;
	boxes_add(&demanded, join(joint, joint->scratch, reached, joint->offence->kind->key->list->all, NULL));
	for (guint i = 0; i < governors->len; i++) {
		const struct governor *g = &g_array_index(governors, struct governor, i);
		const struct mask *rule = low ? g->low : g->high ? g->high : g->low;

		if (rule)
			boxes_subtract(&demanded, join(joint, joint->scratch, joint->offence->whole,
						       low ? g->cover.low : g->cover.high, rule));
	}
	for (size_t i = 0; i < demanded.count; i++)
		boxes_add(to, boxes_at(&demanded, i));
}

static void supply(const struct joint *joint, const struct reach *offence, const struct mask *low,
		   const struct mask *high)
{
	const GArray *governors = joint->governors;
	struct piece own = {.offence = offence, .low = low, .high = high};

	if (!governors->len)
		g_array_append_val(joint->pieces, own);
	for (guint i = 0; i < governors->len; i++) {
		const struct governor *g = &g_array_index(governors, struct governor, i);
		struct piece piece = {.rule = g->rule,
				      .offence = offence,
				      .low = joined_or_null(joint, low, g->cover.low, g->low),
				      .high = joined_or_null(joint, high, g->cover.high, g->high)};

		g_array_append_val(joint->pieces, piece);
	}
}

static void follow_limb(const struct joint *joint, size_t limb, struct coverage *coverage)
{
	const struct reach *offence = joint->offence->rules[limb];
	const struct mask *low = joint->offence->low[limb], *high = joint->offence->high[limb];

	if (low)
		coverage->offence_surely = true;
	if (!low && !high)
		return;
	g_array_set_size(joint->governors, 0);
	joint->about->govern(joint->run, joint->about, offence, joint->governors);
	demand(joint, high, true, &coverage->left_low);
	demand(joint, low, false, &coverage->left_high);
	supply(joint, offence, low, high);
}

static size_t key_axis(const struct frame *frame)
{
	size_t i = 0;

	while (i < frame->n && frame->axes[i].facet != frame->kind->key)
		i++;
	return i;
}

static void begin(const struct joint *joint, struct coverage *coverage)
{
	*coverage = (struct coverage){.offence = joint->offence,
				      .rule = joint->about->frame,
				      .axes = joint->axes,
				      .whole = joint->whole,
				      .left_low = boxes_none(joint->run->arena, joint->axes),
				      .left_high = boxes_none(joint->run->arena, joint->axes)};
}

static bool any_supply(const struct coverage *coverage)
{
	for (size_t i = 0; i < coverage->n_pieces; i++)
		if (coverage->pieces[i].rule && (coverage->pieces[i].high || coverage->pieces[i].low))
			return true;
	return false;
}

/* An offence that is only possibly reached may drop out; if it does not, and no rule may govern it, it is not met. */
static void settle(struct coverage *coverage, bool closed)
{
	if (!coverage->n_pieces) {
		coverage->result = RESULT_NOT_APPLICABLE;
		return;
	}
	coverage_settle(coverage, closed);
	if (coverage->offence_surely)
		return;
	coverage->result.applies = APPLIES_UNKNOWN;
	if (closed && !any_supply(coverage))
		coverage->result.high = LEVEL_NOT_MET;
}

/* One offence element of the clause. Its result does not apply where nothing on record may reach it. */
static struct coverage about_element(const struct run *run, const struct about *about, const struct element *element,
				     bool closed)
{
	struct coverage coverage;
	struct joint joint = {.run = run,
			      .about = about,
			      .offence = frame_of(run, element),
			      .governors = g_array_new(FALSE, FALSE, sizeof(struct governor)),
			      .pieces = g_array_new(FALSE, FALSE, sizeof(struct piece))};

	joint.axes = joint.offence->n + rule_axes(&joint);
	joint.key = key_axis(joint.offence);
	joint.whole = arena_alloc(run->arena, (joint.axes + 1) * sizeof *joint.whole);
	joint.scratch = arena_alloc(run->arena, (joint.axes + 1) * sizeof *joint.scratch);
	join(&joint, joint.whole, joint.offence->whole, joint.offence->kind->key->list->all, NULL);
	begin(&joint, &coverage);
	for (size_t i = 0; i < joint.offence->n_rules; i++)
		follow_limb(&joint, i, &coverage);
	coverage.n_pieces = joint.pieces->len;
	coverage.pieces = arena_seal(run->arena, joint.pieces);
	g_array_free(joint.pieces, TRUE);
	g_array_free(joint.governors, TRUE);
	settle(&coverage, closed);
	return coverage;
}

struct about_clause about_clause(const struct run *run, const struct about *about, const struct clause *clause,
				 bool closed)
{
	size_t n = clause->n_offences;
	struct result *results = arena_alloc(run->arena, (n + 1) * sizeof *results);
	struct about_clause found = {.clause = clause, .closed = closed, .n_coverages = n};

	found.coverages = arena_alloc(run->arena, (n + 1) * sizeof *found.coverages);
	for (size_t i = 0; i < n; i++) {
		found.coverages[i] = about_element(run, about, clause->offences[i], closed);
		results[i] = found.coverages[i].result;
		found.encoded |= found.coverages[i].n_pieces > 0;
		found.surely |= found.coverages[i].offence_surely;
	}
	found.result = fold_all(results, n);
	/* A general rule proves nothing by itself (rule 11). */
	if (!found.encoded && offence_reached(run, clause) != APPLIES_NO)
		found.result = (struct result){APPLIES_UNKNOWN, LEVEL_NOT_MET, LEVEL_MET};
	return found;
}

/* ---- serious crime: no offence of its own, only the scopes of rules ---- */

static struct mask share_cell(enum share share)
{
	return mask_first(share == SHARE_ALL ? 2 : share == SHARE_SOME ? 1 : 0);
}

static const struct mask *serious_box(const struct run *run, const struct frame *frame, const struct reach *rule,
				      bool low)
{
	const struct mask *box = frame_box(run, frame, rule, low);
	struct shares shares = scope_of_serious_crime(rule, frame->kind->scope);
	struct mask *wider;

	if (!box || (low ? shares.low : shares.high) == SHARE_NONE)
		return NULL;
	wider = arena_alloc(run->arena, (frame->n + 1) * sizeof *wider);
	memcpy(wider, box, frame->n * sizeof *wider);
	wider[frame->n] = share_cell(low ? shares.low : shares.high);
	return wider;
}

/* The frame of the rule with one more axis: some of serious crime, and the rest of it. */
static const struct frame *serious_frame(const struct run *run, const struct frame *frame)
{
	struct frame *wider = arena_copy(run->arena, frame, sizeof *frame);
	struct axis *axes = arena_alloc(run->arena, (frame->n + 1) * sizeof *axes);
	struct mask *whole = arena_alloc(run->arena, (frame->n + 1) * sizeof *whole);

	memcpy(axes, frame->axes, frame->n * sizeof *axes);
	memcpy(whole, frame->whole, frame->n * sizeof *whole);
	axes[frame->n] = (struct axis){.type = AXIS_OFFENCES,
				       .facet = frame->kind->scope,
				       .named = true,
				       .offences = &frame->element->of};
	whole[frame->n] = mask_first(2);
	wider->axes = axes;
	wider->whole = whole;
	wider->n = frame->n + 1;
	return wider;
}

struct about_clause about_serious_crime(const struct run *run, const struct about *about, bool closed)
{
	const struct frame *frame = about->frame;
	const struct frame *wider = serious_frame(run, frame);
	struct coverage *coverage = arena_alloc(run->arena, sizeof *coverage);
	struct piece *pieces = arena_alloc(run->arena, (frame->n_rules + 1) * sizeof *pieces);

	*coverage = (struct coverage){.rule = wider,
				      .axes = wider->n,
				      .whole = wider->whole,
				      .pieces = pieces,
				      .left_low = boxes_none(run->arena, wider->n),
				      .left_high = boxes_none(run->arena, wider->n),
				      .offence_surely = true};
	boxes_add(&coverage->left_low, wider->whole);
	boxes_add(&coverage->left_high, wider->whole);
	for (size_t i = 0; i < frame->n_rules; i++)
		pieces[coverage->n_pieces++] = (struct piece){.rule = frame->rules[i],
							      .low = serious_box(run, frame, frame->rules[i], true),
							      .high = serious_box(run, frame, frame->rules[i], false)};
	coverage_settle(coverage, closed);
	return (struct about_clause){.result = coverage->result,
				     .closed = closed,
				     .encoded = true,
				     .surely = true,
				     .coverages = coverage,
				     .n_coverages = 1};
}

/* ---- shares ---- */

static enum share share_of_level(enum level level)
{
	return level == LEVEL_MET ? SHARE_ALL : level == LEVEL_PARTLY ? SHARE_SOME : SHARE_NONE;
}

struct shares share_of_clause(const struct run *run, const struct reach *rule, const struct facet *facet,
			      const struct clause *clause)
{
	struct about about = {.scope = facet, .scoped = rule, .govern = govern_by_scope};
	struct about_clause found = about_clause(run, &about, clause, true);

	if (found.result.applies == APPLIES_NO)
		return (struct shares){SHARE_ALL, SHARE_ALL}; /* nothing there to take in */
	return (struct shares){share_of_level(found.result.low), share_of_level(found.result.high)};
}

/* SPDX-License-Identifier: MIT */
#include "assess/question.h"

#include <glib.h>
#include <string.h>

#include "assess/phrase.h"
#include "assess/reason.h"
#include "base/arena.h"

#define MOST_QUESTIONS 6 /* a ministry answers few and well */

struct answered *answered_new(struct arena *arena, const struct statutes *plain)
{
	struct answered *answered = arena_alloc(arena, sizeof *answered);

	*answered =
		(struct answered){.arena = arena, .plain = plain, .known = g_ptr_array_new(), .scratch = arena_new()};
	return answered;
}

void answered_free(struct answered *answered)
{
	GPtrArray *known = answered->known;

	for (guint i = 0; i < known->len; i++)
		statutes_free(g_ptr_array_index(known, i));
	g_ptr_array_free(known, TRUE);
	arena_free(answered->scratch);
}

static bool same_answer(const struct answer *a, const struct answer *b)
{
	return a->provision == b->provision && a->facet == b->facet && a->yes == b->yes && !g_strcmp0(a->fact, b->fact);
}

static const struct statutes *under(struct answered *answered, struct answer answer)
{
	GPtrArray *known = answered->known;
	struct statutes *statutes;

	for (guint i = 0; i < known->len; i++) {
		const struct statutes *one = g_ptr_array_index(known, i);
		if (same_answer(one->answer, &answer))
			return one;
	}
	statutes =
		statutes_under(answered->arena, answered->plain, arena_copy(answered->arena, &answer, sizeof answer));
	g_ptr_array_add(known, statutes);
	return statutes;
}

struct asking {
	const struct run *run;
	const struct verdict *verdict;
	struct answered *answered;
	struct arena *arena;
	GArray *questions;
	GArray *tried; /* struct tried: the same doubt comes up in many places, and is tried once */
};

static enum status status_if(const struct asking *asking, struct answer answer)
{
	return status_under(asking->run, asking->verdict, under(asking->answered, answer), asking->answered->scratch);
}

struct tried {
	const struct provision *provision;
	const struct facet *facet;
};

static bool tried_already(const struct asking *asking, const struct provision *provision, const struct facet *facet)
{
	struct tried now = {provision, facet};

	for (guint i = 0; i < asking->tried->len; i++) {
		const struct tried *before = &g_array_index(asking->tried, struct tried, i);
		if (before->provision == provision && before->facet == facet)
			return true;
	}
	g_array_append_val(asking->tried, now);
	return false;
}

static void keep(const struct asking *asking, struct question question)
{
	if (question.yes != question.no && asking->questions->len < MOST_QUESTIONS)
		g_array_append_val(asking->questions, question);
}

/* ---- facets ---- */

static const struct use *about(const struct asking *asking, const struct reach *reach)
{
	struct use *use = arena_alloc(asking->arena, sizeof *use);

	*use = (struct use){.provision = reach->limb->provision, .limb = reach->limb, .role = ROLE_MAY_REACH};
	return use;
}

static const char *facet_question(const struct asking *asking, const struct reach *reach, const struct facet *facet,
				  struct mask doubt)
{
	const char *cite = phrase_reach(asking->arena, reach);
	bool several = phrase_several(&reach, 1);

	if (facet->role == FACET_CONDITIONS)
		return arena_format(asking->arena, "%s %s free of further conditions?", several ? "Are" : "Is", cite);
	if (facet->role == FACET_SCOPE)
		return arena_format(asking->arena, "%s %s govern these offences?", several ? "Do" : "Does", cite);
	if (!facet->list || mask_empty(doubt))
		return arena_format(asking->arena, "Is the %s under %s as asked?", facet->label, cite);
	return arena_format(asking->arena, "%s %s reach what is asked: %s?", several ? "Do" : "Does", cite,
			    phrase_facet(asking->arena, facet, doubt));
}

static void ask_facet(struct asking *asking, const struct reach *reach, const struct facet *facet, struct mask doubt)
{
	const struct provision *provision = reach->limb->provision;
	struct answer yes = {.provision = provision, .facet = facet, .yes = true};
	struct answer no = {.provision = provision, .facet = facet};

	if (asking->questions->len >= MOST_QUESTIONS || tried_already(asking, provision, facet))
		return;
	keep(asking, (struct question){
			     .facet = facet,
			     .about = about(asking, reach),
			     .question = facet_question(asking, reach, facet, doubt),
			     .yes = status_if(asking, yes),
			     .no = status_if(asking, no),
		     });
}

static bool scope_open(const struct reach *reach, const struct facet *scope)
{
	const struct value *value = scope ? &reach->limb->values[scope->index] : NULL;

	return value &&
	       (value->state == VALUE_UNKNOWN || (value->state == VALUE_SILENT && scope->silence == SILENCE_UNKNOWN));
}

/* Asks of every facet of a rule on whose axis its two boxes differ. */
static void ask_axes(struct asking *asking, const struct frame *frame, const struct reach *reach)
{
	/* What an offence writes about itself stands in no frame of its own kind. */
	for (size_t i = 0; frame && reach->limb->provision->kind == frame->kind && i < frame->n; i++) {
		const struct axis *axis = &frame->axes[i];
		struct mask doubt = mask_none();
		bool open = false;

		if (axis->type == AXIS_TERMS) {
			doubt = mask_and(frame->whole[i],
					 mask_minus(reach->high[axis->facet->index], reach->low[axis->facet->index]));
			open = !mask_empty(doubt);
		} else if (axis->type == AXIS_CONDITION) {
			open = mask_has(reach->asks_low, axis->condition) !=
			       mask_has(reach->asks_high, axis->condition);
		} else if (axis->type == AXIS_OPEN) {
			open = reach->asks_open_low;
		} else if (axis->type == AXIS_THRESHOLD) {
			open = threshold_reached(asking->run, reach, axis->threshold) < 0;
		}
		if (open)
			ask_facet(asking, reach, axis->facet, doubt);
	}
}

static void ask_coverage(struct asking *asking, const struct coverage *coverage)
{
	for (size_t i = 0; i < coverage->n_pieces; i++) {
		const struct piece *piece = &coverage->pieces[i];

		if (piece->offence)
			ask_axes(asking, coverage->offence, piece->offence);
		if (!piece->rule)
			continue;
		if (coverage->rule && piece->rule->kind == coverage->rule->kind) {
			ask_axes(asking, coverage->rule, piece->rule);
			if (scope_open(piece->rule, piece->rule->kind->scope))
				ask_facet(asking, piece->rule, piece->rule->kind->scope, mask_none());
		}
	}
}

static void ask_thresholds(struct asking *asking, const struct outcome *outcome, const struct reach *reach)
{
	for (size_t i = 0; i < outcome->element->n_thresholds; i++)
		if (threshold_reached(asking->run, reach, &outcome->element->thresholds[i]) < 0)
			ask_facet(asking, reach, outcome->element->thresholds[i].facet, mask_none());
}

static void ask_hits(struct asking *asking, const struct outcome *outcome, const struct asked *asked, size_t n)
{
	for (size_t h = 0; h < outcome->n_hits && !outcome->hit_surely; h++) {
		const struct reach *reach = outcome->hits[h];

		for (size_t i = 0; i < n; i++) {
			const struct facet *facet = asked[i].facet;
			struct mask doubt;

			if (!facet->list)
				continue;
			doubt = mask_and(asked[i].terms,
					 mask_minus(reach->high[facet->index], reach->low[facet->index]));
			if (!mask_empty(doubt))
				ask_facet(asking, reach, facet, doubt);
		}
	}
}

/* ---- facts and searches ---- */

static void ask_fact(struct asking *asking, const struct element *element)
{
	struct answer yes = {.fact = element->notification, .yes = true}, no = {.fact = element->notification};

	keep(asking, (struct question){.fact = element->notification,
				       .question = element->question,
				       .yes = status_if(asking, yes),
				       .no = status_if(asking, no)});
}

/* Would more law settle it? Yes: the best that the clause can come to; no: as it stands, with every search made. */
static void ask_search(struct asking *asking, const struct element *element)
{
	struct result best = RESULT(asking->verdict->result.high, asking->verdict->result.high);
	bool never = element->type == ELEMENT_NEVER;

	if (never)
		best = RESULT(LEVEL_CONFLICT, LEVEL_CONFLICT);
	keep(asking,
	     (struct question){
		     .fact = "search",
		     .question = never ? arena_format(asking->arena, "In any rule that is not recorded here: %s",
						      element->question)
				       : arena_format(asking->arena, "By any other rule of law: %s", element->question),
		     .yes = result_status(best, duty_soft(asking->run->clause->duty)),
		     .no = status_if(asking, (struct answer){0}),
	     });
}

static void ask_outcome(struct asking *asking, const struct outcome *outcome)
{
	const struct element *element = outcome->element;

	for (size_t i = 0; i < outcome->n_children; i++)
		ask_outcome(asking, &outcome->children[i]);
	if (outcome->n_children || outcome->result.applies == APPLIES_NO ||
	    (outcome->result.applies == APPLIES_YES && outcome->result.low == outcome->result.high))
		return;
	if (element->type == ELEMENT_FACT) {
		ask_fact(asking, element);
		return;
	}
	for (size_t i = 0; i < outcome->n_coverages; i++) {
		ask_coverage(asking, outcome->coverages[i]);
		for (size_t p = 0; element->kind->offence && element->of.given && p < outcome->coverages[i]->n_pieces;
		     p++)
			if (outcome->coverages[i]->pieces[p].offence)
				ask_thresholds(asking, outcome, outcome->coverages[i]->pieces[p].offence);
	}
	ask_hits(asking, outcome, element->asked, element->n_asked);
	for (size_t i = 0; element->type == ELEMENT_LIMIT && i < outcome->n_hits; i++)
		ask_thresholds(asking, outcome, outcome->hits[i]);
	if (!outcome->closed)
		ask_search(asking, element);
}

/* What the clause comes to once it surely applies. */
static enum status status_applied(const struct asking *asking, size_t gate)
{
	const struct clause *clause = asking->run->clause;

	if (clause->gates[gate].unless)
		return STATUS_NOT_APPLICABLE;
	for (size_t i = 0; i < clause->n_gates; i++)
		if (i != gate && asking->verdict->open[i] != APPLIES_YES)
			return STATUS_UNKNOWN;
	return result_status(asking->verdict->result, duty_soft(clause->duty));
}

static void ask_gate(struct asking *asking, size_t i)
{
	const struct gate *gate = &asking->run->clause->gates[i];
	const struct outcome *outcome = &asking->verdict->gates[i];

	ask_hits(asking, outcome, gate->asked, gate->n_asked);
	if (!outcome->n_hits && !outcome->closed)
		keep(asking,
		     (struct question){
			     .fact = "search",
			     .question = arena_format(asking->arena, "Does any rule of law provide for this: %s?",
						      gate_words(asking->run, gate)),
			     .yes = status_applied(asking, i),
			     .no = status_if(asking, (struct answer){0}),
		     });
}

const struct question *questions(const struct run *run, const struct verdict *verdict, struct answered *answered,
				 struct arena *arena, size_t *n)
{
	struct asking asking = {.run = run,
				.verdict = verdict,
				.answered = answered,
				.arena = arena,
				.questions = g_array_new(FALSE, FALSE, sizeof(struct question)),
				.tried = g_array_new(FALSE, FALSE, sizeof(struct tried))};
	const struct question *sealed;

	for (size_t i = 0; i < run->clause->n_gates; i++)
		if (verdict->open[i] == APPLIES_UNKNOWN && run->clause->gates[i].kind)
			ask_gate(&asking, i);
	ask_outcome(&asking, &verdict->root);
	*n = asking.questions->len;
	sealed = arena_seal(arena, asking.questions);
	g_array_free(asking.questions, TRUE);
	g_array_free(asking.tried, TRUE);
	return sealed;
}

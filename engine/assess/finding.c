/* SPDX-License-Identifier: MIT */
#include "assess/finding.h"

#include <glib.h>
#include <string.h>

#include "assess/bound.h"
#include "assess/breadth.h"
#include "assess/evidence.h"
#include "assess/phrase.h"
#include "assess/question.h"
#include "assess/reason.h"
#include "base/arena.h"

#define SEARCHED_DAYS 8 /* each costs a comparison of what is still unknown, without questions */

/* One country under comparison: what stays (arena), and the statutes that all its clauses are held against. */
struct assessment {
	struct arena *arena;
	struct arena *scratch; /* of one clause at a time */
	const struct statutes *statutes;
	struct answered *answered; /* NULL: without questions */
	const struct selection *selection;
	GHashTable
		*only; /* of struct finding: these clauses alone, as far as they are settled; NULL: what is selected */
};

/* ---- elements ---- */

struct flat {
	const struct assessment *assessment;
	const struct run *run;
	GArray *elements;   /* struct element_finding */
	GPtrArray *reasons; /* sentences that the clause's own why is made of, each once */
	guint n_first;      /* those that have to come first */
	bool met;           /* the clause is met: why says by what */
	bool none_applies;  /* nothing applies: why says why not */
	unsigned alls, anys;
	struct evidence evidence;
};

static bool rests_on_search(const struct outcome *outcome)
{
	return outcome->n_claims && (outcome->result.low < LEVEL_MET || outcome->element->type == ELEMENT_NEVER);
}

/* Offences that a limit, or a condition, finds wanting: the sections to cite. */
static void add_short_offences(const struct outcome *outcome, GArray *uses)
{
	for (size_t c = 0; c < outcome->n_coverages; c++) {
		for (size_t i = 0; i < outcome->coverages[c]->n_pieces; i++) {
			const struct reach *offence = outcome->coverages[c]->pieces[i].offence;
			bool known = outcome->coverages[c]->pieces[i].rule != NULL;

			for (guint u = 0; u < uses->len && !known; u++)
				known = g_array_index(uses, struct use, u).limb == offence->limb;
			if (known)
				continue;
			struct use use = {offence->limb->provision, offence->limb, ROLE_NEAREST};
			g_array_append_val(uses, use);
		}
	}
}

static void add_nearest(const struct run *run, const struct outcome *outcome, GArray *uses)
{
	const struct reach *near[NEAREST];
	bool of_offences = outcome->element->kind && outcome->element->kind->offence && outcome->element->of.given;
	size_t n = 0;

	if (!uses->len && outcome->element->type == ELEMENT_RULE && !of_offences)
		n = nearest_rules(run, outcome->element, near);
	if (of_offences)
		add_short_offences(outcome, uses);
	for (size_t i = 0; i < n; i++) {
		struct use use = {near[i]->limb->provision, near[i]->limb, ROLE_NEAREST};
		g_array_append_val(uses, use);
	}
}

static const char *joined(struct arena *arena, const GPtrArray *reasons)
{
	GString *text = g_string_new(NULL);
	const char *sealed;

	for (guint i = 0; i < reasons->len; i++)
		g_string_append_printf(text, "%s%s", i ? " " : "", (const char *)g_ptr_array_index(reasons, i));
	sealed = arena_text(arena, text->str);
	g_string_free(text, TRUE);
	return sealed;
}

static bool is_new(GPtrArray *reasons, const char *reason)
{
	return !g_ptr_array_find_with_equal_func(reasons, reason, g_str_equal, NULL);
}

/* Of elements, those that surely fall short come first. */
static void add_reasons(struct flat *flat, const struct outcome *outcome, const GPtrArray *sentences)
{
	bool falls_short = outcome->result.applies == APPLIES_YES && outcome->result.high < LEVEL_MET;

	for (guint i = 0; i < sentences->len; i++) {
		const char *reason = g_ptr_array_index(sentences, i);
		int at = falls_short ? (int)flat->n_first : -1;

		if (!is_new(flat->reasons, reason))
			continue;
		g_ptr_array_insert(flat->reasons, at, arena_text(flat->run->arena, reason));
		flat->n_first += falls_short;
	}
}

static void flatten_one(struct flat *flat, const struct outcome *outcome, const char *group, bool counts)
{
	struct arena *arena = flat->assessment->arena;
	bool soft = duty_soft(outcome->element->duty);
	GArray *uses = g_array_new(FALSE, FALSE, sizeof(struct use));
	GPtrArray *sentences = g_ptr_array_new_with_free_func(g_free);
	struct evidence evidence = outcome_evidence(flat->run, outcome, uses);
	struct element_finding found = {
		.element = outcome->element,
		.group = group,
		.result = result_status(outcome->result, soft),
		.bounds = result_bounds(outcome->result, soft),
		.evidence = evidence.seen,
		.text_as_of = evidence.text_as_of,
	};

	outcome_reason(flat->run, outcome, sentences);
	found.reason = joined(arena, sentences);
	add_nearest(flat->run, outcome, uses);
	found.n_uses = uses->len;
	found.uses = arena_seal(arena, uses);
	if (rests_on_search(outcome)) {
		found.n_searched = outcome->n_claims;
		found.searched = arena_copy(arena, outcome->claims, outcome->n_claims * sizeof *outcome->claims);
	}
	if (outcome->result.applies != APPLIES_NO && counts)
		evidence_add(&flat->evidence, evidence);
	found.told = counts && (flat->none_applies || outcome->result.applies != APPLIES_NO) &&
		     (flat->met || outcome->result.low < LEVEL_MET || outcome->result.applies == APPLIES_UNKNOWN);
	if (found.told)
		add_reasons(flat, outcome, sentences);
	g_array_append_val(flat->elements, found);
	g_array_free(uses, TRUE);
	g_ptr_array_free(sentences, TRUE);
}

static void flatten(struct flat *flat, const struct outcome *parent, const char *group, bool counts)
{
	bool any_met = parent->element->type == ELEMENT_ANY && parent->result.low == LEVEL_MET;

	for (size_t i = 0; i < parent->n_children; i++) {
		const struct outcome *child = &parent->children[i];
		/* Of alternatives of which one is met, the others do not matter. */
		bool matters = counts && (!any_met || child->result.low == LEVEL_MET);

		if (child->element->type != ELEMENT_ALL && child->element->type != ELEMENT_ANY) {
			flatten_one(flat, child, group, matters);
			continue;
		}
		bool all = child->element->type == ELEMENT_ALL;
		flatten(flat, child,
			arena_format(flat->assessment->arena, "%s:%u", all ? "all" : "any",
				     all ? ++flat->alls : ++flat->anys),
			matters);
	}
}

/* ---- why ---- */

static const char *offence_citations(const struct run *run)
{
	const struct asked_offences *offences = &run->host->instrument->offences;
	GPtrArray *citations = g_ptr_array_new();
	const char *words;

	for (size_t i = 0; i < offences->n_clauses; i++)
		g_ptr_array_add(citations, (gpointer)(uintptr_t)offences->clauses[i]->unit->citation);
	words = phrase_list(run->arena, (const char *const *)citations->pdata, citations->len);
	g_ptr_array_free(citations, TRUE);
	return words;
}

static void add_reason(GPtrArray *reasons, const char *reason)
{
	if (is_new(reasons, reason))
		g_ptr_array_add(reasons, (gpointer)(uintptr_t)reason);
}

static void gate_reasons(const struct run *run, const struct verdict *verdict, GPtrArray *reasons)
{
	for (size_t i = 0; i < run->clause->n_gates; i++)
		if (verdict->open[i] != APPLIES_YES &&
		    (verdict->applies != APPLIES_NO || verdict->open[i] == APPLIES_NO))
			add_reason(reasons,
				   gate_reason(run, &run->clause->gates[i], &verdict->gates[i], verdict->open[i]));
	if (verdict->no_offence)
		add_reason(reasons,
			   arena_format(run->arena, "Does not apply: the law reaches none of the offences of %s.",
					offence_citations(run)));
}

/* ---- one clause ---- */

static void add_gate_uses(const struct assessment *assessment, const struct run *run, const struct verdict *verdict,
			  GArray *elements)
{
	struct element_finding *first = elements->len ? &g_array_index(elements, struct element_finding, 0) : NULL;
	GArray *uses = g_array_new(FALSE, FALSE, sizeof(struct use));

	for (size_t i = 0; i < run->clause->n_gates; i++)
		outcome_evidence(run, &verdict->gates[i], uses);
	if (first && uses->len) {
		g_array_append_vals(uses, first->uses, (guint)first->n_uses);
		first->n_uses = uses->len;
		first->uses = arena_seal(assessment->arena, uses);
	}
	g_array_free(uses, TRUE);
}

static const char *doubt_of(const struct assessment *assessment, const struct finding *finding)
{
	const struct country *country = assessment->statutes->country;
	day on = assessment->statutes->on;
	char words[DATE_WORDS_ROOM];

	if (country->standing && date_first(country->standing_from) <= on && finding->status != STATUS_NOT_ASSESSED)
		return arena_format(assessment->arena, "Whether the law is in force in fact is in doubt since %s: %s",
				    date_words(country->standing_from, words), country->standing);
	for (size_t e = 0; e < finding->n_elements; e++) {
		for (size_t u = 0; u < finding->elements[e].n_uses; u++) {
			const struct use *use = &finding->elements[e].uses[u];

			if (use->role != ROLE_NEAREST && date_given(use->provision->known_to) &&
			    date_last(use->provision->known_to) < on)
				return arena_format(assessment->arena, "%s may have lapsed after %s",
						    provision_citation(assessment->arena, use->provision,
								       use->limb->section),
						    date_words(use->provision->known_to, words));
		}
	}
	return NULL;
}

/* "It goes further than the clause: to cases for no gain, by s. 4 of the Border Act." Neutral: neither gap nor merit. */
static const char *with_further(struct arena *arena, const struct finding *finding)
{
	const char *further = NULL;

	for (size_t i = 0; i < finding->n_wider; i++)
		further =
			arena_format(arena, "%s to cases %s, by %s",
				     further ? arena_format(arena, "%s;", further) : "It goes further than the clause:",
				     finding->wider_by[i].label, finding->wider_by[i].by);
	if (!further)
		return finding->why;
	return arena_format(arena, "%s%s%s.", finding->why, *finding->why ? " " : "", further);
}

static void fill_from_verdict(const struct assessment *assessment, const struct run *run, const struct verdict *verdict,
			      struct finding *finding)
{
	struct flat flat = {.assessment = assessment,
			    .run = run,
			    .met = verdict->status == STATUS_MET,
			    .none_applies = verdict->status == STATUS_NOT_APPLICABLE,
			    .elements = g_array_new(FALSE, FALSE, sizeof(struct element_finding)),
			    .reasons = g_ptr_array_new(),
			    .evidence = evidence_none()};

	finding->applies = verdict->applies;
	finding->status = verdict->status;
	finding->bounds = verdict->bounds;
	gate_reasons(run, verdict, flat.reasons);
	flat.n_first = flat.reasons->len;
	flatten(&flat, &verdict->root, NULL, verdict->applies != APPLIES_NO || !flat.reasons->len);
	add_gate_uses(assessment, run, verdict, flat.elements);
	finding->n_elements = flat.elements->len;
	finding->elements = arena_seal(assessment->arena, flat.elements);
	finding->why = joined(assessment->arena, flat.reasons);
	if (verdict->status != STATUS_NOT_APPLICABLE) {
		finding->evidence = flat.evidence.seen;
		finding->text_as_of = flat.evidence.text_as_of;
	}
	const struct outcome *root = &verdict->root;
	tell_breadth(run, &root, 1, assessment->arena, finding);
	finding->why = with_further(assessment->arena, finding);
	if (assessment->answered && (verdict->status == STATUS_UNKNOWN ||
				     (!finding->bounds.none && finding->bounds.lower != finding->bounds.upper)))
		finding->settled_by =
			questions(run, verdict, assessment->answered, assessment->arena, &finding->n_settled_by);
	g_array_free(flat.elements, TRUE);
	g_ptr_array_free(flat.reasons, TRUE);
}

/* The clause or element through which a definition is judged: the elements of them all, folded (rule 19). */
static const struct outcome *part_of(const struct outcome *outcome, const struct element *element)
{
	if (outcome->element == element)
		return outcome;
	for (size_t i = 0; i < outcome->n_children; i++) {
		const struct outcome *found = part_of(&outcome->children[i], element);
		if (found)
			return found;
	}
	return NULL;
}

static void fill_counted_in(const struct assessment *assessment, const struct run *run, struct finding *finding)
{
	const struct clause *clause = run->clause;
	struct result *results = arena_alloc(run->arena, clause->n_counted_in * sizeof *results);
	GPtrArray *citations = g_ptr_array_new();
	const struct outcome **parts = arena_alloc(run->arena, clause->n_counted_in * sizeof *parts);
	struct evidence evidence = evidence_none();
	struct result fold;

	for (size_t i = 0; i < clause->n_counted_in; i++) {
		struct run other = {.statutes = run->statutes, .clause = clause->counted_in[i], .arena = run->arena};
		struct verdict verdict = clause_verdict(&other);
		const struct outcome *root = arena_copy(run->arena, &verdict.root, sizeof verdict.root);
		const struct outcome *part = clause->counted_element ? part_of(root, clause->counted_element) : root;
		struct flat flat = {.assessment = assessment,
				    .run = &other,
				    .reasons = g_ptr_array_new(),
				    .elements = g_array_new(FALSE, FALSE, sizeof(struct element_finding)),
				    .evidence = evidence_none()};

		parts[i] = part;
		results[i] = part->result;
		results[i].applies = verdict.applies < part->result.applies ? verdict.applies : part->result.applies;
		if (duty_soft(other.clause->duty))
			results[i] = result_of_soft(results[i]);
		if (part->n_children)
			flatten(&flat, part, NULL, true);
		else if (part->element->type != ELEMENT_ALL)
			flatten_one(&flat, part, NULL, true);
		evidence_add(&evidence, flat.evidence);
		g_ptr_array_add(citations, (gpointer)(uintptr_t)clause->counted_in[i]->unit->citation);
		g_array_free(flat.elements, TRUE);
		g_ptr_array_free(flat.reasons, TRUE);
	}
	fold = fold_all(results, clause->n_counted_in);
	finding->applies = fold.applies;
	finding->status = result_status(fold, false);
	finding->bounds = result_bounds(fold, false);
	finding->evidence = evidence.seen;
	finding->text_as_of = evidence.text_as_of;
	tell_breadth(run, parts, clause->n_counted_in, assessment->arena, finding);
	finding->counted_in = clause->counted_words;
	finding->why = arena_format(assessment->arena, "Judged through %s.",
				    phrase_list(run->arena, (const char *const *)citations->pdata, citations->len));
	g_ptr_array_free(citations, TRUE);
}

static const char *upper_alias(struct arena *arena, const struct instrument *instrument)
{
	char *alias = arena_text(arena, instrument->alias);

	for (char *c = alias; *c; c++)
		*c = g_ascii_toupper(*c);
	return alias;
}

static void identify(const struct assessment *assessment, const struct clause *clause, const struct clause *host,
		     struct finding *finding)
{
	struct arena *arena = assessment->arena;
	const struct country *country = assessment->statutes->country;
	day on = assessment->statutes->on;
	struct date since;

	*finding = (struct finding){.clause = clause,
				    .host = host,
				    .heading = clause->unit->heading,
				    .citation = clause->unit->citation,
				    .evidence = SEEN_NONE,
				    .soft = duty_soft(clause->duty),
				    .applies = APPLIES_YES};
	finding->id = arena_format(arena, "%s/%s", clause->instrument->alias, clause->unit->eid);
	finding->bound = clause_bound(country, clause, on);
	if (host) {
		finding->id = arena_format(arena, "%s/%s/%s", host->instrument->alias, host->unit->eid, finding->id);
		finding->citation = arena_format(arena, "%s with %s %s", host->unit->citation,
						 upper_alias(arena, clause->instrument), clause->unit->citation);
		finding->bound = weaker_bound(finding->bound, clause_bound(country, host, on));
	}
	treaty_bound(country, (host ? host : clause)->instrument, on, &since);
	if (finding->bound == BOUND_PARTY || finding->bound == BOUND_RESERVED)
		finding->since = since;
	finding->benchmark = finding->bound != BOUND_PARTY;
}

static void derive(const struct assessment *assessment, struct finding *finding)
{
	bool short_of = finding->status == STATUS_CONFLICT || finding->status == STATUS_NOT_MET ||
			finding->status == STATUS_PARTLY_MET;

	finding->shortfall = short_of && !finding->soft && !finding->counted_in;
	finding->doubt = doubt_of(assessment, finding);
}

static void fill_outside(const struct assessment *assessment, const struct clause *clause, struct finding *finding)
{
	finding->status = STATUS_NOT_ASSESSED;
	finding->bounds.none = true;
	finding->why = arena_format(assessment->arena, "Not assessed: %s.", outside_words(clause->outside));
}

static void assess_clause(const struct assessment *assessment, const struct clause *clause, const struct clause *host,
			  GArray *findings)
{
	struct run run = {.statutes = assessment->statutes,
			  .clause = clause,
			  .host = host,
			  .arena = assessment->scratch};
	bool here = clause->outside == INSIDE && !clause->n_counted_in;
	struct verdict verdict = here ? clause_verdict(&run) : (struct verdict){.status = STATUS_MET};
	struct finding finding;

	if (!assessment->only || verdict.status <= STATUS_MET) {
		identify(assessment, clause, host, &finding);
		if (here)
			fill_from_verdict(assessment, &run, &verdict, &finding);
		else if (clause->outside != INSIDE)
			fill_outside(assessment, clause, &finding);
		else
			fill_counted_in(assessment, &run, &finding);
		derive(assessment, &finding);
		g_array_append_val(findings, finding);
	}
	arena_clear(run.arena);
}

/* ---- what to compare ---- */

static bool has_topic(const struct clause *clause, const struct topic *topic)
{
	for (size_t i = 0; i < clause->n_topics; i++)
		if (topic_within(clause->topics[i], topic))
			return true;
	return false;
}

static bool selected(const struct assessment *assessment, const struct clause *clause, const struct clause *host)
{
	const struct selection *selection = assessment->selection;
	struct finding tested = {.clause = clause, .host = host};

	if (assessment->only)
		return g_hash_table_contains(assessment->only, &tested);
	if (selection->clause && (selection->clause != clause || selection->host != host))
		return false;
	if (selection->theme && selection->theme != clause->theme)
		return false;
	return !selection->topic || has_topic(clause, selection->topic) || (host && has_topic(host, selection->topic));
}

static bool instrument_selected(const struct selection *selection, const struct instrument *instrument)
{
	for (size_t i = 0; i < selection->n_instruments; i++)
		if (!strcmp(selection->instruments[i], instrument->id))
			return true;
	return !selection->n_instruments;
}

static void assess_carried(const struct assessment *assessment, const struct clause *host, GArray *findings)
{
	for (size_t i = 0; i < host->n_carries; i++)
		for (size_t j = 0; j < host->carries[i].n_clauses; j++)
			if (selected(assessment, host->carries[i].clauses[j], host))
				assess_clause(assessment, host->carries[i].clauses[j], host, findings);
}

static struct instrument_findings assess_instrument(const struct assessment *assessment,
						    const struct instrument *instrument)
{
	struct instrument_findings found = {.instrument = instrument};
	GArray *findings = g_array_new(FALSE, FALSE, sizeof(struct finding));

	found.bound = treaty_bound(assessment->statutes->country, instrument, assessment->statutes->on, &found.since);
	for (size_t i = 0; i < instrument->n_clauses; i++) {
		const struct clause *clause = instrument->clauses[i];

		if (selected(assessment, clause, NULL))
			assess_clause(assessment, clause, NULL, findings);
		assess_carried(assessment, clause, findings);
	}
	found.n_findings = findings->len;
	found.findings = arena_seal(assessment->arena, findings);
	g_array_free(findings, TRUE);
	return found;
}

/* ---- the order of shortfalls (rule 18) ---- */

static int gravity(const struct finding *finding)
{
	return (finding->benchmark ? 8 : 0) + (finding->status == STATUS_CONFLICT  ? 0
					       : finding->status == STATUS_NOT_MET ? 1
										   : 2);
}

static gint by_gravity(gconstpointer a, gconstpointer b)
{
	const struct finding *const *x = a, *const *y = b;

	return gravity(*x) - gravity(*y); /* the sort is stable: the treaties' order stays */
}

static gint by_earlier_gravity(gconstpointer a, gconstpointer b)
{
	const struct finding *const *x = a, *const *y = b;

	return gravity((*x)->earlier) - gravity((*y)->earlier);
}

static const struct finding *const *sorted(struct arena *arena, GPtrArray *findings, GCompareFunc order, size_t *n)
{
	g_ptr_array_sort(findings, order);
	*n = findings->len;
	return arena_seal_pointers(arena, findings);
}

static void order_shortfalls(struct arena *arena, struct country_findings *found)
{
	GPtrArray *now = g_ptr_array_new(), *then = g_ptr_array_new();

	for (size_t i = 0; i < found->n_instruments; i++) {
		for (size_t f = 0; f < found->instruments[i].n_findings; f++) {
			struct finding *finding = &found->instruments[i].findings[f];
			if (finding->shortfall)
				g_ptr_array_add(now, finding);
			if (finding->earlier && finding->earlier->shortfall)
				g_ptr_array_add(then, finding);
		}
	}
	found->shortfalls = sorted(arena, now, by_gravity, &found->n_shortfalls);
	found->fell_short = sorted(arena, then, by_earlier_gravity, &found->n_fell_short);
	g_ptr_array_free(now, TRUE);
	g_ptr_array_free(then, TRUE);
}

/* ---- what was settled when the acts were searched last ---- */

day last_searched(const struct country *country, day on)
{
	day last = 0;

	for (size_t i = 0; i < country->n_claims; i++) {
		day until = date_first(country->claims[i].until);
		if (until <= on)
			last = MAX(last, until);
	}
	return last;
}

static guint tested_hash(gconstpointer tested)
{
	const struct finding *finding = tested;

	return g_direct_hash(finding->clause) * 31 + g_direct_hash(finding->host);
}

static gboolean tested_equal(gconstpointer a, gconstpointer b)
{
	const struct finding *x = a, *y = b;

	return x->clause == y->clause && x->host == y->host;
}

static GHashTable *unknown_findings(const struct country_findings *found)
{
	GHashTable *unknown = g_hash_table_new(tested_hash, tested_equal);

	for (size_t i = 0; i < found->n_instruments; i++) {
		for (size_t f = 0; f < found->instruments[i].n_findings; f++) {
			struct finding *finding = &found->instruments[i].findings[f];
			if (finding->status == STATUS_UNKNOWN && !finding->bounds.none)
				g_hash_table_add(unknown, finding);
		}
	}
	return unknown;
}

/* Newer law may rule a status out. */
static bool may_still_be(const struct finding *now, enum status then)
{
	return now->bounds.lower <= then && then <= now->bounds.upper;
}

static void link_earlier(GHashTable *unknown, const struct instrument_findings *then, day on)
{
	for (size_t f = 0; f < then->n_findings; f++) {
		const struct finding *earlier = &then->findings[f];
		struct finding *now = g_hash_table_lookup(unknown, earlier);

		if (!now || earlier->status > STATUS_MET)
			continue;
		if (may_still_be(now, earlier->status)) {
			now->earlier = earlier;
			now->earlier_on = on;
		}
		g_hash_table_remove(unknown, now);
	}
}

static const struct instrument_findings *compare(const struct assessment *assessment,
						 const struct instruments *instruments, size_t *n)
{
	struct instrument_findings *all = arena_alloc(assessment->arena, (instruments->count + 1) * sizeof *all);

	*n = 0;
	for (size_t i = 0; i < instruments->count; i++)
		if (instrument_selected(assessment->selection, instruments->all[i]))
			all[(*n)++] = assess_instrument(assessment, instruments->all[i]);
	return all;
}

/* Acts are searched up to days of their own. What is unknown on the day asked, for want of a search up to it, may have
 * been settled on the last of these days. */
static void tell_earlier(struct arena *arena, const struct instruments *instruments, const struct selection *selection,
			 struct country_findings *found)
{
	struct assessment assessment = {.arena = arena,
					.scratch = arena_new(),
					.selection = selection,
					.only = unknown_findings(found)};
	day on = last_searched(found->country, found->as_of - 1);

	for (unsigned tries = 0; on && tries < SEARCHED_DAYS && g_hash_table_size(assessment.only); tries++) {
		struct statutes *statutes = statutes_on(arena, instruments, found->country, on);
		size_t n;

		assessment.statutes = statutes;
		const struct instrument_findings *then = compare(&assessment, instruments, &n);
		for (size_t i = 0; i < n; i++)
			link_earlier(assessment.only, &then[i], on);
		statutes_free(statutes);
		on = last_searched(found->country, on - 1);
	}
	g_hash_table_destroy(assessment.only);
	arena_free(assessment.scratch);
}

static const struct country_findings *look_back(struct arena *arena, const struct instruments *instruments,
						const struct country *country, const struct selection *selection)
{
	struct country_findings *past = arena_alloc(arena, sizeof *past);
	struct assessment assessment = {.arena = arena, .scratch = arena_new(), .selection = selection};
	struct statutes *statutes = statutes_on(arena, instruments, country, selection->looks_back);

	assessment.statutes = statutes;
	*past = (struct country_findings){.country = country, .as_of = selection->looks_back};
	past->instruments = compare(&assessment, instruments, &past->n_instruments);
	order_shortfalls(arena, past);
	statutes_free(statutes);
	arena_free(assessment.scratch);
	return past;
}

const struct country_findings *assess_country(struct arena *arena, const struct instruments *instruments,
					      const struct country *country, day as_of,
					      const struct selection *selection)
{
	struct country_findings *found = arena_alloc(arena, sizeof *found);
	struct arena *work = arena_new();
	struct assessment assessment = {.arena = arena, .scratch = arena_new(), .selection = selection};
	struct statutes *statutes = statutes_on(arena, instruments, country, as_of);

	assessment.statutes = statutes;
	assessment.answered = answered_new(work, statutes);
	*found = (struct country_findings){.country = country, .as_of = as_of};
	found->instruments = compare(&assessment, instruments, &found->n_instruments);
	answered_free(assessment.answered);
	arena_free(assessment.scratch);
	statutes_free(statutes);
	arena_free(work);
	tell_earlier(arena, instruments, selection, found);
	if (selection->looks_back && selection->looks_back < as_of)
		found->past = look_back(arena, instruments, country, selection);
	order_shortfalls(arena, found);
	return found;
}

/* SPDX-License-Identifier: MIT */
#include "assess/verdict.h"

#include "base/arena.h"

static enum applies both(enum applies a, enum applies b)
{
	return a < b ? a : b;
}

static enum applies gates_open(const struct run *run, struct verdict *verdict)
{
	size_t n = run->clause->n_gates;
	struct outcome *outcomes = arena_alloc(run->arena, (n + 1) * sizeof *outcomes);
	enum applies *open = arena_alloc(run->arena, (n + 1) * sizeof *open), all = APPLIES_YES;

	for (size_t i = 0; i < n; i++) {
		open[i] = gate_open(run, &run->clause->gates[i], &outcomes[i]);
		all = both(all, open[i]);
	}
	verdict->gates = outcomes;
	verdict->open = open;
	return all;
}

/* In a carried run the clause speaks of the protocol's offences: without any it does not apply (rule 14). */
static enum applies offences_there(const struct run *run)
{
	const struct asked_offences *offences = &run->host->instrument->offences;
	enum applies there = APPLIES_NO;

	for (size_t i = 0; i < offences->n_clauses; i++) {
		enum applies one = offence_reached(run, offences->clauses[i]);
		there = one > there ? one : there;
	}
	return there;
}

static enum status certain(const struct run *run, const struct verdict *verdict, bool soft)
{
	enum status status = result_status(verdict->result, soft);
	struct result spared;

	if (verdict->result.low != LEVEL_CONFLICT || verdict->result.high == LEVEL_CONFLICT)
		return status;
	/* An open prohibition beside a certain shortfall: what the clause would be if it were observed. */
	spared = outcome_sparing_never(run, &verdict->root);
	return spared.high < LEVEL_MET ? result_status(spared, soft) : STATUS_UNKNOWN;
}

static void settle(const struct run *run, struct verdict *verdict)
{
	bool soft = duty_soft(run->clause->duty);

	verdict->bounds = result_bounds(verdict->result, soft);
	if (verdict->applies == APPLIES_NO)
		verdict->status = STATUS_NOT_APPLICABLE;
	else if (verdict->applies == APPLIES_UNKNOWN)
		verdict->status = STATUS_UNKNOWN;
	else
		verdict->status = certain(run, verdict, soft);
	if (verdict->status == STATUS_NOT_APPLICABLE)
		verdict->bounds = (struct bounds){.none = true};
}

struct verdict clause_verdict(const struct run *run)
{
	struct verdict verdict = {.result = RESULT_NOT_APPLICABLE};

	verdict.applies = gates_open(run, &verdict);
	if (run->host) {
		enum applies there = offences_there(run);
		verdict.no_offence = there == APPLIES_NO;
		verdict.applies = both(verdict.applies, there);
	}
	verdict.root = element_outcome(run, run->clause->root);
	verdict.result = verdict.root.result;
	verdict.applies = both(verdict.applies, verdict.result.applies);
	settle(run, &verdict);
	return verdict;
}

enum status status_under(const struct run *run, const struct verdict *verdict, const struct statutes *answered,
			 struct arena *scratch)
{
	struct run again = {.statutes = answered, .clause = run->clause, .host = run->host, .arena = scratch};
	enum status status;

	if (answered->answer->provision)
		again.plain = &verdict->root;
	status = clause_verdict(&again).status;
	arena_clear(scratch);
	return status;
}

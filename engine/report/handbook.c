/* SPDX-License-Identifier: MIT */
#include "report/handbook.h"

#include <string.h>

#include <glib.h>

#include "assess/phrase.h"
#include "base/arena.h"
#include "report/words.h"

static const char *clause_list(struct arena *arena, const struct clause *const *clauses, size_t n)
{
	const char *list = NULL;
	for (size_t i = 0; i < n; i++) {
		const char *name = clause_short(arena, clauses[i]);
		list = list ? arena_format(arena, "%s, %s", list, name) : name;
	}
	return list;
}

/* ---- how a unit is treated ---- */

static size_t count_tests(const struct element *element)
{
	size_t n = element->question != NULL;
	for (size_t i = 0; i < element->n_children; i++)
		n += count_tests(element->children[i]);
	return n;
}

const char *treatment_words(struct arena *arena, const struct unit *unit)
{
	const struct clause *clause = unit->clause;

	if (!clause)
		return unit->aside ? arena_format(arena, "aside: %s", unit->aside) : "not assessed yet";
	if (clause->n_counted_in)
		return arena_format(arena, "through %s%s", clause_short(arena, clause->counted_in[0]),
				    clause->n_counted_in > 1 ? " and others" : "");
	if (clause->n_carries)
		return arena_format(arena, "carries %zu of another", clause->carries[0].n_clauses);
	if (clause->outside != INSIDE)
		return arena_format(arena, "outside: %s", outside_id(clause->outside));
	return count_of(arena, count_tests(clause->root), "test", "tests");
}

/* ---- a test ---- */

static void add_words(struct arena *arena, const char **list, const char *words)
{
	*list = *list ? arena_format(arena, "%s; %s", *list, words) : words;
}

/* Which offences: of this treaty, by clause, or by gravity. */
static const char *offences_words(struct arena *arena, const struct asked_offences *of)
{
	const char *words = NULL;

	if (of->convention)
		add_words(arena, &words, "the offences of the treaty; in a carried run, those of the Protocol");
	if (of->serious_crime)
		add_words(arena, &words, "serious crime, with a maximum of four years or more");
	if (of->every_offence)
		add_words(arena, &words, "every offence");
	if (of->n_clauses)
		add_words(arena, &words, clause_list(arena, of->clauses, of->n_clauses));
	if (of->n_but)
		words = arena_format(arena, "%s; but not %s", words, clause_list(arena, of->but, of->n_but));
	return words;
}

static const char *terms_words(struct arena *arena, const struct list *list, struct mask leaves)
{
	GPtrArray *labels = g_ptr_array_new();
	phrase_terms(list, leaves, labels);
	const char *words = phrase_list(arena, (const char *const *)labels->pdata, labels->len);
	g_ptr_array_free(labels, TRUE);
	return words;
}

static const char *asked_words(struct arena *arena, const struct asked *asked)
{
	if (asked->facet->list)
		return terms_words(arena, asked->facet->list, asked->terms);
	return asked->facet->type == FACET_OFFENCES ? offences_words(arena, &asked->offences) : asked->words;
}

static const char *threshold_words(struct arena *arena, const struct threshold *threshold)
{
	if (threshold->facet->type == FACET_DURATION)
		return phrase_duration(arena, threshold->value);
	return threshold->facet->list ? threshold->facet->list->leaves[threshold->value].label : threshold->words;
}

/* A line of what a test asks: "movement: into the State". */
static void detail(struct doc *doc, struct doc_node *list, const char *what, const char *words)
{
	if (words)
		doc_entry(doc, list, arena_format(doc->arena, "%s: %s", what, words));
}

static const char *const wanted[] = {
	[ELEMENT_RULE] = "A rule of law is looked for",
	[ELEMENT_LIMIT] = "Wherever there is such a rule",
	[ELEMENT_NEVER] = "No rule may do it",
	[ELEMENT_FACT] = "Recorded as a fact",
	[ELEMENT_ALL] = "All of these",
	[ELEMENT_ANY] = "One of these is enough",
};

static void box(struct doc *doc, struct doc_node *list, const struct element *element)
{
	for (size_t i = 0; i < element->n_asked; i++)
		detail(doc, list, element->asked[i].facet->label, asked_words(doc->arena, &element->asked[i]));
	for (size_t i = 0; i < element->n_thresholds; i++)
		detail(doc, list, element->thresholds[i].facet->label,
		       arena_format(doc->arena, "at %s %s%s", element->thresholds[i].at_most ? "most" : "least",
				    threshold_words(doc->arena, &element->thresholds[i]),
				    element->benchmark ? " (this project's measure; the treaty names no figure)" : ""));
	if (element->of.given)
		detail(doc, list, "for each of", offences_words(doc->arena, &element->of));
}

static void allowances(struct doc *doc, struct doc_node *list, const struct element *element)
{
	const struct facet *conditions = element->kind->conditions, *exempts = element->kind->exempts;

	if (conditions && !mask_empty(element->only))
		detail(doc, list, "falls short only where it demands",
		       terms_words(doc->arena, conditions->list, element->only));
	if (conditions && !mask_empty(element->may_require))
		detail(doc, list, "may demand", terms_words(doc->arena, conditions->list, element->may_require));
	if (exempts && !mask_empty(element->may_exempt))
		detail(doc, list, "may spare", terms_words(doc->arena, exempts->list, element->may_exempt));
	for (size_t i = 0; i < element->n_guards; i++)
		detail(doc, list, "goes further where it reaches", element->guards[i]->label);
}

static void test_details(struct doc *doc, struct doc_node *entry, const struct clause *clause,
			 const struct element *element, bool places)
{
	struct doc_node *list = doc_list(doc, entry, STYLE_PLAIN);

	detail(doc, list, wanted[element->type],
	       element->kind ? element->kind->label
			     : arena_format(doc->arena, "that the notification under %s was made",
					    notification_short(doc->arena, clause->instrument, element->notification)));
	if (element->kind) {
		box(doc, list, element);
		allowances(doc, list, element);
	}
	if (places)
		doc_entry(doc, list, place_words(doc->arena, element->place));
}

static void tests(struct doc *doc, struct doc_node *list, const struct clause *clause, const struct element *element,
		  bool places)
{
	struct doc_node *entry = doc_entry(doc, list, NULL);

	if (!element->question) {
		doc_format(doc, entry, "%s:", wanted[element->type]);
		list = doc_list(doc, entry, STYLE_ORDERED);
		for (size_t i = 0; i < element->n_children; i++)
			tests(doc, list, clause, element->children[i], places);
		return;
	}
	if (places)
		doc_format(doc, entry, "%s: ", element->id);
	doc_strong(doc, entry, element->question);
	if (element->duty != clause->duty)
		doc_format(doc, entry, " (%s)", duty_words(element->duty));
	test_details(doc, entry, clause, element, places);
}

/* ---- a clause ---- */

static void gates(struct doc *doc, struct doc_node *facts, const struct clause *clause)
{
	for (size_t i = 0; i < clause->n_gates; i++) {
		const struct gate *gate = &clause->gates[i];
		const char *what = gate->unless ? "Applies unless" : "Applies if", *words = gate->fact;
		if (gate->kind) {
			words = arena_format(doc->arena, "there is a %s", gate->kind->label);
			for (size_t j = 0; j < gate->n_asked; j++)
				words = arena_format(doc->arena, "%s: %s", words,
						     asked_words(doc->arena, &gate->asked[j]));
			if (!mask_empty(gate->requiring))
				words = arena_format(doc->arena, "%s, which demands %s", words,
						     terms_words(doc->arena, gate->kind->conditions->list,
								 gate->requiring));
		} else if (!strcmp(gate->fact, "coast")) {
			words = "the State has a coast";
		}
		doc_fact(doc, facts, what, words);
	}
}

static const char *const note_names[][2] = {
	{"meets", "What counts as meeting it"},
	{"interpretive", "Interpretive note"},
	{"reading", "Where readings differ"},
};

static const char *note_name(const struct note *note)
{
	for (size_t i = 0; i < G_N_ELEMENTS(note_names); i++)
		if (!strcmp(note->kind, note_names[i][0]))
			return note_names[i][1];
	return "Note";
}

static void facts(struct doc *doc, struct doc_node *to, const struct clause *clause, bool places)
{
	struct arena *arena = doc->arena;
	struct doc_node *facts = doc_add(doc, to, DOC_FACTS);

	doc_fact(doc, facts, "Asks", asks_text(arena, clause));
	doc_fact(doc, facts, "Duty", duty_words(clause->duty));
	doc_fact(doc, facts, "Theme",
		 clause->cluster ? arena_format(arena, "%s; cluster %s of the UNTOC review", clause->theme->label,
						clause->cluster)
				 : clause->theme->label);
	gates(doc, facts, clause);
	if (clause->outside != INSIDE)
		doc_fact(doc, facts, "Not compared", outside_words(clause->outside));
	if (clause->n_counted_in)
		doc_fact(doc, facts, "Judged by", clause_list(arena, clause->counted_in, clause->n_counted_in));
	for (size_t i = 0; i < clause->n_carries; i++)
		doc_fact(doc, facts, "Makes these apply",
			 clause_list(arena, clause->carries[i].clauses, clause->carries[i].n_clauses));
	if (clause->n_see)
		doc_fact(doc, facts, "See", clause_list(arena, clause->see, clause->n_see));
	if (places)
		doc_fact(doc, facts, "Written in", place_words(arena, clause->place));
}

void handbook_clause(struct doc *doc, struct doc_node *to, const struct clause *clause, bool places)
{
	facts(doc, to, clause, places);
	if (clause->root->n_children) {
		doc_paragraph(doc, to, "How it is tested:");
		struct doc_node *list = doc_list(doc, to, STYLE_ORDERED);
		for (size_t i = 0; i < clause->root->n_children; i++)
			tests(doc, list, clause, clause->root->children[i], places);
	}
	for (size_t i = 0; i < clause->n_notes; i++) {
		const struct note *note = &clause->notes[i];
		struct doc_node *paragraph = doc_paragraph(doc, to, NULL);
		doc_strong(doc, paragraph, arena_format(doc->arena, "%s:", note_name(note)));
		doc_format(doc, paragraph, " %s", note->text);
		if (note->source)
			doc_muted(doc, paragraph, arena_format(doc->arena, " (%s)", note->source));
	}
}

/* ---- a treaty ---- */

static const struct unit *article_of(const struct unit *unit)
{
	while (unit->parent)
		unit = unit->parent;
	return unit;
}

/* The clauses of one article, then what of it is put aside. */
static void article(struct doc *doc, const struct instrument *instrument, const struct unit *article)
{
	struct doc_node *section =
		doc_section(doc, NULL, arena_format(doc->arena, "%s-%s", instrument->alias, article->eid),
			    arena_format(doc->arena, "%s. %s", article->citation, article->heading));
	const char *aside = NULL;

	for (const struct unit *unit = instrument->units; unit < instrument->units + instrument->n_units; unit++) {
		if (article_of(unit) != article)
			continue;
		if (!unit->clause) {
			aside = arena_format(doc->arena, "%s%s%s (%s)", aside ? aside : "", aside ? "; " : "",
					     unit_short(doc->arena, instrument, unit->citation),
					     unit->aside ? unit->aside : "not assessed yet");
			continue;
		}
		struct doc_node *part = doc_section(doc, section, clause_anchor(doc->arena, unit->clause),
						    clause_short(doc->arena, unit->clause));
		handbook_clause(doc, part, unit->clause, false);
	}
	if (aside)
		doc_note(doc, section, arena_format(doc->arena, "Without a finding of their own: %s.", aside));
}

static const char *counts(struct arena *arena, const struct instrument *instrument)
{
	size_t tested = 0, elsewhere = 0, outside = 0;

	for (size_t i = 0; i < instrument->n_clauses; i++) {
		const struct clause *clause = instrument->clauses[i];
		if (clause->n_counted_in)
			elsewhere++;
		else if (clause->outside != INSIDE)
			outside++;
		else
			tested++;
	}
	return arena_format(arena,
			    "%zu: %zu tested, %zu judged through another, %zu that no statute answers; %zu put aside",
			    instrument->n_units, tested, elsewhere, outside,
			    instrument->n_units - instrument->n_clauses);
}

static const char *adopted_words(struct arena *arena, const struct instrument *instrument)
{
	struct date date;
	return date_parse(instrument->adopted, &date) ? in_date_words(arena, date) : instrument->adopted;
}

const struct doc *handbook_report(struct arena *arena, const struct instrument *instrument)
{
	struct doc *doc = doc_new(arena, arena_format(arena, "handbook/%s", instrument->id), instrument->title);
	struct doc_node *top = doc_add(doc, NULL, DOC_TOP);

	doc_block(doc, top, DOC_TITLE, instrument->title)->label = "Handbook";
	doc_paragraph(doc, top,
		      "Clause by clause: what the treaty asks, in our own words; how firm the duty is; each test as a"
		      " question, with what a law may demand and whom it may spare without falling short. The text"
		      " of the treaty itself governs.")
		->style = STYLE_LEAD;
	struct doc_node *facts = doc_add(doc, top, DOC_FACTS);
	doc_fact(doc, facts, "Adopted", adopted_words(arena, instrument));
	doc_fact(doc, facts, "Cited as", instrument_short(arena, instrument));
	doc_fact(doc, facts, "Units", counts(arena, instrument));
	doc_add(doc, NULL, DOC_CONTENTS);
	for (size_t i = 0; i < instrument->n_units; i++)
		if (!instrument->units[i].parent)
			article(doc, instrument, &instrument->units[i]);
	return doc;
}

/* ---- the page of all treaties ---- */

static const struct {
	enum duty duty;
	const char *means;
} duties[] = {
	{DUTY_SHALL, "A firm duty. Where the law falls short, it is a shortfall."},
	{DUTY_SHALL_SUBJECT, "A firm duty as far as the basic concepts or principles of the legal system allow."},
	{DUTY_SHALL_CONSIDER, "The State has to consider it or endeavour to do it. Its absence is told and is no gap."},
	{DUTY_MAY, "A choice. Its absence is told and is no gap."},
	{DUTY_DEFINITION, "What a word means. A narrower meaning in national law narrows all that uses the word."},
	{DUTY_SCOPE, "What the treaty covers, or leaves alone."},
};

const struct doc *handbook_index(struct arena *arena, const struct corpus *corpus)
{
	static const char *const heads[] = {"Treaty", "Cited as", "Adopted", "Units"};
	static const char *const duty_heads[] = {"Duty", "Means"};
	struct doc *doc = doc_new(arena, "handbook", "Handbook");
	struct doc_node *top = doc_add(doc, NULL, DOC_TOP);

	doc_block(doc, top, DOC_TITLE, "Handbook")->label = "What the treaties ask";
	doc_paragraph(
		doc, top,
		"For workshops and drafters, without any country in it: each treaty clause by clause, each test as"
		" a question that can be put to a law or to a room.");
	struct doc_node *rows = doc_rows(doc, doc_table(doc, NULL, "The treaties", heads, G_N_ELEMENTS(heads)), NULL);
	for (size_t i = 0; i < corpus->instruments->count; i++) {
		const struct instrument *instrument = corpus->instruments->all[i];
		struct doc_node *row = doc_row(doc, rows);
		doc_link(doc, doc_cell(doc, row, NULL),
			 page_target(arena_format(arena, "handbook/%s", instrument->id), NULL), instrument->title);
		doc_cell(doc, row, instrument_short(arena, instrument));
		doc_cell(doc, row, adopted_words(arena, instrument));
		doc_cell(doc, row, counts(arena, instrument));
	}
	rows = doc_rows(doc, doc_table(doc, NULL, "The duties", duty_heads, G_N_ELEMENTS(duty_heads)), NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(duties); i++) {
		struct doc_node *row = doc_row(doc, rows);
		doc_cell(doc, row, duty_words(duties[i].duty));
		doc_cell(doc, row, duties[i].means);
	}
	return doc;
}

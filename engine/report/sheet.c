/* SPDX-License-Identifier: MIT */
#include "report/sheet.h"

#include <string.h>

#include "base/arena.h"
#include "report/handbook.h"
#include "report/sign.h"
#include "report/words.h"

struct sheet_use {
	enum role role;
	const char *section, *force, *says, *evidence, *address;
};

struct sheet_element {
	const char *question;
	struct doc_sign sign;
};

struct sheet_entry {
	const char *code, *name, *why, *bound, *part, *anchor;
	const char *earlier; /* what it was when the acts were searched last; NULL: nothing to tell */
	struct doc_sign sign;
	enum counted counted;
	const struct sheet_element *elements;
	size_t n_elements;
	const struct sheet_use *uses;
	size_t n_uses;
	const char *const *questions;
	size_t n_questions;
	const char *const *readings;
	size_t n_readings;
};

/* ---- taking ---- */

/* Which of its words carry what is asked; where that is not recorded, what it says. */
static const char *says(struct arena *arena, const struct element *element, const struct use *use)
{
	const char *lines = NULL;

	for (size_t i = 0; i < use->provision->kind->n_facets; i++) {
		const char *line = because_line(arena, element, use, i);
		if (line)
			lines = lines ? arena_format(arena, "%s; %s", lines, line) : line;
	}
	if (lines || !use->provision->summary_text)
		return lines;
	return first_sentence(arena, use->provision->summary_text, 240);
}

static bool taken(const struct sheet_use *uses, size_t n, const char *section)
{
	for (size_t i = 0; i < n; i++)
		if (!strcmp(uses[i].section, section))
			return true;
	return false;
}

static size_t take_uses(struct arena *arena, const struct finding *finding, bool nearest, struct sheet_use *to)
{
	size_t n = 0;

	for (size_t i = 0; i < finding->n_elements; i++)
		for (size_t j = 0; j < finding->elements[i].n_uses; j++) {
			const struct use *use = &finding->elements[i].uses[j];
			const struct provision *provision = use->provision;
			const char *section = law_section(arena, provision->law, use_section(use));
			if ((use->role == ROLE_NEAREST) != nearest || taken(to, n, section))
				continue;
			const char *address = reading_address(arena, provision->text->read);
			to[n++] = (struct sheet_use){
				.role = use->role,
				.section = section,
				.force = force_words(arena, provision),
				.says = says(arena, finding->elements[i].element, use),
				.evidence = evidence_words(arena, provision->text->seen, provision->text->as_of),
				.address = address,
			};
		}
	return n;
}

static void take_elements(struct arena *arena, const struct finding *finding, struct sheet_entry *entry)
{
	struct sheet_element *elements = arena_alloc(arena, (finding->n_elements + 1) * sizeof *elements);

	for (size_t i = 0; i < finding->n_elements; i++) {
		const struct element_finding *found = &finding->elements[i];
		elements[i] =
			(struct sheet_element){.question = found->element->question, .sign = sign_plain(found->result)};
	}
	entry->elements = elements;
	entry->n_elements = finding->n_elements;
}

static void take_questions(struct arena *arena, const struct finding *finding, struct sheet_entry *entry)
{
	const char **questions = arena_alloc(arena, (finding->n_settled_by + 1) * sizeof *questions);

	for (size_t i = 0; i < finding->n_settled_by; i++) {
		const struct question *question = &finding->settled_by[i];
		questions[i] = arena_format(arena, "%s %s", question->question, answers(arena, question));
	}
	entry->questions = questions;
	entry->n_questions = finding->n_settled_by;
}

/* Disputed readings of the provisions on which the finding rests. */
static void take_readings(struct arena *arena, const struct finding *finding, struct sheet_entry *entry)
{
	const char *readings[8];
	size_t n = 0;

	for (size_t i = 0; i < finding->n_elements; i++)
		for (size_t j = 0; j < finding->elements[i].n_uses; j++) {
			const struct provision *provision = finding->elements[i].uses[j].provision;
			for (size_t r = 0; r < provision->n_readings && n < G_N_ELEMENTS(readings); r++) {
				const struct reading *reading = &provision->readings[r];
				const char *line = arena_format(arena, "%s, as %s reads it%s%s",
								law_section(arena, provision->law, provision->section),
								reading->by, reading->note ? ": " : "",
								reading->note ? reading->note : "");
				if (!n || strcmp(readings[n - 1], line) != 0)
					readings[n++] = line;
			}
		}
	entry->readings = arena_copy(arena, readings, n * sizeof *readings);
	entry->n_readings = n;
}

/* Where many findings are seen at once, it also tells what an unknown was when the acts were searched last. */
static struct doc_sign sign_with_then(struct arena *arena, const struct finding *finding)
{
	struct doc_sign sign = sign_of(finding);

	if (!finding->earlier || finding->earlier_changed)
		return sign;
	sign.then = finding->earlier->status;
	sign.then_words =
		arena_format(arena, "%s on %s", status_words(sign.then), day_words(arena, finding->earlier_on));
	return sign;
}

const struct sheet_entry *sheet_take(struct arena *arena, const struct country_findings *found,
				     const struct finding *finding)
{
	struct sheet_entry *entry = arena_alloc(arena, sizeof *entry);
	const struct doc_target target = finding_target(arena, finding, found->country->code);
	size_t most = 0;

	for (size_t i = 0; i < finding->n_elements; i++)
		most += finding->elements[i].n_uses;
	struct sheet_use *uses = arena_alloc(arena, (most + 1) * sizeof *uses);
	*entry = (struct sheet_entry){
		.code = arena_text(arena, found->country->code),
		.name = arena_text(arena, found->country->name),
		.why = arena_text(arena, finding->why),
		.bound = bound_words(finding->bound),
		.part = target.part,
		.anchor = target.anchor,
		.earlier = earlier_words(arena, finding),
		.sign = sign_with_then(arena, finding),
		.counted = counted(finding),
		.uses = uses,
	};
	entry->n_uses = take_uses(arena, finding, false, uses);
	if (!entry->n_uses)
		entry->n_uses = take_uses(arena, finding, true, uses);
	take_elements(arena, finding, entry);
	take_questions(arena, finding, entry);
	take_readings(arena, finding, entry);
	return entry;
}

struct doc_sign sheet_sign(const struct sheet_entry *entry)
{
	return entry->sign;
}

enum counted sheet_counted(const struct sheet_entry *entry)
{
	return entry->counted;
}

const char *sheet_state(const struct sheet_entry *entry)
{
	return entry->name;
}

struct doc_target sheet_target(struct arena *arena, const char *anchor)
{
	return page_target(arena_format(arena, "clauses/%s", anchor), NULL);
}

/* ---- the sections ---- */

static void state_cell(struct doc *doc, struct doc_node *row, const struct sheet_entry *entry)
{
	const struct doc_target target = {.page = entry->code, .part = entry->part, .anchor = entry->anchor};
	doc_link(doc, doc_cell(doc, row, NULL), target, entry->name);
}

/* The entry with most elements names them; all have the same, since the clause is the same. */
static const struct sheet_entry *widest(const struct sheet *sheet)
{
	const struct sheet_entry *widest = sheet->entries[0];
	for (size_t i = 1; i < sheet->n_entries; i++)
		if (sheet->entries[i]->n_elements > widest->n_elements)
			widest = sheet->entries[i];
	return widest;
}

static void elements_section(struct doc *doc, struct doc_node *to, const struct sheet *sheet)
{
	const struct sheet_entry *named = widest(sheet);
	size_t n = named->n_elements > 1 ? named->n_elements : 0;
	const char **heads = arena_alloc(doc->arena, (n + 3) * sizeof *heads);
	struct doc_node *section = doc_section(doc, to, NULL, "State by State");

	heads[0] = "State";
	heads[1] = "Bound";
	heads[2] = "Status";
	for (size_t i = 0; i < n; i++)
		heads[i + 3] = named->elements[i].question;
	struct doc_node *rows = doc_rows(doc, doc_table(doc, section, NULL, heads, n + 3), NULL);
	for (size_t i = 0; i < sheet->n_entries; i++) {
		const struct sheet_entry *entry = sheet->entries[i];
		struct doc_node *row = doc_row(doc, rows);
		state_cell(doc, row, entry);
		doc_cell(doc, row, entry->bound);
		doc_status(doc, doc_cell(doc, row, NULL), entry->sign);
		for (size_t j = 0; j < n; j++) {
			struct doc_node *cell = doc_cell(doc, row, NULL);
			if (j < entry->n_elements)
				doc_status(doc, cell, entry->elements[j].sign);
		}
	}
}

/* Limbs of a provision may be carried by the same words: they are told once. */
static const char *words_of(const struct sheet_entry *entry, const struct sheet_use *use)
{
	bool again = use > entry->uses && use->says && !g_strcmp0(use[-1].says, use->says);

	return again ? "the same as above" : use->says;
}

static void use_row(struct doc *doc, struct doc_node *rows, const struct sheet_entry *entry,
		    const struct sheet_use *use)
{
	struct doc_node *row = doc_row(doc, rows);

	state_cell(doc, row, entry);
	struct doc_node *law = doc_cell(doc, row, NULL);
	doc_text(doc, law, use->section);
	if (use->role == ROLE_NEAREST)
		doc_muted(doc, law, " the nearest; does not reach it");
	else if (use->role == ROLE_MAY_REACH)
		doc_muted(doc, law, " may reach it");
	doc_cell(doc, row, use->force);
	doc_cell(doc, row, words_of(entry, use));
	struct doc_node *evidence = doc_cell(doc, row, NULL);
	if (use->address)
		doc_web(doc, evidence, use->address, use->evidence);
	else
		doc_text(doc, evidence, use->evidence);
}

static void provisions_section(struct doc *doc, struct doc_node *to, const struct sheet *sheet)
{
	static const char *const heads[] = {"State", "Law and section", "In force", "What the section says",
					    "Evidence"};
	struct doc_node *section = doc_section(doc, to, NULL, "Provisions side by side");
	struct doc_node *rows = NULL;

	for (size_t i = 0; i < sheet->n_entries; i++)
		for (size_t j = 0; j < sheet->entries[i]->n_uses; j++) {
			if (!rows)
				rows = doc_rows(doc, doc_table(doc, section, NULL, heads, G_N_ELEMENTS(heads)), NULL);
			use_row(doc, rows, sheet->entries[i], &sheet->entries[i]->uses[j]);
		}
	if (!rows)
		doc_paragraph(doc, section, "No provision is recorded for any State.");
}

static void why_section(struct doc *doc, struct doc_node *to, const struct sheet *sheet)
{
	struct doc_node *section = doc_section(doc, to, NULL, "Why");
	struct doc_node *list = doc_list(doc, section, STYLE_PLAIN);

	for (size_t i = 0; i < sheet->n_entries; i++) {
		struct doc_node *entry = doc_entry(doc, list, NULL);
		doc_strong(doc, entry, sheet->entries[i]->name);
		doc_text(doc, entry, ": ");
		doc_status(doc, entry, sheet->entries[i]->sign);
		doc_format(doc, entry, ". %s", sheet->entries[i]->why);
		if (sheet->entries[i]->earlier)
			doc_format(doc, entry, " When the acts were searched last: %s", sheet->entries[i]->earlier);
	}
}

static void questions_section(struct doc *doc, struct doc_node *to, const struct sheet *sheet)
{
	struct doc_node *list = NULL;

	for (size_t i = 0; i < sheet->n_entries; i++)
		for (size_t j = 0; j < sheet->entries[i]->n_questions; j++) {
			if (!list)
				list = doc_list(doc, doc_section(doc, to, NULL, "Questions for the room"),
						STYLE_ORDERED);
			struct doc_node *entry = doc_entry(doc, list, NULL);
			doc_strong(doc, entry, sheet->entries[i]->name);
			doc_format(doc, entry, ": %s", sheet->entries[i]->questions[j]);
		}
}

static void readings(struct doc *doc, struct doc_node *section, const struct sheet *sheet)
{
	struct doc_node *list = NULL;

	for (size_t i = 0; i < sheet->n_entries; i++)
		for (size_t j = 0; j < sheet->entries[i]->n_readings; j++) {
			if (!list) {
				doc_paragraph(doc, section, "Readings of national law that differ:");
				list = doc_list(doc, section, STYLE_PLAIN);
			}
			doc_entry(doc, list,
				  arena_format(doc->arena, "%s: %s", sheet->entries[i]->name,
					       sheet->entries[i]->readings[j]));
		}
}

static void reading_section(struct doc *doc, struct doc_node *to, const struct sheet *sheet)
{
	struct doc_node *section = doc_section(doc, to, NULL, "How the clause is read");

	handbook_clause(doc, section, sheet->clause, false);
	readings(doc, section, sheet);
}

void sheet_sections(struct doc *doc, struct doc_node *to, const struct sheet *sheet)
{
	elements_section(doc, to, sheet);
	provisions_section(doc, to, sheet);
	why_section(doc, to, sheet);
	questions_section(doc, to, sheet);
}

/* ---- the page ---- */

static const char *binding(struct arena *arena, const struct sheet *sheet)
{
	size_t bound = 0;
	for (size_t i = 0; i < sheet->n_entries; i++)
		bound += sheet->entries[i]->sign.bound == BOUND_PARTY;
	return arena_format(arena, "for %zu of %s", bound, count_of(arena, sheet->n_entries, "State", "States"));
}

const struct doc *sheet_report(struct arena *arena, const struct sheet *sheet)
{
	const char *title = arena_format(arena, "%s: %s", sheet->name, sheet->clause->title);
	struct doc *doc = doc_new(arena, arena_format(arena, "clauses/%s", sheet->anchor), title);
	struct doc_node *top = doc_add(doc, NULL, DOC_TOP);

	doc->as_of = sheet->as_of;
	doc_block(doc, top, DOC_TITLE, title)->label = arena_format(arena, "Clause sheet · %s", sheet->under->title);
	doc_paragraph(doc, top, asks_text(arena, sheet->clause))->style = STYLE_LEAD;
	doc_note(doc, top, "Paraphrase in our own words.");
	doc_caveat(doc, top);
	struct doc_node *facts = doc_add(doc, top, DOC_FACTS);
	doc_fact(doc, facts, "Law as of", day_words(arena, sheet->as_of));
	doc_fact(doc, facts, "Duty", duty_words(sheet->clause->duty));
	doc_fact(doc, facts, "Theme", sheet->clause->theme->label);
	doc_fact(doc, facts, "Binding", binding(arena, sheet));
	doc_link(doc, doc_fact(doc, facts, "Handbook", NULL),
		 page_target(arena_format(arena, "handbook/%s", sheet->clause->instrument->id),
			     clause_anchor(arena, sheet->clause)),
		 clause_short(arena, sheet->clause));
	sheet_sections(doc, NULL, sheet);
	reading_section(doc, NULL, sheet);
	return doc;
}

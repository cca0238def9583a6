/* SPDX-License-Identifier: MIT */
/* Explaining one finding, or one clause, on a screen. */
#include "report/explain.h"

#include <string.h>

#include <glib.h>

#include "base/arena.h"
#include "report/handbook.h"
#include "report/sign.h"
#include "report/words.h"

/* ---- a finding ---- */

static void because(struct doc *doc, struct doc_node *entry, const struct element *element, const struct use *use)
{
	struct doc_node *list = NULL;

	for (size_t i = 0; use->role != ROLE_NEAREST && i < use->provision->kind->n_facets; i++) {
		const char *line = because_line(doc->arena, element, use, i);
		if (line && !list)
			list = doc_list(doc, entry, STYLE_PLAIN);
		if (line)
			doc_entry(doc, list, line);
	}
}

/* The reason has told what the nearest rules do, and that they do not reach it. */
static void looked_at(struct doc *doc, struct doc_node *list, const struct element *element, const struct use *use)
{
	const struct provision *provision = use->provision;
	struct doc_node *entry = doc_entry(doc, list, NULL);

	doc_format(doc, entry, "%s: ", use->role == ROLE_NEAREST ? "nearest" : role_words(use->role));
	doc_strong(doc, entry, law_section(doc->arena, provision->law, use_section(use)));
	if (use->role != ROLE_NEAREST) {
		const char *from = in_date_words(doc->arena, provision->from);
		const char *until = in_date_words(doc->arena, provision->until);
		doc_format(doc, entry, ", %s%s%s%s; %s", from ? "from " : "from a day not known", from ? from : "",
			   until ? " until " : "", until ? until : "",
			   evidence_words(doc->arena, provision->text->seen, provision->text->as_of));
	}
	doc_text(doc, entry, " ");
	doc_muted(doc, entry, place_words(doc->arena, use->limb ? use->limb->place : provision->place));
	because(doc, entry, element, use);
}

static void element(struct doc *doc, const struct finding *finding, const struct element_finding *found)
{
	struct doc_node *node = doc_block(doc, NULL, DOC_ELEMENT, found->element->question);
	bool only = finding->n_elements == 1 && !strcmp(finding->why, found->reason);

	node->label = found->group ? arena_format(doc->arena, "%s (%s)", found->element->id, found->group)
				   : found->element->id;
	node->sign = sign_plain(found->result);
	if (!only)
		doc_paragraph(doc, node, found->reason);
	struct doc_node *list = found->n_uses || found->n_searched ? doc_list(doc, node, STYLE_PLAIN) : NULL;
	for (size_t i = 0; i < found->n_uses; i++)
		looked_at(doc, list, found->element, &found->uses[i]);
	for (size_t i = 0; i < found->n_searched; i++) {
		struct doc_node *entry = doc_entry(doc, list, claim_sentence(doc->arena, found->searched[i]));
		doc_text(doc, entry, " ");
		doc_muted(doc, entry, place_words(doc->arena, found->searched[i]->place));
	}
}

/* Are the elements' reasons all that there is to say? */
static bool told_by_elements(const struct finding *finding)
{
	for (size_t i = 0; i < finding->n_elements; i++)
		if (!finding->elements[i].told)
			return false;
	return finding->n_elements > 1;
}

/* The clause, and the line of each test. */
static const char *written_in(struct arena *arena, const struct finding *finding)
{
	const char *places = place_words(arena, finding->clause->place);
	for (size_t i = 0; i < finding->n_elements; i++)
		places = arena_format(arena, "%s%s %s %u", places,
				      i ? "," : "; tests:", finding->elements[i].element->id,
				      finding->elements[i].element->place.line);
	return places;
}

/* Elements that keep the clause from being met; all of them where it is. */
static const char *decided_by(struct arena *arena, const struct finding *finding)
{
	const char *list = NULL;
	for (size_t i = 0; i < finding->n_elements; i++) {
		const struct element_finding *found = &finding->elements[i];
		if (finding->status != STATUS_MET &&
		    (found->result == STATUS_MET || found->result == STATUS_NOT_APPLICABLE))
			continue;
		list = list ? arena_format(arena, "%s, %s", list, found->element->id) : found->element->id;
	}
	return list;
}

/* Of several notes each is about some cases alone: the reason says which go together. */
static void left_over(struct doc *doc, struct doc_node *facts, const struct finding *finding)
{
	for (size_t i = 0; i < finding->n_narrower; i++)
		doc_fact(doc, facts, "Left over",
			 arena_format(doc->arena, "%s%s", breadth_words(doc->arena, &finding->narrower_by[i]),
				      finding->n_narrower > 1 ? " (in some cases)" : ""));
	for (size_t i = 0; i < finding->n_wider; i++)
		doc_fact(doc, facts, "Goes further", breadth_words(doc->arena, &finding->wider_by[i]));
}

static void comments(struct doc *doc, struct doc_node *facts, const struct country *country,
		     const struct finding *finding)
{
	const struct comment *comment;

	for (size_t at = 0; !finding->host && (comment = country_comment(country, finding->clause, &at));)
		doc_fact(doc, facts, "Comment",
			 arena_format(doc->arena, "%s (%s, %s)", comment->text, comment->by,
				      in_date_words(doc->arena, comment->on)));
}

static void finding_facts(struct doc *doc, const struct country *country, const struct finding *finding)
{
	struct arena *arena = doc->arena;
	struct doc_node *facts = doc_add(doc, NULL, DOC_FACTS);
	const char *decided = decided_by(arena, finding);

	doc_fact(doc, facts, "Asks",
		 arena_format(arena, "(%s) %s", duty_words(finding->clause->duty), asks_text(arena, finding->clause)));
	struct doc_node *status = doc_fact(doc, facts, "Status", NULL);
	doc_status(doc, status, sign_of(finding));
	if (!finding->bounds.none && finding->bounds.lower != finding->bounds.upper)
		doc_format(doc, status, "; lies %s", bounds_words(arena, finding->bounds));
	if (!told_by_elements(finding))
		doc_fact(doc, facts, "Why", finding->why);
	if (finding->earlier)
		doc_fact(doc, facts, "Earlier", earlier_words(arena, finding));
	doc_fact(doc, facts, "Evidence", evidence_words(arena, finding->evidence, finding->text_as_of));
	left_over(doc, facts, finding);
	if (finding->doubt)
		doc_fact(doc, facts, "Doubt", finding->doubt);
	if (finding->counted_in)
		doc_fact(doc, facts, "Judged by", finding->counted_in);
	comments(doc, facts, country, finding);
	if (decided && finding->n_elements > 1)
		doc_fact(doc, facts, "Decided by", decided);
	for (size_t i = 0; i < finding->n_settled_by; i++) {
		const struct question *question = &finding->settled_by[i];
		doc_fact(doc, facts, i ? "" : "Settled by",
			 arena_format(arena, "%s %s", question->question, answers(arena, question)));
	}
	doc_fact(doc, facts, "Written in", written_in(arena, finding));
}

static void explain(struct doc *doc, const struct country_findings *found, const struct finding *finding)
{
	struct doc_node *title = doc_block(doc, NULL, DOC_TITLE,
					   arena_format(doc->arena, "%s %s", finding_short(doc->arena, finding),
							finding->clause->title));
	title->label =
		arena_format(doc->arena, "%s, law as of %s", found->country->name, day_words(doc->arena, found->as_of));
	finding_facts(doc, found->country, finding);
	for (size_t i = 0; i < finding->n_elements; i++)
		element(doc, finding, &finding->elements[i]);
}

const struct doc *explain_report(struct arena *arena, const struct country_findings *found)
{
	struct doc *doc = doc_new(arena, NULL, found->country->name);
	doc->as_of = found->as_of;
	for (size_t i = 0; i < found->n_instruments; i++)
		for (size_t j = 0; j < found->instruments[i].n_findings; j++)
			explain(doc, found, &found->instruments[i].findings[j]);
	return doc;
}

/* ---- a clause and its tests ---- */

const struct doc *explain_clause(struct arena *arena, const struct clause *clause)
{
	const char *name = arena_format(arena, "%s %s", clause_short(arena, clause), clause->title);
	struct doc *doc = doc_new(arena, NULL, name);

	doc_block(doc, NULL, DOC_TITLE, name)->label = clause->instrument->title;
	handbook_clause(doc, NULL, clause, true);
	return doc;
}

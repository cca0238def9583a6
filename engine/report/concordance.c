/* SPDX-License-Identifier: MIT */
/* The tables of concordance: for each treaty, by theme, what each clause asks and what was found. */
#include <string.h>

#include "base/arena.h"
#include "report/sign.h"
#include "report/view.h"
#include "report/words.h"

/* ---- an element, and what it rests on ---- */

/* Which words of the section carry a facet that the element asks about. */
static void because(struct country_view *view, struct doc_node *entry, const struct element *element,
		    const struct use *use)
{
	struct doc_node *list = NULL;

	for (size_t i = 0; i < use->provision->kind->n_facets; i++) {
		const char *line = because_line(view->arena, element, use, i);
		if (line && !list)
			list = doc_list(view->doc, entry, STYLE_PLAIN);
		if (line)
			doc_entry(view->doc, list, line);
	}
}

static void provision(struct country_view *view, struct doc_node *list, const struct element *element,
		      const struct use *use)
{
	const struct provision *provision = use->provision;
	struct doc_node *entry = doc_entry(view->doc, list, NULL);

	doc_format(view->doc, entry, "%s: ", role_words(use->role));
	doc_strong(view->doc, entry, law_section(view->arena, provision->law, use_section(use)));
	doc_format(view->doc, entry, ", %s; %s", force_words(view->arena, provision),
		   evidence_words(view->arena, provision->text->seen, provision->text->as_of));
	view_source_link(view, entry, provision->text);
	because(view, entry, element, use);
}

static void searches(struct country_view *view, struct doc_node *element, const struct element_finding *found)
{
	for (size_t i = 0; i < found->n_searched; i++) {
		struct doc_node *searched =
			doc_note(view->doc, element, claim_sentence(view->arena, found->searched[i]));
		for (size_t j = 0; j < found->searched[i]->n_texts; j++)
			view_source_link(view, searched, found->searched[i]->texts[j]);
	}
}

/* A long reason that the clause's own holds word for word is not told twice. */
enum { LONG_REASON = 120 };

/* Nor is that of an only element: what is said of the clause is said of it. */
static void element(struct country_view *view, struct doc_node *clause, const struct finding *finding,
		    const struct element_finding *found)
{
	bool only = finding->n_elements == 1 && !strcmp(finding->why, found->reason);
	struct doc_node *element = doc_block(view->doc, clause, DOC_ELEMENT, found->element->question);

	element->label = found->element->id;
	element->style = only && view_asked(view, finding) ? STYLE_AGAIN : STYLE_PLAIN;
	element->sign = sign_plain(found->result);
	if (!only && !(strlen(found->reason) > LONG_REASON && found->told))
		doc_paragraph(view->doc, element, found->reason);
	if (!only && !found->bounds.none && found->bounds.lower != found->bounds.upper)
		doc_note(view->doc, element,
			 arena_format(view->arena, "The status lies %s.", bounds_words(view->arena, found->bounds)));
	if (found->n_uses) {
		struct doc_node *list = doc_list(view->doc, element, STYLE_PLAIN);
		for (size_t i = 0; i < found->n_uses; i++)
			provision(view, list, found->element, &found->uses[i]);
	}
	searches(view, element, found);
}

/* ---- a clause ---- */

static void settled_by(struct country_view *view, struct doc_node *clause, const struct finding *finding)
{
	for (size_t i = 0; i < finding->n_settled_by; i++)
		doc_remark(view->doc, clause, "Would be settled by",
			   arena_format(view->arena, "%s %s", finding->settled_by[i].question,
					answers(view->arena, &finding->settled_by[i])))
			->style = view_asked(view, finding) ? STYLE_AGAIN : STYLE_PLAIN;
}

static void counted_in(struct country_view *view, struct doc_node *clause, const struct finding *finding)
{
	const struct clause *through = finding->clause->n_counted_in ? finding->clause->counted_in[0] : NULL;
	struct doc_node *remark = doc_remark(view->doc, clause, "Judged through", through ? NULL : finding->counted_in);
	if (!through)
		return;
	const struct doc_target target = {.part = through->instrument->id,
					  .anchor = clause_anchor(view->arena, through)};
	doc_link(view->doc, remark, target, clause_short(view->arena, through));
	doc_text(view->doc, remark, "; not counted again");
}

/* What the State says of the clause; a carried clause is not meant. */
static void comments(struct country_view *view, struct doc_node *clause, const struct finding *finding)
{
	const struct comment *comment;

	for (size_t at = 0; !finding->host && (comment = country_comment(view->country, finding->clause, &at));)
		doc_remark(view->doc, clause, "Comment of the State",
			   arena_format(view->arena, "%s (%s, %s)", comment->text, comment->by,
					in_date_words(view->arena, comment->on)));
}

static void remarks(struct country_view *view, struct doc_node *clause, const struct finding *finding)
{
	struct arena *arena = view->arena;

	if (finding->earlier && !finding->counted_in)
		doc_remark(view->doc, clause, "Earlier", earlier_words(arena, finding));
	if (finding->n_narrower)
		doc_remark(view->doc, clause, finding->n_narrower > 1 ? "Narrower in some cases" : "Narrower by",
			   breadth_labels(arena, finding->narrower_by, finding->n_narrower));
	if (finding->n_wider)
		doc_remark(view->doc, clause, "Goes further by",
			   breadth_labels(arena, finding->wider_by, finding->n_wider));
	if (finding->applies == APPLIES_UNKNOWN)
		doc_remark(view->doc, clause, "Applies",
			   "not known; the status is what it would be if the clause applies");
	if (finding->doubt)
		doc_remark(view->doc, clause, "Doubt", finding->doubt);
	if (finding->counted_in)
		counted_in(view, clause, finding);
	comments(view, clause, finding);
	settled_by(view, clause, finding);
}

static const char *bound_since(struct country_view *view, const struct finding *finding)
{
	if (!date_given(finding->since))
		return bound_words(finding->bound);
	return arena_format(view->arena, "%s since %s", bound_words(finding->bound),
			    in_date_words(view->arena, finding->since));
}

static void status(struct country_view *view, struct doc_node *clause, const struct finding *finding)
{
	struct doc_node *field = doc_field(view->doc, clause, FIELD_STATUS, NULL);

	doc_status(view->doc, field, sign_of(finding));
	if (finding->bounds.none || finding->bounds.lower == finding->bounds.upper)
		return;
	doc_text(view->doc, field, "; ");
	doc_muted(view->doc, field, bounds_words(view->arena, finding->bounds));
}

static void clause_fields(struct country_view *view, struct doc_node *clause, const struct finding *finding)
{
	struct doc *doc = view->doc;

	doc_field(doc, clause, FIELD_DUTY, duty_words(finding->clause->duty));
	doc_field(doc, clause, FIELD_ASKS, asks_text(view->arena, finding->clause));
	struct doc_node *law = doc_field(doc, clause, FIELD_LAW, NULL);
	cite_laws(view, law, finding, 3);
	status(view, clause, finding);
	doc_field(doc, clause, FIELD_WHY, finding->why);
	doc_field(doc, clause, FIELD_EVIDENCE, evidence_words(view->arena, finding->evidence, finding->text_as_of));
	if (finding->n_elements)
		cite_sources(view, doc_field(doc, clause, FIELD_SOURCES, NULL), finding, 8);
}

static void clause(struct country_view *view, struct doc_node *theme, const struct finding *finding)
{
	struct doc_node *clause = doc_block(view->doc, theme, DOC_CLAUSE, finding->clause->title);

	clause->label = finding_short(view->arena, finding);
	clause->anchor = finding_anchor(view->arena, finding);
	clause->sign = sign_of(finding);
	clause_fields(view, clause, finding);
	if (finding->benchmark)
		doc_remark(view->doc, clause, "Bound", bound_since(view, finding))->style = STYLE_AGAIN;
	remarks(view, clause, finding);
	for (size_t i = 0; i < finding->n_elements; i++)
		element(view, clause, finding, &finding->elements[i]);
}

/* ---- a treaty ---- */

static void theme(struct country_view *view, struct doc_node *concordance, const struct instrument_findings *of,
		  const struct theme *theme)
{
	struct doc_node *group = NULL;
	for (size_t i = 0; i < of->n_findings; i++) {
		const struct finding *finding = &of->findings[i];
		if (finding->clause->theme != theme || finding->status == STATUS_NOT_ASSESSED)
			continue;
		if (!group)
			group = doc_block(view->doc, concordance, DOC_THEME, theme->label);
		clause(view, group, finding);
	}
}

static void part_facts(struct country_view *view, struct doc_node *part, const struct instrument_findings *of)
{
	struct doc_node *facts = doc_add(view->doc, part, DOC_FACTS);
	doc_fact(view->doc, facts, "Law as of", day_words(view->arena, view->found->as_of));
	doc_fact(view->doc, facts, "The treaty",
		 date_given(of->since) ? arena_format(view->arena, "%s; in force for the State since %s",
						      bound_words(of->bound), in_date_words(view->arena, of->since))
				       : bound_words(of->bound));
	doc_fact(view->doc, facts, "Edition", view->country->edition);
}

static void part(struct country_view *view, const struct instrument_findings *of)
{
	const struct vocabulary *vocabulary = view->corpus->instruments->vocabulary;
	const struct instrument *instrument = of->instrument;
	struct doc_node *part = doc_block(view->doc, NULL, DOC_PART, instrument->title);

	part->number = ++view->sections;
	part->label = instrument->id;
	part->anchor = arena_format(view->arena, "concordance-%s", instrument->alias);
	part_facts(view, part, of);
	doc_paragraph(view->doc, part,
		      "Clause by clause: what the treaty asks, what national law says, and why the status is"
		      " what it is. Numbers in brackets refer to the sources.");
	struct doc_node *concordance =
		doc_block(view->doc, part, DOC_CONCORDANCE,
			  arena_format(view->arena, "%s and the %s, law as of %s", view->country->name,
				       instrument_short(view->arena, instrument),
				       day_words(view->arena, view->found->as_of)));
	for (size_t i = 0; i < vocabulary->n_themes; i++)
		theme(view, concordance, of, &vocabulary->themes[i]);
}

void concordance_parts(struct country_view *view)
{
	for (size_t i = 0; i < view->found->n_instruments; i++)
		part(view, &view->found->instruments[i]);
}

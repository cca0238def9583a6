/* SPDX-License-Identifier: MIT */
#include "report/questions.h"

#include <string.h>

#include <glib.h>

#include "base/arena.h"
#include "report/tally.h"
#include "report/words.h"

/* One question and all that hangs on it: the same doubt can stand under several clauses, and is asked once. */
struct asked_question {
	const struct question *question;
	const struct theme *theme; /* of the first clause */
	GPtrArray *findings;       /* const struct finding * */
	GPtrArray *answers;        /* const struct question *, for each finding */
};

static struct asked_question *question_of(GPtrArray *all, GHashTable *by_text, const struct finding *finding,
					  const struct question *question)
{
	struct asked_question *asked = g_hash_table_lookup(by_text, question->question);

	if (asked)
		return asked;
	asked = g_new0(struct asked_question, 1);
	asked->question = question;
	asked->theme = finding->clause->theme;
	asked->findings = g_ptr_array_new();
	asked->answers = g_ptr_array_new();
	g_ptr_array_add(all, asked);
	g_hash_table_insert(by_text, (gpointer)question->question, asked);
	return asked;
}

static void free_question(gpointer data)
{
	struct asked_question *asked = data;

	g_ptr_array_free(asked->findings, TRUE);
	g_ptr_array_free(asked->answers, TRUE);
	g_free(asked);
}

static GPtrArray *gather(const struct country_findings *found)
{
	GPtrArray *all = g_ptr_array_new_with_free_func(free_question);
	GHashTable *by_text = g_hash_table_new(g_str_hash, g_str_equal);

	for (size_t i = 0; i < found->n_instruments; i++)
		for (size_t j = 0; j < found->instruments[i].n_findings; j++) {
			const struct finding *finding = &found->instruments[i].findings[j];
			if (finding->status != STATUS_UNKNOWN || counted(finding) == COUNTED_ELSEWHERE)
				continue;
			for (size_t k = 0; k < finding->n_settled_by; k++) {
				struct asked_question *asked =
					question_of(all, by_text, finding, &finding->settled_by[k]);
				g_ptr_array_add(asked->findings, (gpointer)(uintptr_t)finding);
				g_ptr_array_add(asked->answers, (gpointer)(uintptr_t)&finding->settled_by[k]);
			}
		}
	g_hash_table_destroy(by_text);
	return all;
}

/* Why it matters: the clauses that hang on it, what they ask, and what each answer would make of them. */
static void matters(struct doc *doc, struct doc_node *section, const struct asked_question *asked)
{
	static const char *const heads[] = {"Clause", "Asks", "If yes", "If no"};
	struct doc_node *rows = doc_rows(doc, doc_table(doc, section, NULL, heads, G_N_ELEMENTS(heads)), NULL);

	for (guint i = 0; i < asked->findings->len; i++) {
		const struct finding *finding = asked->findings->pdata[i];
		const struct question *answer = asked->answers->pdata[i];
		struct doc_node *row = doc_row(doc, rows);
		doc_cell(doc, row, finding_short(doc->arena, finding));
		doc_cell(doc, row, first_sentence(doc->arena, asks_text(doc->arena, finding->clause), 160));
		doc_cell(doc, row, status_words(answer->yes));
		doc_cell(doc, row, status_words(answer->no));
	}
}

static void room_for_answer(struct doc *doc, struct doc_node *section)
{
	struct doc_node *facts = doc_add(doc, section, DOC_FACTS);

	doc_fact(doc, facts, "Answer", "…");
	doc_fact(doc, facts, "Act and section", "…");
	doc_fact(doc, facts, "In force since", "…");
	doc_fact(doc, facts, "Answered by, on", "…");
}

static void question(struct doc *doc, struct doc_node *to, const struct asked_question *asked, size_t number)
{
	struct doc_node *section = doc_section(doc, to, arena_format(doc->arena, "question-%zu", number),
					       arena_format(doc->arena, "Question %zu", number));

	doc_strong(doc, doc_paragraph(doc, section, NULL), asked->question->question);
	matters(doc, section, asked);
	room_for_answer(doc, section);
}

static struct doc *ministry_doc(struct arena *arena, const struct corpus *corpus, const struct country_findings *found,
				const char *title, const char *lead)
{
	struct doc *doc = doc_new(arena, NULL, title);
	struct doc_node *top = doc_add(doc, NULL, DOC_TOP);

	doc->as_of = found->as_of;
	doc->edition = found->country->edition;
	doc_block(doc, top, DOC_TITLE, title);
	doc_paragraph(doc, top, lead)->style = STYLE_LEAD;
	doc_caveat(doc, top);
	struct doc_node *facts = doc_add(doc, top, DOC_FACTS);
	doc_fact(doc, facts, "Law as of", day_words(arena, found->as_of));
	doc_fact(doc, facts, "Edition", found->country->edition);
	if (corpus->publisher.name)
		doc_fact(doc, facts, "Asked by", corpus->publisher.name);
	return doc;
}

const struct doc *questions_report(struct arena *arena, const struct corpus *corpus,
				   const struct country_findings *found)
{
	const struct vocabulary *vocabulary = corpus->instruments->vocabulary;
	GPtrArray *all = gather(found);
	size_t number = 0;
	struct doc *doc = ministry_doc(
		arena, corpus, found, arena_format(arena, "Questions to %s", found->country->name),
		"What is not known is not a gap. Each question says which clauses hang on it and what each answer would"
		" make of them. An answer helps most with the act, the section and the day since which it is in "
		"force.");

	for (size_t t = 0; t < vocabulary->n_themes; t++) {
		struct doc_node *section = NULL;
		for (guint i = 0; i < all->len; i++) {
			const struct asked_question *asked = all->pdata[i];
			if (asked->theme != &vocabulary->themes[t])
				continue;
			if (!section)
				section = doc_section(doc, NULL, vocabulary->themes[t].id, vocabulary->themes[t].label);
			question(doc, section, asked, ++number);
		}
	}
	if (!all->len)
		doc_paragraph(doc, NULL, "Nothing is open that a question would settle.");
	g_ptr_array_free(all, TRUE);
	return doc;
}

/* ---- the self-assessment ---- */

/* In the words of the questionnaire of the review. */
static const char *answer_words(const struct finding *finding)
{
	switch (finding->status) {
	case STATUS_MET:
		return "Yes";
	case STATUS_PARTLY_MET:
		return "Yes, in part";
	case STATUS_NOT_MET:
	case STATUS_CONFLICT:
		return "No";
	case STATUS_ABSENT:
		return "No (optional)";
	case STATUS_NOT_APPLICABLE:
		return "Not applicable";
	case STATUS_UNKNOWN:
		return "To be answered by the State";
	case STATUS_NOT_ASSESSED:
		return "Not asked of a statute";
	}
	g_assert_not_reached();
}

static void answer_row(struct doc *doc, struct doc_node *rows, const struct finding *finding)
{
	struct doc_node *row = doc_row(doc, rows);

	doc_cell(doc, row, finding_short(doc->arena, finding));
	doc_cell(doc, row, asks_text(doc->arena, finding->clause));
	doc_cell(doc, row, answer_words(finding));
	doc_cell(doc, row, laws_cited(doc->arena, finding->elements, finding->n_elements, false));
	doc_cell(doc, row,
		 finding->status == STATUS_MET ? evidence_words(doc->arena, finding->evidence, finding->text_as_of)
					       : first_sentence(doc->arena, finding->why, 220));
}

typedef bool wanted(const struct finding *finding, const char *cluster);

static bool of_cluster(const struct finding *finding, const char *cluster)
{
	return finding->status != STATUS_NOT_ASSESSED && !g_strcmp0(finding->clause->cluster, cluster);
}

static bool not_assessed(const struct finding *finding, const char *cluster)
{
	(void)cluster;
	return finding->status == STATUS_NOT_ASSESSED;
}

static void answers_section(struct doc *doc, const struct country_findings *found, const char *heading,
			    const char *says, wanted *want, const char *cluster)
{
	static const char *const heads[] = {"Clause", "Asks", "Draft answer", "Law cited", "Remark"};
	struct doc_node *rows = NULL;

	for (size_t i = 0; i < found->n_instruments; i++)
		for (size_t j = 0; j < found->instruments[i].n_findings; j++) {
			const struct finding *finding = &found->instruments[i].findings[j];
			if (finding->host || !want(finding, cluster))
				continue;
			if (!rows) {
				struct doc_node *section = doc_section(doc, NULL, NULL, heading);
				doc_paragraph(doc, section, says);
				rows = doc_rows(doc, doc_table(doc, section, NULL, heads, G_N_ELEMENTS(heads)), NULL);
			}
			answer_row(doc, rows, finding);
		}
}

const struct doc *self_assessment_report(struct arena *arena, const struct corpus *corpus,
					 const struct country_findings *found)
{
	struct doc *doc = ministry_doc(
		arena, corpus, found, arena_format(arena, "Self-assessment of %s: draft answers", found->country->name),
		"Draft answers to the questionnaire of the review of the Convention and its Protocols, from the text of"
		" laws alone. They are for the State to check, correct and complete; it alone answers.");

	answers_section(doc, found, "Cluster I: criminalization and jurisdiction",
			"The clauses that the review takes up first.", of_cluster, "I");
	answers_section(doc, found, "Other clauses", "Their cluster in the review was not verified in a source.",
			of_cluster, NULL);
	answers_section(doc, found, "Not assessed",
			"Paragraphs that no statute answers, or that ask for nothing; the State answers them from its "
			"practice.",
			not_assessed, NULL);
	return doc;
}

/* SPDX-License-Identifier: MIT */
#include "report/method.h"

#include <glib.h>

#include "report/sign.h"
#include "report/words.h"

void method_summary(struct doc *doc, struct doc_node *to)
{
	doc_paragraph(
		doc, to,
		"Each clause is broken into elements, each one a question that a text can answer. Rules of law and"
		" elements are compared as sets of cases: what the treaty asks for, minus what the sections in force"
		" reach. Nothing left: met. All left: not met. Else partly met, and what is left is named.");
	doc_paragraph(
		doc, to,
		"What a text does not settle is worked out twice, once for the law and once against it. Where the two"
		" agree, that is the status. Where they do not, the status is unknown, and the report says between"
		" what it lies and which answer would settle it.");
	doc_paragraph(
		doc, to,
		"An absence is stated only where the acts in which the rule would stand were searched for it on that"
		" day. Everywhere else silence is unknown. Paraphrases of treaties and of national law are our own"
		" words; the texts themselves govern.");
}

static const char *const crosswalk[][5] = {
	{"met", "Yes", "full", "in full", "satisfied"},
	{"partly met", "Yes, in part", "partial", "in part", "not-satisfied, with what is left over"},
	{"not met", "No", "no", "none", "not-satisfied"},
	{"conflict", "No, with an explanation", "direct conflict", "contrary", "not-satisfied"},
	{"unknown", "to be answered by the State", "blank", "open", "no finding yet"},
	{"absent", "No (optional)", "not used", "not used", "no finding"},
	{"not applicable", "Not applicable", "not applicable", "not applicable", "no finding"},
	{"not assessed", "not asked of a statute", "blank", "not assessed", "no finding"},
};

void method_crosswalk(struct doc *doc, struct doc_node *to)
{
	static const char *const heads[] = {"Here", "UNTOC self-assessment", "EU table of concordance", "In a word",
					    "OSCAL"};
	struct doc_node *rows =
		doc_rows(doc, doc_table(doc, to, "The statuses in the words of other forms", heads, 5), NULL);

	for (size_t i = 0; i < G_N_ELEMENTS(crosswalk); i++) {
		struct doc_node *row = doc_row(doc, rows);
		for (size_t j = 0; j < 5; j++)
			doc_cell(doc, row, crosswalk[i][j]);
	}
}

static const struct {
	enum status status;
	const char *means, *example;
} statuses[] = {
	{STATUS_MET, "Every element of the clause is found in a law in force, with its section.",
	 "The Penal Code names act, means and purpose of trafficking."},
	{STATUS_PARTLY_MET, "Some of what is asked is found, the rest is not; what is missing is named.",
	 "Attempt is punished, organising is not."},
	{STATUS_NOT_MET,
	 "The texts that would hold the rule were searched, and what is asked is not there. Where a part of it may be, "
	 "that is said: at most partly met.",
	 "No section raises the sentence where lives were endangered."},
	{STATUS_CONFLICT, "A law does what the clause forbids.", "The person who was smuggled is punished for it."},
	{STATUS_UNKNOWN, "A text was not read, or does not settle the point, and the answer would change the status.",
	 "The act of 2025 is reported; its text was not seen."},
	{STATUS_ABSENT, "A choice or a soft duty that the law does not show. Never a gap.",
	 "Extradition without a treaty is left open, and not used."},
	{STATUS_NOT_APPLICABLE, "What the clause presupposes is not there.",
	 "Measures at sea, of a State without a coast."},
	{STATUS_NOT_ASSESSED, "Practice, meaning, or a saving clause: no statute answers it.",
	 "The quality of travel documents."},
};

static void statuses_section(struct doc *doc)
{
	static const char *const heads[] = {"Status", "Means", "For example"};
	struct doc_node *section = doc_numbered(doc, "statuses", 1, "The statuses");

	doc_paragraph(
		doc, section,
		"A status is a word. The sign stands for it where there is no room: the fuller the circle, the more"
		" of the clause is met. Colour repeats what the sign says and adds nothing.");
	struct doc_node *rows = doc_rows(doc, doc_table(doc, section, NULL, heads, 3), NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(statuses); i++) {
		struct doc_node *row = doc_row(doc, rows);
		doc_status(doc, doc_cell(doc, row, NULL), sign_plain(statuses[i].status));
		doc_cell(doc, row, statuses[i].means);
		doc_cell(doc, row, statuses[i].example);
	}
}

static void marks_section(struct doc *doc)
{
	struct doc_node *section = doc_numbered(doc, "marks", 2, "Signs and marks");
	doc_paragraph(doc, section,
		      "A mark never changes a status. What binds the State is filled; a benchmark is"
		      " outlined, in parentheses.");
	doc_add(doc, section, DOC_KEY);
}

static const struct {
	enum seen seen;
	const char *means;
} grades[] = {
	{SEEN_LAW_TEXT, "The words of that very section were read, in the language of the law."},
	{SEEN_OFFICIAL_TRANSLATION, "A translation that the State publishes was read."},
	{SEEN_BILL_AS_PASSED, "The bill that was passed was read, not the act."},
	{SEEN_UNOFFICIAL_TRANSLATION, "Any other translation was read."},
	{SEEN_MACHINE_TRANSLATION, "A translation by a machine was read."},
	{SEEN_SECONDARY, "A report about the law was read, not the law. Marked †."},
	{SEEN_HEADING_ONLY, "Only the heading is known. It supports no finding."},
	{SEEN_NOT_SEEN, "The law is known to exist; nothing was read. Marked †."},
};

static void evidence_section(struct doc *doc)
{
	static const char *const heads[] = {"Grade", "What was read"};
	struct doc_node *section = doc_numbered(doc, "evidence", 3, "Evidence");

	doc_paragraph(doc, section, "Each finding carries the weakest text on which it rests.");
	struct doc_node *rows = doc_rows(doc, doc_table(doc, section, NULL, heads, 2), NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(grades); i++) {
		struct doc_node *row = doc_row(doc, rows);
		doc_cell(doc, row, seen_words(grades[i].seen));
		doc_cell(doc, row, grades[i].means);
	}
}

static void limits_section(struct doc *doc)
{
	static const char *const limits[] = {
		"Only law on the books is compared. Whether and how it is applied is not assessed.",
		"Case law is taken into account only where a source names it.",
		"Paraphrases are our own words. The texts themselves govern.",
		"Federal and provincial law may differ; the report says which was read.",
	};
	struct doc_node *list = doc_list(doc, doc_numbered(doc, "limits", 7, "Limits"), STYLE_PLAIN);
	for (size_t i = 0; i < G_N_ELEMENTS(limits); i++)
		doc_entry(doc, list, limits[i]);
}

static void words_sections(struct doc *doc)
{
	struct doc_node *compared = doc_numbered(doc, "compared", 4, "How a clause is compared");
	method_summary(doc, compared);

	struct doc_node *counts = doc_numbered(doc, "counts", 5, "Counts");
	doc_paragraph(
		doc, counts,
		"Every count is printed with its base. Choices and soft duties are shown and not counted; a clause that"
		" is judged through another is not counted again; what does not apply is in no base. What binds the"
		" State and what is a benchmark are counted apart. Counts are not a score: clauses differ in weight.");
	doc_paragraph(doc, counts,
		      "States stand in alphabetical order. They are not ranked, and no page sets their counts"
		      " side by side.");

	struct doc_node *dates = doc_numbered(doc, "dates", 6, "Dates");
	doc_paragraph(
		doc, dates,
		"Law is compared as of the day printed on each page: a provision counts from its commencement to its"
		" end, a treaty from its entry into force for the State. A text speaks up to the day to which it is"
		" consolidated, or to the first later act that was not read. Beyond that day a result says of which"
		" day its text is.");
}

static void corrections_section(struct doc *doc)
{
	struct doc_node *section = doc_numbered(doc, "corrections", 9, "Corrections");
	doc_paragraph(doc, section,
		      "A reader who knows a text better is asked to say which finding is affected, which"
		      " section answers it, and where the text can be read.");
}

const struct doc *method_report(struct arena *arena, const struct corpus *corpus)
{
	struct doc *doc = doc_new(arena, "method", "Method and limits");
	struct doc_node *top = doc_add(doc, NULL, DOC_TOP);

	doc->as_of = corpus->as_of;
	doc_block(doc, top, DOC_TITLE, "Method and limits");
	doc_paragraph(doc, top,
		      "How national law is compared with a treaty, what the words and signs mean, and what the"
		      " comparison cannot say.")
		->style = STYLE_LEAD;
	doc_caveat(doc, top);
	statuses_section(doc);
	marks_section(doc);
	evidence_section(doc);
	words_sections(doc);
	limits_section(doc);
	method_crosswalk(doc, doc_numbered(doc, "crosswalk", 8, "Crosswalk"));
	corrections_section(doc);
	return doc;
}

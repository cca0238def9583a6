/* SPDX-License-Identifier: MIT */
/*
 * Wording that all reports share: names of clauses, citations, evidence,
 * addresses of places. Nothing here looks at more than what it names.
 */
#ifndef REPORT_WORDS_H
#define REPORT_WORDS_H

#include "report/doc.h"

extern const char caveat_head[];
extern const char caveat_text[];
void doc_caveat(struct doc *doc, struct doc_node *to);

const char *instrument_short(struct arena *arena, const struct instrument *instrument); /* "SoM" */
const char *bare_citation(const char *citation); /* "6(1)(a)" of "Art. 6(1)(a)" */
const char *unit_short(struct arena *arena, const struct instrument *instrument,
		       const char *citation); /* "SoM 6(1)(a)" */
const char *clause_short(struct arena *arena, const struct clause *clause);
/* "UNTOC 31(6)" for "untoc:art_31__para_6"; the key itself where it names no unit of the treaty. */
const char *notification_short(struct arena *arena, const struct instrument *instrument, const char *key);
const char *finding_short(struct arena *arena, const struct finding *finding); /* "UNTOC 18(1) through SoM 1(3)" */

/* "som-art-6-1-a"; a place that is the same in every format. */
const char *clause_anchor(struct arena *arena, const struct clause *clause);
const char *finding_anchor(struct arena *arena, const struct finding *finding);

/* The finding in a country's report; page NULL: from that report itself. */
struct doc_target finding_target(struct arena *arena, const struct finding *finding, const char *page);
struct doc_target page_target(const char *page, const char *anchor);

const char *asks_text(struct arena *arena, const struct clause *clause); /* the paraphrase, after what introduces it */
const char *force_words(struct arena *arena, const struct provision *provision); /* "in force from 2006" */
const char *evidence_words(struct arena *arena, enum seen seen,
			   struct date text_as_of);      /* "law text of 26 September 2006" */
bool standing_on(const struct country *country, day on); /* is the force of its law in doubt on that day? */
const char *law_section(struct arena *arena, const struct law *law, const char *sections); /* "Penal Code, s. 360C" */
const char *law_name(struct arena *arena, const struct law *law); /* "Penal Code (No. 2 of 1883)" */
const char *use_section(const struct use *use);
const char *day_words(struct arena *arena, day on);
const char *in_date_words(struct arena *arena, struct date date);    /* NULL for no date */
const char *bounds_words(struct arena *arena, struct bounds bounds); /* "between not met and met"; NULL: no bounds */

/* What is said where nothing falls short: that it is so on the day, and up to which day acts were searched. */
const char *no_shortfall(struct arena *arena, const struct country_findings *found);

/* The first sentence, at most so many characters; "…" stands for what was cut. */
const char *first_sentence(struct arena *arena, const char *text, size_t most);
const char *with_stop(struct arena *arena, const char *text); /* ends in a full stop, a question mark… */
const char *with_capital(struct arena *arena, const char *text);

const char *count_of(struct arena *arena, size_t n, const char *one, const char *many); /* "1 clause", "no clauses" */
const char *list_words(struct arena *arena, const char *const *words, size_t n);        /* "a, b and c" */

/* Does the element ask about the facet, or is it one that always counts? */
bool element_asks(const struct element *element, const struct facet *facet);

const char *place_words(struct arena *arena, struct place place); /* "frameworks/LKA/smuggling.yaml:12" */

/* The address of what was read; NULL: none is known. */
const char *reading_address(struct arena *arena, struct reading_place read);

/* "Yes: met. No: not met." */
const char *answers(struct arena *arena, const struct question *question);
/* "for no gain (s. 13A of the Foreigners Act)" */
const char *breadth_words(struct arena *arena, const struct breadth_note *note);
/* "partly met, as the law stood on 20 June 2021: why it was"; NULL: nothing was settled earlier. */
const char *earlier_words(struct arena *arena, const struct finding *finding);

/* Acts and sections on which elements rest, each once, with semicolons between; `nearest`: also those that do not reach
 * it, called so. NULL: none. */
const char *laws_cited(struct arena *arena, const struct element_finding *elements, size_t n, bool nearest);

/* "gain: for any material benefit": the line on which words of the section carry the facet, where the element asks about
 * it; NULL: none. */
const char *because_line(struct arena *arena, const struct element *element, const struct use *use, size_t facet);

const char *consultation_words(struct arena *arena, const struct country *country); /* "not shared with the State" */

/* Of which treaty and for which clauses a carried finding is told. Ids of units, joined where all of a unit is meant. */
const struct unit *const *carried_for(struct arena *arena, const struct finding *finding, size_t *n);

#endif

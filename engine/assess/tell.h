/* SPDX-License-Identifier: MIT */
/* What reasons are made of: sentences, the sections that they cite, and what the boxes of these leave over. A text is a
 * GPtrArray of sentences, each to be freed with g_free; words live in the arena of the run. */
#ifndef ASSESS_TELL_H
#define ASSESS_TELL_H

#include <glib.h>

#include "assess/element.h"

#define BOXES_TOLD 4 /* left-over boxes, or what is said of them, that a reason spells out */
#define CITED 4      /* offences that a reason names of many */

/* Appends "s. 5 reaches it" to the text as "Section 5 reaches it." */
void sentence(GPtrArray *text, const char *format, ...) G_GNUC_PRINTF(2, 3);

struct cites {
	GPtrArray *surely;  /* rules with a smallest box */
	GPtrArray *perhaps; /* rules with a largest box only */
};

/* To be freed with cites_free. */
struct cites cites_of(const struct coverage *const *coverages, size_t n);
void cites_free(struct cites cites);

/* Adds what is of a limb that is not yet there. */
void add_once(GPtrArray *to, const struct reach *reach);

/* "ss. 5 and 6 of the Passports Act": each, or a few of many. */
const char *cited(const struct run *run, const GPtrArray *reaches);
const char *cited_some(const struct run *run, const GPtrArray *reaches);

/* The verb that goes with what is cited: two limbs of one section are one, "ss. 5, 6" are several. */
const char *plural(const GPtrArray *reaches, const char *one, const char *many);

/* What the smallest boxes leave over and the largest do not. */
struct boxes doubted(const struct run *run, const struct coverage *coverage);

/* Boxes in words, BOXES_TOLD at most and the number of the rest. */
const char *told(const struct run *run, const struct coverage *coverage, const struct boxes *boxes);

/* The conditions that rules surely ask and that the element does not allow. */
void tell_conditions(const struct run *run, const struct coverage *coverage, GPtrArray *text);

/* The facets that a rule leaves open on its axes, "gain" and "movement", added to labels. */
void add_open_facets(const struct run *run, const struct coverage *coverage, const struct reach *rule, GPtrArray *to);
void tell_open_facets(const struct run *run, const struct coverage *coverage, GPtrArray *text);

/* Of each rule the thresholds that it does not reach for sure, or all. */
void tell_thresholds(const struct run *run, const struct element *element, const struct reach *const *rules, size_t n,
		     bool all, GPtrArray *text);

#endif

/* SPDX-License-Identifier: MIT */
/* What there is to compare: countries, treaties, clauses, words. */
#ifndef REPORT_LISTS_H
#define REPORT_LISTS_H

#include "report/doc.h"

const struct doc *list_countries(struct arena *arena, const struct country *const *countries, size_t n);
const struct doc *list_instruments(struct arena *arena, const struct corpus *corpus);
const struct doc *list_clauses(struct arena *arena, const struct corpus *corpus, const char *const *instruments,
			       size_t n); /* ids or aliases; n 0: all */
const struct doc *list_vocabulary(struct arena *arena, const struct corpus *corpus);

#endif

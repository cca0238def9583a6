/* SPDX-License-Identifier: MIT */
/* How national law is compared with a treaty, what the words mean, and what the comparison cannot say. */
#ifndef REPORT_METHOD_H
#define REPORT_METHOD_H

#include "report/doc.h"

const struct doc *method_report(struct arena *arena, const struct corpus *corpus);

/* For the end of a country's report. */
void method_summary(struct doc *doc, struct doc_node *to);
void method_crosswalk(struct doc *doc, struct doc_node *to);

#endif

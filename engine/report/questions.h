/* SPDX-License-Identifier: MIT */
/* Two documents that go to a ministry: the questions that would settle what is not known, and draft answers to the
 * self-assessment of the review of the Convention. */
#ifndef REPORT_QUESTIONS_H
#define REPORT_QUESTIONS_H

#include "report/doc.h"

const struct doc *questions_report(struct arena *arena, const struct corpus *corpus,
				   const struct country_findings *found);

const struct doc *self_assessment_report(struct arena *arena, const struct corpus *corpus,
					 const struct country_findings *found);

#endif

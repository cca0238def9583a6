/* SPDX-License-Identifier: MIT */
/* Results in words (rule 21) of what is asked of offences, and of rules about them: of which offences, and how far. */
#ifndef ASSESS_REASON_ABOUT_H
#define ASSESS_REASON_ABOUT_H

#include <glib.h>

#include "assess/element.h"

/* A rule that has to govern offences: which does, which offences none governs. */
void about_reason(const struct run *run, const struct outcome *outcome, GPtrArray *text);

/* Limits and conditions asked of the offences themselves: the offence is its own rule. */
void offences_reason(const struct run *run, const struct outcome *outcome, GPtrArray *text);

#endif

/* SPDX-License-Identifier: MIT */
/* The verbs, one file each; verbs.c has their table. Each returns an exit status. */
#ifndef CLI_VERBS_H
#define CLI_VERBS_H

#include "cli/options.h"

int verb_report(const struct settings *settings, char **codes);
int verb_check(const struct settings *settings, char **paths);
int verb_explain(const struct settings *settings, char **operands);
int verb_handbook(const struct settings *settings, char **operands);
int verb_brief(const struct settings *settings, char **codes);
int verb_questions(const struct settings *settings, char **operands);
int verb_self_assessment(const struct settings *settings, char **operands);
int verb_new(const struct settings *settings, char **operands);
int verb_schema(const struct settings *settings, char **operands);
int verb_list(const struct settings *settings, char **operands);

#endif

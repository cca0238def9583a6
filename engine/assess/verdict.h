/* SPDX-License-Identifier: MIT */
/* A clause held against the law: its gates, its elements, its status (rules 14, 16 to 19). */
#ifndef ASSESS_VERDICT_H
#define ASSESS_VERDICT_H

#include "assess/element.h"

struct verdict {
	enum applies applies;
	enum status status;
	struct bounds bounds;
	struct result result;        /* of the elements, were the gates open */
	struct outcome root;         /* of clause->root; no children where the clause is not tested */
	const struct outcome *gates; /* one for each gate of the clause */
	const enum applies *open;
	bool no_offence; /* carried, and the law reaches none of the offences */
};

struct verdict clause_verdict(const struct run *run);

/* What `verdict` becomes under an answer to a question. `scratch` is empty before and after. */
enum status status_under(const struct run *run, const struct verdict *verdict, const struct statutes *answered,
			 struct arena *scratch);

#endif

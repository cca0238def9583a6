/* SPDX-License-Identifier: MIT */
/* The words of the enums of finding.h: ids as the JSON has them, and as a reader does. */
#include "assess/finding.h"

struct word {
	const char *id;
	const char *words;
};

static const struct word statuses[] = {
	[STATUS_CONFLICT] = {"conflict", "conflict"},
	[STATUS_NOT_MET] = {"not-met", "not met"},
	[STATUS_ABSENT] = {"absent", "absent"},
	[STATUS_PARTLY_MET] = {"partly-met", "partly met"},
	[STATUS_MET] = {"met", "met"},
	[STATUS_UNKNOWN] = {"unknown", "unknown"},
	[STATUS_NOT_APPLICABLE] = {"not-applicable", "not applicable"},
	[STATUS_NOT_ASSESSED] = {"not-assessed", "not assessed"},
};

static const struct word bounds[] = {
	[BOUND_PARTY] = {"party", "party"},
	[BOUND_SIGNATORY] = {"signatory", "signatory, not party"},
	[BOUND_NOT_PARTY] = {"not-party", "not a party"},
	[BOUND_RESERVED] = {"reserved", "party, with a reservation"},
	[BOUND_UNKNOWN] = {"unknown", "not known whether bound"},
};

static const char *const applies[] = {
	[APPLIES_NO] = "no",
	[APPLIES_UNKNOWN] = "unknown",
	[APPLIES_YES] = "yes",
};

static const char *const breadths[] = {
	[BREADTH_EQUAL] = "equal",
	[BREADTH_NARROWER] = "narrower",
	[BREADTH_WIDER] = "wider",
	[BREADTH_MIXED] = "mixed",
};

static const struct word roles[] = {
	[ROLE_REACHES] = {"reaches", "reaches it"},
	[ROLE_REACHES_IN_PART] = {"reaches-in-part", "reaches it in part"},
	[ROLE_MAY_REACH] = {"may-reach", "may reach it"},
	[ROLE_FORBIDDEN] = {"forbidden", "does what the treaty forbids"},
	[ROLE_GATE] = {"gate", "decides whether the clause applies"},
	[ROLE_NEAREST] = {"nearest", "the nearest; does not reach it"},
};

const char *status_id(enum status status)
{
	return statuses[status].id;
}
bool status_short(enum status status)
{
	return status == STATUS_CONFLICT || status == STATUS_NOT_MET || status == STATUS_PARTLY_MET;
}

const char *status_words(enum status status)
{
	return statuses[status].words;
}
const char *bound_id(enum bound bound)
{
	return bounds[bound].id;
}
const char *bound_words(enum bound bound)
{
	return bounds[bound].words;
}
const char *applies_id(enum applies value)
{
	return applies[value];
}
const char *breadth_id(enum breadth breadth)
{
	return breadths[breadth];
}
const char *role_id(enum role role)
{
	return roles[role].id;
}
const char *role_words(enum role role)
{
	return roles[role].words;
}

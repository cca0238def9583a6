/* SPDX-License-Identifier: MIT */
/* Whether a treaty binds a State on a day, and whether a clause of it does. */
#ifndef ASSESS_BOUND_H
#define ASSESS_BOUND_H

#include "assess/finding.h"

enum bound treaty_bound(const struct country *country, const struct instrument *instrument, day on, struct date *since);

/* The same, but for clauses under which the State has made a reservation. */
enum bound clause_bound(const struct country *country, const struct clause *clause, day on);

/* The weaker of two: what carries a clause and what is carried have to bind both. */
enum bound weaker_bound(enum bound a, enum bound b);

#endif

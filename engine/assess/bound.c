/* SPDX-License-Identifier: MIT */
#include "assess/bound.h"

#include <string.h>

static bool signed_by(const struct treaty_status *status, day on)
{
	return date_given(status->signed_on) && date_first(status->signed_on) <= on;
}

enum bound treaty_bound(const struct country *country, const struct instrument *instrument, day on, struct date *since)
{
	const struct treaty_status *status = country_treaty(country, instrument->id);

	*since = (struct date){0};
	if (!status || status->joined == JOINED_UNKNOWN)
		return BOUND_UNKNOWN;
	if (status->joined == JOINED_YES && !date_given(status->in_force))
		return BOUND_UNKNOWN;
	if (status->joined == JOINED_YES && date_last(status->in_force) <= on) {
		*since = status->in_force;
		return BOUND_PARTY;
	}
	if (status->joined == JOINED_YES && date_first(status->in_force) <= on)
		return BOUND_UNKNOWN; /* on that day only possibly in force */
	return signed_by(status, on) ? BOUND_SIGNATORY : BOUND_NOT_PARTY;
}

/* art_18 and all that lies under it */
static bool under(const char *eid, const char *reserved)
{
	size_t length = strlen(reserved);

	return !strncmp(eid, reserved, length) && (!eid[length] || !strncmp(eid + length, "__", 2));
}

static bool reserved(const struct country *country, const struct clause *clause, day on)
{
	const struct treaty_status *status = country_treaty(country, clause->instrument->id);

	for (size_t i = 0; status && i < status->n_reservations; i++) {
		const struct reservation *reservation = &status->reservations[i];

		if (!strcmp(reservation->kind, "reservation") && reservation->clause &&
		    under(clause->unit->eid, reservation->clause) &&
		    (!date_given(reservation->on) || date_first(reservation->on) <= on))
			return true;
	}
	return false;
}

enum bound clause_bound(const struct country *country, const struct clause *clause, day on)
{
	struct date since;
	enum bound bound = treaty_bound(country, clause->instrument, on, &since);

	return bound == BOUND_PARTY && reserved(country, clause, on) ? BOUND_RESERVED : bound;
}

/* From the strongest: a party, with a reservation, a signatory, not known, not a party. */
static int weakness(enum bound bound)
{
	switch (bound) {
	case BOUND_PARTY:
		return 0;
	case BOUND_RESERVED:
		return 1;
	case BOUND_SIGNATORY:
		return 2;
	case BOUND_UNKNOWN:
		return 3;
	case BOUND_NOT_PARTY:
		return 4;
	}
	return 4;
}

enum bound weaker_bound(enum bound a, enum bound b)
{
	return weakness(a) >= weakness(b) ? a : b;
}

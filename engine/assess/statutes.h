/* SPDX-License-Identifier: MIT */
/*
 * The law of a country on one day: which limbs are in force, and for each the
 * smallest box (what it surely reaches) and the largest (what it may reach).
 * Rules 2 to 4, 7 and 13 of comparison.md.
 */
#ifndef ASSESS_STATUTES_H
#define ASSESS_STATUTES_H

#include "assess/finding.h"

/*
 * One limb as far as it is in force. Masks stand at facet->index of its kind;
 * for a facet that is no set or scale they mean nothing. The mask of `exempts`
 * holds the offenders who are NOT spared.
 */
struct reach {
	const struct limb *limb;
	const struct kind *kind;
	struct mask about; /* leaves of the key: the part of the limb that this is; parts share the limb */
	bool sure;         /* surely in force: the smallest box counts */
	bool only_low;     /* stands for a chain of which exactly one is in force: the largest boxes are elsewhere */
	const struct reach *with; /* the rest of that chain, or NULL */
	const struct mask *low;   /* the smallest box */
	const struct mask *high;  /* the largest box */
	struct mask asks_low;     /* conditions in the smallest box: all that it asks or may ask */
	struct mask asks_high;    /* conditions in the largest box: what it surely asks */
	bool asks_open_low;       /* its conditions are unknown: the smallest box has one that nobody can name */
	bool asks_open_high;      /* so has the largest: only where a question is answered so */
	int scope_answer;         /* a question's answer on an unknown scope: 1 all, -1 nothing, 0 none given */
};

/* An answer to a question that the law leaves open: that limbs of `provision` let in all that `facet` may let in, or only
 * what it surely does. `provision` NULL: that searches have been made (yes: other law meets the element; no: there is none). */
struct answer {
	const struct provision *provision;
	const struct facet *facet;
	const char *fact;
	bool yes;
};

/* The reaches of one kind. Frames (frame.h) made of them are kept with them; statutes under an answer share both. */
struct of_kind {
	struct arena *arena;
	const struct reach *all; /* in the order of the files */
	size_t n;
	void *frames; /* GHashTable, struct element to struct frame */
};

struct statutes {
	struct arena *arena;
	const struct instruments *instruments;
	const struct vocabulary *vocabulary;
	const struct country *country;
	day on;
	const struct answer *answer;  /* NULL: as recorded */
	const struct statutes *plain; /* without the answer */
	struct of_kind **kinds;       /* by kind->index */
};

/* All but the tables of frames in `arena`; statutes_free() frees these. */
struct statutes *statutes_on(struct arena *arena, const struct instruments *instruments, const struct country *country,
			     day on);
/* The same law under an answer. Shares what the answer leaves alone, so that `plain` has to live longer. */
struct statutes *statutes_under(struct arena *arena, const struct statutes *plain, const struct answer *answer);
void statutes_free(struct statutes *statutes);

/* What it means that the limb does not write the facet, given what it is about (rule 4). */
enum facet_silence silence_in(const struct reach *reach, const struct facet *facet);

struct of_kind *statutes_of_kind(const struct statutes *statutes, const struct kind *kind);

/* Is it a kind of rule that spares offenders, and so is cut out of every offence (rule 13)? */
bool kind_exempts(const struct vocabulary *vocabulary, const struct kind *kind);

/*
 * Has every place been searched where a rule of `kind` about `asked` may stand, on the day (rule 9)? For a kind with
 * of-topics also the topics of `offence_topics`. Claims used are added to `used` (a GPtrArray of const struct claim *,
 * or NULL), each once.
 */
bool statutes_closed(const struct statutes *statutes, const struct kind *kind, const struct asked *asked,
		     size_t n_asked, const struct topic *const *offence_topics, size_t n_offence_topics, void *used);

#endif

/* SPDX-License-Identifier: MIT */
/*
 * The data folder as a whole: instruments/, frameworks/stocktake.yaml, and the
 * countries asked for. Reads, binds, links; everything wrong is a diagnostic.
 */
#ifndef MODEL_CORPUS_H
#define MODEL_CORPUS_H

#include "model/framework.h"
#include "model/instrument.h"

struct publisher {
	const char *name;
	const char *logo; /* path of an image in frameworks/, or NULL */
};

struct corpus {
	struct arena *arena; /* of the treaties; freed by corpus_free */
	const struct instruments *instruments;
	day as_of;      /* the day of stocktake.yaml */
	day looks_back; /* the earlier day that reports compare it with; 0: none */
	struct publisher publisher;
	const char *const *codes; /* folders found under frameworks/, in alphabetical order */
	size_t n_codes;
	const char *root;
	const struct source *const
		*sources; /* the treaties, the vocabulary and stocktake.yaml, as every edition counts them */
	size_t n_sources;
};

/* NULL when the treaties or stocktake.yaml cannot be used; diagnostics say why. */
struct corpus *corpus_open(const char *root, struct diags *diags);
void corpus_free(struct corpus *corpus);

/*
 * Reads one country into `arena` (an arena a country, the caller's). NULL after an error. A code that is no country's
 * is one too; the caller who wants exit status 3 looks it up in `codes` first.
 */
struct country *corpus_country(const struct corpus *corpus, struct arena *arena, const char *code, struct diags *diags);

#endif

/* SPDX-License-Identifier: MIT */
/* The forms of a country's files, as tables: what binds them, and what the schema for editors is made from. */
#ifndef MODEL_FORMS_H
#define MODEL_FORMS_H

#include "model/shape.h"
#include "model/vocabulary.h"

extern const struct shape file_shape; /* the sections of a file */
extern const struct shape state_shape, source_shape, treaty_shape, notification_shape, authority_shape,
	arrangement_shape, comment_shape, law_shape, claim_shape;
extern const struct shape force_shape; /* in-force of a provision */
extern const struct shape part_shape;  /* a description of offences (rule 12) */

/* The parts of a rule of law: their fixed keys, then the facets of the kind, which are bound by their types. */
enum rule_part { RULE_PROVISION, RULE_LIMB, RULE_READING, RULE_BECAUSE, RULE_UNSURE, RULE_PARTS };
void rule_shape(struct arena *arena, const struct kind *kind, enum rule_part part, struct shape *shape);

/* The term that a claim can name under the topic, as in "mla:bank-secrecy"; NULL: none of that id. */
const struct term *claim_term(const struct vocabulary *vocabulary, const struct topic *topic, const char *id);

#endif

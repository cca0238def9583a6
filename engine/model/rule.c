/* SPDX-License-Identifier: MIT */
/* One rule of law, as far as it is facets: the shape of each kind, and each facet's value by its type. */
#include <string.h>

#include "model/bind.h"
#include "model/value.h"

/* Shapes: the fixed keys of each part, and the facets of the kind. */

static const struct shape_row provision_rows[] = {
	MUST("id", ID, struct raw_rule, id),
	MUST("law", SCALAR, struct raw_rule, law),
	MUST("section", TEXT, struct raw_rule, section),
	MAY("text", SCALAR, struct raw_rule,
	    text), /* its absence is told by provision.c, with the texts that there are */
	MUST_HOLD("in-force", MAP, struct raw_rule, in_force, &force_shape),
	MAY("replaces", SCALAR, struct raw_rule, replaces),
	MUST("kind", SCALAR, struct raw_rule, kind),
	MAY("any-of", LIST, struct raw_rule, any_of),
	MAY("unknown", NAMES, struct raw_rule, unknown),
	MAY("unsure", MAP, struct raw_rule, unsure),
	MAY("readings", LIST, struct raw_rule, readings),
	MAY("because", MAP, struct raw_rule, because),
	MAY("summary", SCALAR, struct raw_rule, summary),
	MAY("review", TEXT, struct raw_rule, review),
};
static const struct shape_row limb_rows[] = {
	MAY("section", TEXT, struct raw_rule, section),
	MAY("unknown", NAMES, struct raw_rule, unknown),
	MAY("unsure", MAP, struct raw_rule, unsure),
	MAY("because", MAP, struct raw_rule, because),
};
static const struct shape_row reading_rows[] = {
	MUST("by", TEXT, struct raw_rule, by),
	MAY("note", TEXT, struct raw_rule, note),
};

static const struct {
	const char *what;
	const struct shape_row *rows;
	size_t n;
} parts[] = {
	[RULE_PROVISION] = {"a provision", provision_rows, G_N_ELEMENTS(provision_rows)},
	[RULE_LIMB] = {"a limb", limb_rows, G_N_ELEMENTS(limb_rows)},
	[RULE_READING] = {"a reading", reading_rows, G_N_ELEMENTS(reading_rows)},
	[RULE_BECAUSE] = {"'because'", NULL, 0},
	[RULE_UNSURE] = {"'unsure'", NULL, 0},
};

void rule_shape(struct arena *arena, const struct kind *kind, enum rule_part part, struct shape *shape)
{
	size_t fixed = parts[part].n;
	struct shape_row *rows = arena_alloc(arena, (fixed + kind->n_facets) * sizeof *rows);

	if (fixed)
		memcpy(rows, parts[part].rows, fixed * sizeof *rows);
	shape->n_rows = fixed;
	for (size_t i = 0; i < kind->n_facets; i++) {
		const struct facet *facet = &kind->facets[i];
		size_t offset = offsetof(struct raw_rule, facets) + i * sizeof(struct node *);
		if (part != RULE_UNSURE || facet->type != FACET_TEXT)
			rows[shape->n_rows++] = (struct shape_row){facet->id, SHAPE_ANY, false, offset, NULL, NULL};
	}
	shape->rows = rows;
	shape->what = arena_format(arena, "%s of the kind '%s'", parts[part].what, kind->id);
}

static const struct shape *shape_of(struct binder *b, const struct kind *kind, enum rule_part part)
{
	struct shape **shapes = &b->shapes[kind->index];

	if (!*shapes) {
		*shapes = arena_alloc(b->reader.arena, RULE_PARTS * sizeof **shapes);
		for (int i = 0; i < RULE_PARTS; i++)
			rule_shape(b->reader.arena, kind, (enum rule_part)i, &(*shapes)[i]);
	}
	return &(*shapes)[part];
}

struct raw_rule *rule_bind(struct binder *b, const struct kind *kind, enum rule_part part, const struct node *node)
{
	struct raw_rule *raw = g_malloc0(sizeof *raw + (kind->n_facets + 1) * sizeof *raw->facets);

	shape_bind(&b->reader, shape_of(b, kind, part), node, raw);
	raw->has_unknown = node->kind == NODE_MAP && node_get(node, "unknown");
	return raw;
}

/* Scopes: which offences (rule 12) */

struct raw_part {
	struct nodes laws, conduct;
	const struct node *at_least, *over;
	bool treaty_list;
};
static const struct shape_row part_rows[] = {
	MAY("law", NAMES, struct raw_part, laws),
	MAY("conduct", NAMES, struct raw_part, conduct),
	MAY("max-at-least", SCALAR, struct raw_part, at_least),
	MAY("max-over", SCALAR, struct raw_part, over),
	MAY("treaty-list", YES_NO, struct raw_part, treaty_list),
};
const struct shape part_shape = SHAPE("a description of offences", part_rows);

static bool bind_part(struct binder *b, const struct node *node, struct scope_part *part)
{
	struct raw_part raw = {.treaty_list = false};

	if (!shape_bind(&b->reader, &part_shape, node, &raw))
		return false;
	if (node->n_fields == 0)
		return diag_add(b->reader.diags, DIAG_MISSING_KEY, node->place,
				"a description of offences is empty; write all, "
				"ids, or keys like law and conduct");
	if (raw.at_least && raw.over)
		return diag_add_second(b->reader.diags, DIAG_CONTRADICTION, raw.over->place, raw.at_least->place,
				       "the other is here", "'max-over' and 'max-at-least' stand together");
	const struct law **laws = arena_alloc(b->reader.arena, (raw.laws.n + 1) * sizeof *laws);
	for (size_t i = 0; i < raw.laws.n; i++)
		if ((laws[part->n_laws] = binder_law(b, raw.laws.at[i])))
			part->n_laws++;
	part->laws = laws;
	part->has_conduct = raw.conduct.n > 0;
	part->has_threshold = raw.at_least || raw.over;
	part->over = raw.over != NULL;
	part->treaty_list = raw.treaty_list;
	if (part->has_threshold && !duration_bind(&b->reader, raw.over ? raw.over : raw.at_least, &part->months))
		return false;
	return terms_bind(&b->reader, b->vocabulary->offence->key->list, "conduct", raw.conduct, &part->conduct);
}

static bool bind_offence_id(struct binder *b, const struct node *word, const struct provision **out)
{
	const struct provision *provision = binder_provision(b, word);

	if (!provision || provision->kind == NULL)
		return false;
	if (!provision->kind->offence)
		return diag_add_second(b->reader.diags, DIAG_NOT_AN_OFFENCE, word->place, provision->place,
				       "it stands here", "'%s' is of the kind '%s'", provision->id,
				       provision->kind->id);
	*out = provision;
	return true;
}

/* A list of ids and descriptions alike: any of these. The ids make one part. */
static void bind_scope_list(struct binder *b, const struct node *list, struct scope *scope)
{
	struct scope_part *all = arena_alloc(b->reader.arena, (list->n_children + 1) * sizeof *all);
	const struct provision **ids = arena_alloc(b->reader.arena, (list->n_children + 1) * sizeof *ids);
	size_t n_ids = 0;

	for (size_t i = 0; i < list->n_children; i++) {
		const struct node *child = list->children[i];
		if (child->kind == NODE_TEXT && bind_offence_id(b, child, &ids[n_ids]))
			n_ids++;
		else if (child->kind != NODE_TEXT && bind_part(b, child, &all[scope->n_parts]))
			scope->n_parts++;
	}
	if (n_ids)
		all[scope->n_parts++] = (struct scope_part){.provisions = ids, .n_provisions = n_ids};
	scope->parts = all;
	if (list->n_children == 0)
		diag_add(b->reader.diags, DIAG_MISSING_KEY, list->place, "a list of offences is empty");
}

static bool bind_scope(struct binder *b, const struct node *node, struct scope *scope)
{
	*scope = (struct scope){.given = true, .all = shape_says(node, "all")};
	if (scope->all)
		return true;
	if (node->kind == NODE_TEXT)
		return diag_add(b->reader.diags, DIAG_WRONG_TYPE, node->place,
				"all, a list or a mapping is wanted, this is a word; write [%s]", node->text);
	if (node->kind == NODE_LIST) {
		bind_scope_list(b, node, scope);
		return true;
	}
	struct scope_part *part = arena_alloc(b->reader.arena, sizeof *part);
	scope->parts = part;
	scope->n_parts = 1;
	return bind_part(b, node, part);
}

/* Values by type */

static bool bind_set(struct binder *b, const struct facet *facet, const struct node *node, struct value *value)
{
	bool sparing = facet->role == FACET_CONDITIONS || facet->role == FACET_EXEMPTS;
	struct nodes words;

	if (shape_says(node, "any") && sparing)
		return diag_add(b->reader.diags, DIAG_WRONG_TYPE, node->place,
				"'%s' lists what a rule demands or whom it spares; write none or a list", facet->id);
	value->any = shape_says(node, "any");
	if (value->any)
		value->terms = facet->list->all;
	if (value->any || shape_says(node, "none"))
		return true;
	if (!shape_names(&b->reader, node, &words))
		return false;
	if (words.n == 0)
		return diag_add(b->reader.diags, DIAG_MISSING_KEY, node->place,
				"a list is empty; write none or any, or leave '%s' out", facet->id);
	return terms_bind(&b->reader, facet->list, facet->id, words, &value->terms);
}

static bool bind_scale(struct binder *b, const struct facet *facet, const struct node *node, struct value *value)
{
	const struct node *word = node;
	const struct nodes words = {&word, 1};

	if (node->kind != NODE_TEXT)
		return shape_is(&b->reader, node, NODE_TEXT);
	value->any = shape_says(node, "any");
	if (value->any)
		value->terms = facet->list->all;
	return value->any || terms_bind(&b->reader, facet->list, facet->id, words, &value->terms);
}

static bool bind_duration(struct binder *b, const struct node *node, struct value *value)
{
	value->text = node->text;
	value->number = shape_says(node, "none") ? 0 : DURATION_AS_AIMED_AT;
	return value->number == 0 || shape_says(node, "as-aimed-at") || duration_bind(&b->reader, node, &value->number);
}

/* One value is checked by the row that a mapping with that key alone would have. */
static bool bind_alone(struct binder *b, enum shape_type type, const struct node *node, void *out)
{
	const struct shape_row row = {"", type, false, 0, NULL, NULL};

	return shape_value(&b->reader, &row, node, out);
}

static bool bind_value(struct binder *b, const struct facet *facet, const struct node *node, struct value *value)
{
	switch (facet->type) {
	case FACET_SET:
		return bind_set(b, facet, node, value);
	case FACET_SCALE:
		return bind_scale(b, facet, node, value);
	case FACET_DURATION:
		return bind_duration(b, node, value);
	case FACET_COUNT:
		return bind_alone(b, SHAPE_COUNT, node, &value->number);
	case FACET_OFFENCES:
		return bind_scope(b, node, &value->scope);
	case FACET_TEXT:
		return bind_alone(b, SHAPE_TEXT, node, &value->text);
	}
	g_assert_not_reached();
}

/* Silence by itself: a facet that the law does not settle. */
static void bind_unknown(struct binder *b, const struct kind *kind, const struct raw_rule *raw, struct value *values)
{
	for (size_t i = 0; i < raw->unknown.n; i++) {
		const struct node *word = raw->unknown.at[i];
		const struct facet *facet = kind_facet(kind, word->text);
		if (!facet)
			diag_add(b->reader.diags, DIAG_UNKNOWN_FACET, word->place,
				 "'%s' is no facet of the kind '%s'%s", word->text, kind->id,
				 shape_near(&b->reader, word->text, kind->facets, kind->n_facets,
					    sizeof *kind->facets));
		else if (raw->facets[facet->index])
			diag_add_second(b->reader.diags, DIAG_CONTRADICTION, word->place,
					raw->facets[facet->index]->place, "it is written here",
					"'%s' is listed as unknown and written too", word->text);
		else
			values[facet->index] = (struct value){.state = VALUE_UNKNOWN, .place = word->place};
	}
}

void rule_values(struct binder *b, const struct kind *kind, const struct raw_rule *raw, struct value *values)
{
	for (size_t i = 0; i < kind->n_facets; i++) {
		if (raw->has_unknown && values[i].state == VALUE_UNKNOWN)
			values[i] = (struct value){.state = VALUE_SILENT};
		if (!raw->facets[i])
			continue;
		values[i] = (struct value){.state = VALUE_WRITTEN, .place = raw->facets[i]->place};
		bind_value(b, &kind->facets[i], raw->facets[i], &values[i]);
	}
	bind_unknown(b, kind, raw, values);
}

/* Doubtful terms */

bool rule_doubt(struct binder *b, const struct facet *facet, const struct node *node, struct value *doubt)
{
	struct nodes words;

	if (facet->type == FACET_OFFENCES)
		return bind_scope(b, node, &doubt->unsure_scope);
	if (!facet->list)
		return diag_add(b->reader.diags, DIAG_WRONG_TYPE, node->place,
				"'%s' is a number; list it under 'unknown'", facet->id);
	return shape_names(&b->reader, node, &words) &&
	       terms_bind(&b->reader, facet->list, facet->id, words, &doubt->unsure);
}

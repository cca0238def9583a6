/* SPDX-License-Identifier: MIT */
/* Provisions: their limbs, and how they follow one another in time. */
#include <string.h>

#include "model/bind.h"

static struct place place_of_provision(const void *provision)
{
	return ((const struct provision *)provision)->place;
}

/* --- Ids and kinds: what others point at, before anything is checked --- */

static const char *text_of(const struct node *node, const char *key)
{
	const struct node *value = node->kind == NODE_MAP ? node_get(node, key) : NULL;

	return value && value->kind == NODE_TEXT ? value->text : NULL;
}

static void outline(struct binder *b, const struct node *node, struct provision *provision)
{
	const struct node *id = node->kind == NODE_MAP ? node_get(node, "id") : NULL;
	const char *kind = text_of(node, "kind");

	provision->place = id ? id->place : node->place;
	provision->id = id && id->kind == NODE_TEXT ? id->text : "";
	provision->kind = kind ? vocabulary_kind(b->vocabulary, kind) : NULL;
	if (*provision->id)
		binder_claim(b, b->provisions, provision->id, provision->place, provision, place_of_provision);
}

/* --- In force --- */

struct raw_force {
	struct date from, until, known_to;
};
static const struct shape_row force_rows[] = {
	MUST_SAY("from", DATE, struct raw_force, from, unknown_word),
	MAY("until", DATE, struct raw_force, until),
	MAY("known-to", DATE, struct raw_force, known_to),
};
const struct shape force_shape = SHAPE("'in-force'", force_rows);

static void bind_force(struct binder *b, const struct node *node, struct provision *provision)
{
	struct raw_force raw = {.from = {0, 0, 0}};
	const struct law *law = provision->law;

	if (!shape_bind(&b->reader, &force_shape, node, &raw))
		return;
	provision->from = raw.from;
	provision->from_unknown = shape_says(node_get(node, "from"), "unknown");
	provision->until = raw.until;
	provision->known_to = raw.known_to;
	check_span(b, node->place, raw.from, raw.until);
	check_span(b, node->place, raw.from, raw.known_to);
	if (law && date_given(raw.from) && date_given(law->from) && date_last(raw.from) < date_first(law->from)) {
		char act[DATE_ROOM], rule[DATE_ROOM];
		diag_add_second(b->reader.diags, DIAG_BEFORE_ITS_LAW, node->place, law->place, "the law stands here",
				"'%s' from %s, but '%s' only from %s", provision->id, date_format(raw.from, rule),
				law->id, date_format(law->from, act));
	}
}

/* --- The text it was read in --- */

static void no_text(const struct binder *b, const struct node *node, const struct provision *provision)
{
	size_t n = provision->law ? provision->law->n_texts : 0;
	const char **known = arena_alloc(b->reader.arena, (n + 1) * sizeof *known);

	for (size_t i = 0; i < n; i++)
		known[i] = provision->law->texts[i].id;
	diag_add(b->reader.diags, DIAG_PROVISION_WITHOUT_TEXT, node->place,
		 "'%s'; write text: and the id of the text that it was "
		 "read in%s",
		 provision->id, shape_known(&b->reader, known, n));
}

static void bind_text(struct binder *b, const struct node *node, const struct node *word, struct provision *provision)
{
	if (!word) {
		no_text(b, node, provision);
		return;
	}
	provision->text = binder_text(b, word);
	if (provision->text && provision->law && provision->text->law != provision->law)
		diag_add_second(b->reader.diags, DIAG_TEXT_OF_ANOTHER_LAW, word->place, provision->text->place,
				"it stands here", "'%s' is no text of '%s'%s", word->text, provision->law->id,
				shape_near(&b->reader, word->text, provision->law->texts, provision->law->n_texts,
					   sizeof *provision->law->texts));
}

/* --- Limbs --- */

/* What all limbs of a provision start from. */
struct common {
	const struct kind *kind;
	struct provision *provision;
	const struct raw_rule *raw;     /* of the provision */
	const struct raw_rule *because; /* NULL: none */
	struct value *values;
};

/* A limb has the lines of facets that it does not override; one that the provision does not write may have its line there. */
static void add_because(struct binder *b, const struct common *common, const struct raw_rule *limb,
			const struct node *node, struct value *values)
{
	struct raw_rule *own = node ? rule_bind(b, common->kind, RULE_BECAUSE, node) : NULL;

	for (size_t i = 0; i < common->kind->n_facets; i++) {
		bool overridden = limb && limb->facets[i] && common->raw->facets[i];
		const struct node *line = own && own->facets[i]            ? own->facets[i]
					  : common->because && !overridden ? common->because->facets[i]
									   : NULL;
		if (line && shape_is(&b->reader, line, NODE_TEXT))
			values[i].because = line->text;
		if (own && own->facets[i] && values[i].state == VALUE_SILENT)
			diag_add(b->reader.diags, DIAG_BECAUSE_UNWRITTEN, own->facets[i]->place, "'%s'",
				 common->kind->facets[i].id);
	}
	g_free(own);
}

/* --- Doubt (rule 4): of the provision, for all its limbs, or of one limb --- */

/* What a limb doubts for itself stays beside what the provision adds (rule 3). */
static void add_scope_doubt(struct arena *arena, struct scope *to, const struct scope *more)
{
	struct scope_part *parts = arena_alloc(arena, (to->n_parts + more->n_parts + 1) * sizeof *parts);

	for (size_t i = 0; i < to->n_parts; i++)
		parts[i] = to->parts[i];
	for (size_t i = 0; i < more->n_parts; i++)
		parts[to->n_parts + i] = more->parts[i];
	*to = (struct scope){true, to->all || more->all, parts, to->n_parts + more->n_parts};
}

/* Adds nothing where a limb says `any`; false where it adds to none. */
static bool add_doubt(struct arena *arena, struct limb *limbs, size_t n, size_t facet, const struct value *doubt,
		      bool *written)
{
	bool added = false;

	for (size_t i = 0; i < n; i++) {
		struct value *value = (struct value *)&limbs[i].values[facet];
		*written |= value->state == VALUE_WRITTEN;
		if (value->state != VALUE_WRITTEN || value->any || value->scope.all)
			continue;
		value->unsure = mask_or(value->unsure, mask_minus(doubt->unsure, value->terms));
		if (doubt->unsure_scope.given)
			add_scope_doubt(arena, &value->unsure_scope, &doubt->unsure_scope);
		added |= doubt->unsure_scope.given || !mask_empty(value->unsure);
	}
	return added;
}

static void bind_unsure(struct binder *b, const struct common *common, const struct node *node, struct limb *limbs,
			size_t n)
{
	struct raw_rule *raw = rule_bind(b, common->kind, RULE_UNSURE, node);

	for (size_t i = 0; i < common->kind->n_facets; i++) {
		const struct facet *facet = &common->kind->facets[i];
		struct value doubt = {.state = VALUE_SILENT};
		bool written = false;
		if (!raw->facets[i] || !rule_doubt(b, facet, raw->facets[i], &doubt))
			continue;
		bool added = add_doubt(b->reader.arena, limbs, n, i, &doubt, &written);
		if (!written)
			diag_add(b->reader.diags, DIAG_UNSURE, raw->facets[i]->place,
				 "'%s' is not written, so nothing can be added to it; list it under 'unknown', or "
				 "write none",
				 facet->id);
		else if (!added)
			diag_add(b->reader.diags, DIAG_UNSURE, raw->facets[i]->place, "'%s' says all of this already",
				 facet->id);
	}
	g_free(raw);
}

static void bind_limb(struct binder *b, const struct common *common, const struct node *node, struct limb *limb)
{
	const struct kind *kind = common->kind;
	struct value *values = arena_copy(b->reader.arena, common->values, (kind->n_facets + 1) * sizeof *values);
	struct raw_rule *raw = rule_bind(b, kind, RULE_LIMB, node);

	*limb = (struct limb){common->provision, raw->section ? raw->section : common->provision->section, values,
			      node->place};
	rule_values(b, kind, raw, values);
	add_because(b, common, raw, raw->because, values);
	if (raw->unsure)
		bind_unsure(b, common, raw->unsure, limb, 1);
	g_free(raw);
}

static void bind_limbs(struct binder *b, const struct common *common)
{
	struct provision *provision = common->provision;
	size_t n = common->raw->any_of.n;
	struct limb *limbs = arena_alloc(b->reader.arena, (n + 1) * sizeof *limbs);

	for (size_t i = 0; i < n; i++)
		bind_limb(b, common, common->raw->any_of.at[i], &limbs[i]);
	if (n == 0) {
		add_because(b, common, NULL, NULL, common->values);
		limbs[0] = (struct limb){provision, provision->section, common->values, provision->place};
	}
	provision->limbs = limbs;
	provision->n_limbs = MAX(n, 1);
	if (common->raw->unsure)
		bind_unsure(b, common, common->raw->unsure, limbs, provision->n_limbs);
}

/* The first limb that has this very value, so that what a provision writes once is told once. */
static bool told_before(const struct provision *provision, size_t limb, size_t facet)
{
	struct place place = provision->limbs[limb].values[facet].place;

	for (size_t i = 0; i < limb; i++) {
		struct place other = provision->limbs[i].values[facet].place;
		if (other.source == place.source && other.line == place.line && other.column == place.column)
			return true;
	}
	return false;
}

/* --- Readings --- */

static void bind_readings(struct binder *b, const struct common *common)
{
	struct provision *provision = common->provision;
	struct reading *readings = arena_alloc(b->reader.arena, (common->raw->readings.n + 1) * sizeof *readings);

	for (size_t i = 0; i < common->raw->readings.n; i++) {
		struct raw_rule *raw = rule_bind(b, common->kind, RULE_READING, common->raw->readings.at[i]);
		struct value *values = arena_alloc(b->reader.arena, (common->kind->n_facets + 1) * sizeof *values);
		rule_values(b, common->kind, raw, values);
		readings[i] = (struct reading){raw->by, raw->note, values};
		g_free(raw);
	}
	provision->readings = readings;
	provision->n_readings = common->raw->readings.n;
}

/* --- What has to be written, and what must not --- */

static void check_required(const struct binder *b, const struct provision *provision, const struct limb *limb)
{
	for (size_t i = 0; i < provision->kind->n_facets; i++) {
		const struct facet *facet = &provision->kind->facets[i];
		if (facet->required && limb->values[i].state == VALUE_SILENT)
			diag_add(b->reader.diags, DIAG_MISSING_KEY, limb->place,
				 "'%s' has to stand in a provision of the kind '%s'; where the law does not settle it, "
				 "list it under "
				 "'unknown'",
				 facet->id, provision->kind->id);
	}
}

static void check_because(const struct binder *b, const struct provision *provision, size_t limb)
{
	for (size_t i = 0; i < provision->kind->n_facets; i++) {
		const struct value *value = &provision->limbs[limb].values[i];
		const char *facet = provision->kind->facets[i].id;
		if (provision->kind->facets[i].because && value->state == VALUE_WRITTEN && !value->because &&
		    !told_before(provision, limb, i))
			diag_add(b->reader.diags, DIAG_BECAUSE_MISSING, value->place,
				 "'%s' of '%s'; write because: {%s: which words of the section carry it}", facet,
				 provision->id, facet);
	}
}

/* Of a section of which only the heading was seen nothing is known but what it is about (rule 23). */
static void check_heading_only(const struct binder *b, const struct provision *provision, size_t limb)
{
	struct value *values = (struct value *)provision->limbs[limb].values;

	for (size_t i = 0; i < provision->kind->n_facets; i++) {
		const struct facet *facet = &provision->kind->facets[i];
		if (facet == provision->kind->key || facet->type == FACET_TEXT)
			continue;
		if (values[i].state == VALUE_WRITTEN && !told_before(provision, limb, i))
			diag_add(b->reader.diags, DIAG_HEADING_ONLY, values[i].place,
				 "'%s' of '%s'; of a section whose heading alone was read only kind and '%s' are known",
				 facet->id, provision->id, provision->kind->key->id);
		values[i] = (struct value){.state = VALUE_UNKNOWN, .place = values[i].place};
	}
}

/* A line of the provision for a facet that neither it nor any limb writes. */
static void check_lines(const struct binder *b, const struct common *common)
{
	for (size_t i = 0; common->because && i < common->kind->n_facets; i++) {
		bool written = false;
		for (size_t j = 0; j < common->provision->n_limbs; j++)
			written |= common->provision->limbs[j].values[i].state != VALUE_SILENT;
		if (common->because->facets[i] && !written)
			diag_add(b->reader.diags, DIAG_BECAUSE_UNWRITTEN, common->because->facets[i]->place, "'%s'",
				 common->kind->facets[i].id);
	}
}

static void check_limbs(const struct binder *b, const struct provision *provision)
{
	bool heading = provision->text && provision->text->seen == SEEN_HEADING_ONLY;
	bool unseen = provision->text && provision->text->seen == SEEN_NOT_SEEN;

	for (size_t i = 0; i < provision->n_limbs; i++) {
		if (heading)
			check_heading_only(b, provision, i);
		check_required(b, provision, &provision->limbs[i]);
		if (!unseen)
			check_because(b, provision, i);
	}
}

/* --- One provision --- */

static void bind_summary(struct binder *b, const struct node *node, struct provision *provision)
{
	provision->summary_text = node->text;
	provision->summary = prose_read(b->reader.arena, node->text, node->place, b->reader.diags);
}

static void bind_provision(struct binder *b, struct provision *provision, const struct raw_rule *raw,
			   const struct node *node)
{
	const struct kind *kind = provision->kind;
	struct common common = {.kind = kind, .provision = provision, .raw = raw};

	provision->section = raw->section ? raw->section : "";
	provision->review = raw->review;
	provision->law = raw->law ? binder_law(b, raw->law) : NULL;
	if (raw->in_force)
		bind_force(b, raw->in_force, provision);
	bind_text(b, node, raw->text, provision);
	if (raw->summary)
		bind_summary(b, raw->summary, provision);
	common.values = arena_alloc(b->reader.arena, (kind->n_facets + 1) * sizeof *common.values);
	rule_values(b, kind, raw, common.values);
	struct raw_rule *because = raw->because ? rule_bind(b, kind, RULE_BECAUSE, raw->because) : NULL;
	common.because = because;
	bind_limbs(b, &common);
	check_lines(b, &common);
	g_free(because);
	common.because = NULL;
	if (raw->readings.n)
		bind_readings(b, &common);
	check_limbs(b, provision);
}

static void bind_or_say(struct binder *b, const struct node *node, struct provision *provision)
{
	const struct node *kind = node->kind == NODE_MAP ? node_get(node, "kind") : NULL;
	const struct vocabulary *v = b->vocabulary;

	if (!shape_is(&b->reader, node, NODE_MAP))
		return;
	if (!kind) {
		diag_add(b->reader.diags, DIAG_MISSING_KEY, node->place, "'kind' has to stand in a provision");
	} else if (!provision->kind) {
		if (shape_is(&b->reader, kind, NODE_TEXT))
			diag_add(b->reader.diags, DIAG_UNKNOWN_KIND, kind->place, "'%s'%s", kind->text,
				 shape_near(&b->reader, kind->text, v->kinds, v->n_kinds, sizeof *v->kinds));
	} else {
		struct raw_rule *raw = rule_bind(b, provision->kind, RULE_PROVISION, node);
		bind_provision(b, provision, raw, node);
		g_free(raw);
	}
}

/* --- Provisions that follow one another (rule 7) --- */

/* Replaced by several: the earliest ends it. */
static void link_replaced(struct provision *old, const struct provision *successor)
{
	if (!old->replaced_by || date_first(successor->from) < date_first(old->replaced_by->from))
		old->replaced_by = successor;
}

static bool in_a_circle(const struct provision *provision)
{
	const struct provision *slow = provision, *fast = provision;

	while (fast && fast->replaces) {
		slow = slow->replaces;
		fast = fast->replaces->replaces;
		if (slow == fast)
			return true;
	}
	return false;
}

/* The old one ends by itself when the new one begins; only an `until` that says otherwise can make them overlap. */
static void check_overlap(const struct binder *b, const struct provision *provision, struct place place)
{
	const struct provision *old = provision->replaces;
	char until[DATE_ROOM], from[DATE_ROOM];

	if (provision->from_unknown)
		return;
	if (!old->from_unknown && date_first(old->from) > date_last(provision->from))
		diag_add_second(b->reader.diags, DIAG_REPLACES, place, old->place, "it stands here",
				"'%s' replaces '%s', which begins later", provision->id, old->id);
	else if (date_given(old->until) && date_first(old->until) >= date_last(provision->from))
		diag_add_second(b->reader.diags, DIAG_OVERLAP, place, old->place, "it stands here",
				"'%s' from %s replaces '%s', which is in force until %s; end it on the day before",
				provision->id, date_format(provision->from, from), old->id,
				date_format(old->until, until));
}

static void link_provision(struct binder *b, const struct node *node, struct provision *provision)
{
	const struct node *word = node->kind == NODE_MAP ? node_get(node, "replaces") : NULL;

	if (!word || word->kind != NODE_TEXT || !(provision->replaces = binder_provision(b, word)))
		return;
	check_overlap(b, provision, word->place);
	link_replaced(&b->all_provisions[provision->replaces->index], provision);
}

/* Circles are told when all are linked; none is left in, so that nobody runs in it. */
static void cut_circles(const struct binder *b)
{
	for (size_t i = 0; i < b->country->n_provisions; i++) {
		struct provision *provision = &b->all_provisions[i];
		if (!in_a_circle(provision))
			continue;
		if (provision->replaces == provision)
			diag_add(b->reader.diags, DIAG_REPLACES, provision->place, "'%s' replaces itself",
				 provision->id);
		else
			diag_add_second(b->reader.diags, DIAG_REPLACES, provision->place, provision->replaces->place,
					"it stands here", "'%s' and '%s' replace each other in a circle", provision->id,
					provision->replaces->id);
		provision->replaces = NULL;
	}
}

void provisions_bind(struct binder *b, const GPtrArray *nodes)
{
	struct country *country = b->country;

	b->all_provisions = arena_alloc(b->reader.arena, (nodes->len + 1) * sizeof *b->all_provisions);
	country->provisions = b->all_provisions;
	country->n_provisions = nodes->len;
	for (guint i = 0; i < nodes->len; i++) {
		b->all_provisions[i].index = i;
		outline(b, nodes->pdata[i], &b->all_provisions[i]);
	}
	for (guint i = 0; i < nodes->len; i++)
		bind_or_say(b, nodes->pdata[i], &b->all_provisions[i]);
	for (guint i = 0; i < nodes->len; i++)
		link_provision(b, nodes->pdata[i], &b->all_provisions[i]);
	cut_circles(b);
}

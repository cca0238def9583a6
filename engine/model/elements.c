/* SPDX-License-Identifier: MIT */
/* The elements of a clause: what a treaty asks a law to do, one testable thing each. */
#include "model/elements.h"

#include <glib.h>
#include <stdlib.h>
#include <string.h>

#include "model/value.h"

const char *const element_duties[] = {"shall", "shall-subject", "shall-consider", "may", "definition", "scope", NULL};

static const char *const convention_offences = "convention-offences";
static const char *const serious_crime = "serious-crime";
static const char *const every_offence = "every-offence";

/* Kinds and facets */

const struct kind *kind_bind(const struct treaty *treaty, const struct node *word)
{
	const struct vocabulary *v = treaty->vocabulary;
	const struct kind *kind = vocabulary_kind(v, word->text);

	if (!kind)
		diag_add(treaty->reader.diags, DIAG_UNKNOWN_KIND, word->place, "'%s'%s", word->text,
			 shape_near(&treaty->reader, word->text, v->kinds, v->n_kinds, sizeof *v->kinds));
	return kind;
}

static const struct facet *facet_bind(const struct treaty *treaty, const struct kind *kind, const char *id,
				      struct place place)
{
	const struct facet *facet = kind_facet(kind, id);

	if (!facet)
		diag_add(treaty->reader.diags, DIAG_UNKNOWN_FACET, place, "'%s' is no facet of the kind '%s'%s", id,
			 kind->id, shape_near(&treaty->reader, id, kind->facets, kind->n_facets, sizeof *kind->facets));
	return facet;
}

/* Offences */

static void mark_offences(const struct treaty *treaty, const struct node *word, bool *marked)
{
	bool found = false;

	if (!treaty_unit(treaty, word))
		return;
	for (size_t i = 0; i < treaty->n_clauses; i++)
		if (treaty->clauses[i].offence && eid_within(treaty->clauses[i].unit->eid, word->text))
			found = marked[i] = true;
	if (!found)
		diag_add(treaty->reader.diags, DIAG_NO_OFFENCE_CLAUSE, word->place,
			 "'%s'; name clauses whose elements have "
			 "kind=\"%s\" and no 'of'",
			 word->text, treaty->vocabulary->offence->id);
}

/* In the treaty's order, each once, whatever the order of the words. */
static const struct clause *const *seal_marked(const struct treaty *treaty, const bool *marked, size_t *n)
{
	const struct clause **clauses = arena_alloc(treaty->reader.arena, (treaty->n_clauses + 1) * sizeof *clauses);

	*n = 0;
	for (size_t i = 0; i < treaty->n_clauses; i++)
		if (marked[i])
			clauses[(*n)++] = &treaty->clauses[i];
	return clauses;
}

void asked_offences_bind(struct treaty *treaty, struct nodes words, struct nodes but, struct asked_offences *out)
{
	out->given = words.n > 0;
	if (!out->given)
		return;
	bool *marked = g_new0(bool, treaty->n_clauses + 1);
	bool *taken = g_new0(bool, treaty->n_clauses + 1);
	for (size_t i = 0; i < words.n; i++) {
		const struct node *word = words.at[i];
		if (shape_says(word, convention_offences))
			out->convention = true;
		else if (shape_says(word, serious_crime))
			out->serious_crime = true;
		else if (shape_says(word, every_offence))
			out->every_offence = true;
		else
			mark_offences(treaty, word, marked);
	}
	for (size_t i = 0; i < but.n; i++)
		mark_offences(treaty, but.at[i], taken);
	out->clauses = seal_marked(treaty, marked, &out->n_clauses);
	out->but = seal_marked(treaty, taken, &out->n_but);
	g_free(marked);
	g_free(taken);
}

static bool open_offences(const struct asked_offences *offences)
{
	return offences->convention || offences->serious_crime || offences->every_offence;
}

bool speaks_of_offences(const struct element *element)
{
	for (size_t i = 0; i < element->n_children; i++)
		if (speaks_of_offences(element->children[i]))
			return true;
	for (size_t i = 0; i < element->n_asked; i++)
		if (open_offences(&element->asked[i].offences))
			return true;
	return open_offences(&element->of);
}

/* st:reach */

static bool bind_asked(struct treaty *treaty, const struct field *field, struct asked *asked)
{
	const struct facet *facet = asked->facet;
	struct nodes words;

	if (!shape_words(&treaty->reader, field->value, &words))
		return false;
	switch (facet->type) {
	case FACET_SCALE:
		if (words.n != 1)
			return diag_add(treaty->reader.diags, DIAG_WRONG_TYPE, field->place,
					"'%s' is a scale: one word is wanted", facet->id);
		if (!terms_bind(&treaty->reader, facet->list, facet->id, words, &asked->terms))
			return false;
		asked->terms = facet_lets_in(facet, asked->terms);
		return true;
	case FACET_SET:
		return terms_bind(&treaty->reader, facet->list, facet->id, words, &asked->terms);
	case FACET_OFFENCES:
		asked_offences_bind(treaty, words, NO_WORDS, &asked->offences);
		return true;
	case FACET_TEXT:
		asked->text = field->value->text;
		return true;
	case FACET_DURATION:
	case FACET_COUNT:
		return diag_add(treaty->reader.diags, DIAG_WRONG_TYPE, field->place,
				"'%s' is a number; write st:at-least or st:at-most for it", facet->id);
	}
	g_assert_not_reached();
}

const struct asked *reach_bind(struct treaty *treaty, const struct kind *kind, const struct node *node, size_t *n)
{
	struct asked *asked = arena_alloc(treaty->reader.arena, (node->n_fields + 1) * sizeof *asked);

	for (size_t i = 0; i < node->n_fields; i++) {
		const struct field *field = &node->fields[i];
		asked[*n].facet = facet_bind(treaty, kind, field->key, field->place);
		asked[*n].words = field->value->text;
		if (asked[*n].facet && bind_asked(treaty, field, &asked[*n]))
			++*n;
	}
	return asked;
}

/* Conditions, exemptions, thresholds */

static void words_bind(struct treaty *treaty, const struct facet *facet, const struct node *node,
		       const struct shape *shape, struct mask *out)
{
	struct raw_words raw = {NO_WORDS};

	if (!shape_bind(&treaty->reader, shape, node, &raw))
		return;
	if (facet)
		terms_bind(&treaty->reader, facet->list, facet->id, raw.words, out);
	else
		diag_add(treaty->reader.diags, DIAG_UNKNOWN_FACET, node->place,
			 "'%s' has no use here, the kind has no such facet", node->name);
}

void conditions_bind(struct treaty *treaty, const struct kind *kind, const struct node *node, const struct shape *shape,
		     struct mask *out)
{
	words_bind(treaty, kind->conditions, node, shape, out);
}

static const struct shape_row require_rows[] = {MUST("what", WORDS, struct raw_words, words)};
static const struct shape require_shape = SHAPE("st:may-require", require_rows);
static const struct shape_row exempt_rows[] = {MUST("who", WORDS, struct raw_words, words)};
static const struct shape exempt_shape = SHAPE("st:may-exempt", exempt_rows);

struct raw_threshold {
	const struct node *facet, *value;
};
static const struct shape_row threshold_rows[] = {
	MUST("facet", SCALAR, struct raw_threshold, facet),
	MUST("value", SCALAR, struct raw_threshold, value),
};
static const struct shape threshold_shape = SHAPE("st:at-least or st:at-most", threshold_rows);

static bool number_bind(const struct treaty *treaty, const struct node *word, unsigned *out)
{
	if (strspn(word->text, "0123456789") != strlen(word->text) || strlen(word->text) > 6)
		return diag_add(treaty->reader.diags, DIAG_WRONG_TYPE, word->place, "a number is wanted, this is '%s'",
				word->text);
	*out = (unsigned)strtoul(word->text, NULL, 10);
	return true;
}

static bool scale_bind(const struct treaty *treaty, const struct facet *facet, const struct node *word, unsigned *out)
{
	const struct term *term = term_bind(&treaty->reader, facet->list, facet->id, word);

	if (term)
		*out = (unsigned)(term - facet->list->terms);
	return term != NULL;
}

static bool threshold_bind(struct treaty *treaty, const struct kind *kind, const struct node *node,
			   struct threshold *threshold)
{
	struct raw_threshold raw = {NULL, NULL};

	threshold->at_most = strcmp(node->name, "at-most") == 0;
	if (!shape_bind(&treaty->reader, &threshold_shape, node, &raw) ||
	    !(threshold->facet = facet_bind(treaty, kind, raw.facet->text, raw.facet->place)))
		return false;
	threshold->words = raw.value->text;
	switch (threshold->facet->type) {
	case FACET_SCALE:
		return scale_bind(treaty, threshold->facet, raw.value, &threshold->value);
	case FACET_COUNT:
		return number_bind(treaty, raw.value, &threshold->value);
	case FACET_DURATION:
		return duration_bind(&treaty->reader, raw.value, &threshold->value);
	case FACET_SET:
	case FACET_OFFENCES:
	case FACET_TEXT:
		return diag_add(treaty->reader.diags, DIAG_WRONG_TYPE, raw.facet->place,
				"'%s' has no order to measure by", raw.facet->text);
	}
	g_assert_not_reached();
}

/* Rules, limits, and what must never be */

struct raw_rule {
	const char *id;
	const struct node *kind, *question, *reach, *may_require, *may_exempt;
	struct nodes of, but, leaving, only, guards;
	int duty;
	bool benchmark;
};
static const struct shape_row rule_rows[] = {
	MUST("id", ID, struct raw_rule, id),
	MUST("kind", SCALAR, struct raw_rule, kind),
	MAY("of", WORDS, struct raw_rule, of),
	MAY("but", WORDS, struct raw_rule, but),
	MAY("leaving", WORDS, struct raw_rule, leaving),
	MAY("only", WORDS, struct raw_rule, only),
	MAY("guards", WORDS, struct raw_rule, guards),
	MAY("benchmark", YES_NO, struct raw_rule, benchmark),
	MAY_SAY("duty", WORD, struct raw_rule, duty, element_duties),
	MUST("question", CHILD, struct raw_rule, question),
	MAY("reach", CHILD, struct raw_rule, reach),
	MAY("may-require", CHILD, struct raw_rule, may_require),
	MAY("may-exempt", CHILD, struct raw_rule, may_exempt),
	CHILDREN("at-least"),
	CHILDREN("at-most"),
};
static const struct shape rule_shape = SHAPE("a rule, a limit or a never", rule_rows);

static void bind_leaving(struct treaty *treaty, struct nodes words, struct element *element)
{
	const struct facet **leaving = arena_alloc(treaty->reader.arena, (words.n + 1) * sizeof *leaving);

	for (size_t i = 0; i < words.n; i++) {
		const struct facet *facet = facet_bind(treaty, element->kind, words.at[i]->text, words.at[i]->place);
		if (!facet)
			continue;
		leaving[element->n_leaving++] = facet;
		element->leaving_conditions |= facet->role == FACET_CONDITIONS;
		element->leaving_exempts |= facet->role == FACET_EXEMPTS;
		element->leaving_scope |= facet->role == FACET_SCOPE;
	}
	element->leaving = leaving;
}

static const struct term *guarded_term(const struct kind *kind, const char *id)
{
	for (size_t i = 0; i < kind->n_facets; i++) {
		const struct term *term = kind->facets[i].list ? list_term(kind->facets[i].list, id) : NULL;
		if (term)
			return term;
	}
	return NULL;
}

static void bind_guards(struct treaty *treaty, struct nodes words, struct element *element)
{
	const struct term **guards = arena_alloc(treaty->reader.arena, (words.n + 1) * sizeof *guards);

	for (size_t i = 0; i < words.n; i++) {
		guards[element->n_guards] = guarded_term(element->kind, words.at[i]->text);
		if (guards[element->n_guards])
			element->n_guards++;
		else
			diag_add(treaty->reader.diags, DIAG_UNKNOWN_TERM, words.at[i]->place,
				 "'%s' is no term of any facet of the kind '%s'", words.at[i]->text, element->kind->id);
	}
	element->guards = guards;
}

static void bind_thresholds(struct treaty *treaty, const struct node *node, struct element *element)
{
	struct threshold *thresholds = arena_alloc(treaty->reader.arena, (node->n_children + 1) * sizeof *thresholds);

	for (size_t i = 0; i < node->n_children; i++) {
		const struct node *child = node->children[i];
		if (strcmp(child->name, "at-least") != 0 && strcmp(child->name, "at-most") != 0)
			continue;
		if (threshold_bind(treaty, element->kind, child, &thresholds[element->n_thresholds]))
			element->n_thresholds++;
	}
	element->thresholds = thresholds;
}

static void bind_question(struct treaty *treaty, const struct node *question, struct element *element)
{
	if (!question)
		return;
	element->question = question->text;
	if (!*question->text)
		diag_add(treaty->reader.diags, DIAG_MISSING_KEY, question->place, "st:question has no text");
}

static void bind_rule(struct treaty *treaty, const struct node *node, struct element *element)
{
	struct raw_rule raw = {.duty = (int)element->duty};

	shape_bind(&treaty->reader, &rule_shape, node, &raw);
	element->id = raw.id;
	element->duty = (enum duty)raw.duty;
	element->benchmark = raw.benchmark;
	bind_question(treaty, raw.question, element);
	if (!raw.kind || !(element->kind = kind_bind(treaty, raw.kind)))
		return;
	asked_offences_bind(treaty, raw.of, raw.but, &element->of);
	if (raw.but.n && !raw.of.n)
		diag_add(treaty->reader.diags, DIAG_MISSING_KEY, node->place, "'of' has to stand beside 'but'");
	if (raw.reach)
		element->asked = reach_bind(treaty, element->kind, raw.reach, &element->n_asked);
	if (raw.may_require)
		words_bind(treaty, element->kind->conditions, raw.may_require, &require_shape, &element->may_require);
	if (raw.may_exempt)
		words_bind(treaty, element->kind->exempts, raw.may_exempt, &exempt_shape, &element->may_exempt);
	if (raw.only.n && element->kind->conditions)
		terms_bind(&treaty->reader, element->kind->conditions->list, "only", raw.only, &element->only);
	else if (raw.only.n)
		diag_add(treaty->reader.diags, DIAG_UNKNOWN_FACET, node->place,
			 "'only' has no use here, the kind has no conditions");
	bind_leaving(treaty, raw.leaving, element);
	bind_guards(treaty, raw.guards, element);
	bind_thresholds(treaty, node, element);
}

/* Facts */

struct raw_fact {
	const char *id, *notification;
	const struct node *question;
	int duty;
};
static const struct shape_row fact_rows[] = {
	MUST("id", ID, struct raw_fact, id),
	MUST("notification", TEXT, struct raw_fact, notification),
	MAY_SAY("duty", WORD, struct raw_fact, duty, element_duties),
	MUST("question", CHILD, struct raw_fact, question),
};
static const struct shape fact_shape = SHAPE("a fact", fact_rows);

static void bind_fact(struct treaty *treaty, const struct node *node, struct element *element)
{
	struct raw_fact raw = {.duty = (int)element->duty};

	shape_bind(&treaty->reader, &fact_shape, node, &raw);
	element->id = raw.id;
	element->duty = (enum duty)raw.duty;
	element->notification = raw.notification;
	bind_question(treaty, raw.question, element);
}

/* Groups */

struct raw_group {
	int duty;
};
static const struct shape_row group_rows[] = {
	MAY_SAY("duty", WORD, struct raw_group, duty, element_duties),
	ELEMENTS,
};
static const struct shape group_shape = SHAPE("a group", group_rows);

/* In the order of enum element_type. */
static const char *const element_names[] = {"all", "any", "rule", "limit", "never", "fact"};

static const struct element *element_bind(struct treaty *treaty, const struct node *node, enum element_type type,
					  enum duty duty);

static void bind_members(struct treaty *treaty, const struct node *node, struct element *group)
{
	const struct element **children = arena_alloc(treaty->reader.arena, (node->n_children + 1) * sizeof *children);

	for (size_t i = 0; i < node->n_children; i++) {
		const struct node *child = node->children[i];
		for (size_t type = 0; type < G_N_ELEMENTS(element_names); type++)
			if (strcmp(child->name, element_names[type]) == 0 && g_strcmp0(child->space, node->space) == 0)
				children[group->n_children++] =
					element_bind(treaty, child, (enum element_type)type, group->duty);
	}
	group->children = children;
}

static void bind_group(struct treaty *treaty, const struct node *node, struct element *element)
{
	struct raw_group raw = {.duty = (int)element->duty};

	shape_bind(&treaty->reader, &group_shape, node, &raw);
	element->duty = (enum duty)raw.duty;
	bind_members(treaty, node, element);
	if (element->n_children == 0)
		diag_add(treaty->reader.diags, DIAG_CLAUSE_CONTENT, node->place, "st:%s has no elements", node->name);
	for (size_t i = 0; element->type == ELEMENT_ANY && i < element->n_children; i++)
		if (element->children[i]->type == ELEMENT_NEVER) /* rule 16 */
			diag_add(treaty->reader.diags, DIAG_CLAUSE_CONTENT, element->children[i]->place,
				 "st:never cannot stand under st:any");
}

static const struct element *element_bind(struct treaty *treaty, const struct node *node, enum element_type type,
					  enum duty duty)
{
	struct element *element = arena_alloc(treaty->reader.arena, sizeof *element);

	*element = (struct element){.type = type, .duty = duty, .place = node->place};
	switch (type) {
	case ELEMENT_ALL:
	case ELEMENT_ANY:
		bind_group(treaty, node, element);
		break;
	case ELEMENT_RULE:
	case ELEMENT_LIMIT:
	case ELEMENT_NEVER:
		bind_rule(treaty, node, element);
		break;
	case ELEMENT_FACT:
		bind_fact(treaty, node, element);
		break;
	}
	return element;
}

static void check_ids(const struct treaty *treaty, const struct element *element, GPtrArray *seen)
{
	for (size_t i = 0; i < element->n_children; i++)
		check_ids(treaty, element->children[i], seen);
	for (guint i = 0; element->id && i < seen->len; i++) {
		const struct element *other = g_ptr_array_index(seen, i);
		if (strcmp(other->id, element->id) == 0)
			diag_add_second(treaty->reader.diags, DIAG_DUPLICATE_ID, element->place, other->place,
					"first defined here", "'%s' stands twice in this clause", element->id);
	}
	if (element->id)
		g_ptr_array_add(seen, (gpointer)element);
}

const struct element *elements_bind(struct treaty *treaty, const struct node *node, enum duty duty)
{
	struct element *root = arena_alloc(treaty->reader.arena, sizeof *root);
	GPtrArray *seen = g_ptr_array_new();

	*root = (struct element){.type = ELEMENT_ALL, .duty = duty, .place = node->place};
	bind_members(treaty, node, root);
	check_ids(treaty, root, seen);
	g_ptr_array_free(seen, TRUE);
	return root;
}

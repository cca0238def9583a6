/* SPDX-License-Identifier: MIT */
/*
 * Binds vocabulary.xml. Everything is counted first, so that each array is
 * made once and what points into it stays right.
 */
#include "model/vocabulary.h"

#include <glib.h>
#include <stdlib.h>
#include <string.h>

#include "model/shape.h"
#include "model/value.h"

struct binding {
	struct reader reader;
	struct vocabulary *vocabulary;
};

/* Lookups: each struct begins with its id. */
static const void *by_id(const void *structs, size_t n, size_t size, const char *id)
{
	for (size_t i = 0; i < n; i++) {
		const char *const *one = (const void *)((const char *)structs + i * size);
		if (*one && strcmp(*one, id) == 0)
			return one;
	}
	return NULL;
}

const struct topic *vocabulary_topic(const struct vocabulary *vocabulary, const char *id)
{
	return by_id(vocabulary->topics, vocabulary->n_topics, sizeof *vocabulary->topics, id);
}

const struct list *vocabulary_list(const struct vocabulary *vocabulary, const char *id)
{
	return by_id(vocabulary->lists, vocabulary->n_lists, sizeof *vocabulary->lists, id);
}

const struct kind *vocabulary_kind(const struct vocabulary *vocabulary, const char *id)
{
	return by_id(vocabulary->kinds, vocabulary->n_kinds, sizeof *vocabulary->kinds, id);
}

const struct theme *vocabulary_theme(const struct vocabulary *vocabulary, const char *id)
{
	return by_id(vocabulary->themes, vocabulary->n_themes, sizeof *vocabulary->themes, id);
}

const struct facet *kind_facet(const struct kind *kind, const char *id)
{
	return by_id(kind->facets, kind->n_facets, sizeof *kind->facets, id);
}

static int compare_term(const void *id, const void *term)
{
	return strcmp(id, (*(const struct term *const *)term)->id);
}

const struct term *list_term(const struct list *list, const char *id)
{
	const struct term *const *found = bsearch(id, list->by_id, list->n_terms, sizeof *list->by_id, compare_term);
	return found ? *found : NULL;
}

bool topic_within(const struct topic *topic, const struct topic *under)
{
	while (topic && topic != under)
		topic = topic->parent;
	return topic != NULL;
}

/* Topics and themes */

static size_t count_elements(const struct node *node, const char *name)
{
	size_t n = 0;

	for (size_t i = 0; i < node->n_children; i++)
		if (strcmp(node->children[i]->name, name) == 0)
			n += 1 + count_elements(node->children[i], name);
	return n;
}

static bool claim_id(const struct binding *b, const void *earlier, size_t n, size_t size, const char *id,
		     const struct node *node)
{
	if (!by_id(earlier, n, size, id))
		return true;
	return diag_add(b->reader.diags, DIAG_DUPLICATE_ID, node->place, "'%s' stands twice", id);
}

static const struct shape_row topic_rows[] = {
	MUST("id", ID, struct topic, id),
	MUST("label", TEXT, struct topic, label),
	CHILDREN("topic"),
};
static const struct shape topic_shape = SHAPE("a topic", topic_rows);

static void bind_topics(struct binding *b, const struct node *parent_node, const struct topic *parent,
			struct topic *topics)
{
	size_t *n = &b->vocabulary->n_topics;

	for (size_t i = 0; i < parent_node->n_children; i++) {
		const struct node *node = parent_node->children[i];
		struct topic *topic = &topics[*n];
		topic->parent = parent;
		if (shape_bind(&b->reader, &topic_shape, node, topic))
			claim_id(b, topics, *n, sizeof *topics, topic->id, node);
		++*n;
		bind_topics(b, node, topic, topics);
	}
}

static const struct shape_row theme_rows[] = {
	MUST("id", ID, struct theme, id),
	MUST("label", TEXT, struct theme, label),
};
static const struct shape theme_shape = SHAPE("a theme", theme_rows);

static void bind_themes(struct binding *b, const struct node *parent, struct theme *themes)
{
	size_t *n = &b->vocabulary->n_themes;

	for (; *n < parent->n_children; ++*n)
		if (shape_bind(&b->reader, &theme_shape, parent->children[*n], &themes[*n]))
			claim_id(b, themes, *n, sizeof *themes, themes[*n].id, parent->children[*n]);
}

/* Terms and their leaves */

struct raw_term {
	struct term term; /* first, so that rows of both fit */
	const struct node *topic;
	bool closed;
	const char *rest_label;
	const struct node *unless_exempts;
};
static const struct shape_row term_rows[] = {
	MUST("id", ID, struct raw_term, term.id),
	MUST("label", TEXT, struct raw_term, term.label),
	MUST("definition", TEXT, struct raw_term, term.definition),
	MAY("topic", SCALAR, struct raw_term, topic),
	MAY("closed", YES_NO, struct raw_term, closed),
	MAY("rest-label", TEXT, struct raw_term, rest_label),
	MAY("unless-exempts", SCALAR, struct raw_term, unless_exempts),
	CHILDREN("term"),
};
static const struct shape term_shape = SHAPE("a term", term_rows);

struct leaves {
	struct leaf *at;
	size_t n, room;
};

static const struct topic *find_topic(const struct binding *b, const struct node *word)
{
	const struct vocabulary *v = b->vocabulary;
	const struct topic *topic = vocabulary_topic(v, word->text);

	if (!topic)
		diag_add(b->reader.diags, DIAG_UNKNOWN_TOPIC, word->place, "'%s'%s", word->text,
			 shape_near(&b->reader, word->text, v->topics, v->n_topics, sizeof *v->topics));
	return topic;
}

/* "a financial benefit" becomes "another financial benefit", "exploitation" becomes "other exploitation". */
static const char *others_label(const struct binding *b, const char *label)
{
	if (g_str_has_prefix(label, "a "))
		return arena_format(b->reader.arena, "another %s", label + 2);
	if (g_str_has_prefix(label, "an "))
		return arena_format(b->reader.arena, "another %s", label + 3);
	return arena_format(b->reader.arena, "other %s", label);
}

/* Too many leaves are said once, where the list stands; those beyond are not kept. */
static struct mask add_leaf(struct leaves *leaves, const char *label, const struct term *term)
{
	size_t leaf = leaves->n++;

	if (leaf >= leaves->room)
		return mask_none();
	leaves->at[leaf] = (struct leaf){label, term};
	return mask_leaf(leaf);
}

static struct mask bind_terms(struct binding *b, struct list *list, const struct node *parent_node,
			      const struct term *parent, struct leaves *leaves)
{
	struct term *terms = (struct term *)list->terms;
	struct mask all = mask_none();

	for (size_t i = 0; i < parent_node->n_children; i++) {
		const struct node *node = parent_node->children[i];
		struct term *term = &terms[list->n_terms];
		struct raw_term raw = {.term = {.parent = parent, .list = list, .place = node->place}};
		if (shape_bind(&b->reader, &term_shape, node, &raw))
			claim_id(b, terms, list->n_terms, sizeof *terms, raw.term.id, node);
		raw.term.id = raw.term.id ? raw.term.id : "";
		raw.term.topic = raw.topic ? find_topic(b, raw.topic) : parent ? parent->topic : NULL;
		*term = raw.term;
		list->n_terms++;
		term->leaves = bind_terms(b, list, node, term, leaves);
		if (node->n_children == 0)
			term->leaves = add_leaf(leaves, term->label, term);
		else if (!raw.closed)
			term->leaves =
				mask_or(term->leaves,
					add_leaf(leaves,
						 raw.rest_label ? raw.rest_label
								: others_label(b, term->label ? term->label : ""),
						 term));
		all = mask_or(all, term->leaves);
	}
	return all;
}

/* Lists */

struct raw_list {
	struct list list;
	const char *rest_label;
};
static const struct shape_row list_rows[] = {
	MUST("id", ID, struct raw_list, list.id),
	MUST("label", TEXT, struct raw_list, list.label),
	MAY("ordered", YES_NO, struct raw_list, list.ordered),
	MAY("conditions", YES_NO, struct raw_list, list.conditions),
	MAY("rest-label", TEXT, struct raw_list, rest_label),
	CHILDREN("term"),
};
static const struct shape list_shape = SHAPE("a list", list_rows);

static int order_terms(const void *a, const void *b)
{
	return strcmp((*(const struct term *const *)a)->id, (*(const struct term *const *)b)->id);
}

static void index_terms(struct binding *b, struct list *list)
{
	const struct term **by = arena_alloc(b->reader.arena, (list->n_terms + 1) * sizeof *by);

	for (size_t i = 0; i < list->n_terms; i++)
		by[i] = &list->terms[i];
	qsort(by, list->n_terms, sizeof *by, order_terms);
	list->by_id = by;
}

static void check_list(struct binding *b, const struct list *list, const struct node *node, size_t n_leaves)
{
	if (n_leaves > MASK_LEAVES)
		diag_add(b->reader.diags, DIAG_LIST_TOO_LONG, node->place, "'%s' has %zu cases, the most is %zu",
			 list->id, n_leaves, MASK_LEAVES);
	if (list->n_terms == 0)
		diag_add(b->reader.diags, DIAG_MISSING_KEY, node->place, "'term' has to stand in a list");
	for (size_t i = 0; list->ordered && i < list->n_terms; i++)
		if (list->terms[i].parent)
			diag_add(b->reader.diags, DIAG_BAD_VOCABULARY, list->terms[i].place,
				 "'%s' stands under another term; an ordered list has no hierarchy", list->terms[i].id);
}

static void bind_list(struct binding *b, struct list *list, const struct node *node)
{
	struct raw_list raw = {.list = {.id = ""}};
	size_t n_terms = count_elements(node, "term");
	struct leaves leaves = {.room = MASK_LEAVES};

	if (shape_bind(&b->reader, &list_shape, node, &raw))
		claim_id(b, b->vocabulary->lists, b->vocabulary->n_lists, sizeof *list, raw.list.id, node);
	*list = raw.list;
	list->terms = arena_alloc(b->reader.arena, (n_terms + 1) * sizeof *list->terms);
	leaves.at = arena_alloc(b->reader.arena, MASK_LEAVES * sizeof *leaves.at);
	list->all = bind_terms(b, list, node, NULL, &leaves);
	if (raw.rest_label)
		list->all = mask_or(list->all, add_leaf(&leaves, raw.rest_label, NULL));
	check_list(b, list, node, leaves.n);
	list->n_leaves = MIN(leaves.n, leaves.room);
	list->leaves = arena_copy(b->reader.arena, leaves.at, list->n_leaves * sizeof *leaves.at);
	list->rest = raw.rest_label ? list->n_leaves - 1 : list->n_leaves;
	index_terms(b, list);
}

/* Kinds and facets */

/* In the order of their enums. */
static const char *const type_words[] = {"set", "scale", "duration", "count", "offences", "text", NULL};
static const char *const silence_words[] = {"unknown", "any", "none", NULL};
static const char *const role_words[] = {"plain", "key", "scope", "conditions", "exempts", "unasked", NULL};

struct raw_facet {
	struct facet facet;
	int type, silence, role;
	const struct node *list, *less;
	struct nodes needed_for;
};
static const struct shape_row facet_rows[] = {
	MUST("id", ID, struct raw_facet, facet.id),
	MUST("label", TEXT, struct raw_facet, facet.label),
	MUST_SAY("type", WORD, struct raw_facet, type, type_words),
	MUST_SAY("silence", WORD, struct raw_facet, silence, silence_words),
	MAY_SAY("role", WORD, struct raw_facet, role, role_words),
	MAY("list", SCALAR, struct raw_facet, list),
	MAY("less", SCALAR, struct raw_facet, less),
	MAY("needed-for", WORDS, struct raw_facet, needed_for),
	MAY("required", YES_NO, struct raw_facet, facet.required),
	MAY("because", YES_NO, struct raw_facet, facet.because),
	MAY("weaker", YES_NO, struct raw_facet, facet.weaker),
	MAY("phrase", TEXT, struct raw_facet, facet.phrase),
	MAY("question", TEXT, struct raw_facet, facet.question),
};
static const struct shape facet_shape = SHAPE("a facet", facet_rows);

static const struct list *find_list(const struct binding *b, const struct node *word)
{
	const struct vocabulary *v = b->vocabulary;
	const struct list *list = vocabulary_list(v, word->text);

	if (!list)
		diag_add(b->reader.diags, DIAG_BAD_VOCABULARY, word->place, "'%s' is no list%s", word->text,
			 shape_near(&b->reader, word->text, v->lists, v->n_lists, sizeof *v->lists));
	return list;
}

/* What the comparison relies on: the type and the list that go with a role. */
static void check_facet(const struct binding *b, const struct facet *facet, const struct node *node)
{
	const char *wrong = NULL;
	bool listed = facet->type == FACET_SET || facet->type == FACET_SCALE;

	if (listed != (facet->list != NULL))
		wrong = listed ? "needs a list" : "has no use for a list";
	else if (facet->list && (facet->type == FACET_SCALE) != facet->list->ordered)
		wrong = "needs a list that is ordered for a scale, and one that is not for a set";
	else if (facet->role == FACET_SCOPE && facet->type != FACET_OFFENCES)
		wrong = "has the role scope and is no facet of offences";
	else if (facet->role != FACET_PLAIN && facet->role != FACET_SCOPE && facet->type != FACET_SET)
		wrong = "has a role and is no set";
	else if (facet->list && (facet->role == FACET_CONDITIONS) != facet->list->conditions)
		wrong = "needs a list of conditions for the role conditions, and no other has one";
	if (wrong)
		diag_add(b->reader.diags, DIAG_BAD_VOCABULARY, node->place, "the facet '%s' %s", facet->id, wrong);
}

static void bind_facet(struct binding *b, struct facet *facet, const struct node *node, size_t index)
{
	struct raw_facet raw = {.facet = {.id = ""}};
	bool fits = shape_bind(&b->reader, &facet_shape, node, &raw);

	*facet = raw.facet;
	facet->index = index;
	facet->type = (enum facet_type)raw.type;
	facet->silence = (enum facet_silence)raw.silence;
	facet->role = (enum facet_role)raw.role;
	facet->list = raw.list ? find_list(b, raw.list) : NULL;
	if (fits && (!raw.list || facet->list))
		check_facet(b, facet, node);
}

/* The key list's leaves whose topic lies in one of those that `needed-for` names. */
static struct mask leaves_of_topic(const struct list *list, const struct topic *topic)
{
	struct mask leaves = mask_none();

	for (size_t i = 0; topic && i < list->n_leaves; i++) {
		const struct term *term = list->leaves[i].term;
		if (term && term->topic && topic_within(term->topic, topic))
			leaves = mask_or(leaves, mask_leaf(i));
	}
	return leaves;
}

/* Known only when the key is. Without needed-for, silence that is unknown is so for all. */
static void link_needed_for(const struct binding *b, struct kind *kind, const struct node *node)
{
	for (size_t i = 0; kind->key && kind->key->list && i < kind->n_facets; i++) {
		struct facet *facet = (struct facet *)&kind->facets[i];
		const struct node *words = node_get(node->children[i], "needed-for");
		struct nodes split = {.n = 0};
		if (facet->silence == SILENCE_UNKNOWN && !words)
			facet->needed_for = kind->key->list->all;
		if (words && shape_words(&b->reader, words, &split))
			for (size_t t = 0; t < split.n; t++)
				facet->needed_for =
					mask_or(facet->needed_for,
						leaves_of_topic(kind->key->list, find_topic(b, split.at[t])));
	}
}

struct raw_kind {
	struct kind kind;
	const struct node *topic;
};
static const struct shape_row kind_rows[] = {
	MUST("id", ID, struct raw_kind, kind.id),
	MUST("label", TEXT, struct raw_kind, kind.label),
	MUST("definition", TEXT, struct raw_kind, kind.definition),
	MAY("topic", SCALAR, struct raw_kind, topic),
	MAY("of-topics", YES_NO, struct raw_kind, kind.of_topics),
	MAY("not-met-without-offence", YES_NO, struct raw_kind, kind.not_met_without_offence),
	MAY("offence", YES_NO, struct raw_kind, kind.offence),
	MAY("not-met-without-offence", YES_NO, struct raw_kind, kind.not_met_without_offence),
	CHILDREN("facet"),
};
static const struct shape kind_shape = SHAPE("a kind", kind_rows);

static const struct facet *with_role(const struct binding *b, const struct kind *kind, enum facet_role role,
				     const struct node *node)
{
	const struct facet *found = NULL;

	for (size_t i = 0; i < kind->n_facets; i++) {
		const struct facet *facet = &kind->facets[i];
		if (facet->role != role)
			continue;
		if (found)
			diag_add(b->reader.diags, DIAG_BAD_VOCABULARY, node->place,
				 "'%s' and '%s' of the kind '%s' have the same role", found->id, facet->id, kind->id);
		found = facet;
	}
	return found;
}

static void link_less(const struct binding *b, struct kind *kind, const struct node *node)
{
	struct facet *facets = (struct facet *)kind->facets;

	for (size_t i = 0; i < kind->n_facets; i++) {
		const struct node *less = node_get(node->children[i], "less");
		if (!less)
			continue;
		facets[i].less = kind_facet(kind, less->text);
		if (!facets[i].less || facets[i].less->list != facets[i].list)
			diag_add(b->reader.diags, DIAG_BAD_VOCABULARY, less->place,
				 "'%s' is no facet of the same kind with the same list", less->text);
	}
}

static void bind_kind(struct binding *b, struct kind *kind, const struct node *node, size_t index)
{
	struct raw_kind raw = {.kind = {.id = ""}};

	if (shape_bind(&b->reader, &kind_shape, node, &raw))
		claim_id(b, b->vocabulary->kinds, index, sizeof *kind, raw.kind.id, node);
	*kind = raw.kind;
	kind->index = index;
	kind->topic = raw.topic ? find_topic(b, raw.topic) : NULL;
	struct facet *facets = arena_alloc(b->reader.arena, (node->n_children + 1) * sizeof *facets);
	for (size_t i = 0; i < node->n_children; i++) {
		bind_facet(b, &facets[i], node->children[i], i);
		claim_id(b, facets, i, sizeof *facets, facets[i].id, node->children[i]);
	}
	kind->facets = facets;
	kind->n_facets = node->n_children;
	link_less(b, kind, node);
	kind->key = with_role(b, kind, FACET_KEY, node);
	kind->scope = with_role(b, kind, FACET_SCOPE, node);
	kind->conditions = with_role(b, kind, FACET_CONDITIONS, node);
	kind->exempts = with_role(b, kind, FACET_EXEMPTS, node);
	link_needed_for(b, kind, node);
	if (!kind->key)
		diag_add(b->reader.diags, DIAG_BAD_VOCABULARY, node->place,
			 "the kind '%s' has no facet with role=\"key\"", kind->id);
}

static void find_offence_kind(struct binding *b, const struct node *root)
{
	struct vocabulary *v = b->vocabulary;

	for (size_t i = 0; i < v->n_kinds; i++) {
		if (!v->kinds[i].offence)
			continue;
		if (v->offence)
			diag_add(b->reader.diags, DIAG_BAD_VOCABULARY, root->place,
				 "'%s' and '%s' both have offence=\"yes\"", v->offence->id, v->kinds[i].id);
		v->offence = &v->kinds[i];
	}
	if (!v->offence || !v->offence->exempts)
		diag_add(b->reader.diags, DIAG_BAD_VOCABULARY, root->place,
			 "one kind needs offence=\"yes\" and a facet with role=\"exempts\"");
}

/* unless-exempts names terms of a list that is known only when the kinds are. */
static void link_unless_exempts(const struct binding *b, const struct list *list, const struct node *node)
{
	const struct list *spared = b->vocabulary->offence->exempts->list;
	const struct node *words = node_get(node, "unless-exempts");
	struct nodes split;

	if (words && shape_words(&b->reader, words, &split)) {
		const struct node *id = node_get(node, "id");
		struct term *term = (struct term *)(id ? list_term(list, id->text) : NULL);
		if (term)
			terms_bind(&b->reader, spared, "unless-exempts", split, &term->unless_exempts);
	}
	for (size_t i = 0; i < node->n_children; i++)
		link_unless_exempts(b, list, node->children[i]);
}

/* The whole */

struct raw_vocabulary {
	const struct node *themes, *topics, *kinds;
};
static const struct shape_row vocabulary_rows[] = {
	MUST("themes", CHILD, struct raw_vocabulary, themes),
	MUST("topics", CHILD, struct raw_vocabulary, topics),
	MUST("kinds", CHILD, struct raw_vocabulary, kinds),
	CHILDREN("list"),
};
static const struct shape vocabulary_shape = SHAPE("the vocabulary", vocabulary_rows);

/* The members of themes, topics and kinds are all of one name. */
static bool only(const struct binding *b, const struct node *node, const char *name)
{
	const struct shape_row rows[] = {CHILDREN(name)};
	const struct shape shape = SHAPE("this part of the vocabulary", rows);

	char nothing;

	return shape_bind(&b->reader, &shape, node, &nothing);
}

static void bind_lists(struct binding *b, const struct node *root)
{
	struct vocabulary *v = b->vocabulary;
	struct list *lists = arena_alloc(b->reader.arena, root->n_children * sizeof *lists);

	v->lists = lists;
	for (size_t i = 0; i < root->n_children; i++)
		if (strcmp(root->children[i]->name, "list") == 0) {
			bind_list(b, &lists[v->n_lists], root->children[i]);
			v->n_lists++;
		}
}

static void link_lists(struct binding *b, const struct node *root)
{
	size_t n = 0;

	for (size_t i = 0; i < root->n_children; i++)
		if (strcmp(root->children[i]->name, "list") == 0) {
			link_unless_exempts(b, &b->vocabulary->lists[n], root->children[i]);
			n++;
		}
}

static void bind_kinds(struct binding *b, const struct node *node)
{
	struct vocabulary *v = b->vocabulary;
	struct kind *kinds = arena_alloc(b->reader.arena, (node->n_children + 1) * sizeof *kinds);

	v->kinds = kinds;
	for (size_t i = 0; i < node->n_children; i++) {
		bind_kind(b, &kinds[i], node->children[i], i);
		v->n_kinds++;
	}
}

const struct vocabulary *vocabulary_bind(struct arena *arena, const struct node *root, struct diags *diags)
{
	struct binding b = {{arena, diags, 0}, arena_alloc(arena, sizeof *b.vocabulary)};
	size_t errors = diags_errors(diags);
	struct raw_vocabulary raw = {NULL, NULL, NULL};

	if (!shape_bind(&b.reader, &vocabulary_shape, root, &raw) || !only(&b, raw.themes, "theme") ||
	    !only(&b, raw.topics, "topic") || !only(&b, raw.kinds, "kind"))
		return NULL;
	struct theme *themes = arena_alloc(arena, (raw.themes->n_children + 1) * sizeof *themes);
	b.vocabulary->themes = themes;
	bind_themes(&b, raw.themes, themes);
	struct topic *topics = arena_alloc(arena, (count_elements(raw.topics, "topic") + 1) * sizeof *topics);
	b.vocabulary->topics = topics;
	bind_topics(&b, raw.topics, NULL, topics);
	bind_lists(&b, root);
	bind_kinds(&b, raw.kinds);
	find_offence_kind(&b, root);
	if (diags_errors(diags) > errors)
		return NULL;
	link_lists(&b, root);
	return diags_errors(diags) > errors ? NULL : b.vocabulary;
}

struct mask facet_lets_in(const struct facet *facet, struct mask leaves)
{
	struct mask in = leaves;

	for (size_t i = 0; facet->type == FACET_SCALE && i < facet->list->n_leaves; i++)
		if (mask_has(leaves, i))
			in = mask_or(in,
				     facet->weaker ? mask_first(i + 1) : mask_minus(facet->list->all, mask_first(i)));
	return in;
}

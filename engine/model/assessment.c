/* SPDX-License-Identifier: MIT */
/*
 * The assessment layer of a treaty: clauses in the order of the body. Their
 * elements are in elements.c.
 */
#include <glib.h>
#include <string.h>

#include "model/elements.h"

/* In the order of their enums. */
static const char *const addressee_words[] = {"law", "institution", "practice", "notification", NULL};
static const char *const outside_reasons[] = {"practice", "meaning", "choice", "saving", NULL};
static const char *const note_kinds[] = {"meets", "interpretive", "reading", NULL};
static const char *const unassessed = "unassessed";
static const char *const aside_reasons[] = {"container", "purpose", "final", "interpretive", "unassessed", NULL};
static const char *const facts[] = {"coast", NULL};

/* Clauses */

struct raw_clause {
	const struct node *unit, *theme, *outside, *counted_in;
	int duty, addressee;
	const char *title, *cluster;
};
static const struct shape_row clause_rows[] = {
	MUST("for", SCALAR, struct raw_clause, unit),
	MAY("title", TEXT, struct raw_clause, title),
	MUST_SAY("duty", WORD, struct raw_clause, duty, element_duties),
	MUST("theme", SCALAR, struct raw_clause, theme),
	MAY("cluster", TEXT, struct raw_clause, cluster),
	MAY_SAY("addressee", WORD, struct raw_clause, addressee, addressee_words),
	MAY("outside", CHILD, struct raw_clause, outside),
	MAY("counted-in", CHILD, struct raw_clause, counted_in),
	ELEMENTS,
	CHILDREN("applies-if"),
	CHILDREN("applies-unless"),
	CHILDREN("carry"),
	CHILDREN("note"),
	CHILDREN("see"),
};
static const struct shape clause_shape = SHAPE("a clause", clause_rows);

struct raw_outside {
	int reason;
};
static const struct shape_row outside_rows[] = {
	MUST_SAY("reason", WORD, struct raw_outside, reason, outside_reasons),
};
static const struct shape outside_shape = SHAPE("st:outside", outside_rows);

/* Does a rule in here make something punishable by itself? */
static bool sets_out_offence(const struct treaty *treaty, const struct node *node)
{
	if (strcmp(node->name, "rule") == 0)
		return shape_says(node_get(node, "kind"), treaty->vocabulary->offence->id) && !node_get(node, "of");
	for (size_t i = 0; i < node->n_children; i++)
		if (sets_out_offence(treaty, node->children[i]))
			return true;
	return false;
}

static const struct theme *find_theme(const struct treaty *treaty, const struct node *word)
{
	const struct vocabulary *v = treaty->vocabulary;
	const struct theme *theme = vocabulary_theme(v, word->text);

	if (!theme)
		diag_add(treaty->reader.diags, DIAG_UNKNOWN_WORD, word->place, "'%s' is no theme%s", word->text,
			 shape_near(&treaty->reader, word->text, v->themes, v->n_themes, sizeof *v->themes));
	return theme;
}

/* Has it neither a clause nor an aside yet? */
static bool is_free(const struct treaty *treaty, const struct unit *unit, const struct node *node)
{
	if (unit->clause)
		return diag_add_second(treaty->reader.diags, DIAG_DUPLICATE_ID, node->place, unit->clause->place,
				       "the first is here", "'%s' has a clause already", unit->eid);
	return !unit->aside ||
	       diag_add(treaty->reader.diags, DIAG_DUPLICATE_ID, node->place, "'%s' has an aside already", unit->eid);
}

static const struct unit *outline(struct treaty *treaty, const struct node *node)
{
	struct raw_clause raw = {.duty = DUTY_SHALL};
	struct clause *clause = &treaty->clauses[treaty->n_clauses];

	shape_bind(&treaty->reader, &clause_shape, node, &raw);
	struct unit *unit = raw.unit ? treaty_unit(treaty, raw.unit) : NULL;
	if (!unit || !is_free(treaty, unit, node))
		return unit;
	*clause = (struct clause){
		.instrument = treaty->instrument,
		.unit = unit,
		.title = raw.title ? raw.title : unit->heading,
		.place = node->place,
		.cluster = raw.cluster,
		.duty = (enum duty)raw.duty,
		.addressee = (enum addressee)raw.addressee,
		.theme = raw.theme ? find_theme(treaty, raw.theme) : NULL,
		.offence = sets_out_offence(treaty, node),
	};
	if (raw.outside) {
		struct raw_outside outside = {0};
		if (shape_bind(&treaty->reader, &outside_shape, raw.outside, &outside))
			clause->outside = (enum clause_outside)(outside.reason + 1);
	}
	unit->clause = clause;
	treaty->nodes[treaty->n_clauses++] = node;
	return unit;
}

struct raw_aside {
	const struct node *unit;
	int reason;
};
static const struct shape_row aside_rows[] = {
	MUST("for", SCALAR, struct raw_aside, unit),
	MUST_SAY("reason", WORD, struct raw_aside, reason, aside_reasons),
};
static const struct shape aside_shape = SHAPE("st:aside", aside_rows);

static const struct unit *bind_aside(struct treaty *treaty, const struct node *node)
{
	struct raw_aside raw = {NULL, 0};
	struct unit *unit;

	if (!shape_bind(&treaty->reader, &aside_shape, node, &raw) || !(unit = treaty_unit(treaty, raw.unit)))
		return NULL;
	if (is_free(treaty, unit, node))
		unit->aside = aside_reasons[raw.reason];
	return unit;
}

/* Clauses and asides stand in the order of the body. */
static void bind_outlines(struct treaty *treaty, const struct node *layer)
{
	const struct unit *last = NULL;

	for (size_t i = 0; i < layer->n_children; i++) {
		const struct node *node = layer->children[i];
		const struct unit *unit = strcmp(node->name, "clause") == 0  ? outline(treaty, node)
					  : strcmp(node->name, "aside") == 0 ? bind_aside(treaty, node)
									     : NULL;
		if (unit && last && unit < last)
			diag_add_second(treaty->reader.diags, DIAG_CLAUSE_ORDER, node->place, last->place,
					"that unit stands here", "'%s' comes before '%s' in the body", unit->eid,
					last->eid);
		last = unit ? unit : last;
	}
}

/* What is not assessed yet has to be said in the file, but is no reason that anybody has to know. */
static void check_units(const struct treaty *treaty)
{
	for (size_t i = 0; i < treaty->instrument->n_units; i++) {
		struct unit *unit = &treaty->units[i];
		if (!unit->clause && !unit->aside)
			diag_add(treaty->reader.diags, DIAG_UNIT_WITHOUT_CLAUSE, unit->place,
				 "'%s'; write an st:clause for it, or an st:aside that says why there is none",
				 unit->eid);
		else if (unit->aside && strcmp(unit->aside, unassessed) == 0)
			unit->aside = NULL;
	}
}

struct raw_assessment {
	struct nodes offences;
};
static const struct shape_row assessment_rows[] = {
	MAY("offences", WORDS, struct raw_assessment, offences),
	CHILDREN("clause"),
	CHILDREN("aside"),
};
static const struct shape assessment_shape = SHAPE("st:assessment", assessment_rows);

void assessment_outline(struct treaty *treaty)
{
	const struct node *layer = treaty->assessment;
	struct arena *arena = treaty->reader.arena;
	struct raw_assessment raw = {{NULL, 0}};

	treaty->clauses = arena_alloc(arena, (layer->n_children + 1) * sizeof *treaty->clauses);
	treaty->nodes = arena_alloc(arena, (layer->n_children + 1) * sizeof *treaty->nodes);
	shape_bind(&treaty->reader, &assessment_shape, layer, &raw);
	bind_outlines(treaty, layer);
	check_units(treaty);
	const struct clause **clauses = arena_alloc(arena, (treaty->n_clauses + 1) * sizeof *clauses);
	for (size_t i = 0; i < treaty->n_clauses; i++)
		clauses[i] = &treaty->clauses[i];
	treaty->instrument->clauses = clauses;
	treaty->instrument->n_clauses = treaty->n_clauses;
	asked_offences_bind(treaty, raw.offences, NO_WORDS, &treaty->instrument->offences);
}

/* Gates */

struct raw_gate {
	int fact;
	const struct node *kind, *reach, *requiring;
};
static const struct shape_row gate_rows[] = {
	MAY_SAY("fact", WORD, struct raw_gate, fact, facts),
	MAY("kind", SCALAR, struct raw_gate, kind),
	MAY("reach", CHILD, struct raw_gate, reach),
	MAY("requiring", CHILD, struct raw_gate, requiring),
};
static const struct shape gate_shape = SHAPE("st:applies-if or st:applies-unless", gate_rows);

static const struct shape_row requiring_rows[] = {MUST("any-of", WORDS, struct raw_words, words)};
static const struct shape requiring_shape = SHAPE("st:requiring", requiring_rows);

static void bind_gate(struct treaty *treaty, const struct node *node, struct gate *gate)
{
	struct raw_gate raw = {.fact = -1};

	*gate = (struct gate){.unless = strcmp(node->name, "applies-unless") == 0, .place = node->place};
	if (!shape_bind(&treaty->reader, &gate_shape, node, &raw))
		return;
	if ((raw.fact >= 0) == (raw.kind != NULL)) {
		diag_add(treaty->reader.diags, DIAG_MISSING_KEY, node->place,
			 "either 'fact' or 'kind' has to stand in it");
		return;
	}
	gate->fact = raw.fact >= 0 ? facts[raw.fact] : NULL;
	if (!raw.kind || !(gate->kind = kind_bind(treaty, raw.kind)))
		return;
	if (raw.reach)
		gate->asked = reach_bind(treaty, gate->kind, raw.reach, &gate->n_asked);
	if (raw.requiring)
		conditions_bind(treaty, gate->kind, raw.requiring, &requiring_shape, &gate->requiring);
}

static size_t count_children(const struct node *node, const char *prefix)
{
	size_t n = 0;

	for (size_t i = 0; i < node->n_children; i++)
		n += g_str_has_prefix(node->children[i]->name, prefix) ? 1 : 0;
	return n;
}

static void bind_gates(struct treaty *treaty, const struct node *node, struct clause *clause)
{
	struct gate *gates = arena_alloc(treaty->reader.arena, (count_children(node, "applies-") + 1) * sizeof *gates);

	for (size_t i = 0; i < node->n_children; i++)
		if (g_str_has_prefix(node->children[i]->name, "applies-"))
			bind_gate(treaty, node->children[i], &gates[clause->n_gates++]);
	clause->gates = gates;
}

/* Notes */

struct raw_note {
	int kind;
	const char *source;
};
static const struct shape_row note_rows[] = {
	MUST_SAY("kind", WORD, struct raw_note, kind, note_kinds),
	MAY("source", TEXT, struct raw_note, source),
};
static const struct shape note_shape = SHAPE("st:note", note_rows);

/* An attribute may be written over several lines. */
static const char *on_one_line(struct arena *arena, const char *text)
{
	char *line = text ? arena_text(arena, text) : NULL, *out = line;

	for (const char *c = line; c && *c; c++)
		if (*c != ' ' || c[1] != ' ')
			*out++ = *c;
	if (out)
		*out = '\0';
	return line;
}

static void bind_notes(struct treaty *treaty, const struct node *node, struct clause *clause)
{
	struct note *notes = arena_alloc(treaty->reader.arena, (count_children(node, "note") + 1) * sizeof *notes);

	for (size_t i = 0; i < node->n_children; i++) {
		const struct node *child = node->children[i];
		struct raw_note raw = {0};
		if (strcmp(child->name, "note") != 0 || !shape_bind(&treaty->reader, &note_shape, child, &raw))
			continue;
		if (!*child->text)
			diag_add(treaty->reader.diags, DIAG_MISSING_KEY, child->place, "st:note has no text");
		notes[clause->n_notes++] =
			(struct note){note_kinds[raw.kind], on_one_line(treaty->reader.arena, raw.source), child->text};
	}
	clause->notes = notes;
}

/* A clause is tested, or judged elsewhere, or says why neither. */
static void check_content(const struct treaty *treaty, const struct node *node, const struct clause *clause)
{
	bool elsewhere = node_child(node, "counted-in") || clause->outside != INSIDE;

	if (elsewhere && clause->root->n_children > 0)
		diag_add(treaty->reader.diags, DIAG_CLAUSE_CONTENT, node->place,
			 "'%s' has elements beside st:counted-in or st:outside", clause->unit->eid);
	if (!elsewhere && clause->root->n_children == 0 && !node_child(node, "carry"))
		diag_add(treaty->reader.diags, DIAG_CLAUSE_CONTENT, node->place,
			 "'%s' has nothing that is tested; write an element, st:counted-in, st:carry or st:outside",
			 clause->unit->eid);
}

void assessment_bind(struct treaty *treaty)
{
	for (size_t i = 0; i < treaty->n_clauses; i++) {
		struct clause *clause = &treaty->clauses[i];
		const struct node *node = treaty->nodes[i];
		clause->root = elements_bind(treaty, node, clause->duty);
		bind_gates(treaty, node, clause);
		bind_notes(treaty, node, clause);
		check_content(treaty, node, clause);
	}
}

/* Links inside the treaty */

struct raw_counted {
	const struct node *clause, *element;
};
static const struct shape_row counted_rows[] = {
	MUST("clause", SCALAR, struct raw_counted, clause),
	MAY("element", SCALAR, struct raw_counted, element),
};
static const struct shape counted_shape = SHAPE("st:counted-in", counted_rows);

static const struct element *find_element(const struct element *from, const char *id)
{
	if (from->id && strcmp(from->id, id) == 0)
		return from;
	for (size_t i = 0; i < from->n_children; i++) {
		const struct element *found = find_element(from->children[i], id);
		if (found)
			return found;
	}
	return NULL;
}

static void find_counted_element(const struct treaty *treaty, const struct node *word, struct clause *clause)
{
	if (clause->n_counted_in == 1)
		clause->counted_element = find_element(clause->counted_in[0]->root, word->text);
	if (!clause->counted_element)
		diag_add(treaty->reader.diags, DIAG_NO_SUCH_ELEMENT, word->place, "'%s' is no element of '%s'",
			 word->text, clause->counted_in[0]->unit->eid);
	clause->counted_words = arena_format(treaty->reader.arena, "%s/%s", clause->counted_words, word->text);
}

/* The clause of that eId; or all clauses under it that are judged by themselves. */
static void link_counted(struct treaty *treaty, const struct node *node, struct clause *clause)
{
	struct raw_counted raw = {NULL, NULL};
	const struct unit *unit;

	if (!shape_bind(&treaty->reader, &counted_shape, node, &raw) || !(unit = treaty_unit(treaty, raw.clause)))
		return;
	const struct clause **found = arena_alloc(treaty->reader.arena, (treaty->n_clauses + 1) * sizeof *found);
	for (size_t i = 0; i < treaty->n_clauses; i++) {
		const struct clause *other = &treaty->clauses[i];
		bool judged = other->outside == INSIDE && !node_child(treaty->nodes[i], "counted-in");
		if (judged && (unit->clause ? other == unit->clause : eid_within(other->unit->eid, unit->eid)))
			found[clause->n_counted_in++] = other;
	}
	clause->counted_in = found;
	clause->counted_words = raw.clause->text;
	if (clause->n_counted_in == 0)
		diag_add(treaty->reader.diags, DIAG_NO_SUCH_CLAUSE, raw.clause->place,
			 "'%s' has no clause that is judged by itself", raw.clause->text);
	else if (raw.element)
		find_counted_element(treaty, raw.element, clause);
}

/* Links across treaties */

static const struct instrument *find_instrument(const struct treaty *treaty, const struct instruments *instruments,
						const char *name, struct place place)
{
	const struct instrument *found = instruments_find(instruments, name);
	const char **ids;

	if (found)
		return found;
	ids = arena_alloc(treaty->reader.arena, (instruments->count + 1) * sizeof *ids);
	for (size_t i = 0; i < instruments->count; i++)
		ids[i] = instruments->all[i]->id;
	diag_add(treaty->reader.diags, DIAG_NO_SUCH_INSTRUMENT, place, "'%s'%s", name,
		 shape_suggest(&treaty->reader, name, ids, instruments->count));
	return NULL;
}

/* "art_5" of this treaty, or "untoc:art_5" of another; `within` NULL after a diagnostic. */
static const struct unit *find_unit(const struct treaty *treaty, const struct instruments *instruments,
				    const struct instrument *within, const struct node *word)
{
	const char *colon = strchr(word->text, ':');
	const char *eid = colon ? colon + 1 : word->text;
	const struct unit *unit;

	if (colon)
		within = find_instrument(treaty, instruments,
					 arena_text_n(treaty->reader.arena, word->text, (size_t)(colon - word->text)),
					 word->place);
	if (!within)
		return NULL;
	if (!(unit = instrument_unit(within, eid)))
		diag_add(treaty->reader.diags, DIAG_NO_SUCH_UNIT, word->place, "'%s' is not in the body of %s%s", eid,
			 within->id,
			 shape_near(&treaty->reader, eid, within->units, within->n_units, sizeof *within->units));
	return unit;
}

struct raw_carry {
	const struct node *from;
	struct nodes clauses;
};
static const struct shape_row carry_rows[] = {
	MUST("from", SCALAR, struct raw_carry, from),
	MUST("clauses", WORDS, struct raw_carry, clauses),
};
static const struct shape carry_shape = SHAPE("st:carry", carry_rows);

static void link_carry(struct treaty *treaty, const struct instruments *instruments, const struct node *node,
		       struct carry *carry)
{
	struct raw_carry raw = {NULL, {NULL, 0}};

	if (!shape_bind(&treaty->reader, &carry_shape, node, &raw))
		return;
	carry->from = find_instrument(treaty, instruments, raw.from->text, raw.from->place);
	const struct clause **clauses = arena_alloc(treaty->reader.arena, (raw.clauses.n + 1) * sizeof *clauses);
	for (size_t i = 0; carry->from && i < raw.clauses.n; i++) {
		const struct node *word = raw.clauses.at[i];
		const struct unit *unit = find_unit(treaty, instruments, carry->from, word);
		if (unit && (!unit->clause || !speaks_of_offences(unit->clause->root)))
			diag_add(treaty->reader.diags, DIAG_CARRY, word->place,
				 "'%s' has no clause that speaks of convention-offences", word->text);
		else if (unit)
			clauses[carry->n_clauses++] = unit->clause;
	}
	carry->clauses = clauses;
}

static void link_carries(struct treaty *treaty, const struct instruments *instruments, const struct node *node,
			 struct clause *clause)
{
	struct carry *carries =
		arena_alloc(treaty->reader.arena, (count_children(node, "carry") + 1) * sizeof *carries);

	for (size_t i = 0; i < node->n_children; i++)
		if (strcmp(node->children[i]->name, "carry") == 0)
			link_carry(treaty, instruments, node->children[i], &carries[clause->n_carries++]);
	clause->carries = carries;
}

static const struct shape_row see_rows[] = {MUST("clause", WORDS, struct raw_words, words)};
static const struct shape see_shape = SHAPE("st:see", see_rows);

static void link_see(struct treaty *treaty, const struct instruments *instruments, const struct node *node,
		     GPtrArray *clauses)
{
	struct raw_words raw = {NO_WORDS};

	if (!shape_bind(&treaty->reader, &see_shape, node, &raw))
		return;
	for (size_t i = 0; i < raw.words.n; i++) {
		const struct node *word = raw.words.at[i];
		const struct unit *unit = find_unit(treaty, instruments, treaty->instrument, word);
		if (unit && unit->clause)
			g_ptr_array_add(clauses, (gpointer)unit->clause);
		else if (unit)
			diag_add(treaty->reader.diags, DIAG_NO_SUCH_CLAUSE, word->place, "'%s' has no clause",
				 word->text);
	}
}

static void link_sees(struct treaty *treaty, const struct instruments *instruments, const struct node *node,
		      struct clause *clause)
{
	GPtrArray *clauses = g_ptr_array_new();

	for (size_t i = 0; i < node->n_children; i++)
		if (strcmp(node->children[i]->name, "see") == 0)
			link_see(treaty, instruments, node->children[i], clauses);
	clause->n_see = clauses->len;
	clause->see = clauses->len ? arena_seal_pointers(treaty->reader.arena, clauses) : NULL;
	g_ptr_array_free(clauses, TRUE);
}

/* A fact's key names a unit of some treaty: "untoc:art_18__para_13". */
static void check_facts(const struct treaty *treaty, const struct instruments *instruments,
			const struct element *element)
{
	for (size_t i = 0; i < element->n_children; i++)
		check_facts(treaty, instruments, element->children[i]);
	if (!element->notification)
		return;
	const struct node key = {.kind = NODE_TEXT, .text = element->notification, .place = element->place};
	if (!strchr(element->notification, ':'))
		diag_add(treaty->reader.diags, DIAG_NO_SUCH_INSTRUMENT, element->place, "'%s'; write treaty:eId",
			 element->notification);
	else
		find_unit(treaty, instruments, treaty->instrument, &key);
}

/* Topics, for --topic: of what a clause asks for, and of the offences that it speaks of. */

static void add_topics(const struct clause *from, const struct vocabulary *vocabulary, bool *topics)
{
	for (size_t i = 0; i < from->n_topics; i++)
		topics[from->topics[i] - vocabulary->topics] = true;
}

static void add_offences_topics(const struct asked_offences *offences, const struct instrument *instrument,
				const struct vocabulary *vocabulary, bool *topics)
{
	for (size_t i = 0; i < offences->n_clauses; i++)
		add_topics(offences->clauses[i], vocabulary, topics);
	for (size_t i = 0; offences->convention && i < instrument->offences.n_clauses; i++)
		add_topics(instrument->offences.clauses[i], vocabulary, topics);
}

static void add_element_topics(const struct element *element, const struct instrument *instrument,
			       const struct vocabulary *vocabulary, bool *topics)
{
	for (size_t i = 0; i < element->n_children; i++)
		add_element_topics(element->children[i], instrument, vocabulary, topics);
	if (!element->kind)
		return;
	if (element->kind->topic)
		topics[element->kind->topic - vocabulary->topics] = true;
	for (size_t i = 0; i < element->n_asked; i++) {
		const struct asked *asked = &element->asked[i];
		for (size_t leaf = 0; asked->facet == element->kind->key && leaf < asked->facet->list->n_leaves;
		     leaf++) {
			const struct term *term = asked->facet->list->leaves[leaf].term;
			if (term && term->topic && mask_has(asked->terms, leaf))
				topics[term->topic - vocabulary->topics] = true;
		}
	}
	add_offences_topics(&element->of, instrument, vocabulary, topics);
}

static void seal_topics(struct treaty *treaty, struct clause *clause, const bool *topics)
{
	const struct vocabulary *v = treaty->vocabulary;
	const struct topic **all = arena_alloc(treaty->reader.arena, (v->n_topics + 1) * sizeof *all);

	clause->n_topics = 0;
	for (size_t i = 0; i < v->n_topics; i++)
		if (topics[i])
			all[clause->n_topics++] = &v->topics[i];
	clause->topics = all;
}

/* Offence clauses first, since others take theirs; then the rest; then those that are judged elsewhere. */
static void find_topics(struct treaty *treaty)
{
	enum { OFFENCES, OTHERS, COUNTED, ROUNDS };
	bool *topics = g_new(bool, treaty->vocabulary->n_topics + 1);

	for (int round = OFFENCES; round < ROUNDS; round++)
		for (size_t i = 0; i < treaty->n_clauses; i++) {
			struct clause *clause = &treaty->clauses[i];
			int turn = clause->n_counted_in ? COUNTED : clause->offence ? OFFENCES : OTHERS;
			if (turn != round)
				continue;
			memset(topics, 0, (treaty->vocabulary->n_topics + 1) * sizeof *topics);
			add_element_topics(clause->root, clause->instrument, treaty->vocabulary, topics);
			for (size_t j = 0; j < clause->n_counted_in; j++)
				add_topics(clause->counted_in[j], treaty->vocabulary, topics);
			seal_topics(treaty, clause, topics);
		}
	g_free(topics);
}

/* ---- offence elements ---- */

static void gather_offences(const struct element *element, GPtrArray *to)
{
	if (element->type == ELEMENT_RULE && element->kind && element->kind->offence && !element->of.given)
		g_ptr_array_add(to, (gpointer)(uintptr_t)element);
	for (size_t i = 0; i < element->n_children; i++)
		gather_offences(element->children[i], to);
}

static void gather_offence_topics(const struct element *element, GPtrArray *topics)
{
	const struct facet *key = element->kind->key;

	for (size_t i = 0; i < element->n_asked; i++) {
		for (size_t l = 0; element->asked[i].facet == key && l < key->list->n_leaves; l++) {
			const struct term *term = key->list->leaves[l].term;
			if (mask_has(element->asked[i].terms, l) && term && term->topic &&
			    !g_ptr_array_find(topics, term->topic, NULL))
				g_ptr_array_add(topics, (gpointer)(uintptr_t)term->topic);
		}
	}
}

static void find_offences(struct treaty *treaty, struct clause *clause)
{
	GPtrArray *elements = g_ptr_array_new(), *topics = g_ptr_array_new();

	gather_offences(clause->root, elements);
	for (guint i = 0; i < elements->len; i++)
		gather_offence_topics(g_ptr_array_index(elements, i), topics);
	clause->n_offences = elements->len;
	clause->offences = arena_seal_pointers(treaty->reader.arena, elements);
	clause->n_offence_topics = topics->len;
	clause->offence_topics = arena_seal_pointers(treaty->reader.arena, topics);
	g_ptr_array_free(elements, TRUE);
	g_ptr_array_free(topics, TRUE);
}

void assessment_link(struct treaty *treaty, const struct instruments *instruments)
{
	for (size_t i = 0; i < treaty->n_clauses; i++) {
		struct clause *clause = &treaty->clauses[i];
		const struct node *node = treaty->nodes[i];
		const struct node *counted = node_child(node, "counted-in");
		if (counted)
			link_counted(treaty, counted, clause);
		link_carries(treaty, instruments, node, clause);
		link_sees(treaty, instruments, node, clause);
		check_facts(treaty, instruments, clause->root);
		find_offences(treaty, clause);
	}
	find_topics(treaty);
}

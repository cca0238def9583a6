/* SPDX-License-Identifier: MIT */
/* Claims of absence: what was looked for, in which texts, for which days. The gravest thing that a file can say. */
#include <string.h>

#include "model/bind.h"

struct raw_period {
	struct date from, until;
};
static const struct shape_row period_rows[] = {
	MUST("from", PAST, struct raw_period, from),
	MUST("until", PAST, struct raw_period, until),
};
static const struct shape period_shape = SHAPE("'period'", period_rows);

struct raw_claim {
	struct nodes targets, texts;
	const struct node *period;
	const char *note;
};
static const struct shape_row claim_rows[] = {
	MUST("for", NAMES, struct raw_claim, targets),
	MUST("in", NAMES, struct raw_claim, texts),
	MUST_HOLD("period", MAP, struct raw_claim, period, &period_shape),
	MAY("note", TEXT, struct raw_claim, note),
};
const struct shape claim_shape = SHAPE("a search", claim_rows);

/* Targets: topic, topic:kind, topic:term */

/* Does it make sense to search for this term under that topic? Where the vocabulary gives no topic, under any. */
static bool fits(const struct kind *kind, const struct term *term, const struct topic *topic)
{
	const struct topic *home = term->topic ? term->topic : kind->topic;

	return kind->of_topics || !home || topic_within(home, topic) || topic_within(topic, home);
}

/* A term of what some kind is about (its key), else of another of its sets: "mla:bank-secrecy" is a ground of refusal. */
const struct term *claim_term(const struct vocabulary *v, const struct topic *topic, const char *id)
{
	static const enum facet_role roles[] = {FACET_KEY, FACET_PLAIN};

	for (size_t r = 0; r < G_N_ELEMENTS(roles); r++)
		for (size_t i = 0; i < v->n_kinds; i++)
			for (size_t j = 0; j < v->kinds[i].n_facets; j++) {
				const struct facet *facet = &v->kinds[i].facets[j];
				const struct term *term = facet->type == FACET_SET && facet->role == roles[r]
								  ? list_term(facet->list, id)
								  : NULL;
				if (term && fits(&v->kinds[i], term, topic))
					return term;
			}
	return NULL;
}

/* Kinds, and the terms that could be searched under the topic: what could have been meant. */
static const char *suggest_target(const struct binder *b, const struct topic *topic, const char *id)
{
	const struct vocabulary *v = b->vocabulary;
	GPtrArray *known = g_ptr_array_new();

	for (size_t i = 0; i < v->n_kinds; i++)
		g_ptr_array_add(known, (gpointer)v->kinds[i].id);
	for (size_t i = 0; i < v->n_lists; i++)
		for (size_t j = 0; j < v->lists[i].n_terms; j++)
			if (claim_term(v, topic, v->lists[i].terms[j].id))
				g_ptr_array_add(known, (gpointer)v->lists[i].terms[j].id);
	const char *words = shape_suggest(&b->reader, id, (const char *const *)known->pdata, known->len);
	g_ptr_array_free(known, TRUE);
	return words;
}

static bool bind_target(struct binder *b, const struct node *word, struct claim_target *target)
{
	const struct vocabulary *v = b->vocabulary;
	const char *colon = strchr(word->text, ':');
	const char *topic =
		arena_text_n(b->reader.arena, word->text, colon ? (size_t)(colon - word->text) : strlen(word->text));

	*target = (struct claim_target){.topic = vocabulary_topic(v, topic), .words = word->text};
	if (!target->topic)
		return diag_add(b->reader.diags, DIAG_UNKNOWN_TOPIC, word->place, "'%s'%s", topic,
				shape_near(&b->reader, topic, v->topics, v->n_topics, sizeof *v->topics));
	if (!colon)
		return true;
	target->kind = vocabulary_kind(v, colon + 1);
	if (!target->kind)
		target->term = claim_term(v, target->topic, colon + 1);
	return target->kind || target->term ||
	       diag_add(b->reader.diags, DIAG_UNKNOWN_TERM, word->place,
			"'%s' is neither a kind nor a term under the topic '%s'%s", colon + 1, topic,
			suggest_target(b, target->topic, colon + 1));
}

static void bind_targets(struct binder *b, struct nodes words, struct claim *claim)
{
	struct claim_target *targets = arena_alloc(b->reader.arena, (words.n + 1) * sizeof *targets);

	for (size_t i = 0; i < words.n; i++)
		if (bind_target(b, words.at[i], &targets[claim->n_targets]))
			claim->n_targets++;
	claim->targets = targets;
}

/* Texts */

static void bind_texts(struct binder *b, struct nodes words, struct claim *claim)
{
	const struct text **texts = arena_alloc(b->reader.arena, (words.n + 1) * sizeof *texts);

	claim->seen = SEEN_LAW_TEXT;
	for (size_t i = 0; i < words.n; i++) {
		const struct text *text = binder_text(b, words.at[i]);
		if (!text)
			continue;
		if (text->seen == SEEN_HEADING_ONLY || text->seen == SEEN_NOT_SEEN)
			diag_add(b->reader.diags, DIAG_NOTHING_SEARCHED, words.at[i]->place, "'%s' is '%s'", text->id,
				 seen_id(text->seen));
		claim->seen = MAX(claim->seen, text->seen);
		texts[claim->n_texts++] = text;
	}
	claim->texts = texts;
}

/* Nothing can be said of days for which a text does not speak (rule 8). */
static void check_horizon(const struct binder *b, const struct node *period, const struct claim *claim)
{
	const struct text *shortest = NULL;
	char until[DATE_ROOM], horizon[DATE_ROOM];

	for (size_t i = 0; i < claim->n_texts; i++)
		if (!shortest || claim->texts[i]->horizon < shortest->horizon)
			shortest = claim->texts[i];
	if (!shortest || !date_given(claim->until) || date_first(claim->until) <= shortest->horizon)
		return;
	diag_add_second(b->reader.diags, DIAG_BEYOND_HORIZON, node_get(period, "until")->place, shortest->place,
			"it stands here", "'%s', but '%s' speaks up to %s only", date_format(claim->until, until),
			shortest->id, date_format(date_of_day(shortest->horizon), horizon));
}

static void bind_claim(struct binder *b, const struct node *node, struct claim *claim)
{
	struct raw_claim raw = {.period = NULL};
	struct raw_period period = {{0, 0, 0}, {0, 0, 0}};

	shape_bind(&b->reader, &claim_shape, node, &raw);
	*claim = (struct claim){.note = raw.note, .place = node->place};
	bind_targets(b, raw.targets, claim);
	bind_texts(b, raw.texts, claim);
	if (!raw.period || !shape_bind(&b->reader, &period_shape, raw.period, &period))
		return;
	claim->from = period.from;
	claim->until = period.until;
	check_span(b, raw.period->place, claim->from, claim->until);
	check_horizon(b, raw.period, claim);
}

void claims_bind(struct binder *b, const GPtrArray *nodes)
{
	struct claim *claims = arena_alloc(b->reader.arena, (nodes->len + 1) * sizeof *claims);

	for (guint i = 0; i < nodes->len; i++)
		bind_claim(b, nodes->pdata[i], &claims[i]);
	b->country->claims = claims;
	b->country->n_claims = nodes->len;
}

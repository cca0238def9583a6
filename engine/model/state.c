/* SPDX-License-Identifier: MIT */
/* What stands in no act: the State, its treaties, what it notified, its authorities and arrangements. */
#include <string.h>

#include "model/bind.h"

static const char *const consultation_words[] = {"not-shared", "shared", "comments", "validated", NULL};
static const char *const reservation_words[] = {"reservation", "declaration", NULL};

static const struct text *source(const struct binder *b, const struct node *word)
{
	return word ? binder_text(b, word) : NULL;
}

/* The State */

struct raw_standing {
	struct date since;
	const char *note;
};
static const struct shape_row standing_rows[] = {
	MUST("since", PAST, struct raw_standing, since),
	MUST("note", TEXT, struct raw_standing, note),
};
static const struct shape standing_shape = SHAPE("'standing'", standing_rows);

struct raw_consultation {
	int state;
	struct date on;
	const char *by;
};
static const struct shape_row consultation_rows[] = {
	MUST_SAY("state", WORD, struct raw_consultation, state, consultation_words),
	MAY("on", PAST, struct raw_consultation, on),
	MAY("by", TEXT, struct raw_consultation, by),
};
static const struct shape consultation_shape = SHAPE("'consultation'", consultation_rows);

struct raw_state {
	const struct node *code, *standing, *consultation, *limits;
	const char *name, *official_name, *legal_system;
	struct nodes parts;
	bool coast;
	struct date prepared, reviewed;
};
static const struct shape_row state_rows[] = {
	MUST("code", SCALAR, struct raw_state, code),
	MUST("name", TEXT, struct raw_state, name),
	MAY("official-name", TEXT, struct raw_state, official_name),
	MAY("legal-system", TEXT, struct raw_state, legal_system),
	MAY("coast", YES_NO, struct raw_state, coast),
	MAY("parts", NAMES, struct raw_state, parts),
	MAY_HOLD("standing", MAP, struct raw_state, standing, &standing_shape),
	MUST("prepared", PAST, struct raw_state, prepared),
	MAY_SAY("reviewed", PAST, struct raw_state, reviewed, none_word),
	MAY_HOLD("consultation", MAP, struct raw_state, consultation, &consultation_shape),
	MAY("limits", SCALAR, struct raw_state, limits),
};
const struct shape state_shape = SHAPE("'state'", state_rows);

static void bind_standing(struct binder *b, const struct node *node)
{
	struct raw_standing raw = {{0, 0, 0}, NULL};

	shape_bind(&b->reader, &standing_shape, node, &raw);
	b->country->standing = raw.note;
	b->country->standing_from = raw.since;
}

static void bind_consultation(struct binder *b, const struct node *node)
{
	struct raw_consultation raw = {.state = -1};

	shape_bind(&b->reader, &consultation_shape, node, &raw);
	b->country->consultation = raw.state >= 0 ? consultation_words[raw.state] : NULL;
	b->country->consultation_on = raw.on;
	b->country->consultation_by = raw.by;
}

void state_bind(struct binder *b, const struct node *node)
{
	struct country *country = b->country;
	struct raw_state raw = {.name = ""};

	shape_bind(&b->reader, &state_shape, node, &raw);
	country->name = raw.name;
	country->official_name = raw.official_name;
	country->legal_system = raw.legal_system;
	country->coast = node_get(node, "coast") ? raw.coast : -1;
	country->prepared = raw.prepared;
	country->reviewed = raw.reviewed;
	if (raw.code && strcmp(raw.code->text, country->code) != 0)
		diag_add(b->reader.diags, DIAG_WRONG_COUNTRY, raw.code->place, "'%s' stands in the folder of '%s'",
			 raw.code->text, country->code);
	if (raw.standing)
		bind_standing(b, raw.standing);
	if (raw.consultation)
		bind_consultation(b, raw.consultation);
	if (raw.limits)
		country->limits = prose_read(b->reader.arena, raw.limits->text, raw.limits->place, b->reader.diags);
}

/* Treaties */

/*
 * A treaty that this data folder does not hold is kept, for the table of treaties; one whose name is nearly that of a
 * treaty here is a slip. NULL and true: not held.
 */
static bool find_instrument(const struct binder *b, const char *name, struct place place, const struct instrument **out)
{
	const char **ids = arena_alloc(b->reader.arena, (b->instruments->count * 2 + 1) * sizeof *ids);
	size_t n = 0;

	*out = instruments_find(b->instruments, name);
	if (*out)
		return true;
	for (size_t i = 0; i < b->instruments->count; i++) {
		ids[n++] = b->instruments->all[i]->id;
		ids[n++] = b->instruments->all[i]->alias;
	}
	const char *near = nearest_word(name, ids, n);
	return !near ||
	       diag_add(b->reader.diags, DIAG_NO_SUCH_INSTRUMENT, place, "'%s'; did you mean '%s'?", name, near);
}

static void check_unit(const struct binder *b, const struct instrument *instrument, const char *eid, struct place place)
{
	if (instrument && !instrument_unit(instrument, eid))
		diag_add(b->reader.diags, DIAG_NO_SUCH_UNIT, place, "'%s' is not in the body of %s%s", eid,
			 instrument->id,
			 shape_near(&b->reader, eid, instrument->units, instrument->n_units,
				    sizeof *instrument->units));
}

struct raw_reservation {
	int kind;
	const struct node *clause, *source;
	const char *text;
	struct date on;
};
static const struct shape_row reservation_rows[] = {
	MUST_SAY("kind", WORD, struct raw_reservation, kind, reservation_words),
	MAY("clause", SCALAR, struct raw_reservation, clause),
	MUST("text", TEXT, struct raw_reservation, text),
	MAY("on", PAST, struct raw_reservation, on),
	MAY("source", SCALAR, struct raw_reservation, source),
};
static const struct shape reservation_shape = SHAPE("a reservation", reservation_rows);

static void bind_reservation(struct binder *b, const struct node *node, const struct instrument *instrument,
			     struct reservation *reservation)
{
	struct raw_reservation raw = {.kind = 0};

	shape_bind(&b->reader, &reservation_shape, node, &raw);
	*reservation = (struct reservation){
		.clause = raw.clause ? raw.clause->text : NULL,
		.kind = reservation_words[raw.kind],
		.text = raw.text,
		.on = raw.on,
		.source = source(b, raw.source),
	};
	if (raw.clause)
		check_unit(b, instrument, raw.clause->text, raw.clause->place);
}

struct raw_treaty {
	struct date signed_on, joined_on, in_force;
	const struct node *source;
	struct nodes reservations;
};
static const struct shape_row treaty_rows[] = {
	MAY_SAY("signed", PAST, struct raw_treaty, signed_on, none_word),
	MAY_SAY("joined", PAST, struct raw_treaty, joined_on, none_word),
	MAY_SAY("in-force", PAST, struct raw_treaty, in_force, none_word),
	MAY("source", SCALAR, struct raw_treaty, source),
	MAY_HOLD("reservations", LIST, struct raw_treaty, reservations, &reservation_shape),
};
const struct shape treaty_shape = SHAPE("a treaty's status", treaty_rows);

static void check_steps(const struct binder *b, const struct node *node, const struct raw_treaty *raw)
{
	check_span(b, node->place, raw->signed_on, raw->joined_on);
	check_span(b, node->place, raw->joined_on, raw->in_force);
	if (shape_says(node_get(node, "joined"), none_word[0]) && date_given(raw->in_force))
		diag_add(b->reader.diags, DIAG_CONTRADICTION, node_get(node, "in-force")->place,
			 "a day of entry into force stands beside joined: none");
}

static void bind_treaty(struct binder *b, const struct field *field, struct treaty_status *status)
{
	struct raw_treaty raw = {.source = NULL};
	const struct instrument *instrument;

	find_instrument(b, field->key, field->place, &instrument);
	*status = (struct treaty_status){.instrument = instrument ? instrument->id : field->key, .place = field->place};
	shape_bind(&b->reader, &treaty_shape, field->value, &raw);
	if (field->value->kind != NODE_MAP)
		return;
	check_steps(b, field->value, &raw);
	status->signed_known = node_get(field->value, "signed") != NULL;
	status->signed_on = raw.signed_on;
	status->joined_on = raw.joined_on;
	status->in_force = raw.in_force;
	status->joined = date_given(raw.joined_on) || date_given(raw.in_force) ? JOINED_YES
			 : node_get(field->value, "joined")                    ? JOINED_NO
									       : JOINED_UNKNOWN;
	status->source = source(b, raw.source);
	struct reservation *all = arena_alloc(b->reader.arena, (raw.reservations.n + 1) * sizeof *all);
	for (size_t i = 0; i < raw.reservations.n; i++)
		bind_reservation(b, raw.reservations.at[i], instrument, &all[i]);
	status->reservations = all;
	status->n_reservations = raw.reservations.n;
}

void treaties_bind(struct binder *b, const GPtrArray *fields)
{
	struct treaty_status *all = arena_alloc(b->reader.arena, (fields->len + 1) * sizeof *all);

	for (guint i = 0; i < fields->len; i++) {
		bind_treaty(b, fields->pdata[i], &all[i]);
		for (guint j = 0; j < i; j++)
			if (strcmp(all[i].instrument, all[j].instrument) == 0)
				diag_add_second(b->reader.diags, DIAG_DUPLICATE_ID, all[i].place, all[j].place,
						"first written here", "'%s'", all[i].instrument);
	}
	b->country->treaties = all;
	b->country->n_treaties = fields->len;
}

/* Notifications */

struct raw_notification {
	bool made;
	struct date on;
	const char *content;
	const struct node *source;
};
static const struct shape_row notification_rows[] = {
	MUST("made", YES_NO, struct raw_notification, made),
	MAY("on", PAST, struct raw_notification, on),
	MAY("content", TEXT, struct raw_notification, content),
	MAY("source", SCALAR, struct raw_notification, source),
};
const struct shape notification_shape = SHAPE("a notification", notification_rows);

/* "untoc:art_18__para_13": the treaty, NULL where it is not held or a diagnostic says what is wrong; and the eId. */
static const struct instrument *find_unit(const struct binder *b, const char *key, struct place place, const char **eid)
{
	const char *colon = strchr(key, ':');
	const struct instrument *instrument = NULL;

	*eid = colon ? colon + 1 : "";
	if (!colon)
		diag_add(b->reader.diags, DIAG_BAD_KEY, place,
			 "'%s'; write treaty:eId, such as \"untoc:art_18__para_13\"", key);
	else if (find_instrument(b, arena_text_n(b->reader.arena, key, (size_t)(colon - key)), place, &instrument))
		check_unit(b, instrument, *eid, place);
	return instrument;
}

void notifications_bind(struct binder *b, const GPtrArray *fields)
{
	struct notification *all = arena_alloc(b->reader.arena, (fields->len + 1) * sizeof *all);

	for (guint i = 0; i < fields->len; i++) {
		const struct field *field = fields->pdata[i];
		struct raw_notification raw = {.made = false};
		const char *eid;
		find_unit(b, field->key, field->place, &eid);
		shape_bind(&b->reader, &notification_shape, field->value, &raw);
		all[i] = (struct notification){
			.key = field->key,
			.made = raw.made,
			.on = raw.on,
			.content = raw.content,
			.source = source(b, raw.source),
			.place = field->place,
		};
	}
	b->country->notifications = all;
	b->country->n_notifications = fields->len;
}

/* Comments of the State */

struct raw_comment {
	const struct node *clause;
	struct date on;
	const char *by, *text;
};
static const struct shape_row comment_rows[] = {
	MUST("clause", SCALAR, struct raw_comment, clause),
	MUST("on", PAST, struct raw_comment, on),
	MUST("by", TEXT, struct raw_comment, by),
	MUST("text", TEXT, struct raw_comment, text),
};
const struct shape comment_shape = SHAPE("a comment", comment_rows);

static bool bind_comment(struct binder *b, const struct node *node, struct comment *comment)
{
	struct raw_comment raw = {.by = ""};
	const struct instrument *instrument;
	const char *eid;

	if (!shape_bind(&b->reader, &comment_shape, node, &raw) ||
	    !(instrument = find_unit(b, raw.clause->text, raw.clause->place, &eid)))
		return false;
	*comment = (struct comment){
		.clause = instrument_clause(instrument, eid),
		.on = raw.on,
		.by = raw.by,
		.text = raw.text,
	};
	return comment->clause || !instrument_unit(instrument, eid) ||
	       diag_add(b->reader.diags, DIAG_NO_SUCH_CLAUSE, raw.clause->place, "'%s' has no finding of its own",
			raw.clause->text);
}

void comments_bind(struct binder *b, const GPtrArray *nodes)
{
	struct comment *all = arena_alloc(b->reader.arena, (nodes->len + 1) * sizeof *all);

	for (guint i = 0; i < nodes->len; i++)
		if (bind_comment(b, nodes->pdata[i], &all[b->country->n_comments]))
			b->country->n_comments++;
	b->country->comments = all;
}

/* Authorities and arrangements */

struct raw_authority {
	struct authority authority;
	const struct node *source;
};
static const struct shape_row authority_rows[] = {
	MUST("role", LINE, struct raw_authority, authority.role),
	MUST("name", TEXT, struct raw_authority, authority.name),
	MAY("contact", TEXT, struct raw_authority, authority.contact),
	MAY("languages", LINE, struct raw_authority, authority.languages),
	MAY("source", SCALAR, struct raw_authority, source),
};
const struct shape authority_shape = SHAPE("an authority", authority_rows);

void authorities_bind(struct binder *b, const GPtrArray *nodes)
{
	struct authority *all = arena_alloc(b->reader.arena, (nodes->len + 1) * sizeof *all);

	for (guint i = 0; i < nodes->len; i++) {
		struct raw_authority raw = {.source = NULL};
		shape_bind(&b->reader, &authority_shape, nodes->pdata[i], &raw);
		all[i] = raw.authority;
		all[i].source = source(b, raw.source);
	}
	b->country->authorities = all;
	b->country->n_authorities = nodes->len;
}

struct raw_arrangement {
	struct arrangement arrangement;
	const struct node *source;
};
static const struct shape_row arrangement_rows[] = {
	MUST("title", TEXT, struct raw_arrangement, arrangement.title),
	MUST("with", LINE, struct raw_arrangement, arrangement.with),
	MUST("subject", LINE, struct raw_arrangement, arrangement.subject),
	MAY_SAY("in-force", DATE, struct raw_arrangement, arrangement.in_force, unknown_word),
	MAY("status", TEXT, struct raw_arrangement, arrangement.status),
	MAY("source", SCALAR, struct raw_arrangement, source),
};
const struct shape arrangement_shape = SHAPE("an arrangement", arrangement_rows);

void arrangements_bind(struct binder *b, const GPtrArray *nodes)
{
	struct arrangement *all = arena_alloc(b->reader.arena, (nodes->len + 1) * sizeof *all);

	for (guint i = 0; i < nodes->len; i++) {
		struct raw_arrangement raw = {.source = NULL};
		shape_bind(&b->reader, &arrangement_shape, nodes->pdata[i], &raw);
		all[i] = raw.arrangement;
		all[i].source = source(b, raw.source);
	}
	b->country->arrangements = all;
	b->country->n_arrangements = nodes->len;
}

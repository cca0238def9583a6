/* SPDX-License-Identifier: MIT */
/* It says what one file can show: keys, types, words. What points elsewhere (ids, texts, days that exclude each other)
 * is left to `check`. Numbers, dates and yes or no may reach a validator as such or as text. */
#include "render/schema.h"

#include <string.h>

#include "base/arena.h"
#include "model/forms.h"
#include "render/json-writer.h"

struct schema {
	struct json json;
	struct arena *arena;
	const struct vocabulary *vocabulary;
};

/* ---- small parts ---- */

static void open(struct schema *s, const char *key, char bracket)
{
	if (key)
		json_key(&s->json, key);
	json_open(&s->json, bracket, JSON_SPREAD);
}

static void shut(struct schema *s, char bracket)
{
	json_close(&s->json, bracket, JSON_SPREAD);
}

static void pair(struct schema *s, const char *key, const char *text)
{
	json_pair(&s->json, key, text);
}

static void reference(struct schema *s, const char *name)
{
	json_open(&s->json, '{', JSON_FLAT);
	pair(s, "$ref", arena_format(s->arena, "#/definitions/%s", name));
	json_close(&s->json, '}', JSON_FLAT);
}

/* Words, with what each means where that is known; `more` words end in NULL and may be NULL. */
static void words(struct schema *s, const char *const *texts, size_t n, const char *const *more)
{
	json_key(&s->json, "enum");
	json_open(&s->json, '[', JSON_FLAT);
	for (; more && *more; more++)
		json_text(&s->json, *more);
	for (size_t i = 0; i < n; i++)
		json_text(&s->json, texts[i]);
	json_close(&s->json, ']', JSON_FLAT);
}

static void only_words(struct schema *s, const char *const *texts)
{
	open(s, NULL, '{');
	words(s, NULL, 0, texts);
	shut(s, '}');
}

static void list_of(struct schema *s, const char *definition, bool some)
{
	open(s, NULL, '{');
	pair(s, "type", "array");
	if (some)
		json_number(&s->json, "minItems", 1);
	json_flag(&s->json, "uniqueItems", true);
	json_key(&s->json, "items");
	reference(s, definition);
	shut(s, '}');
}

/* ---- definitions of the types ---- */

static void pattern(struct schema *s, const char *name, const char *kind, const char *expression, const char *says)
{
	open(s, name, '{');
	json_key(&s->json, "type");
	json_open(&s->json, '[', JSON_FLAT);
	json_text(&s->json, "string");
	if (kind)
		json_text(&s->json, kind);
	json_close(&s->json, ']', JSON_FLAT);
	pair(s, "pattern", expression);
	pair(s, "description", says);
	shut(s, '}');
}

/* The months by their length; a 29 February of another year than a leap year is left to `check`. */
static const char date_pattern[] =
	"^[0-9]{4}(-(0[1-9]|1[0-2]))?$|^[0-9]{4}-(((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01]))"
	"|((0[469]|11)-(0[1-9]|[12][0-9]|30))|(02-(0[1-9]|[12][0-9])))$";

/* What turns the direction of writing. */
#define BIDI "\\u202A-\\u202E\\u2066-\\u2069"

static void scalars(struct schema *s)
{
	open(s, "text", '{');
	json_key(&s->json, "type");
	json_open(&s->json, '[', JSON_FLAT);
	json_text(&s->json, "string");
	json_text(&s->json, "number");
	json_text(&s->json, "boolean");
	json_close(&s->json, ']', JSON_FLAT);
	pair(s, "pattern", "^[^" BIDI "]*[^\\s" BIDI "][^" BIDI "]*$");
	shut(s, '}');
	pattern(s, "id", "integer", "^[a-z0-9][a-z0-9-]*$", "Lower-case letters, digits and hyphens.");
	pattern(s, "date", "integer", date_pattern, "YYYY, YYYY-MM or YYYY-MM-DD.");
	pattern(s, "count", "integer", "^[0-9]+$", "A number.");
	pattern(s, "duration", NULL, "^(P[0-9]+Y([0-9]+M)?|P[0-9]+M|life|death|none|as-aimed-at)$",
		"P4Y, P18M, P1Y6M, life or death; none: a fine only; as-aimed-at: that of the offence aimed at.");
	open(s, "yes-no", '{');
	json_key(&s->json, "enum");
	json_open(&s->json, '[', JSON_FLAT);
	json_text(&s->json, "yes");
	json_text(&s->json, "no");
	json_boolean(&s->json, true);
	json_boolean(&s->json, false);
	json_close(&s->json, ']', JSON_FLAT);
	shut(s, '}');
	json_key(&s->json, "texts");
	list_of(s, "text", false);
}

/* ---- lists of terms ---- */

static void descriptions(struct schema *s, const char *const *texts, size_t n)
{
	json_key(&s->json, "enumDescriptions");
	json_open(&s->json, '[', JSON_SPREAD);
	for (size_t i = 0; i < n; i++)
		json_text(&s->json, texts[i]);
	json_close(&s->json, ']', JSON_SPREAD);
}

static void term_list(struct schema *s, const struct list *list)
{
	const char **ids = arena_alloc(s->arena, (list->n_terms + 1) * sizeof *ids);
	const char **means = arena_alloc(s->arena, (list->n_terms + 1) * sizeof *means);

	for (size_t i = 0; i < list->n_terms; i++) {
		ids[i] = list->terms[i].id;
		means[i] = arena_format(s->arena, "%s. %s", list->terms[i].label,
					list->terms[i].definition ? list->terms[i].definition : "");
	}
	open(s, arena_format(s->arena, "list-%s", list->id), '{');
	pair(s, "description", list->label);
	words(s, ids, list->n_terms, NULL);
	descriptions(s, means, list->n_terms);
	shut(s, '}');
}

/* What a claim can say was looked for: a topic, a kind or a term under it. */
static void claim_targets(struct schema *s)
{
	const struct vocabulary *v = s->vocabulary;

	open(s, "searched-for", '{');
	json_key(&s->json, "enum");
	json_open(&s->json, '[', JSON_SPREAD);
	for (size_t t = 0; t < v->n_topics; t++) {
		const struct topic *topic = &v->topics[t];
		json_text(&s->json, topic->id);
		for (size_t i = 0; i < v->n_kinds; i++)
			json_text(&s->json, arena_format(s->arena, "%s:%s", topic->id, v->kinds[i].id));
		for (size_t i = 0; i < v->n_lists; i++)
			for (size_t j = 0; j < v->lists[i].n_terms; j++) {
				const struct term *term = &v->lists[i].terms[j];
				if (!vocabulary_kind(v, term->id) && claim_term(v, topic, term->id) == term)
					json_text(&s->json, arena_format(s->arena, "%s:%s", topic->id, term->id));
			}
	}
	json_close(&s->json, ']', JSON_SPREAD);
	shut(s, '}');
}

/* ---- forms ---- */

static void form(struct schema *s, const char *name, const struct shape *shape);

static void row_list(struct schema *s, const struct shape_row *row)
{
	open(s, NULL, '{');
	pair(s, "type", "array");
	json_key(&s->json, "items");
	if (row->inner)
		form(s, NULL, row->inner);
	else
		reference(s, "provision");
	shut(s, '}');
}

static void named(struct schema *s, const struct shape_row *row)
{
	open(s, NULL, '{');
	pair(s, "type", "object");
	form(s, "additionalProperties", row->inner);
	shut(s, '}');
}

/* One of several: of a word of the row or a definition. */
static void word_or(struct schema *s, const struct shape_row *row, const char *definition)
{
	open(s, NULL, '{');
	open(s, "anyOf", '[');
	if (row->words)
		only_words(s, row->words);
	reference(s, definition);
	shut(s, ']');
	shut(s, '}');
}

static void days(struct schema *s, const struct shape_row *row)
{
	open(s, NULL, '{');
	open(s, "anyOf", '[');
	only_words(s, row->words);
	list_of(s, "date", false);
	shut(s, ']');
	shut(s, '}');
}

static void place(struct schema *s, const struct shape_row *row)
{
	open(s, NULL, '{');
	open(s, "anyOf", '[');
	open(s, NULL, '{');
	pair(s, "type", "string");
	pair(s, "pattern", "^https?://[^ \\t\\r\\n\"<>\\\\^`{|}]+$");
	shut(s, '}');
	form(s, NULL, row->inner);
	shut(s, ']');
	shut(s, '}');
}

/* "text", or a list of such. */
static void line(struct schema *s)
{
	open(s, NULL, '{');
	open(s, "anyOf", '[');
	reference(s, "text");
	reference(s, "texts");
	shut(s, ']');
	shut(s, '}');
}

static void value(struct schema *s, const struct shape_row *row)
{
	switch (row->type) {
	case SHAPE_TEXT:
	case SHAPE_SCALAR:
		reference(s, "text");
		return;
	case SHAPE_LINE:
		line(s);
		return;
	case SHAPE_ID:
		reference(s, "id");
		return;
	case SHAPE_DATE:
	case SHAPE_PAST:
		word_or(s, row, "date");
		return;
	case SHAPE_YES_NO:
		reference(s, "yes-no");
		return;
	case SHAPE_COUNT:
		reference(s, "count");
		return;
	case SHAPE_WORD:
		only_words(s, row->words);
		return;
	case SHAPE_NAMES:
		reference(s, !strcmp(row->key, "for") ? "searched-fors" : "texts");
		return;
	case SHAPE_LIST:
		row_list(s, row);
		return;
	case SHAPE_MAP:
		form(s, NULL, row->inner);
		return;
	case SHAPE_NAMED:
		named(s, row);
		return;
	case SHAPE_DAYS:
		days(s, row);
		return;
	case SHAPE_PLACE:
		place(s, row);
		return;
	case SHAPE_WORDS:
	case SHAPE_ANY:
	case SHAPE_CHILD:
	case SHAPE_CHILDREN:
		break; /* of XML, or of rules */
	}
	g_assert_not_reached();
}

static void needed(struct schema *s, const struct shape *shape)
{
	json_key(&s->json, "required");
	json_open(&s->json, '[', JSON_FLAT);
	for (size_t i = 0; i < shape->n_rows; i++)
		if (shape->rows[i].needed)
			json_text(&s->json, shape->rows[i].key);
	json_close(&s->json, ']', JSON_FLAT);
	json_flag(&s->json, "additionalProperties", false);
}

static void form(struct schema *s, const char *name, const struct shape *shape)
{
	open(s, name, '{');
	pair(s, "type", "object");
	needed(s, shape);
	open(s, "properties", '{');
	for (size_t i = 0; i < shape->n_rows; i++) {
		json_key(&s->json, shape->rows[i].key);
		value(s, &shape->rows[i]);
	}
	shut(s, '}');
	shut(s, '}');
}

/* ---- rules of law ---- */

static const char *const any_word[] = {"any", NULL}, *const none_word_only[] = {"none", NULL},
			 *const any_or_none[] = {"any", "none", NULL}, *const all_word[] = {"all", NULL};

static void facet_set(struct schema *s, const struct facet *facet)
{
	bool sparing = facet->role == FACET_CONDITIONS || facet->role == FACET_EXEMPTS;

	open(s, "anyOf", '[');
	only_words(s, sparing ? none_word_only : any_or_none);
	list_of(s, arena_format(s->arena, "list-%s", facet->list->id), true);
	shut(s, ']');
}

static void facet_scale(struct schema *s, const struct facet *facet)
{
	open(s, "anyOf", '[');
	only_words(s, any_word);
	reference(s, arena_format(s->arena, "list-%s", facet->list->id));
	shut(s, ']');
}

static void facet_value(struct schema *s, const struct facet *facet)
{
	open(s, facet->id, '{');
	pair(s, "title", facet->label);
	pair(s, "description", facet->question ? facet->question : facet->label);
	switch (facet->type) {
	case FACET_SET:
		facet_set(s, facet);
		break;
	case FACET_SCALE:
		facet_scale(s, facet);
		break;
	case FACET_DURATION:
		pair(s, "$ref", "#/definitions/duration");
		break;
	case FACET_COUNT:
		pair(s, "$ref", "#/definitions/count");
		break;
	case FACET_OFFENCES:
		pair(s, "$ref", "#/definitions/offences");
		break;
	case FACET_TEXT:
		pair(s, "$ref", "#/definitions/text");
		break;
	}
	shut(s, '}');
}

static void facet_names(struct schema *s, const struct kind *kind)
{
	const char **ids = arena_alloc(s->arena, (kind->n_facets + 1) * sizeof *ids);

	for (size_t i = 0; i < kind->n_facets; i++)
		ids[i] = kind->facets[i].id;
	open(s, "unknown", '{');
	pair(s, "type", "array");
	json_flag(&s->json, "uniqueItems", true);
	open(s, "items", '{');
	words(s, ids, kind->n_facets, NULL);
	shut(s, '}');
	shut(s, '}');
}

/* A mapping whose keys are facets; two are to be shut. */
static void by_facet(struct schema *s, const char *key)
{
	open(s, key, '{');
	pair(s, "type", "object");
	json_flag(&s->json, "additionalProperties", false);
	open(s, "properties", '{');
}

static void because(struct schema *s, const struct kind *kind)
{
	by_facet(s, "because");
	for (size_t i = 0; i < kind->n_facets; i++) {
		json_key(&s->json, kind->facets[i].id);
		reference(s, "text");
	}
	shut(s, '}');
	shut(s, '}');
}

static void unsure(struct schema *s, const struct kind *kind)
{
	by_facet(s, "unsure");
	for (size_t i = 0; i < kind->n_facets; i++) {
		const struct facet *facet = &kind->facets[i];
		if (!facet->list && facet->type != FACET_OFFENCES)
			continue;
		json_key(&s->json, facet->id);
		if (facet->list)
			list_of(s, arena_format(s->arena, "list-%s", facet->list->id), false);
		else
			reference(s, "offences");
	}
	shut(s, '}');
	shut(s, '}');
}

static void rule_list(struct schema *s, const char *key, const char *definition)
{
	json_key(&s->json, key);
	list_of(s, definition, false);
}

/* A key that every kind has. */
static void fixed_key(struct schema *s, const struct kind *kind, const struct shape_row *row)
{
	if (!strcmp(row->key, "unknown")) {
		facet_names(s, kind);
	} else if (!strcmp(row->key, "because")) {
		because(s, kind);
	} else if (!strcmp(row->key, "unsure")) {
		unsure(s, kind);
	} else if (row->type == SHAPE_LIST) {
		rule_list(s, row->key, arena_format(s->arena, "%s-%s", row->key, kind->id));
	} else {
		json_key(&s->json, row->key);
		value(s, row);
	}
}

static void rule(struct schema *s, const struct kind *kind, enum rule_part part, const char *name)
{
	struct shape shape;

	rule_shape(s->arena, kind, part, &shape);
	open(s, arena_format(s->arena, "%s-%s", name, kind->id), '{');
	pair(s, "type", "object");
	needed(s, &shape);
	open(s, "properties", '{');
	for (size_t i = 0; i < shape.n_rows; i++) {
		const struct facet *facet =
			shape.rows[i].type == SHAPE_ANY ? kind_facet(kind, shape.rows[i].key) : NULL;
		if (facet)
			facet_value(s, facet);
		else
			fixed_key(s, kind, &shape.rows[i]);
	}
	shut(s, '}');
	shut(s, '}');
}

/* Which form a provision has depends on its kind. */
static void provision(struct schema *s)
{
	const struct vocabulary *v = s->vocabulary;
	const char **ids = arena_alloc(s->arena, (v->n_kinds + 1) * sizeof *ids);
	const char **means = arena_alloc(s->arena, (v->n_kinds + 1) * sizeof *means);

	for (size_t i = 0; i < v->n_kinds; i++) {
		ids[i] = v->kinds[i].id;
		means[i] = v->kinds[i].definition ? v->kinds[i].definition : v->kinds[i].label;
	}
	open(s, "provision", '{');
	pair(s, "type", "object");
	json_key(&s->json, "required");
	json_open(&s->json, '[', JSON_FLAT);
	json_text(&s->json, "kind");
	json_text(&s->json, "text");
	json_close(&s->json, ']', JSON_FLAT);
	open(s, "properties", '{');
	open(s, "kind", '{');
	words(s, ids, v->n_kinds, NULL);
	descriptions(s, means, v->n_kinds);
	shut(s, '}');
	shut(s, '}');
	open(s, "allOf", '[');
	for (size_t i = 0; i < v->n_kinds; i++) {
		open(s, NULL, '{');
		open(s, "if", '{');
		json_key(&s->json, "required");
		json_open(&s->json, '[', JSON_FLAT);
		json_text(&s->json, "kind");
		json_close(&s->json, ']', JSON_FLAT);
		open(s, "properties", '{');
		open(s, "kind", '{');
		pair(s, "const", ids[i]);
		shut(s, '}');
		shut(s, '}');
		shut(s, '}');
		json_key(&s->json, "then");
		reference(s, arena_format(s->arena, "provision-%s", ids[i]));
		shut(s, '}');
	}
	shut(s, ']');
	shut(s, '}');
}

/* all, a list of ids and descriptions, or one description (rule 12). */
static void offences(struct schema *s)
{
	form(s, "described-offences", &part_shape);
	open(s, "offences", '{');
	open(s, "anyOf", '[');
	only_words(s, all_word);
	reference(s, "described-offences");
	open(s, NULL, '{');
	pair(s, "type", "array");
	json_number(&s->json, "minItems", 1);
	open(s, "items", '{');
	open(s, "anyOf", '[');
	reference(s, "id");
	reference(s, "described-offences");
	shut(s, ']');
	shut(s, '}');
	shut(s, '}');
	shut(s, ']');
	shut(s, '}');
}

static void definitions(struct schema *s)
{
	const struct vocabulary *v = s->vocabulary;

	open(s, "definitions", '{');
	scalars(s);
	for (size_t i = 0; i < v->n_lists; i++)
		term_list(s, &v->lists[i]);
	claim_targets(s);
	json_key(&s->json, "searched-fors");
	list_of(s, "searched-for", false);
	offences(s);
	provision(s);
	for (size_t i = 0; i < v->n_kinds; i++) {
		rule(s, &v->kinds[i], RULE_PROVISION, "provision");
		rule(s, &v->kinds[i], RULE_LIMB, "any-of");
		rule(s, &v->kinds[i], RULE_READING, "readings");
	}
	shut(s, '}');
}

void write_schema(GString *out, const struct instruments *instruments)
{
	struct schema s = {.json = {.out = out}, .arena = arena_new(), .vocabulary = instruments->vocabulary};

	json_open(&s.json, '{', JSON_SPREAD);
	pair(&s, "$schema", "http://json-schema.org/draft-07/schema#");
	pair(&s, "$id", "urn:stocktake:framework:1");
	pair(&s, "description", "The law of a country, for stocktake.");
	json_key(&s.json, "allOf");
	json_open(&s.json, '[', JSON_SPREAD);
	form(&s, NULL, &file_shape);
	json_close(&s.json, ']', JSON_SPREAD);
	definitions(&s);
	json_close(&s.json, '}', JSON_SPREAD);
	g_string_append_c(out, '\n');
	arena_free(s.arena);
}

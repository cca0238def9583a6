/* SPDX-License-Identifier: MIT */
/* A country from its files: gathers the sections, whichever file they stand in, and binds them in the order of need. */
#include "model/framework.h"

#include <string.h>

#include "model/bind.h"

const char *const unknown_word[] = {"unknown", NULL};
const char *const none_word[] = {"none", NULL};

/* Lookups */

const struct provision *country_provision(const struct country *country, const char *id)
{
	for (size_t i = 0; i < country->n_provisions; i++)
		if (strcmp(country->provisions[i].id, id) == 0)
			return &country->provisions[i];
	return NULL;
}

const struct treaty_status *country_treaty(const struct country *country, const char *instrument_id)
{
	for (size_t i = 0; i < country->n_treaties; i++)
		if (strcmp(country->treaties[i].instrument, instrument_id) == 0)
			return &country->treaties[i];
	return NULL;
}

const struct comment *country_comment(const struct country *country, const struct clause *clause, size_t *at)
{
	while (*at < country->n_comments) {
		const struct comment *comment = &country->comments[(*at)++];
		if (comment->clause == clause)
			return comment;
	}
	return NULL;
}

const struct notification *country_notification(const struct country *country, const char *key)
{
	for (size_t i = 0; i < country->n_notifications; i++)
		if (strcmp(country->notifications[i].key, key) == 0)
			return &country->notifications[i];
	return NULL;
}

/* What the sections share */

void binder_claim(struct binder *b, GHashTable *table, const char *id, struct place place, const void *owner,
		  struct place (*place_of)(const void *owner))
{
	const void *first = g_hash_table_lookup(table, id);

	if (first)
		diag_add_second(b->reader.diags, DIAG_DUPLICATE_ID, place, place_of(first), "first defined here",
				"'%s'", id);
	else
		g_hash_table_insert(table, (gpointer)id, (gpointer)owner);
}

static int order_words(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The table's order is nobody's business: the words are sorted before one is suggested. */
static const void *find(const struct binder *b, GHashTable *table, const struct node *word, enum diag_code code)
{
	const void *found = word->kind == NODE_TEXT ? g_hash_table_lookup(table, word->text) : NULL;

	if (found || b->partial || !shape_is(&b->reader, word, NODE_TEXT))
		return found;
	guint n;
	gpointer *keys = g_hash_table_get_keys_as_array(table, &n);
	qsort(keys, n, sizeof *keys, order_words);
	diag_add(b->reader.diags, code, word->place, "'%s'%s", word->text,
		 shape_suggest(&b->reader, word->text, (const char *const *)keys, n));
	g_free(keys);
	return NULL;
}

const struct law *binder_law(const struct binder *b, const struct node *word)
{
	return find(b, b->laws, word, DIAG_NO_SUCH_LAW);
}

const struct text *binder_text(const struct binder *b, const struct node *word)
{
	return find(b, b->texts, word, DIAG_NO_SUCH_TEXT);
}

const struct provision *binder_provision(const struct binder *b, const struct node *word)
{
	return find(b, b->provisions, word, DIAG_NO_SUCH_PROVISION);
}

void check_span(const struct binder *b, struct place place, struct date from, struct date until)
{
	char begin[DATE_ROOM], end[DATE_ROOM];

	if (date_given(from) && date_given(until) && date_first(from) > date_last(until))
		diag_add(b->reader.diags, DIAG_ENDS_BEFORE_IT_BEGINS, place, "from %s until %s",
			 date_format(from, begin), date_format(until, end));
}

/* Sections */

struct raw_file {
	const struct node *state, *treaties, *notifications;
	struct nodes sources, comments, authorities, arrangements, laws, provisions, searched;
};
static const struct shape_row file_rows[] = {
	MAY_HOLD("state", MAP, struct raw_file, state, &state_shape),
	MAY_HOLD("sources", LIST, struct raw_file, sources, &source_shape),
	MAY_HOLD("treaties", NAMED, struct raw_file, treaties, &treaty_shape),
	MAY_HOLD("notifications", NAMED, struct raw_file, notifications, &notification_shape),
	MAY_HOLD("comments", LIST, struct raw_file, comments, &comment_shape),
	MAY_HOLD("authorities", LIST, struct raw_file, authorities, &authority_shape),
	MAY_HOLD("arrangements", LIST, struct raw_file, arrangements, &arrangement_shape),
	MAY_HOLD("laws", LIST, struct raw_file, laws, &law_shape),
	MAY("provisions", LIST, struct raw_file, provisions),
	MAY_HOLD("searched", LIST, struct raw_file, searched, &claim_shape),
};
const struct shape file_shape = SHAPE("a country's file", file_rows);

enum { SOURCES, COMMENTS, AUTHORITIES, ARRANGEMENTS, LAWS, PROVISIONS, SEARCHED, TREATIES, NOTIFICATIONS, SECTIONS };

static void add_nodes(GPtrArray *to, struct nodes nodes)
{
	for (size_t i = 0; i < nodes.n; i++)
		g_ptr_array_add(to, (gpointer)nodes.at[i]);
}

static void add_fields(GPtrArray *to, const struct node *node)
{
	for (size_t i = 0; node && i < node->n_fields; i++)
		g_ptr_array_add(to, (gpointer)&node->fields[i]);
}

static void gather(struct binder *b, const struct node *file, GPtrArray **sections, const struct node **state)
{
	struct raw_file raw = {.state = NULL};

	shape_bind(&b->reader, &file_shape, file, &raw);
	add_nodes(sections[SOURCES], raw.sources);
	add_nodes(sections[COMMENTS], raw.comments);
	add_nodes(sections[AUTHORITIES], raw.authorities);
	add_nodes(sections[ARRANGEMENTS], raw.arrangements);
	add_nodes(sections[LAWS], raw.laws);
	add_nodes(sections[PROVISIONS], raw.provisions);
	add_nodes(sections[SEARCHED], raw.searched);
	add_fields(sections[TREATIES], raw.treaties);
	add_fields(sections[NOTIFICATIONS], raw.notifications);
	if (raw.state && *state)
		diag_add_second(b->reader.diags, DIAG_DUPLICATE_ID, raw.state->place, (*state)->place,
				"first written here", "'state' stands in two files");
	else if (raw.state)
		*state = raw.state;
}

/* The country's folder, where it holds no file that could be named. */
static struct place folder(const struct binder *b)
{
	struct source *source = arena_alloc(b->reader.arena, sizeof *source);

	source->path = arena_format(b->reader.arena, "frameworks/%s", b->country->code);
	return (struct place){source, 0, 0};
}

static void check_state(const struct binder *b, const struct node *state, const struct node *first)
{
	if (!state && !b->partial)
		diag_add(b->reader.diags, DIAG_MISSING_KEY,
			 first ? (struct place){first->place.source, 0, 0} : folder(b),
			 "'state' has to stand in one of the files of '%s'", b->country->code);
}

static void bind_sections(struct binder *b, GPtrArray **sections, const struct node *state)
{
	sources_bind(b, sections[SOURCES]);
	laws_bind(b, sections[LAWS]);
	if (state)
		state_bind(b, state);
	treaties_bind(b, sections[TREATIES]);
	notifications_bind(b, sections[NOTIFICATIONS]);
	comments_bind(b, sections[COMMENTS]);
	authorities_bind(b, sections[AUTHORITIES]);
	arrangements_bind(b, sections[ARRANGEMENTS]);
	provisions_bind(b, sections[PROVISIONS]);
	claims_bind(b, sections[SEARCHED]);
}

static void bind_files(struct binder *b, const struct node *const *files, size_t n)
{
	GPtrArray *sections[SECTIONS];
	const struct node *state = NULL, *first = NULL;

	for (int i = 0; i < SECTIONS; i++)
		sections[i] = g_ptr_array_new();
	for (size_t i = 0; i < n; i++) {
		b->partial |= !files[i];
		first = first ? first : files[i];
		if (files[i])
			gather(b, files[i], sections, &state);
	}
	check_state(b, state, first);
	bind_sections(b, sections, state);
	for (int i = 0; i < SECTIONS; i++)
		g_ptr_array_free(sections[i], TRUE);
}

struct country *country_bind(struct arena *arena, const struct instruments *instruments, const char *code,
			     const struct node *const *files, size_t n_files, day law_day, struct diags *diags)
{
	size_t errors = diags_errors(diags);
	const struct vocabulary *vocabulary = instruments->vocabulary;
	struct binder b = {
		.reader = {arena, diags, law_day},
		.instruments = instruments,
		.vocabulary = vocabulary,
		.country = arena_alloc(arena, sizeof *b.country),
		.laws = g_hash_table_new(g_str_hash, g_str_equal),
		.texts = g_hash_table_new(g_str_hash, g_str_equal),
		.provisions = g_hash_table_new(g_str_hash, g_str_equal),
		.shapes = g_new0(struct shape *, vocabulary->n_kinds + 1),
	};

	b.country->code = arena_text(arena, code);
	b.country->name = "";
	b.country->coast = -1;
	b.country->edition = "";
	bind_files(&b, files, n_files);
	g_hash_table_destroy(b.laws);
	g_hash_table_destroy(b.texts);
	g_hash_table_destroy(b.provisions);
	g_free(b.shapes);
	return diags_errors(diags) > errors || b.partial ? NULL : b.country;
}

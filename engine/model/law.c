/* SPDX-License-Identifier: MIT */
/* Acts, the texts they were read in, and up to which day each text speaks. */
#include <string.h>

#include "model/bind.h"

const char *const seen_words_list[] = {"law-text",
				       "official-translation",
				       "bill-as-passed",
				       "unofficial-translation",
				       "machine-translation",
				       "secondary",
				       "heading-only",
				       "not-seen",
				       NULL};
static const char *const unread_word[] = {"unread", NULL};

const char *seen_id(enum seen seen)
{
	return seen_words_list[seen];
}

const char *seen_words(enum seen seen)
{
	static const char *const words[] = {"law text",
					    "official translation",
					    "bill as passed",
					    "unofficial translation",
					    "machine translation",
					    "secondary source",
					    "heading only",
					    "not seen"};
	return words[seen];
}

static struct place place_of_law(const void *law)
{
	return ((const struct law *)law)->place;
}

static struct place place_of_text(const void *text)
{
	return ((const struct text *)text)->place;
}

/* Where it was read */

struct raw_place {
	const struct node *repository, *commit, *path;
	const char *offset;
};
static const struct shape_row place_rows[] = {
	MUST("repository", SCALAR, struct raw_place, repository),
	MAY("commit", SCALAR, struct raw_place, commit),
	MUST("path", SCALAR, struct raw_place, path),
	MAY("offset", TEXT, struct raw_place, offset),
};
static const struct shape place_shape = SHAPE("'read'", place_rows);

/* What becomes a link in a report is http(s), with no character that an address cannot have. */
static bool is_address(const char *text)
{
	size_t scheme = g_str_has_prefix(text, "https://") ? 8 : g_str_has_prefix(text, "http://") ? 7 : 0;

	return scheme && text[scheme] && !strpbrk(text, " \t\r\n\"<>\\^`{|}");
}

static bool is_repository(const char *text)
{
	const char *slash = strchr(text, '/');

	return slash && slash != text && slash[1] && !strchr(slash + 1, '/') &&
	       strspn(text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./") == strlen(text);
}

static bool is_commit(const char *text)
{
	return strspn(text, "0123456789abcdef") == strlen(text) && strlen(text) >= 7 && strlen(text) <= 64;
}

static bool bind_repository(struct binder *b, const struct node *node, struct reading_place *out)
{
	struct raw_place raw = {NULL, NULL, NULL, NULL};

	if (!shape_bind(&b->reader, &place_shape, node, &raw))
		return false;
	if (!is_repository(raw.repository->text))
		return diag_add(b->reader.diags, DIAG_BAD_ADDRESS, raw.repository->place, "'%s'; write owner/name",
				raw.repository->text);
	if (raw.commit && !is_commit(raw.commit->text))
		return diag_add(b->reader.diags, DIAG_BAD_ADDRESS, raw.commit->place,
				"'%s'; a commit has 7 to 64 digits of 0-9 and a-f", raw.commit->text);
	*out = (struct reading_place){.repository = raw.repository->text,
				      .commit = raw.commit ? raw.commit->text : NULL,
				      .path = raw.path->text,
				      .offset = raw.offset};
	return true;
}

static bool bind_read(struct binder *b, const struct node *text, const struct node *node, enum seen seen,
		      struct reading_place *out)
{
	if (!node)
		return seen == SEEN_NOT_SEEN ||
		       diag_add(b->reader.diags, DIAG_MISSING_KEY, text->place,
				"'read' has to stand in it: the address or the repository where it was read");
	if (seen == SEEN_NOT_SEEN)
		return diag_add(b->reader.diags, DIAG_CONTRADICTION, node->place,
				"'read' stands in a text that was not seen; leave it out, or say how it was seen");
	if (node->kind != NODE_TEXT)
		return bind_repository(b, node, out);
	if (!is_address(node->text))
		return diag_add(b->reader.diags, DIAG_BAD_ADDRESS, node->place,
				"'%s'; write http:// or https:// and the rest, or "
				"{repository, commit, path}",
				node->text);
	out->address = node->text;
	return true;
}

/* Texts */

struct raw_text {
	struct text text;
	int seen;
	const struct node *read, *amended;
};
static const struct shape_row text_rows[] = {
	MUST("id", ID, struct raw_text, text.id),
	MUST("title", TEXT, struct raw_text, text.title),
	MUST_SAY("seen", WORD, struct raw_text, seen, seen_words_list),
	MUST("text-as-of", PAST, struct raw_text, text.as_of),
	MAY_SAY("amended-since", DAYS, struct raw_text, amended, unread_word),
	MAY_HOLD("read", PLACE, struct raw_text, read, &place_shape),
	MAY("accessed", PAST, struct raw_text, text.accessed),
	MAY("note", TEXT, struct raw_text, text.note),
};
static const struct shape text_shape = SHAPE("a text", text_rows);

static const struct shape_row source_rows[] = {
	MUST("id", ID, struct raw_text, text.id),
	MUST("title", TEXT, struct raw_text, text.title),
	MUST_SAY("seen", WORD, struct raw_text, seen, seen_words_list),
	MAY_HOLD("read", PLACE, struct raw_text, read, &place_shape),
	MAY("accessed", PAST, struct raw_text, text.accessed),
	MAY("note", TEXT, struct raw_text, text.note),
};
const struct shape source_shape = SHAPE("a source", source_rows);

static void bind_amended(struct binder *b, const struct node *node, struct text *text)
{
	text->amended_unread = !node || shape_says(node, unread_word[0]);
	if (text->amended_unread)
		return;
	if (node->kind != NODE_LIST) {
		diag_add(b->reader.diags, DIAG_WRONG_TYPE, node->place,
			 "unread or a list of days is wanted; an empty list says that nothing amended it up to the day "
			 "of access");
		return;
	}
	struct date *days = arena_alloc(b->reader.arena, (node->n_children + 1) * sizeof *days);
	for (size_t i = 0; i < node->n_children; i++) {
		if (!shape_date(&b->reader, node->children[i], false, &days[text->n_amended_since]))
			continue;
		if (date_last(days[text->n_amended_since++]) < date_first(text->as_of))
			diag_add(b->reader.diags, DIAG_CONTRADICTION, node->children[i]->place,
				 "'%s' lies before text-as-of; list the acts that came after", node->children[i]->text);
	}
	text->amended_since = days;
}

/* The last day for which the text speaks (rule 8). A day given by year or month is read so that it speaks for less. */
static day horizon(const struct text *text)
{
	day earliest = DAY_LAST;

	if (!text->law)
		return date_given(text->accessed) ? date_first(text->accessed) : DAY_FIRST;
	if (text->amended_unread)
		return date_first(text->as_of);
	if (text->n_amended_since == 0)
		return date_given(text->accessed) ? date_first(text->accessed) : date_first(text->as_of);
	for (size_t i = 0; i < text->n_amended_since; i++)
		earliest = MIN(earliest, date_first(text->amended_since[i]));
	return earliest - 1;
}

static void bind_text(struct binder *b, const struct node *node, const struct law *law, struct text *text)
{
	struct raw_text raw = {.text = {.id = "", .title = "", .law = law, .place = node->place}, .seen = -1};

	shape_bind(&b->reader, law ? &text_shape : &source_shape, node, &raw);
	*text = raw.text;
	if (node->kind != NODE_MAP)
		return;
	text->seen = raw.seen < 0 ? SEEN_NOT_SEEN : (enum seen)raw.seen;
	if (raw.seen >= 0)
		bind_read(b, node, raw.read, text->seen, &text->read);
	if (text->seen != SEEN_NOT_SEEN && !node_get(node, "accessed"))
		diag_add(b->reader.diags, DIAG_MISSING_KEY, node->place,
			 "'accessed' has to stand in it: the day it was read");
	if (law)
		bind_amended(b, raw.amended, text);
	text->horizon = horizon(text);
	if (*text->id)
		binder_claim(b, b->texts, text->id, text->place, text, place_of_text);
}

void sources_bind(struct binder *b, const GPtrArray *nodes)
{
	struct text *sources = arena_alloc(b->reader.arena, (nodes->len + 1) * sizeof *sources);

	for (guint i = 0; i < nodes->len; i++)
		bind_text(b, nodes->pdata[i], NULL, &sources[i]);
	b->country->sources = sources;
	b->country->n_sources = nodes->len;
}

/* Laws */

static const char *const cited_words[] = {"sections", "articles", NULL};
struct raw_law {
	struct law law;
	int cited_in; /* one of cited_words */
	struct nodes texts;
};
static const struct shape_row law_rows[] = {
	MUST("id", ID, struct raw_law, law.id),
	MUST("title", TEXT, struct raw_law, law.title),
	MAY("original-title", TEXT, struct raw_law, law.original_title),
	MAY("language", TEXT, struct raw_law, law.language),
	MAY("number", TEXT, struct raw_law, law.number),
	MAY("level", TEXT, struct raw_law, law.level),
	MAY("type", TEXT, struct raw_law, law.type),
	MAY_SAY("cited-in", WORD, struct raw_law, cited_in, cited_words),
	MUST_SAY("from", DATE, struct raw_law, law.from, unknown_word),
	MAY("until", DATE, struct raw_law, law.until),
	MUST_HOLD("texts", LIST, struct raw_law, texts, &text_shape),
};
const struct shape law_shape = SHAPE("a law", law_rows);

static void bind_law(struct binder *b, const struct node *node, struct law *law)
{
	struct raw_law raw = {.law = {.id = "", .title = "", .place = node->place}};

	shape_bind(&b->reader, &law_shape, node, &raw);
	*law = raw.law;
	law->in_articles = raw.cited_in == 1;
	if (node->kind != NODE_MAP)
		return;
	law->from_unknown = shape_says(node_get(node, "from"), unknown_word[0]);
	check_span(b, node->place, law->from, law->until);
	if (*law->id)
		binder_claim(b, b->laws, law->id, law->place, law, place_of_law);
	struct text *texts = arena_alloc(b->reader.arena, (raw.texts.n + 1) * sizeof *texts);
	for (size_t i = 0; i < raw.texts.n; i++)
		bind_text(b, raw.texts.at[i], law, &texts[i]);
	law->texts = texts;
	law->n_texts = raw.texts.n;
}

void laws_bind(struct binder *b, const GPtrArray *nodes)
{
	struct law *laws = arena_alloc(b->reader.arena, (nodes->len + 1) * sizeof *laws);

	for (guint i = 0; i < nodes->len; i++)
		bind_law(b, nodes->pdata[i], &laws[i]);
	b->country->laws = laws;
	b->country->n_laws = nodes->len;
}

/* SPDX-License-Identifier: MIT */
/* Treaties: the body of an Akoma Ntoso file into units with their citations. The assessment layer is in assessment.c. */
#include "model/instrument.h"

#include <glib.h>
#include <stdlib.h>
#include <string.h>

#include "model/treaty.h"

/* Words */

static const char *const duty_ids[] = {"shall", "shall-subject", "shall-consider", "may", "definition", "scope"};
static const char *const duty_texts[] = {
	[DUTY_SHALL] = "shall",
	[DUTY_SHALL_SUBJECT] = "shall, subject to basic concepts of domestic law",
	[DUTY_SHALL_CONSIDER] = "shall consider",
	[DUTY_MAY] = "may",
	[DUTY_DEFINITION] = "definition",
	[DUTY_SCOPE] = "scope",
};
static const char *const addressee_ids[] = {"law", "institution", "practice", "notification"};
static const char *const outside_ids[] = {"", "practice", "meaning", "choice", "saving"};
static const char *const outside_texts[] = {
	[INSIDE] = "",
	[OUTSIDE_PRACTICE] = "practice, which a statute does not show",
	[OUTSIDE_MEANING] = "a meaning that other clauses use",
	[OUTSIDE_CHOICE] = "a choice that is left to the State",
	[OUTSIDE_SAVING] = "a saving clause, which asks for nothing",
};

bool duty_soft(enum duty duty)
{
	return duty == DUTY_MAY || duty == DUTY_SHALL_CONSIDER;
}

const char *duty_id(enum duty duty)
{
	return duty_ids[duty];
}

const char *duty_words(enum duty duty)
{
	return duty_texts[duty];
}

const char *addressee_id(enum addressee addressee)
{
	return addressee_ids[addressee];
}

const char *outside_id(enum clause_outside outside)
{
	return outside_ids[outside];
}

const char *outside_words(enum clause_outside outside)
{
	return outside_texts[outside];
}

/* Lookups */

const struct instrument *instruments_find(const struct instruments *instruments, const char *id_or_alias)
{
	for (size_t i = 0; i < instruments->count; i++) {
		const struct instrument *one = instruments->all[i];
		if (strcmp(one->id, id_or_alias) == 0 || strcmp(one->alias, id_or_alias) == 0)
			return one;
	}
	return NULL;
}

const struct unit *instrument_unit(const struct instrument *instrument, const char *eid)
{
	for (size_t i = 0; i < instrument->n_units; i++)
		if (strcmp(instrument->units[i].eid, eid) == 0)
			return &instrument->units[i];
	return NULL;
}

const struct clause *instrument_clause(const struct instrument *instrument, const char *eid)
{
	const struct unit *unit = instrument_unit(instrument, eid);

	return unit ? unit->clause : NULL;
}

bool eid_within(const char *eid, const char *under)
{
	size_t length = strlen(under);

	return strncmp(eid, under, length) == 0 && (!eid[length] || strncmp(eid + length, "__", 2) == 0);
}

struct unit *treaty_unit(const struct treaty *treaty, const struct node *word)
{
	const struct instrument *instrument = treaty->instrument;
	const struct unit *unit = instrument_unit(instrument, word->text);

	if (unit)
		return &treaty->units[unit - instrument->units];
	diag_add(treaty->reader.diags, DIAG_NO_SUCH_UNIT, word->place, "'%s' is not in the body of %s%s", word->text,
		 instrument->id,
		 shape_near(&treaty->reader, word->text, instrument->units, instrument->n_units,
			    sizeof *instrument->units));
	return NULL;
}

/* Citations, as people type them */

/* "Art. 6, para. 1 (a)" becomes "6.1.a.": runs of digits and runs of letters, without the words for the levels. */
static char *bare_citation(const char *citation)
{
	static const char *const levels[] = {"art",     "arts",         "article", "para", "paragraph", "point",
					     "subpara", "subparagraph", "sub",     "lit",  "no",        NULL};
	GString *bare = g_string_new(NULL);

	for (const char *at = citation; *at;) {
		size_t n = strspn(at, "0123456789");
		if (n == 0)
			while (g_ascii_isalpha(at[n]))
				n++;
		char *run = g_ascii_strdown(at, (gssize)(n ? n : 1));
		if (n && !g_strv_contains(levels, run))
			g_string_append_printf(bare, "%s.", run);
		g_free(run);
		at += n ? n : 1;
	}
	return g_string_free(bare, FALSE);
}

const struct unit *instrument_cited(const struct instrument *instrument, const char *citation)
{
	const struct unit *found = instrument_unit(instrument, citation);
	char *wanted = bare_citation(citation);

	for (size_t i = 0; *wanted && !found && i < instrument->n_units; i++) {
		char *bare = bare_citation(instrument->units[i].citation);
		if (strcmp(bare, wanted) == 0)
			found = &instrument->units[i];
		g_free(bare);
	}
	g_free(wanted);
	return found;
}

/* The body */

/* A numbered unit has an eId and a num; what holds articles (a chapter, a section) is none. */
static bool is_unit(const struct node *node)
{
	return node_get(node, "eId") && node_child(node, "num");
}

static bool holds_articles(const struct node *node)
{
	for (size_t i = 0; i < node->n_children; i++)
		if (strcmp(node->children[i]->name, "article") == 0 || holds_articles(node->children[i]))
			return true;
	return false;
}

static size_t count_units(const struct node *node)
{
	size_t n = 0;

	for (size_t i = 0; i < node->n_children; i++)
		n += (is_unit(node->children[i]) ? 1 : 0) + count_units(node->children[i]);
	return n;
}

/* "Article 6" gives "6", "1." gives "1", "(a)" gives "a". */
static const char *bare_number(struct arena *arena, const char *num)
{
	const char *last = strncmp(num, "Article ", 8) == 0 ? num + 8 : strncmp(num, "Art. ", 5) == 0 ? num + 5 : num;
	size_t begin = strspn(last, "( ");
	size_t length = strcspn(last + begin, ".)");

	return arena_text_n(arena, last + begin, length);
}

static const char *cite(struct arena *arena, const struct node *node, const struct unit *parent)
{
	const char *num = node_child(node, "num")->text;

	if (strcmp(node->name, "article") == 0)
		return arena_format(arena, "Art. %s", bare_number(arena, num));
	return parent ? arena_format(arena, "%s(%s)", parent->citation, bare_number(arena, num)) : num;
}

static void add_text(GString *out, const struct node *node)
{
	if (*node->text) {
		if (out->len)
			g_string_append_c(out, ' ');
		g_string_append(out, node->text);
		return;
	}
	for (size_t i = 0; i < node->n_children; i++)
		add_text(out, node->children[i]);
}

/* Its own words: of its content, or for a container of what introduces its parts. */
static const char *own_text(struct arena *arena, const struct node *node)
{
	static const char *const holders[] = {"intro", "content", "wrapUp"};
	GString *words = g_string_new(NULL);

	for (size_t i = 0; i < G_N_ELEMENTS(holders); i++) {
		const struct node *holder = node_child(node, holders[i]);
		if (holder)
			add_text(words, holder);
	}
	const char *text = arena_text_n(arena, words->str, words->len);
	g_string_free(words, TRUE);
	return text;
}

static void check_eid(struct treaty *treaty, const struct unit *unit, const struct node *eid)
{
	static const char allowed[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-.";
	const struct instrument *instrument = treaty->instrument;

	if (!*unit->eid || strspn(unit->eid, allowed) != strlen(unit->eid))
		diag_add(treaty->reader.diags, DIAG_BAD_ID, eid->place, "'%s'; an eId is such as art_6__para_1",
			 unit->eid);
	for (size_t i = 0; i < instrument->n_units; i++)
		if (strcmp(treaty->units[i].eid, unit->eid) == 0) {
			diag_add_second(treaty->reader.diags, DIAG_DUPLICATE_ID, unit->place, treaty->units[i].place,
					"first defined here", "'%s' stands twice", unit->eid);
			return;
		}
}

static void bind_units(struct treaty *treaty, const struct node *parent_node, const struct unit *parent)
{
	struct arena *arena = treaty->reader.arena;

	for (size_t i = 0; i < parent_node->n_children; i++) {
		const struct node *node = parent_node->children[i];
		const struct node *heading = node_child(node, "heading");
		if (!is_unit(node) || holds_articles(node)) {
			bind_units(treaty, node, parent);
			continue;
		}
		struct unit *unit = &treaty->units[treaty->instrument->n_units];
		*unit = (struct unit){
			.eid = node_get(node, "eId")->text,
			.parent = parent,
			.place = node->place,
			.citation = cite(arena, node, parent),
			.text = own_text(arena, node),
			.heading = heading  ? heading->text
				   : parent ? parent->heading
					    : "",
		};
		check_eid(treaty, unit, node_get(node, "eId"));
		treaty->instrument->n_units++;
		bind_units(treaty, node, unit);
	}
}

/* The file */

static const struct node *descendant(const struct node *node, const char *name)
{
	const struct node *found = node_child(node, name);

	for (size_t i = 0; !found && i < node->n_children; i++)
		found = descendant(node->children[i], name);
	return found;
}

static const char *attribute(const struct node *node, const char *key, const char *otherwise)
{
	const struct node *value = node ? node_get(node, key) : NULL;

	return value && *value->text ? value->text : otherwise;
}

/* The short name is what people type, and stands in anchors. */
static void check_alias(const struct treaty *treaty, const struct node *alias)
{
	if (alias && !shape_is_id(treaty->instrument->alias))
		diag_add(treaty->reader.diags, DIAG_BAD_ID, alias->place, "'%s'", treaty->instrument->alias);
}

/* The parts of the file that the engine reads; false after a diagnostic. */
static bool bind_file(struct treaty *treaty, const char *id, const struct node *root)
{
	struct instrument *instrument = treaty->instrument;
	const struct node *preface = descendant(root, "preface");
	const struct node *work = descendant(root, "FRBRWork");
	const struct node *title = preface ? descendant(preface, "docTitle") : NULL;
	const struct node *body = descendant(root, "body");
	const struct node *layer = descendant(root, "otherAnalysis");

	instrument->id = id;
	instrument->alias = attribute(work ? node_child(work, "FRBRalias") : NULL, "value", id);
	instrument->adopted = attribute(work ? node_child(work, "FRBRdate") : NULL, "date", "");
	instrument->title = title && *title->text ? title->text : id;
	check_alias(treaty, work ? node_child(work, "FRBRalias") : NULL);
	treaty->assessment = layer ? node_child(layer, "assessment") : NULL;
	if (strcmp(root->name, "akomaNtoso") != 0 || !body)
		return diag_add(treaty->reader.diags, DIAG_NO_TREATY, root->place, "'%s' has no body in akomaNtoso",
				id);
	if (!treaty->assessment)
		return diag_add(treaty->reader.diags, DIAG_NO_TREATY, root->place,
				"'%s' has no st:assessment in meta/analysis/otherAnalysis", id);
	treaty->units = arena_alloc(treaty->reader.arena, (count_units(body) + 1) * sizeof *treaty->units);
	instrument->units = treaty->units;
	bind_units(treaty, body, NULL);
	return true;
}

static int order_treaties(const void *a, const void *b)
{
	return strcmp(((const struct treaty *)a)->instrument->id, ((const struct treaty *)b)->instrument->id);
}

static void check_names(const struct instruments *all, const struct treaty *treaty, const struct node *root)
{
	const struct instrument *one = treaty->instrument;

	for (size_t i = 0; i < all->count; i++) {
		const struct instrument *other = all->all[i];
		if (strcmp(other->alias, one->alias) == 0 || strcmp(other->id, one->alias) == 0 ||
		    strcmp(other->alias, one->id) == 0)
			diag_add(treaty->reader.diags, DIAG_DUPLICATE_ID, root->place,
				 "'%s' and '%s' share the short name '%s'", other->id, one->id, one->alias);
	}
}

/* Bodies first, then clauses, then what points across files. */
static void bind_all(struct treaty *treaties, struct instruments *instruments)
{
	for (size_t i = 0; i < instruments->count; i++)
		assessment_outline(&treaties[i]);
	for (size_t i = 0; i < instruments->count; i++)
		assessment_bind(&treaties[i]);
	for (size_t i = 0; i < instruments->count; i++)
		assessment_link(&treaties[i], instruments);
}

const struct instruments *instruments_bind(struct arena *arena, const struct vocabulary *vocabulary,
					   const char *const *ids, const struct node *const *roots, size_t n,
					   struct diags *diags)
{
	size_t errors = diags_errors(diags);
	struct instruments *instruments = arena_alloc(arena, sizeof *instruments);
	struct treaty *treaties = arena_alloc(arena, (n + 1) * sizeof *treaties);
	const struct instrument **all = arena_alloc(arena, (n + 1) * sizeof *all);

	instruments->vocabulary = vocabulary;
	instruments->all = all;
	for (size_t i = 0; i < n; i++) {
		struct treaty *treaty = &treaties[instruments->count];
		*treaty = (struct treaty){.reader = {arena, diags, 0}, .vocabulary = vocabulary};
		treaty->instrument = arena_alloc(arena, sizeof *treaty->instrument);
		if (!bind_file(treaty, ids[i], roots[i]))
			continue;
		check_names(instruments, treaty, roots[i]);
		all[instruments->count++] = treaty->instrument;
	}
	qsort(treaties, instruments->count, sizeof *treaties, order_treaties);
	for (size_t i = 0; i < instruments->count; i++)
		all[i] = treaties[i].instrument;
	bind_all(treaties, instruments);
	return diags_errors(diags) > errors ? NULL : instruments;
}

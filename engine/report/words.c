/* SPDX-License-Identifier: MIT */
/* Wording that all reports share. */
#include "report/words.h"

#include <string.h>

#include <glib.h>

#include "assess/phrase.h"
#include "base/arena.h"

const char caveat_head[] = "This is a reading of legal texts.";
const char caveat_text[] =
	" It is not a legal opinion, a finding of breach, or a review under any treaty, and it does not rank States."
	" A State that is not party to a treaty is compared with it as a benchmark only."
	" What is not known is called unknown, never a gap. How the law is applied in practice is not assessed.";

void doc_caveat(struct doc *doc, struct doc_node *to)
{
	struct doc_node *caveat = doc_add(doc, to, DOC_CAVEAT);
	doc_strong(doc, caveat, caveat_head);
	doc_text(doc, caveat, caveat_text);
}

/* An alias is shown in capitals. These have small letters too, which no rule gives. */
static const struct {
	const char *alias, *shown;
} abbreviations[] = {
	{"som", "SoM"},
};

const char *instrument_short(struct arena *arena, const struct instrument *instrument)
{
	for (size_t i = 0; i < G_N_ELEMENTS(abbreviations); i++)
		if (!strcmp(abbreviations[i].alias, instrument->alias))
			return abbreviations[i].shown;
	char *capitals = arena_text(arena, instrument->alias);
	for (char *c = capitals; *c; c++)
		*c = g_ascii_toupper(*c);
	return capitals;
}

const char *bare_citation(const char *citation)
{
	return g_str_has_prefix(citation, "Art. ") ? citation + 5 : citation;
}

const char *unit_short(struct arena *arena, const struct instrument *instrument, const char *citation)
{
	return arena_format(arena, "%s\u00a0%s", instrument_short(arena, instrument), bare_citation(citation));
}

const char *notification_short(struct arena *arena, const struct instrument *instrument, const char *key)
{
	size_t treaty = strcspn(key, ":");
	bool own = key[treaty] && strlen(instrument->id) == treaty && !strncmp(key, instrument->id, treaty);
	const struct unit *unit = own ? instrument_unit(instrument, key + treaty + 1) : NULL;

	return unit ? unit_short(arena, instrument, unit->citation) : key;
}

const char *clause_short(struct arena *arena, const struct clause *clause)
{
	return unit_short(arena, clause->instrument, clause->unit->citation);
}

const char *finding_short(struct arena *arena, const struct finding *finding)
{
	const char *name = clause_short(arena, finding->clause);
	if (!finding->host)
		return name;
	return arena_format(arena, "%s through %s", name, clause_short(arena, finding->host));
}

/* Letters and digits of alias and citation, a hyphen between. */
static void put_anchor(GString *out, const struct clause *clause)
{
	g_string_append(out, clause->instrument->alias);
	g_string_append_c(out, '-');
	for (const char *c = clause->unit->citation; *c; c++) {
		if (g_ascii_isalnum(*c))
			g_string_append_c(out, g_ascii_tolower(*c));
		else if (out->str[out->len - 1] != '-')
			g_string_append_c(out, '-');
	}
	if (out->str[out->len - 1] == '-')
		g_string_truncate(out, out->len - 1);
}

static const char *sealed(struct arena *arena, GString *text)
{
	const char *copy = arena_text_n(arena, text->str, text->len);
	g_string_free(text, TRUE);
	return copy;
}

const char *clause_anchor(struct arena *arena, const struct clause *clause)
{
	GString *anchor = g_string_sized_new(48);
	put_anchor(anchor, clause);
	return sealed(arena, anchor);
}

const char *finding_anchor(struct arena *arena, const struct finding *finding)
{
	GString *anchor = g_string_sized_new(64);
	if (finding->host) {
		put_anchor(anchor, finding->host);
		g_string_append_c(anchor, '-');
	}
	put_anchor(anchor, finding->clause);
	return sealed(arena, anchor);
}

struct doc_target finding_target(struct arena *arena, const struct finding *finding, const char *page)
{
	const struct clause *under = finding->host ? finding->host : finding->clause;
	return (struct doc_target){.page = page,
				   .part = under->instrument->id,
				   .anchor = finding_anchor(arena, finding)};
}

struct doc_target page_target(const char *page, const char *anchor)
{
	return (struct doc_target){.page = page, .anchor = anchor};
}

/* A unit whose text is not a sentence introduces what stands under it, as "Make these a crime:" does. */
static bool introduces(const struct unit *unit)
{
	size_t length = strlen(unit->text);
	return length && unit->text[length - 1] != '.';
}

static void put_introduction(GString *out, const struct unit *unit)
{
	if (!unit || !introduces(unit))
		return;
	put_introduction(out, unit->parent);
	g_string_append(out, unit->text);
	g_string_append_c(out, ' ');
}

/* "(i)" of "Art. 5(1)(a)(i)" under "Art. 5(1)(a)" */
static const char *number_under(const struct unit *unit, const struct unit *parent)
{
	return g_str_has_prefix(unit->citation, parent->citation) ? unit->citation + strlen(parent->citation) : "";
}

/* The text, and after an introduction the units under it. */
static void put_asks(GString *out, const struct instrument *instrument, const struct unit *unit)
{
	const char *between = " ";
	g_string_append(out, unit->text);
	if (!introduces(unit))
		return;
	for (size_t i = 0; i < instrument->n_units; i++) {
		if (instrument->units[i].parent != unit)
			continue;
		g_string_append_printf(out, "%s%s ", between, number_under(&instrument->units[i], unit));
		put_asks(out, instrument, &instrument->units[i]);
		if (out->str[out->len - 1] == '.' || out->str[out->len - 1] == ';')
			g_string_truncate(out, out->len - 1);
		between = "; ";
	}
}

const char *asks_text(struct arena *arena, const struct clause *clause)
{
	GString *asks = g_string_sized_new(256);
	put_introduction(asks, clause->unit->parent);
	put_asks(asks, clause->instrument, clause->unit);
	return with_stop(arena, with_capital(arena, sealed(arena, asks)));
}

const char *in_date_words(struct arena *arena, struct date date)
{
	char room[DATE_WORDS_ROOM];
	return date_given(date) ? arena_text(arena, date_words(date, room)) : NULL;
}

const char *day_words(struct arena *arena, day on)
{
	return in_date_words(arena, date_of_day(on));
}

bool standing_on(const struct country *country, day on)
{
	return country->standing && (!date_given(country->standing_from) || date_first(country->standing_from) <= on);
}

const char *force_words(struct arena *arena, const struct provision *provision)
{
	const char *from = in_date_words(arena, provision->from);
	const char *until = in_date_words(arena, provision->until);

	if (!from && !until)
		return "in force since a day not known";
	if (!until)
		return arena_format(arena, "in force from %s", from);
	return arena_format(arena, "in force %s%s until %s", from ? "from " : "", from ? from : "", until);
}

const char *evidence_words(struct arena *arena, enum seen seen, struct date text_as_of)
{
	if (seen == SEEN_NONE)
		return "none is needed or none is known";
	if (!date_given(text_as_of))
		return seen_words(seen);
	const char *of = seen == SEEN_LAW_TEXT ? " of" : seen == SEEN_NOT_SEEN ? ", as of" : ", text of";
	return arena_format(arena, "%s%s %s", seen_words(seen), of, in_date_words(arena, text_as_of));
}

const char *use_section(const struct use *use)
{
	return use->limb && use->limb->section ? use->limb->section : use->provision->section;
}

const char *law_section(struct arena *arena, const struct law *law, const char *sections)
{
	static const char *const marks[2][2] = {{"s.\u00a0", "ss.\u00a0"}, {"art.\u00a0", "arts.\u00a0"}};
	const char *mark = marks[law->in_articles][phrase_many(sections)];

	return arena_format(arena, "%s, %s%s", law->title, g_ascii_isdigit(*sections) ? mark : "", sections);
}

const char *law_name(struct arena *arena, const struct law *law)
{
	return law->number ? arena_format(arena, "%s (%s)", law->title, law->number) : law->title;
}

const char *no_shortfall(struct arena *arena, const struct country_findings *found)
{
	day last = last_searched(found->country, found->as_of);
	const char *none =
		"No shortfall is established as of this day. What is missing can only be said for days up to which the"
		" acts were searched";

	if (!last)
		return arena_format(arena,
				    "%s, and none was searched; clauses that no rule settles are unknown, below.",
				    none);
	if (last == found->as_of)
		return arena_format(arena, "%s; clauses that no search covers are unknown, below.", none);
	return arena_format(arena, "%s, and that is %s at the latest. What is unknown since is asked below.", none,
			    day_words(arena, last));
}

const char *bounds_words(struct arena *arena, struct bounds bounds)
{
	if (bounds.none)
		return NULL;
	if (bounds.lower == bounds.upper)
		return arena_format(arena, "at %s, if it applies", status_words(bounds.lower));
	return arena_format(arena, "between %s and %s", status_words(bounds.lower), status_words(bounds.upper));
}

/* A full stop after one of these ends no sentence. */
static const char *const short_words[] = {"s",  "ss",  "Art", "art", "Arts", "arts", "No", "Nos", "para", "paras", "cl",
					  "ch", "Sch", "reg", "v",   "c",    "p",    "pp", "vol", "e.g",  "i.e"};

static bool ends_sentence(const char *text, const char *stop)
{
	const char *word = stop;
	if (stop[1] != ' ' || !g_unichar_isupper(g_utf8_get_char(stop + 2)))
		return false;
	while (word > text && !strchr(" (\"", word[-1]))
		word--;
	size_t length = (size_t)(stop - word);
	for (size_t i = 0; i < G_N_ELEMENTS(short_words); i++)
		if (strlen(short_words[i]) == length && !strncmp(short_words[i], word, length))
			return false;
	return length > 1 || !g_ascii_isupper(*word);
}

static const char *sentence_end(const char *text)
{
	for (const char *c = text; (c = strchr(c, '.')) != NULL; c++)
		if (ends_sentence(text, c))
			return c + 1;
	return text + strlen(text);
}

const char *first_sentence(struct arena *arena, const char *text, size_t most)
{
	size_t length = (size_t)(sentence_end(text) - text);
	while (length && strchr(" ,;:", text[length - 1]))
		length--;
	if ((size_t)g_utf8_strlen(text, (gssize)length) <= most)
		return arena_text_n(arena, text, length);

	const char *cut = g_utf8_offset_to_pointer(text, (glong)most);
	while (cut > text && *cut != ' ')
		cut--;
	while (cut > text && strchr(" ,;:", cut[-1]))
		cut--;
	return arena_format(arena, "%.*s …", (int)(cut - text), text);
}

const char *with_stop(struct arena *arena, const char *text)
{
	size_t length = strlen(text);
	if (!length || strchr(".?!:…", text[length - 1]) || g_str_has_suffix(text, "…"))
		return text;
	if (text[length - 1] == ';' || text[length - 1] == ',')
		return arena_format(arena, "%.*s.", (int)length - 1, text);
	return arena_format(arena, "%s.", text);
}

const char *with_capital(struct arena *arena, const char *text)
{
	if (!g_ascii_islower(*text))
		return text;
	char *copy = arena_text(arena, text);
	*copy = g_ascii_toupper(*copy);
	return copy;
}

const char *count_of(struct arena *arena, size_t n, const char *one, const char *many)
{
	if (!n)
		return arena_format(arena, "no %s", many);
	return arena_format(arena, "%zu %s", n, n == 1 ? one : many);
}

const char *list_words(struct arena *arena, const char *const *words, size_t n)
{
	GString *out = g_string_sized_new(128);
	for (size_t i = 0; i < n; i++) {
		if (i)
			g_string_append(out, i + 1 == n ? " and " : ", ");
		g_string_append(out, words[i]);
	}
	return sealed(arena, out);
}

bool element_asks(const struct element *element, const struct facet *facet)
{
	if (facet->role == FACET_KEY || facet->role == FACET_CONDITIONS || facet->role == FACET_EXEMPTS)
		return true;
	for (size_t i = 0; i < element->n_asked; i++)
		if (element->asked[i].facet == facet)
			return true;
	for (size_t i = 0; i < element->n_thresholds; i++)
		if (element->thresholds[i].facet == facet)
			return true;
	return false;
}

const char *place_words(struct arena *arena, struct place place)
{
	return place.source ? arena_format(arena, "%s:%u", place.source->path, place.line) : "no file";
}

const char *reading_address(struct arena *arena, struct reading_place read)
{
	if (read.address)
		return read.address;
	if (!read.repository)
		return NULL;
	if (!read.path)
		return arena_format(arena, "https://github.com/%s", read.repository);
	char *path = g_uri_escape_string(read.path, G_URI_RESERVED_CHARS_ALLOWED_IN_PATH, FALSE);
	const char *address = arena_format(arena, "https://github.com/%s/blob/%s/%s", read.repository,
					   read.commit ? read.commit : "HEAD", path);
	g_free(path);
	return address;
}

static bool among(const struct clause *clause, const struct asked_offences *offences)
{
	for (size_t i = 0; i < offences->n_clauses; i++)
		if (offences->clauses[i] == clause)
			return true;
	return false;
}

static bool under(const struct unit *unit, const struct unit *above)
{
	while (unit && unit != above)
		unit = unit->parent;
	return unit == above;
}

/* Does every clause under the unit belong to the offences? */
static bool wholly(const struct instrument *instrument, const struct unit *unit)
{
	for (size_t i = 0; i < instrument->n_clauses; i++) {
		const struct clause *clause = instrument->clauses[i];
		if (under(clause->unit, unit) && !among(clause, &instrument->offences))
			return false;
	}
	return true;
}

const struct unit *const *carried_for(struct arena *arena, const struct finding *finding, size_t *n)
{
	const struct instrument *instrument = finding->host->instrument;
	const struct unit **units = arena_alloc(arena, (instrument->offences.n_clauses + 1) * sizeof *units);

	*n = 0;
	for (size_t i = 0; i < instrument->offences.n_clauses; i++) {
		const struct unit *unit = instrument->offences.clauses[i]->unit;
		while (unit->parent && wholly(instrument, unit->parent))
			unit = unit->parent;
		if (!*n || units[*n - 1] != unit)
			units[(*n)++] = unit;
	}
	return units;
}

const char *breadth_words(struct arena *arena, const struct breadth_note *note)
{
	return note->by ? arena_format(arena, "%s (%s)", note->label, note->by) : note->label;
}

const char *earlier_words(struct arena *arena, const struct finding *finding)
{
	if (!finding->earlier)
		return NULL;
	return arena_format(arena, "%s, as the law stood on %s%s: %s", status_words(finding->earlier->status),
			    day_words(arena, finding->earlier_on),
			    finding->earlier_changed ? ", which has changed since" : "", finding->earlier->why);
}

const char *answers(struct arena *arena, const struct question *question)
{
	return arena_format(arena, "Yes: %s. No: %s.", status_words(question->yes), status_words(question->no));
}

const char *laws_cited(struct arena *arena, const struct element_finding *elements, size_t n, bool nearest)
{
	GPtrArray *laws = g_ptr_array_new();
	const char *list = NULL;

	for (size_t i = 0; i < n; i++)
		for (size_t j = 0; j < elements[i].n_uses; j++) {
			const struct use *use = &elements[i].uses[j];
			const char *law = law_section(arena, use->provision->law, use_section(use));
			if (use->role == ROLE_NEAREST && !nearest)
				continue;
			if (g_ptr_array_find_with_equal_func(laws, law, g_str_equal, NULL))
				continue;
			g_ptr_array_add(laws, (gpointer)(uintptr_t)law);
			law = use->role == ROLE_NEAREST ? arena_format(arena, "nearest: %s", law) : law;
			list = list ? arena_format(arena, "%s; %s", list, law) : law;
		}
	g_ptr_array_free(laws, TRUE);
	return list;
}

const char *because_line(struct arena *arena, const struct element *element, const struct use *use, size_t facet)
{
	const struct kind *kind = use->provision->kind;
	const char *words = use->limb && use->limb->values ? use->limb->values[facet].because : NULL;

	if (!words || (element->kind && element->kind != kind) || !element_asks(element, &kind->facets[facet]))
		return NULL;
	return arena_format(arena, "%s: %s", kind->facets[facet].label, words);
}

const char *consultation_words(struct arena *arena, const struct country *country)
{
	static const struct {
		const char *id, *words;
	} states[] = {
		{"not-shared", "not shared with the State"},
		{"shared", "shared with the State"},
		{"comments", "the State has commented"},
		{"validated", "validated by the State"},
	};
	const char *words = "consultation not stated";

	for (size_t i = 0; i < G_N_ELEMENTS(states); i++)
		if (country->consultation && !strcmp(states[i].id, country->consultation))
			words = states[i].words;
	if (date_given(country->consultation_on))
		words = arena_format(arena, "%s, %s", words, in_date_words(arena, country->consultation_on));
	if (country->consultation_by)
		words = arena_format(arena, "%s, by %s", words, country->consultation_by);
	return words;
}

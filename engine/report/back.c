/* SPDX-License-Identifier: MIT */
/* What stands at the end of a country's report: outside the comparison, treaty status, cooperation, sources. */
#include <string.h>

#include "base/arena.h"
#include "report/sign.h"
#include "report/view.h"
#include "report/words.h"

/* ---- outside the comparison ---- */

static void outside_reason(struct country_view *view, struct doc_node *list, enum clause_outside reason)
{
	struct doc_node *entry = NULL;
	for (size_t i = 0; i < view->found->n_instruments; i++)
		for (size_t j = 0; j < view->found->instruments[i].n_findings; j++) {
			const struct finding *finding = &view->found->instruments[i].findings[j];
			if (finding->status != STATUS_NOT_ASSESSED || finding->clause->outside != reason)
				continue;
			if (entry)
				doc_text(view->doc, entry, ", ");
			else
				entry = doc_entry(view->doc, list,
						  arena_format(view->arena, "%s: ",
							       with_capital(view->arena, outside_words(reason))));
			doc_format(view->doc, entry, "%s (%s)", finding_short(view->arena, finding),
				   finding->clause->title);
		}
}

/* "Art. 6" of "Art. 6(1)(a)" */
static size_t article_length(const char *citation)
{
	return strcspn(citation, "(");
}

static bool article_assessed(const struct instrument *instrument, const struct unit *article)
{
	size_t length = article_length(article->citation);
	for (size_t i = 0; i < instrument->n_clauses; i++) {
		const char *citation = instrument->clauses[i]->unit->citation;
		if (article_length(citation) == length && !strncmp(citation, article->citation, length))
			return true;
	}
	return false;
}

/* Articles of which no clause is assessed yet, once each. */
static void not_yet(struct country_view *view, struct doc_node *list, const struct instrument *instrument)
{
	const char *last = "";
	GString *out = g_string_new(NULL);

	for (size_t i = 0; i < instrument->n_units; i++) {
		const struct unit *unit = &instrument->units[i];
		size_t length = article_length(unit->citation);
		if (unit->clause || unit->aside || (strlen(last) == length && !strncmp(last, unit->citation, length)))
			continue;
		last = arena_text_n(view->arena, unit->citation, length);
		if (!article_assessed(instrument, unit))
			g_string_append_printf(out, "%s%s", out->len ? ", " : "",
					       last + (g_str_has_prefix(last, "Art. ") ? 5 : 0));
	}
	if (out->len)
		doc_entry(view->doc, list,
			  arena_format(view->arena, "Not assessed in this edition: %s, articles %s",
				       instrument_short(view->arena, instrument), out->str));
	g_string_free(out, TRUE);
}

void outside_section(struct country_view *view)
{
	struct doc_node *section = view_section(view, "outside", "Outside the comparison");

	doc_paragraph(view->doc, section,
		      "Listed and not counted, because a statute cannot answer them or because nobody has"
		      " looked yet:");
	struct doc_node *list = doc_list(view->doc, section, STYLE_PLAIN);
	for (enum clause_outside i = OUTSIDE_PRACTICE; i <= OUTSIDE_SAVING; i++)
		outside_reason(view, list, i);
	for (size_t i = 0; i < view->found->n_instruments; i++)
		not_yet(view, list, view->found->instruments[i].instrument);
	doc_entry(view->doc, list,
		  "Police instructions, the practice of authorities, and how courts apply any provision");
}

/* ---- treaty status ---- */

static const char *date_or(struct country_view *view, struct date date, const char *without)
{
	return date_given(date) ? in_date_words(view->arena, date) : without;
}

static void source_cell(struct country_view *view, struct doc_node *row, const struct text *source)
{
	struct doc_node *cell = doc_cell(view->doc, row, source ? NULL : "from memory");
	if (source)
		doc_source_link(view->doc, cell, view_source(view, source));
}

static void treaty_row(struct country_view *view, struct doc_node *rows, const struct instrument *instrument)
{
	const struct treaty_status *treaty = country_treaty(view->country, instrument->id);
	struct doc_node *row = doc_row(view->doc, rows);

	doc_cell(view->doc, row, instrument_short(view->arena, instrument));
	if (!treaty) {
		doc_cell(view->doc, row, "not known");
		doc_cell(view->doc, row, "not known");
		doc_cell(view->doc, row, "not known");
		doc_cell(view->doc, row, "none");
		return;
	}
	doc_cell(view->doc, row, date_or(view, treaty->signed_on, treaty->signed_known ? "not signed" : "not known"));
	doc_cell(view->doc, row,
		 date_or(view, treaty->joined_on, treaty->joined == JOINED_NO ? "not joined" : "not known"));
	doc_cell(view->doc, row,
		 date_or(view, treaty->in_force, treaty->joined == JOINED_NO ? "not in force" : "not known"));
	source_cell(view, row, treaty->source);
}

/* " on Art. 35(2)"; as written where the treaty is not held here. */
static const char *on_clause(struct country_view *view, const struct instrument *instrument, const char *clause)
{
	const struct unit *unit = instrument && clause ? instrument_unit(instrument, clause) : NULL;

	if (!clause)
		return "";
	return arena_format(view->arena, " on %s", unit ? unit_short(view->arena, instrument, unit->citation) : clause);
}

static void reservations(struct country_view *view, struct doc_node *section, const struct treaty_status *treaty)
{
	const struct instrument *instrument = instruments_find(view->corpus->instruments, treaty->instrument);
	struct doc_node *list = treaty->n_reservations ? doc_list(view->doc, section, STYLE_PLAIN) : NULL;

	for (size_t i = 0; i < treaty->n_reservations; i++) {
		const struct reservation *reservation = &treaty->reservations[i];
		struct doc_node *entry = doc_entry(view->doc, list, NULL);
		doc_format(view->doc, entry, "%s%s%s%s: %s", with_capital(view->arena, reservation->kind),
			   date_given(reservation->on) ? " of " : "", date_or(view, reservation->on, ""),
			   on_clause(view, instrument, reservation->clause), reservation->text);
		view_source_link(view, entry, reservation->source);
	}
}

static const char *notification_name(struct country_view *view, const char *key)
{
	const char *treaty = arena_text_n(view->arena, key, strcspn(key, ":"));
	const struct instrument *instrument = instruments_find(view->corpus->instruments, treaty);

	return instrument ? notification_short(view->arena, instrument, key) : key;
}

static void notifications(struct country_view *view, struct doc_node *section)
{
	static const char *const heads[] = {"Owed under", "Made", "Content", "Source"};
	const struct country *country = view->country;

	if (!country->n_notifications)
		return;
	struct doc_node *rows =
		doc_rows(view->doc, doc_table(view->doc, section, "Notifications to the Secretary-General", heads, 4),
			 NULL);
	for (size_t i = 0; i < country->n_notifications; i++) {
		const struct notification *notification = &country->notifications[i];
		struct doc_node *row = doc_row(view->doc, rows);
		doc_cell(view->doc, row, notification_name(view, notification->key));
		doc_cell(view->doc, row, !notification->made ? "no" : date_or(view, notification->on, "yes"));
		doc_cell(view->doc, row, notification->content);
		source_cell(view, row, notification->source);
	}
}

void treaty_section(struct country_view *view)
{
	static const char *const heads[] = {"Treaty", "Signed", "Joined", "In force", "Source"};
	struct doc_node *section = view_section(view, "treaties", "Treaty status");
	struct doc_node *rows = doc_rows(view->doc, doc_table(view->doc, section, NULL, heads, 5), NULL);
	size_t reserved = 0;

	for (size_t i = 0; i < view->found->n_instruments; i++)
		treaty_row(view, rows, view->found->instruments[i].instrument);
	for (size_t i = 0; i < view->country->n_treaties; i++) {
		reservations(view, section, &view->country->treaties[i]);
		reserved += view->country->treaties[i].n_reservations;
	}
	if (!reserved)
		doc_paragraph(view->doc, section, "No reservation or declaration is recorded.");
	notifications(view, section);
}

/* ---- authorities and arrangements ---- */

static void authorities(struct country_view *view, struct doc_node *section)
{
	static const char *const heads[] = {"For", "Authority", "Contact", "Languages", "Source"};
	struct doc_node *rows = doc_rows(view->doc, doc_table(view->doc, section, "Authorities", heads, 5), NULL);

	for (size_t i = 0; i < view->country->n_authorities; i++) {
		const struct authority *authority = &view->country->authorities[i];
		struct doc_node *row = doc_row(view->doc, rows);
		doc_cell(view->doc, row, authority->role);
		doc_cell(view->doc, row, authority->name);
		doc_cell(view->doc, row, authority->contact ? authority->contact : "not recorded");
		doc_cell(view->doc, row, authority->languages ? authority->languages : "not recorded");
		source_cell(view, row, authority->source);
	}
}

static void arrangements(struct country_view *view, struct doc_node *section)
{
	static const char *const heads[] = {"Arrangement", "With", "On", "In force", "Source"};
	struct doc_node *rows =
		doc_rows(view->doc, doc_table(view->doc, section, "Arrangements with other States", heads, 5), NULL);

	for (size_t i = 0; i < view->country->n_arrangements; i++) {
		const struct arrangement *arrangement = &view->country->arrangements[i];
		struct doc_node *row = doc_row(view->doc, rows);
		doc_cell(view->doc, row, arrangement->title);
		doc_cell(view->doc, row, arrangement->with);
		doc_cell(view->doc, row, arrangement->subject);
		doc_cell(view->doc, row,
			 date_or(view, arrangement->in_force, arrangement->status ? arrangement->status : "not known"));
		source_cell(view, row, arrangement->source);
	}
}

void cooperation_section(struct country_view *view)
{
	struct doc_node *section = view_section(view, "cooperation", "Authorities and arrangements");

	if (view->country->n_authorities)
		authorities(view, section);
	else
		doc_paragraph(view->doc, section, "No authority is recorded.");
	if (view->country->n_arrangements)
		arrangements(view, section);
	else
		doc_paragraph(view->doc, section, "No arrangement with another State is recorded.");
}

/* ---- law that is enacted and not yet in force ---- */

void coming_section(struct country_view *view)
{
	struct doc_node *list = NULL;

	for (size_t i = 0; i < view->country->n_provisions; i++) {
		const struct provision *provision = &view->country->provisions[i];
		if (!date_given(provision->from) || date_first(provision->from) <= view->found->as_of)
			continue;
		if (!list)
			list = doc_list(view->doc, view_section(view, "coming", "Enacted, not in force on the day"),
					STYLE_PLAIN);
		struct doc_node *entry =
			doc_entry(view->doc, list, law_section(view->arena, provision->law, provision->section));
		doc_format(view->doc, entry, ", from %s", in_date_words(view->arena, provision->from));
		view_source_link(view, entry, provision->text);
	}
}

/* ---- sources ---- */

static const char *read_words(struct country_view *view, const struct text *text)
{
	const char *read = in_date_words(view->arena, text->accessed);
	const char *mark = text->seen == SEEN_SECONDARY || text->seen == SEEN_NOT_SEEN ? "† " : "";

	return arena_format(view->arena, " %s%s%s%s%s%s.", mark, with_capital(view->arena, seen_words(text->seen)),
			    text->law && date_given(text->as_of) ? ", text as of " : "",
			    text->law ? date_or(view, text->as_of, "") : "", read ? ", read " : "", read ? read : "");
}

/* ". Law text, text as of 26 September 2006 (later acts not read), read 24 November 2026." and where */
static void source(struct country_view *view, struct doc_node *sources, const struct text *text)
{
	const char *address = reading_address(view->arena, text->read);
	struct doc_node *source = doc_add(view->doc, sources, DOC_SOURCE);

	source->number = view_source(view, text);
	if (text->law && strcmp(text->law->title, text->title) != 0)
		doc_format(view->doc, source, "%s: ", law_name(view->arena, text->law));
	doc_text(view->doc, source, with_stop(view->arena, text->title));
	doc_muted(view->doc, source, read_words(view, text));
	if (text->law && text->amended_unread)
		doc_muted(view->doc, source, " Later acts were not read.");
	if (address) {
		doc_text(view->doc, source, " ");
		doc_web(view->doc, source, address, address);
	}
	if (text->read.offset)
		doc_format(view->doc, source, " (at %s)", text->read.offset);
	if (text->note)
		doc_format(view->doc, source, " %s", text->note);
}

void sources_section(struct country_view *view)
{
	struct doc_node *section = view_section(view, "sources", "Sources");
	struct doc_node *sources = doc_add(view->doc, section, DOC_SOURCES);

	for (size_t i = 0; i < view->country->n_laws; i++)
		for (size_t j = 0; j < view->country->laws[i].n_texts; j++)
			source(view, sources, &view->country->laws[i].texts[j]);
	for (size_t i = 0; i < view->country->n_sources; i++)
		source(view, sources, &view->country->sources[i]);
}

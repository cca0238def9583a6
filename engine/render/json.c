/* SPDX-License-Identifier: MIT */
/* Which keys, in which order, with which values: the table of the JSON in the manual. */
#include "render/json.h"

#include "base/arena.h"
#include "render/json-writer.h"
#include "report/words.h"

struct findings_writer {
	struct json json;
	struct arena *arena; /* for addresses and lists that are put together; freed at the end */
	const struct country *country;
};

static void date_pair(struct json *json, const char *key, struct date date)
{
	char room[DATE_ROOM];
	json_pair(json, key, date_given(date) ? date_format(date, room) : NULL);
}

static const char *evidence_id(enum seen seen)
{
	return seen == SEEN_NONE ? NULL : seen_id(seen);
}

static void bounds(struct json *json, struct bounds bounds)
{
	json_key(json, "bounds");
	if (bounds.none) {
		json_text(json, NULL);
		return;
	}
	json_open(json, '[', JSON_FLAT);
	json_text(json, status_id(bounds.lower));
	json_text(json, status_id(bounds.upper));
	json_close(json, ']', JSON_FLAT);
}

static void breadth_note(struct json *json, const struct breadth_note *note)
{
	json_open(json, '{', JSON_FLAT);
	json_pair(json, "facet", note->facet ? note->facet->id : NULL);
	json_key(json, "terms");
	json_open(json, '[', JSON_FLAT);
	for (size_t i = 0; i < note->n_terms; i++)
		json_text(json, note->terms[i]);
	json_close(json, ']', JSON_FLAT);
	json_pair(json, "label", note->label);
	json_pair(json, "by", note->by);
	json_close(json, '}', JSON_FLAT);
}

static void breadth_notes(struct json *json, const char *key, const struct breadth_note *notes, size_t n)
{
	json_key(json, key);
	json_open(json, '[', JSON_SPREAD);
	for (size_t i = 0; i < n; i++)
		breadth_note(json, &notes[i]);
	json_close(json, ']', JSON_SPREAD);
}

static void question(struct json *json, const struct question *question)
{
	json_open(json, '{', JSON_FLAT);
	if (question->facet)
		json_pair(json, "facet", question->facet->id);
	else
		json_pair(json, "fact", question->fact);
	json_pair(json, "question", question->question);
	json_pair(json, "yes", status_id(question->yes));
	json_pair(json, "no", status_id(question->no));
	json_close(json, '}', JSON_FLAT);
}

static void questions(struct json *json, const struct finding *finding)
{
	json_key(json, "settled_by");
	json_open(json, '[', JSON_SPREAD);
	for (size_t i = 0; i < finding->n_settled_by; i++)
		question(json, &finding->settled_by[i]);
	json_close(json, ']', JSON_SPREAD);
}

static void earlier(struct json *json, const struct finding *finding)
{
	char room[DATE_ROOM];

	if (!finding->earlier) {
		json_pair(json, "earlier", NULL);
		return;
	}
	json_key(json, "earlier");
	json_open(json, '{', JSON_FLAT);
	json_pair(json, "as_of", date_format(date_of_day(finding->earlier_on), room));
	json_pair(json, "status", status_id(finding->earlier->status));
	json_flag(json, "changed", finding->earlier_changed);
	json_pair(json, "why", finding->earlier->why);
	json_close(json, '}', JSON_FLAT);
}

static void carried(struct findings_writer *writer, const struct finding *finding)
{
	struct json *json = &writer->json;
	json_key(json, "carried");
	if (!finding->host) {
		json_text(json, NULL);
		return;
	}
	size_t n;
	const struct unit *const *units = carried_for(writer->arena, finding, &n);
	json_open(json, '{', JSON_FLAT);
	json_pair(json, "from", finding->clause->instrument->id);
	json_key(json, "for");
	json_open(json, '[', JSON_FLAT);
	for (size_t i = 0; i < n; i++)
		json_text(json, units[i]->eid);
	json_close(json, ']', JSON_FLAT);
	json_close(json, '}', JSON_FLAT);
}

static void provision(struct findings_writer *writer, const struct use *use)
{
	struct json *json = &writer->json;
	const struct provision *provision = use->provision;

	json_open(json, '{', JSON_FLAT);
	json_pair(json, "id", provision->id);
	json_pair(json, "law", provision->law->id);
	json_pair(json, "section", use_section(use));
	json_pair(json, "role", role_id(use->role));
	date_pair(json, "from", provision->from);
	date_pair(json, "until", provision->until);
	json_pair(json, "seen", seen_id(provision->text->seen));
	json_pair(json, "source", reading_address(writer->arena, provision->text->read));
	json_close(json, '}', JSON_FLAT);
}

static void claim_for(struct json *json, const struct claim *claim)
{
	json_key(json, "for");
	GString *words = g_string_new(NULL);
	for (size_t i = 0; i < claim->n_targets; i++) {
		if (i)
			g_string_append(words, ", ");
		g_string_append(words, claim->targets[i].words);
	}
	json_text(json, words->str);
	g_string_free(words, TRUE);
}

static void searched(struct json *json, const struct claim *claim)
{
	json_open(json, '{', JSON_FLAT);
	claim_for(json, claim);
	json_key(json, "in");
	json_open(json, '[', JSON_FLAT);
	for (size_t i = 0; i < claim->n_texts; i++)
		json_text(json, claim->texts[i]->id);
	json_close(json, ']', JSON_FLAT);
	date_pair(json, "from", claim->from);
	date_pair(json, "until", claim->until);
	json_pair(json, "seen", seen_id(claim->seen));
	json_close(json, '}', JSON_FLAT);
}

static void element(struct findings_writer *writer, const struct element_finding *element)
{
	struct json *json = &writer->json;

	json_open(json, '{', JSON_SPREAD);
	json_pair(json, "id", element->element->id);
	json_pair(json, "group", element->group);
	json_pair(json, "duty", duty_id(element->element->duty));
	json_pair(json, "question", element->element->question);
	json_pair(json, "result", status_id(element->result));
	bounds(json, element->bounds);
	json_pair(json, "reason", element->reason);
	json_pair(json, "evidence", evidence_id(element->evidence));
	json_key(json, "provisions");
	json_open(json, '[', JSON_SPREAD);
	for (size_t i = 0; i < element->n_uses; i++)
		provision(writer, &element->uses[i]);
	json_close(json, ']', JSON_SPREAD);
	json_key(json, "searched");
	json_open(json, '[', JSON_SPREAD);
	for (size_t i = 0; i < element->n_searched; i++)
		searched(json, element->searched[i]);
	json_close(json, ']', JSON_SPREAD);
	json_close(json, '}', JSON_SPREAD);
}

static void identity(struct json *json, const struct finding *finding)
{
	json_pair(json, "id", finding->id);
	json_pair(json, "clause", finding->clause->unit->eid);
	json_pair(json, "citation", finding->citation);
	json_pair(json, "heading", finding->heading);
	json_pair(json, "title", finding->clause->title);
	json_pair(json, "theme", finding->clause->theme->id);
	json_pair(json, "duty", duty_id(finding->clause->duty));
	json_pair(json, "bound", bound_id(finding->bound));
	json_pair(json, "applies", applies_id(finding->applies));
}

static void comments(struct findings_writer *writer, const struct finding *finding)
{
	struct json *json = &writer->json;
	const struct comment *comment;

	json_key(json, "comments");
	json_open(json, '[', JSON_SPREAD);
	for (size_t at = 0; !finding->host && (comment = country_comment(writer->country, finding->clause, &at));) {
		json_open(json, '{', JSON_FLAT);
		date_pair(json, "on", comment->on);
		json_pair(json, "by", comment->by);
		json_pair(json, "text", comment->text);
		json_close(json, '}', JSON_FLAT);
	}
	json_close(json, ']', JSON_SPREAD);
}

static void finding(struct findings_writer *writer, const struct finding *finding)
{
	struct json *json = &writer->json;

	json_open(json, '{', JSON_SPREAD);
	identity(json, finding);
	json_pair(json, "status", status_id(finding->status));
	bounds(json, finding->bounds);
	json_pair(json, "breadth", breadth_id(finding->breadth));
	breadth_notes(json, "narrower_by", finding->narrower_by, finding->n_narrower);
	breadth_notes(json, "wider_by", finding->wider_by, finding->n_wider);
	json_pair(json, "why", finding->why);
	json_pair(json, "evidence", evidence_id(finding->evidence));
	date_pair(json, "text_as_of", finding->text_as_of);
	json_pair(json, "doubt", finding->doubt);
	earlier(json, finding);
	questions(json, finding);
	json_pair(json, "counted_in", finding->counted_in);
	carried(writer, finding);
	comments(writer, finding);
	json_key(json, "elements");
	json_open(json, '[', JSON_SPREAD);
	for (size_t i = 0; i < finding->n_elements; i++)
		element(writer, &finding->elements[i]);
	json_close(json, ']', JSON_SPREAD);
	json_close(json, '}', JSON_SPREAD);
}

static void instrument(struct findings_writer *writer, const struct instrument_findings *of)
{
	struct json *json = &writer->json;

	json_open(json, '{', JSON_SPREAD);
	json_pair(json, "id", of->instrument->id);
	json_pair(json, "bound", bound_id(of->bound));
	date_pair(json, "since", of->since);
	json_key(json, "findings");
	json_open(json, '[', JSON_SPREAD);
	for (size_t i = 0; i < of->n_findings; i++)
		finding(writer, &of->findings[i]);
	json_close(json, ']', JSON_SPREAD);
	json_close(json, '}', JSON_SPREAD);
}

static void country(struct findings_writer *writer, const struct country_findings *found)
{
	struct json *json = &writer->json;

	json_open(json, '{', JSON_SPREAD);
	json_pair(json, "code", found->country->code);
	json_pair(json, "name", found->country->name);
	json_pair(json, "standing", found->country->standing);
	json_key(json, "instruments");
	json_open(json, '[', JSON_SPREAD);
	for (size_t i = 0; i < found->n_instruments; i++)
		instrument(writer, &found->instruments[i]);
	json_close(json, ']', JSON_SPREAD);
	json_close(json, '}', JSON_SPREAD);
}

void write_json(GString *out, const struct country_findings *found)
{
	struct findings_writer writer = {.json = {.out = out}, .arena = arena_new(), .country = found->country};
	struct json *json = &writer.json;

	json_open(json, '{', JSON_SPREAD);
	json_pair(json, "schema", "stocktake/findings/1");
	date_pair(json, "as_of", date_of_day(found->as_of));
	json_pair(json, "edition", found->country->edition);
	json_key(json, "countries");
	json_open(json, '[', JSON_SPREAD);
	country(&writer, found);
	json_close(json, ']', JSON_SPREAD);
	json_close(json, '}', JSON_SPREAD);
	g_string_append_c(out, '\n');
	arena_free(writer.arena);
}

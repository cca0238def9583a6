/* SPDX-License-Identifier: MIT */
/* Only text goes into cells, never a formula. Beyond what Excel takes, a text is cut and an address is no link. */
#include "render/xlsx.h"

#include <string.h>

#include <xlsxwriter.h>

#include "base/arena.h"
#include "report/sign.h"
#include "report/tally.h"
#include "report/words.h"

enum {
	LINE = 13,
	MOST_HEIGHT = 400,
	PAPER_A3 = 8,
	PAPER_A4 = 9,
	ANSWER_LINES = 3,
	MOST_TEXT = 32000,
	MOST_LINKS = 60000,
	MOST_ADDRESS = 2079,
	EPOCH = 719163 /* the day 1970-01-01 */
};

struct book {
	lxw_workbook *workbook;
	lxw_format *head, *text, *number, *title, *note, *link, *answer;
	lxw_format *status[STATUS_NOT_ASSESSED + 1];
	struct arena *arena;
	const struct country_findings *found;
};

/* A sheet, and the row that is being written. */
struct sheet_at {
	const struct book *book;
	lxw_worksheet *sheet;
	lxw_row_t row;
	lxw_col_t column;
	const struct heading *heads;
	size_t links;
	unsigned
		lines; /* of the tallest cell of the row so far: programs do not all work it out when they open the file */
};

struct heading {
	const char *name; /* NULL: none */
	double width;     /* in characters */
};

/* ---- formats ---- */

static lxw_format *format_new(struct book *book, bool bold, lxw_color_t ground, lxw_color_t ink)
{
	lxw_format *format = workbook_add_format(book->workbook);

	format_set_text_wrap(format);
	format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
	format_set_font_name(format, "Calibri");
	format_set_font_size(format, 10);
	if (bold)
		format_set_bold(format);
	if (ground != LXW_COLOR_UNSET)
		format_set_bg_color(format, ground);
	if (ink != LXW_COLOR_UNSET)
		format_set_font_color(format, ink);
	return format;
}

/* The tints of the pages (style.css); the sign and the word stand in the cell beside them. */
static const struct {
	lxw_color_t ground, ink;
} tints[] = {
	[STATUS_CONFLICT] = {0xebb9d8, 0x5d1147},
	[STATUS_NOT_MET] = {0xf8cfb8, 0x8a2c0c},
	[STATUS_ABSENT] = {0xffffff, 0x414c57},
	[STATUS_PARTLY_MET] = {0xf9e5a3, 0x6a4a00},
	[STATUS_MET] = {0xe1edf7, 0x14507f},
	[STATUS_UNKNOWN] = {0xd3d9df, 0x414c57},
	[STATUS_NOT_APPLICABLE] = {0xffffff, 0x5c6771},
	[STATUS_NOT_ASSESSED] = {0xffffff, 0x5c6771},
};

static void make_formats(struct book *book)
{
	book->head = format_new(book, true, 0xe4e8ec, LXW_COLOR_UNSET);
	format_set_border(book->head, LXW_BORDER_THIN);
	book->text = format_new(book, false, LXW_COLOR_UNSET, LXW_COLOR_UNSET);
	book->number = format_new(book, false, LXW_COLOR_UNSET, LXW_COLOR_UNSET);
	format_set_align(book->number, LXW_ALIGN_CENTER);
	book->title = format_new(book, true, LXW_COLOR_UNSET, LXW_COLOR_UNSET);
	format_set_font_size(book->title, 16);
	book->note = format_new(book, false, LXW_COLOR_UNSET, 0x4d5863);
	book->link = format_new(book, false, LXW_COLOR_UNSET, 0x0f4c86);
	book->answer = format_new(book, false, 0xfffbe6, LXW_COLOR_UNSET);
	format_set_border(book->answer, LXW_BORDER_THIN);
	for (int i = 0; i <= STATUS_NOT_ASSESSED; i++)
		book->status[i] = format_new(book, true, tints[i].ground, tints[i].ink);
}

/* ---- cells ---- */

/* As much as a cell takes, in whole characters. */
static const char *fitting(struct arena *arena, const char *text)
{
	size_t length = strlen(text);

	if (length <= MOST_TEXT)
		return text;
	for (length = MOST_TEXT; ((unsigned char)text[length] & 0xc0) == 0x80; length--)
		;
	return arena_format(arena, "%.*s…", (int)length, text);
}

/* Words do not break where the column ends, so a line holds less than its width. */
static void measure(struct sheet_at *at, const char *text)
{
	unsigned width = (unsigned)(at->heads[at->column].width * 1.15);
	unsigned lines = (unsigned)g_utf8_strlen(text, -1) / MAX(width, 1) + 1;

	at->lines = MAX(at->lines, lines);
}

static void put_as(struct sheet_at *at, const char *text, lxw_format *format)
{
	if (text)
		measure(at, text);
	if (text && *text)
		worksheet_write_string(at->sheet, at->row, at->column, fitting(at->book->arena, text), format);
	else
		worksheet_write_blank(at->sheet, at->row, at->column, format);
	at->column++;
}

static void put(struct sheet_at *at, const char *text)
{
	put_as(at, text, at->book->text);
}

static void put_number(struct sheet_at *at, size_t number)
{
	worksheet_write_number(at->sheet, at->row, at->column++, (double)number, at->book->number);
}

static void put_address(struct sheet_at *at, const char *address)
{
	if (address)
		measure(at, address);
	if (address && at->links < MOST_LINKS && strlen(address) <= MOST_ADDRESS) {
		worksheet_write_url(at->sheet, at->row, at->column++, address, at->book->link);
		at->links++;
	} else {
		put(at, address);
	}
}

static void put_status(struct sheet_at *at, struct doc_sign sign)
{
	GString *words = g_string_new(NULL);

	if (*sign_symbol(sign.status)) {
		sign_put(words, sign);
		g_string_append_c(words, ' ');
	}
	g_string_append(words, status_words(sign.status));
	put_as(at, arena_text(at->book->arena, words->str), at->book->status[sign.status]);
	g_string_free(words, TRUE);
}

static void put_day(struct sheet_at *at, struct date date)
{
	char room[DATE_ROOM];
	put(at, date_given(date) ? date_format(date, room) : NULL);
}

static void next_row(struct sheet_at *at)
{
	if (at->lines > 1)
		worksheet_set_row(at->sheet, at->row, MIN(at->lines * LINE, MOST_HEIGHT), NULL);
	at->row++;
	at->column = 0;
	at->lines = 0;
}

/* On paper: whose it is, what it is not, and which page. */
static void put_footer(const struct book *book, lxw_worksheet *sheet)
{
	const char *name = arena_format(book->arena, "&L%.120s · stocktake · not a legal opinion&R&A, &P / &N",
					book->found->country->name);
	worksheet_set_footer(sheet, name);
}

static struct sheet_at sheet_new(const struct book *book, const char *name, const struct heading *heads, size_t n)
{
	struct sheet_at at = {.book = book, .sheet = workbook_add_worksheet(book->workbook, name), .heads = heads};

	worksheet_set_landscape(at.sheet);
	worksheet_set_paper(at.sheet, PAPER_A4);
	worksheet_fit_to_pages(at.sheet, 1, 0);
	worksheet_set_margins(at.sheet, 0.4, 0.4, 0.5, 0.6);
	put_footer(book, at.sheet);
	for (size_t i = 0; i < n; i++) {
		worksheet_set_column(at.sheet, (lxw_col_t)i, (lxw_col_t)i, heads[i].width, NULL);
		if (heads[i].name)
			put_as(&at, heads[i].name, book->head);
	}
	return at;
}

/* A table with its head in the first row: frozen, repeated in print, with filters. */
static struct sheet_at table_new(const struct book *book, const char *name, const struct heading *heads, size_t n)
{
	struct sheet_at at = sheet_new(book, name, heads, n);

	worksheet_freeze_panes(at.sheet, 1, 1);
	worksheet_repeat_rows(at.sheet, 0, 0);
	next_row(&at);
	return at;
}

static void table_end(struct sheet_at *at, size_t n)
{
	if (at->row > 1)
		worksheet_autofilter(at->sheet, 0, 0, at->row - 1, (lxw_col_t)(n - 1));
}

/* ---- the sheets ---- */

static void fact(struct sheet_at *at, const char *about, const char *text)
{
	put_as(at, about, at->book->head);
	put(at, text);
	next_row(at);
}

static void tallies(struct sheet_at *at)
{
	size_t n;
	const struct tally *rows = tally_rows(at->book->arena, at->book->found, &n);

	next_row(at);
	put_as(at, "Treaty", at->book->head);
	put_as(at, "Bound", at->book->head);
	put_as(at, "Base", at->book->head);
	for (size_t i = 0; i < N_SHARE_ORDER; i++)
		put_as(at, status_words(share_order[i]), at->book->status[share_order[i]]);
	next_row(at);
	for (size_t i = 0; i < n; i++) {
		const char *name = instrument_short(at->book->arena, rows[i].instrument);
		put(at, rows[i].from ? arena_format(at->book->arena, "%s for offences of %s",
						    instrument_short(at->book->arena, rows[i].from), name)
				     : name);
		put(at, rows[i].benchmark ? "benchmark" : "in force");
		put_number(at, rows[i].counts.base);
		for (size_t s = 0; s < N_SHARE_ORDER; s++)
			put_number(at, rows[i].counts.of[share_order[s]]);
		next_row(at);
	}
}

/* What stands on the sheets that follow; each name leads there. */
static void guide(struct sheet_at *at)
{
	static const struct {
		const char *name, *holds;
	} sheets[] = {
		{"Concordance",
		 "Every clause: what it asks, the law and section, the status and why. It can be filtered."},
		{"Elements", "What each clause was tested for, one question a row."},
		{"Questions",
		 "What is not known, as questions to a ministry. Write into the yellow cells: the answer, the act"
		 " and section, by whom and on what day."},
		{"Sources", "The texts that were read: which, when, where, up to what day they speak."},
		{"Method", "What each sign and word means."},
	};

	next_row(at);
	for (size_t i = 0; i < G_N_ELEMENTS(sheets); i++) {
		worksheet_write_url(at->sheet, at->row, at->column,
				    arena_format(at->book->arena, "internal:'%s'!A1", sheets[i].name), at->book->link);
		worksheet_write_string(at->sheet, at->row, at->column++,
				       arena_format(at->book->arena, "Sheet %s", sheets[i].name), at->book->link);
		put(at, sheets[i].holds);
		next_row(at);
	}
}

static void summary(const struct book *book)
{
	static const struct heading heads[] = {{NULL, 30}, {NULL, 60}, {NULL, 10}, {NULL, 10}, {NULL, 10},
					       {NULL, 10}, {NULL, 10}, {NULL, 10}, {NULL, 12}};
	const struct country *country = book->found->country;
	struct sheet_at at = sheet_new(book, "Summary", heads, G_N_ELEMENTS(heads));

	put_as(&at, country->name, book->title);
	worksheet_set_row(at.sheet, 0, 24, NULL);
	at.lines = 0;
	next_row(&at);
	fact(&at, "What this is",
	     arena_format(
		     book->arena,
		     "A gap report: the law of %s, compared clause by clause with the treaties below, as of the day"
		     " below. What a text does not settle is called unknown and is not a gap.",
		     country->name));
	fact(&at, "Law as of", day_words(book->arena, book->found->as_of));
	fact(&at, "Edition", country->edition);
	fact(&at, "Prepared", in_date_words(book->arena, country->prepared));
	fact(&at, "Reviewed",
	     date_given(country->reviewed) ? in_date_words(book->arena, country->reviewed) : "not yet");
	fact(&at, "Consultation", consultation_words(book->arena, country));
	if (country->standing)
		fact(&at, "Standing", country->standing);
	for (size_t i = 0; i < book->found->n_instruments; i++) {
		const struct instrument_findings *of = &book->found->instruments[i];
		const char *since = in_date_words(book->arena, of->since);
		fact(&at, instrument_short(book->arena, of->instrument),
		     arena_format(book->arena, "%s: %s%s%s", of->instrument->title, bound_words(of->bound),
				  since ? " since " : "", since ? since : ""));
	}
	guide(&at);
	tallies(&at);
	next_row(&at);
	fact(&at, caveat_head, caveat_text + strspn(caveat_text, " "));
	fact(&at, "The counts",
	     "Clauses counted, without those that do not apply. They are not a score: clauses differ in"
	     " weight, and an unknown is not a gap.");
}

static const char *notes_of(const struct book *book, const struct breadth_note *notes, size_t n)
{
	const char *list = NULL;
	for (size_t i = 0; i < n; i++)
		list = list ? arena_format(book->arena, "%s; %s", list, notes[i].label) : notes[i].label;
	return list;
}

static void concordance_row(struct sheet_at *at, const struct instrument_findings *of, const struct finding *finding)
{
	const struct book *book = at->book;

	put(at, finding_short(book->arena, finding));
	put(at, instrument_short(book->arena, of->instrument));
	put(at, finding->clause->title);
	put(at, finding->clause->theme->label);
	put(at, duty_words(finding->clause->duty));
	put(at, bound_words(finding->bound));
	put(at, asks_text(book->arena, finding->clause));
	put_status(at, sign_of(finding));
	put(at, laws_cited(book->arena, finding->elements, finding->n_elements, true));
	put(at, finding->why);
	put(at, finding->evidence == SEEN_NONE ? NULL : seen_words(finding->evidence));
	put_day(at, finding->text_as_of);
	put(at, notes_of(book, finding->narrower_by, finding->n_narrower));
	put(at, notes_of(book, finding->wider_by, finding->n_wider));
	put(at, finding->clause->n_counted_in ? clause_short(book->arena, finding->clause->counted_in[0]) : NULL);
	put(at, earlier_words(book->arena, finding));
	next_row(at);
}

static void concordance(const struct book *book)
{
	static const struct heading heads[] = {
		{"Clause", 17},
		{"Treaty", 9},
		{"Subject", 24},
		{"Theme", 16},
		{"Duty", 12},
		{"Bound", 11},
		{"Asks", 40},
		{"Status", 16},
		{"Law and section", 28},
		{"Why", 56},
		{"Evidence", 13},
		{"Text as of", 12},
		{"Narrower by", 16},
		{"Goes further by", 16},
		{"Judged through", 14},
		{"Earlier", 40},
	};
	struct sheet_at at = table_new(book, "Concordance", heads, G_N_ELEMENTS(heads));

	worksheet_set_paper(at.sheet, PAPER_A3); /* sixteen columns */

	for (size_t i = 0; i < book->found->n_instruments; i++)
		for (size_t j = 0; j < book->found->instruments[i].n_findings; j++)
			concordance_row(&at, &book->found->instruments[i], &book->found->instruments[i].findings[j]);
	table_end(&at, G_N_ELEMENTS(heads));
}

static void elements(const struct book *book)
{
	static const struct heading heads[] = {{"Clause", 17}, {"Element", 15}, {"Question", 44},
					       {"Result", 16}, {"Reason", 64},  {"Law and section", 32}};
	struct sheet_at at = table_new(book, "Elements", heads, G_N_ELEMENTS(heads));

	for (size_t i = 0; i < book->found->n_instruments; i++)
		for (size_t j = 0; j < book->found->instruments[i].n_findings; j++) {
			const struct finding *finding = &book->found->instruments[i].findings[j];
			for (size_t k = 0; k < finding->n_elements; k++) {
				put(&at, finding_short(book->arena, finding));
				put(&at, finding->elements[k].element->id);
				put(&at, finding->elements[k].element->question);
				put_status(&at, sign_plain(finding->elements[k].result));
				put(&at, finding->elements[k].reason);
				put(&at, laws_cited(book->arena, &finding->elements[k], 1, true));
				next_row(&at);
			}
		}
	table_end(&at, G_N_ELEMENTS(heads));
}

/* A question, and all clauses for which its answers make the same. */
struct row_asked {
	const char *clauses;
	const struct question *by;
};

static void ask(const struct book *book, GPtrArray *all, GHashTable *seen, const struct finding *finding)
{
	for (size_t k = 0; k < finding->n_settled_by; k++) {
		const struct question *by = &finding->settled_by[k];
		char *key = g_strdup_printf("%d %d %s", by->yes, by->no, by->question);
		const char *clause = finding_short(book->arena, finding);
		struct row_asked *asked = g_hash_table_lookup(seen, key);
		if (asked) {
			g_free(key);
			asked->clauses = arena_format(book->arena, "%s, %s", asked->clauses, clause);
			continue;
		}
		asked = g_new(struct row_asked, 1);
		*asked = (struct row_asked){clause, by};
		g_ptr_array_add(all, asked);
		g_hash_table_insert(seen, key, asked);
	}
}

static GPtrArray *asked_of(const struct book *book)
{
	GPtrArray *all = g_ptr_array_new_with_free_func(g_free);
	GHashTable *seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	for (size_t i = 0; i < book->found->n_instruments; i++)
		for (size_t j = 0; j < book->found->instruments[i].n_findings; j++) {
			const struct finding *finding = &book->found->instruments[i].findings[j];
			if (finding->status == STATUS_UNKNOWN && !finding->counted_in)
				ask(book, all, seen, finding);
		}
	g_hash_table_destroy(seen);
	return all;
}

/* What is not known, as a form that a ministry can fill in. */
static void questions(const struct book *book)
{
	static const struct heading heads[] = {{"No.", 5},    {"Clauses", 20}, {"Question", 50},        {"If yes", 11},
					       {"If no", 11}, {"Answer", 44},  {"Act and section", 28}, {"By, on", 18}};
	struct sheet_at at = table_new(book, "Questions", heads, G_N_ELEMENTS(heads));
	GPtrArray *all = asked_of(book);

	for (guint i = 0; i < all->len; i++) {
		const struct row_asked *asked = all->pdata[i];
		put_number(&at, i + 1);
		put(&at, asked->clauses);
		put(&at, asked->by->question);
		put(&at, status_words(asked->by->yes));
		put(&at, status_words(asked->by->no));
		for (int blank = 0; blank < 3; blank++)
			put_as(&at, NULL, book->answer);
		at.lines = MAX(at.lines, ANSWER_LINES);
		next_row(&at);
	}
	table_end(&at, G_N_ELEMENTS(heads));
	g_ptr_array_free(all, TRUE);
}

static void source_row(struct sheet_at *at, const struct text *text)
{
	put(at, text->law ? law_name(at->book->arena, text->law) : NULL);
	put(at, text->title);
	put(at, seen_words(text->seen));
	put_day(at, text->as_of);
	put(at, !text->law ? NULL : text->amended_unread ? "not read" : text->n_amended_since ? "listed" : "none");
	put_day(at, text->accessed);
	put(at, text->note);
	put_address(at, reading_address(at->book->arena, text->read));
	next_row(at);
}

static void sources(const struct book *book)
{
	static const struct heading heads[] = {{"Act", 34},        {"Text", 34},    {"Seen", 15}, {"Text as of", 12},
					       {"Later acts", 12}, {"Read on", 12}, {"Note", 46}, {"Address", 60}};
	const struct country *country = book->found->country;
	struct sheet_at at = table_new(book, "Sources", heads, G_N_ELEMENTS(heads));

	for (size_t i = 0; i < country->n_laws; i++)
		for (size_t j = 0; j < country->laws[i].n_texts; j++)
			source_row(&at, &country->laws[i].texts[j]);
	for (size_t i = 0; i < country->n_sources; i++)
		source_row(&at, &country->sources[i]);
	table_end(&at, G_N_ELEMENTS(heads));
}

static void method(const struct book *book)
{
	static const struct heading heads[] = {{"Sign", 20}, {"Means", 100}};
	struct sheet_at at = table_new(book, "Method", heads, G_N_ELEMENTS(heads));

	for (size_t i = 0; i < n_sign_keys; i++) {
		put(&at, arena_format(book->arena, "%s %s", sign_keys[i].sign, sign_keys[i].name));
		put(&at, sign_keys[i].means);
		next_row(&at);
	}
	put(&at, caveat_head);
	put(&at, caveat_text + strspn(caveat_text, " "));
	next_row(&at);
}

bool write_xlsx(const char *path, const struct country_findings *found)
{
	struct book book = {.workbook = workbook_new(path), .arena = arena_new(), .found = found};
	lxw_doc_properties properties = {
		.title = (char *)(uintptr_t)found->country->name,
		.created = (time_t)(found->as_of - EPOCH) * 86400, /* else the clock's, and no two runs alike */
	};
	bool whole = book.workbook != NULL;

	if (whole) {
		workbook_set_properties(book.workbook, &properties);
		make_formats(&book);
		summary(&book);
		concordance(&book);
		elements(&book);
		questions(&book);
		sources(&book);
		method(&book);
		whole = workbook_close(book.workbook) == LXW_NO_ERROR;
	}
	arena_free(book.arena);
	return whole;
}

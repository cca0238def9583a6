/* SPDX-License-Identifier: MIT */
/* How findings look in HTML: tags, shares, the matrix, the table of concordance. */
#include <string.h>

#include "render/html-parts.h"
#include "report/sign.h"

/* ---- a status ---- */

static const char *status_class(enum status status)
{
	switch (status) {
	case STATUS_CONFLICT:
		return "conflict";
	case STATUS_NOT_MET:
		return "not";
	case STATUS_ABSENT:
		return "absent";
	case STATUS_PARTLY_MET:
		return "partly";
	case STATUS_MET:
		return "met";
	case STATUS_UNKNOWN:
		return "unknown";
	case STATUS_NOT_APPLICABLE:
	case STATUS_NOT_ASSESSED:
		return "na";
	}
	g_assert_not_reached();
}

static const char *bracket_class(struct doc_sign sign)
{
	char open = sign_open(sign);
	return open == '(' ? " bm" : open == '[' ? " rs" : "";
}

/* What it was when last searched is a status again, and drawn as one. */
static void marks(struct html *h, struct doc_sign sign)
{
	if (sign.then_words)
		g_string_append_printf(h->out, "<sup class=\"then\">%s</sup>", sign_symbol(sign.then));
	sign.then_words = NULL;
	if (sign.breadth == BREADTH_EQUAL && !sign.up_to_partly && !sign.weak && !sign.old)
		return;
	html_put(h, "<sup>");
	sign_put_marks(h->out, sign);
	html_put(h, "</sup>");
}

/* The sign alone, hidden from screen readers, who get words. */
static void glyph(struct html *h, struct doc_sign sign, bool marked)
{
	char open = sign_open(sign), close = sign_close(sign);

	html_put(h, "<span class=\"g\" aria-hidden=\"true\">");
	if (open)
		g_string_append_printf(h->out, "<i>%c</i>", open);
	html_put(h, sign_symbol(sign.status));
	if (marked)
		marks(h, sign);
	if (close)
		g_string_append_printf(h->out, "<i>%c</i>", close);
	html_put(h, "</span>");
}

void html_tag(struct html *h, struct doc_sign sign)
{
	html_put(h, "<span class=\"tag s-");
	html_put(h, status_class(sign.status));
	html_put(h, bracket_class(sign));
	html_put(h, "\">");
	if (sign.status != STATUS_NOT_ASSESSED) {
		glyph(h, sign, false);
		html_put(h, " ");
	}
	html_put(h, status_words(sign.status));
	html_put(h, "</span>");
}

/* Below the tag, each on a line: what else the field says after it and a semicolon, then the marks in words. */
static void marks_list(struct html *h, struct doc_sign sign, const struct doc_node *field)
{
	const char *words[SIGN_WORDS];
	size_t n = sign_words(sign, words);
	const struct doc_node *also = field && field->first ? field->first->next : NULL;

	if (also && also->kind == DOC_TEXT)
		also = also->next;
	if (!n && !also)
		return;
	html_put(h, "<ul class=\"marks\">");
	if (also) {
		html_put(h, "<li>");
		html_inlines(h, also);
		html_put(h, "</li>");
	}
	for (size_t i = 0; i < n; i++) {
		html_put(h, "<li>");
		html_put(h, words[i]);
		html_put(h, "</li>");
	}
	html_put(h, "</ul>");
}

void html_key(struct html *h)
{
	bool statuses = true;
	html_put(h, "<div class=\"key\">\n<dl class=\"key-s\">\n");
	for (size_t i = 0; i < n_sign_keys; i++) {
		const struct sign_key *key = &sign_keys[i];
		if (statuses && !key->is_status)
			html_put(h, "</dl>\n<dl class=\"key-m\">\n");
		statuses = key->is_status;
		html_put(h, "<div");
		if (key->is_status)
			g_string_append_printf(h->out, " class=\"s-%s\"", status_class(key->status));
		g_string_append_printf(
			h->out, "><dt><span class=\"g\" aria-hidden=\"true\">%s</span> %s</dt><dd>%s</dd></div>\n",
			key->sign, key->name, key->means);
	}
	html_put(h, "</dl>\n</div>\n");
}

/* ---- shares: counts with their base, drawn beside ---- */

/* Fills are attributes: an address in a linked style sheet would be looked for in the sheet. */
static void patterns(struct html *h)
{
	if (h->patterns)
		return;
	h->patterns = true;
	html_put(h, "<svg class=\"defs\" width=\"0\" height=\"0\" aria-hidden=\"true\" focusable=\"false\"><defs>\n"
		    "<pattern id=\"p-unknown\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\" "
		    "patternTransform=\"rotate(45)\"><rect width=\"5\" height=\"5\" class=\"p-ground\"/>"
		    "<rect width=\"1.4\" height=\"5\" class=\"p-line\"/></pattern>\n"
		    "<pattern id=\"p-conflict\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" "
		    "patternTransform=\"rotate(45)\"><rect width=\"6\" height=\"6\" class=\"p-deep\"/>"
		    "<path d=\"M0 3H6M3 0V6\" class=\"p-cross\"/></pattern>\n</defs></svg>\n");
}

/* Tenths of a unit, so that no locale and no rounding of the machine gets in. */
static void tenths(struct html *h, const char *name, size_t value)
{
	g_string_append_printf(h->out, " %s=\"%zu.%zu\"", name, value / 10, value % 10);
}

static void bar_part(struct html *h, enum status status, size_t from, size_t width)
{
	const char *name = status_class(status);
	const char *fill = status == STATUS_UNKNOWN || status == STATUS_CONFLICT ? name : NULL;

	g_string_append_printf(h->out, "<rect class=\"b-%s\" y=\".5\" height=\"13\"", name);
	tenths(h, "x", from);
	tenths(h, "width", width);
	if (fill)
		g_string_append_printf(h->out, " fill=\"url(#p-%s)\"", fill);
	html_put(h, "/>");
	if (status != STATUS_PARTLY_MET)
		return;
	html_put(h, "<rect class=\"b-half\" y=\"7\" height=\"6.5\"");
	tenths(h, "x", from);
	tenths(h, "width", width);
	html_put(h, "/>");
}

static void bar(struct html *h, const struct doc_counts *counts)
{
	size_t before = 0;
	html_put(h, "<svg class=\"bar\" viewBox=\"0 0 240 14\" aria-hidden=\"true\" focusable=\"false\">");
	for (size_t i = 0; i < N_SHARE_ORDER; i++) {
		size_t n = counts->of[share_order[i]];
		if (share_order[i] == STATUS_NOT_APPLICABLE || !n)
			continue;
		size_t from = 2400 * before / counts->base, to = 2400 * (before + n) / counts->base;
		bar_part(h, share_order[i], from + 5, to - from > 20 ? to - from - 15 : 5);
		before += n;
	}
	html_put(h, "</svg>");
}

static void share(struct html *h, const struct doc_node *node)
{
	html_put(h, "<tr><th scope=\"row\" class=\"w\">");
	if (node->target.anchor) {
		html_put(h, "<a href=\"");
		html_address(h, &node->target);
		html_put(h, "\">");
	}
	html_text(h, node->text);
	html_put(h, node->target.anchor ? "</a>" : "");
	if (node->label) {
		html_put(h, " <small>");
		html_text(h, node->label);
		html_put(h, "</small>");
	}
	html_put(h, "</th><td class=\"bar\">");
	if (node->counts->base)
		bar(h, node->counts);
	html_put(h, "</td><td class=\"base\">");
	html_number(h, node->counts->base);
	html_put(h, "</td>");
	for (size_t i = 0; i < N_SHARE_ORDER; i++) {
		size_t n = node->counts->of[share_order[i]];
		g_string_append_printf(h->out, n ? "<td>%zu</td>" : "<td class=\"z\">%zu</td>", n);
	}
	html_put(h, "</tr>\n");
}

static void shares_head(struct html *h, const char *what)
{
	html_put(h, "<thead><tr><th scope=\"col\" class=\"w\">");
	html_text(h, what);
	html_put(h, "</th><th scope=\"col\" class=\"bar\">"
		    "<span class=\"vh\">Shares, drawn</span></th><th scope=\"col\">Base</th>");
	for (size_t i = 0; i < N_SHARE_ORDER; i++)
		g_string_append_printf(
			h->out,
			"<th scope=\"col\" class=\"s-%s\"><span class=\"g\" aria-hidden=\"true\">%s</span>"
			"<span class=\"lab\">%s</span></th>",
			status_class(share_order[i]), sign_symbol(share_order[i]), status_words(share_order[i]));
	html_put(h, "</tr></thead>\n<tbody>\n");
}

void html_shares(struct html *h, const struct doc_node *node)
{
	unsigned number = ++h->tables;

	patterns(h);
	g_string_append_printf(h->out, "<table class=\"shares\" aria-describedby=\"base-%u\">\n", number);
	html_caption(h, node->text ? node->text : "Clauses by treaty and status");
	shares_head(h, node->anchor);
	for (const struct doc_node *child = node->first; child; child = child->next)
		share(h, child);
	html_put(h, "</tbody>\n</table>\n");
	g_string_append_printf(h->out, "<p class=\"base-note\" id=\"base-%u\">", number);
	if (node->label)
		html_text(h, node->label);
	html_put(h, "</p>\n");
}

/* ---- the matrix ---- */

enum { FEW_COLUMNS = 5 }; /* which a telephone has room for */

static void option(struct html *h, const char *value, const char *name)
{
	html_put(h, "<option value=\"");
	html_attribute(h, value);
	html_put(h, "\">");
	html_text(h, name);
	html_put(h, "</option>");
}

static void select(struct html *h, const char *name, const char *label)
{
	g_string_append_printf(
		h->out,
		"<div><label for=\"f-%s\">%s</label><select id=\"f-%s\" name=\"%s\"><option value=\"\">All</option>",
		name, label, name, name);
}

static const char *row_treaty(const struct doc_node *row)
{
	return row->label;
}

static const char *row_duty(const struct doc_node *row)
{
	return row->text;
}

static const char *row_topics(const struct doc_node *row)
{
	return row->first ? row->first->label : NULL;
}

static void add_words(GPtrArray *seen, const char *list)
{
	char **words = g_strsplit(list ? list : "", "; ", -1);
	for (char **word = words; *word; word++)
		if (!g_ptr_array_find_with_equal_func(seen, *word, g_str_equal, NULL))
			g_ptr_array_add(seen, g_strdup(*word));
	g_strfreev(words);
}

static int by_letter(gconstpointer a, gconstpointer b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The words by which rows are told apart, each once. */
static void row_options(struct html *h, const struct doc_node *table, const char *(*list)(const struct doc_node *),
			GCompareFunc order)
{
	GPtrArray *seen = g_ptr_array_new_with_free_func(g_free);
	for (const struct doc_node *rows = table->first; rows; rows = rows->next)
		for (const struct doc_node *row = rows->first; row; row = row->next)
			add_words(seen, list(row));
	if (order)
		g_ptr_array_sort(seen, order);
	for (guint i = 0; i < seen->len; i++)
		option(h, seen->pdata[i], seen->pdata[i]);
	g_ptr_array_free(seen, TRUE);
	html_put(h, "</select></div>\n");
}

static void filters(struct html *h, const struct doc_node *table)
{
	html_put(h, "<form class=\"filters\" id=\"filters\" hidden>\n<div><label for=\"f-q\">Search clauses</label>"
		    "<input id=\"f-q\" name=\"q\" type=\"search\" autocomplete=\"off\"></div>\n");
	select(h, "treaty", "Treaty");
	row_options(h, table, row_treaty, NULL);
	select(h, "topic", "Topic");
	row_options(h, table, row_topics, by_letter);
	select(h, "theme", "Theme");
	for (const struct doc_node *rows = table->first; rows; rows = rows->next)
		if (rows->label)
			option(h, rows->label, rows->text);
	html_put(h, "</select></div>\n");
	select(h, "duty", "Duty");
	row_options(h, table, row_duty, NULL);
	select(h, "status", "Status");
	option(h, "short", "short of met");
	for (size_t i = 0; i < n_sign_keys && sign_keys[i].is_status; i++)
		option(h, status_class(sign_keys[i].status), sign_keys[i].name);
	option(h, "was-short", "unknown, fell short when last searched");
	option(h, "further", "goes further");
	html_put(h, "</select></div>\n");
	select(h, "bound", "Bound");
	html_put(h, "<option value=\"party\">in force</option><option value=\"bench\">benchmark</option>"
		    "<option value=\"reserved\">reserved</option></select></div>\n"
		    "<p class=\"out\"><output id=\"f-out\"></output><button type=\"reset\">Clear "
		    "filters</button></p>\n</form>\n"
		    "<p class=\"none\" id=\"f-none\" hidden>No clause fits these filters. The search looks at "
		    "citations, titles and topics of the clauses, not at national law.</p>\n");
}

static void matrix_heads(struct html *h, const struct doc_node *table)
{
	html_put(h, "<thead><tr><th scope=\"col\" class=\"corner\">");
	html_text(h, table->columns[0].head);
	html_put(h, "</th>");
	for (size_t i = 1; i < table->n_columns; i++) {
		const struct doc_column *column = &table->columns[i];
		html_put(h, "<th scope=\"col\"><a href=\"");
		html_address(h, &column->target);
		html_put(h, "\"><span class=\"nm\">");
		html_text(h, column->head);
		html_put(h, "</span><span class=\"cd\" aria-hidden=\"true\">");
		html_text(h, column->label ? column->label : column->head);
		html_put(h, "</span></a></th>");
	}
	html_put(h, "</tr></thead>\n");
}

static void matrix_cell(struct html *h, const struct doc_node *cell)
{
	const struct doc_node *status = cell->first;
	if (!status || status->kind != DOC_STATUS) {
		html_put(h, "<td class=\"na\"><span class=\"g\">–</span></td>");
		return;
	}
	html_put(h, "<td class=\"");
	html_put(h, status_class(status->sign.status));
	html_put(h, bracket_class(status->sign));
	html_put(h, status->sign.then_words && status_short(status->sign.then) ? " was-short" : "");
	html_put(h, "\"><a href=\"");
	html_address(h, &status->target);
	html_put(h, "\">");
	glyph(h, status->sign, true);
	html_put(h, "<span class=\"vh\">");
	sign_speak(h->out, status->sign, ", ");
	html_put(h, "</span></a></td>");
}

/* The citation, which leads to the clause's sheet. */
static void matrix_citation(struct html *h, const struct doc_node *link)
{
	html_put(h, "<b>");
	html_inline(h, link);
	html_put(h, "</b>");
}

/* Citation, heading and, at the border, the duty. */
static void matrix_head(struct html *h, const struct doc_node *cell)
{
	html_put(h, "<th scope=\"row\">");
	for (const struct doc_node *node = cell->first; node; node = node->next) {
		if (node->kind == DOC_BREAK)
			continue;
		if (node->kind == DOC_MUTED) {
			html_put(h, " <span class=\"duty\">");
			html_inlines(h, node->first);
			html_put(h, "</span>");
		} else if (node->kind == DOC_LINK) {
			matrix_citation(h, node);
		} else {
			html_inline(h, node);
		}
	}
	html_put(h, "</th>");
}

static void matrix_row(struct html *h, const struct doc_node *row)
{
	html_put(h, "<tr id=\"");
	html_attribute(h, row->anchor ? row->anchor : "");
	html_put(h, "\" data-treaty=\"");
	html_attribute(h, row->label ? row->label : "");
	html_put(h, "\" data-duty=\"");
	html_attribute(h, row->text ? row->text : "");
	html_put(h, "\" data-topics=\"");
	html_attribute(h, row_topics(row) ? row_topics(row) : "");
	html_put(h, "\">");
	if (row->first)
		matrix_head(h, row->first);
	for (const struct doc_node *cell = row->first ? row->first->next : NULL; cell; cell = cell->next)
		matrix_cell(h, cell);
	html_put(h, "</tr>\n");
}

static void matrix_rows(struct html *h, const struct doc_node *rows, size_t columns)
{
	size_t n = 0;
	for (const struct doc_node *row = rows->first; row; row = row->next)
		n++;
	html_put(h, "<tbody data-theme=\"");
	html_attribute(h, rows->label ? rows->label : "");
	if (rows->anchor) {
		html_put(h, "\" id=\"");
		html_attribute(h, rows->anchor);
	}
	g_string_append_printf(h->out, "\">\n<tr class=\"theme\"><th colspan=\"%zu\" scope=\"rowgroup\"><span>",
			       columns);
	html_text(h, rows->text ? rows->text : "");
	g_string_append_printf(h->out, " <small>%zu clause%s</small></span></th></tr>\n", n, n == 1 ? "" : "s");
	for (const struct doc_node *row = rows->first; row; row = row->next)
		matrix_row(h, row);
	html_put(h, "</tbody>\n");
}

static void matrix_foot(struct html *h, size_t columns)
{
	g_string_append_printf(h->out, "<tfoot><tr><td colspan=\"%zu\"><span class=\"line\">", columns);
	for (size_t i = 0; i < n_sign_keys; i++)
		g_string_append_printf(
			h->out, "<span class=\"s-%s\"><span class=\"g\" aria-hidden=\"true\">%s</span> %s</span> ",
			sign_keys[i].is_status ? status_class(sign_keys[i].status) : "mark", sign_keys[i].sign,
			sign_keys[i].name);
	html_put(h, "</span></td></tr></tfoot>\n");
}

void html_matrix(struct html *h, const struct doc_node *table)
{
	filters(h, table);
	html_put(h,
		 "<div class=\"scroll\" role=\"region\" aria-label=\"Matrix of clauses and States\" tabindex=\"0\">\n"
		 "<table id=\"m\" class=\"matrix");
	html_put(h, table->n_columns <= FEW_COLUMNS ? " few\">\n" : "\">\n");
	html_caption(h, table->text);
	matrix_heads(h, table);
	for (const struct doc_node *rows = table->first; rows; rows = rows->next)
		matrix_rows(h, rows, table->n_columns);
	matrix_foot(h, table->n_columns);
	html_put(h, "</table>\n</div>\n");
}

/* ---- the table of concordance ---- */

static void field_cell(struct html *h, const struct doc_node *clause, enum doc_field field, const char *name)
{
	const struct doc_node *node = doc_field_of(clause, field);
	g_string_append_printf(h->out, "<td data-k=\"%s\">", name);
	if (node && node->first)
		html_inlines(h, node->first);
	else
		html_put(h, "–");
	html_put(h, "</td>");
}

static void asks_cell(struct html *h, const struct doc_node *clause)
{
	const struct doc_node *asks = doc_field_of(clause, FIELD_ASKS);
	html_put(h, "<td data-k=\"What it asks\"><strong>");
	html_text(h, clause->text);
	html_put(h, ".</strong> ");
	if (asks)
		html_inlines(h, asks->first);
	html_put(h, "</td>");
}

static void clause_row(struct html *h, const struct doc_node *clause)
{
	const struct doc_node *duty = doc_field_of(clause, FIELD_DUTY), *status = doc_field_of(clause, FIELD_STATUS);

	html_put(h, "<tr><th scope=\"row\"><a href=\"#");
	html_attribute(h, clause->anchor ? clause->anchor : "");
	html_put(h, "\">");
	html_text(h, clause->label);
	html_put(h, "</a> <span class=\"duty\">");
	if (duty)
		html_inlines(h, duty->first);
	html_put(h, "</span></th>");
	asks_cell(h, clause);
	field_cell(h, clause, FIELD_LAW, "National law");
	html_put(h, "<td data-k=\"Status\">");
	html_tag(h, clause->sign);
	marks_list(h, clause->sign, status);
	html_put(h, "</td>");
	field_cell(h, clause, FIELD_WHY, "Why");
	field_cell(h, clause, FIELD_EVIDENCE, "Evidence");
	field_cell(h, clause, FIELD_SOURCES, "Source");
	html_put(h, "</tr>\n");
}

static void summary(struct html *h, const struct doc_node *clause)
{
	size_t counts[STATUS_NOT_ASSESSED + 1] = {0};
	const char *between = ": ";

	for (const struct doc_node *child = clause->first; child; child = child->next)
		if (child->kind == DOC_ELEMENT)
			counts[child->sign.status]++;
	html_put(h, "<summary>Elements of ");
	html_text(h, clause->label);
	for (size_t i = G_N_ELEMENTS(counts); i-- > 0;) {
		if (!counts[i])
			continue;
		g_string_append_printf(h->out, "%s%zu %s", between, counts[i], status_words((enum status)i));
		between = ", ";
	}
	html_put(h, "</summary>");
}

void html_element(struct html *h, const struct doc_node *node)
{
	html_put(h, node->style == STYLE_AGAIN ? "<li class=\"again\">" : "<li>");
	html_tag(h, node->sign);
	html_put(h, "<div><p class=\"q\">");
	html_text(h, node->text);
	html_put(h, "</p>");
	html_blocks(h, node->first);
	html_put(h, "</div></li>\n");
}

static void remarks(struct html *h, const struct doc_node *clause)
{
	html_put(h, "<dl class=\"remarks\">");
	for (const struct doc_node *child = clause->first; child; child = child->next) {
		if (child->kind != DOC_FIELD || child->field != FIELD_REMARK)
			continue;
		html_put(h, child->style == STYLE_AGAIN ? "<div class=\"again\"><dt>" : "<div><dt>");
		html_text(h, child->text);
		html_put(h, "</dt><dd>");
		html_inlines(h, child->first);
		html_put(h, "</dd></div>");
	}
	html_put(h, "</dl>");
}

static void elements(struct html *h, const struct doc_node *clause)
{
	html_put(h, "<details>");
	summary(h, clause);
	html_put(h, "<ol class=\"elements\">\n");
	for (const struct doc_node *child = clause->first; child; child = child->next)
		if (child->kind == DOC_ELEMENT)
			html_element(h, child);
	html_put(h, "</ol></details>");
}

static bool has(const struct doc_node *clause, enum doc_kind kind)
{
	for (const struct doc_node *child = clause->first; child; child = child->next)
		if (child->kind == kind)
			return true;
	return false;
}

static void clause(struct html *h, const struct doc_node *node)
{
	bool remarked = doc_field_of(node, FIELD_REMARK), tested = has(node, DOC_ELEMENT);

	html_put(h, "<tbody class=\"clause\" id=\"");
	html_attribute(h, node->anchor ? node->anchor : "");
	html_put(h, "\">");
	clause_row(h, node);
	if (remarked || tested) {
		html_put(h, "<tr class=\"el\"><td colspan=\"7\">");
		if (remarked)
			remarks(h, node);
		if (tested)
			elements(h, node);
		html_put(h, "</td></tr>\n");
	}
	html_put(h, "</tbody>\n");
}

static void theme(struct html *h, const struct doc_node *node)
{
	html_put(h, "<tbody class=\"theme\"><tr><th colspan=\"7\" scope=\"rowgroup\">");
	html_text(h, node->text);
	html_put(h, "</th></tr></tbody>\n");
	for (const struct doc_node *child = node->first; child; child = child->next)
		clause(h, child);
}

void html_concordance(struct html *h, const struct doc_node *node)
{
	html_put(h, "<p class=\"tools\" hidden><button type=\"button\" class=\"open-all\">Open all elements</button> "
		    "<button type=\"button\" class=\"close-all\">Close all</button></p>\n<table class=\"conc\">\n");
	html_caption(h, node->text);
	html_put(h,
		 "<colgroup><col class=\"c1\"><col class=\"c2\"><col class=\"c3\"><col class=\"c4\"><col class=\"c5\">"
		 "<col class=\"c6\"><col class=\"c7\"></colgroup>\n<thead><tr><th scope=\"col\">Clause</th>"
		 "<th scope=\"col\">What it asks</th><th scope=\"col\">National law</th><th scope=\"col\">Status</th>"
		 "<th scope=\"col\">Why</th><th scope=\"col\">Evidence</th><th "
		 "scope=\"col\">Source</th></tr></thead>\n");
	for (const struct doc_node *child = node->first; child; child = child->next)
		theme(h, child);
	html_put(h, "</table>\n");
}

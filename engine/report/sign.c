/* SPDX-License-Identifier: MIT */
/* The notation of a finding. Which sign and why: the table in the design of the reports, section 2. */
#include "report/sign.h"

const struct sign_key sign_keys[] = {
	{true, STATUS_MET, "●", "met", "the law does what the clause asks"},
	{true, STATUS_PARTLY_MET, "◐", "partly met", "it does part of it"},
	{true, STATUS_NOT_MET, "○", "not met", "searched, and it is not there"},
	{true, STATUS_CONFLICT, "✕", "conflict", "the law does what the clause forbids"},
	{true, STATUS_UNKNOWN, "?", "unknown", "not read, or the text does not settle it; not a gap"},
	{true, STATUS_ABSENT, "·", "absent", "a choice or a soft duty that the law does not show; not a gap"},
	{true, STATUS_NOT_APPLICABLE, "–", "not applicable", "what the clause presupposes is not there"},
	{false, STATUS_MET, "○/◐", "at most partly met", "a shortfall is certain; whether a part is there is open"},
	{false, STATUS_MET, "«", "narrower", "the law reaches less, or asks for more before it applies"},
	{false, STATUS_MET, "»", "goes further", "it reaches more than the clause asks; a finding, not a merit"},
	{false, STATUS_MET, "( )", "benchmark", "the treaty does not bind the State on that day"},
	{false, STATUS_MET, "[ ]", "reserved", "a reservation takes the clause out"},
	{false, STATUS_MET, "†", "weak evidence", "a secondary source, or a text that was not seen"},
	{false, STATUS_MET, "‡", "older text", "the text that was read does not speak for the day"},
	{false, STATUS_MET, "?◐", "as last searched",
	 "raised beside ?: what it was when the acts were searched last; whether it still is so is not known"},
};
const size_t n_sign_keys = sizeof sign_keys / sizeof *sign_keys;

const enum status share_order[N_SHARE_ORDER] = {
	STATUS_MET, STATUS_PARTLY_MET, STATUS_NOT_MET, STATUS_CONFLICT, STATUS_UNKNOWN, STATUS_NOT_APPLICABLE,
};

struct doc_sign sign_plain(enum status status)
{
	return (struct doc_sign){.status = status, .bound = BOUND_PARTY, .breadth = BREADTH_EQUAL};
}

struct doc_sign sign_of(const struct finding *finding)
{
	return (struct doc_sign){
		.status = finding->status,
		.bound = finding->bound,
		.breadth = finding->breadth,
		.up_to_partly = finding->status == STATUS_NOT_MET && finding->bounds.upper == STATUS_PARTLY_MET,
		.weak = finding->evidence == SEEN_SECONDARY || finding->evidence == SEEN_NOT_SEEN,
		.old = date_given(finding->text_as_of),
	};
}

const char *sign_symbol(enum status status)
{
	switch (status) {
	case STATUS_CONFLICT:
		return "✕";
	case STATUS_NOT_MET:
		return "○";
	case STATUS_ABSENT:
		return "·";
	case STATUS_PARTLY_MET:
		return "◐";
	case STATUS_MET:
		return "●";
	case STATUS_UNKNOWN:
		return "?";
	case STATUS_NOT_APPLICABLE:
		return "–";
	case STATUS_NOT_ASSESSED:
		return "";
	}
	g_assert_not_reached();
}

static const char *breadth_sign(enum breadth breadth)
{
	switch (breadth) {
	case BREADTH_EQUAL:
		return "";
	case BREADTH_NARROWER:
		return "«";
	case BREADTH_WIDER:
		return "»";
	case BREADTH_MIXED:
		return "«»";
	}
	g_assert_not_reached();
}

char sign_open(struct doc_sign sign)
{
	if (sign.status == STATUS_NOT_ASSESSED || sign.bound == BOUND_PARTY)
		return '\0';
	return sign.bound == BOUND_RESERVED ? '[' : '(';
}

char sign_close(struct doc_sign sign)
{
	char open = sign_open(sign);
	return open == '[' ? ']' : open == '(' ? ')' : '\0';
}

void sign_put_marks(GString *out, struct doc_sign sign)
{
	if (sign.then_words)
		g_string_append(out, sign_symbol(sign.then));
	if (sign.up_to_partly)
		g_string_append(out, "/◐");
	g_string_append(out, breadth_sign(sign.breadth));
	if (sign.weak)
		g_string_append(out, "†");
	if (sign.old)
		g_string_append(out, "‡");
}

void sign_put(GString *out, struct doc_sign sign)
{
	char open = sign_open(sign), close = sign_close(sign);
	if (sign.status == STATUS_NOT_ASSESSED) {
		g_string_append(out, status_words(sign.status));
		return;
	}
	if (open)
		g_string_append_c(out, open);
	g_string_append(out, sign_symbol(sign.status));
	sign_put_marks(out, sign);
	if (close)
		g_string_append_c(out, close);
}

static const char *breadth_words(enum breadth breadth)
{
	switch (breadth) {
	case BREADTH_EQUAL:
		return NULL;
	case BREADTH_NARROWER:
		return "narrower";
	case BREADTH_WIDER:
		return "goes further";
	case BREADTH_MIXED:
		return "narrower, and goes further";
	}
	g_assert_not_reached();
}

static const char *bracket_words(enum bound bound)
{
	switch (bound) {
	case BOUND_PARTY:
		return NULL;
	case BOUND_SIGNATORY:
		return "signed only (benchmark)";
	case BOUND_NOT_PARTY:
		return "not a party (benchmark)";
	case BOUND_RESERVED:
		return "reserved (benchmark)";
	case BOUND_UNKNOWN:
		return "not known to be bound (benchmark)";
	}
	g_assert_not_reached();
}

size_t sign_words(struct doc_sign sign, const char *words[SIGN_WORDS])
{
	size_t n = 0;
	const char *breadth = breadth_words(sign.breadth);
	const char *bracket = sign.status == STATUS_NOT_ASSESSED ? NULL : bracket_words(sign.bound);

	if (sign.then_words)
		words[n++] = sign.then_words;
	if (sign.up_to_partly)
		words[n++] = "at most partly met";
	if (breadth)
		words[n++] = breadth;
	if (sign.weak)
		words[n++] = "weak evidence";
	if (sign.old)
		words[n++] = "older text";
	if (bracket)
		words[n++] = bracket;
	words[n] = NULL;
	return n;
}

void sign_speak(GString *out, struct doc_sign sign, const char *between)
{
	const char *words[SIGN_WORDS];
	size_t n = sign_words(sign, words);

	g_string_append(out, status_words(sign.status));
	for (size_t i = 0; i < n; i++) {
		g_string_append(out, between);
		g_string_append(out, words[i]);
	}
}

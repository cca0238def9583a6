/* SPDX-License-Identifier: MIT */
/* What the comparison shows over all States: shares by theme, and the clauses on which most is short or open. Clauses are
 * put in order, States never. */
#include <string.h>

#include "base/arena.h"
#include "report/region-view.h"
#include "report/words.h"

enum { FEW = 6 };

static bool is_short(struct doc_sign sign)
{
	return status_short(sign.status);
}

static bool was_short(struct doc_sign sign)
{
	return sign.then_words && status_short(sign.then);
}

static bool is_unknown(struct doc_sign sign)
{
	return sign.status == STATUS_UNKNOWN;
}

static bool is_wider(struct doc_sign sign)
{
	return sign.breadth == BREADTH_WIDER || sign.breadth == BREADTH_MIXED;
}

typedef bool test(struct doc_sign sign);

/* How many counted findings of the row pass; and how many States it shows. */
static size_t passing(const struct region *region, const struct region_row *row, test *passes, size_t *of)
{
	size_t n = 0;

	*of = 0;
	for (size_t s = 0; s < region->states->len; s++) {
		const struct sheet_entry *entry = region_entry(row, region_state(region, s));
		if (!entry || sheet_counted(entry) != COUNTED)
			continue;
		n += passes(sheet_sign(entry));
		++*of;
	}
	return n;
}

/* The rows on which most pass, at least two States, in the treaties' order where as many do. */
static size_t foremost(const struct region *region, test *passes, const struct region_row *rows[FEW],
		       size_t counts[FEW])
{
	size_t n = 0, of;

	for (size_t i = 0; i < region->rows->len; i++) {
		const struct region_row *row = region->rows->pdata[i];
		size_t count = passing(region, row, passes, &of), at = n;
		if (count < 2)
			continue;
		while (at && counts[at - 1] < count)
			at--;
		if (at == FEW)
			continue;
		n = MIN(n + 1, FEW);
		for (size_t j = n - 1; j > at; j--) {
			rows[j] = rows[j - 1];
			counts[j] = counts[j - 1];
		}
		rows[at] = row;
		counts[at] = count;
	}
	return n;
}

static void foremost_entry(struct region *region, struct doc *doc, struct doc_node *list, const char *says,
			   test *passes)
{
	const struct region_row *rows[FEW];
	size_t counts[FEW], of, n = foremost(region, passes, rows, counts);
	struct doc_node *entry;

	if (!n)
		return;
	entry = doc_entry(doc, list, says);
	for (size_t i = 0; i < n; i++) {
		passing(region, rows[i], passes, &of);
		doc_text(doc, entry, i ? ", " : " ");
		doc_link(doc, entry, sheet_target(doc->arena, rows[i]->anchor), rows[i]->name);
		doc_format(doc, entry, " (%zu of %zu)", counts[i], of);
	}
	doc_text(doc, entry, ".");
}

/* Where most fall short and a law of the region shows how it can be met. */
static void examples(struct region *region, struct doc *doc, struct doc_node *list, const char *says, test *passes)
{
	const struct region_row *rows[FEW];
	size_t counts[FEW], n = foremost(region, passes, rows, counts);
	struct doc_node *entry = NULL;

	for (size_t i = 0; i < n; i++) {
		const char *states = NULL;
		for (size_t s = 0; s < region->states->len; s++) {
			const struct sheet_entry *found = region_entry(rows[i], region_state(region, s));
			if (found && sheet_sign(found).status == STATUS_MET)
				states = states ? arena_format(doc->arena, "%s, %s", states, sheet_state(found))
						: sheet_state(found);
		}
		if (!states)
			continue;
		if (!entry)
			entry = doc_entry(doc, list, says);
		else
			doc_text(doc, entry, ";");
		doc_text(doc, entry, " ");
		doc_link(doc, entry, sheet_target(doc->arena, rows[i]->anchor), rows[i]->name);
		doc_format(doc, entry, " (%s)", states);
	}
	if (entry)
		doc_text(doc, entry, ".");
}

/* Of what is unknown, how much fell short when the acts were searched last: it is told, and counted as nothing else. */
static void fell_short(struct region *region, struct doc *doc, struct doc_node *p)
{
	size_t n = 0, of;

	for (size_t i = 0; i < region->rows->len; i++)
		n += passing(region, region->rows->pdata[i], was_short, &of);
	if (n)
		doc_format(doc, p,
			   " Of the unknown, %zu fell short when the acts were searched last; whether %s not known.", n,
			   n == 1 ? "it still does is" : "they still do is");
}

static struct doc_counts counts_of(const struct region *region, const struct theme *theme)
{
	struct doc_counts counts = {.base = 0};

	for (size_t i = 0; i < region->rows->len; i++) {
		const struct region_row *row = region->rows->pdata[i];
		for (size_t s = 0; (!theme || row->clause->theme == theme) && s < region->states->len; s++) {
			const struct sheet_entry *entry = region_entry(row, region_state(region, s));
			enum counted how = entry ? sheet_counted(entry) : COUNTED_NOT_ASSESSED;
			if (how != COUNTED && how != COUNTED_NOT_APPLICABLE)
				continue;
			counts.base += how == COUNTED;
			counts.of[sheet_sign(entry).status]++;
		}
	}
	return counts;
}

static void shares(struct region *region, struct doc *doc, struct doc_node *section)
{
	const struct vocabulary *vocabulary = region->corpus->instruments->vocabulary;
	struct doc_node *shares = doc_block(doc, section, DOC_SHARES,
					    arena_format(doc->arena, "Findings by theme, %s together",
							 count_of(doc->arena, region->states->len, "State", "States")));
	shares->anchor = "Theme";
	for (size_t i = 0; i < vocabulary->n_themes; i++) {
		struct doc_counts counts = counts_of(region, &vocabulary->themes[i]);
		if (!(counts.base + counts.of[STATUS_NOT_APPLICABLE]))
			continue;
		struct doc_node *share = doc_block(doc, shares, DOC_SHARE, vocabulary->themes[i].label);
		share->counts = arena_copy(doc->arena, &counts, sizeof counts);
		share->target = page_target("index", region_theme_anchor(doc->arena, &vocabulary->themes[i]));
	}
	shares->label =
		"Base: clauses by States, less findings that do not apply, choices and soft duties, and clauses judged"
		" through another. Each bar is drawn on its own base. The order of themes is that of the treaties;"
		" nothing is ranked.";
}

void region_shows(struct region *region, struct doc *doc, struct doc_node *section)
{
	struct doc_counts all = counts_of(region, NULL);
	struct doc_node *p = doc_paragraph(doc, section, NULL);

	doc_format(doc, p, "Of %zu findings that are counted, ", all.base);
	doc_strong(doc, p,
		   arena_format(doc->arena,
				"%zu are met, %zu partly met, %zu not met and %zu in conflict; %zu are unknown",
				all.of[STATUS_MET], all.of[STATUS_PARTLY_MET], all.of[STATUS_NOT_MET],
				all.of[STATUS_CONFLICT], all.of[STATUS_UNKNOWN]));
	doc_text(doc, p,
		 ". An unknown is not a gap: the text was not read, does not settle the point, or was not"
		 " searched up to this day.");
	fell_short(region, doc, p);
	struct doc_node *list = doc_list(doc, section, STYLE_PLAIN);
	foremost_entry(region, doc, list,
		       "Firm duties that the law of several States meets in part or not at all, benchmarks included:",
		       is_short);
	examples(region, doc, list, "Of these, a law of the region already meets what others do not:", is_short);
	foremost_entry(region, doc, list,
		       "Firm duties of which several States fell short when their acts were searched last, benchmarks "
		       "included;"
		       " whether they still do is not known:",
		       was_short);
	examples(region, doc, list,
		 "Of these, a law of the region meets today what others did not meet then:", was_short);
	foremost_entry(region, doc, list, "Clauses on which most is unknown:", is_unknown);
	foremost_entry(
		region, doc, list,
		"Clauses beyond which the law goes, which is not counted as better and named in each State's report:",
		is_wider);
	shares(region, doc, section);
}

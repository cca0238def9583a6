/* SPDX-License-Identifier: MIT */
/* A world as text: clauses as XML, law as YAML, as the examples of comparison.md write them. Part of test_worlds.c. */
#ifndef WORLDS_WRITE_H
#define WORLDS_WRITE_H

#include "worlds.h"

/* ---- words ---- */

/* The fewest words that make up the set: broad ones first, none inside one that is there already. */
static void write_words(GString *out, const struct words *words, unsigned set, const char *between)
{
	unsigned said = 0;

	for (unsigned i = 0; i < words->n; i++) {
		unsigned leaves = words->at[i].leaves;
		if ((leaves & ~set) || !(leaves & ~said))
			continue;
		g_string_append_printf(out, "%s%s", said ? between : "", words->at[i].id);
		said |= leaves;
	}
}

static void write_list(GString *out, const struct words *words, unsigned set)
{
	g_string_append_c(out, '[');
	write_words(out, words, set, ", ");
	g_string_append_c(out, ']');
}

/* ---- offences ---- */

static void write_months(GString *out, unsigned months)
{
	g_string_append_printf(out, months % 12 ? "P%uM" : "P%uY", months % 12 ? months : months / 12);
}

static void write_ids(GString *out, unsigned ids, const char *format)
{
	for (unsigned i = 0, said = 0; i < PROVISIONS; i++)
		if (ids >> i & 1) {
			g_string_append(out, said++ ? ", " : "");
			g_string_append_printf(out, "%s%u", format, i);
		}
}

static void write_key(GString *out, bool *begun, const char *key)
{
	g_string_append_printf(out, "%s%s: ", *begun ? ", " : "", key);
	*begun = true;
}

static void write_description(GString *out, const struct scope_part_text *part)
{
	bool begun = false;

	g_string_append_c(out, '{');
	if (part->laws) {
		write_key(out, &begun, "law");
		g_string_append_c(out, '[');
		write_ids(out, part->laws, "act");
		g_string_append_c(out, ']');
	}
	if (part->conduct) {
		write_key(out, &begun, "conduct");
		write_list(out, &conducts, part->conduct);
	}
	if (part->months) {
		write_key(out, &begun, part->over ? "max-over" : "max-at-least");
		write_months(out, part->months);
	}
	if (part->treaty) {
		write_key(out, &begun, "treaty-list");
		g_string_append(out, "yes");
	}
	g_string_append_c(out, '}');
}

static void write_scope(GString *out, const struct scope_text *scope)
{
	bool alone = scope->n == 1 && !scope->part[0].ids;

	if (scope->all) {
		g_string_append(out, "all");
		return;
	}
	g_string_append(out, alone ? "" : "[");
	for (unsigned i = 0; i < scope->n; i++) {
		g_string_append(out, i ? ", " : "");
		if (scope->part[i].ids)
			write_ids(out, scope->part[i].ids, "p");
		else
			write_description(out, &scope->part[i]);
	}
	g_string_append(out, alone ? "" : "]");
}

/* ---- provisions ---- */

static void write_value(GString *out, const struct facet_of *facet, const struct text_of *text)
{
	if (text->any)
		g_string_append(out, "any");
	else if (facet->part == PART_SCOPE)
		write_scope(out, &text->scope);
	else if (facet->part == PART_MONTHS)
		write_months(out, text->number);
	else if (facet->part == PART_COUNT)
		g_string_append_printf(out, "%u", text->number);
	else if (facet->part == PART_SCALE)
		write_words(out, facet->words, text->set, " ");
	else if (!text->set)
		g_string_append(out, "none");
	else
		write_list(out, facet->words, text->set);
}

static bool doubted(const struct text_of *text)
{
	return text->state == WRITTEN && (text->unsure || text->doubt.n || text->doubt.all);
}

static void write_doubts(GString *out, const struct sort *sort, const struct text_of *texts)
{
	bool begun = false;

	for (unsigned f = 0; f < sort->n; f++) {
		if (!doubted(&texts[f]))
			continue;
		g_string_append(out, begun ? ", " : ", unsure: {");
		begun = true;
		g_string_append_printf(out, "%s: ", sort->facets[f].id);
		if (sort->facets[f].part == PART_SCOPE)
			write_scope(out, &texts[f].doubt);
		else
			write_list(out, sort->facets[f].words, texts[f].unsure);
	}
	g_string_append(out, begun ? "}" : "");
}

/* The facets of a mapping, with a comma before each. */
static void write_facets(GString *out, const struct sort *sort, const struct text_of *texts)
{
	bool begun = false;

	for (unsigned f = 0; f < sort->n; f++)
		if (texts[f].state == WRITTEN) {
			g_string_append_printf(out, ", %s: ", sort->facets[f].id);
			write_value(out, &sort->facets[f], &texts[f]);
		}
	for (unsigned f = 0; f < sort->n; f++)
		if (texts[f].state == UNKNOWN) {
			g_string_append_printf(out, "%s%s", begun ? ", " : ", unknown: [", sort->facets[f].id);
			begun = true;
		}
	g_string_append(out, begun ? "]" : "");
	write_doubts(out, sort, texts);
}

static void write_rule(GString *out, const struct world *world, unsigned at)
{
	const struct rule_text *rule = &world->rule[at];
	const struct sort *sort = &sorts[rule->sort];

	g_string_append_printf(out, "  - {id: p%u, law: act%u, section: \"%u\", text: act%u-text, in-force: {from: %s",
			       at, rule->law, at + 1, rule->law, whens[rule->from].text);
	if (rule->until)
		g_string_append_printf(out, ", until: %s", whens[rule->until].text);
	g_string_append_printf(out, "}, kind: %s", sort->id);
	if (rule->replaces >= 0)
		g_string_append_printf(out, ", replaces: p%d", rule->replaces);
	g_string_append(out, ",\n     ");
	g_string_append(out, "summary: A rule.");
	write_facets(out, sort, rule->own);
	for (unsigned i = 0; i < rule->n_limbs; i++) {
		g_string_append_printf(out, "%s{section: \"%u(%u)\"", i ? ",\n              " : ",\n     any-of: [",
				       at + 1, i + 1);
		write_facets(out, sort, rule->limb[i]);
		g_string_append_c(out, '}');
	}
	g_string_append(out, rule->n_limbs ? "]" : "");
	if (rule->disputed) {
		g_string_append(out, ",\n     readings: [{by: a court");
		write_facets(out, sort, rule->reading);
		g_string_append(out, "}]");
	}
	g_string_append(out, "}\n");
}

static void write_claim(GString *out, const struct claim_text *claim)
{
	g_string_append_printf(out, "  - {for: [\"%s%s%s\"], in: [act0-text], period: %s}\n", topic_ids[claim->topic],
			       claim->sort >= 0 || claim->word ? ":" : "",
			       claim->sort >= 0 ? sorts[claim->sort].id
			       : claim->word    ? claim->word->id
						: "",
			       periods[claim->period]);
}

/* ---- the files ---- */

#define FILES 2

/* A permutation of n things that `shuffle` names; 0: as they are. */
static void order(unsigned shuffle, unsigned *at, unsigned n)
{
	GRand *random = g_rand_new_with_seed(shuffle);

	for (unsigned i = 0; i < n; i++)
		at[i] = i;
	for (unsigned i = n; shuffle && i > 1; i--) {
		unsigned j = (unsigned)g_rand_int_range(random, 0, (gint32)i), kept = at[i - 1];
		at[i - 1] = at[j];
		at[j] = kept;
	}
	g_rand_free(random);
}

static bool in_file(const struct world *world, unsigned at, unsigned file)
{
	return (world->shuffle ? (world->shuffle >> at) & 1 : 0) == file;
}

static void write_rules(GString *out, const struct world *world, unsigned file)
{
	unsigned at[PROVISIONS], n = 0;

	order(world->shuffle, at, world->n_rules);
	for (unsigned i = 0; i < world->n_rules; i++) {
		if (world->rule[at[i]].gone || !in_file(world, at[i], file))
			continue;
		g_string_append(out, n++ ? "" : "provisions:\n");
		write_rule(out, world, at[i]);
	}
}

static void write_claims(GString *out, const struct world *world, unsigned file)
{
	unsigned at[CLAIMS], n = 0;

	order(world->shuffle, at, world->n_claims);
	for (unsigned i = 0; i < world->n_claims; i++) {
		if (world->claim[at[i]].gone || !in_file(world, at[i], file))
			continue;
		g_string_append(out, n++ ? "" : "searched:\n");
		write_claim(out, &world->claim[at[i]]);
	}
}

static void write_law(GString *out, const struct world *world, unsigned file)
{
	write_rules(out, world, file);
	write_claims(out, world, file);
}

static const char law_text[] =
	"      - {id: act%u-text, title: Act %u, seen: law-text, text-as-of: 2015-01-01, amended-since: [], read: "
	"\"https://example.org/act%u\", accessed: 2015-01-01}\n";

/* What all worlds have, but for the end of the second act. */
static void write_setting(GString *out, const struct world *world)
{
	g_string_append(out,
			"state: {code: XAA, name: Example, coast: yes, prepared: 2015-01-01, reviewed: none}\nlaws:\n");
	for (unsigned i = 0; i < 2; i++) {
		g_string_append_printf(out, "  - id: act%u\n    title: Act %u\n    from: 1990-01-01\n", i, i);
		if (i && world->lapsing)
			g_string_append(out, "    until: 2010\n");
		g_string_append(out, "    texts:\n");
		g_string_append_printf(out, law_text, i, i, i);
	}
}

/* ---- clauses ---- */

static const char *const ask_elements[] = {"rule", "limit", "never"};

static void write_of(GString *out, unsigned of)
{
	g_string_append_printf(out, " of=\"%s%s%s%s%s\"", of & 1 ? "art_1" : "", (of & 3) == 3 ? " " : "",
			       of & 2 ? "art_2" : "", (of & 3) && (of & SERIOUS) ? " " : "",
			       of & SERIOUS ? "serious-crime" : "");
}

static void write_reach(GString *out, const struct ask *ask)
{
	const struct sort *sort = &sorts[ask->sort];
	bool begun = false;

	for (unsigned f = 0; f < sort->n; f++) {
		if (!ask->asked[f])
			continue;
		g_string_append(out, begun ? "" : "<st:reach");
		g_string_append_printf(out, " %s=\"", sort->facets[f].id);
		write_words(out, sort->facets[f].words, ask->asked[f], " ");
		g_string_append_c(out, '"');
		begun = true;
	}
	g_string_append(out, begun ? "/>" : "");
}

static void write_attribute(GString *out, const char *before, const struct words *words, unsigned set,
			    const char *after)
{
	if (!set)
		return;
	g_string_append(out, before);
	write_words(out, words, set, " ");
	g_string_append(out, after);
}

static void write_leaving(GString *out, const struct ask *ask)
{
	bool begun = false;

	for (unsigned f = 0; f < sorts[ask->sort].n; f++)
		if (ask->leaving >> f & 1) {
			g_string_append_printf(out, "%s%s", begun ? " " : " leaving=\"", sorts[ask->sort].facets[f].id);
			begun = true;
		}
	g_string_append(out, begun ? "\"" : "");
}

static void write_threshold(GString *out, const struct ask *ask)
{
	const struct facet_of *facet = ask->threshold < 0 ? NULL : &sorts[ask->sort].facets[ask->threshold];

	if (!facet)
		return;
	g_string_append_printf(out, "<st:at-%s facet=\"%s\" value=\"", ask->at_most ? "most" : "least", facet->id);
	if (facet->part == PART_MONTHS)
		write_months(out, ask->value);
	else
		g_string_append_printf(out, "%u", ask->value);
	g_string_append(out, "\"/>");
}

static void write_ask(GString *out, const struct ask *ask, char id)
{
	const char *element = ask_elements[ask->type];

	g_string_append_printf(out, "    <st:%s id=\"%c\" kind=\"%s\"", element, id, sorts[ask->sort].id);
	if (ask->of)
		write_of(out, ask->of);
	write_leaving(out, ask);
	write_attribute(out, " only=\"", &requirements, ask->only, "\"");
	g_string_append_printf(out, "%s><st:question>Is it so?</st:question>", ask->soft ? " duty=\"may\"" : "");
	write_reach(out, ask);
	write_attribute(out, "<st:may-require what=\"", &requirements, ask->may_require, "\"/>");
	write_attribute(out, "<st:may-exempt who=\"", &offenders, ask->may_exempt, "\"/>");
	write_threshold(out, ask);
	g_string_append_printf(out, "</st:%s>\n", element);
}

static void write_gate(GString *out, const struct clause_text *clause)
{
	const char *element = clause->unless ? "applies-unless" : "applies-if";

	g_string_append_printf(out, "  <st:%s kind=\"%s\">", element, sorts[clause->opens.sort].id);
	write_reach(out, &clause->opens);
	write_attribute(out, "<st:requiring any-of=\"", &requirements, clause->requiring, "\"/>");
	g_string_append_printf(out, "</st:%s>\n", element);
}

static bool in_group(const struct clause_text *clause, unsigned at)
{
	return clause->group != GROUP_NONE && (clause->n < ASKS || at + 1 < clause->n);
}

static void write_clause(GString *out, const struct clause_text *clause, unsigned at)
{
	const char *group = clause->group == GROUP_ANY ? "any" : "all";

	g_string_append_printf(out, "<st:clause for=\"art_%u\" duty=\"%s\" theme=\"criminalisation\">\n", at + 1,
			       clause->soft ? "may" : "shall");
	if (clause->gate)
		write_gate(out, clause);
	for (unsigned i = 0; i < clause->n; i++) {
		if (in_group(clause, i) && i == 0)
			g_string_append_printf(out, "  <st:%s>\n", group);
		write_ask(out, &clause->ask[i], (char)('a' + i));
		if (in_group(clause, i) && (i + 1 == clause->n || !in_group(clause, i + 1)))
			g_string_append_printf(out, "  </st:%s>\n", group);
	}
	g_string_append(out, "</st:clause>\n");
}

static void write_clauses(GString *out, const struct world *world)
{
	for (unsigned i = 0; i < CLAUSES; i++)
		if (!world->clause[i].gone)
			write_clause(out, &world->clause[i], i);
}

static const char treaty_head[] =
	"<akomaNtoso xmlns='http://docs.oasis-open.org/legaldocml/ns/akn/3.0' xmlns:st='urn:stocktake:assessment:1'>"
	"<act><meta><identification><FRBRWork><FRBRalias value='t' name='short'/><FRBRdate date='2000-11-15'/>"
	"</FRBRWork></identification><analysis><otherAnalysis><st:assessment>\n";
static const char treaty_middle[] = "</st:assessment></otherAnalysis></analysis></meta>"
				    "<preface><p><docTitle>A treaty</docTitle></p></preface><body>";

/* The whole treaty as Akoma Ntoso. */
static void write_treaty(GString *out, const struct world *world)
{
	g_string_append(out, treaty_head);
	write_clauses(out, world);
	g_string_append(out, treaty_middle);
	for (unsigned i = 0; i < CLAUSES; i++)
		if (!world->clause[i].gone)
			g_string_append_printf(out,
					       "<article eId='art_%u'><num>Article %u</num><heading>h</heading>"
					       "<content><p>p</p></content></article>",
					       i + 1, i + 1);
	g_string_append(out, "</body></act></akomaNtoso>\n");
}

#endif

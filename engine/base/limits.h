/* SPDX-License-Identifier: MIT */
/*
 * Every limit on input: LIMIT(identifier, value, what is limited, the diagnostic that says so). Input is hostile until
 * it is read; each number is far above what a real country or treaty needs. The manual's table is this one.
 */
#ifndef BASE_LIMITS_H
#define BASE_LIMITS_H

/* clang-format off */
#define LIMITS(LIMIT) \
	LIMIT(FILE_BYTES,   16777216, "bytes in a file",                            FILE_TOO_LARGE) \
	LIMIT(NODES,          500000, "values and elements in a file",              TOO_MANY_NODES) \
	LIMIT(NESTING,            64, "lists, mappings or elements in each other",  NESTED_TOO_DEEP) \
	LIMIT(TEXT_BYTES,      65536, "bytes in one text or name",                  TEXT_TOO_LONG) \
	LIMIT(ATTRIBUTES,        128, "attributes of one XML element",              TOO_MANY_ATTRIBUTES) \
	LIMIT(NAMESPACES,         64, "namespace declarations in an XML file",      TOO_MANY_ATTRIBUTES) \
	LIMIT(NAMES,            4096, "different names in an XML file",             TOO_MANY_NAMES) \
	LIMIT(PROSE_NESTING,      16, "lists, items, paragraphs and emphases in each other in prose", PROSE_TOO_DEEP) \
	LIMIT(CASES,             192, "cases of one list in the vocabulary",        LIST_TOO_LONG) \
	LIMIT(COUNTRY_FILES,     256, "files of one country",                       TOO_MANY_FILES) \
	LIMIT(WORD_BYTES,         64, "bytes of a word that gets a suggestion",     COUNT) \
	LIMIT(DIAGS_KEPT,       1000, "diagnostics kept; the rest are counted",     COUNT) \
	LIMIT(DIAGS_SHOWN,       100, "diagnostics shown as text",                  COUNT) \
	LIMIT(DIAGS_GITHUB,       10, "diagnostics shown to GitHub, which has room for no more", COUNT)
/* clang-format on */

/* The last column is a DIAG_…; DIAG_COUNT where going beyond the limit is not the user's error. */
enum limit {
#define LIMIT_VALUE(id, value, what, code) LIMIT_##id = (value),
	LIMITS(LIMIT_VALUE)
#undef LIMIT_VALUE
};

#endif

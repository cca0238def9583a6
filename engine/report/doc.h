/* SPDX-License-Identifier: MIT */
/*
 * The document tree: what is said, in which order and words. A report builds
 * it, a renderer decides only how it looks. Text is plain; escaping happens
 * once, in the renderer. Everything lives in the arena of the document; the
 * texts that are put in must live as long.
 */
#ifndef REPORT_DOC_H
#define REPORT_DOC_H

#include "assess/finding.h"

enum doc_kind {
	/* Blocks. Where nothing is said, children are blocks. */
	DOC_FRONT,     /* the page that can be read alone; a new page follows it in print */
	DOC_TOP,       /* what opens a page: title, paragraphs, caveat, and facts last */
	DOC_TITLE,     /* text; label: the line above it, or NULL */
	DOC_CONTENTS,  /* a list of the sections and parts that follow it; no children */
	DOC_SECTION,   /* text: heading; number, or 0; anchor */
	DOC_PART,      /* a section that some formats give a file of its own, named by label */
	DOC_PARAGRAPH, /* inline children; style */
	DOC_CAVEAT,    /* inline children: the fixed caveat, said apart from the rest */
	DOC_FACTS,     /* DOC_FACT children */
	DOC_FACT,      /* text: what it is about; inline children */
	DOC_LIST,      /* DOC_ENTRY children; style: ordered or not */
	DOC_ENTRY,     /* inline children, then perhaps blocks */
	DOC_POINTS,    /* DOC_POINT children, numbered from `number` */
	DOC_POINT,     /* text: what it is about in a line; first a paragraph, then a DOC_REFERENCE */
	DOC_REFERENCE, /* inline children: clause, status, section, source */
	DOC_TABLE,     /* text: caption; columns; DOC_ROWS children; style */
	DOC_ROWS, /* text: the head of the group, or NULL; in a matrix label: a word for filters, anchor; DOC_ROW children */
	DOC_ROW,  /* anchor or NULL; label: a word for filters, or NULL; as many DOC_CELL as columns */
	DOC_CELL, /* inline children; label, at the head of a row: more words for filters, "; " between, or NULL */
	DOC_SHARES, /* text: caption; anchor: what is counted, as a head; label: the note on its base; DOC_SHARE children */
	DOC_SHARE, /* text: what is counted; label: a word beside it, or NULL; target of its name, or none; counts */
	DOC_CONCORDANCE, /* text: caption; DOC_THEME children */
	DOC_THEME,       /* text; DOC_CLAUSE children */
	DOC_CLAUSE, /* text: heading of the clause; label: its citation; anchor; sign; DOC_FIELD, then DOC_ELEMENT children */
	DOC_FIELD,   /* field; text: its name, where it is FIELD_REMARK; style; inline children */
	DOC_ELEMENT, /* text: the question; label: the element's id; sign; style; blocks */
	DOC_SOURCES, /* DOC_SOURCE children */
	DOC_SOURCE,  /* number; inline children */
	DOC_KEY,     /* the key of the signs; no children */
	DOC_DETAILS, /* text: what stands before it is opened; blocks */
	DOC_PAGE_BREAK,
	/* Inline. */
	DOC_TEXT, /* text */
	DOC_EMPHASIS,
	DOC_STRONG,
	DOC_MUTED,       /* inline children */
	DOC_CODE,        /* text */
	DOC_LINK,        /* target; inline children */
	DOC_STATUS,      /* sign; target, where it leads somewhere */
	DOC_SOURCE_LINK, /* number: a source of this page */
	DOC_BREAK        /* a new line */
};

/* Kinds for the switches of renderers: a new kind goes into one of these lists or gets a case of its own. */
/* clang-format off */
#define DOC_CASES_BLOCK \
	case DOC_FRONT: case DOC_TOP: case DOC_TITLE: case DOC_CONTENTS: case DOC_SECTION: case DOC_PART: \
	case DOC_PARAGRAPH: case DOC_CAVEAT: case DOC_FACTS: case DOC_FACT: case DOC_LIST: case DOC_ENTRY: \
	case DOC_POINTS: case DOC_POINT: case DOC_REFERENCE: case DOC_TABLE: case DOC_ROWS: case DOC_ROW: \
	case DOC_CELL: case DOC_SHARES: case DOC_SHARE: case DOC_CONCORDANCE: case DOC_THEME: case DOC_CLAUSE: \
	case DOC_FIELD: case DOC_ELEMENT: case DOC_SOURCES: case DOC_SOURCE: case DOC_KEY: case DOC_DETAILS: \
	case DOC_PAGE_BREAK
#define DOC_CASES_INLINE \
	case DOC_TEXT: case DOC_EMPHASIS: case DOC_STRONG: case DOC_MUTED: case DOC_CODE: case DOC_LINK: \
	case DOC_STATUS: case DOC_SOURCE_LINK: case DOC_BREAK
/* Written by what holds them. */
#define DOC_CASES_HELD \
	case DOC_FACT: case DOC_ENTRY: case DOC_POINT: case DOC_ROWS: case DOC_ROW: case DOC_CELL: case DOC_SHARE
/* clang-format on */

/* Where a link leads: an address, or a place in the set of pages. */
struct doc_target {
	const char *address; /* http(s); a renderer refuses others */
	const char *
		page; /* "index", "method", "handbook", "handbook/" and a treaty's id, or the code of a country; NULL: this page */
	const char *part;   /* label of the DOC_PART in which the anchor stands; NULL: in none */
	const char *anchor; /* NULL: the top */
};

/* A status with what stands beside it (mock/DESIGN.md section 2). */
struct doc_sign {
	enum status status;
	enum bound bound; /* BOUND_PARTY: no brackets */
	enum breadth breadth;
	bool up_to_partly; /* not met, or met in part: which of them is open */
	bool weak;         /* rests on a secondary source or a text not seen */
	bool old;          /* the text is older than the day asked */
	/* Unknown now, and settled when the acts were searched last: "not met on 5 October 2011". NULL: not so, or not told. */
	const char *then_words;
	enum status then;
};

enum doc_style {
	STYLE_PLAIN,
	STYLE_LEAD,
	STYLE_NOTE,
	STYLE_ORDERED,
	STYLE_MATRIX,
	STYLE_AGAIN /* of a remark, and the question of an element: paper leaves it out, since the document has it already */
};

enum doc_field {
	FIELD_DUTY,
	FIELD_ASKS,
	FIELD_LAW,
	FIELD_STATUS,
	FIELD_WHY,
	FIELD_EVIDENCE,
	FIELD_SOURCES,
	FIELD_REMARK
};

struct doc_column {
	const char *head;
	const char *label;        /* a shorter head where there is little room; NULL: none */
	struct doc_target target; /* of the head; no page: it is no link */
};

/* Counts by status, each with the base that it belongs to. */
struct doc_counts {
	size_t of[STATUS_NOT_ASSESSED + 1];
	size_t base;
};

struct doc_node {
	enum doc_kind kind;
	enum doc_style style;
	enum doc_field field;
	unsigned number;
	const char *text, *label, *anchor;
	struct doc_target target;
	struct doc_sign sign;
	const struct doc_counts *counts;
	const struct doc_column *columns;
	size_t n_columns;
	struct doc_node *first, *last, *next;
};

struct doc {
	struct arena *arena;
	const char *page; /* as in doc_target; NULL: not a page of the set (explain, list) */
	const char *title;
	const char *edition;           /* or NULL */
	day as_of;                     /* 0: of no day */
	struct doc_node *first, *last; /* blocks */
};

struct doc *doc_new(struct arena *arena, const char *page, const char *title);

/* Adds a node at the end of `to`; NULL: of the document. */
struct doc_node *doc_add(struct doc *doc, struct doc_node *to, enum doc_kind kind);

/* Blocks. Each gives back the node that takes what comes into it. */
struct doc_node *doc_block(struct doc *doc, struct doc_node *to, enum doc_kind kind, const char *text);
struct doc_node *doc_section(struct doc *doc, struct doc_node *to, const char *anchor, const char *heading);
struct doc_node *doc_numbered(struct doc *doc, const char *anchor, unsigned number, const char *heading);
struct doc_node *doc_paragraph(struct doc *doc, struct doc_node *to, const char *text); /* text may be NULL */
struct doc_node *doc_note(struct doc *doc, struct doc_node *to, const char *text);      /* in small print */
struct doc_node *doc_fact(struct doc *doc, struct doc_node *facts, const char *about, const char *text);
struct doc_node *doc_table(struct doc *doc, struct doc_node *to, const char *caption, const char *const *heads,
			   size_t n_heads);
struct doc_node *doc_rows(struct doc *doc, struct doc_node *table, const char *head);
struct doc_node *doc_row(struct doc *doc, struct doc_node *rows);
struct doc_node *doc_cell(struct doc *doc, struct doc_node *row, const char *text); /* text may be NULL */
struct doc_node *doc_list(struct doc *doc, struct doc_node *to, enum doc_style style);
struct doc_node *doc_entry(struct doc *doc, struct doc_node *list, const char *text);
struct doc_node *doc_field(struct doc *doc, struct doc_node *clause, enum doc_field field, const char *text);
struct doc_node *doc_remark(struct doc *doc, struct doc_node *clause, const char *name, const char *text);

/* Inline. */
void doc_text(struct doc *doc, struct doc_node *to, const char *text);
void doc_format(struct doc *doc, struct doc_node *to, const char *format, ...) __attribute__((format(printf, 3, 4)));
void doc_strong(struct doc *doc, struct doc_node *to, const char *text);
void doc_muted(struct doc *doc, struct doc_node *to, const char *text);
void doc_code(struct doc *doc, struct doc_node *to, const char *text);
void doc_link(struct doc *doc, struct doc_node *to, struct doc_target target, const char *text);
void doc_web(struct doc *doc, struct doc_node *to, const char *address, const char *text);
void doc_status(struct doc *doc, struct doc_node *to, struct doc_sign sign);
void doc_source_link(struct doc *doc, struct doc_node *to, unsigned number);

/* The field of a clause, or NULL; and the name of a field as it is shown. */
const struct doc_node *doc_field_of(const struct doc_node *clause, enum doc_field field);
const char *doc_field_name(const struct doc_node *field);

/* Prose of the user's files: its paragraphs and lists as blocks. */
void doc_prose(struct doc *doc, struct doc_node *to, const struct prose *prose);

#endif

/* SPDX-License-Identifier: MIT */
/*
 * What YAML and XML have in common once read: a tree in which every node knows
 * its place. Binding (model/shape.h) sees only this.
 *
 *              YAML                         XML
 * NODE_TEXT    a scalar                     the value of an attribute
 * NODE_LIST    a sequence, in `children`    -
 * NODE_MAP     a mapping, in `fields`       an element: attributes in `fields`, child elements
 *                                           in `children`, its own characters in `text`
 */
#ifndef READ_NODE_H
#define READ_NODE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/source.h"

enum node_kind { NODE_TEXT, NODE_LIST, NODE_MAP };

struct node {
	enum node_kind kind;
	struct place place;         /* of its first character; for an element, of its '<' */
	const char *name;           /* local name of an element; NULL in YAML */
	const char *space;          /* namespace URI of an element; NULL: none, or YAML */
	const char *text;           /* NODE_TEXT: the value. Element: its character data, of child elements too for
				  inline ones, white space folded to single blanks and trimmed; never NULL */
	bool quoted;                /* a YAML scalar in quotes or a block: never a number, a null or a word like yes */
	const struct field *fields; /* in the file's order; keys are unique (checked while reading) */
	size_t n_fields;
	const struct node *const *children;
	size_t n_children;
};

struct field {
	const char *key;    /* attribute names are local names; namespaced attributes keep their prefix ("xml:lang") */
	struct place place; /* of the key */
	const struct node *value;
};

/* The value of a key, or NULL. */
const struct node *node_get(const struct node *node, const char *key);

/* The first child element of that name, or NULL. */
const struct node *node_child(const struct node *node, const char *name);

#endif

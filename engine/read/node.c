/* SPDX-License-Identifier: MIT */
/* Looking things up in a node. Nodes are built by yaml.c and xml.c and never change after. */
#include "read/node.h"

#include <string.h>

const struct node *node_get(const struct node *node, const char *key)
{
	for (size_t i = 0; i < node->n_fields; i++)
		if (strcmp(node->fields[i].key, key) == 0)
			return node->fields[i].value;
	return NULL;
}

const struct node *node_child(const struct node *node, const char *name)
{
	for (size_t i = 0; i < node->n_children; i++)
		if (node->children[i]->name && strcmp(node->children[i]->name, name) == 0)
			return node->children[i];
	return NULL;
}

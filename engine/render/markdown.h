/* SPDX-License-Identifier: MIT */
/*
 * Markdown for readers (GitHub's dialect): reads as plain text too, tables
 * have narrow rows, no HTML but anchors and line breaks.
 */
#ifndef RENDER_MARKDOWN_H
#define RENDER_MARKDOWN_H

#include <glib.h>

#include "render/options.h"

void render_markdown(GString *out, const struct doc *doc, const struct render_options *options);

#endif

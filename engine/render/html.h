/* SPDX-License-Identifier: MIT */
/*
 * Pages that stand alone: no script from data, no inline style, a Content
 * Security Policy in each, links only to http(s) and to each other. Beside
 * them go stocktake.css and stocktake.js; without the script everything is
 * there to read.
 */
#ifndef RENDER_HTML_H
#define RENDER_HTML_H

#include <glib.h>

#include "render/options.h"

void render_html(GString *out, const struct doc *doc, const struct render_options *options);

/* "index.html", "countries/LKA.html"; seen from the folder of the pages. Free with g_free. */
/* "logo.png", for the publisher's image; NULL: none. Free with g_free. */
char *html_logo(const struct publisher *publisher);

char *html_path(const char *page);

#endif

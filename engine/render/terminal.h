/* SPDX-License-Identifier: MIT */
/* Documents for a terminal: wrapped, bold and coloured only where that is asked for. */
#ifndef RENDER_TERMINAL_H
#define RENDER_TERMINAL_H

#include <glib.h>

#include "render/options.h"

void render_terminal(GString *out, const struct doc *doc, const struct render_options *options);

#endif

/* SPDX-License-Identifier: MIT */
/* Files that go beside the HTML pages as they are. The Makefile makes the arrays from the files of the same names. */
#ifndef RENDER_ASSET_H
#define RENDER_ASSET_H

#include <stddef.h>

extern const unsigned char asset_style_css[];
extern const size_t asset_style_css_length;
extern const unsigned char asset_script_js[];
extern const size_t asset_script_js_length;

#endif

/* SPDX-License-Identifier: MIT */
/* Which addresses may stand in a link, and which pages are those of countries. */
#ifndef RENDER_ADDRESS_H
#define RENDER_ADDRESS_H

#include <stdbool.h>

bool address_is_web(const char *address);  /* http:// or https://, nothing else */
bool address_is_country(const char *page); /* three capitals; NULL is none */

#endif

/* SPDX-License-Identifier: MIT */
#include "render/address.h"

#include <string.h>

#include <glib.h>

bool address_is_web(const char *address)
{
	return !g_ascii_strncasecmp(address, "https://", 8) || !g_ascii_strncasecmp(address, "http://", 7);
}

bool address_is_country(const char *page)
{
	return page && strlen(page) == 3 && g_ascii_isupper(page[0]) && g_ascii_isupper(page[1]) &&
	       g_ascii_isupper(page[2]);
}

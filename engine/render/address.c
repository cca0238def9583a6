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
	return page && strcmp(page, "index") != 0 && strcmp(page, "method") != 0;
}

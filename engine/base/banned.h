/* SPDX-License-Identifier: MIT */
/*
 * Functions that are errors here, by the compiler's own means. Makefile puts this file before every source. The system
 * headers come first, for their own declarations would be errors too.
 */
#ifndef BASE_BANNED_H
#define BASE_BANNED_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* No bound: snprintf, memcpy, GString. */
#ifndef __clang__ /* its fortified headers define some of these as macros; gcc refuses the calls */
#pragma GCC poison strcpy strcat strncpy strncat sprintf vsprintf gets
/* State of the process, or no way to see an error: g_strsplit, g_ascii_string_to_unsigned. */
#pragma GCC poison strtok atoi atof
/* The clock and the time zone must not get into a report: base/date.h. */
#pragma GCC poison localtime gmtime asctime ctime
/* Not repeatable; and no data may reach a shell. */
#pragma GCC poison rand system popen

#endif
#endif

/* SPDX-License-Identifier: MIT */
/* Dates of the Gregorian calendar, carried back to the year 1. No clock, no time zone, no locale. */
#include "base/date.h"

#include <stdio.h>
#include <string.h>

#include <glib.h>

static const char *const month_names[] = {"January", "February", "March",     "April",   "May",      "June",
					  "July",    "August",   "September", "October", "November", "December"};

static bool leap(int year)
{
	return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static int days_in(int year, int month)
{
	static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	return month == 2 && leap(year) ? 29 : days[month - 1];
}

/* The number that `digits` digits make, or -1. Stops at the NUL, for it is no digit. */
static int number(const char *text, int digits)
{
	int value = 0;
	for (int i = 0; i < digits; i++) {
		if (!g_ascii_isdigit(text[i]))
			return -1;
		value = value * 10 + (text[i] - '0');
	}
	return value;
}

/* "-NN" at the front of *text, between 1 and most; moves *text behind it. 0: not there. */
static int part(const char **text, int most)
{
	if (**text != '-')
		return 0;
	int value = number(*text + 1, 2);
	if (value < 1 || value > most)
		return 0;
	*text += 3;
	return value;
}

bool date_parse(const char *text, struct date *date)
{
	int year = number(text, 4);
	if (year < 1)
		return false;
	text += 4;
	int month = part(&text, 12);
	int of_month = month ? part(&text, days_in(year, month)) : 0;
	if (*text)
		return false;
	*date = (struct date){(short)year, (unsigned char)month, (unsigned char)of_month};
	return true;
}

bool date_given(struct date date)
{
	return date.year != 0;
}

bool date_is_day(struct date date)
{
	return date.day != 0;
}

/* Years are counted from March, so that the leap day is the last of its year. */
static day day_number(int year, int month, int day_of_month)
{
	if (month < 3) {
		year--;
		month += 12;
	}
	return 365 * year + year / 4 - year / 100 + year / 400 + (153 * (month - 3) + 2) / 5 + day_of_month - 306;
}

day date_first(struct date date)
{
	if (!date_given(date))
		return DAY_FIRST;
	return day_number(date.year, date.month ? date.month : 1, date.day ? date.day : 1);
}

day date_last(struct date date)
{
	if (!date_given(date))
		return DAY_LAST;
	int month = date.month ? date.month : 12;
	return day_number(date.year, month, date.day ? date.day : days_in(date.year, month));
}

struct date date_of_day(day n)
{
	g_assert(n >= DAY_FIRST && n <= DAY_LAST);
	int year = n / 366 + 1; /* never too late; at most a few years too early */
	while (year < 9999 && day_number(year + 1, 1, 1) <= n)
		year++;
	int month = 1;
	while (month < 12 && day_number(year, month + 1, 1) <= n)
		month++;
	return (struct date){(short)year, (unsigned char)month, (unsigned char)(n - day_number(year, month, 1) + 1)};
}

char *date_format(struct date date, char out[DATE_ROOM])
{
	unsigned year = (unsigned)date.year % 10000, month = date.month % 100U, of_month = date.day % 100U;
	if (!date_given(date))
		out[0] = '\0';
	else if (!date.month)
		(void)snprintf(out, DATE_ROOM, "%04u", year);
	else if (!date.day)
		(void)snprintf(out, DATE_ROOM, "%04u-%02u", year, month);
	else
		(void)snprintf(out, DATE_ROOM, "%04u-%02u-%02u", year, month, of_month);
	return out;
}

char *date_words(struct date date, char out[DATE_WORDS_ROOM])
{
	const char *month = date.month ? month_names[(date.month - 1) % 12] : "";
	unsigned year = (unsigned)date.year % 10000, of_month = date.day % 100U;
	if (!date_given(date))
		out[0] = '\0';
	else if (!date.month)
		(void)snprintf(out, DATE_WORDS_ROOM, "%u", year);
	else if (!date.day)
		(void)snprintf(out, DATE_WORDS_ROOM, "%s %u", month, year);
	else
		(void)snprintf(out, DATE_WORDS_ROOM, "%u %s %u", of_month, month, year);
	return out;
}

/* SPDX-License-Identifier: MIT */
/*
 * Dates as law gives them: a year, a month of a year, or a day. A date that is
 * less than a day stands for every day in it (comparison.md, rule 7).
 */
#ifndef BASE_DATE_H
#define BASE_DATE_H

#include <stdbool.h>

struct date {
	short year;          /* 1 to 9999; 0: no date */
	unsigned char month; /* 0: only the year is known */
	unsigned char day;   /* 0: only the month is known */
};

/* Days are counted, so that they can be compared; 0001-01-01 is day 1. */
typedef int day;
#define DAY_FIRST 1
#define DAY_LAST 3652059 /* 9999-12-31 */

/* YYYY, YYYY-MM or YYYY-MM-DD of a day that exists; false otherwise, and *date is untouched. */
bool date_parse(const char *text, struct date *date);

bool date_given(struct date date);
bool date_is_day(struct date date);
day date_first(struct date date); /* the first day it may mean; DAY_FIRST for no date */
day date_last(struct date date);  /* the last day it may mean; DAY_LAST for no date */
struct date date_of_day(day n);

/* YYYY, YYYY-MM or YYYY-MM-DD into `out`; "" for no date. Returns out. */
#define DATE_ROOM 11
char *date_format(struct date date, char out[DATE_ROOM]);

/* "24 November 2026", "November 2026", "2026", in English whatever the locale. Returns out. */
#define DATE_WORDS_ROOM 20
char *date_words(struct date date, char out[DATE_WORDS_ROOM]);

#endif

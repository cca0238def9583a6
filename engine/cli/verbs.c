/* SPDX-License-Identifier: MIT */
#include "cli/verbs.h"

#define TEXT(name, letter, field, what, value) \
	{ \
		name, letter, 0, G_OPTION_ARG_FILENAME, &settings_of_run.field, what, value \
	}
#define TEXTS(name, letter, field, what, value) \
	{ \
		name, letter, 0, G_OPTION_ARG_FILENAME_ARRAY, &settings_of_run.field, what, value \
	}
#define END \
	{ \
		NULL, 0, 0, G_OPTION_ARG_NONE, NULL, NULL, NULL \
	}

/* Options that several verbs have. */
#define INSTRUMENTS TEXTS("instrument", 0, instruments, "only this treaty; may be given again", "ID")
#define TOPIC TEXT("topic", 0, topic, "only clauses of this topic", "TOPIC")
#define THEME TEXT("theme", 0, theme, "only clauses of this theme", "THEME")
#define AS_OF TEXT("as-of", 0, as_of, "the law of this day (default: the day in frameworks/stocktake.yaml)", "DATE")

static const GOptionEntry report_options[] = {
	INSTRUMENTS,
	TOPIC,
	THEME,
	AS_OF,
	TEXT("format", 0, format, "md, html, json, csv or xlsx, several with commas (default: md)", "FORMAT,…"),
	TEXT("output", 'o', output,
	     "the folder to write to (default: reports; one country and one format: standard output)", "DIR"),
	TEXT("fail-on", 0, fail_on, "exit with 1 where a clause that binds has one of these statuses", "STATUS,…"),
	END,
};

static const GOptionEntry check_options[] = {
	TEXT("format", 0, format, "text, json or github (default: text)", "FORMAT"),
	END,
};

static const GOptionEntry explain_options[] = {
	AS_OF,
	END,
};

static const GOptionEntry handbook_options[] = {
	TEXT("format", 0, format, "md or html, both with a comma (default: md)", "FORMAT,…"),
	TEXT("output", 'o', output, "the folder to write all treaties to (default: standard output)", "DIR"),
	END,
};

static const GOptionEntry list_options[] = {
	INSTRUMENTS,
	END,
};

static const GOptionEntry selecting_options[] = {
	INSTRUMENTS, TOPIC, THEME, AS_OF, END,
};

static const GOptionEntry brief_options[] = {
	TOPIC,
	AS_OF,
	TEXT("format", 0, format, "md, html or both with a comma (default: both)", "FORMAT,…"),
	TEXT("output", 'o', output, "the folder to write to (default: reports)", "DIR"),
	END,
};

static const GOptionEntry no_options[] = {
	END,
};

const struct verb verbs[] = {
	{"report", "[COUNTRY…]", "write gap reports", report_options, verb_report},
	{"check", "[PATH…]", "check the data alone, and say what each claim of absence claims", check_options,
	 verb_check},
	{"explain", "[COUNTRY] CLAUSE", "say why a finding is what it is", explain_options, verb_explain},
	{"handbook", "[INSTRUMENT]", "print what each clause of a treaty asks and how it is tested", handbook_options,
	 verb_handbook},
	{"list", "countries|instruments|clauses|vocabulary", "list what there is", list_options, verb_list},
	{"brief", "COUNTRY…", "write a briefing pack for a workshop", brief_options, verb_brief},
	{"questions", "COUNTRY", "print the questions that would settle what is not known, for a ministry to answer",
	 selecting_options, verb_questions},
	{"self-assessment", "COUNTRY", "print draft answers to the questionnaire of the review of the Convention",
	 selecting_options, verb_self_assessment},
	{"new", "COUNTRY [NAME]", "begin the framework of a country, with every question in place", no_options,
	 verb_new},
	{"schema", "", "print the form of a country's files as a JSON Schema, for editors", no_options, verb_schema},
	{NULL, NULL, NULL, NULL, NULL},
};

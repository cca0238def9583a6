#!/bin/sh
# SPDX-License-Identifier: MIT
# A file of engine/ includes only from its own folder and those before it; one place knows each foreign library.
cd "$(dirname "$0")/.." || exit 1
LC_ALL=C awk '
BEGIN { n = split("base read model assess report render cli", order, " "); for (i = 1; i <= n; i++) rank[order[i]] = i
	only["yaml.h"] = "engine/read/yaml.c"; only["libxml/"] = "engine/read/xml.c"
	only["cmark.h"] = "engine/read/prose.c"; only["xlsxwriter"] = "engine/render/"; only["check.h"] = "tests/" }
/^[ \t]*#[ \t]*include/ {
	split(FILENAME, part, "/"); from = part[2]
	what = $0; sub(/^[^<"]*[<"]/, "", what); sub(/[>"].*/, "", what)
	to = what; sub(/\/.*/, "", to)
	if (/"/ && !(to in rank)) { print FILENAME ":" FNR ": no folder: " $0; bad = 1 }
	if (/"/ && rank[to] > rank[from]) { print FILENAME ":" FNR ": " from " must not know " to ": " $0; bad = 1 }
	for (library in only) if (/</ && index(what, library) == 1 && index(FILENAME, only[library]) != 1) {
		print FILENAME ":" FNR ": " what " belongs to " only[library]; bad = 1 } }
END { exit bad }' $(find engine -name '*.[ch]' | LC_ALL=C sort)

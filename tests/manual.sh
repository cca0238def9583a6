#!/bin/sh
# SPDX-License-Identifier: MIT
# Holds that the manual is complete and that its examples work; with --write, makes its tables again from the sources;
# with --examples FOLDER, writes the files that its examples are into that folder.
#
# In the pages, `.\" table NAME` to `.\" end` is made from the sources. `.\" file PATH` puts the next display into an
# example folder as that file; `.\" run N` runs the lines of the next display that begin with `$`, and wants exit N.
set -eu
cd "$(dirname "$0")/.."
root=$(pwd)
stocktake=${STOCKTAKE:-$root/build/release/stocktake}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export LC_ALL=C
unset STOCKTAKE
passed=0 failed=0

good() { passed=$((passed + 1)); }
bad() { failed=$((failed + 1)); echo "FAIL manual: $*"; }

# ---- tables, made from the sources ----

strings() { # the C strings of each line, a tab between, as roff
	awk '{ out = ""; rest = $0
		while (match(rest, /"([^"\\]|\\.)*"/)) {
			s = substr(rest, RSTART + 1, RLENGTH - 2); rest = substr(rest, RSTART + RLENGTH)
			gsub(/\\"/, "\"", s); gsub(/\\\\/, "\\", s); gsub(/\\/, "\\e", s)
			out = out (out == "" ? "" : "\t") s }
		print out }'
}

table_diagnostics() {
	echo '.Bl -tag -width Ds'
	grep '^DIAG(' engine/base/diag-codes.h | sed 's/, DIAG_WARNING, "/, " (a warning)", "/' | strings | awk -F '\t' '{
		gsub(/\. /, ".\n", $NF); print ".It Sy " $1 "\n" toupper(substr($(NF - 1), 1, 1)) substr($(NF - 1), 2) \
			(NF > 3 ? $2 : "") ".\n" $NF }'
	echo '.El'
}

table_limits() {
	echo '.Bl -column "00000000" "diagnostics shown to GitHub, which has room for no more"'
	sed -n 's/^[[:space:]]*LIMIT(\([A-Z_]*\), *\([0-9]*\), *"\(.*\)", *\([A-Z_]*\)).*/.It \2 Ta \3/p' engine/base/limits.h
	echo '.El'
}

tags() { # of vocabulary.xml, one a line: NAME, then `name="value"` with tabs between; an end tag is /NAME
	tr '\n' ' ' <instruments/vocabulary.xml | sed 's/<!--/\n<!--/g; s/-->/-->\n/g' | grep -v '^<!--' | tr '\n' ' ' |
		awk 'BEGIN { RS = ">" } { sub(/^[^<]*</, ""); closed = sub(/\/ *$/, "")
			name = $1; rest = $0; sub(/^[^ ]* */, "", rest); gsub(/ +/, " ", rest); gsub(/" /, "\"\t", rest)
			gsub(/&amp;/, "\\&", rest); print name "\t" rest; if (closed) print "/" name }'
}

vocabulary_awk='function a(name,   i) { for (i = 2; i <= NF; i++) if (index($i, name "=\"") == 1)
	return substr($i, length(name) + 3, length($i) - length(name) - 3); return "" }'

table_kinds() {
	tags | awk -F '\t' "$vocabulary_awk"'
		$1 == "kind" { print ".Ss Kind: " a("id") "\n" a("definition")
			if (a("topic") != "") print "Its absence is searched under the topic\n.Cm " a("topic") " ."
			print ".TS\nl l l lx.\nfacet\ttype\tleft out\tmeaning\n_" }
		$1 == "facet" { marks = ""
			if (a("role") == "key") marks = marks "; what the rule is about"
			if (a("required") == "yes") marks = marks "; required"
			if (a("because") == "yes") marks = marks "; with \\fBbecause\\fR"
			if (a("needed-for") != "") marks = marks "; *" a("needed-for")
			if (a("role") == "unasked") marks = marks "; asked only where a treaty names it"
			type = a("type"); if (a("list") != "" && a("list") != a("id")) type = type " " a("list")
			silence = a("silence"); if (a("needed-for") != "") silence = "any*"
			print a("id") "\t" type "\t" silence "\tT{\n" a("label") marks "\nT}" }
		$1 == "/kind" { print ".TE" }'
}

table_terms() {
	echo '.Bl -tag -width Ds'
	tags | awk -F '\t' "$vocabulary_awk"'
		function close_terms(to) { while (depth > to) { text = text (open[depth] ? ", others)" : ")"); depth-- } }
		$1 == "list" { print ".It Sy " a("id") "\n" a("label") ":"; text = ""; level = depth = 0; rest = a("rest-label") }
		$1 == "term" { level++
			if (level > depth + 1) { text = text " ("; depth++; open[depth] = parent_open[level - 1] }
			else { close_terms(level - 1); if (text != "") text = text ", " }
			id = a("id"); gsub(/-/, "\\-", id); text = text id; parent_open[level] = a("closed") != "yes" }
		$1 == "/term" { level-- }
		$1 == "/list" { close_terms(0); print text (rest == "" ? "." : "; beyond them: " rest ".") }'
	echo '.El'
}

table_topics() {
	echo '.Bl -tag -width "document-security"'
	tags | awk -F '\t' "$vocabulary_awk"' $1 == "topic" { print ".It Cm " a("id") "\n" a("label") "." }'
	echo '.El'
}

table_themes() {
	tags | awk -F '\t' "$vocabulary_awk"' $1 == "theme" { print (n++ ? " ,\n" : "") ".Cm " a("id") }' | sed 'N;s/\n ,/ ,/;P;D' |
		sed '$s/$/ ./'
}

made_again() { # PAGE: with its tables made from the sources
	while IFS= read -r line || [ -n "$line" ]; do
		case $line in
		'.\" end') skipping='' ;;
		esac
		[ -n "$skipping" ] || printf '%s\n' "$line"
		case $line in
		'.\" table '*) skipping=yes; "table_${line#??? table }" ;;
		esac
	done <"$1"
}

check_tables() {
	for page in man/*.[15]; do
		skipping=''
		made_again "$page" >"$work/page"
		if [ "$mode" = write ]; then
			cmp -s "$work/page" "$page" || cat "$work/page" >"$page"
		elif cmp -s "$work/page" "$page"; then
			good
		else
			bad "$page: its tables are older than the sources; run tests/manual.sh --write"
		fi
	done
}

# ---- what has to stand in a page ----

has() { # PAGE WHAT MACRO WORD: a macro line of the page names the word
	if grep -Eq "^\.(It |Op |Pp )?(.* )?($3) (.* )?$4( |\$)" "$1"; then good; else bad "$1 does not have the $2 '$4'"; fi
}

check_command_line() {
	"$stocktake" --help | sed -n 's/^  \([a-z-][a-z-]*\)  *.*/\1/p' >"$work/verbs"
	while read -r verb; do
		has man/stocktake.1 verb Cm "$verb"
		"$stocktake" "$verb" --help | grep -Eo '^ +(-., )?--[a-z-]+|^ +-.' | grep -Eo -e '--?[A-Za-z-]+' | sed 's/^-//' >"$work/options"
		while read -r option; do has man/stocktake.1 "option of $verb" Fl "$option"; done <"$work/options"
		cat "$work/options" >>"$work/all-options"
	done <"$work/verbs"
	grep -Eo '^\.It Fl [^ ]+' man/stocktake.1 | cut -d ' ' -f 3 >"$work/documented"
	while read -r option; do
		grep -qxe "$option" "$work/all-options" && good || bad "man/stocktake.1 has the option '-$option', which is none"
	done <"$work/documented"
}

rows() { sed -En 's/.*(MUST|MAY|MUST_SAY|MAY_SAY|CHILDREN)\("([a-z-]+)".*/\2/p' "$@" | sort -u; }

json_keys() { # the properties of the schema; its definitions stand at four blanks, after $defs
	awk -F '"' '/^  "\$defs"/ { defs = 1 } /^    "[a-z_]+": {/ && !defs || /^        "[a-z_]+": {/ { print $2 }' docs/findings.schema.json |
		sort -u
}

check_keys() {
	for key in $(rows engine/model/assessment.c engine/model/elements.c); do
		has man/stocktake-instruments.5 'element or attribute' 'Cm|Ic' "(st:)?$key"
	done
	for key in $(rows engine/model/framework.c engine/model/state.c engine/model/law.c engine/model/provision.c \
		engine/model/rule.c engine/model/claims.c engine/model/corpus.c); do
		has man/stocktake-frameworks.5 key Cm "$key"
	done
	for key in $(json_keys); do
		has man/stocktake.1 'JSON key' Va "$key"
	done
}

# ---- examples ----

take_out() { # each marked display into a file of $work/example, or a script of $work/runs
	awk -v to="$work" '
		/^\.\\" file / { file = to "/example/" $3; next }
		/^\.\\" run / { file = to "/runs/" FILENAME "." FNR "." $3; gsub(/man\//, "", file); next }
		/^\.Bd / && file != "" { inside = 1; next }
		/^\.Ed/ { inside = 0; file = "" }
		inside { gsub(/\\&/, ""); gsub(/\\e/, "\\"); gsub(/\\-/, "-"); gsub(/\\\(aq/, "\047"); print >file }' "$@"
}

check_examples() {
	mkdir -p "$work/example/frameworks/XAA" "$work/example/instruments" "$work/runs" "$work/bin"
	cp instruments/*.xml "$work/example/instruments/"
	ln -s "$stocktake" "$work/bin/stocktake"
	take_out man/*.[15]
	cd "$work/example"
	if "$stocktake" check >"$work/said" 2>&1; then good; else bad "its examples have errors:"; cat "$work/said"; fi
	for script in "$work"/runs/*; do
		wanted=${script##*.}
		sed -n 's/^\$ //p' "$script" >"$script.sh"
		code=0
		PATH=$work/bin:$PATH sh -eu "$script.sh" >"$work/said" 2>&1 </dev/null || code=$?
		if [ "$code" -eq "$wanted" ]; then good; else bad "$(basename "$script") ends with $code:"; cat "$script.sh" "$work/said"; fi
	done
	cd "$root"
}

check_form() {
	command -v mandoc >/dev/null || { echo 'manual: no mandoc here, its form is not checked'; return 0; }
	for page in man/*.[15]; do
		if mandoc -T lint -W warning "$page" >"$work/said"; then good; else bad "$page:"; cat "$work/said"; fi
	done
}

mode=${1-check}
mode=${mode#--}
if [ "$mode" = examples ]; then
	mkdir -p "$work/example/frameworks/XAA" "$work/example/instruments" "$work/runs"
	take_out man/*.[15]
	cp -R "$work/example/." "$2"
	exit 0
fi
check_tables
[ "$mode" = check ] || exit 0
check_command_line
check_keys
check_examples
check_form
echo "manual: $passed passed, $failed failed"
[ "$failed" -eq 0 ]

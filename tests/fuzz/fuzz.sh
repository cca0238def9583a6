#!/bin/sh
# SPDX-License-Identifier: MIT
# fuzz.sh SECONDS HARNESS...: each harness for so long, beginning with tests/fuzz/corpus (seeds by hand, and in minimised.tar.gz what
# long runs found, one input for each edge: -set_cover_merge=1) and what the repository has of its input; a dictionary is made from the vocabulary and the keys of the examples. Prints of each how far it came: the edges
# that were covered, the runs, and how often what was tried was bound and compared. What brings a fault is kept in
# build/fuzz/, and ends the run with 1. SEED=N begins each at the same place, so that one who changes the law is not stopped
# by what chance finds. SAY=1 HARNESS FILE shows what is said of a file.
set -eu
cd "$(dirname "$0")/../.."
seconds=$1
shift
work=build/fuzz
mkdir -p "$work"
{
	grep -oh '"[a-zA-Z:_-][a-zA-Z0-9:_-]*"' instruments/vocabulary.xml
	cat tests/cases/base/frameworks/*/*.yaml tests/fuzz/corpus/*/* | grep -aoE '(st:)?[a-z][a-z-]+[:=]' | sed 's/.*/"&"/'
	printf '"%s"\n' '\x0a%%%%\x0a' '&amp;' '&#x3c;' '<![CDATA[' ']]>' '<!--' '\x0a  - ' ': |\x0a' 'any-of' 'P4Y' '2019-12-31'
} | LC_ALL=C sort -u >"$work/dictionary"
tar -xzf tests/fuzz/corpus/minimised.tar.gz -C "$work"
failed=0
for harness in "$@"; do
	name=$(basename "$harness")
	corpus=$work/$name.corpus
	mkdir -p "$corpus"
	case $name in
	fuzz_framework) files=$(ls tests/bad/*/input/frameworks/*/*.yaml tests/cases/base/frameworks/*/*.yaml) ;;
	fuzz_treaty) files=$(ls tests/bad/*/input/instruments/*.xml) ;;
	fuzz_prose) files='README.md CONTRIBUTING.md' ;;
	*) files='' ;;
	esac
	for file in $files; do cp "$file" "$corpus/$(echo "$file" | tr / _)"; done
	code=0
	G_SLICE=always-malloc "$harness" -max_total_time="$seconds" -timeout=20 -rss_limit_mb=2048 -max_len=20000 -seed="${SEED:-0}" \
		-dict="$work/dictionary" -artifact_prefix="$work/$name-" -print_final_stats=1 "$corpus" "tests/fuzz/corpus/$name" \
		>"$work/$name.log" 2>&1 || code=$?
	if [ $code -eq 0 ]; then
		cover=$(grep -a 'cov:' "$work/$name.log" | tail -n 1 | sed 's/.*cov: \([0-9]*\) ft: \([0-9]*\).*/\1 edges, \2 features/')
		runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$work/$name.log")
		echo "$name: $runs runs, $cover; $(grep -a "^$name: " "$work/$name.log" | sed 's/^[a-z_]*: //')"
	else
		failed=1
		grep -aE 'ERROR|SUMMARY|does not hold|runtime error|Test unit written|#[0-9]+ .* (tests|engine)/' "$work/$name.log" | tail -n 12
		echo "$name: FAILED"
	fi
done
exit $failed

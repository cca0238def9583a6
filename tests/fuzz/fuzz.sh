#!/bin/sh
# SPDX-License-Identifier: MIT
# fuzz.sh SECONDS HARNESS...: each harness for so long, beginning with what the repository has of its input; a dictionary is
# made from the vocabulary. What brings a fault is kept in build/fuzz/.
set -eu
cd "$(dirname "$0")/../.."
seconds=$1
shift
work=build/fuzz
mkdir -p "$work"
grep -o '"[a-zA-Z:_-][a-zA-Z0-9:_-]*"' instruments/vocabulary.xml | sort -u | head -2000 >"$work/dictionary"
for harness in "$@"; do
	name=$(basename "$harness")
	corpus=$work/$name.corpus
	mkdir -p "$corpus"
	case $name in
	fuzz_framework) files=$(ls frameworks/*/*.yaml tests/bad/*/input/frameworks/*/*.yaml tests/cases/base/frameworks/*/*.yaml) ;;
	fuzz_treaty) files=$(ls tests/bad/*/input/instruments/*.xml 2>/dev/null) ;;
	*) files=$(ls README.md CONTRIBUTING.md tests/bad/prose*/input/frameworks/*/*.yaml 2>/dev/null) ;;
	esac
	for file in $files; do
		[ "$(wc -c <"$file")" -gt 20000 ] || cp "$file" "$corpus/$(echo "$file" | tr / _)"
	done
	# A whole small country, so that the comparison is reached.
	[ "$name" != fuzz_framework ] || cat tests/cases/base/frameworks/XAA/*.yaml >"$corpus/whole"
	echo "== $name"
	G_SLICE=always-malloc "$harness" -max_total_time="$seconds" -timeout=20 -rss_limit_mb=2048 -dict="$work/dictionary" \
		-artifact_prefix="$work/" -print_final_stats=1 "$corpus" 2>&1 | grep -E 'DONE|stat::number_of_exec|ERROR|SUMMARY|Assert|fuzz_|cov:' | tail -8
done

#!/bin/sh
# SPDX-License-Identifier: MIT
# Every file says its licence in an SPDX header, save those whose form has no room for one (LICENSE names them).
cd "$(dirname "$0")/.." || exit 1
files() {
	if [ -e .git ] && command -v git >/dev/null; then git ls-files --cached --others --exclude-standard; else find . -type f | sed 's/^\.\///'; fi
}
files | LC_ALL=C sort -u | grep -Ev '^(build|reports|LICENSES)/|/node_modules/|^tests/(cases|bad)/[^/]+/|^tests/fuzz/corpus/|\.(json|png)$' |
	grep -Evx 'LICENSE|\.clang-format|\.editorconfig|\.gitattributes|\.gitignore' | {
	n=0 bad=0
	while IFS= read -r file; do
		[ -f "$file" ] || continue
		n=$((n + 1))
		head -n 5 "$file" | grep -Eq 'SPDX-License-Identifier: (MIT|CC-BY-4\.0)' && continue
		bad=$((bad + 1))
		echo "$file: no SPDX-License-Identifier in its first lines"
	done
	echo "licences: $((n - bad)) passed, $bad failed"
	[ "$bad" -eq 0 ] && [ "$n" -gt 0 ]
}

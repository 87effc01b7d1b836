#!/bin/sh
# Checks DOCX and XLSX files against the schemas of Office Open XML with openxml-audit
# (https://pypi.org/project/openxml-audit); any finding, error or warning, is a failure.
set -eu
failed=0
for file in "$@"; do
    findings=$(openxml-audit -m 0 -o json "$file") || true
    counts=$(printf '%s' "$findings" | tr -d ' \n' | sed -n 's/.*"error_count":\([0-9]*\),"warning_count":\([0-9]*\).*/\1 \2/p')
    if [ "$counts" = "0 0" ]; then
        echo "$file: no findings"
    else
        printf '%s: %s\n' "$file" "$findings" >&2
        failed=1
    fi
done
exit $failed

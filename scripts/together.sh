#!/usr/bin/env bash
# Runs make targets at the same time. What each prints begins with its name, and at the end stands how long
# it took. Fails when one of them fails.
set -euo pipefail
cd "$(dirname "$0")/.."

step() { # target
    local start=$SECONDS
    echo "» $1: starts"
    if make --no-print-directory "$1" 2>&1 | sed "s/^/$1 | /"; then
        echo "» $1: passed after $((SECONDS - start)) s"
    else
        echo "» $1: FAILED after $((SECONDS - start)) s, see the lines that begin with \"$1 |\""
        return 1
    fi
}

steps=() failed=0
for target in "$@"; do
    step "$target" &
    steps+=($!)
done
for process in "${steps[@]}"; do wait "$process" || failed=1; done
exit "$failed"

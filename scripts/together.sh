#!/usr/bin/env bash
# Runs make targets at the same time. What each prints begins with its name, and at the end stands how long
# it took. Fails when one of them fails.
#
# A target that passed with the same files is skipped, as Bazel and `go test` do. FORCE=1 runs it again.
set -euo pipefail
cd "$(dirname "$0")/.."

passed=${CARGO_TARGET_DIR:-target}/passed

# A digest of all that the target depends on.
inputs() { # target
    local except=()
    case $1 in
        # They build or run the demo host.
        browser | api | budget) except=(':!*.md' ':!docs' ':!tests' ':!bench' ':!fuzz') ;;
    esac
    {
        rustc --version --verbose
        node --version
        { chromium-headless-shell --version || chromium --version || google-chrome --version || true; } 2>/dev/null
        git ls-files -z --cached --others --exclude-standard -- . "${except[@]}" | sort -z |
            xargs -0 sha256sum 2>/dev/null || true
    } | sha256sum
}

step() { # target
    local start=$SECONDS inputs
    inputs=$(inputs "$1")
    if [ -z "${FORCE:-}" ] && [ "$(cat "$passed/$1" 2>/dev/null)" = "$inputs" ]; then
        echo "» $1: skipped, because it passed with the same files; FORCE=1 runs it again"
        return
    fi
    echo "» $1: starts"
    if make --no-print-directory "$1" 2>&1 | sed "s/^/$1 | /"; then
        echo "» $1: passed after $((SECONDS - start)) s"
        mkdir -p "$passed"
        # Without git there is no list of the files.
        if git rev-parse --git-dir >/dev/null 2>&1; then echo "$inputs" >"$passed/$1"; fi
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

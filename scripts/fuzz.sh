#!/usr/bin/env bash
# Fuzzes for FUZZ_SECONDS each (60): the parser of addresses, and the reader of posted forms. What is
# found ends up in fuzz/artifacts, and then in a test.
set -euo pipefail
cd "$(dirname "$0")/.."

seconds=${FUZZ_SECONDS:-60}
out=$(realpath -m "${CARGO_TARGET_DIR:-target}/fuzz")
unset CARGO_TARGET_DIR

if ! cargo +nightly --version >/dev/null 2>&1; then
    echo "fuzzing needs the nightly toolchain: rustup toolchain install nightly --profile minimal" >&2
    exit 1
fi
scripts/setup.sh fuzz

plant() { # target, first byte: one file for each line of the seeds
    local number=0 seed
    mkdir -p "$out/corpus/$1"
    while IFS= read -r seed; do
        number=$((number + 1))
        printf "$2%s" "$seed" >"$out/corpus/$1/seed$2-$number"
    done <"fuzz/seeds.txt"
}

run() { # target, options…
    local target=$1
    shift
    cargo +nightly fuzz run --fuzz-dir fuzz --target-dir "$out" "$target" "$out/corpus/$target" -- \
        -max_total_time="$seconds" -print_final_stats=1 "$@"
}

rm -rf "$out"/corpus/*/seed*
plant parse '\000' # the rules of a sign-up
plant parse '\036' # everything but a name of one's own allowed
run parse -max_len=1100 -dict=fuzz/parse.dict
mkdir -p "$out/corpus/submission"
printf 'email=ada%%40example.org&password=a+few+words' >"$out/corpus/submission/seed"
run submission -max_len=2000

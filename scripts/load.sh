#!/usr/bin/env bash
# Signs up at the demo host over loopback as fast as it goes, with 1, 16, 64 and 256 clients for
# LOAD_SECONDS each (20), while others look at its pages. Prints one table.
#
# Each row has its own measure, before and after, of how many passwords the same build hashes for as many
# clients with nothing beside it. The clients come back after as many seconds as a 503 tells them; in the
# last row they do not listen. Server and clients share the cores, and whatever else runs on the machine
# shows: use a quiet one.
set -euo pipefail
cd "$(dirname "$0")/.."

seconds=${LOAD_SECONDS:-20}
read -ra levels <<<"${LOAD_CLIENTS:-1 16 64 256 256!}"
scripts/setup.sh load
cargo build --quiet --release --package host --package bench --features host/ssr,bench/load \
    --bin host --bin hash-rate
release=$(realpath "${CARGO_TARGET_DIR:-target}/release")
scripts=$PWD/bench/load

work=$(mktemp -d)
process=
stop() {
    [ -z "$process" ] || kill "$process" 2>/dev/null || true
    wait 2>/dev/null || true
    rm -rf "$work"
}
trap stop EXIT

port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
url="http://127.0.0.1:$port"
(
    cd "$work"
    exec env -u SMTP_URL -u PUBLIC_URL -u NAME_SERVERS -u GITHUB_URL LEPTOS_OUTPUT_NAME=host \
        LEPTOS_SITE_ROOT="$work" LEPTOS_SITE_PKG_DIR=pkg LEPTOS_SITE_ADDR="127.0.0.1:$port" \
        DATABASE_URL="sqlite:$work/host.db" RATE_LIMITS=off MAIL_BUDGETS=off RUST_LOG=error "$release/host"
) >"$work/log" 2>&1 &
process=$!

fail() {
    printf '%s. The host says:\n' "$1" >&2
    tail -n 40 "$work/log" >&2
    exit 1
}

for _ in $(seq 100); do
    kill -0 "$process" 2>/dev/null || fail "the host does not start"
    (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null && break
    sleep 0.1
done

megabytes() { awk -v "of=$1:" '$1 == of { printf "%.0f", $2 * 1024 / 1e6 }' "/proc/$process/status"; }

# What a script of ours printed, without what wrk says before.
figures() { grep -E '^[a-z0-9_]+ [0-9.e+-]+$' "$1"; }

format='%8s %11s %11s %6s %8s %8s %7s %8s %9s %9s %9s %9s\n'
# shellcheck disable=SC2059 # one format for all rows
row() { printf "$format" "$@"; }

printf '%s cores, %s s for each row, %s MB before; times in ms, memory in MB\n' \
    "$(nproc)" "$seconds" "$(megabytes VmRSS)"
row clients sign-ups/s hashes/s ratio p50 p99 503s 503-p99 page-p50 page-p99 mem-peak mem-after

all_clients=0
for level in "${levels[@]}"; do
    clients=${level%!}
    manner=patient
    [ "$clients" = "$level" ] || manner=impatient
    all_clients=$((all_clients + clients))
    before=$("$release/hash-rate" "$clients" 10)
    # From here on, the peak is that of this row.
    echo 5 >"/proc/$process/clear_refs"
    wrk --threads 2 --connections 2 --duration "${seconds}s" --script "$scripts/pages.lua" "$url" \
        -- "$scripts" / /signup >"$work/pages" &
    pages=$!
    wrk --threads "$clients" --connections "$clients" --duration "${seconds}s" --timeout 60s \
        --script "$scripts/sign_ups.lua" "$url/signup" -- "$scripts" "$clients-$manner" "$manner" \
        >"$work/sign_ups"
    wait "$pages"
    peak=$(megabytes VmHWM)
    # The workers send what is left.
    sleep 2
    after=$("$release/hash-rate" "$clients" 10)
    hashes=$(awk "BEGIN { print ($before + $after) / 2 }")
    declare -A got=()
    while read -r name number; do
        got[$name]=$number
    done < <(figures "$work/sign_ups" && figures "$work/pages")
    [ "${got[other]}" = 0 ] || fail "$level clients had ${got[other]} answers other than 303 and 503"
    [ "${got[page_failed]}" = 0 ] || fail "${got[page_failed]} pages were not to be had"
    [ "${got[dishonest]}" = 0 ] || fail "${got[dishonest]} times 503 came without Retry-After"
    echo "${got[accepted]}" >>"$work/accepted"
    ms() { printf '%.1f' "${got[$1]}"; }
    row "$level" "$(ms per_second)" "$(printf '%.1f' "$hashes")" \
        "$(awk "BEGIN { printf \"%.2f\", ${got[per_second]} / $hashes }")" \
        "$(ms p50)" "$(ms p99)" "${got[busy]}" "$(ms busy_p99)" "$(ms page_p50)" "$(ms page_p99)" \
        "$peak" "$(megabytes VmRSS)"
done

# Whoever was told 303 has an attempt, and nobody else: but for those whom the end of a row cut off.
accepted=$(awk '{ sum += $1 } END { print sum }' "$work/accepted")
attempts=$(sqlite3 "$work/host.db" 'SELECT count(*) FROM signup_attempt')
mailed=$(sqlite3 "$work/host.db" "SELECT count(*) FROM signup_outbox WHERE state = 'sent'")
echo "$accepted accepted, $attempts attempts written, $mailed mails sent"
if [ "$attempts" -lt "$accepted" ] || [ "$attempts" -gt $((accepted + all_clients)) ]; then
    fail "attempts were lost, or written for those who were turned away"
fi

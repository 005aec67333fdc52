#!/usr/bin/env bash
# Sends what the demo host's OpenAPI document allows, and what it does not, to the host itself: no
# failure of the server, no status that is not in the document, no answer outside its schema.
#
# The host was built before (`make api`, or `cargo leptos build`). SCHEMATHESIS_EXAMPLES (40) is how many
# requests of each kind are made up, SCHEMATHESIS_SEED (1) which.
set -euo pipefail
cd "$(dirname "$0")/.."

version=4.32.5
venv="${XDG_CACHE_HOME:-$HOME/.cache}/leptos_signup/schemathesis-$version"
host=$(realpath "${CARGO_TARGET_DIR:-target}/debug/host")

if ! [ -f "$venv/.installed" ]; then
    echo "» installing schemathesis $version (about a minute, once)" >&2
    rm -rf "$venv"
    python3 -m venv "$venv"
    "$venv/bin/pip" install --quiet --disable-pip-version-check "schemathesis==$version"
    touch "$venv/.installed"
fi

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
        DATABASE_URL="sqlite:$work/host.db" RATE_LIMITS=off RUST_LOG=warn "$host"
) >"$work/log" 2>&1 &
process=$!

# It is served below the path of each form that has the API: of the first one here.
document=examples/host/openapi.json
first=$(python3 -c 'import json, sys; print(next(iter(json.load(open(sys.argv[1]))["paths"])))' "$document")
served="$url${first%/*}/openapi.json"
for _ in $(seq 150); do
    kill -0 "$process" 2>/dev/null || break
    python3 - "$served" >"$work/served.json" 2>/dev/null <<'PY' && break
import sys, urllib.request
sys.stdout.buffer.write(urllib.request.urlopen(sys.argv[1]).read())
PY
    sleep 0.1
done
if ! cmp "$work/served.json" "$document"; then
    echo "the host does not serve $document: run \`make openapi\`, and see what opens the API in" \
        "examples/host/src/main.rs. The host says:" >&2
    cat "$work/log" >&2
    exit 1
fi

# What is within the schema may still be refused with 422 (no schema says what a good password is), but
# never with 400. What is outside is refused. Left out are the checks of resources, which nothing here is.
checks=not_a_server_error,status_code_conformance,content_type_conformance
checks+=,response_headers_conformance,response_schema_conformance
checks+=,negative_data_rejection,positive_data_acceptance
checks+=,unsupported_method,allow_header_conformance
cat >"$work/schemathesis.toml" <<'TOML'
[checks.positive_data_acceptance]
expected-statuses = ["2xx", 404, 409, 410, 422, 429]
TOML
cd "$work"
"$venv/bin/st" run "$served" --no-color --seed "${SCHEMATHESIS_SEED:-1}" \
    --max-examples "${SCHEMATHESIS_EXAMPLES:-40}" --continue-on-failure --warnings off \
    --checks "$checks" || {
    echo "the host says:" >&2
    tail -n 40 "$work/log" >&2
    exit 1
}

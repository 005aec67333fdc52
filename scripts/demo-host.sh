# For other scripts: starts the demo host `$1` on a free port and an empty SQLite database, and ends it with
# the script. Further arguments are settings (NAME=value). Sets `origin`.
start_host() {
    local program port
    program=$(realpath "$1")
    shift
    folder=$(mktemp -d)
    port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
    origin="http://127.0.0.1:$port"
    # Elsewhere than here, where a file of settings may name a mail server.
    (
        cd "$folder"
        exec env -u SMTP_URL -u PUBLIC_URL -u NAME_SERVERS -u GITHUB_URL LEPTOS_OUTPUT_NAME=host \
            LEPTOS_SITE_ROOT="$folder" LEPTOS_SITE_ADDR="127.0.0.1:$port" \
            DATABASE_URL="sqlite:$folder/host.db" RUST_LOG=error "$@" "$program"
    ) >"$folder/log" 2>&1 &
    host=$!
    trap 'kill $host 2>/dev/null; wait $host 2>/dev/null || true; rm -rf "$folder"' EXIT
    for _ in $(seq 100); do
        curl -so /dev/null "$origin/" && break
        sleep 0.1
    done
}

#!/usr/bin/env bash
# Installs what is missing to build and to test, and nothing else.
#
#   scripts/setup.sh build   what `make serve` needs before it compiles
#   scripts/setup.sh test    and what `make test` needs on top
#   scripts/setup.sh fuzz    only what `make fuzz` needs
#   scripts/setup.sh load    only what `make load` needs
#   scripts/setup.sh faults  only what `make kill-loop` and `make outbox` need
#   scripts/setup.sh world   only what `make world` needs
#   scripts/setup.sh growth  only what `make growth` needs
#   scripts/setup.sh deny    only what `make deny` needs
#   scripts/setup.sh book    only what `make book` needs
#   scripts/setup.sh gates   only what `make gates` needs, or the gates that are named behind it
#   scripts/setup.sh leptos  cargo-leptos, for `cargo leptos watch`
#
# A tool of the right version on PATH is used. Another one is installed into a separate cache, by
# `cargo binstall` where there is one, else by compiling it. PATH stays as it is.
set -euo pipefail
cd "$(dirname "$0")/.."

cache="${XDG_CACHE_HOME:-$HOME/.cache}/leptos_signup"
export PATH="$cache/bin:$PATH"
cargo_deny=0.20.2
cargo_leptos=0.3.10
cargo_fuzz=0.13.2
mdbook=0.5.4
cargo_hack=0.6.46
cargo_machete=0.9.2
# It reads the JSON of the oldest Rust, `rust-version` in Cargo.toml.
cargo_public_api=0.52.0
cargo_semver_checks=0.51.0
# The newest one for the Rust of this repository.
typos=1.49.0
wasm_bindgen=$(sed -n '/^name = "wasm-bindgen"$/{n;s/version = "\(.*\)"/\1/p}' Cargo.lock)

say() { printf '» %s\n' "$*" >&2; }

have_version() { # program, version
    # cargo-leptos and others want the word that cargo calls them with.
    { "$1" --version || "$1" "${1#cargo-}" --version; } 2>/dev/null | grep -qwF -e "$2" -e "v$2"
}

cargo_tool() { # crate, program, version, minutes, options…
    local crate=$1 program=$2 version=$3 minutes=$4
    shift 4
    have_version "$program" "$version" && return
    if command -v cargo-binstall >/dev/null; then
        say "fetching $crate $version"
        timeout 120 cargo binstall --no-confirm --disable-strategies compile --root "$cache" "$crate@$version" && return
    fi
    say "compiling $crate $version (about $minutes minutes on two cores, once)"
    # A folder of its own: others may be compiled at the same time.
    CARGO_PROFILE_DEV_DEBUG=0 cargo install --debug --force --root "$cache" \
        --target-dir "$cache/build/$crate" --version "$version" "$@" "$crate"
    rm -rf "$cache/build/$crate"
}

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }

system_packages() { # programs, each in a package of its name
    local missing=() program
    for program in "$@"; do
        command -v "$program" >/dev/null || missing+=("$program")
    done
    install_packages "${missing[@]}"
}

# The tests run servers of their own; one that the distribution starts disturbs nobody.
database_servers() {
    local missing=()
    have_postgres || missing+=(postgresql)
    [ -x /usr/sbin/mariadbd ] || command -v mariadbd >/dev/null || missing+=(mariadb-server)
    [ -x /usr/sbin/pgbouncer ] || command -v pgbouncer >/dev/null || missing+=(pgbouncer)
    install_packages "${missing[@]}"
}

# A cluster, a mail server and a proxy. Their services stay off.
world_servers() {
    local missing=()
    [ -f /usr/lib/galera/libgalera_smm.so ] || missing+=(galera-4)
    command -v mariadb-backup >/dev/null || missing+=(mariadb-backup)
    command -v socat >/dev/null || missing+=(socat)
    [ -x /usr/sbin/nginx ] || missing+=(nginx-light)
    if [ ! -x /usr/sbin/postfix ]; then
        # Another mail server of this machine would be removed.
        if [ -e /usr/sbin/sendmail ]; then
            say "another mail server is installed: Postfix is left out"
        else
            missing+=(postfix)
        fi
    fi
    command -v saslpasswd2 >/dev/null || missing+=(sasl2-bin)
    [ -e /usr/share/doc/libsasl2-modules-db ] || missing+=(libsasl2-modules-db)
    [ -e /usr/share/doc/libsasl2-modules ] || missing+=(libsasl2-modules)
    [ ${#missing[@]} != 0 ] || return 0
    if command -v debconf-set-selections >/dev/null; then
        echo 'postfix postfix/main_mailer_type select No configuration' | as_root debconf-set-selections
    fi
    # At run level 1 the installation starts no service.
    RUNLEVEL=1 install_packages "${missing[@]}"
}

have_postgres() { compgen -G '/usr/lib/postgresql/*/bin/postgres' >/dev/null; }

install_packages() {
    local missing=("$@")
    [ ${#missing[@]} = 0 ] && return
    command -v apt-get >/dev/null || { say "please install: ${missing[*]}"; exit 1; }
    say "installing ${missing[*]} from the distribution (about a minute, once)"
    as_root apt-get update -qq
    as_root env DEBIAN_FRONTEND=noninteractive ${RUNLEVEL:+RUNLEVEL=$RUNLEVEL} apt-get install -y -qq "${missing[@]}" >/dev/null
}

# The light build of Chromium where the distribution has it: with it the tests take half the time.
browser() {
    local program
    for program in chromium-headless-shell chromium google-chrome; do
        if command -v "$program" >/dev/null; then return; fi
    done
    install_packages chromium-headless-shell fonts-dejavu fonts-liberation || install_packages chromium
}

node_packages() {
    local stamp=end2end/node_modules/.installed
    [ -f "$stamp" ] && [ ! end2end/package-lock.json -nt "$stamp" ] && return
    say "installing the npm packages of end2end (about a minute, once)"
    npm ci --prefix end2end --no-audit --no-fund --silent
    touch "$stamp"
}

rustup_target() {
    rustup target list --installed | grep -qx wasm32-unknown-unknown && return
    say "adding the target wasm32-unknown-unknown"
    rustup target add wasm32-unknown-unknown
}

case "${1:-build}" in
    leptos)
        # Without the TLS of its test runner. Its own lock file may name what a mirror does not have yet.
        cargo_tool wasm-bindgen-cli wasm-bindgen "$wasm_bindgen" 2 --no-default-features --bin wasm-bindgen
        cargo_tool cargo-leptos cargo-leptos "$cargo_leptos" 8 --locked --features no_downloads
        exit
        ;;
    fuzz)
        cargo_tool cargo-fuzz cargo-fuzz "$cargo_fuzz" 1 --locked
        exit
        ;;
    deny)
        cargo_tool cargo-deny cargo-deny "$cargo_deny" 2 --locked
        exit
        ;;
    book)
        # Without its server and its watcher.
        cargo_tool mdbook mdbook "$mdbook" 3 --locked --no-default-features --features search
        exit
        ;;
    gates)
        shift
        wants() { [ $# = 1 ] || [[ " ${*:2} " == *" $1 "* ]]; }
        ! wants features "$@" || cargo_tool cargo-hack cargo-hack "$cargo_hack" 1 --locked
        ! wants unused "$@" || cargo_tool cargo-machete cargo-machete "$cargo_machete" 1 --locked
        ! wants public-api "$@" || cargo_tool cargo-public-api cargo-public-api "$cargo_public_api" 2 --locked
        ! wants typos "$@" || cargo_tool typos-cli typos "$typos" 2 --locked
        # It compares with the last release, and compiles for long.
        ! wants semver "$@" || [ -z "$(git tag --list 'v*')" ] ||
            cargo_tool cargo-semver-checks cargo-semver-checks "$cargo_semver_checks" 6 --locked
        exit
        ;;
    load)
        system_packages wrk sqlite3
        exit
        ;;
    faults)
        database_servers
        exit
        ;;
    world)
        database_servers
        world_servers
        exit
        ;;
    growth)
        have_postgres || install_packages postgresql
        system_packages vmtouch
        exit
        ;;
esac
rustup_target
if [ "${1:-build}" = test ]; then
    browser
    system_packages sqlite3
    python3 -c 'import ensurepip, venv' 2>/dev/null || install_packages python3-venv
    database_servers
    world_servers
fi
node_packages

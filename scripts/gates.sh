#!/usr/bin/env bash
# The slow checks of a release, one gate each, which `.ci/run` runs and `make test` does not.
#
#   scripts/gates.sh                 all gates, and how long each took
#   scripts/gates.sh msrv typos      these alone
#
# A gate whose tool or toolchain cannot be had says NOT CHECKED and passes; GATES=required fails instead.
set -euo pipefail
cd "$(dirname "$0")/.."
export PATH="${XDG_CACHE_HOME:-$HOME/.cache}/leptos_signup/bin:$PATH"
export CARGO_INCREMENTAL=0

all=(typos unused features msrv public-api docs-rs semver packed-host getting-started publish minimal-versions)

# What a host may enable on the server, and in the browser.
server=ssr,argon2-simd,smtp,sqlite,postgres,mysql,dev,testing,dns,serde,github,breached-passwords,api,hcaptcha,languages,email_address,lettre
browser=hydrate,islands
# No feature for a host.
internal=_internal,_service,_sql,_tls,_ui
version=$(sed -n 's/^version = "\(.*\)"/\1/p' Cargo.toml | head -n 1)
packed=target/package/leptos_signup-$version

not_checked() { # sentence
    echo "»»» NOT CHECKED: $1" >&2
    [ "${GATES:-}" != required ]
}

toolchain() { # toolchain, options…
    rustup run "$1" rustc --version >/dev/null 2>&1 ||
        rustup toolchain install "$1" --profile minimal --no-self-update >&2 || return 1
    rustup target add --toolchain "$1" wasm32-unknown-unknown >/dev/null 2>&1
}

# The files of the package, where nothing of this repository is near them.
unpack() {
    cargo package --quiet --allow-dirty --no-verify --package leptos_signup
    rm -rf "$packed"
    # With the time of now: files in a package are of 2006, so cargo would take what it compiled of an earlier one.
    tar -xzmf "$packed.crate" -C target/package
}

typos() { command typos; }

unused() { cargo machete; }

# Each feature with the smallest set that it works with, and the host with islands: all code compiles, without a warning.
features() {
    local languages
    # One language stands for all: they differ in their texts alone.
    languages=$(sed -n 's/^\(lang-[a-z-]*\) = .*/\1/p' Cargo.toml | grep -vx lang-fr | paste -sd,)
    local wasm=(--target wasm32-unknown-unknown --target-dir target/front)
    local each=(cargo hack clippy --quiet --package leptos_signup --lib --each-feature --keep-going
        --exclude-no-default-features --exclude-all-features)
    # What a program without pages may have. All others come beside `ssr` or `hydrate`, and compile without them too.
    "${each[@]}" --features core --include-features dns,email_address,lettre,serde -- -D warnings
    local alone=${server/ssr,/core,}
    cargo clippy --quiet --package leptos_signup --lib --features "${alone/testing,/}" -- -D warnings
    cargo clippy --quiet --package leptos_signup --features core --example email --test core -- -D warnings
    "${each[@]}" --features ssr --exclude-features "$internal,$languages,core,hydrate" -- -D warnings
    "${each[@]}" --features hydrate "${wasm[@]}" \
        --exclude-features "$internal,$languages,lang-fr,$server" -- -D warnings
    cargo clippy --quiet --package islands --all-targets --features ssr -- -D warnings
    cargo clippy --quiet --package islands --lib --features hydrate "${wasm[@]}" -- -D warnings
    cargo clippy --quiet --package host --package translated --lib \
        --features host/hydrate,host/translated,translated/hydrate "${wasm[@]}" -- -D warnings
    # The one feature that replaces what others test.
    cargo test --quiet --package leptos_signup --lib --features ssr,argon2-simd,_internal password::
    scripts/check-features.sh
}

# The oldest Rust that Cargo.toml promises. Two gates run its rustdoc too: the unstable options of a fixed version do not change.
oldest=$(sed -n 's/^rust-version = "\(.*\)"/\1/p' Cargo.toml)
with_oldest() { # command of cargo, options…
    toolchain "$oldest" || { not_checked "Rust $oldest cannot be installed"; exit; }
    RUSTDOC="$PWD/scripts/unstable-rustdoc.sh" cargo "+$oldest" "$1" --quiet --locked --target-dir target/msrv \
        --package leptos_signup --lib "${@:2}"
}

msrv() {
    with_oldest check --features "$server"
    with_oldest check --features "$browser" --target wasm32-unknown-unknown
}

# The public items, one a line, as they were reviewed. UPDATE_PUBLIC_API=1 writes them.
public-api() {
    local snapshot=scripts/public-api.txt now=target/public-api.txt
    with_oldest rustdoc --features "$server" -- -Z unstable-options --output-format json --cap-lints allow
    cargo public-api --rustdoc-json target/msrv/doc/leptos_signup.json -sss >"$now"
    if [ -n "${UPDATE_PUBLIC_API:-}" ]; then cp "$now" "$snapshot"; fi
    diff -u "$snapshot" "$now" || {
        echo "the public API is another one: review it, and run UPDATE_PUBLIC_API=1 scripts/gates.sh public-api" >&2
        return 1
    }
}

# The documentation with the feature of each item, as docs.rs shows it.
docs-rs() {
    RUSTDOCFLAGS="--cfg docsrs -D warnings" with_oldest doc --no-deps --features "$server"
}

# Whether the version says what the changes since the last release are.
semver() {
    local last
    last=$(git describe --tags --abbrev=0 --match 'v*' 2>/dev/null) || {
        echo "there is no release to compare with: no tag v*"
        return
    }
    cargo semver-checks --package leptos_signup --baseline-rev "$last" --only-explicit-features --features "$server"
}

# A host that has the package in place of this repository: nothing that it needs was left out.
packed-host() {
    unpack
    local host=target/packed-host
    rm -rf "$host" && mkdir -p "$host"
    cp -r examples/host "$host/app"
    cp Cargo.lock "$host/"
    {
        printf '[workspace]\nresolver = "3"\nmembers = ["app"]\n\n'
        # The same profiles, so that the dependencies that are compiled already are used.
        sed -n '/^\[profile/,$p' Cargo.toml
    } >"$host/Cargo.toml"
    sed -i "s|path = \"../..\"|path = \"$PWD/$packed\"|" "$host/app/Cargo.toml"
    local at=(--quiet --manifest-path "$host/Cargo.toml" --package host)
    LEPTOS_OUTPUT_NAME=host cargo build "${at[@]}" --target-dir target --bin host --features ssr
    LEPTOS_OUTPUT_NAME=host cargo check "${at[@]}" --target-dir target/front --target wasm32-unknown-unknown --lib \
        --features hydrate,translated
}

# The page for beginners, followed on the official template with the packed crate.
getting-started() {
    unpack
    scripts/getting-started.py "$packed"
}

# What `cargo publish` does, up to the upload: the package is built from its own files.
publish() {
    local local_changes=()
    git diff --quiet HEAD 2>/dev/null || local_changes=(--allow-dirty)
    cargo publish --quiet --dry-run "${local_changes[@]}" --package leptos_signup --features ssr,sqlite
}

# The oldest version of each direct dependency that Cargo.toml allows.
minimal-versions() {
    unpack
    local there=(--manifest-path "$packed/Cargo.toml")
    # Without what only tests need: a host does not get it.
    awk '/^\[/ { skip = /^\[dev-dependencies/ } !skip' "$packed/Cargo.toml" >"$packed/manifest"
    printf '\n[workspace]\n' >>"$packed/manifest"
    mv "$packed/manifest" "$packed/Cargo.toml"
    rm -f "$packed/Cargo.lock"
    # The flag is unstable, and what it chooses is no other for it.
    RUSTC_BOOTSTRAP=1 cargo generate-lockfile -Z direct-minimal-versions "${there[@]}"
    cargo check --quiet --locked "${there[@]}" --target-dir target/minimal-versions --lib --features "$server"
    cargo check --quiet --locked "${there[@]}" --target-dir target/minimal-versions --lib --features "$browser" \
        --target wasm32-unknown-unknown
}

# A process of its own, so that the first failure of a command ends the gate.
if [ "${1:-}" = --one ]; then "$2"; exit; fi

scripts/setup.sh gates "$@"
chosen=("$@")
[ $# != 0 ] || chosen=("${all[@]}")
table=() failed=0
for gate in "${chosen[@]}"; do
    case " ${all[*]} " in
        *" $gate "*) ;;
        *) echo "there is no gate $gate: ${all[*]}" >&2; exit 1 ;;
    esac
    start=$SECONDS
    echo "» $gate: starts"
    if scripts/gates.sh --one "$gate" </dev/null; then result=passed; else result=FAILED failed=1; fi
    table+=("$(printf '%-18s %-7s %5s s' "$gate" "$result" $((SECONDS - start)))")
    echo "» ${table[-1]}"
done
printf '\n'
printf '%s\n' "${table[@]}"
exit "$failed"

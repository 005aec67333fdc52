#!/usr/bin/env bash
# The rustdoc of a stable Rust, with its unstable options. Cargo is not told, so it does not compile the dependencies again.
RUSTC_BOOTSTRAP=1 exec rustdoc "$@"

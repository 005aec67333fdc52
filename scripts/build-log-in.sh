#!/usr/bin/env bash
# Builds the host with a log-in. It has no browser build.
set -euo pipefail
cd "$(dirname "$0")/.."

cargo build --package with_login --bin with_login

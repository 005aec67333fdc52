#!/usr/bin/env bash
# Prints the flags of rustc for the CPU of this machine. LLVM prefers vectors of 256 bits on most CPUs that have some of
# 512, and Argon2 is a third faster with the latter.
set -euo pipefail
flags="-C target-cpu=native"
case $(uname -m) in x86_64) flags="$flags -C target-feature=-prefer-256-bit" ;; esac
echo "$flags"

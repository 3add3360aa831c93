#!/usr/bin/env bash
# The one test command: installs what is missing, then format, lints, docs and every test. Ends with the counts.
# Runs as root or not; needs Rust 1.89 or newer, a C compiler for SQLite, and the crates (from the network or a cache).
set -euo pipefail
cd "$(dirname "$0")"

step() { printf '\n== %s\n' "$1"; }

# Debian packages that a test needs; without root or apt they are only named, and the test that needs them says so.
need() { # need COMMAND PACKAGE
    command -v "$1" >/dev/null 2>&1 && return
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
        apt-get -qq update >/dev/null && DEBIAN_FRONTEND=noninteractive apt-get -qq install -y "$2" >/dev/null
    else
        echo "missing: $1 (Debian package $2)"
    fi
}

step "what is needed"
command -v cargo >/dev/null || { echo "cargo is missing: install Rust 1.89 or newer (https://rustup.rs)"; exit 1; }
need cc gcc
need python3 python3
need systemd-analyze systemd
need openssl openssl
need chromium chromium
cargo --version
cargo fmt --version >/dev/null 2>&1 || rustup component add rustfmt
cargo clippy --version >/dev/null 2>&1 || rustup component add clippy

step "format"
cargo fmt --check

step "lints"
cargo clippy --locked --all-targets -- -D warnings

step "docs"
RUSTDOCFLAGS="-D warnings" cargo doc --locked --no-deps --quiet

step "units"
# The tests judge them too; here the figures are to be seen.
if command -v systemd-analyze >/dev/null; then
    for unit in systemd/appreciated.service systemd/appreciated@.service; do
        systemd-analyze security --offline=true --no-pager --threshold=12 "$unit" | grep Overall
    done
    echo "judged as a system unit, which a user unit can't be:"
    systemd-analyze security --offline=true --no-pager systemd/user/appreciated.service | grep Overall
else
    echo "LEFT OUT: systemd-analyze is missing"
    [ -z "${APPRECIATED_NOTHING_LEFT_OUT:-}" ]
fi

step "mail servers for the tests"
# Without them their tests fail below, each with this reason.
tests/servers.sh || echo "the tests that need them will fail"

step "tests"
log=$(mktemp)
trap 'rm -f "$log"' EXIT
# `--no-fail-fast`: one red test does not hide another.
status=0
APPRECIATED_NOTHING_LEFT_OUT=1 INSTA_UPDATE=no cargo test --locked --no-fail-fast 2>&1 | tee "$log" || status=$?

step "what prints figures"
# Small, so that they stay in order; `MAILS=10000` and --release give the figures of docs/measured.md.
cargo test --locked --quiet --test ledger_size -- --ignored --nocapture || status=1
MAILS=200 cargo test --locked --quiet --test service figures -- --ignored --nocapture 2>&1 | grep '^tls' || status=1

step "pictures of the digest"
# Made for docs/digest.md; here only whether they can be, and how large they are.
pictures=$(mktemp -d)
PICTURES=$pictures cargo test --locked --quiet --test digest pictures -- --ignored --nocapture || status=1
rm -rf "$pictures"

step "evidence"
# Every piece of evidence of a digest is in the mailbox, by another parser than ours.
if command -v python3 >/dev/null; then
    box=$(mktemp -d)
    for owner in engineer manager freelancer; do
        cargo run --locked --quiet --example sample_mbox -- "$owner" "$box/$owner.mbox"
    done
    python3 tests/check_evidence.py target/debug/appreciated "$box"/*.mbox || status=1
    rm -rf "$box"
fi

step "counts"
passed=$(grep -E '^test result:' "$log" | awk '{p += $4} END {print p + 0}')
failed=$(grep -E '^test result:' "$log" | awk '{f += $6} END {print f + 0}')
[ "$status" = 0 ] || [ "$failed" != 0 ] || failed=1
echo "$passed passed, $failed failed"
[ "$failed" = 0 ] && [ "$status" = 0 ]

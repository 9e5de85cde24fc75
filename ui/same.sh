#!/bin/sh
# Builds the page again and fails when it is not what the package carries.
set -eu
cd "$(dirname "$0")/.."
kept=$(mktemp -d)
trap 'rm -rf "$kept"' EXIT
cp -r src/sayso/serve/page ui/src/api/schema.d.ts "$kept"
make ui
if ! diff -r "$kept/page" src/sayso/serve/page || ! diff "$kept/schema.d.ts" ui/src/api/schema.d.ts; then
    echo "src/sayso/serve/page is not what ui/ builds: run make ui and commit what it writes" >&2
    exit 1
fi

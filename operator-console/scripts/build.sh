#!/bin/sh
# Builds the console into the jar's classes, unless what is there was built from exactly these sources.
set -eu
cd "$(dirname "$0")/.."
mark=target/console.built
made=target/classes/META-INF/resources/console/index.html
wanted=$(find src public index.html package-lock.json tsconfig.json vite.config.ts scripts/build.sh -type f | LC_ALL=C sort | xargs cat | cksum)
if [ -f "$mark" ] && [ -f "$made" ] && [ "$(cat "$mark")" = "$wanted" ]; then
    exit 0
fi
npm run --silent build -- --logLevel warn
mkdir -p target
echo "$wanted" > "$mark"

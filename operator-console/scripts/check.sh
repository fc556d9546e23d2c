#!/bin/sh
# Style, types and tests, unless exactly these sources have passed already; the tests' results land in target/vitest.
# The journeys in a real browser are run where there is one (CHROMIUM names another than Debian's).
set -eu
cd "$(dirname "$0")/.."
mark=target/console.checked
wanted=$(find src public dev test scripts ./*.json ./*.ts ./*.js index.html ../contracts/src/main/java/chat/parley/contracts/error \
    -type f | LC_ALL=C sort | xargs cat | cksum)
if [ -f "$mark" ] && [ "$(cat "$mark")" = "$wanted" ] && [ -f target/vitest/console.xml ]; then
    exit 0
fi
npm run --silent lint
npm run --silent typecheck
npm run --silent test
if [ -x "${CHROMIUM:-/usr/bin/chromium}" ]; then
    npm run --silent test:browser
else
    echo "no Chromium here: the journeys in a browser were not run"
fi
echo "$wanted" > "$mark"

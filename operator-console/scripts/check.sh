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
# Each of them keeps one processor busy, so they go side by side; what one says is said when it is done.
mkdir -p target
npm run --silent lint >target/lint.log 2>&1 &
lint=$!
npm run --silent typecheck >target/types.log 2>&1 &
types=$!
npm run --silent test || { kill $lint $types 2>/dev/null || true; exit 1; }
wait $types || { cat target/types.log; kill $lint 2>/dev/null || true; exit 1; }
wait $lint || { cat target/lint.log; exit 1; }
if [ -x "${CHROMIUM:-/usr/bin/chromium}" ]; then
    npm run --silent test:browser
else
    echo "no Chromium here: the journeys in a browser were not run"
fi
echo "$wanted" > "$mark"

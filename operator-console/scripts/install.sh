#!/bin/sh
# Installs what package-lock.json names, unless exactly that is installed already.
set -eu
cd "$(dirname "$0")/.."
mark=node_modules/.parley-installed
wanted=$(cat package-lock.json package.json .npmrc scripts/install.sh | cksum)
if [ -f "$mark" ] && [ "$(cat "$mark")" = "$wanted" ]; then
    exit 0
fi
npm ci --no-audit --no-fund --loglevel=error
echo "$wanted" > "$mark"

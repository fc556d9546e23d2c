#!/bin/sh
# Types and tests; the tests' results land in target/vitest.
set -eu
cd "$(dirname "$0")/.."
npm run --silent typecheck
npm run --silent test

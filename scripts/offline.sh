#!/bin/sh
# Runs tests and an extraction with loopback as the only network (needs root or user namespaces): scripts/offline.sh [tests …]
# Without arguments: the tests of the readers, of the whole way and of the hostile files.
set -eu
cd "$(dirname "$0")/.."
if [ "${KEHOACH_OFFLINE:-}" != 1 ]; then
  if [ "$(id -u)" = 0 ]; then exec env KEHOACH_OFFLINE=1 unshare -n sh "$0" "$@"; fi
  exec env KEHOACH_OFFLINE=1 unshare -rn sh "$0" "$@"
fi
ip link set lo up
if node -e "fetch('http://192.0.2.1/', { signal: AbortSignal.timeout(3000) }).then(() => process.exit(0), () => process.exit(1))"; then
  echo "There is a network: this is no namespace of its own." >&2
  exit 1
fi
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
[ -f dist/cli/main.js ] || npm run -s build
node dist/cli/main.js extract fixtures/documents --output "$out" --ocr never --quiet
echo "extracted offline: $(find "$out" -name '*.json' | wc -l) records"
[ "$#" -gt 0 ] || set -- test/ingest test/records/whole test/hostile
npm run -s jest -- "$@"

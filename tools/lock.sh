#!/bin/sh
# Write the hashed requirements again: every version for every Python from 3.11 and every platform, no index address.
set -eu
cd "$(dirname "$0")/.."
command -v uv >/dev/null || { echo "Locking needs uv: pip install uv" >&2; exit 1; }
for kind in run dev; do
  extra=""
  [ "$kind" = run ] || extra="--extra dev --extra learners --extra png"
  # shellcheck disable=SC2086
  uv pip compile -q pyproject.toml requirements/build.in $extra --universal --python-version 3.11 --generate-hashes \
    --no-header --no-annotate --no-emit-index-url --no-emit-find-links -o "requirements/$kind.txt" "$@"
done

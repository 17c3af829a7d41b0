# shellcheck shell=bash
# SPDX-FileCopyrightText: 2026 The Streamscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
# What the scripts of this folder share: steps with their seconds, the right to install, the cache folder.
set -euo pipefail
top=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cache=${STREAMSCOPE_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/streamscope}

# step "sentence" command …: says what it does, runs it, says how long it took.
step() {
  local title=$1 begun=$SECONDS
  shift
  printf '== %s\n' "$title" >&2
  "$@" || { local code=$?; printf '== %s: failed after %d s (exit %d)\n' "$title" $((SECONDS - begun)) "$code" >&2; return "$code"; }
  printf '== %s: %d s\n' "$title" $((SECONDS - begun)) >&2
}

as_root() {
  if [ "$(id -u)" = 0 ]; then
    "$@"
  elif command -v sudo >/dev/null; then
    sudo "$@"
  else
    echo "This needs root or sudo: $*" >&2
    return 1
  fi
}

# build PRESET [options of cmake --build]: configures when needed, builds. build/release belongs to both release and ci; the
# last one's flags count. What is configured already is left to the build, which looks whether a file of CMake has changed.
build() {
  local preset=$1 folder=$top/build/${1/#ci/release}
  shift
  cd "$top"
  if [ ! -f "$folder/build.ninja" ] || [ "$(cat "$folder/preset" 2>/dev/null)" != "$preset" ]; then
    mkdir -p "$folder"
    cmake --preset "$preset" >"$folder/configure.log" 2>&1 || { cat "$folder/configure.log" >&2; return 1; }
    grep -E '^-- Streamscope' "$folder/configure.log" >&2 || true
    echo "$preset" >"$folder/preset"
  fi
  cmake --build --preset "$preset" "$@"
}

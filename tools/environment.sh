#!/bin/sh
# Makes the virtual environment <folder> hold exactly what requirements/<lock>.txt lists.
# Usage: tools/environment.sh <folder> <lock> [<project>]; PYTHON names the interpreter to use.
# With <project>, that folder is installed editable, by the build backend the lock holds.
set -eu

folder=$1
lock=requirements/$2.txt
project=${3:-}
stamp=$folder/.installed-$2

fail() {
    printf '%s\n' "$@" >&2
    exit 1
}

is_recent() {
    "$1" -c 'import sys; raise SystemExit(sys.version_info < (3, 11))' 2>/dev/null
}

find_python() {
    if [ -n "${PYTHON:-}" ]; then
        is_recent "$PYTHON" && printf '%s\n' "$PYTHON" && return
        fail "PYTHON=$PYTHON 不可用：需要 Python 3.11 或更高版本。" \
            "PYTHON=$PYTHON cannot be used: Python 3.11 or newer is needed."
    fi
    for candidate in python3 python3.13 python3.12 python3.11 python; do
        is_recent "$candidate" && printf '%s\n' "$candidate" && return
    done
    fail "没有找到 Python 3.11 或更高版本。请先安装，或用 make PYTHON=解释器路径 指明。" \
        "No Python 3.11 or newer was found. Install one, or name it: make PYTHON=/path/to/python."
}

# Moved checkouts, replaced interpreters and changed locks are all seen by comparing texts, not times.
state() {
    pwd -P
    version "$folder/bin/python"
    cat "$lock"
    [ -z "$project" ] || cat "$project/pyproject.toml"
}

# Some systems ship Python without venv's own pip; the later ways cover them.
# A failed attempt leaves a folder without pip behind, hence --clear and has_pip.
has_pip() {
    "$folder/bin/python" -m pip --version >/dev/null 2>&1
}

create() {
    rm -rf "$folder"
    { "$1" -m venv --clear "$folder" && has_pip; } >/dev/null 2>&1 && return
    { "$1" -m virtualenv --clear "$folder" && has_pip; } >/dev/null 2>&1 && return
    { uv venv --clear --seed --python "$1" "$folder" && has_pip; } >/dev/null 2>&1 && return
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
        echo "正在用 apt-get 安装 python3-venv…… / Installing python3-venv by apt-get." >&2
        { apt-get update && apt-get install -y --no-install-recommends python3-venv; } >/dev/null 2>&1 || true
        { "$1" -m venv --clear "$folder" && has_pip; } >/dev/null 2>&1 && return
    fi
    rm -rf "$folder"
    fail "$1 不能建立虚拟环境。请安装 python3-venv（例如 apt-get install python3-venv）、virtualenv 或 uv 后再试。" \
        "$1 cannot make a virtual environment. Install python3-venv, virtualenv or uv, then try again."
}

version() {
    "$1" -c 'import sys; print(sys.version)'
}

is_as_asked() {
    is_recent "$folder/bin/python" || return 1
    [ -z "${PYTHON:-}" ] || [ "$(version "$PYTHON")" = "$(version "$folder/bin/python")" ]
}

# The scripts of an environment hold its path, so that a moved one is worth nothing.
is_at_home() {
    for other in "$folder"/.installed-*; do
        [ ! -e "$other" ] || [ "$(head -n 1 "$other")" = "$(pwd -P)" ] || return 1
    done
}

install() {
    "$folder/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes -r "$lock"
    [ -z "$project" ] || "$folder/bin/python" -m pip install --quiet --disable-pip-version-check \
        --no-index --no-deps --no-build-isolation --editable "$project"
}

if [ -e "$stamp" ] && is_as_asked && [ "$(state)" = "$(cat "$stamp")" ]; then
    exit 0
fi
echo "正在准备运行环境 $folder（$lock）……" >&2
if ! { is_as_asked && has_pip && is_at_home; }; then
    python=$(find_python)
    create "$python"
fi
rm -f "$stamp"
install
state >"$stamp"

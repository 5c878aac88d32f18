#!/bin/sh
# Make .venv hold what a lock says: `sh tools/install.sh serve` or `... test`.
# Quick when nothing changed: a stamp in .venv remembers what was installed, and where.
set -eu

lock=requirements/$1.txt
stamp=.venv/installed-$1

say() { printf '%s\n' "$*" >&2; }

# PYTHON when it is given, else the first of these that is new enough.
find_python() {
    for python in ${PYTHON:-python3 python3.14 python3.13 python3.12 python3.11}; do
        if "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
        then
            printf '%s\n' "$python"
            return
        fi
    done
    found=$("${PYTHON:-python3}" --version 2>&1) || found="no ${PYTHON:-python3}"
    say "The workbook needs Python 3.11 or newer, and this machine has $found." \
        "Install a newer Python, or name one: make PYTHON=/path/to/python3 ..."
    exit 1
}

make_venv() {
    python=$(find_python)
    if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
        say "$python cannot make a virtual environment. On Debian and Ubuntu:" \
            "apt-get install python3-venv"
        exit 1
    fi
    rm -rf .venv
    "$python" -m venv .venv
    pwd >.venv/made-in
}

wanted=$(cat "$lock" pyproject.toml | cksum)

# A .venv stops working when its Python was upgraded or its folder was moved.
if .venv/bin/python -c 'import pip' 2>/dev/null &&
    [ "$(cat .venv/made-in 2>/dev/null)" = "$(pwd)" ]; then
    [ "$(cat "$stamp" 2>/dev/null)" != "$wanted" ] || exit 0
else
    make_venv
fi

say "Installing $lock into .venv (a minute or two the first time) ..."
pip() { .venv/bin/python -m pip --disable-pip-version-check -qq "$@"; }
# Wheels only: building from source would fetch build tools that no lock names.
if ! pip install --require-hashes --only-binary :all: -r "$lock" ||
    ! pip install --no-deps --no-build-isolation -e .; then
    say "Not everything could be installed; the lines above say why." \
        "Run the same command again to go on."
    exit 1
fi
printf '%s\n' "$wanted" >"$stamp"

#!/bin/sh
# Prints the first Python that taizhang runs on; says what is missing where there is none.
# Usage: sh tools/find_python.sh [PYTHON]      a PYTHON that is named is the only one looked at
#
# Candidates are run, not just found: a version manager's shim lies on the path and answers "not installed".

suits() {
    command -v "$1" >/dev/null 2>&1 &&
        "$1" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))' >/dev/null 2>&1
}

# Debian packs the part that puts pip into a new environment apart; a Python that has it is the better choice.
complete() {
    "$1" -c 'import ensurepip, venv' >/dev/null 2>&1
}

if [ -n "$1" ]; then
    if suits "$1"; then
        command -v "$1"
        exit 0
    fi
    echo "taizhang needs Python 3.11, 3.12 or 3.13, and '$1' is not one of them." >&2
    exit 1
fi

for python in .venv/bin/python .venv/Scripts/python.exe; do
    if suits "$python"; then
        echo "$python"
        exit 0
    fi
done

incomplete=
for python in python3.13 python3.12 python3.11 python3 python; do
    if suits "$python"; then
        if complete "$python"; then
            command -v "$python"
            exit 0
        fi
        [ -n "$incomplete" ] || incomplete=$python
    fi
done
if [ -n "$incomplete" ]; then
    command -v "$incomplete"
    exit 0
fi

echo "taizhang needs Python 3.11, 3.12 or 3.13, and none is on the path." >&2
echo "Install one (Debian 12, Ubuntu 24.04 and later: apt-get install python3 python3-venv)," >&2
echo "or name one: make ${MAKECMDGOALS:-demo} PYTHON=/path/to/python3.12" >&2
exit 1

#!/bin/sh
# See that there is a PostgreSQL for the tests of rooms, and print the folder of its
# programs. Only a server's own programs will do: a client alone has no initdb.
set -eu

say() { printf '%s\n' "$*" >&2; }

programs() {
    for folder in /usr/lib/postgresql/*/bin /opt/homebrew/opt/postgresql*/bin \
        /usr/local/opt/postgresql*/bin /usr/local/pgsql/bin; do
        if [ -x "$folder/initdb" ] && [ -x "$folder/postgres" ]; then
            printf '%s\n' "$folder"
            return
        fi
    done
    # Elsewhere they are on the path.
    if path=$(command -v initdb); then dirname "$path"; else return 1; fi
}

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

debian_postgresql() {
    command -v apt-get >/dev/null && as_root true 2>/dev/null || return 1
    say "Installing Debian's PostgreSQL for the tests of rooms ..."
    as_root apt-get update -qq >&2 || true # an older list of packages may do
    as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq --no-install-recommends postgresql >&2 || return 1
}

if programs; then exit 0; fi
if debian_postgresql && programs; then exit 0; fi
say "The tests of rooms need PostgreSQL, and it could not be installed here." \
    "Install it by hand (on Debian: apt-get install postgresql) and run make again."
exit 1

#!/bin/sh
# See that there is a Chromium for the browser tests, and print its path; print nothing
# when it is Playwright's own, which Playwright finds by itself.
set -eu

say() { printf '%s\n' "$*" >&2; }

# A name is not enough: on some systems chromium is only a pointer to a shop.
system_chromium() {
    for name in chromium chromium-browser google-chrome google-chrome-stable \
        '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'; do
        if path=$(command -v "$name") && "$path" --version >/dev/null 2>&1; then
            printf '%s\n' "$path"
            return
        fi
    done
    return 1
}

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

debian_chromium() {
    command -v apt-get >/dev/null && as_root true 2>/dev/null || return 1
    say "Installing Debian's Chromium for the browser tests ..."
    as_root apt-get update -qq >&2 || true # an older list of packages may do
    as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq --no-install-recommends chromium >&2 || return 1
}

own_chromium() {
    say "Installing Playwright's own Chromium for the browser tests ..."
    playwright() { .venv/bin/python -m playwright install "$@" >&2; }
    # It needs system libraries as well, and can fetch these on the systems it knows.
    if as_root true 2>/dev/null && playwright --with-deps chromium; then return; fi
    playwright chromium
}

if system_chromium; then exit 0; fi
if debian_chromium && system_chromium; then exit 0; fi
if own_chromium; then exit 0; fi
say "The browser tests need Chromium, and it could not be installed here." \
    "Install chromium or google-chrome by hand and run make again."
exit 1

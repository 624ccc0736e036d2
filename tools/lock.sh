#!/bin/sh
# Renews the locks from pyproject.toml. Usage: tools/lock.sh <uv>
# One lock serves every system and Python version; no address or path of this machine enters it.
set -eu
uv=$1

compile() {
    name=$1
    shift
    # The fewest versions: pages must not differ between two Python versions.
    "$uv" --no-config --system-certs pip compile "$@" --output-file "requirements/$name.txt" --upgrade \
        --universal --python-version 3.11 --fork-strategy fewest --generate-hashes \
        --no-annotate --no-emit-index-url --no-emit-find-links \
        --custom-compile-command "make lock" --quiet
}

compile site pyproject.toml --group build
compile dev pyproject.toml --group build --group dev --constraints requirements/site.txt
compile bench --group bench
compile lock --group lock

#!/bin/sh
# Copies the built pages of all forms that differ from <commit> into <folder>, with their styles and a list of them. They
# open without a server, so a reviewer needs nothing but a browser.
# Usage: tools/changed_pages.sh <commit> <folder>
set -euf

commit=$1
folder=$2

mkdir -p "$folder"
cp -R site/assets "$folder"

# A variable of its own, because a failure inside of `for` would pass unnoticed.
changed=$(git diff --name-only --diff-filter=d "$commit" -- content/forms)
links=
for file in $changed; do
    page=${file#content/}
    page=${page%.yml}/index.html
    # Other files than forms have no page, and a page has an address only of letters that need no escaping.
    [ -f "site/$page" ] || continue
    mkdir -p "$folder/${page%/*}"
    cp "site/$page" "$folder/$page"
    links="$links<li><a href=\"$page\">$page</a></li>"
done

printf '<!doctype html><html lang="zh"><meta charset="utf-8"><title>%s</title><h1>%s</h1><ul>%s</ul></html>\n' \
    '改动了的表' '改动了的表' "${links:-<li>没有改动表。</li>}" > "$folder/index.html"

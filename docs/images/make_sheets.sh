#!/usr/bin/env bash
# Draw the contact sheets of this folder from the decks of the example: docs/images/make_sheets.sh
# Needs LibreOffice, poppler and ImageMagick. The decks are drawn with the fonts of assets/fonts, whatever this machine has.
set -euo pipefail
root="$(cd "$(dirname "$0")/../.." && pwd)"
briefing="${BRIEFING:-$root/.venv/bin/briefing}"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT

cat > "$work/fonts.conf" <<XML
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>$root/assets/fonts</dir>
  <cachedir>$work/cache</cachedir>
  <alias binding="same"><family>Georgia</family><prefer><family>Gelasio</family></prefer></alias>
  <alias binding="same"><family>Calibri</family><prefer><family>Carlito</family></prefer></alias>
</fontconfig>
XML
export FONTCONFIG_FILE="$work/fonts.conf"

sheet() { # department, name of the picture, slides
    local deck="$work/$1.pptx" pages=() page
    "$briefing" build --quiet "$root/examples/merrowdale" -d "$1" -o "$deck" > /dev/null 2>&1
    soffice "-env:UserInstallation=file://$work/profile" --headless --convert-to pdf --outdir "$work" "$deck" > /dev/null 2>&1
    for page in $3; do
        pdftoppm -r 80 -f "$page" -l "$page" -singlefile -png "$work/$1.pdf" "$work/$1-$page"
        pages+=("$work/$1-$page.png")
    done
    montage "${pages[@]}" -tile 3x -geometry 400x+6+6 -background '#d8d8d8' miff:- |
        convert miff:- -dither None -colors 64 -strip "PNG8:$root/docs/images/$2.png"
}

sheet contact-centre contact-centre "1 2 4 5 6 7 9 10 11"

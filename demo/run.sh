#!/bin/sh
# The main job on the reports that ship with the project: read them, look, ask, write the report.
set -eu
cd "$(dirname "$0")"
rm -f demo.sayso report.html map.svg
say() { printf '\n$ %s\n' "$*"; }

say sayso read documents --project demo.sayso
sayso read documents --project demo.sayso

say sayso show links --limit 12 --project demo.sayso
sayso show links --limit 12 --project demo.sayso

# What a reader sees at once and no machine should settle by itself: one closure in several wordings.
say 'sayso merge "closure of the bay" "full closure" "ban"'
sayso merge "closure of the bay" "full closure" "ban" \
    --why "one closure in several wordings" --by demo --project demo.sayso

say 'sayso whatif "the bay closes" --project demo.sayso'
sayso whatif "the bay closes" --paths 1 --project demo.sayso

sayso report -o report.html --whatif "the bay closes" --title "The closure of Kessary Bay" --project demo.sayso
sayso export svg -o map.svg --project demo.sayso

cat <<'END'

Written:
  demo/report.html   open it in a browser; it needs no network
  demo/map.svg       the map as a picture
  demo/demo.sayso    the project

Type next, in the folder demo, with ../.venv/bin on your path:
  sayso show people
  sayso proposals
  sayso why "closure of the bay" "illegal fishing"
  sayso whatif "the bay closes" --according-to Calloway
  sayso read YOUR-REPORTS --project yours.sayso
  sayso serve demo.sayso          all of it in the browser
END

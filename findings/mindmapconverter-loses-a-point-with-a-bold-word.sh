#!/usr/bin/env bash
# Expected: a mind map of a table's discussion from Freeplane (.mm), turned into Markdown, has each point, also one in which a word is bold,
# which the format keeps as HTML in the node ("richcontent") in place of plain text; a link, in the attribute LINK, is a link, as
# the description says ("hyperlink support across all formats").
# Seen: mindmapconverter 0.1.3 writes a bare dash for the point, with what stands below it left without a subject, and bare stars for
# PlantUML; of the link it has the words alone, since it looks for the address in a hook and not in the attribute. It says nothing of it.
# freeplane-io 0.10.1 reads both. Whoever writes up from the Markdown has a list of findings in which the stressed ones are missing.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install mindmapconverter==0.1.3 freeplane-io==0.10.1 \
  2>"$folder/pip.log" || { cat "$folder/pip.log"; exit 1; }
cd "$folder"
cat >table.mm <<'XML'
<map version="freeplane 1.11.5">
<node TEXT="Table 3" ID="ID_1">
<node TEXT="Skills come first" ID="ID_2"/>
<node ID="ID_3"><richcontent TYPE="NODE"><html><head/><body><p>Banks do <b>not</b> lend</p></body></html></richcontent>
<node TEXT="to firms under five years" ID="ID_4"/>
</node>
<node TEXT="The survey" LINK="https://example.org/survey" ID="ID_5"/>
</node>
</map>
XML
{
  echo "freeplane-io:"
  venv/bin/python - <<'PYTHON'
import freeplane


def shown(node, depth=1):
    print("  " * depth + f"{node.plaintext} {node.hyperlink}".rstrip())
    for child in node.children:
        shown(child, depth + 1)


shown(freeplane.Mindmap("table.mm").rootnode)
PYTHON
  for turn in "table.mm --to-md" "table.mm"; do
    echo "mindmapconverter $turn:"
    # shellcheck disable=SC2086
    venv/bin/mindmapconverter $turn | sed 's/^/  /; s/ *$//'
  done
} | tee seen.txt
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
freeplane-io:
  Table 3
    Skills come first
    Banks do not lend
      to firms under five years
    The survey https://example.org/survey
mindmapconverter table.mm --to-md:
  # Table 3
  - Skills come first
  -
    - to firms under five years
  - The survey
mindmapconverter table.mm:
  @startmindmap
  * Table 3
  ** Skills come first
  **
  *** to firms under five years
  ** The survey
  @endmindmap
EXPECTED
echo "As before."

#!/usr/bin/env bash
# Expected: an article in JATS, turned into Markdown, keeps a note's mark apart from the figure that it stands behind, and who said what apart: "Of 30
# firms 12", note 1, "said no". The format has an <xref> for the mark, with its number as it is printed, a <fn> where the note stands in the text, and
# <speech> with a <speaker>, for a talk.
# Seen: litdown 0.7.0 writes the number of a mark as plain text behind the figure, "121 said no", and a note in the text as part of the sentence, "125
# by phone. said no". A speaker's name, what was said, and the next one's name are one word: "AnnWill you sign?BoNo.". With <sup> about the number
# the mark is apart. pandoc 3.9 (pypandoc-binary 1.17) makes a note of each of the three, and a paragraph of each name.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install litdown==0.7.0 pypandoc-binary==1.17 2>"$folder/pip.log" \
  || { cat "$folder/pip.log"; exit 1; }
cd "$folder"
venv/bin/python - <<'PYTHON' | tee seen.txt
import io

import litdown
import pypandoc

NOTE = '<fn id="n1"><p>5 by phone.</p></fn>'
BODIES = {
    "a mark": '<p>Of 30 firms 12<xref ref-type="fn" rid="n1">1</xref> said no.</p>',
    "a raised mark": '<p>Of 30 firms 12<xref ref-type="fn" rid="n1"><sup>1</sup></xref> said no.</p>',
    "a note in the text": "<p>Of 30 firms 12<fn><p>5 by phone.</p></fn> said no.</p>",
    "two voices": "<speech><speaker>Ann</speaker><p>Will you sign?</p></speech><speech><speaker>Bo</speaker><p>No.</p></speech>",
}
for name, body in BODIES.items():
    article = (
        '<?xml version="1.0"?><article><front><article-meta><title-group><article-title>Minutes</article-title></title-group></article-meta>'
        f"</front><body><sec><title>Votes</title>{body}</sec></body><back><fn-group>{NOTE}</fn-group></back></article>"
    )
    print(name)
    print("  litdown:", litdown.convert(io.BytesIO(article.encode())).split("## Votes")[1].split("---")[0].strip())
    print("  pandoc:", " / ".join(pypandoc.convert_text(article, "markdown", format="jats", extra_args=["--wrap=none"]).strip().split("\n\n")[1:]).strip())
PYTHON
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
a mark
  litdown: Of 30 firms 121 said no.
  pandoc: Of 30 firms 12[^1] said no. / [^1]: 5 by phone.
a raised mark
  litdown: Of 30 firms 12<sup>1</sup> said no.
  pandoc: Of 30 firms 12[^1] said no. / [^1]: 5 by phone.
a note in the text
  litdown: Of 30 firms 125 by phone. said no.
  pandoc: Of 30 firms 12[^1] said no. / [^1]: 5 by phone.
two voices
  litdown: AnnWill you sign?BoNo.
  pandoc: Ann / Will you sign? / Bo / No.
EXPECTED
echo "As before."

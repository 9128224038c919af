#!/usr/bin/env bash
# Expected: a transcript whose pieces say who speaks, joined where the pauses are short so that there are fewer captions, is joined for each speaker by
# themselves; and what is taken out as a filler is what fills a gap, "um" and "uh", not a word of the sentence.
# Seen: merge_segments of vtt-builder 0.6.0 goes by the pause alone and leaves out who spoke: "Will you sign?" of one, "No." of another and "Yes." of a
# third are one caption of nobody. One that is joined to none loses its speaker as well. Its remove_filler_words, not told which, takes out "like",
# "right" and others wherever they stand: "We would like no levy" is "We would no levy", "Right of way" is "of way"; "well" stays.
# remove_repeated_phrases makes "5 5 MW units" one fewer. group_by_speaker keeps the voices apart.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install vtt-builder==0.6.0 2>"$folder/pip.log" || { cat "$folder/pip.log"; exit 1; }
cd "$folder"
venv/bin/python - <<'PYTHON' | tee seen.txt
import vtt_builder

SAID = [(0, 2, "Ann", "Will you sign?"), (2.2, 3, "Bo", "No."), (3.1, 4, "Cy", "Yes."), (60, 61, "Ann", "Then not.")]
segments = [{"id": number, "start": start, "end": end, "text": text, "speaker": who} for number, (start, end, who, text) in enumerate(SAID, 1)]
for name in ("merge_segments", "group_by_speaker"):
    print(name)
    for segment in getattr(vtt_builder, name)(segments):
        print(f"  {segment['start']:g} to {segment['end']:g}, {segment.get('speaker', 'nobody')}: {segment['text']}")
for name, texts in {
    "remove_filler_words": ["Um, 12 said no", "We would like no levy", "Firms like Acme said no", "Right of way costs most", "Well 12 is dry"],
    "remove_repeated_phrases": ["No, no, never", "A bid for 5 5 MW units", "Twelve 10 10 pence fares"],
}.items():
    print(name)
    for text in texts:
        (kept,) = getattr(vtt_builder, name)([{"id": 1, "start": 0, "end": 2, "text": text}])
        print(f"  {text} -> {kept['text']}")
PYTHON
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
merge_segments
  0 to 4, nobody: Will you sign? No. Yes.
  60 to 61, nobody: Then not.
group_by_speaker
  0 to 2, Ann: <v Ann>Will you sign?
  2.2 to 3, Bo: <v Bo>No.
  3.1 to 4, Cy: <v Cy>Yes.
  60 to 61, Ann: <v Ann>Then not.
remove_filler_words
  Um, 12 said no -> , 12 said no
  We would like no levy -> We would no levy
  Firms like Acme said no -> Firms Acme said no
  Right of way costs most -> of way costs most
  Well 12 is dry -> Well 12 is dry
remove_repeated_phrases
  No, no, never -> No, never
  A bid for 5 5 MW units -> A bid for 5 MW units
  Twelve 10 10 pence fares -> Twelve 10 pence fares
EXPECTED
echo "As before."

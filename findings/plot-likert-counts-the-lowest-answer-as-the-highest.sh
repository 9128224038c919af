#!/usr/bin/env bash
# Expected: answers of 1 to 5, drawn with format_scale, which is there to give numbers their names, stay what they were, as they do without
# it; on a scale up to ten a 10 is the highest.
# Seen: plot-likert 0.5.0 takes the place in the list, counted from nought, for the number, and goes through the list with what it has put
# there already: by its own scale raw5, without a nought (which its description asks for where answers are missing), 1 becomes 2, that 3,
# and all are drawn as 5. And it looks for the digit anywhere in the answer: 10 has a nought in it, so that whoever is most content is
# counted with the least, or, with drop_zeros, not at all. There is no warning. The chart of a workshop's vote says the opposite of the vote.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install plot-likert==0.5.0 pandas==2.3.3 numpy==2.2.6 matplotlib==3.10.8 \
  2>"$folder/pip.log" || { cat "$folder/pip.log"; exit 1; }
cd "$folder"
MPLBACKEND=agg MPLCONFIGDIR="$folder" venv/bin/python -W ignore::FutureWarning - <<'PYTHON' | tee seen.txt
import pandas as pd
from plot_likert import plot_likert, scales


def drawn(answers, scale, **options):
    axes = plot_likert(pd.DataFrame({"Would it help?": [str(answer) for answer in answers]}), scale, **options)
    widths = [int(bars[0].get_width()) for bars in axes.containers[1:]]
    return {bars.get_label(): width for bars, width in zip(axes.containers[1:], widths, strict=True) if width}


five, ten = [1, 1, 2, 4, 5], [3, 9, 10, 10, 10]
print("Answers", five)
print("raw5, as they are:", drawn(five, scales.raw5))
print("raw5, format_scale:", drawn(five, scales.raw5, format_scale=scales.raw5))
print("raw5_0, format_scale:", drawn(five, scales.raw5_0, format_scale=scales.raw5_0))
print("Answers", ten)
numbers = [str(number) for number in range(11)]
names = ["not at all", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "very much"]
print("numbers, as they are:", drawn(ten, numbers))
print("numbers, format_scale:", drawn(ten, numbers, format_scale=numbers))
print("names, format_scale:", drawn(ten, names, format_scale=names))
print("numbers, drop_zeros:", drawn(ten, numbers, format_scale=numbers, drop_zeros=True))
PYTHON
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
Answers [1, 1, 2, 4, 5]
raw5, as they are: {'1': 2, '2': 1, '4': 1, '5': 1}
raw5, format_scale: {'5': 5}
raw5_0, format_scale: {'1': 2, '2': 1, '4': 1, '5': 1}
Answers [3, 9, 10, 10, 10]
numbers, as they are: {'3': 1, '9': 1, '10': 3}
numbers, format_scale: {'0': 3, '3': 1, '9': 1}
names, format_scale: {'not at all': 3, 'three': 1, 'nine': 1}
numbers, drop_zeros: {'3': 1, '9': 1}
EXPECTED
echo "As before."

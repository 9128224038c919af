#!/usr/bin/env bash
# Expected: two people give marks out of ten; weighted kappa and Gwet's AC2, for which two marks that are near are nearly agreed, have 9 and 10 near
# and 1 and 10 far apart, as scikit-learn has them for the same numbers.
# Seen: iaa-kit 0.1.2 puts the marks in order by the way they are written: 1, 10, 9, so that ten is next to one, for whole numbers as for texts. Where
# the two are far apart on three of eight notes, 10 and 1, it finds 0.57 where scikit-learn finds 0.2; with six marks that differ by one at most 0.46
# in place of 0.78. Krippendorff's alpha of the same package, ordinal or by intervals, takes numbers as numbers. With marks up to nine, or written as
# 01 and 10, all is right, so that a trial on a scale of five shows nothing. (Its AC2 is weighted kappa under another name.)
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install iaa-kit==0.1.2 scikit-learn==1.9.1 \
  2>"$folder/pip.log" || { cat "$folder/pip.log"; exit 1; }
cd "$folder"
PYTHONWARNINGS=ignore venv/bin/python - <<'PYTHON' | tee seen.txt
import iaa_kit
from sklearn.metrics import cohen_kappa_score

PAIRS = {
    "near": ([1, 2, 9, 10, 5, 10], [2, 2, 9, 9, 5, 10]),
    "far": ([1, 1, 1, 1, 9, 9, 10, 10], [1, 10, 10, 1, 9, 9, 10, 1]),
    "up to nine": ([1, 2, 8, 9, 5, 9], [2, 2, 8, 8, 5, 9]),
}
for name, (ann, jo) in PAIRS.items():
    print(f"{name}: {ann}, {jo}")
    print("  scikit-learn, weighted kappa:", round(cohen_kappa_score(ann, jo, weights="linear"), 2))
    print("  iaa-kit, weighted kappa:", round(iaa_kit.weighted_kappa(ann, jo), 2), "AC2:", round(iaa_kit.ac2(ann, jo), 2))
    as_text = [[f"{mark:02d}" for mark in marks] for marks in (ann, jo)]
    print("  iaa-kit, written as 01 and 10:", round(iaa_kit.weighted_kappa(*as_text), 2))
    ordinal, interval = (iaa_kit.alpha_value(list(zip(ann, jo)), scale) for scale in ("ordinal", "interval"))
    print("  iaa-kit, alpha:", round(ordinal, 2), round(interval, 2))
PYTHON
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
near: [1, 2, 9, 10, 5, 10], [2, 2, 9, 9, 5, 10]
  scikit-learn, weighted kappa: 0.78
  iaa-kit, weighted kappa: 0.46 AC2: 0.46
  iaa-kit, written as 01 and 10: 0.78
  iaa-kit, alpha: 0.99 0.99
far: [1, 1, 1, 1, 9, 9, 10, 10], [1, 10, 10, 1, 9, 9, 10, 1]
  scikit-learn, weighted kappa: 0.2
  iaa-kit, weighted kappa: 0.57 AC2: 0.57
  iaa-kit, written as 01 and 10: 0.2
  iaa-kit, alpha: 0.22 0.22
up to nine: [1, 2, 8, 9, 5, 9], [2, 2, 8, 8, 5, 9]
  scikit-learn, weighted kappa: 0.78
  iaa-kit, weighted kappa: 0.78 AC2: 0.78
  iaa-kit, written as 01 and 10: 0.78
  iaa-kit, alpha: 0.98 0.98
EXPECTED
echo "As before."

#!/usr/bin/env bash
# Expected: a LimeSurvey survey, its answers exported with codes and read by pandas as the package's description shows, is summed up as it was answered: a
# list whose answers have the codes 1 and 2 too; on two scales each answer has the words of its own scale; and a question without its tags
# (strip_tags=True) has all its words.
# Seen: limepy 0.1.15 compares the codes of the survey, which are texts, with what pandas made numbers of: three of four answered, and it counts 0 and 0,
# "0.0" percent, with no warning; with the codes A1 and A2 it counts right. In readable_df the second scale's words stand for the first scale's codes,
# so that two who agree are "Not urgent". Of a question with a tag in it the last piece is left: "Would you <b>not</b> fund Ports?" is "fund
# Ports?". Read as texts (dtype=str) the codes are counted; the scales and the "not" stay wrong.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install limepy==0.1.15 pandas==2.3.3 numpy==2.2.6 xmltodict==1.0.4 \
  2>"$folder/pip.log" || { cat "$folder/pip.log"; exit 1; }
cd "$folder"
cat >responses.csv <<'CSV'
id,fund,when,both[SQ1][1],both[SQ1][2]
1,1,A1,A1,A2
2,1,A1,A1,A2
3,2,A2,A2,A1
4,,A2,,
CSV
cat >parts.py <<'PYTHON'
def rows(*found):
    parts = ("".join(f"<{name}><![CDATA[{value}]]></{name}>" for name, value in row.items()) for row in found)
    return "<rows>" + "".join(f"<row>{part}</row>" for part in parts) + "</rows>"


def question(number, code, kind, text, parent="0"):
    return dict(qid=number, parent_qid=parent, gid="1", type=kind, title=code, question=text, help="", other="N", mandatory="N", language="en", scale_id="0")


def answer(number, code, text, scale="0"):
    return dict(qid=number, code=code, answer=text, language="en", scale_id=scale)


SURVEY = "".join((
    "<document><LimeSurveyDocType>Survey</LimeSurveyDocType><languages><language>en</language></languages><groups>",
    rows(dict(gid="1", group_name="Votes", language="en")),
    "</groups><questions>",
    rows(question("1", "fund", "L", "Would you <b>not</b> fund Ports?"), question("2", "when", "L", "By when?"), question("3", "both", "1", "Skills")),
    "</questions><subquestions>",
    rows(question("31", "SQ1", "1", "Grid", parent="3"), question("32", "SQ2", "1", "Ports", parent="3")),
    "</subquestions><answers>",
    rows(
        *(answer("1", *each) for each in (("1", "Yes"), ("2", "No"))),
        *(answer("2", *each) for each in (("A1", "2030"), ("A2", "2035"))),
        *(answer("3", *each) for each in (("A1", "Agree"), ("A2", "Disagree"), ("A1", "Not urgent", "1"), ("A2", "Urgent", "1"))),
    ),
    "</answers></document>",
))
PYTHON
venv/bin/python - <<'PYTHON' | tee seen.txt
import pandas
from limepy.wrangle import Question, Survey
from parts import SURVEY

answers = pandas.read_csv("responses.csv")
survey = Survey(answers, SURVEY)
for number in (1, 2):
    print(Question(survey, number).summary.to_string())
print(answers.filter(like="both").head(1).to_string(index=False))
print(survey.readable_df.filter(like="Skills").head(1).to_string(index=False))
print(Survey(answers, SURVEY, strip_tags=True).question_list["question"].tolist())
texts = Survey(pandas.read_csv("responses.csv", dtype=str), SURVEY)
print("as texts:", Question(texts, 1).summary["Count"].to_dict())
PYTHON
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
     Count  Percent  Valid Percent
Yes    0.0      0.0            0.0
No     0.0      0.0            0.0
      Count  Percent  Valid Percent
2030    2.0     50.0           50.0
2035    2.0     50.0           50.0
both[SQ1][1] both[SQ1][2]
          A1           A2
Skills[SQ1][1] Skills[SQ1][2]
    Not urgent         Urgent
[' fund Ports?', 'By when?', 'Skills']
as texts: {'Yes': 2.0, 'No': 1.0}
EXPECTED
echo "As before."

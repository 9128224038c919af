"""Files as other tools write them: their layouts, our own words."""

import csv
import io
import json

POLIS = [
    ["timestamp", "datetime", "comment-id", "author-id", "agrees", "disagrees", "moderated", "comment-body"],
    [
        "1790000000000",
        "Mon Sep 21 2026 14:13:20 GMT+0100 (WIB)",
        "3",
        "7",
        "4",
        "0",
        "1",
        "Rent is rising\nfaster than pay",
    ],
    ["1789999000000", "Mon Sep 21 2026 13:56:40 GMT+0100 (WIB)", "2", "7", "1", "1", "0", "Night buses, please"],
    ["1789998000000", "Mon Sep 21 2026 13:40:00 GMT+0100 (WIB)", "1", "5", "0", "9", "-1", "Buy my watches"],
    ["1789997000000", "Mon Sep 21 2026 13:23:20 GMT+0100 (WIB)", "0", "0", "2", "2", "1", "I live in the old town"],
]
TALK_TO_THE_CITY = [
    ["id", "interview", "comment"],
    ["1", "ines@example.org", "The workshop needs a second lathe"],
    ["2", "Jonas", "!"],
    ["3", "Jonas", ""],
    ["4", "", "🚀"],
    ["5", "Mette", "The workshop needs a second lathe"],
]
KOUCHOU = [
    ["comment-id", "comment-body", "source", "age"],
    ["a1", "若い人に仕事を", "web", "30"],
    ["a2", "駅前に広場を", "paper", "61"],
]
CONSULT_TWO_HEADERS = [
    ["Ident 1", "Ident 2", "Ident 3", "Ident 4", "Ident 5", "Q1"],
    [
        "Name",
        "E-mail address",
        "Are you replying as a person or a body?",
        "Sector",
        "May we publish your answer?",
        "What would help you, if anything?",
    ],
    ["Ada Example", "ada@example.org", "A body", "Academia", "Yes", "Longer grants"],
    ["Bo Example", "bo@example.org", "A person", "Industry", "No", "Cheaper power"],
    ["Cy Example", "cy@example.org", "A person", "", "Yes", ""],
]
CONSULT_WIDE = [
    [
        "Respondent type - who are you?",
        "Prop 1 Q1 - Do you agree?",
        "Prop 1 Q8 - Please use this space, if you like, to say more",
        "Prop 2 Q8 - And here",
    ],
    ["Industry", "Agree", "Apprentices leave after a year", "Ports are full"],
    ["Academia", "Disagree", "", "Trains, not lorries"],
    ["Industry", "Agree", "", ""],
]
CONSULT_BLANK = [
    ["Responding as", "Organisation name", "Size", "Do you agree?", "Please say why"],
    [],
    ["Organisation", "Northern Welds", "10-49", "Yes", "The test bench is shared well"],
    ["Individual", "", "", "No", "The bench is booked for months"],
]
QUALTRICS = [
    ["StartDate", "Status", "IPAddress", "ResponseId", "RecipientEmail", "Q1", "Q2"],
    [
        "Start Date",
        "Response Type",
        "IP Address",
        "Response ID",
        "Recipient Email",
        "What is in the way?",
        "Where do you work?",
    ],
    [
        '{"ImportId":"startDate"}',
        '{"ImportId":"status"}',
        '{"ImportId":"ipAddress"}',
        '{"ImportId":"_recordId"}',
        '{"ImportId":"recipientEmail"}',
        '{"ImportId":"QID1"}',
        '{"ImportId":"QID2"}',
    ],
    [
        "2026-09-21 10:00:00",
        "IP Address",
        "192.0.2.7",
        "R_1aB",
        "kim@example.org",
        "Permits take years\nand nobody answers",
        "Industry",
    ],
    ["2026-09-21 10:05:00", "IP Address", "192.0.2.8", "R_2cD", "lee@example.org", "Too few inspectors", "Academia"],
]
SENSEMAKER = [
    ["topic", "opinion", "comment"],
    ["Skills", "Train here", "Teach welding in town\nand pay for it"],
    ["Money", "Longer grants", "A grant of one year builds nothing"],
]
SCRUMLR = [
    ["note_id", "author_id", "author", "text", "column_id", "column", "rank", "stack", "voting_1"],
    ["n-1", "u-1", "Ola", "Pairing went well, mostly", "c-1", "Went well", "0", "null", "3"],
    ["n-2", "u-2", "Pim", "Builds are slow", "c-2", "Blocked", "1", "null", "5"],
    ["n-3", "u-1", "Ola", "Buy a runner", "c-3", "Actions", "0", "n-2", "0"],
]
PARABOL = [
    ["reflectionGroup", "author", "votes", "type", "createdAt", "discussionThread", "prompt", "content"],
    ["Builds", "Anonymous", "2", "reflection", "2026-09-21T10:00:00.000Z", "", "Glad", "The release was calm"],
    ["Builds", "Anonymous", "2", "reflection", "2026-09-21T10:01:00.000Z", "", "Mad", "Tests, always the tests"],
]
CLAPER = [
    ["Attendee identifier", "User email", "Name", "Message", "Pinned", "Slide #", "Sent at (UTC)"],
    ["k3", "N/A", "N/A", "Who pays for the crane?", "No", "2", "2026-09-21 10:00:00"],
    ["k4", "rui@example.org", "Rui", "The crane is idle on Fridays", "Yes", "2", "2026-09-21 10:02:00"],
]
PARTICIFY = [
    ["Question", "Timestamp", "Answer", "Favorite", "Correct/Wrong", "Score", "Category", ""],
    ["Where are the drawings?", "2026-09-21 10:00:00", "", "false", "", "0", "", ""],
    ["Who signs?", "2026-09-21 10:03:00", "The board", "true", "", "3", "", ""],
]
GOOGLE_FORMS = [
    ["Timestamp", "Email Address", "What stands in the way?", "Which of these matter?", "Where do you work?"],
    [
        "03/04/2026 10:00:00",
        "uma@example.org",
        "The kiln is shared with two towns",
        "Pay;Housing;Skills, digital",
        "Industry",
    ],
    ["13/04/2026 10:05:00", "vik@example.org", "Nobody fixes the kiln in August", "Pay", "Academia"],
]
MICROSOFT_FORMS = [
    ["ID", "Start time", "Completion time", "Email", "Name", "What do you ask for?", "Your sector"],
    ["1", "2026-09-21 10:00:00", "2026-09-21 10:04:00", "anonymous", "Anonymous", "A key to the hall", "Government"],
    [
        "2",
        "2026-09-21 10:10:00",
        "2026-09-21 10:14:00",
        "wim@example.org",
        "Wim Example",
        "Light on the path",
        "Industry",
    ],
]
TAGUETTE = [
    ["id", "document", "tag", "content"],
    ["1", "Talk 3", "skills.welding", "we lose them to the coast"],
    ["1", "Talk 3", "pay", "we lose them to the coast"],
    ["2", "Talk 4", "pay", "the pay is fine, the hours are not"],
]
THEMEFINDER = [{"response_id": 1001, "response": "More benches"}, {"response_id": 1002, "response": "Fewer forms"}]


def as_csv(rows: list[list[str]], delimiter: str = ",", encoding: str = "utf-8", end: str = "\r\n") -> io.BytesIO:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter, lineterminator=end).writerows(rows)
    return io.BytesIO(text.getvalue().encode(encoding))


def unquoted(rows: list[list[str]]) -> io.BytesIO:
    """As old boards write it: a comma in a note shifts the rest of its row."""
    return io.BytesIO("\n".join(",".join(row) for row in rows).encode())


POLIS_SUMMARY = [["topic", "Rents in the old town"], ["url", "https://example.org/rents"], ["views", "40"]]
BOARD = {
    "name": "Spring",
    "columns": [
        {
            "placeholder": "Went well",
            "rows": [
                {"value": "Pairing, mostly", "votes": 2, "owner": "ola@example.org", "nodes": [], "createdAt": "1"},
                {
                    "value": "Builds are fast",
                    "votes": 1,
                    "owner": "pim@example.org",
                    "nodes": [{"value": "Builds are fast", "votes": 3, "owner": "rui@example.org"}],
                    "createdAt": "2",
                },
            ],
        },
        {"placeholder": "Actions", "rows": [{"value": "Buy a runner", "votes": 0, "owner": "ola@example.org"}]},
    ],
}
TABLE_TALK = """# Breakout 2

**(0:01:10) Ola Example (Facilitator):** What is in the way?

**(0:01:42) Pim Example (Guest):** Ports are full, as ever:
and nobody books them

**(0:02:30) Rui Example (Guest):** Trains, not lorries
"""
FORM_ANSWERS = [
    {
        "Timestamp": "2022/06/22 11:07:29 AM AST",
        "What stands in the way?": "The kiln is shared with two towns",
        "Which of these matter?": "Pay;Housing, near;Skills",
        "How sure are you?": 4,
    },
    {
        "Timestamp": "2022/06/23 09:00:00 AM AST",
        "What stands in the way?": "Nobody fixes it in August",
        "Which of these matter?": "Pay",
        "How sure are you?": "3",
    },
]


def as_json(said: object) -> io.BytesIO:
    return io.BytesIO(json.dumps(said, indent=1).encode())


def as_lines(rows: list[dict[str, object]]) -> io.BytesIO:
    return io.BytesIO("\n".join(map(json.dumps, rows)).encode())

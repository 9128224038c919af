#!/usr/bin/env bash
# Expected: a group's chat as WhatsApp exports it has a message from each line that begins with a day, a time and a name; what follows on that line,
# and the lines until the next such one, are what that person wrote.
# Seen: whatstk 0.9.1 looks for a day, a time and a name anywhere in a line: Ann's "Moved to 30/06/2026, 09:00 - Bob: agreed" is a message of hers
# that says "Moved to" and another, of Bob's, that says "agreed", sent on a day that has not come. So Bob, who wrote nothing, agrees, and counts
# among those who spoke. whatsapp-chat-parser 4.0.2 for npm leaves her message whole.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install whatstk==0.9.1 2>"$folder/pip.log" \
  || { cat "$folder/pip.log"; exit 1; }
npm --silent --prefix "$folder" install whatsapp-chat-parser@4.0.2 >"$folder/npm.log" 2>&1 || { cat "$folder/npm.log"; exit 1; }
cd "$folder"
cat >chat.txt <<'CHAT'
29/06/2026, 10:15 - Ann Lee: When do we vote?
29/06/2026, 10:16 - Cy Roe: Not before
the break
29/06/2026, 10:18 - Ann Lee: Moved to 30/06/2026, 09:00 - Bob: agreed
29/06/2026, 10:19 - Cy Roe: No.
CHAT
{
  venv/bin/python - 2>log.txt <<'PYTHON'
from whatstk import WhatsAppChat

for row in WhatsAppChat.from_source("chat.txt").df.itertuples():
    print(f"whatstk: {row.date:%d %B %H:%M} {row.username}: {row.message!r}")
PYTHON
  TZ=UTC node --input-type=module - <<'JAVASCRIPT'
import fs from "node:fs";
import { parseString } from "whatsapp-chat-parser";

for (const { date, author, message } of parseString(fs.readFileSync("chat.txt", "utf8"))) {
  console.log(`whatsapp-chat-parser: ${date.toISOString().slice(0, 16)} ${author}: ${JSON.stringify(message.trim())}`);
}
JAVASCRIPT
} | tee seen.txt
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
whatstk: 29 June 10:15 Ann Lee: 'When do we vote?'
whatstk: 29 June 10:16 Cy Roe: 'Not before\nthe break'
whatstk: 29 June 10:18 Ann Lee: 'Moved to'
whatstk: 30 June 09:00 Bob: 'agreed'
whatstk: 29 June 10:19 Cy Roe: 'No.'
whatsapp-chat-parser: 2026-06-29T10:15 Ann Lee: "When do we vote?"
whatsapp-chat-parser: 2026-06-29T10:16 Cy Roe: "Not before\nthe break"
whatsapp-chat-parser: 2026-06-29T10:18 Ann Lee: "Moved to 30/06/2026, 09:00 - Bob: agreed"
whatsapp-chat-parser: 2026-06-29T10:19 Cy Roe: "No."
EXPECTED
echo "As before."

#!/usr/bin/env bash
# Expected: a poster's code for a hall's Wi-Fi has the name and the password whole, whatever marks are in them: the format has a backslash before
# ";", ",", ":", '"' and "\" for this, as segno 1.6.6 and wifi-qrcode 2.1.0 write it.
# Seen: wifi-qrcode-generator 1.0.1, simple-wifi-qrcode 1.4.4 and WiFiQRGen 0.1.0 write them bare. By the format's rule the password "tea;2026" is
# "tea" then and "Hall; room 2" is "Hall", and a backslash goes; phones say no more than that they cannot join, and with a name cut short
# they look for a network that is not there. With letters and digits alone all five write the same fields.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install wifi-qrcode-generator==1.0.1 simple-wifi-qrcode==1.4.4 wifiqrgen==0.1.0 segno==1.6.6 wifi-qrcode==2.1.0 \
  2>"$folder/pip.log" || { cat "$folder/pip.log"; exit 1; }
cd "$folder"
venv/bin/python - <<'PYTHON' | tee seen.txt
import re

from segno.helpers import make_wifi_data
from simple_wifi_qrcode.wifi import wifi_join_string
from wifi_qrcode.makers import make_wifi
from wifi_qrcode.utils import AuthType
from wifi_qrcode_generator.generator import wifi_code
from WiFiQRGen import WifiNetworkSettings, WifiSecurity

WRITERS = {
    "segno": lambda name, word: make_wifi_data(ssid=name, password=word, security="WPA"),
    "wifi-qrcode": lambda name, word: make_wifi(name, AuthType.WPA, word),
    "wifi-qrcode-generator": lambda name, word: wifi_code(name, False, "WPA", word),
    "simple-wifi-qrcode": lambda name, word: wifi_join_string(name, word, "WPA"),
    "WiFiQRGen": lambda name, word: WifiNetworkSettings(ssid=name, security=WifiSecurity.WPA, password=word).get_qrcode_data_string(),
}


def fields(code):
    """The name and the password, each up to the first semicolon that has no backslash before it."""
    found = dict(re.findall(r"(\w+):((?:\\.|[^;\\])*);", code.removeprefix("WIFI:")))
    return {field: re.sub(r"\\(.)", r"\1", found[field]) for field in ("S", "P")}


for name, word in (("Hall", "tea2026"), ("Hall; room 2", "tea;2026"), ("Hall", r"tea\2026:b")):
    print(f"{name!r}, {word!r}:")
    for writer, write in WRITERS.items():
        code = write(name, word)
        whole = fields(code) == {"S": name, "P": word}
        print(f"  {writer}: {code}", "whole" if whole else f"read as {fields(code)}")
PYTHON
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
'Hall', 'tea2026':
  segno: WIFI:T:WPA;S:Hall;P:tea2026;; whole
  wifi-qrcode: WIFI:T:WPA;S:Hall;P:tea2026;; whole
  wifi-qrcode-generator: WIFI:T:WPA;S:Hall;P:tea2026;H:false;; whole
  simple-wifi-qrcode: WIFI:T:WPA;S:Hall;P:tea2026;H:; whole
  WiFiQRGen: WIFI:S:Hall;T:WPA;P:tea2026;; whole
'Hall; room 2', 'tea;2026':
  segno: WIFI:T:WPA;S:Hall\; room 2;P:tea\;2026;; whole
  wifi-qrcode: WIFI:T:WPA;S:Hall\; room 2;P:tea\;2026;; whole
  wifi-qrcode-generator: WIFI:T:WPA;S:Hall; room 2;P:tea;2026;H:false;; read as {'S': 'Hall', 'P': 'tea'}
  simple-wifi-qrcode: WIFI:T:WPA;S:Hall; room 2;P:tea;2026;H:; read as {'S': 'Hall', 'P': 'tea'}
  WiFiQRGen: WIFI:S:Hall; room 2;T:WPA;P:tea;2026;; read as {'S': 'Hall', 'P': 'tea'}
'Hall', 'tea\\2026:b':
  segno: WIFI:T:WPA;S:Hall;P:tea\\2026\:b;; whole
  wifi-qrcode: WIFI:T:WPA;S:Hall;P:tea\\2026\:b;; whole
  wifi-qrcode-generator: WIFI:T:WPA;S:Hall;P:tea\2026:b;H:false;; read as {'S': 'Hall', 'P': 'tea2026:b'}
  simple-wifi-qrcode: WIFI:T:WPA;S:Hall;P:tea\2026:b;H:; read as {'S': 'Hall', 'P': 'tea2026:b'}
  WiFiQRGen: WIFI:S:Hall;T:WPA;P:tea\2026:b;; read as {'S': 'Hall', 'P': 'tea2026:b'}
EXPECTED
echo "As before."

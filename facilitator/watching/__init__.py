"""What those who run a server watch it by: lines of a log, and figures. No words, no people."""

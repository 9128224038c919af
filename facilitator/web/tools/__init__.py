"""What goes out to other tools: files for calendars, and the interface by which they read."""

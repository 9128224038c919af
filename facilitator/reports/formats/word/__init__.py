"""The pieces of a Word file: its styles, runs, tables, table of contents and package. `document` joins them."""

"""The pieces of a Word file: its styles, runs, tables, table of contents and package. The DOCX writer joins them."""

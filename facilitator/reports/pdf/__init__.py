"""What the PDF writer needs beside the tree: its fonts, and the template that Typst sets it with."""

"""A PDF: `document` describes the tree for Typst's template; its fonts stand beside it."""

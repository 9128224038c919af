"""Plain WTForms behind one strict reader. Forms say whether input is well formed; they never act."""

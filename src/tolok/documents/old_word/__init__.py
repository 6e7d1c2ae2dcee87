"""Word before .docx (RTF and binary .doc): flat text with marks, told as the parts of a .docx."""

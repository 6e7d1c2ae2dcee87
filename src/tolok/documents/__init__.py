"""Files in: every format meets at one neutral Document, and layouts make it a Form."""

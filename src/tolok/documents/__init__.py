"""Files in, files out: every format meets at one neutral Document."""

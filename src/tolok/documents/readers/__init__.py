"""One module a file format: bytes in, Document out."""

"""One module a file format: Document in, bytes out."""

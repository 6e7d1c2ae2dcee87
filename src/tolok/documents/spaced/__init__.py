"""Tables whose columns only space keeps apart: lines of words in, blocks of a Document out."""

"""From the lines of a table to the rows of a form, each with its level and its parent."""

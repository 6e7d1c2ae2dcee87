"""From the pixels of a page to a table's cells with their text, and how sure each text is."""

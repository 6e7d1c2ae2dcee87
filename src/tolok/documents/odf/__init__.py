"""OpenDocument texts and spreadsheets: what their styles say, and what their paragraphs hold."""

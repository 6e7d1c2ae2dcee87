"""What a Word document says: parts, looks, numbers, texts and tables, for reader and corrector."""

"""What only spreadsheets have: number formats, formulas, hidden parts, workbooks to fill in."""

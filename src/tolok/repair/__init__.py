"""Repair: from the contradictions of a form to their likeliest explanation."""

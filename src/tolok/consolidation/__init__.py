"""Many governments at once, in columns: what they reported, what it comes to, who is missing."""

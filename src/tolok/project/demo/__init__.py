"""The demonstration city: a whole government at work, made by a seeded generator and real deeds."""

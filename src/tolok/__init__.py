"""Reads, judges and prints the performance forms of Indonesian local governments."""

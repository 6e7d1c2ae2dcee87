"""The rooms in which a file is corrected: nothing moves but the cells that somebody accepted."""

"""What each column of a table holds: by its words, its neighbours, its sums or its contents."""

"""What performance measurement is: values and pure functions, standard library only."""

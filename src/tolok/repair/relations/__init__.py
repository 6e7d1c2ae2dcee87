"""What must hold between the numbers of a form: one small file a kind of relation."""

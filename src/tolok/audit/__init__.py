"""What is wrong in a form: pure rules that turn a Form into findings."""

"""What a person can do: one function a deed, each in one transaction."""

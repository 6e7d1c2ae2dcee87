"""One file a family of rules, one pure function a rule: a Form in, findings out."""

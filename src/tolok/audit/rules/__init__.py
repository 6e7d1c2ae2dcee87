"""One file a family of rules, one pure function a rule: a Subject in, findings out."""

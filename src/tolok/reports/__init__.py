"""The official documents, composed of forms and findings."""

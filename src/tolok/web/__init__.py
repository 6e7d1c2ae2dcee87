"""The pages: the services' deeds and the store's queries, shown in Indonesian."""

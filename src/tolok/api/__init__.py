"""The site for programs: the deeds and queries of the pages, as JSON."""

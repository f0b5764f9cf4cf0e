"""The corpus: reading articles, cutting them into passages, and finding passages again."""

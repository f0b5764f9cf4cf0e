"""What the corpus says about a question."""

"""Values in text: what a wording allows, and how two wordings relate."""

"""How the reader that comes with the program was made: `python -m qa.training --data DIR --output DIR`."""

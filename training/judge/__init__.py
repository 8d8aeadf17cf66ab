"""How the judge of sentence pairs is made."""

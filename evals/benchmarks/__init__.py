"""Public sets as corpora and questions: read from a folder the user names, never shipped."""

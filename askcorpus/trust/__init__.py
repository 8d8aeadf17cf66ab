"""How far each document is to be trusted, from what the documents themselves show."""

"""How the weights of our own are made; nothing in askcorpus imports this."""

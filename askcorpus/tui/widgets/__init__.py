"""What screens are made of; a widget tells of itself by the messages nested in its class."""

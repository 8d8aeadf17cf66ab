"""How the extractive reader was made: data, negatives, training and export."""

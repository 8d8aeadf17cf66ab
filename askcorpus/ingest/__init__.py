"""Files to documents: discovery, decoding, one reader per format, metadata, turns, sentences."""

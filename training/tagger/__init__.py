"""How the tagger of sources, cues and contents is made."""

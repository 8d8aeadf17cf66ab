"""The terminal app: screens, widgets and one stylesheet; all that it knows comes from `Corpus`."""

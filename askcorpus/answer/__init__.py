"""From evidence to a verbatim, cited answer, or an honest refusal."""

"""Records to terminal text, JSON, Markdown and CSV; every string passes `safety` on its way out."""

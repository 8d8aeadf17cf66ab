"""The store: Chroma for vectors, SQLite with FTS5 for everything else."""

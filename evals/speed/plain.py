"""The plain script that a cold `ask` is compared with; run as a process of its own.

python plain.py build MODEL STORE PASSAGES.json
python plain.py ask MODEL STORE QUESTION
"""

import json
import sys
from pathlib import Path

import chromadb
from sentence_transformers import SentenceTransformer


def main(task: str, model_path: str, store: str, given: str) -> None:
    """Fill a Chroma store with passages, or print the passage nearest to a question."""
    model = SentenceTransformer(model_path, device="cpu")
    client = chromadb.PersistentClient(store)
    collection = client.get_or_create_collection("passages", metadata={"hnsw:space": "cosine"})
    if task == "build":
        passages = json.loads(Path(given).read_text(encoding="utf-8"))
        vectors = model.encode(passages, normalize_embeddings=True)
        ids = [str(place) for place in range(len(passages))]
        collection.add(ids=ids, documents=passages, embeddings=vectors.tolist())
    else:
        vector = model.encode([given], normalize_embeddings=True)
        found = collection.query(query_embeddings=vector.tolist(), n_results=5)
        print((found["documents"] or [[""]])[0][0])


if __name__ == "__main__":
    main(*sys.argv[1:5])

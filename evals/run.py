"""A corpus with its own cases, asked and judged."""

from collections.abc import Callable

from askcorpus import Corpus, Settings
from evals.cases import load
from evals.judge import Outcome, judge
from evals.observe import ask
from evals.retrieval import Retriever
from evals.suites import Suite


def run(suite: Suite, settings: Settings, progress: Callable[[int, int], None]) -> list[Outcome]:
    """Index the suite's documents where needed and judge every case."""
    cases = load(suite.cases, suite.documents)
    corpus = Corpus.open(suite.documents, settings=settings)
    retriever = Retriever(corpus)
    passages = retriever.passages()
    texts = {name: retriever.index.text(name) for name in retriever.sources}
    outcomes = []
    for done, case in enumerate(cases, 1):
        answer, seen = ask(corpus, case.question)
        ranked = {}
        if case.answerable and case.kind != "document":
            whole = seen if seen and seen.passages else corpus.examine(case.question)
            ranked = retriever.stages(whole)
        outcomes.append(judge(case, answer, retriever.sources, texts, ranked, passages))
        progress(done, len(cases))
    return outcomes

"""One question of the conversation with its answer, filled when the answer comes."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from askcorpus.records import Answer
from askcorpus.render.safety import one_line, visible
from askcorpus.tui.widgets.citation_view import CitationView


class AnswerCard(Vertical):
    """A question as typed, as asked where that differs, and what became of it."""

    def __init__(self, question: str) -> None:
        super().__init__()
        self.question = question
        self.resolved = question
        self.answer: Answer | None = None
        self.failed = False

    def compose(self) -> ComposeResult:
        """The question, and that an answer is looked for."""
        yield Static(Content.styled(visible(self.question), "bold"), classes="question")
        yield Static("", classes="resolved", markup=False)
        yield Static("looking …", classes="answer", markup=False)

    def resolve(self, text: str) -> None:
        """Show what is asked in place of what was typed."""
        self.resolved = text
        line = self.query_one(".resolved", Static)
        line.update(Content(f"asked as: {one_line(text)}  (r edits, w asks as typed)"))
        line.display = text != self.question

    async def fill(self, answer: Answer) -> None:
        """Show the answer, then its citations and warnings."""
        self.answer = answer
        self.add_class(f"-{answer.verdict}")
        self.query_one(".answer", Static).update(_answer(answer))
        await self.mount_all(
            [
                *(CitationView(f"[{n}]", each) for n, each in enumerate(answer.citations, 1)),
                *(CitationView(f"({n})", each) for n, each in enumerate(answer.related, 1)),
                *(
                    Static(Content(f"! {one_line(warning)}"), classes="warning")
                    for warning in answer.warnings
                ),
            ]
        )

    def fail(self, trouble: str) -> None:
        """Show why there is no answer."""
        self.failed = True
        self.add_class("-failed")
        self.query_one(".answer", Static).update(Content(f"! {one_line(trouble)}"))

    def citations(self) -> list[CitationView]:
        """The citations in order."""
        return list(self.query(CitationView))

    def holds(self, words: str) -> bool:
        """Whether question, answer or citations hold the words, whatever their case."""
        answer = self.answer
        texts = [self.question, self.resolved]
        if answer:
            texts += [span.text for span in answer.answers]
            for each in (*answer.citations, *answer.related):
                texts += [each.quote, each.title or "", each.speaker or "", each.publisher or ""]
        return words.casefold() in "\n".join(texts).casefold()


def _answer(answer: Answer) -> Content:
    lines: list[Content] = []
    if answer.verdict == "not_found":
        looked = one_line(answer.missing or answer.question)
        lines.append(Content.assemble(Content.styled("Not in the corpus", "bold"), f": {looked}"))
        if answer.related:
            lines.append(Content("Related, but does not answer:"))
    elif answer.verdict == "disputed":
        lines.append(Content.styled("The sources disagree.", "bold"))
    for place, span in enumerate(answer.answers):
        text = Content.styled(visible(span.text).strip(), "bold" if place == 0 else "")
        label = f"{one_line(span.label)}: " if span.label else ""
        known = 0 <= span.citation < len(answer.citations)
        lines.append(Content.assemble(label, text, f" [{span.citation + 1}]" if known else ""))
    return Content("\n").join(lines)

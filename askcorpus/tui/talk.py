"""The conversation as far as the app remembers it."""

from askcorpus.records import Answer
from askcorpus.records.dialogue import Exchange


class Talk:
    """Questions, as they were resolved, with their answers."""

    def __init__(self, answers: tuple[Answer, ...] = ()) -> None:
        self.answers = list(answers)

    def add(self, answer: Answer) -> None:
        """Remember an answer."""
        self.answers.append(answer)

    def clear(self) -> None:
        """Forget everything."""
        self.answers.clear()

    def history(self) -> list[Exchange]:
        """What a follow-up may lean on."""
        return [
            Exchange(
                question=answer.question,
                answer=answer.answer,
                titles=tuple(each.title for each in answer.citations if each.title),
                speakers=tuple(each.speaker for each in answer.citations if each.speaker),
            )
            for answer in self.answers
        ]

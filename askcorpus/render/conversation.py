"""A conversation for notes and articles, its stale quotations marked; lists of conversations."""

from collections.abc import Sequence

from askcorpus.records import Answer
from askcorpus.records.dialogue import Export, SessionEntry, StaleQuote
from askcorpus.render.markdown import answer_markdown
from askcorpus.render.safety import markdown, one_line


def conversation_markdown(export: Export) -> str:
    """Heading, what was checked, then each question with its answer as `ask --markdown` has it."""
    conversation = export.conversation
    checked = f"{export.verified} of {export.verified + len(export.stale)} quotations checked"
    days = conversation.started.strftime("%Y-%m-%d %H:%M %Z").strip()
    parts = [
        f"# {_inline(conversation.name)}",
        f"{_inline(conversation.corpus)}, {days}. {checked} against their files on export.",
    ]
    for number, turn in enumerate(conversation.turns):
        stale = [each for each in export.stale if each.turn == number]
        parts.append(answer_markdown(_marked(turn.answer, stale)).rstrip("\n"))
        if " ".join(turn.typed.split()) != turn.answer.question:
            parts.append(f"Asked as: {_inline(turn.typed)}")
    return "\n\n".join(parts) + "\n"


def sessions_text(entries: Sequence[SessionEntry]) -> str:
    """One conversation a line: name, when last asked, questions, folder, first question."""
    return "".join(
        "\t".join(
            one_line(field)
            for field in (
                entry.name,
                entry.last.strftime("%Y-%m-%d %H:%M"),
                str(entry.questions),
                entry.corpus,
                entry.first or "-",
            )
        )
        + "\n"
        for entry in entries
    )


def _marked(answer: Answer, stale: Sequence[StaleQuote]) -> Answer:
    """The answer with a warning for each stale quotation."""
    names = {"citations": "citation", "related": "related passage"}
    told = (f"STALE {names[each.role]} {each.number + 1}: {each.reason}" for each in stale)
    return answer.model_copy(update={"warnings": (*answer.warnings, *told)})


def _inline(text: str) -> str:
    return markdown(one_line(text))

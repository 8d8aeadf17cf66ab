"""The answers to the questions that one text asked, made into one."""

from collections.abc import Sequence

from askcorpus.records import Answer, AnswerSpan, Citation


def together(question: str, answers: Sequence[Answer], top: int) -> Answer:
    """One answer for all, each span citing its own evidence; what was not found is said.

    The first span of every part stands before further citations, of which the parts share `top`.
    The confidence is that of the least sure part that was answered.
    """
    given = [each for each in answers if each.verdict != "not_found"]
    refused = [each for each in answers if each.verdict == "not_found"]
    missing = "; ".join(f"{each.question} {each.missing}" for each in refused if each.missing)
    if not given:
        return answers[0].model_copy(update={"question": question, "missing": missing or None})
    most = max(1, top // len(given))
    spans: list[AnswerSpan] = []
    citations: list[Citation] = []
    for each in given:
        kept = each.citations[:most]
        spans += [
            AnswerSpan(text=s.text, citation=len(citations) + s.citation, label=s.label)
            for s in each.answers
            if s.citation < len(kept)
        ]
        citations += kept
    return Answer(
        question=question,
        verdict="disputed" if any(each.verdict == "disputed" for each in given) else "answered",
        answer=spans[0].text,
        answers=tuple(spans),
        citations=tuple(citations),
        missing=missing or None,
        warnings=tuple(
            dict.fromkeys(
                [
                    *(warning for each in answers for warning in each.warnings),
                    *(f"not found: {each.question}" for each in refused),
                ]
            )
        ),
        confidence=min(each.confidence for each in given),
        elapsed_ms=0,
    )

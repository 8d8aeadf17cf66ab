"""Follow-ups: a question that leans on the conversation, written out to stand alone; pure."""

from askcorpus.dialogue.follow_up import resolve_follow_up

__all__ = ["resolve_follow_up"]

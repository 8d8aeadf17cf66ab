"""Every error that askcorpus raises on purpose, each with the remedy.

AskcorpusError
 ├── CorpusError            the folder or a document in it
 │    ├── CorpusNotFound    no such folder
 │    ├── EmptyCorpus       the folder holds nothing that can be read
 │    ├── UnreadableFile    one file cannot be read or decoded (a warning while indexing)
 │    ├── UnknownSource     no document with that id
 │    ├── UnknownSpeaker    nobody, or more than one, is called so
 │    ├── CorrectionsError  the file of corrections by hand is wrong
 │    └── StaleCitation     the file no longer holds the cited words
 ├── StoreError             the index beside the corpus
 │    ├── IndexLocked       another process is building it
 │    ├── IndexCorrupt      it cannot be read
 │    ├── IndexTooNew       a newer askcorpus made it
 │    └── IndexUnwritable   disk full or no permission
 ├── ModelError             weights are missing or do not match their pinned hash
 ├── OutputError            a file that was asked for cannot be written
 ├── SessionError           a kept conversation cannot be read or written
 ├── SettingsError          a setting or its file is wrong
 └── QuestionError          the question is empty or too long
"""


class AskcorpusError(Exception):
    """The base: `str(error)` is one line that names the trouble, `remedy` what to do about it."""

    def __init__(self, message: str, *, remedy: str) -> None:
        super().__init__(message)
        self.remedy = remedy


class CorpusError(AskcorpusError):
    """The corpus folder, or a document in it, is not as it should be."""


class CorpusNotFound(CorpusError):
    """The named folder does not exist or is not a folder."""


class EmptyCorpus(CorpusError):
    """The folder holds no document that can be read."""


class UnreadableFile(CorpusError):
    """One file cannot be read: permissions, binary content, or bytes that do not decode."""


class UnknownSource(CorpusError):
    """No document of the corpus has the id asked for."""


class UnknownSpeaker(CorpusError):
    """No speaker of the corpus has the name asked for, or several have."""


class CorrectionsError(CorpusError):
    """The file of corrections by hand cannot be read, or names what is not there."""


class StaleCitation(CorpusError):
    """A file no longer holds, at the cited offsets, the words that were cited."""


class StoreError(AskcorpusError):
    """The index beside the corpus cannot be used."""


class IndexLocked(StoreError):
    """Another process holds the writer's lock."""


class IndexCorrupt(StoreError):
    """The index cannot be read back."""


class IndexTooNew(StoreError):
    """The index was made by a newer format of askcorpus."""


class IndexUnwritable(StoreError):
    """The index cannot be written: disk full, or no permission."""


class ModelError(AskcorpusError):
    """Model weights are missing or differ from their pinned hash."""


class OutputError(AskcorpusError):
    """A file that the user asked for cannot be written."""


class SessionError(AskcorpusError):
    """A kept conversation is missing, cannot be read, or cannot be written."""


class SettingsError(AskcorpusError):
    """A setting, or the file that holds it, is wrong."""


class QuestionError(AskcorpusError):
    """The question cannot be asked: it is empty or too long."""

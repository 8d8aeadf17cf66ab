import pytest
from hypothesis import given
from hypothesis import strategies as st

from askcorpus.errors import UnreadableFile
from askcorpus.ingest import decode

FRENCH = "Le café est très bon à Noël. « Ça va ? » demanda-t-elle.\r\n"


@pytest.mark.parametrize(
    ("data", "codec"),
    [
        (b"", "utf-8"),
        ("plain é \r\n\rtext".encode(), "utf-8"),
        ("\ufeffmarked".encode(), "utf-8"),
        ("Hello. Привет.".encode("utf-16"), "utf-16-le"),
        (b"\xfe\xff" + "Hello.".encode("utf-16-be"), "utf-16-be"),
        ("Hello — no mark.\n".encode("utf-16-le"), "utf-16-le"),
        ("Hello — no mark.\n".encode("utf-16-be"), "utf-16-be"),
        ("He said “it’s 5 €” – café.".encode("cp1252"), "windows-1252"),
        (FRENCH.encode("cp1252"), "windows-1252"),
        (("Это простой текст на русском языке. " * 5).encode("cp1251"), "windows-1251"),
    ],
)
def test_the_codec_reproduces_the_text(data: bytes, codec: str) -> None:
    text, name = decode(data)
    assert name == codec
    assert data.decode(name) == text


def test_marks_and_line_ends_stay() -> None:
    assert decode("\ufeffa\r\nb\rc\n".encode())[0] == "\ufeffa\r\nb\rc\n"
    assert decode("\ufeffa\r\n".encode("utf-16-le"))[0] == "\ufeffa\r\n"


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")))
def test_any_utf8_text_comes_back(text: str) -> None:
    assert decode(text.encode()) == (text, "utf-8")


@given(st.binary(max_size=400))
def test_any_bytes_decode_exactly_or_are_refused(data: bytes) -> None:
    try:
        text, codec = decode(data)
    except UnreadableFile:
        return
    assert data.decode(codec) == text


@pytest.mark.parametrize(
    "data",
    [
        bytes(range(256)) * 4,
        b"text with a \0 in it",
        b"%PDF-1.7 and so on",
        b"\x89PNG\r\n\x1a\n",
        bytes((7 * i * i) % 128 + 128 for i in range(3000)),
    ],
)
def test_binary_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableFile):
        decode(data)


def test_broken_utf8_is_refused_with_the_line() -> None:
    data = "Ein schöner Satz über Bäume.\nÜbel:".encode() + b" \xff." + "äöü".encode()
    with pytest.raises(UnreadableFile, match="line 2"):
        decode(data)

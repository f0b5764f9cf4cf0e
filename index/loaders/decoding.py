"""Bytes of a file to the text that citations count in."""

from __future__ import annotations

import codecs
import re

from index.loaders.drafts import Malformed

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark is how this one begins
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 64_000  # bytes that are enough to tell an encoding
_WESTERN_SHARE = 0.05  # in English text few bytes but curly quotes and accents are beyond ASCII
_CONTROL_SHARE = 0.02  # text has almost no control characters; a program or an image is full of them

_CONTROLS = dict.fromkeys((*range(0x20), *range(0x7F, 0xA0)), " ") | {
    ord("\t"): "\t",
    ord("\n"): "\n",
    ord("\v"): "\n",
    ord("\f"): "\n",
    0x85: "\n",  # the "next line" character of ISO 8859
}
_BINARY = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_SURROGATES = re.compile("[\ud800-\udfff]")


def decode(data: bytes) -> str:
    r"""Return the text of `data`: marks obeyed, UTF-8 preferred, line ends `\n`, controls blanked.

    Raises:
        Malformed: If the bytes are not text, or their encoding cannot be told.

    >>> decode("\ufeffCaf\u00e9\r\nopen".encode())
    'Café\nopen'
    >>> decode(b"The \x93Caf\xe9\x94 on the quay was closed on Sunday, and nobody knew why.")
    'The “Café” on the quay was closed on Sunday, and nobody knew why.'
    """
    text = _decoded(data)
    sample = text[:_SAMPLE]
    controls = len(_BINARY.findall(sample))
    if controls > 2 + _CONTROL_SHARE * len(sample):
        raise Malformed("not text but binary data; save it as plain text, or give it its own suffix")
    return clean(text)


def clean(text: str) -> str:
    r"""Return `text` as articles keep it: no byte order mark, `\n` line ends, no control characters.

    A control character becomes a blank and half of a surrogate pair becomes U+FFFD, one for one, so
    that only line ends move offsets. Nothing is normalised: quotes stay as they were written.

    >>> clean("\ufeffone\r\ntwo\rthree\x00four")
    'one\ntwo\nthree four'
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if _CONTROL.search(text):  # translating takes a hundred times as long as searching
        text = text.translate(_CONTROLS)
    return _SURROGATES.sub("\ufffd", text)


def _decoded(data: bytes) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data, encoding)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _guessed(data)


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        raise Malformed(f"it is marked as {encoding} but cannot be read as that; save it as UTF-8") from None


def _guessed(data: bytes) -> str:
    wide = _wide_encoding(data[:_SAMPLE])
    if wide:
        return _strictly(data, wide)
    if _is_damaged_utf8(data[:_SAMPLE]):
        return data.decode("utf-8", "replace")
    beyond_ascii = sum(byte > 0x7F for byte in data[:_SAMPLE])
    if beyond_ascii <= _WESTERN_SHARE * min(len(data), _SAMPLE):
        return data.decode("cp1252", "replace")
    return _strictly(data, _detected(data[:_SAMPLE]))


def _wide_encoding(sample: bytes) -> str:
    """Tell UTF-16 without a mark by where the zero bytes of its ASCII characters stand."""
    even, odd, half = sample[::2].count(0), sample[1::2].count(0), len(sample) // 2
    if odd > half * 0.4 and even < half * 0.05:
        return "utf-16-le"
    if even > half * 0.4 and odd < half * 0.05:
        return "utf-16-be"
    return ""


def _is_damaged_utf8(sample: bytes) -> bool:
    """Say whether nearly every character beyond ASCII is sound UTF-8: other encodings look unlike it."""
    text = sample.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    return broken * 2 <= sum(character > "\x7f" for character in text) - broken


def _detected(sample: bytes) -> str:
    from charset_normalizer import from_bytes  # slow to import, rarely needed

    best = from_bytes(sample).best()
    if best is None:
        raise Malformed("its encoding cannot be told; save it as UTF-8")
    return best.encoding

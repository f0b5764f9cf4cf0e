"""Files and folders to articles: every format, every mess, and nothing lost in silence."""

from __future__ import annotations

import csv
import io
import json
import os
from datetime import UTC, date, datetime
from pathlib import Path
from random import Random
from time import perf_counter
from typing import TYPE_CHECKING, Any

import docx
import pytest

from index.errors import PathNotFound, UnreadableFile
from index.loaders import FORMATS, Failure, find_files, formats, load, load_file, locate

if TYPE_CHECKING:
    from index.types import Article

STORY = "The ferry left the quay at dawn with forty people on board, the harbour master said."
MORE = "It came back at noon. Nobody was hurt, although the café was closed — “by order”, it said."
WHOLE = f"{STORY}\n\n{MORE}"


def only(path: Path) -> Article:
    loaded = load(path)
    assert loaded.failures == ()
    (article,) = loaded.articles
    return article


def reason(path: Path) -> str:
    loaded = load(path)
    assert loaded.articles == ()
    (failure,) = loaded.failures
    return failure.reason


def write(path: Path, content: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def make_pdf(*pages: str, title: str = "", author: str = "", encrypt: bool = False) -> bytes:
    """A small PDF by hand: one line of text for each line of a page, Latin-1 only."""
    objects: list[bytes] = []

    def add(content: str | bytes) -> int:
        objects.append(content.encode("latin-1") if isinstance(content, str) else content)
        return len(objects)

    def literal(text: str) -> str:
        return "(" + text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)") + ")"

    font = add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
    kids = []
    tree = len(pages) * 2 + 2
    for page in pages:
        shown = "".join(f"{literal(line)} Tj T*\n" for line in page.split("\n"))
        stream = f"BT /F1 11 Tf 14 TL 40 800 Td\n{shown}ET".encode("latin-1")
        content = add(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        kids.append(
            add(
                f"<< /Type /Page /Parent {tree} 0 R /MediaBox [0 0 595 842] /Contents {content} 0 R "
                f"/Resources << /Font << /F1 {font} 0 R >> >> >>"
            )
        )
    assert (
        add(f"<< /Type /Pages /Kids [{' '.join(f'{kid} 0 R' for kid in kids)}] /Count {len(kids)} >>") == tree
    )
    catalogue = add(f"<< /Type /Catalog /Pages {tree} 0 R >>")
    about = add(f"<< /Title {literal(title)} /Author {literal(author)} /CreationDate (D:20200101120000Z) >>")
    extra = ""
    if encrypt:
        key = "00" * 32
        lock = add(f"<< /Filter /Standard /V 1 /R 2 /O <{key}> /U <{key}> /P -4 >>")
        extra = f" /Encrypt {lock} 0 R /ID [<00> <00>]"
    out = io.BytesIO(b"%PDF-1.4\n")
    out.seek(0, io.SEEK_END)
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, content))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.writelines(b"%010d 00000 n \n" % place for place in places)
    trailer = f"/Size {len(objects) + 1} /Root {catalogue} 0 R /Info {about} 0 R{extra}"
    out.write(f"trailer\n<< {trailer} >>\nstartxref\n{start}\n%%EOF\n".encode())
    return out.getvalue()


def make_docx(*paragraphs: str, title: str = "", author: str = "python-docx", heading: str = "") -> bytes:
    document = docx.Document()
    document.core_properties.title = title
    document.core_properties.author = author
    if heading:
        document.add_heading(heading, level=0)
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


PAGE = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<title>Ferry runs late | The Quay Herald</title>
HEAD
</head><body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
<article><h1>Ferry runs late</h1><p class="byline">By Mara Quill</p>
<p>{STORY}</p><p>{MORE}</p>
<p>The company that runs the ferry promised a new timetable before the end of the summer, and a roof.</p>
</article><aside><a href="/x">Rain tomorrow</a></aside><footer>Cookie settings</footer></body></html>"""


# Folders and files


def test_a_folder_is_walked_in_order_and_locators_are_relative_paths(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/deep/er/é 中.md", "c.TXT"):
        write(tmp_path / name, WHOLE)
    loaded = load(tmp_path)
    assert [each.locator for each in loaded.articles] == ["a/deep/er/é 中.md", "a/z.txt", "b.txt", "c.TXT"]
    assert loaded.failures == ()
    assert load(str(tmp_path)) == loaded


def test_hidden_and_unknown_files_are_left_out_without_a_word(tmp_path: Path) -> None:
    for name in (".hidden.txt", ".git/config.txt", "picture.png", "~$draft.docx", "README", "seen.txt"):
        write(tmp_path / name, WHOLE)
    loaded = load(tmp_path)
    assert [each.locator for each in loaded.articles] == ["seen.txt"]
    assert loaded.failures == ()


def test_a_hidden_folder_that_is_asked_for_is_loaded(tmp_path: Path) -> None:
    write(tmp_path / ".corpus" / "a.txt", WHOLE)
    assert only(tmp_path / ".corpus").locator == "a.txt"


def test_a_single_file_is_located_by_its_name(tmp_path: Path) -> None:
    assert only(write(tmp_path / "deep" / "one.txt", WHOLE)).locator == "one.txt"


def test_a_missing_path_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(PathNotFound):
        load(tmp_path / "nowhere")


def test_a_file_of_an_unknown_kind_is_an_error_when_it_is_named(tmp_path: Path) -> None:
    path = write(tmp_path / "picture.png", b"\x89PNG")
    with pytest.raises(UnreadableFile, match=r"known are \.txt"):
        load(path)
    with pytest.raises(UnreadableFile):
        load_file(path, root=tmp_path)


def test_an_empty_folder_holds_nothing(tmp_path: Path) -> None:
    assert load(tmp_path).articles == load(tmp_path).failures == ()


def test_a_file_that_cannot_be_read_is_reported_and_the_rest_load(tmp_path: Path) -> None:
    write(tmp_path / "good.txt", WHOLE)
    bad = {
        "bad.csv": "a,b\n1,2\n",
        "bad.docx": b"PK\x03\x04 not an archive",
        "bad.html": "<html><head></head><body></body></html>",
        "bad.json": '{"text": "The ferry',
        "bad.pdf": b"%PDF-1.7 and then nothing",
        "bad.txt": bytes(range(256)) * 20,
        "empty.jsonl": "",
        "empty.md": " \n\r\n",
        "old.docx": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
    }
    for name, content in bad.items():
        write(tmp_path / name, content)
    loaded = load(tmp_path)
    assert [each.locator for each in loaded.articles] == ["good.txt"]
    assert [each.locator for each in loaded.failures] == sorted(bad)
    assert all(each.reason for each in loaded.failures)


@pytest.mark.parametrize("suffix", sorted(FORMATS))
def test_damaged_content_of_every_kind_is_reported_not_raised(suffix: str, tmp_path: Path) -> None:
    sound = {".pdf": make_pdf(STORY), ".docx": make_docx(STORY)}.get(suffix, WHOLE.encode())
    damaged = (
        b"\0\1\2\3" * 500,
        sound[: len(sound) // 2] if suffix in {".pdf", ".docx"} else b"\xff\xfe\x00",
        b"%PDF-1.4\n%%EOF",
        b"PK\x05\x06" + b"\0" * 18,
        b"[" * 100_000,
        Random(7).randbytes(2_000) + b"\0" * 200,
    )
    for number, content in enumerate(damaged):
        write(tmp_path / f"{number}{suffix}", content)
    write(tmp_path / "good.txt", WHOLE)
    assert "good.txt" in [each.locator for each in load(tmp_path).articles]


def test_a_file_that_is_too_large_is_reported_unread(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(formats.MOST_OF_AN_ARTICLE + 1)
    assert "too large" in reason(path)


def test_a_link_out_of_the_folder_is_reported_not_followed(tmp_path: Path) -> None:
    write(tmp_path / "outside" / "secret.txt", WHOLE)
    corpus = tmp_path / "corpus"
    write(corpus / "sub" / "a.txt", WHOLE)
    (corpus / "file.txt").symlink_to(tmp_path / "outside" / "secret.txt")
    (corpus / "sub" / "folder").symlink_to(tmp_path / "outside")
    (corpus / "gone.txt").symlink_to(tmp_path / "nothing.txt")
    (corpus / "round.txt").symlink_to(corpus / "round.txt")
    loaded = load(corpus)
    assert [each.locator for each in loaded.articles] == ["sub/a.txt"]
    assert [each.locator for each in loaded.failures] == ["file.txt", "gone.txt", "round.txt", "sub/folder"]
    assert "outside the folder" in loaded.failures[0].reason
    assert "outside the folder" in loaded.failures[3].reason


def test_a_link_that_leads_nowhere_is_reported_as_that(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", WHOLE)
    for name in ("gone.txt", "folder", "picture.png"):
        (tmp_path / name).symlink_to(tmp_path / "nothing" / name)
    (tmp_path / "round.txt").symlink_to(tmp_path / "round.txt")
    reasons = {each.locator: each.reason for each in load(tmp_path).failures}
    assert reasons.keys() == {"gone.txt", "folder", "round.txt"}
    assert "does not exist" in reasons["gone.txt"]
    assert "does not exist" in reasons["folder"]
    assert "cannot be followed" in reasons["round.txt"]


def test_a_folder_that_may_not_be_listed_is_reported_with_the_systems_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "a.txt", WHOLE)
    write(tmp_path / "shut" / "b.txt", WHOLE)
    scandir = os.scandir

    def guarded(path: Any) -> Any:
        if Path(path).name == "shut":
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", guarded)
    loaded = load(tmp_path)
    assert [each.locator for each in loaded.articles] == ["a.txt"]
    assert loaded.failures == (Failure("shut", "cannot be opened: Permission denied"),)


def test_a_path_that_may_not_be_looked_at_is_unreadable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stat = os.stat

    def guarded(path: Any, **options: Any) -> os.stat_result:
        if str(path).endswith("shut/articles"):
            raise PermissionError(13, "Permission denied", str(path))
        return stat(path, **options)

    monkeypatch.setattr(os, "stat", guarded)
    with pytest.raises(UnreadableFile, match="shut/articles: cannot be opened: Permission denied"):
        load(tmp_path / "shut" / "articles")


def test_a_link_inside_the_folder_makes_no_second_article_of_a_file(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", WHOLE)
    (tmp_path / "latest.txt").symlink_to(tmp_path / "a.txt")
    (tmp_path / "loop").symlink_to(tmp_path)
    write(tmp_path / ".store" / "object", WHOLE)
    (tmp_path / "kept.txt").symlink_to(tmp_path / ".store" / "object")
    assert [each.locator for each in load(tmp_path).articles] == ["a.txt", "kept.txt"]


def test_a_link_that_is_named_itself_is_followed(tmp_path: Path) -> None:
    write(tmp_path / "there" / "a.txt", WHOLE)
    link = tmp_path / "here.txt"
    link.symlink_to(tmp_path / "there" / "a.txt")
    assert only(link).locator == "here.txt"


def test_a_pipe_is_reported_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert "not a regular file" in reason(tmp_path)


def test_a_name_that_is_no_unicode_still_makes_a_locator(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_text(WHOLE)
    article = only(tmp_path)
    assert article.locator == r"caf\xe9.txt"
    article.locator.encode("utf-8")


def test_files_can_be_found_and_loaded_one_by_one(tmp_path: Path) -> None:
    write(tmp_path / "sub" / "a.txt", WHOLE)
    write(tmp_path / "b.jsonl", json.dumps({"text": STORY}) + "\nbroken\n")
    files = find_files(tmp_path)
    assert [locate(each, tmp_path) for each in files] == ["b.jsonl", "sub/a.txt"]
    one_by_one = [load_file(each, root=tmp_path) for each in files]
    assert tuple(article for each in one_by_one for article in each.articles) == load(tmp_path).articles
    assert one_by_one[0].failures[0].locator == "b.jsonl#2"
    with pytest.raises(UnreadableFile, match="cannot be opened"):
        load_file(tmp_path / "gone.txt", root=tmp_path)


# Text


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
def test_text_is_the_same_in_every_encoding_and_with_every_line_end(encoding: str, tmp_path: Path) -> None:
    for name, ending in (("unix", "\n"), ("windows", "\r\n"), ("old-mac", "\r")):
        path = write(tmp_path / encoding / f"{name}.txt", WHOLE.replace("\n", ending).encode(encoding))
        assert only(path).text == WHOLE


def test_latin_1_and_cyrillic_are_told_apart(tmp_path: Path) -> None:
    french = "Le café de la gare a été fermé lundi, a déclaré le maire à la presse. " * 5
    russian = "Паром отошёл от причала на рассвете, сообщил начальник порта журналистам. " * 5
    assert only(write(tmp_path / "fr.txt", french.encode("latin-1"))).text == french
    assert only(write(tmp_path / "ru.txt", russian.encode("cp1251"))).text == russian


def test_one_broken_byte_does_not_change_how_the_others_are_read(tmp_path: Path) -> None:
    text = only(write(tmp_path / "a.txt", WHOLE.encode() + b" \xff end")).text
    assert text == f"{WHOLE} \ufffd end"


def test_control_characters_become_blanks_and_move_nothing(tmp_path: Path) -> None:
    article = only(write(tmp_path / "a.txt", f"One\x00two\x07three\tfour\x0cfive. {WHOLE}"))
    assert article.text.startswith("One two three\tfour\nfive. ")


def test_text_is_not_normalised(tmp_path: Path) -> None:
    decomposed = f"Cafe\u0301 ﬁve ½ \u00a0wide. {STORY}"
    assert only(write(tmp_path / "a.txt", decomposed)).text == decomposed


def test_plain_text_keeps_its_header_and_begins_its_story_after_it(tmp_path: Path) -> None:
    content = f"\ufeff date 2031-05-07 By Mara Quill, cnn\r\n\r\n{STORY}\r\n"
    article = only(write(tmp_path / "a.txt", content))
    assert article.text == content.removeprefix("\ufeff").replace("\r\n", "\n")
    assert article.body.of(article.text).strip() == STORY
    assert (article.author, article.source, article.published) == ("Mara Quill", "CNN", date(2031, 5, 7))
    assert (article.title, article.url) == ("", None)


def test_plain_text_may_have_a_header_without_blank_lines(tmp_path: Path) -> None:
    header = "Ferry runs late on day one\r\nValley Mail\r\n12 March 2031\r\n\r\n"
    article = only(write(tmp_path / "a.txt", f"{header}{STORY}\r\n"))
    assert article.body.of(article.text).strip() == STORY
    assert (article.title, article.source) == ("Ferry runs late on day one", "Valley Mail")
    assert article.published == date(2031, 3, 12)


# Markdown


def test_front_matter_tells_about_the_article_and_the_text_stays_as_written(tmp_path: Path) -> None:
    content = (
        "---\ntitle: 'Ferry: late'\nauthors: [Mara Quill, Tom Ode]\nsource: The Quay Herald\n"
        f"date: 2031-05-07\nlink: https://quay.example/1\n---\n\n# Ferry: late\n\n{WHOLE}\n"
    )
    article = only(write(tmp_path / "a.md", content))
    assert article.text == content
    assert article.body.of(article.text) == f"{WHOLE}\n"
    assert (article.title, article.author) == ("Ferry: late", "Mara Quill, Tom Ode")
    assert (article.source, article.published) == ("The Quay Herald", date(2031, 5, 7))
    assert article.url == "https://quay.example/1"


@pytest.mark.parametrize(
    ("content", "title", "author"),
    [
        (f"# Ferry runs late\n*By Mara Quill, 7 May 2031*\n\n{STORY}", "Ferry runs late", "Mara Quill"),
        (f"Ferry runs late\n===============\n\n{STORY}", "Ferry runs late", ""),
        (f"---\ntitle: Ferry: late: why\nauthor: Mara Quill\n---\n{STORY}", "Ferry: late: why", "Mara Quill"),
        (f"---\n- a list\n---\n{STORY}", "", ""),
        (f"---\n{'[' * 5000}\n---\n{STORY}", "", ""),
        (f"---\na: &a [x]\nb: &b [*a, *a]\nauthor: *b\n---\n{STORY}", "", "x"),
        (f"---\ntitle: Ferry\ndate: 2031-02-31\n---\n{STORY}", "Ferry", ""),
        (STORY, "", ""),
    ],
)  # fmt: skip
def test_markdown_of_every_shape_begins_its_story_at_the_story(
    content: str, title: str, author: str, tmp_path: Path
) -> None:
    article = only(write(tmp_path / "a.md", content))
    assert article.body.of(article.text) == STORY
    assert (article.title, article.author, article.source) == (title, author, "")


# Web pages


def page(head: str) -> str:
    return PAGE.replace("HEAD", head)


def test_a_page_is_its_main_text_without_menus(tmp_path: Path) -> None:
    article = only(write(tmp_path / "a.html", page("")))
    assert STORY in article.text
    assert MORE in article.text
    assert not {"Sport", "Cookie", "Rain tomorrow"} & set(article.text.replace(".", "").split())
    assert (article.title, article.source) == ("Ferry runs late", "The Quay Herald")
    assert article.author == "Mara Quill"
    assert (article.published, article.url) == (None, None)


@pytest.mark.parametrize(
    "head",
    [
        """<meta property="og:site_name" content="Quay TV"><meta name="author" content="Tom Ode">
        <meta property="article:published_time" content="2031-05-07T08:00:00Z">
        <link rel="canonical" href="https://quay.example/late">""",
        """<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [
        {"@type": "WebSite", "name": "no"}, {"@type": ["NewsArticle"], "headline": "Ferry runs late",
        "author": [{"@type": "Person", "name": "Tom Ode"}], "publisher": {"name": "Quay TV"},
        "datePublished": "2031-05-07T08:00:00Z", "mainEntityOfPage": {"@id": "https://quay.example/late"}}]}
        </script>""",
    ],
)
def test_meta_tags_and_linked_data_tell_about_a_page(head: str, tmp_path: Path) -> None:
    article = only(write(tmp_path / "a.htm", page(head)))
    assert (article.title, article.source, article.author) == ("Ferry runs late", "Quay TV", "Tom Ode")
    assert article.published == datetime(2031, 5, 7, 8, tzinfo=UTC)
    assert article.url == "https://quay.example/late"


@pytest.mark.parametrize(
    "head",
    [
        '<meta name="date" content="03/04/2031">',
        '<meta property="og:url" content="javascript:alert(1)">',
        '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": 7, </script>',
        '<script type="application/ld+json">{"@type": "Organization", "url": "https://quay.example"}</script>',
        "<style>.x { content: '2031-05-07' }</style>",
    ],
)
def test_a_page_that_does_not_say_when_leaves_the_day_unknown(head: str, tmp_path: Path) -> None:
    article = only(write(tmp_path / "a.html", page(head)))
    assert (article.published, article.url) == (None, None)


def test_a_page_with_bylines_of_several_articles_names_no_author(tmp_path: Path) -> None:
    other = '<aside><p class="byline">By Tom Ode</p></aside><footer>'
    article = only(write(tmp_path / "a.html", page("").replace("<footer>", other)))
    assert article.author == ""


def test_a_page_is_read_in_the_encoding_it_declares(tmp_path: Path) -> None:
    content = page("").replace("utf-8", "iso-8859-1").encode("cp1252")
    assert MORE in only(write(tmp_path / "a.html", content)).text


def test_a_page_of_a_hundred_thousand_paragraphs_is_read_in_seconds(tmp_path: Path) -> None:
    start = perf_counter()
    article = only(
        write(tmp_path / "a.html", page("").replace("</article>", "<p>a" * 100_000 + "</article>"))
    )
    assert perf_counter() - start < 60
    assert "a\na" in article.text


# Records


def test_a_list_of_records_is_a_list_of_articles_under_any_usual_names(tmp_path: Path) -> None:
    records = {
        "status": "ok",
        "articles": [
            {
                "source": {"id": "cnn", "name": "cnn"},
                "author": "By Mara Quill",
                "title": "Ferry runs late",
                "url": "https://quay.example/1",
                "publishedAt": "2031-05-07T10:00:00Z",
                "description": "No.",
                "content": STORY,
            },
            {"headline": "Two", "publisher": "Quay TV", "authors": ["A B", "C D"], "body": MORE,
             "pubDate": "7 May 2031"},
            {"Headline": "Three", "site": "quay.example", "byline": None, "maintext": [STORY, MORE],
             "date": "5/6/2031"},
        ],
    }  # fmt: skip
    loaded = load(write(tmp_path / "news.json", json.dumps(records)))
    first, second, third = loaded.articles
    assert [each.locator for each in loaded.articles] == ["news.json#1", "news.json#2", "news.json#3"]
    assert (first.text, first.title, first.source, first.author) == (
        STORY,
        "Ferry runs late",
        "CNN",
        "Mara Quill",
    )
    assert (first.published, first.url) == (datetime(2031, 5, 7, 10, tzinfo=UTC), "https://quay.example/1")
    assert (second.text, second.source, second.author) == (MORE, "Quay TV", "A B, C D")
    assert second.published == date(2031, 5, 7)
    assert (third.text, third.source, third.author, third.published) == (WHOLE, "quay.example", "", None)


@pytest.mark.parametrize(
    "document",
    [
        {"text": STORY},
        {"articleBody": STORY, "@type": "NewsArticle"},
        {"article": {"body": STORY}},
    ],
)
def test_a_document_with_one_article_is_located_by_its_file(document: object, tmp_path: Path) -> None:
    article = only(write(tmp_path / "one.json", json.dumps(document)))
    assert (article.locator, article.text) == ("one.json", STORY)


@pytest.mark.parametrize(
    "document",
    [
        [{"text": STORY}],
        {"response": {"docs": [{"content": STORY}]}},
        {"hits": {"hits": [{"_source": {"text": STORY}}]}},
        {"some-key": {"text": STORY}},
    ],
)
def test_records_are_found_where_they_are_nested(document: object, tmp_path: Path) -> None:
    assert only(write(tmp_path / "many.json", json.dumps(document))).text == STORY


def test_bad_records_are_reported_by_number_and_the_rest_load(tmp_path: Path) -> None:
    lines = [
        json.dumps({"text": STORY}),
        "",
        '{"text": "cut off',
        json.dumps({"title": "no text here"}),
        json.dumps([1, 2]),
        "[" * 100_000,
        json.dumps({"text": "   "}),
        json.dumps({"text": f"{MORE}\u2028{STORY}"}, ensure_ascii=False),
    ]
    loaded = load(write(tmp_path / "a.jsonl", "\r\n".join(lines)))
    assert [each.locator for each in loaded.articles] == ["a.jsonl#1", "a.jsonl#7"]
    assert [each.locator for each in loaded.failures] == [f"a.jsonl#{number}" for number in range(2, 7)]
    assert "not valid JSON" in loaded.failures[0].reason
    assert "no text" in loaded.failures[1].reason


def test_records_are_located_by_their_ids_if_all_have_one_and_no_two_the_same(tmp_path: Path) -> None:
    def located(*ids: object) -> list[str]:
        rows = (json.dumps({"id": each, "text": f"{STORY} {number}"}) for number, each in enumerate(ids))
        return [each.locator for each in load(write(tmp_path / "a.jsonl", "\n".join(rows))).articles]

    assert located("x-1", "y-2") == ["a.jsonl#x-1", "a.jsonl#y-2"]
    assert located(7, 8) == ["a.jsonl#7", "a.jsonl#8"]
    assert located("x", "x") == located("x", None) == located("a/b", "c d") == ["a.jsonl#1", "a.jsonl#2"]


def test_json_text_is_cleaned_and_marked_up_text_is_unmarked(tmp_path: Path) -> None:
    odd = only(write(tmp_path / "a.json", json.dumps({"text": f"One\r\ntwo \ud800\x00. {STORY}"})))
    assert odd.text == f"One\ntwo \ufffd . {STORY}"
    marked = only(
        write(tmp_path / "b.json", json.dumps({"content": f"<p>{STORY}</p><p>Tom &amp; <b>Ann</b>.</p>"}))
    )
    assert marked.text == f"{STORY}\nTom & Ann."


def test_lines_in_a_json_file_and_a_document_in_a_lines_file_are_both_read(tmp_path: Path) -> None:
    lines = "\n".join(json.dumps({"text": each}) for each in (STORY, MORE))
    assert len(load(write(tmp_path / "lines.json", lines)).articles) == 2
    assert (
        len(load(write(tmp_path / "document.jsonl", json.dumps([{"text": STORY}], indent=1))).articles) == 1
    )


def test_an_address_that_is_no_web_address_is_dropped(tmp_path: Path) -> None:
    assert (
        only(write(tmp_path / "a.json", json.dumps({"text": STORY, "url": "javascript:alert(1)"}))).url
        is None
    )


def test_a_record_without_fields_learns_from_its_text(tmp_path: Path) -> None:
    article = only(
        write(tmp_path / "a.json", json.dumps({"text": f"date 2031-05-07 By Mara Quill, cnn\n\n{STORY}"}))
    )
    assert (article.author, article.source, article.published) == ("Mara Quill", "CNN", date(2031, 5, 7))
    assert article.body.of(article.text) == STORY


# Tables


@pytest.mark.parametrize(("suffix", "delimiter"), [("csv", ","), ("csv", ";"), ("csv", "\t"), ("tsv", "\t")])
def test_rows_of_a_table_are_articles(suffix: str, delimiter: str, tmp_path: Path) -> None:
    table = io.StringIO()
    writer = csv.writer(table, delimiter=delimiter)
    writer.writerow(["", "Title", "PUBLISHED AT", "Source", "Authors", "Body", "Link"])
    writer.writerow([0, "One", "2031-05-07", "cnn", "['A B', 'C D']", WHOLE, "https://quay.example/1"])
    writer.writerow([1, "nan", "", "", "nan", STORY, ""])
    loaded = load(write(tmp_path / f"a.{suffix}", "\ufeff" + table.getvalue()))
    first, second = loaded.articles
    assert loaded.failures == ()
    assert (first.locator, first.text, first.title) == (f"a.{suffix}#1", WHOLE, "One")
    assert (first.source, first.author, first.published) == ("CNN", "A B, C D", date(2031, 5, 7))
    assert first.url == "https://quay.example/1"
    assert (second.title, second.source, second.author, second.published, second.url) == (
        "",
        "",
        "",
        None,
        None,
    )


def test_bad_rows_are_reported_and_the_rest_load(tmp_path: Path) -> None:
    rows = (
        f'title,text\nOne,"{STORY}"\nTwo,\nThree\nFour,It rained, hard\n\nFive,"{MORE}"\nSix,"never closed\n'
    )
    loaded = load(write(tmp_path / "a.csv", rows))
    assert [each.title for each in loaded.articles] == ["One", "Five"]
    assert [each.locator for each in loaded.failures] == ["a.csv#2", "a.csv#3", "a.csv#4", "a.csv#6"]
    assert "no text" in loaded.failures[0].reason
    assert "quote" in loaded.failures[2].reason


def test_a_very_long_field_is_read_and_the_limit_for_others_is_left_as_it_was(tmp_path: Path) -> None:
    before = csv.field_size_limit()
    text = f"{STORY} " * 5_000
    assert only(write(tmp_path / "a.csv", f'text\n"{text}"\n')).text == text
    assert csv.field_size_limit() == before


# PDF and Word


def test_the_pages_of_a_pdf_are_one_text_with_lines_joined_and_pages_apart(tmp_path: Path) -> None:
    first = (
        "By Mara Quill\n7 May 2031\n"
        "The ferry left the quay at dawn with forty people on board, the harbour\n"
        "master said. The cere-\n"
        "mony was short. Nobody spoke at the ceremony (except the mayor), but negotia-\n"
        "tions went on."
    )
    content = make_pdf(first, "It came back at noon.", title="Ferry runs late", author="J. Pell")
    article = only(write(tmp_path / "a.pdf", content))
    assert article.body.of(article.text) == (
        "The ferry left the quay at dawn with forty people on board, the harbour master said. "
        "The ceremony was short. Nobody spoke at the ceremony (except the mayor), but negotiations went on."
        "\n\nIt came back at noon."
    )
    assert (article.title, article.author) == ("Ferry runs late", "Mara Quill")
    assert article.published == date(2031, 5, 7)


def test_the_day_a_pdf_was_made_and_the_name_of_its_file_tell_nothing(tmp_path: Path) -> None:
    content = make_pdf(f"{STORY}", title="Microsoft Word - ferry.docx", author="user1")
    article = only(write(tmp_path / "a.pdf", content))
    assert (article.title, article.author, article.published) == ("", "", None)


def test_a_pdf_without_text_and_a_locked_one_are_reported(tmp_path: Path) -> None:
    assert "scan" in reason(write(tmp_path / "scan.pdf", make_pdf("")))
    assert "encrypted" in reason(write(tmp_path / "locked.pdf", make_pdf(STORY, encrypt=True)))


def test_paragraphs_and_tables_of_a_word_file_are_its_text(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("Ferry runs late", level=0)
    for paragraph in ("By Mara Quill, cnn", "7 May 2031", STORY, "", MORE):
        document.add_paragraph(paragraph)
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip(
        (cell for row in table.rows for cell in row.cells), ("Ship", "Seats", "Grey", "Grey"), strict=True
    ):
        cell.text = text
    document.add_paragraph("The end of it.")
    document.save(str(tmp_path / "a.docx"))
    article = only(tmp_path / "a.docx")
    assert (
        article.body.of(article.text) == f"{STORY}\n\n{MORE}\n\nShip \t Seats\nGrey \t Grey\n\nThe end of it."
    )
    assert (article.title, article.source, article.author) == ("Ferry runs late", "CNN", "Mara Quill")
    assert article.published == date(2031, 5, 7)


def test_a_word_files_own_record_tells_title_and_person_but_no_day(tmp_path: Path) -> None:
    named = only(
        write(tmp_path / "a.docx", make_docx(STORY, MORE, title="Ferry runs late", author="Mara Quill"))
    )
    assert (named.title, named.author, named.published) == ("Ferry runs late", "Mara Quill", None)
    plain = only(write(tmp_path / "b.docx", make_docx(STORY, MORE)))
    assert (plain.title, plain.author, plain.published) == ("", "", None)


# Laws


def test_every_format_tells_a_story_that_lies_inside_its_text(tmp_path: Path) -> None:
    contents: dict[str, str | bytes] = {
        "a.txt": f"date 2031-05-07\n\n{WHOLE}",
        "a.md": f"---\ntitle: Ferry\n---\n# Ferry\n\n{WHOLE}",
        "a.html": page(""),
        "a.json": json.dumps({"text": WHOLE}),
        "a.jsonl": json.dumps({"text": WHOLE}),
        "a.csv": f'text\n"{WHOLE}"\n',
        "a.tsv": f'text\n"{WHOLE}"\n',
        "a.pdf": make_pdf(STORY),
        "a.docx": make_docx(STORY, MORE),
    }
    for name, content in contents.items():
        write(tmp_path / name, content)
    loaded = load(tmp_path)
    assert len(loaded.articles) == len(contents)
    for article in loaded.articles:
        assert STORY in article.body.of(article.text)
        assert "\r" not in article.text
        assert not article.text.startswith("\ufeff")
    assert Failure("a", "b") == ("a", "b")

"""The command line: `rashomon index`, `ask`, `chat`, `audit` and `eval`."""

from __future__ import annotations

import sys
import traceback
from datetime import datetime
from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from index.errors import RashomonError
from qa.evaluation import Task  # noqa: TC001 - read from the signature at run time
from qa.spans import DEFAULT_READER
from ui.wording import AuditFormat

if TYPE_CHECKING:
    from collections.abc import Iterable

    from qa.types import Answer


FIRST_PORT, LAST_PORT = 7860, 65535


class Exit(IntEnum):
    """What the program's exit code says."""

    ANSWERED = 0
    NOT_FOUND = 1
    WRONG_USE = 2
    BROKEN = 3


app = typer.Typer(
    name="rashomon",
    help="Ask a pile of news articles a question; get every account of the answer, quoted.",
    epilog="Exit codes: 0 answered, 1 not found, 2 wrong use, 3 a fault of the program.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)

CorpusOption = Annotated[
    Path | None,
    typer.Option(
        "--corpus", "-c", help="A folder or file of articles, or a built index; default: the sample."
    ),
]

OutletOption = Annotated[
    list[str] | None,
    typer.Option("--outlet", help="Only reports of this outlet; may be given more than once."),
]
SinceOption = Annotated[
    datetime | None,
    typer.Option(formats=["%Y-%m-%d"], metavar="DATE", help="Only reports of this day or later: 2025-05-08."),
]
UntilOption = Annotated[
    datetime | None,
    typer.Option(formats=["%Y-%m-%d"], metavar="DATE", help="Only reports of this day or earlier."),
]

ReaderOption = Annotated[
    str,
    typer.Option(
        help="The model that reads: rashomon-reader, sentences (needs no training), or any extractive "
        "question-answering model by name or path."
    ),
]


def _print_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"rashomon {version('rashomon')}")
        raise typer.Exit


@app.callback()
def rashomon(
    version: Annotated[
        bool, typer.Option("--version", is_eager=True, callback=_print_version, help="Print the version.")
    ] = False,
) -> None:
    """Ask a pile of news articles a question; get every account of the answer, quoted."""


@app.command()
def index(
    folder: Annotated[Path, typer.Argument(help="A folder or file of articles.")],
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", help="Where to keep the index; default: the user's cache, found by itself."
        ),
    ] = None,
    model: Annotated[
        str | None, typer.Option(help="An embedding model by name or path; needs --output.")
    ] = None,
    rebuild: Annotated[bool, typer.Option("--rebuild", help="Build anew what is in --output.")] = False,
) -> None:
    """Build an index of a folder, or bring it up to date; only what changed is read and embedded again."""
    if not output and (model or rebuild):
        raise typer.BadParameter("--model and --rebuild are for an index of your own: name it with --output")
    from ui.building import build_index, refresh_cached

    built = build_index(folder, output, model, rebuild=rebuild) if output else refresh_cached(folder)
    typer.echo(built.summary)
    _print_failures(built.failures)


@app.command()
def ask(  # noqa: PLR0913 - every option of the command is a parameter
    question: Annotated[str, typer.Argument(help="A question in plain English.")],
    corpus: CorpusOption = None,
    reader: ReaderOption = DEFAULT_READER,
    *,
    outlets: OutletOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print the answer as JSON and nothing else.")
    ] = False,
    as_markdown: Annotated[
        bool, typer.Option("--markdown", help="Print the answer as Markdown and nothing else.")
    ] = False,
) -> None:
    """Answer one question, every account with its quotes; exit code 1 says that no article answers it."""
    if as_json and as_markdown:
        raise typer.BadParameter("--json and --markdown are two forms of one answer: choose one")
    from index.types import Selection
    from qa import open_corpus
    from qa.question import parse_question
    from qa.types import Status
    from ui.render import render_json, render_markdown

    parse_question(question)  # one that is empty is refused before models are loaded and files read
    within = Selection(tuple(outlets or ()), since, until)
    with open_corpus(corpus, reader=reader) as opened:
        answer = opened.ask(question, within=within)
        if as_json or as_markdown:
            typer.echo(render_json(answer) if as_json else render_markdown(answer), nl=as_json)
        else:
            print_answer(answer)
            _print_failures(opened.failures)
    if answer.status is Status.NOT_FOUND:
        raise typer.Exit(Exit.NOT_FOUND)


def print_answer(answer: Answer) -> None:
    """Print the answer for whatever reads it: coloured and wrapped on a terminal, plain lines in a pipe."""
    from rich.console import Console

    from ui.render import render_text

    console = Console(highlight=False, markup=False, emoji=False)
    if console.is_terminal:
        console.print(render_text(answer, width=min(console.width, 100)))
    else:
        typer.echo(render_text(answer).plain)


def _print_failures(failures: Iterable[tuple[str, str]]) -> None:
    from ui.escaping import one_line

    for locator, reason in failures:
        typer.secho(f"not read: {one_line(locator)}: {one_line(reason)}", fg="yellow", err=True)


@app.command()
def chat(  # noqa: PLR0913, PLR0917 - every option of the command is a parameter
    corpus: CorpusOption = None,
    reader: ReaderOption = DEFAULT_READER,
    host: Annotated[str, typer.Option(help="The address to serve on; the default is this machine only.")] = (
        "127.0.0.1"
    ),
    port: Annotated[int, typer.Option(help="The port to serve on.", min=1, max=LAST_PORT)] = FIRST_PORT,
    open_browser: Annotated[
        bool, typer.Option("--open/--no-open", help="Open the page in the browser.")
    ] = True,
    auth: Annotated[
        str | None,
        typer.Option(
            metavar="USER:FILE", help="Ask for this name and the password in the file's first line."
        ),
    ] = None,
    names: Annotated[
        list[str] | None,
        typer.Option("--name", help="A name under which the page is reached too, as behind a proxy."),
    ] = None,
    mcp: Annotated[
        bool, typer.Option("--mcp/--no-mcp", help="Serve ask, search and audit over MCP.")
    ] = False,
) -> None:
    """Serve the web page, and the same calls for programs under /gradio_api."""
    from ui.guard import Access, is_this_machine_only, read_credentials

    if mcp:
        from ui.programs import require_mcp

        require_mcp()
    access = Access(tuple(names or ()), read_credentials(auth) if auth else None, mcp)
    is_local = is_this_machine_only(host) and not names
    if not (access.credentials or is_local):
        _warn(f"whoever reaches {host}:{port} can read the articles; ask for a password: --auth USER:FILE")

    from index.shelf import open_shelf
    from qa import open_corpus
    from ui.escaping import one_line
    from ui.examples import SAMPLE_QUESTIONS
    from ui.library import Library
    from ui.web import serve

    with open_corpus(corpus, reader=reader) as opened:
        _print_failures(opened.failures)
        library = Library(
            opened,
            one_line(corpus.name or str(corpus), limit=60) if corpus else "Sample",
            shelf=open_shelf(),
            reader=reader,
            is_local=is_local,
            questions=() if corpus else SAMPLE_QUESTIONS,
        )
        try:
            with library:
                serve(library, host, port, access=access, open_browser=open_browser)
        except OSError:  # its words are Gradio's, for those who write programs
            _complain(
                f"the page cannot be served on {host}:{port}: the port is taken, or the address is not this "
                f"machine's; name another port: --port {port + 1 if port < LAST_PORT else FIRST_PORT}"
            )
            raise typer.Exit(Exit.WRONG_USE) from None


@app.command()
def audit(
    corpus: CorpusOption = None,
    form: Annotated[AuditFormat, typer.Option("--format", help="How the list is written.")] = (
        AuditFormat.TABLE
    ),
) -> None:
    """List the disagreements that nobody asked about, worst first; exit code 1 says that none was found."""
    from qa import audit as find_disagreements
    from ui.audits import render_audit

    conflicts = tuple(find_disagreements(corpus, progress=True))
    typer.echo(render_audit(conflicts, form), nl=False)
    if not conflicts:
        raise typer.Exit(Exit.NOT_FOUND)


@app.command("eval")
def evaluate(  # noqa: PLR0913 - every option of the command is a parameter
    task: Annotated[Task, typer.Argument(help="What to measure.")],
    *,
    data: Annotated[Path, typer.Option("--data", help="The benchmark's file, or a folder that holds it.")],
    corpus: CorpusOption = None,
    reader: ReaderOption = DEFAULT_READER,
    limit: Annotated[
        int | None,
        typer.Option(help="Use so many records of each file, drawn at random; default: all.", min=1),
    ] = None,
    seed: Annotated[int, typer.Option(help="The seed of the draw.")] = 0,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Write one JSON line for each question there.")
    ] = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print the table as JSON and nothing else.")
    ] = False,
) -> None:
    """Measure how well questions are answered, on a benchmark; --corpus is what `questions` are about."""
    from qa import open_corpus
    from qa.evaluation.runner import Sampling, evaluate
    from ui.scores import render_report

    report = evaluate(
        task,
        data,
        lambda articles: open_corpus(corpus if articles is None else articles, reader=reader),
        Sampling(limit, seed),
        output,
    )
    typer.echo(render_report(report, as_json=as_json))


def _warn(message: str) -> None:
    from ui.escaping import visible

    typer.secho(f"rashomon: {visible(message)}", fg="yellow", err=True)


def _complain(message: str) -> None:
    from ui.escaping import visible

    typer.secho(f"rashomon: {visible(message)}", fg="red", err=True)


def main() -> None:
    """Run the command line; the process ends with a code of `Exit`.

    An error of the program's own tree is one message on the error stream. Anything else is a fault of
    the program and shows where it happened.
    """
    try:
        app()
    except RashomonError as error:
        _complain(str(error))
        sys.exit(Exit.WRONG_USE)
    except Exception:  # noqa: BLE001 - the outermost line: Python's own exit code would say "not found"
        traceback.print_exc()
        sys.exit(Exit.BROKEN)

"""Who may talk to the served page: those who name it rightly and, where a password is set, who know it."""

from __future__ import annotations

import hmac
import os
import socket
from asyncio import sleep
from base64 import b64encode
from dataclasses import dataclass
from functools import cache
from http import HTTPStatus
from ipaddress import ip_address
from pathlib import Path
from typing import TYPE_CHECKING

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse, Response

from index.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from starlette.types import ASGIApp, Receive, Scope, Send

_SHORTEST_PASSWORD = 8
_LONGEST_FILE = 1_000
_PRICE_OF_A_WRONG_PASSWORD = 1.0  # seconds
# Gradio calls it itself, once, and gives up where it is refused. It tells nothing.
_OPENING = "/gradio_api/startup-events"


@dataclass(frozen=True, slots=True)
class Credentials:
    """The name and the password that open the page."""

    user: str
    password: str

    @property
    def header(self) -> bytes:
        """What a program sends as `Authorization`."""
        return b"Basic " + b64encode(f"{self.user}:{self.password}".encode())


@dataclass(frozen=True, slots=True)
class Access:
    """Who may use what is served: under which further `names`, with which password, over MCP or not."""

    names: tuple[str, ...] = ()
    credentials: Credentials | None = None
    mcp: bool = False


OPEN = Access()
"""Whoever reaches the address, over HTTP."""


def read_credentials(named: str) -> Credentials:
    """Return what `USER:FILE` names, the password being the first line of the file.

    Raises:
        InputError: If there is no such file, others may read it, or it holds no password of 8 or more
            characters.
    """
    user, separator, path = named.partition(":")
    if not user or not separator or not path:
        raise InputError("name a user and the file that holds the password: --auth USER:FILE")
    password = _read_password(Path(path))
    if len(password) < _SHORTEST_PASSWORD:
        raise InputError(
            f"the password in {path} is shorter than {_SHORTEST_PASSWORD} characters; write a longer one"
        )
    return Credentials(user, password)


def _read_password(path: Path) -> str:
    try:
        with path.open(encoding="utf-8") as file:
            mode = os.fstat(file.fileno()).st_mode
            line = file.readline(_LONGEST_FILE)
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"the password file {path} cannot be read ({error}); name a text file") from None
    if os.name == "posix" and mode & 0o077:
        raise InputError(f"others than its owner may use the password file {path}; run: chmod 600 {path}")
    return line.rstrip("\r\n")


class Guard:
    """Lets a request pass that no foreign web site can have sent, and that knows the password if one is set.

    A page on the open web can send requests to a server on the reader's own machine, and by a name of its
    own that it lets point to this address (DNS rebinding) it could read the answers. So the server is
    called by an address in digits, `localhost`, this machine's name or one of `names`; and where a browser
    says which page asks, it has to be a page of this server.
    """

    def __init__(
        self, app: ASGIApp, names: Iterable[str] = (), credentials: Credentials | None = None
    ) -> None:
        self.app = app
        self.names = frozenset(map(str.lower, names))
        self.credentials = credentials

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or answer it with the reason why not."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        refusal = self._refuse_foreigner(headers)
        if not refusal and self.credentials and scope["path"] != _OPENING:
            refusal = await _refuse_stranger(headers, self.credentials)
        await (refusal or self.app)(scope, receive, send)

    def _refuse_foreigner(self, headers: Headers) -> Response | None:
        host, origin = headers.get("host", ""), headers.get("origin")
        name = _host_name(host)
        if not (name in self.names or name in _own_names() or _is_address(name)):
            return _refusal(
                HTTPStatus.MISDIRECTED_REQUEST,
                "this server does not go by that name; call it by its address, or start it with: --name NAME",
            )
        if origin is not None and not self._is_ours(origin, host):
            return _refusal(HTTPStatus.FORBIDDEN, "a page of another site may not use this server")
        return None

    def _is_ours(self, origin: str, host: str) -> bool:
        """Whether a page is of this server; a proxy may have put a name and a port of its own before it."""
        place = origin.partition("://")[2].lower()
        return place == host.lower() or _host_name(place) in self.names


async def _refuse_stranger(headers: Headers, credentials: Credentials) -> Response | None:
    given = headers.get("authorization")
    if given is not None:
        if hmac.compare_digest(given.encode("latin-1"), credentials.header):
            return None
        await sleep(_PRICE_OF_A_WRONG_PASSWORD)
    refusal = _refusal(HTTPStatus.UNAUTHORIZED, "this server asks for a name and a password")
    refusal.headers["www-authenticate"] = 'Basic realm="Rashomon", charset="UTF-8"'
    return refusal


def _refusal(status: HTTPStatus, words: str) -> Response:
    return PlainTextResponse(f"{words}\n", status)


@cache
def _own_names() -> frozenset[str]:
    name = socket.gethostname().lower()
    return frozenset({"localhost", name, f"{name}.local"})


def _host_name(place: str) -> str:
    """Return a host without its port.

    >>> _host_name("Example.org:80"), _host_name("[::1]:80"), _host_name("127.0.0.1")
    ('example.org', '::1', '127.0.0.1')
    """
    bracketed, _, _ = place.partition("]")
    return bracketed[1:] if place.startswith("[") else place.partition(":")[0].lower()


def _is_address(name: str) -> bool:
    """Whether a host is named in digits, which no one else's name server has a say in."""
    try:
        ip_address(name)
    except ValueError:
        return False
    return True


def is_this_machine_only(host: str) -> bool:
    """Whether what is served on `host` can be reached from this machine alone.

    >>> is_this_machine_only("127.0.0.1"), is_this_machine_only("localhost"), is_this_machine_only("0.0.0.0")
    (True, True, False)
    """
    return host == "localhost" or (_is_address(host) and ip_address(host).is_loopback)

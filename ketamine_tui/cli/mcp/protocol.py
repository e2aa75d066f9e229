"""JSON-RPC 2.0 as the Model Context Protocol uses it: one line in, at most one line out.

The specification: https://modelcontextprotocol.io/specification/2025-11-25.
"""

import json
from collections.abc import Callable, Mapping
from typing import Any

from ketamine_tui import __version__
from ketamine_tui.cli.context import Context
from ketamine_tui.cli.mcp.tools import TOOLS, call
from ketamine_tui.model.text import clean

PARSE_ERROR = -32700
INVALID_REQUEST = -32600
NO_SUCH_METHOD = -32601
INVALID_PARAMS = -32602
INTERNAL_ERROR = -32603

VERSIONS = ("2025-11-25", "2025-06-18", "2024-11-05")
"""The versions that are spoken, the newest first; not 2025-03-26, which has several messages in a line."""

Answer = dict[str, object]


class ProtocolError(Exception):
    """A message that is not as the protocol has it: the code and what is said."""

    def __init__(self, code: int, message: str) -> None:
        super().__init__(message)
        self.code = code


def answer_to(context: Context, line: bytes) -> str | None:
    """Return the line that answers a line; None where nothing is to be said."""
    identity: object = None
    try:
        message = _message(line)
        identity = _identity(message)
        result = _result(context, message)
    except ProtocolError as error:
        return refusal(error.code, str(error), identity)
    except Exception as error:  # noqa: BLE001  # whoever asks is told, and may ask something else
        return refusal(
            INTERNAL_ERROR, f"a mistake of the program: {type(error).__name__}", identity
        )
    return None if result is None else _line(identity, result=result)


def refusal(code: int, message: str, identity: object = None) -> str:
    """Return the line that says why a message is not answered."""
    return _line(identity, error={"code": code, "message": message})


def _line(identity: object, **part: object) -> str:
    return json.dumps({"jsonrpc": "2.0", "id": identity, **part})


def _message(line: bytes) -> Mapping[str, Any]:
    try:
        message = json.loads(line.decode())
    except (ValueError, RecursionError):
        raise ProtocolError(PARSE_ERROR, "the line is not JSON in UTF-8") from None
    if not isinstance(message, dict):
        raise ProtocolError(INVALID_REQUEST, "a line is one message, which is an object")
    return message


def _identity(message: Mapping[str, Any]) -> object:
    """Return the id of a request; None where there is none, as in a notification."""
    identity = message.get("id")
    if "id" in message and not isinstance(identity, str) and type(identity) is not int:
        raise ProtocolError(INVALID_REQUEST, "the id must be a text or a whole number")
    return identity


def _result(context: Context, message: Mapping[str, Any]) -> Answer | None:
    """Return what answers a request; None for what asks nothing: a notification, or an answer."""
    if "method" not in message and ("result" in message or "error" in message):
        return None
    method, params = message.get("method"), message.get("params", {})
    if message.get("jsonrpc") != "2.0" or not isinstance(method, str):
        raise ProtocolError(INVALID_REQUEST, "not a request of JSON-RPC 2.0")
    if "id" not in message:
        return None
    if not isinstance(params, dict):
        raise ProtocolError(INVALID_PARAMS, "the parameters must have names")
    if method not in _METHODS:
        raise ProtocolError(NO_SUCH_METHOD, f"there is no method {clean(method)!r}")
    return _METHODS[method](context, params)


def _initialize(_: Context, params: Mapping[str, Any]) -> Answer:
    asked = params.get("protocolVersion")
    return {
        "protocolVersion": asked if asked in VERSIONS else VERSIONS[0],
        "capabilities": {"tools": {}},
        "serverInfo": {"name": "ketamine-tui", "version": __version__},
    }


def _ping(_: Context, __: Mapping[str, Any]) -> Answer:
    return {}


def _list(_: Context, __: Mapping[str, Any]) -> Answer:
    return {"tools": [tool.described for tool in TOOLS.values()]}


def _call(context: Context, params: Mapping[str, Any]) -> Answer:
    name, arguments = params.get("name"), params.get("arguments", {})
    if not isinstance(name, str) or name not in TOOLS:
        names = ", ".join(TOOLS)
        raise ProtocolError(INVALID_PARAMS, f"there is no such tool; there is {names}")
    if not isinstance(arguments, dict):
        raise ProtocolError(INVALID_PARAMS, "the arguments must have names")
    return call(context, TOOLS[name], arguments)


_METHODS: Mapping[str, Callable[[Context, Mapping[str, Any]], Answer]] = {
    "initialize": _initialize,
    "ping": _ping,
    "tools/list": _list,
    "tools/call": _call,
}

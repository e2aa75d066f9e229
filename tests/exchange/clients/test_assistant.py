"""The server for assistants, asked by the protocol's own client."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from support.content import SHIPPED
from support.environment import environment
from support.shell import PROGRAM

pytestmark = pytest.mark.clients

ASK = """
import asyncio, json, sys
from mcp import ClientSession, StdioServerParameters
from mcp.client.stdio import stdio_client

async def main():
    server = StdioServerParameters(command=sys.argv[1], args=sys.argv[3:], env=json.loads(sys.argv[2]))
    async with stdio_client(server) as (read, write), ClientSession(read, write) as session:
        await session.initialize()
        names = [tool.name for tool in (await session.list_tools()).tools]
        answer = await session.call_tool("urgent", {"region": "GB"})
        print(json.dumps([names, json.loads(answer.content[0].text)]))

asyncio.run(main())
"""


def test_the_official_client_is_answered(
    client: Callable[[str], str], run: Callable[..., str], tmp_path: Path
) -> None:
    python = client("python/bin/python")
    server = (*PROGRAM[1:], "--content", str(SHIPPED), "mcp")
    given = json.dumps(environment(tmp_path / "home", {}))
    names, answer = json.loads(run(python, "-c", ASK, PROGRAM[0], given, *server))
    assert names == ["urgent", "search", "show"]
    assert answer["regions"][0]["region"] == "GB"

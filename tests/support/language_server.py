"""yaml-language-server as an editor starts it, spoken to over its pipes; VS Code's YAML extension has it inside."""

from __future__ import annotations

import json
import queue
import subprocess
import threading
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from pathlib import Path

_PATIENCE = 60.0  # seconds; it answers in some hundredths, on a machine that is busy elsewhere in more
_SETTINGS = {"validate": True, "hover": True, "completion": True, "format": {"enable": True}}


class LanguageServer:
    """A server that runs, and the texts that are open in it; `schemas` as in an editor's settings."""

    def __init__(self, program: str, folder: Path, schemas: dict[str, list[str]] | None = None) -> None:
        self._settings = {**_SETTINGS, "schemas": schemas or {}, "schemaStore": {"enable": False}}
        self._process = subprocess.Popen(
            [program, "--stdio"], cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        self._sent = 0
        self._versions: dict[str, int] = {}
        self._answers: dict[int, queue.Queue[Any]] = {}
        self._found: dict[str, queue.Queue[Any]] = {}
        threading.Thread(target=self._listen, daemon=True).start()
        folders = [{"uri": folder.as_uri(), "name": folder.name}]
        text: dict[str, Any] = {
            "hover": {"contentFormat": ["markdown"]},
            "publishDiagnostics": {},
            "formatting": {},
        }
        text["completion"] = {"completionItem": {"snippetSupport": True, "documentationFormat": ["markdown"]}}
        able = {"workspace": {"configuration": True, "workspaceFolders": True}, "textDocument": text}
        self._ask(
            "initialize",
            {
                "processId": None,
                "rootUri": folder.as_uri(),
                "capabilities": able,
                "workspaceFolders": folders,
            },
        )
        self._tell("initialized", {})
        self._tell("workspace/didChangeConfiguration", {"settings": {"yaml": self._settings}})

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.wait()

    def problems(self, file: Path, text: str) -> list[dict[str, Any]]:
        """Show a text as that of a file, opened or typed over, and give what is wrong with it."""
        self.show(file, text)
        return self.problems_shown(file)

    def problems_shown(self, file: Path) -> list[dict[str, Any]]:
        """Return what is wrong with a text that was shown."""
        found: list[dict[str, Any]] = self._found[file.as_uri()].get(timeout=_PATIENCE)
        return found

    def show(self, file: Path, text: str) -> None:
        """Show a text as that of a file, without waiting for what the server finds in it."""
        uri = file.as_uri()
        self._found[uri] = queue.Queue()
        self._versions[uri] = version = self._versions.get(uri, 0) + 1
        if version == 1:
            document = {"uri": uri, "languageId": "yaml", "version": version, "text": text}
            self._tell("textDocument/didOpen", {"textDocument": document})
        else:
            changes = [{"text": text}]
            document = {"uri": uri, "version": version}
            self._tell("textDocument/didChange", {"textDocument": document, "contentChanges": changes})

    def completions(self, file: Path, line: int, column: int) -> list[dict[str, Any]]:
        """Return what is offered at a place of an open text; lines and columns are counted from 0."""
        answer = self._ask("textDocument/completion", _place(file, line, column))
        return list(answer["items"] if isinstance(answer, dict) else answer)

    def hover(self, file: Path, line: int, column: int) -> str:
        """Return what is explained at a place of an open text."""
        answer = self._ask("textDocument/hover", _place(file, line, column)) or {"contents": {"value": ""}}
        return str(answer["contents"]["value"])

    def actions(self, file: Path, problem: dict[str, Any]) -> list[dict[str, Any]]:
        """Return what is offered to mend a problem."""
        asked = {"textDocument": {"uri": file.as_uri()}, "range": problem["range"]}
        return list(self._ask("textDocument/codeAction", {**asked, "context": {"diagnostics": [problem]}}))

    def formatted(self, file: Path) -> list[dict[str, Any]]:
        """Return the edits by which an open text would be laid out as the server likes it."""
        options = {"tabSize": 2, "insertSpaces": True}
        asked = {"textDocument": {"uri": file.as_uri()}, "options": options}
        return list(self._ask("textDocument/formatting", asked) or [])

    def _ask(self, method: str, params: object) -> Any:
        self._sent += 1
        number = self._sent
        answers: queue.Queue[Any] = queue.Queue()
        self._answers[number] = answers
        self._send({"id": number, "method": method, "params": params})
        answer = answers.get(timeout=_PATIENCE)
        if "error" in answer:
            raise RuntimeError(answer["error"])
        return answer.get("result")

    def _tell(self, method: str, params: object) -> None:
        self._send({"method": method, "params": params})

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self._process.stdin.flush()

    def _listen(self) -> None:
        """Take in what the server says until it ends; answer what it asks of an editor."""
        stream = self._process.stdout
        assert stream
        while line := stream.readline():
            length = int(line.partition(b":")[2])
            while stream.readline().strip():
                pass
            self._take(json.loads(stream.read(length)))

    def _take(self, message: dict[str, Any]) -> None:
        method = message.get("method")
        if method is None:
            if message["id"] in self._answers:
                self._answers[message["id"]].put(message)
        elif method == "textDocument/publishDiagnostics":
            if found := self._found.get(message["params"]["uri"]):
                found.put(message["params"]["diagnostics"])
        elif "id" in message:
            asked = message["params"].get("items", []) if method == "workspace/configuration" else []
            sections = {"yaml": self._settings}
            self._send({"id": message["id"], "result": [sections.get(one.get("section")) for one in asked]})


def _place(file: Path, line: int, column: int) -> dict[str, Any]:
    return {"textDocument": {"uri": file.as_uri()}, "position": {"line": line, "character": column}}

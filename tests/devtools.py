"""Any Chromium from 64 on, driven over its own protocol: Playwright drives only today's.

Protocol: chromedevtools.github.io/devtools-protocol, the parts that have stayed since 2017.
"""

import json
import os
import re
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from websockets.sync.client import connect

TIMEOUT = 60
PATIENCE = 30
LEFT = "Inspected target navigated or closed"
PHONE = {"width": 360, "height": 740, "deviceScaleFactor": 1, "mobile": False}
_LISTENING = re.compile(r"DevTools listening on ws://127\.0\.0\.1:(\d+)/")


class PageLeftError(Exception):
    """A question met the page just as it was left."""


class Tab:
    """One tab of an engine. `errors` collects what scripts threw."""

    def __init__(self, socket: Any) -> None:
        self._socket = socket
        self._last = 0
        self.errors: list[str] = []
        for domain in ("Page", "Runtime"):
            self.call(f"{domain}.enable")
        self.call("Emulation.setDeviceMetricsOverride", **PHONE)

    def call(self, method: str, **parameters: Any) -> Any:
        """Send a command and give its result; PageLeftError where the page went away meanwhile."""
        self._last += 1
        message = {"id": self._last, "method": method, "params": parameters}
        self._socket.send(json.dumps(message))
        while True:
            answer = json.loads(self._socket.recv(timeout=TIMEOUT))
            if answer.get("method") == "Runtime.exceptionThrown":
                details = answer["params"]["exceptionDetails"]
                self.errors.append(details.get("exception", {}).get("description", "?"))
            if answer.get("id") == self._last:
                if answer.get("error", {}).get("message") == LEFT:
                    raise PageLeftError
                assert "error" not in answer, answer
                return answer["result"]

    def ask(self, expression: str) -> Any:
        """The value of an expression in the page."""
        answer = self.call("Runtime.evaluate", expression=expression, returnByValue=True)
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")

    def _asked_in_passing(self, expression: str) -> Any:
        """The value of an expression, or None if the page was being left just then."""
        try:
            return self.ask(expression)
        except PageLeftError:
            return None

    def wait(self, expression: str) -> Any:
        """The value of an expression as soon as it holds."""
        end = time.monotonic() + PATIENCE
        while not (found := self._asked_in_passing(expression)):
            assert time.monotonic() < end, f"never: {expression}"
            time.sleep(0.05)
        return found

    def open(self, url: str) -> None:
        """Go to a page and wait until its scripts have run."""
        self.ask("window.isOld = true")
        self.call("Page.navigate", url=url)
        self.wait("!window.isOld && document.readyState === 'complete'")

    def without_scripts(self, are_off: bool) -> None:
        """Turn the page's own scripts off; questions are still answered."""
        self.call("Emulation.setScriptExecutionDisabled", value=are_off)


def _address_of_tab(port: str) -> str:
    """The first tab's socket; an engine listens before it has opened one."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/json/list") as listed:
            for one in json.load(listed):
                if one["type"] == "page":
                    return str(one["webSocketDebuggerUrl"])
        time.sleep(0.05)
    raise TimeoutError("the engine opened no tab")


@contextmanager
def running(program: Path, profile: Path, *flags: str) -> Iterator[Tab]:
    """A tab of a headless engine that is stopped in the end."""
    command = [
        str(program), "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
        "--remote-debugging-port=0", "--remote-allow-origins=*", f"--user-data-dir={profile}",
        "--lang=vi", *flags, "about:blank",
    ]  # fmt: skip
    environment = {**os.environ, "LD_LIBRARY_PATH": str(program.parent / "lib")}
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment)
    try:
        assert process.stderr is not None
        heard = (_LISTENING.search(line) for line in process.stderr)
        port = next(found[1] for found in heard if found)
        with connect(_address_of_tab(port), max_size=None, origin=None) as socket:
            yield Tab(socket)
    finally:
        process.kill()
        process.wait()

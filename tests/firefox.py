"""Debian's Firefox, driven over WebDriver BiDi: Playwright drives only a build of its own.

Protocol: w3.org/TR/webdriver-bidi. All that Firefox asks of the network ends at a closed port.
"""

import json
import re
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from websockets.sync.client import connect

from machine import find_firefox

TIMEOUT = 60
LISTENING = re.compile(r"WebDriver BiDi listening on (ws://\S+)")
SETTINGS: dict[str, object] = {
    # Whatever is not a file goes to a port on which nobody listens.
    "network.proxy.type": 1,
    "network.proxy.http": "127.0.0.1",
    "network.proxy.http_port": 9,
    "network.proxy.ssl": "127.0.0.1",
    "network.proxy.ssl_port": 9,
    "network.proxy.allow_hijacking_localhost": True,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.homepage_override.mstone": "ignore",
    "datareporting.policy.dataSubmissionEnabled": False,
    "toolkit.telemetry.reportingpolicy.firstRun": False,
    "app.update.disabledForTesting": True,
    "intl.accept_languages": "vi",
}


class Firefox:
    """One tab. `trouble` collects script errors, and every address that is not a file's."""

    def __init__(self, socket: Any) -> None:
        self._socket = socket
        self._last = 0
        self.trouble: list[str] = []
        self.call("session.new", capabilities={})
        self._tab = self.call("browsingContext.getTree")["contexts"][0]["context"]
        self.call("session.subscribe", events=["log.entryAdded", "network.beforeRequestSent"])

    def call(self, method: str, **parameters: Any) -> Any:
        """Send a command; give its result. What happens meanwhile is looked at."""
        self._last += 1
        message = {"id": self._last, "method": method, "params": parameters}
        self._socket.send(json.dumps(message))
        while True:
            answer = json.loads(self._socket.recv(timeout=TIMEOUT))
            if answer["type"] == "event":
                self._note(answer["method"], answer["params"])
            elif answer["id"] == self._last:
                assert answer["type"] == "success", answer
                return answer["result"]

    def _note(self, event: str, said: dict[str, Any]) -> None:
        if event == "log.entryAdded":
            if said["level"] == "error":
                self.trouble.append(said["text"])
        elif not said["request"]["url"].startswith(("file:", "data:", "blob:")):
            self.trouble.append(said["request"]["url"])

    def open(self, place: Path) -> None:
        """Go to a file and wait until it is whole."""
        url = place.as_uri()
        self.call("browsingContext.navigate", context=self._tab, url=url, wait="complete")

    def ask(self, expression: str) -> Any:
        """A text, number or truth that an expression in the page gives; promises are awaited."""
        target = {"context": self._tab, "sandbox": "test"}
        got = self.call("script.evaluate", expression=expression, target=target, awaitPromise=True)
        assert got["type"] == "success", got
        return json.loads(got["result"]["value"]) if "value" in got["result"] else None

    def pick(self, selector: str, files: list[Path]) -> None:
        """Choose files in an input, as a person does in the window that it opens."""
        found = self.call(
            "browsingContext.locateNodes",
            context=self._tab,
            locator={"type": "css", "value": selector},
        )
        node = {"sharedId": found["nodes"][0]["sharedId"]}
        names = [str(file) for file in files]
        self.call("input.setFiles", context=self._tab, element=node, files=names)


@contextmanager
def running(profile: Path, **settings: object) -> Iterator[Firefox]:
    """A Firefox with an empty profile in a new folder; `settings` are further preferences."""
    profile.mkdir()
    lines = [
        f"user_pref({json.dumps(name)}, {json.dumps(value)});\n"
        for name, value in {**SETTINGS, **settings}.items()
    ]
    (profile / "user.js").write_text("".join(lines))
    command = [find_firefox(), "--headless", "--no-remote", "--remote-debugging-port", "0"]
    process = subprocess.Popen(
        [*command, "--profile", str(profile)], stderr=subprocess.PIPE, text=True
    )
    patience = threading.Timer(TIMEOUT, process.kill)
    patience.start()
    try:
        address = _address(process)
        patience.cancel()
        with connect(f"{address}/session", max_size=None, proxy=None) as socket:
            yield Firefox(socket)
    finally:
        patience.cancel()
        process.terminate()
        process.wait(timeout=TIMEOUT)


def _address(process: "subprocess.Popen[str]") -> str:
    assert process.stderr is not None
    for line in process.stderr:
        if found := LISTENING.search(line):
            # What it says later is of no interest, but must not fill the pipe.
            threading.Thread(target=process.stderr.read, daemon=True).start()
            return found[1]
    raise AssertionError("Firefox ended before it listened.")

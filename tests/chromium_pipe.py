"""One Chromium for many pages, driven over its pipe: the same page in light, in dark, on a telephone, and as a picture.

Speaks the DevTools protocol (JSON messages that end with a zero byte, on file descriptors 3 and 4), so that the page
under test is the very file that was written, with its content security policy.
"""

import base64
import json
import os
import subprocess
import sys
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from tests.installed_programs import CHROMIUM

PHONE, SCREEN = 320, 1280  # CSS pixels: the width of WCAG 1.4.10, and a desktop screen
# A shell would do, but not every one knows descriptors of two digits.
_AS_3_AND_4 = """
import os, sys
os.dup2(int(sys.argv[1]), 3)
os.dup2(int(sys.argv[2]), 4)
os.execv(sys.argv[3], sys.argv[3:])
"""


class Browser:
    """A headless Chromium with one page; a context manager that ends it."""

    def __init__(self, folder: Path) -> None:
        """Start Chromium with a profile of its own in ``folder``."""
        read_commands, self._commands = os.pipe()
        self._answers, write_answers = os.pipe()
        self._folder, self._last, self._pending = folder, 0, b""
        options = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--remote-debugging-pipe"]
        self._process = subprocess.Popen(
            [
                *(sys.executable, "-S", "-c", _AS_3_AND_4, str(read_commands), str(write_answers), CHROMIUM or ""),
                *options,
                f"--user-data-dir={folder / 'profile'}",
            ],
            pass_fds=(read_commands, write_answers),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={"HOME": str(folder), "PATH": "/usr/bin:/bin"},
        )
        os.close(read_commands)
        os.close(write_answers)
        self._session: str | None = None
        try:
            target = self.call("Target.createTarget", url="about:blank")["targetId"]
            self._session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
            self.call("Page.enable")
        except BaseException:
            self.end()
            raise

    def __enter__(self) -> Self:
        """Return the browser."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, raised: BaseException | None, at: TracebackType | None
    ) -> None:
        """End Chromium."""
        self.end()

    def end(self) -> None:
        """End Chromium: it leaves when its pipe is closed."""
        os.close(self._commands)
        try:
            self._process.wait(20)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        os.close(self._answers)

    def call(self, method: str, **parameters: object) -> Any:
        """Return what a method of the protocol answers.

        Raises:
            AssertionError: the browser refuses it, or is gone.
        """
        self._last += 1
        message: dict[str, object] = {"id": self._last, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        data = json.dumps(message).encode() + b"\0"
        while data:
            data = data[os.write(self._commands, data) :]
        while True:
            answer = self._read()
            if answer.get("id") == self._last:
                assert "error" not in answer, (method, answer["error"])
                return answer["result"]

    def open(self, page: str, *, dark: bool = False, width: int = SCREEN, media: str = "screen") -> None:
        """Show a page, once it has loaded, as a person who asked for light or dark colours sees it."""
        self.wear(dark=dark, media=media)
        self.resize(width)
        written = self._folder / "page.html"
        written.write_text(page, encoding="utf-8")
        self.call("Page.navigate", url=written.as_uri())
        while self._read().get("method") != "Page.loadEventFired":
            pass

    def wear(self, *, dark: bool = False, media: str = "screen") -> None:
        """Show the page in light or dark colours, on a screen or for ``print``."""
        # Media and colours in one call: a second one would undo the first.
        features = [{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}]
        self.call("Emulation.setEmulatedMedia", media=media, features=features)
        assert self.run(f"matchMedia('{media} and (prefers-color-scheme: dark)').matches") is dark

    def resize(self, width: int, height: int = 800) -> None:
        """Make the window as wide as ``width`` CSS pixels."""
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)

    def run(self, script: str) -> Any:
        """Return the value of a JavaScript expression on the page, awaited if it is a promise."""
        done = self.call("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True)
        assert "exceptionDetails" not in done, done["exceptionDetails"]
        return done["result"].get("value")

    def press(self, key: str) -> None:
        """Press and release a key, such as ``Tab``."""
        for kind in ("rawKeyDown", "keyUp"):
            code = {"Tab": 9, "Enter": 13}[key]
            self.call("Input.dispatchKeyEvent", type=kind, key=key, code=key, windowsVirtualKeyCode=code)

    def picture(
        self, x: float = 0, y: float = 0, width: float = SCREEN, height: float = 800, scale: float = 1
    ) -> bytes:
        """Return a PNG of a part of the page, in CSS pixels."""
        clip = {"x": x, "y": y, "width": width, "height": height, "scale": scale}
        done = self.call("Page.captureScreenshot", format="png", clip=clip, captureBeyondViewport=True)
        return base64.b64decode(done["data"])

    def _read(self) -> Any:
        """Return the next message."""
        while b"\0" not in self._pending:
            read = os.read(self._answers, 1 << 20)
            assert read, "Chromium is gone"
            self._pending += read
        message, _, self._pending = self._pending.partition(b"\0")
        return json.loads(message)

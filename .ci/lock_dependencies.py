"""``make lock``, ``make upgrade``: write .ci/lock from the bounds of pyproject.toml.

uv resolves for every platform and every Python from 3.11 at once, and keeps the markers. Neither the address of a
package index nor a path gets into the files: hashes say what is meant, wherever it is fetched from.
"""

import os
import subprocess
import sys
import tomllib

from set_up import LOCK, ROOT

_PROJECT = str(ROOT / "pyproject.toml")


def main(*options: str) -> None:
    """Write the four files; ``--upgrade`` takes the newest versions instead of keeping those written there."""
    _compile("dev", _PROJECT, "--group", "dev", *options)
    same = ("--constraints", str(LOCK / "dev.txt"))
    _compile("run", _PROJECT, *same)
    _compile("build", "--group", "build", *same, *options)
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    _compile("durable", "-", requirements="\n".join(extras["durable"]))


def _compile(name: str, *arguments: str, requirements: str = "") -> None:
    # Settings of this computer (mirrors, folders of wheels) must not reach the files.
    clean = {key: value for key, value in os.environ.items() if not key.startswith(("UV_", "PIP_"))}
    subprocess.run(
        [
            sys.executable, "-m", "uv", "pip", "compile", "--quiet", "--no-config",
            "--universal", "--python-version", "3.11", "--generate-hashes",
            "--no-header", "--no-annotate", "--no-emit-index-url", "--no-emit-find-links",
            "--output-file", str(LOCK / f"{name}.txt"), *arguments,
        ],
        check=True, cwd=ROOT, env=clean, stdout=subprocess.DEVNULL, input=requirements, text=True,
    )  # fmt: skip


if __name__ == "__main__":
    main(*sys.argv[1:])

"""The wheels of .ci/lock for another computer: those its markers ask for, fetched and checked against each other."""

import subprocess
import sys
import zipfile
from collections.abc import Iterable
from email.parser import Parser
from email.policy import compat32
from pathlib import Path
from typing import NamedTuple

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name, parse_wheel_filename
from packaging.version import Version
from set_up import LOCK, ROOT

_GLIBC = 28  # of 2018: every Linux that is still maintained has it, and all wheels of the lock do with it


class Target(NamedTuple):
    """A computer to install on."""

    platform: str
    python: str

    @property
    def markers(self) -> dict[str, str]:
        """What the markers of requirements see there."""
        system, _, machine = self.platform.partition("-")
        sys_platform, os_name, name = {
            "linux": ("linux", "posix", "Linux"),
            "macos": ("darwin", "posix", "Darwin"),
            "windows": ("win32", "nt", "Windows"),
        }[system]
        return {
            "sys_platform": sys_platform, "os_name": os_name, "platform_system": name, "platform_machine": machine,
            "python_version": self.python, "python_full_version": f"{self.python}.0",
            "implementation_name": "cpython", "platform_python_implementation": "CPython", "extra": "",
        }  # fmt: skip

    @property
    def wheel_platforms(self) -> list[str]:
        """The platforms of the wheels that can be used there, as pip names them."""
        if self.platform == "windows-x86_64":
            return ["win_amd64"]
        system, _, machine = self.platform.partition("-")
        if system == "macos":
            return [f"macosx_{major}_0_{machine}" for major in (14, 13, 12, 11)] + (
                [f"macosx_10_{minor}_x86_64" for minor in range(15, 8, -1)] if machine == "x86_64" else []
            )
        return [f"manylinux_2_{minor}_{machine}" for minor in range(_GLIBC, 4, -1)] + [f"manylinux2014_{machine}"]


PLATFORMS = ("linux-x86_64", "linux-aarch64", "macos-arm64", "macos-x86_64", "windows-x86_64")


def wanted(target: Target, name: str = "run") -> list[str]:
    """Return the entries of one file of the lock that hold on the target, without their markers, with their hashes."""
    found = []
    for entry in (LOCK / f"{name}.txt").read_text(encoding="utf-8").replace("\\\n", " ").splitlines():
        text, _, hashes = entry.partition(" --hash=")
        requirement = Requirement(text)
        if requirement.marker is None or requirement.marker.evaluate(target.markers):
            found.append(f"{requirement.name}{requirement.specifier} --hash={hashes}")
    return found


def fetch(target: Target, folder: Path) -> None:
    """Fetch the wheels that the tool runs with, and the wheel of the tool itself, into ``folder``.

    Raises:
        subprocess.CalledProcessError: when a wheel is not to be had for the target, or has not the hash of the lock.
    """
    folder.mkdir(parents=True, exist_ok=True)
    # pip would read the markers as those of the computer that it runs on, so they are settled here.
    names = folder / "wanted.txt"
    names.write_text("\n".join(wanted(target)) + "\n", encoding="utf-8")
    there = [option for name in target.wheel_platforms for option in ("--platform", name)]
    pip("download", "--no-deps", "--require-hashes", "--only-binary=:all:", "--implementation", "cp",
        "--python-version", target.python, *there, "--dest", str(folder), "-r", str(names))  # fmt: skip
    names.unlink()
    build_wheel(folder)


def build_wheel(folder: Path) -> None:
    """Build the wheel of this project."""
    command = [sys.executable, "-m", "build", "--no-isolation", "--wheel", "--outdir", str(folder), str(ROOT)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def pip(*arguments: str) -> None:
    """Run pip quietly."""
    subprocess.run([sys.executable, "-m", "pip", *arguments[:1], "--quiet", *arguments[1:]], check=True)


def lacking(wheels: Iterable[Path], target: Target) -> list[str]:
    """Return what the wheels ask for, on the target, that is not among them; empty when they can be installed."""
    metadata = {path: _metadata(path) for path in wheels}
    there = {
        parse_wheel_filename(path.name)[0]: Version(parse_wheel_filename(path.name)[1].public) for path in metadata
    }
    missing = []
    for path, requirements in metadata.items():
        for text in requirements:
            requirement = Requirement(text)
            if requirement.marker is not None and not requirement.marker.evaluate(target.markers):
                continue
            version = there.get(canonicalize_name(requirement.name))
            if version is None or not requirement.specifier.contains(version, prereleases=True):
                missing.append(f"{path.name} asks for {requirement}, found: {version}")
    return missing


def _metadata(wheel: Path) -> list[str]:
    with zipfile.ZipFile(wheel) as package:
        name = next(name for name in package.namelist() if name.endswith(".dist-info/METADATA"))
        message = Parser(policy=compat32).parsestr(package.read(name).decode("utf-8"), headersonly=True)
    return [str(text) for text in message.get_all("Requires-Dist", [])]

"""What is packaged for another computer is made for it, whole, and the same twice."""

import hashlib
import os
import zipfile
from pathlib import Path

import locked_wheels
import pytest
import windows_folder
from locked_wheels import PLATFORMS, Target
from packaging.requirements import Requirement
from same_zip import zip_folder

WINDOWS = Target("windows-x86_64", "3.13")
LINUX = Target("linux-x86_64", "3.11")


def _wheel(folder: Path, name: str, *requires: str) -> Path:
    path = folder / name
    project, version = name.split("-")[:2]
    lines = ["Metadata-Version: 2.1", f"Name: {project}", f"Version: {version}"]
    lines += [f"Requires-Dist: {text}" for text in requires]
    with zipfile.ZipFile(path, "w") as package:
        package.writestr(f"{project}-{version}.dist-info/METADATA", "\n".join(lines) + "\n\n")
    return path


@pytest.mark.parametrize("platform", PLATFORMS)
@pytest.mark.parametrize("python", ["3.11", "3.12", "3.13", "3.14"])
def test_the_lock_gives_each_computer_one_version_of_each_package(platform: str, python: str) -> None:
    entries = locked_wheels.wanted(Target(platform, python))
    names = [Requirement(entry.partition(" --hash")[0]).name for entry in entries]
    assert len(names) == len(set(names))
    assert {"openpyxl", "numpy", "pandas", "lxml", "pydantic-core"} <= set(names)
    assert all("--hash=sha256:" in entry and ";" not in entry for entry in entries)


@pytest.mark.parametrize(
    ("target", "builds"), [(LINUX, True), (Target("linux-x86_64", "3.13"), False), (WINDOWS, False)]
)
def test_durable_rules_is_asked_for_where_it_builds_and_nowhere_else(target: Target, builds: bool) -> None:
    assert bool(locked_wheels.wanted(target, "durable")) == builds


def test_what_a_wheel_asks_for_on_the_target_and_does_not_find_is_named(tmp_path: Path) -> None:
    asking = _wheel(
        tmp_path, "one-1.0-py3-none-any.whl", "two>=2", "three; sys_platform == 'win32'", "four; extra == 'x'"
    )
    old = _wheel(tmp_path, "two-1.5-py3-none-any.whl")
    assert [text.split(", ")[0] for text in locked_wheels.lacking([asking, old], LINUX)] == [
        "one-1.0-py3-none-any.whl asks for two>=2"
    ]
    assert len(locked_wheels.lacking([asking, old], WINDOWS)) == 2
    new = _wheel(tmp_path, "two-2.0-py3-none-any.whl")
    assert locked_wheels.lacking([asking, new], LINUX) == []


def test_a_wheel_made_for_another_computer_is_named() -> None:
    for_windows = ["a-1-py3-none-any.whl", "b-1-cp313-cp313-win_amd64.whl", "c-1-cp39-abi3-win_amd64.whl"]
    others = ["d-1-cp312-cp312-win_amd64.whl", "e-1-cp313-cp313-manylinux_2_28_x86_64.whl", "f-1-cp313-cp313-win32.whl"]
    found = windows_folder.unusable([Path(name) for name in (*for_windows, *others)], WINDOWS)
    assert [line.split()[0] for line in found] == others


def test_another_python_than_the_one_meant_is_refused(tmp_path: Path) -> None:
    given = tmp_path / "python-3.13.9-embed-amd64.zip"
    given.write_bytes(b"something else")
    with pytest.raises(SystemExit, match="nothing was made of it"):
        windows_folder.main([str(given), "0" * 64])


def test_a_zip_that_is_no_embeddable_python_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(windows_folder, "_BUILD", tmp_path)
    given = tmp_path / "python.zip"
    with zipfile.ZipFile(given, "w") as package:
        package.writestr("python.exe", "")
    with pytest.raises(SystemExit, match="is not a Windows embeddable package"):
        windows_folder.main([str(given), hashlib.sha256(given.read_bytes()).hexdigest()])


def test_the_same_files_give_the_same_zip(tmp_path: Path) -> None:
    for name, order in (("one", "ab"), ("two", "ba")):
        folder = tmp_path / name / "outil"
        folder.mkdir(parents=True)
        for number, file in enumerate(order):
            (folder / file).write_text(file, encoding="utf-8")
            os.utime(folder / file, (number * 1e6, number * 1e6))
        (folder / "a").chmod(0o600 if name == "one" else 0o644)
        zip_folder(folder, tmp_path / f"{name}.zip")
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "one.zip") as package:
        assert package.namelist() == ["outil/a", "outil/b"]

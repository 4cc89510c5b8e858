"""What gets installed is named by version and hash, within the bounds of pyproject.toml, and from nowhere."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
LOCK = ROOT / ".ci" / "lock"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
FILES = ("build", "run", "durable", "dev")


def _locked(name: str) -> list[tuple[Requirement, list[str]]]:
    text = (LOCK / f"{name}.txt").read_text(encoding="utf-8").replace("\\\n", " ")
    entries = []
    for line in text.splitlines():
        requirement, *hashes = line.split(" --hash=")
        entries.append((Requirement(requirement), [item.strip() for item in hashes]))
    return entries


def _asked(name: str) -> list[Requirement]:
    groups = PROJECT["dependency-groups"]
    named = {
        "build": groups["build"],
        "run": PROJECT["project"]["dependencies"],
        "durable": PROJECT["project"]["optional-dependencies"]["durable"],
        "dev": [*PROJECT["project"]["dependencies"], *groups["test"], *groups["dev"]],
    }
    return [Requirement(text) for text in named[name] if isinstance(text, str)]


@pytest.mark.parametrize("name", FILES)
def test_every_package_is_named_by_version_and_by_hashes(name: str) -> None:
    assert _locked(name)
    for requirement, hashes in _locked(name):
        assert re.fullmatch(r"==[\w.]+", str(requirement.specifier)), requirement
        assert hashes, requirement
        assert all(re.fullmatch(r"sha256:[0-9a-f]{64}", found) for found in hashes), requirement


@pytest.mark.parametrize("name", FILES)
def test_what_the_project_asks_for_is_there_within_its_bounds(name: str) -> None:
    locked = {}
    for requirement, _ in _locked(name):
        locked.setdefault(canonicalize_name(requirement.name), []).append(requirement)
    for asked in _asked(name):
        for found in locked[canonicalize_name(asked.name)]:
            (version,) = found.specifier
            assert asked.specifier.contains(version.version), (asked, found)


@pytest.mark.parametrize("name", FILES)
def test_neither_an_address_nor_a_path_is_written_there(name: str) -> None:
    text = (LOCK / f"{name}.txt").read_text(encoding="utf-8")
    assert not re.search(r"://|--\w*(index|links|trusted)|@ |file:", text)
    assert not re.search(r"(^|\s)/", text)


def test_the_tests_run_with_what_the_tool_runs_with() -> None:
    with_tests = {str(requirement) for requirement, _ in _locked("dev")}
    assert {str(requirement) for requirement, _ in _locked("run")} <= with_tests

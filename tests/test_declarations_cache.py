"""What is kept of checked declarations is what was loaded, or is not used: it is never believed on trust."""

import json
import os
import shutil
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from audit import loading
from audit.declarations import cache, cache_folder
from audit.declarations.cache import keep, recalled
from audit.errors import DeclarationsInvalid
from audit.loading import load_declarations
from audit.model.rule import Axis, Rule, Severity
from audit.model.text import Text
from audit.question_loading import load_questions
from audit.questionnaire import kept
from tests.rule_files import MODEL_RULE, folder_with, model_rule_text
from tests.shared_declarations import build_vocabulary_anew, load_rulebase_anew

pytestmark = pytest.mark.slow

KIND = dict[str, Text]
TEXTS = {"one": Text(fr="Un", en="One"), "two": Text(fr="Deux « 2 »", en="Two")}
posix = pytest.mark.skipif(os.name == "nt", reason="rights are of another kind there")


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A cache of its own that is really used."""
    folder = tmp_path / "cache"
    monkeypatch.setenv("AUDIT_CACHE", str(folder))
    monkeypatch.setattr(cache, "cache_folder", cache_folder.cache_folder)
    return folder


@pytest.fixture
def only_kept(monkeypatch):
    """Nothing can be loaded from YAML once this is called."""

    def forbid():
        def loaded(*_arguments, **_named):
            raise AssertionError("it was loaded anew")

        monkeypatch.setattr("audit.questionnaire.load.load_question_bank", loaded)
        monkeypatch.setattr("audit.rulebase.load.load_rulebase", loaded)
        monkeypatch.setattr("audit.facts.indicators.load.load_indicators", loaded)
        monkeypatch.setattr(loading, "build_vocabulary", build_vocabulary_anew)

    return forbid


def written(declared):
    """Everything that a model says, and which fields of it were written."""
    bank, indicators, rulebase = declared
    return [
        item.model_dump_json(exclude_unset=unset) for item in (bank, *indicators, rulebase) for unset in (True, False)
    ]


KINDS = ("rules", "diagnoses", "signals")


def load_key(rules):
    return f"{kept.key_of_questions(None)} {loading._key_of_rules([rules])}"


def kept_file(folder):
    keep("texts", "key", TEXTS, KIND)
    return next(folder.iterdir())


def replaced(path, content):
    """Put ``content`` into ``path`` as somebody would who knows how the hash is made."""
    path.write_bytes(cache._hash(content, "texts", "key") + b"\n" + content)


@pytest.fixture
def rules(tmp_path):
    """A rule base of one rule."""
    (tmp_path / "rules").mkdir()
    return folder_with(tmp_path / "rules", model_rule_text())


def test_what_is_recalled_equals_what_was_loaded(folder, only_kept):
    loaded = load_declarations()
    only_kept()
    again = load_declarations()
    assert again is not loaded
    assert again == loaded
    assert written(again) == written(loaded)
    assert load_questions() == loaded.bank
    assert len(list(folder.iterdir())) == 3


def test_rules_come_without_the_situations_that_test_them_where_these_are_not_asked_for(folder, only_kept):
    bare = [load_declarations(with_examples=False)]
    only_kept()
    bare.append(load_declarations(with_examples=False))
    whole = load_declarations().rulebase
    assert bare[0] == bare[1]
    assert written(bare[0]) == written(bare[1])
    for kind in KINDS:
        with_them, without = getattr(whole, kind), getattr(bare[0].rulebase, kind)
        assert with_them
        assert all(one.examples for one in with_them)
        assert not any(one.examples for one in without)
        assert tuple(one.model_copy(update={"examples": ()}) for one in with_them) == without
    bare_whole = whole.model_copy(update={kind: getattr(bare[0].rulebase, kind) for kind in KINDS})
    assert bare_whole == bare[0].rulebase


def test_situations_that_are_lost_or_of_other_rules_are_read_again(folder, rules):
    whole = load_declarations([rules])
    (path,) = folder.glob("situations-*.json")
    kept_whole = path.read_bytes()
    key = load_key(rules)
    none = b'{"rules":[],"diagnoses":[],"signals":[]}'
    for content in (b"", kept_whole[:-9], cache._hash(none, "situations", key) + b"\n" + none):
        path.write_bytes(content)
        assert load_declarations([rules]) == whole
        assert path.read_bytes() == kept_whole


def test_a_changed_rule_is_read(folder, rules):
    before = load_declarations([rules]).rulebase
    path = rules / Axis.GOVERNANCE / MODEL_RULE
    text = path.read_text(encoding="utf-8")
    other = Severity.MINOR if before.rules[0].severity is Severity.MAJOR else Severity.MAJOR
    path.write_text(text.replace(f"severity: {before.rules[0].severity}", f"severity: {other}"), encoding="utf-8")
    for _ in range(2):  # loaded, then recalled
        changed = load_declarations([rules]).rulebase
        assert changed.rules[0].severity is other
        assert changed == load_rulebase_anew(changed.vocabulary, rules)
    path.write_text(text, encoding="utf-8")
    assert load_declarations([rules]).rulebase == before


def test_what_loading_would_refuse_is_refused_after_the_rest_was_kept(folder, rules):
    load_declarations([rules])
    for name in ("misplaced.yaml", "gouvernance/late.YML"):
        (rules / name).write_text("id: X", encoding="utf-8")
        with pytest.raises(DeclarationsInvalid, match=r"not read"):
            load_declarations([rules])
        (rules / name).unlink()
    (rules / "gouvernance" / "folder.yaml").mkdir()
    with pytest.raises(DeclarationsInvalid, match=r"not a file"):
        load_declarations([rules])


@posix
def test_a_link_among_the_rules_is_refused_after_the_rest_was_kept(folder, rules, tmp_path):
    load_declarations([rules])
    (rules / "elsewhere").symlink_to(tmp_path)
    with pytest.raises(DeclarationsInvalid, match="link"):
        load_declarations([rules])


def test_another_code_or_another_order_of_packs_is_another_key(folder, tmp_path, monkeypatch):
    from audit.declarations.fingerprint import fingerprint

    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "pack.yaml").write_text(f"id: {name}", encoding="utf-8")
    packs = [("pack a", tmp_path / "a"), ("pack b", tmp_path / "b")]
    keys = {fingerprint(packs), fingerprint(packs[::-1]), fingerprint(packs[:1])}
    monkeypatch.setattr("audit.declarations.fingerprint._CODE", ("errors.py",))
    keys.add(fingerprint(packs))
    monkeypatch.setattr("audit.declarations.fingerprint.__version__", "9.9.9")
    keys.add(fingerprint(packs))
    assert len(keys) == 5
    assert None not in keys


def test_files_that_change_while_they_are_read_are_not_kept(folder, monkeypatch):
    keys = iter("abcdef")
    monkeypatch.setattr(kept, "fingerprint", lambda _folders: next(keys))
    load_questions()
    assert not folder.exists()


def test_any_byte_that_turns_is_seen(folder):
    path = kept_file(folder)
    content = path.read_bytes()
    for position in range(len(content)):
        changed = bytearray(content)
        changed[position] ^= 1 << position % 8
        path.write_bytes(changed)
        assert recalled("texts", "key", KIND) is None
    for length in range(0, len(content), 5):
        path.write_bytes(content[:length])
        assert recalled("texts", "key", KIND) is None
    path.write_bytes(content)
    assert recalled("texts", "key", KIND) == TEXTS


def test_a_file_does_not_do_in_the_place_of_another(folder):
    path = kept_file(folder)
    keep("texts", "other", {}, KIND)
    other = next(one for one in folder.iterdir() if one != path)
    shutil.copy(path, other)
    assert recalled("texts", "other", KIND) is None
    assert recalled("texts", "key", KIND) == TEXTS


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"null",
        b"\xff",
        b'{"one": "Un"}',
        b'{"one": {"fr": "Un"}}',
        b'{"one": {"fr": "Un", "en": 1}}',
        b'{"one": {"fr": "Un", "en": "One", "de": "Eins"}}',
        b'{"one": {"fr": "Un", "en": "One", "__class__": "os"}}',
        b"[" * 100_000,
        b'{"one": ' * 100_000,
    ],
)
def test_what_is_no_such_value_is_not_used_even_with_its_hash(folder, content):
    replaced(kept_file(folder), content)
    assert recalled("texts", "key", KIND) is None


def test_a_file_without_end_is_not_read(folder, monkeypatch):
    path = kept_file(folder)
    replaced(path, json.dumps({"one": {"fr": "x" * 5_000, "en": "x"}}).encode())
    assert recalled("texts", "key", KIND) is not None
    monkeypatch.setattr(cache, "_LARGEST", 1_000)
    assert recalled("texts", "key", KIND) is None


@posix
@pytest.mark.parametrize("mode", [stat.S_IWGRP, stat.S_IWOTH])
def test_nothing_is_believed_that_others_could_have_written(folder, mode):
    path = kept_file(folder)
    assert recalled("texts", "key", KIND) == TEXTS
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    path.chmod(0o600 | mode)
    assert recalled("texts", "key", KIND) is None
    path.chmod(0o600)
    folder.chmod(0o700 | mode)
    assert recalled("texts", "key", KIND) is None
    before = path.read_bytes()
    keep("texts", "key", {}, KIND)
    assert path.read_bytes() == before


@posix
def test_nothing_is_believed_that_another_user_owns(folder, monkeypatch):
    kept_file(folder)
    me = os.geteuid()
    monkeypatch.setattr(os, "geteuid", lambda: me + 1)
    assert recalled("texts", "key", KIND) is None


@posix
def test_links_and_pipes_are_not_followed(folder, tmp_path):
    path = kept_file(folder)
    elsewhere = tmp_path / "elsewhere.json"
    path.rename(elsewhere)
    path.symlink_to(elsewhere)
    assert recalled("texts", "key", KIND) is None
    path.unlink()
    os.mkfifo(path, 0o600)
    assert recalled("texts", "key", KIND) is None
    folder.rename(tmp_path / "moved")
    folder.symlink_to(tmp_path / "moved")
    keep("texts", "key", TEXTS, KIND)
    assert recalled("texts", "key", KIND) is None


def test_where_nothing_can_be_kept_nothing_is_said(tmp_path, folder, monkeypatch):
    folder.write_text("a file in its place", encoding="utf-8")
    keep("texts", "key", TEXTS, KIND)
    assert recalled("texts", "key", KIND) is None
    folder.unlink()
    keep("texts", "key", {"one": object()}, KIND)
    assert not folder.exists()
    monkeypatch.setenv("AUDIT_CACHE", "off")
    keep("texts", "key", TEXTS, KIND)
    assert recalled("texts", "key", KIND) is None
    assert list(tmp_path.iterdir()) == []


@posix
def test_the_folder_is_that_of_the_system(tmp_path, monkeypatch):
    monkeypatch.delenv("AUDIT_CACHE")
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CACHE_HOME", "")
    assert cache_folder.cache_folder() == tmp_path / ".cache" / "project-health-audit"
    monkeypatch.setenv("HOME", str(tmp_path / "none"))
    assert cache_folder.cache_folder() is None
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CACHE_HOME", "not/absolute")
    assert cache_folder.cache_folder() == tmp_path / ".cache" / "project-health-audit"
    monkeypatch.setenv("XDG_CACHE_HOME", "/var/cache/me")
    assert cache_folder.cache_folder() == Path("/var/cache/me/project-health-audit")
    monkeypatch.setattr("sys.platform", "darwin")
    assert cache_folder.cache_folder() == tmp_path / "Library" / "Caches" / "project-health-audit"
    monkeypatch.setattr("sys.platform", "win32")
    monkeypatch.setenv("LOCALAPPDATA", "/users/me/local")
    assert cache_folder.cache_folder() == Path("/users/me/local/project-health-audit")
    monkeypatch.delenv("LOCALAPPDATA")
    assert cache_folder.cache_folder() is None


@posix
def test_no_folder_is_made_in_the_home_of_another_user(tmp_path, monkeypatch):
    monkeypatch.delenv("AUDIT_CACHE")
    me = os.geteuid()
    monkeypatch.setattr(os, "geteuid", lambda: me + 1)
    assert not cache_folder.made(tmp_path / "cache" / "ours")
    assert list(tmp_path.iterdir()) == []


def test_the_oldest_go_and_what_is_not_ours_stays(folder, monkeypatch):
    monkeypatch.setattr(cache, "_KEPT", 2)
    path = kept_file(folder)
    strangers = {folder / "result.json", folder / "notes.tmp", folder / "texts-1.json"}
    for stranger in strangers:
        stranger.write_text("theirs", encoding="utf-8")
        os.utime(stranger, (0, 0))
    unfinished = folder / f"{path.stem}abc.tmp"
    unfinished.write_text("", encoding="utf-8")
    os.utime(unfinished, (0, 0))
    os.utime(path, (0, 0))
    keep("texts", "second", {}, KIND)
    keep("texts", "third", {}, KIND)
    assert not path.exists()
    assert not unfinished.exists()
    assert {one for one in folder.iterdir() if one.suffix != ".json" or one in strangers} == strangers
    assert recalled("texts", "second", KIND) == recalled("texts", "third", KIND) == {}


def test_writers_and_readers_at_once_see_whole_files(folder):
    kept_file(folder)

    def work(number):
        for _ in range(20):
            if number % 2:
                keep("texts", "key", TEXTS, KIND)
            elif recalled("texts", "key", KIND) not in (TEXTS, None if os.name == "nt" else TEXTS):
                return False
        return True

    with ThreadPoolExecutor(4) as pool:
        assert all(pool.map(work, range(4)))
    assert not list(folder.glob("*.tmp"))


def test_a_rule_is_kept_as_it_was_written(folder):
    rule = load_declarations().rulebase.rules[0]
    keep("rule", "key", rule, Rule)
    again = recalled("rule", "key", Rule)
    assert again == rule
    assert list(again.__dict__) == list(type(rule).model_fields)  # their order is that of what is written
    assert Rule.model_validate(again.model_dump(exclude_unset=True, by_alias=True)) == rule

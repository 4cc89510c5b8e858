"""What is kept beside declarations is what they give, or is worked out again: rulebooks, plans of the second engine."""

import pickle
import subprocess
import sys
from pathlib import Path

import pytest

from audit.api import Tool
from audit.assessment.assessor import Assessor
from audit.declarations import cache, cache_folder, fingerprint
from audit.declarations.kept_beside import KeptBeside
from audit.engine.durable_engine import durable_rules_available
from audit.engine.durable_plan import DurablePlan, RulesetPlan, plan_of
from audit.loading import load_declarations
from audit.model.questionnaire import ReviewType
from audit.record.rulebook import Rulebook
from audit.record.write import name_of, rulebook_bytes
from tests.many_cases import tried_on

pytestmark = pytest.mark.slow

SCRIBE = Path(__file__).parent.parent / "questionnaires" / "examples" / "scribe-2019-10.xlsx"
needs_durable_rules = pytest.mark.skipif(not durable_rules_available(), reason="durable-rules cannot be imported here")


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A cache of its own that is really used."""
    folder = tmp_path / "cache"
    monkeypatch.setenv("AUDIT_CACHE", str(folder))
    monkeypatch.setattr(cache, "cache_folder", cache_folder.cache_folder)
    return folder


def forbidden(*_arguments, **_named):
    raise AssertionError("it was worked out again")


def assessor(declared, review=ReviewType.PRE_LAUNCH, with_durable_rules=False):
    return Assessor(*declared, review, with_durable_rules, declared.beside)


def recalled_plan(make, about="one"):
    def written(plan):
        return plan.model_dump_json().encode()

    return KeptBeside("key").recalled("ruleset", about, make, written, DurablePlan.model_validate_json)


def kept_files(folder, part):
    return sorted(folder.glob(f"{part}-*.json"))


def replace_content(path, content, part, key):
    """Put ``content`` into ``path`` as somebody would who knows how the hash is made."""
    path.write_bytes(cache._hash(content, part, key) + b"\n" + content)


@tried_on("review", list(ReviewType))
def test_the_rulebook_recalled_is_the_one_made(folder, monkeypatch, review):
    declared = load_declarations()
    if review not in declared.bank.titles:
        pytest.skip("no questionnaire asks for it")
    made = assessor(declared, review).rulebook
    monkeypatch.setattr("audit.assessment.assessor.make_rulebook", forbidden)
    recalled = assessor(load_declarations(), review).rulebook
    assert recalled is not made
    assert recalled == made
    assert rulebook_bytes(recalled) == rulebook_bytes(made)
    anew = [(one.model_dump_json(by_alias=True, exclude_defaults=True) + "\n").encode() for one in (recalled, made)]
    assert anew == [rulebook_bytes(made)] * 2  # not only what is remembered of it
    assert name_of(recalled) == name_of(made)
    assert len(kept_files(folder, "rulebook")) == 1


@pytest.mark.thorough
@needs_durable_rules
def test_the_second_engine_judges_by_its_kept_plan_as_by_one_made(folder, monkeypatch):
    project = Tool(load_declarations()).read(SCRIBE).snapshot
    day = project.answers["review.date"].value
    first = assessor(load_declarations(), project.review_type, with_durable_rules=True)
    expected = first.audit(project, day)
    assert len(kept_files(folder, "ruleset")) == 1
    monkeypatch.setattr("audit.assessment.assessor.plan_of", forbidden)
    again = assessor(load_declarations(), project.review_type, with_durable_rules=True)
    assert again.audit(project, day) == expected
    assert again.crosscheck.report == first.crosscheck.report


def test_a_plan_is_read_as_it_was_written(folder):
    program = assessor(load_declarations()).program
    plan = plan_of(program)
    assert recalled_plan(lambda: plan) is plan
    assert recalled_plan(forbidden) == plan
    assert recalled_plan(lambda: plan_of(program), "other") == plan  # worked out anew, the same


_RULESET = b'{"definition": "{}", "inputs": [], "heads": [], "awaited": [], "conclusions": {}}'


class Runs:
    """A pickle of it would run something."""

    def __reduce__(self):
        return forbidden, ()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"null",
        b"[]",
        b"\xff",
        b"{}",
        b'{"rulesets": [%s]}' % b'{"definition": "{}", "inputs": [], "heads": [], "awaited": []}',
        b'{"rulesets": [%s]}' % _RULESET.replace(b'"inputs": []', b'"inputs": [[1, true, 2]]'),
        b'{"rulesets": [%s]}' % _RULESET.replace(b"}}", b'}, "__class__": "os"}'),
        b'{"rulesets": [], "__class__": "os"}',
        b"[" * 100_000,
        pickle.dumps(Runs()),
    ],
)
def test_what_cannot_have_been_kept_is_worked_out_again(folder, content):
    ruleset = RulesetPlan(definition="{}", inputs=((1, True, 2, "p0"),), heads=((0,),), awaited=(), conclusions={})
    plan = DurablePlan(rulesets=(ruleset,))
    recalled_plan(lambda: plan)
    (path,) = kept_files(folder, "ruleset")
    replace_content(path, content, "ruleset", f"key {fingerprint.makers_fingerprint()} one")
    assert recalled_plan(lambda: plan) is plan
    assert recalled_plan(forbidden) == plan  # put right


def test_a_damaged_rulebook_is_made_again(folder):
    declared = load_declarations()
    made = assessor(declared).rulebook
    (path,) = kept_files(folder, "rulebook")
    whole = path.read_bytes()
    for content in (whole[:-100], whole.replace(b"GOV-001", b"GOV-002"), b"", whole[:64] + b"\n{}"):
        path.write_bytes(content)
        assert assessor(declared).rulebook == made
        assert path.read_bytes() == whole


def test_declarations_made_from_others_have_nothing_beside_them(folder):
    declared = load_declarations()
    fewer = declared.rulebase.model_copy(update={"rules": declared.rulebase.rules[:3], "diagnoses": ()})
    changed = declared._replace(rulebase=fewer)
    assert assessor(declared).rulebook != assessor(changed).rulebook
    assert len(assessor(changed).rulebook.rules) <= 3
    assert len(kept_files(folder, "rulebook")) == 1
    assert declared.beside is not changed.beside
    again = load_declarations()
    assert again == declared
    assert assessor(again).rulebook == assessor(declared).rulebook


def test_each_review_has_its_own(folder):
    declared = load_declarations()
    books = [assessor(declared, review).rulebook for review in declared.bank.titles]
    assert [book.review_type for book in books] == list(declared.bank.titles)
    assert len(kept_files(folder, "rulebook")) == len(books)


def test_where_nothing_is_kept_all_is_worked_out(tmp_path, monkeypatch):
    monkeypatch.setenv("AUDIT_CACHE", "off")
    declared = load_declarations()
    assert assessor(declared).rulebook == assessor(declared).rulebook
    assert list(tmp_path.iterdir()) == []


def test_other_code_or_libraries_are_another_key(folder, monkeypatch):
    keys = {fingerprint.makers_fingerprint()}
    with monkeypatch.context() as patched:
        patched.setattr(fingerprint, "version", lambda name: f"{name} of tomorrow")
        keys.add(fingerprint.makers_fingerprint())
    monkeypatch.setattr(fingerprint, "_MAKERS", ("engine",))
    keys.add(fingerprint.makers_fingerprint())
    assert len(keys) == 3
    assert None not in keys


def test_the_key_covers_all_code_that_makes_what_is_kept():
    """Nothing that is imported to work it out could change and leave the key as it is."""
    code = (
        "import sys\n"
        "import audit.assessment.make_rulebook, audit.engine.durable_plan, audit.assessment.assessor\n"
        "print(*(name.split('.')[1] for name in sys.modules if name.startswith('audit.')))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    known = {name.removesuffix(".py") for name in (*fingerprint._CODE, *fingerprint._MAKERS)}
    assert set(done.stdout.split()) <= known | {"version"}  # which is part of the key as such
    assert Rulebook.__module__.split(".")[1] in known

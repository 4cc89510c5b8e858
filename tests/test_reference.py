"""Names of facts taken apart and put together again, and the one label that each has."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.facts.vocabulary import fact_labels
from audit.loading import load_declarations
from audit.model.reference import FactRef, column_label, completeness_label
from audit.model.text import Text
from tests.rule_files import shipped_vocabulary

IDENTIFIERS = st.from_regex(r"[a-z][a-z0-9_]{0,8}", fullmatch=True).filter(lambda name: name != "completeness")
REFERENCES = st.one_of(
    st.builds(lambda one, other: FactRef(f"{one}.{other}"), IDENTIFIERS, IDENTIFIERS),
    st.builds(FactRef, IDENTIFIERS, IDENTIFIERS),
    st.builds(FactRef, IDENTIFIERS, IDENTIFIERS, st.integers(0, 10**6)),
    st.builds(FactRef.completeness, IDENTIFIERS),
)


@pytest.mark.parametrize(
    ("name", "table", "general", "line"),
    [
        ("budget.initial", None, "budget.initial", None),
        ("contracts/3/supplier", "contracts", "contracts/supplier", "contracts/3"),
        ("contracts/supplier", "contracts", "contracts/supplier", None),
        ("contracts/completeness", "contracts", "contracts/completeness", None),
    ],
)
def test_each_kind_of_name(name, table, general, line):
    named = FactRef.parse(name)
    assert (named.table, str(named.general), named.line, str(named)) == (table, general, line, name)
    assert named.is_completeness is name.endswith("/completeness")


@pytest.mark.slow
@given(REFERENCES)
def test_a_reference_is_read_back_from_its_name(reference):
    assert FactRef.parse(str(reference)) == reference


@given(st.text(alphabet="ab./1é", max_size=12))
def test_any_text_is_read_without_a_fault(name):
    assert str(FactRef.parse(str(FactRef.parse(name)))) == str(FactRef.parse(name))


def test_a_column_and_the_whole_table_are_called_in_one_way():
    title = Text(fr="Marchés", en="Contracts")
    column = column_label(title, Text(fr="Titulaire", en="Supplier"))
    assert (column.fr, column.en) == ("Marchés — Titulaire", "Contracts — Supplier")
    declared = completeness_label(title)
    assert (declared.fr, declared.en) == (
        "Marchés — complétude déclarée du tableau",
        "Contracts — declared completeness of the table",
    )


def test_no_two_facts_have_the_same_name_for_people():
    labels = fact_labels(shipped_vocabulary())
    assert set(labels) >= {f"{table.id}/completeness" for table in load_declarations().bank.tables}
    for language in ("fr", "en"):
        said = [getattr(label, language) for label in labels.values()]
        assert len(set(said)) == len(said)

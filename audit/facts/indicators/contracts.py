"""Concentration on suppliers, and what contracts provide for exit and intellectual property."""

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from audit.facts.indicators.inputs import Between, Computed, Indicator, Inputs, MissingInputError, NotComputable, Row
from audit.facts.indicators.ratios import days_between, share_of_true
from audit.facts.names import fold_name
from audit.model.text import Text

if TYPE_CHECKING:
    import pandas as pd

_TO_EXIT = {"build", "maintenance", "hosting"}
_NO_CONTRACT = Text(fr="aucun marché n'est inscrit", en="no contract is entered")


def _by_supplier(inputs: Inputs) -> "pd.DataFrame | NotComputable":
    """Return the total amount and the name of each supplier, largest first."""
    inputs.require_closed("contracts")
    contracts = inputs.frame("contracts", "supplier", "amount")
    missing = tuple(f"contracts/{column}" for column in contracts.columns if contracts[column].isna().any())
    if missing:
        raise MissingInputError(missing)
    if contracts.empty or not sum(contracts["amount"]):
        return NotComputable(_NO_CONTRACT)
    contracts = contracts.assign(key=contracts["supplier"].map(fold_name))
    totals = contracts.groupby("key", sort=True).agg(supplier=("supplier", "first"), amount=("amount", "sum"))
    return totals.sort_values("amount", ascending=False, kind="stable")


def _require(rows: list[Row], *columns: str) -> None:
    """Refuse to conclude from rows that lack one of ``columns``.

    Raises:
        MissingInputError: naming the columns in which a value is missing.
    """
    missing = tuple(f"contracts/{column}" for column in columns if any(row[column] is None for row in rows))
    if missing:
        raise MissingInputError(missing)


def _largest_share(inputs: Inputs) -> Computed:
    totals = _by_supplier(inputs)
    if isinstance(totals, NotComputable):
        return totals
    largest: Decimal = totals["amount"].iloc[0]
    total: Decimal = sum(totals["amount"], start=Decimal(0))
    return largest / total


def _largest(inputs: Inputs) -> Computed:
    totals = _by_supplier(inputs)
    if isinstance(totals, NotComputable):
        return totals
    return tuple(totals[totals["amount"] == totals["amount"].iloc[0]]["supplier"])


def _largest_group_share(inputs: Inputs) -> Computed:
    """Return the share of the suppliers that are linked through a common name: supplier or group.

    Suppliers whose group is not known may all belong to the largest one: they widen the share upwards.
    """
    inputs.require_closed("contracts")
    contracts = inputs.rows("contracts", "supplier", "group", "amount")
    _require(contracts, "supplier", "amount")
    total = sum((row["amount"] for row in contracts), start=Decimal(0))
    if not total:
        return NotComputable(_NO_CONTRACT)
    groups = _groups(contracts)
    largest = max(groups, key=lambda group: group.amount)
    may_join = (group.amount for group in groups if group is not largest and (group.open or largest.open))
    return Between(largest.amount / total, sum(may_join, start=largest.amount) / total)


@dataclass(frozen=True)
class _Group:
    """Suppliers linked by a name; open when the group of one of them is not stated."""

    names: frozenset[str]
    open: bool
    amount: Decimal


def _groups(contracts: list[Row]) -> list[_Group]:
    groups: list[_Group] = []
    for row in contracts:
        names = frozenset({fold_name(row["supplier"]), *(fold_name(name) for name in row["group"] or ())})
        linked = [group for group in groups if group.names & names]
        joined = _Group(
            names.union(*(group.names for group in linked)),
            row["group"] is None or any(group.open for group in linked),
            sum((group.amount for group in linked), start=row["amount"]),
        )
        groups = [*(group for group in groups if group not in linked), joined]
    return groups


def _build_coverage_gap(inputs: Inputs) -> Computed:
    """Return the days between the end of the last build contract and the end now expected; above 0: not covered."""
    (planned,) = inputs.dates("planning.current_end")
    inputs.require_closed("contracts")
    contracts = inputs.rows("contracts", "roles", "end")
    _require(contracts, "roles")
    building = [row for row in contracts if "build" in row["roles"]]
    if not building:
        return NotComputable(Text(fr="aucun marché de réalisation n'est inscrit", en="no build contract is entered"))
    _require(building, "end")
    return days_between(max(row["end"] for row in building), planned)


def _reversibility_lead(inputs: Inputs) -> Computed:
    """Return the days from the start of exit preparation to the first coming end of a contract to exit from."""
    (start,) = inputs.dates("contracts.reversibility_start")
    inputs.require_closed("contracts")
    contracts = inputs.rows("contracts", "roles", "end")
    _require(contracts, "roles")
    held = [row for row in contracts if _TO_EXIT & set(row["roles"])]
    _require(held, "end")
    coming = [row["end"] for row in held if row["end"] >= inputs.review_date]
    if not coming:
        return NotComputable(
            Text(
                fr="aucun marché de réalisation, de maintenance ou d'hébergement n'est en cours",
                en="no build, maintenance or hosting contract is in force",
            )
        )
    return days_between(start, min(coming))


def _reversibility_coverage(inputs: Inputs) -> Computed:
    """Return the share of contracts with an exit clause AND priced work units (DINUM-EDS/S160)."""
    inputs.require_closed("contracts")
    contracts = inputs.rows("contracts", "reversibility_clause", "reversibility_work_units")
    return share_of_true([_both_yes(row) for row in contracts], _NO_CONTRACT)


def _both_yes(row: Row) -> bool | None:
    values = set(row.values())
    if values == {"yes"}:
        return True
    return False if values - {"yes", None} else None


def _ip_coverage(inputs: Inputs) -> Computed:
    """Return the share of contracts with an intellectual-property clause (DINUM-EDS/S159)."""
    inputs.require_closed("contracts")
    clauses = [row["ip_clause"] for row in inputs.rows("contracts", "ip_clause")]
    return share_of_true([None if clause is None else clause == "yes" for clause in clauses], _NO_CONTRACT)


INDICATORS: dict[str, Indicator] = {
    "contracts.largest_supplier_share": _largest_share,
    "contracts.largest_supplier": _largest,
    "contracts.largest_group_share": _largest_group_share,
    "contracts.build_coverage_gap": _build_coverage_gap,
    "contracts.reversibility_lead": _reversibility_lead,
    "contracts.reversibility_coverage": _reversibility_coverage,
    "contracts.ip_coverage": _ip_coverage,
}

"""Concentration on suppliers, and what contracts provide for exit and intellectual property."""

from decimal import Decimal

import pandas as pd

from audit.facts.indicators.inputs import Computed, Indicator, Inputs, MissingInputError, NotComputable
from audit.facts.indicators.ratios import share_of_true
from audit.facts.names import fold_name
from audit.model.text import Text

_NO_CONTRACT = Text(fr="aucun marché n'est inscrit", en="no contract is entered")


def _by_supplier(inputs: Inputs) -> pd.DataFrame | NotComputable:
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


def _reversibility_coverage(inputs: Inputs) -> Computed:
    """Return the share of contracts with an exit clause AND priced work units (DINUM-EDS/S160)."""
    inputs.require_closed("contracts")
    contracts = inputs.frame("contracts", "reversibility_clause", "reversibility_work_units")
    return share_of_true(
        contracts.apply(_both_yes, axis=1) if len(contracts) else pd.Series(dtype=object), _NO_CONTRACT
    )


def _both_yes(row: pd.Series) -> bool | None:
    if all(value == "yes" for value in row):
        return True
    return False if any(value not in ("yes", None) for value in row) else None


def _ip_coverage(inputs: Inputs) -> Computed:
    """Return the share of contracts with an intellectual-property clause (DINUM-EDS/S159)."""
    inputs.require_closed("contracts")
    clauses = inputs.frame("contracts", "ip_clause")["ip_clause"]
    return share_of_true(clauses.map({"yes": True, "partial": False, "no": False}).astype(object), _NO_CONTRACT)


INDICATORS: dict[str, Indicator] = {
    "contracts.largest_supplier_share": _largest_share,
    "contracts.largest_supplier": _largest,
    "contracts.reversibility_coverage": _reversibility_coverage,
    "contracts.ip_coverage": _ip_coverage,
}

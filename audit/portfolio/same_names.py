"""Names of the panorama that a reader accepts to be one project: what each is followed under, and what is wrong."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from audit.errors import Bilingual, closest
from audit.model.folded_names import fold_name
from audit.portfolio.editions_moves_schema import SameName
from audit.portfolio.editions_schema import Published


def kept_names(
    same_as: Sequence[SameName], published: Sequence[Published]
) -> tuple[Mapping[str, str], tuple[Bilingual, ...]]:
    """Return the folded name that each folded old name is followed under, and every fault of ``same_as``.

    A name that is kept may itself be an old name: it is followed to the last.

    Args:
        same_as: the old names and those that are kept.
        published: every project of every edition.
    """
    known = {fold_name(one.project): one.project for one in published}
    faults = list(_unknown(same_as, known))
    steps: dict[str, str] = {}
    for one in same_as:
        old, kept = fold_name(one.old), fold_name(one.kept)
        if old not in known or kept not in known or old == kept:
            continue
        if steps.setdefault(old, kept) != kept:
            faults.append(
                Bilingual(
                    f"« {one.old} » est donné pour « {known[steps[old]]} » et pour « {one.kept} » : gardez l'un des "
                    "deux",
                    f"'{one.old}' is given for '{known[steps[old]]}' and for '{one.kept}': keep one of the two",
                )
            )
    kept_by_old: dict[str, str] = {}
    in_a_circle: set[str] = set()
    for old in steps:
        last = _last(old, steps)
        if last is not None:
            kept_by_old[old] = last
        elif old not in in_a_circle:
            in_a_circle |= _reached(old, steps)
            faults.append(
                Bilingual(
                    f"« {known[old]} » renvoie à lui-même, par « {known[steps[old]]} » : retirez une des lignes",
                    f"'{known[old]}' leads back to itself, by '{known[steps[old]]}': take one of the lines out",
                )
            )
    faults += _together(kept_by_old, published, known)
    return kept_by_old, tuple(faults)


def turned_round(same_as: Sequence[SameName], published: Sequence[Published]) -> tuple[SameName, ...]:
    """Return the names accepted whose old name is still published after the last edition of the one that is kept.

    They are followed under the name that is kept, as asked: only a reader knows whether the two were swapped.
    """
    last: dict[str, date] = {}
    for one in published:
        name = fold_name(one.project)
        last[name] = max(one.edition, last.get(name, one.edition))
    return tuple(
        one
        for one in same_as
        if (old := last.get(fold_name(one.old))) and (kept := last.get(fold_name(one.kept))) and old > kept
    )


def _unknown(same_as: Sequence[SameName], known: Mapping[str, str]) -> Iterator[Bilingual]:
    for name in dict.fromkeys(name for one in same_as for name in (one.old, one.kept)):
        folded = fold_name(name)
        if folded in known:
            continue
        match = closest(folded, list(known))
        near = (
            Bilingual(f" ; le plus proche : « {known[match]} »", f"; the closest: '{known[match]}'") if match else None
        )
        yield Bilingual(
            f"aucune édition ne publie « {name} »{near.fr if near else ''}",
            f"no edition publishes '{name}'{near.en if near else ''}",
        )


def _last(old: str, steps: Mapping[str, str]) -> str | None:
    """Return the name that ``old`` ends in; None where names lead back to one of them."""
    ends = [name for name in _reached(old, steps) if name not in steps]
    return ends[0] if ends else None


def _reached(old: str, steps: Mapping[str, str]) -> set[str]:
    """Return ``old`` and every name that it leads to."""
    seen, name = {old}, old
    while name in steps and steps[name] not in seen:
        name = steps[name]
        seen.add(name)
    return seen


def _together(kept: Mapping[str, str], published: Sequence[Published], known: Mapping[str, str]) -> Iterator[Bilingual]:
    """Yield the names that one edition publishes both, and that are therefore not one project."""
    there: defaultdict[tuple[str, date], list[str]] = defaultdict(list)
    for one in published:
        name = fold_name(one.project)
        there[kept.get(name, name), one.edition].append(name)
    told: set[tuple[str, ...]] = set()
    for (_, edition), names in sorted(there.items(), key=lambda item: (item[0][1], item[0][0])):
        if len(names) > 1 and tuple(names) not in told:
            told.add(tuple(names))
            fr, en = (
                " et ".join(f"« {known[name]} »" for name in names),
                " and ".join(f"'{known[name]}'" for name in names),
            )
            yield Bilingual(
                f"l'édition {edition:%Y-%m} publie à la fois {fr} : ce ne sont pas deux noms d'un même projet",
                f"the edition {edition:%Y-%m} publishes both {en}: they are not two names of one project",
            )

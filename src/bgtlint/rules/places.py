"""Where a failure is shown: its place, the other places it rests on, and how they are named."""

from collections.abc import Iterator

from bgtlint.model import Location, Project
from bgtlint.rules.env import Env
from bgtlint.rules.evaluate import evaluate
from bgtlint.rules.explain import Failure
from bgtlint.rules.rule import Rule
from bgtlint.rules.scope import value_of
from bgtlint.rules.texts import Text
from bgtlint.rules.values import Record, place


def location_of(rule: Rule, env: Env, failure: Failure) -> Location:
    """Return where to show a finding: `at`, the first culprit, an operand, or the form."""
    found = place(evaluate(rule.at.tree, env)) if rule.at is not None else None
    places = [culprit.location for culprit in failure.culprits]
    places += [place(read.value) for read in failure.reads]
    return found or next((at for at in places if at is not None), None) or _form(env.record)


def _form(record: Record) -> Location:
    """Return the place of the form itself, where nothing nearer is known."""
    project = record.around("project")
    if project is not None:
        for word in ("title", "name", "budget"):
            found = place(value_of(project, word))
            if found is not None:
                return found
    owner = project.object if project is not None else None
    if not isinstance(owner, Project):
        return Location("", "")
    grid = next(iter(owner.form.grids), None)
    return Location(
        owner.name,
        owner.name,
        grid.page if grid else None,
        grid.table if grid else None,
        sheet=grid.sheet if grid else None,
    )


def others(location: Location, failure: Failure) -> Iterator[Location]:
    """Yield the other places a finding rests on, each once."""
    seen = {_key(location)}
    places = [culprit.location for culprit in failure.culprits]
    for found in [*places, *(place(read.value) for read in failure.reads)]:
        if found is not None and _key(found) not in seen:
            seen.add(_key(found))
            yield found


def _key(location: Location) -> tuple[object, ...]:
    at = (
        location.page,
        location.sheet,
        location.table,
        location.row,
        location.column,
        location.cell,
    )
    return at if any(part is not None for part in at) else (location.label, location.text)


def place_text(location: Location, lang: str) -> str:
    """Return a place for readers: page and label."""
    if location.page is None:
        return location.label
    return Text(
        f"第 {location.page} 页 {location.label}", f"page {location.page} {location.label}"
    ).say(lang)

"""Names of the grade of a self-evaluation (自评等级): as printed, and as its scores are due."""

from decimal import Decimal

from bgtlint.interpretation.scoring import grade_for, grade_of, shipped_schemes
from bgtlint.model import Project
from bgtlint.rules import kinds as k
from bgtlint.rules.figures import text, words
from bgtlint.rules.names import Name
from bgtlint.rules.texts import Text
from bgtlint.rules.values import ABSENT, Known, Reader, Value
from bgtlint.rules.vocabulary_evaluation import number_of, points_of


def _grade(project: Project) -> Value:
    found = project.totals.get("grade")
    return ABSENT if found is None else words(found.location)


def _stated_grade(read: Reader) -> Value:
    found = read("grade")
    if not isinstance(found, Known):
        return ABSENT
    name = grade_of(found.text, shipped_schemes())
    return text(name, found.location) if name else ABSENT


def _due_grade(read: Reader) -> Value:
    score = number_of(read("total_score"))
    return ABSENT if score is None else text(grade_for(score, shipped_schemes()))


def _grade_of_sum(read: Reader) -> Value:
    """Return the grade that the scores add up to; that of the total where there are not several."""
    scores = points_of(read("marks"), "score")
    if len(scores) < 2:
        return _due_grade(read)
    return text(grade_for(sum(scores, Decimal(0)), shipped_schemes()))


NAMES: tuple[Name, ...] = (
    Name("project", "grade", ("自评等级",), k.TEXT,
         Text("自评等级栏的文字", "the grade as printed"), _grade),
    Name("project", "stated_grade", ("所评等级",), k.TEXT,
         Text("自评等级：优、良、中、差", "the grade: 优, 良, 中 or 差"), derive=_stated_grade),
    Name("project", "due_grade", ("应评等级",), k.TEXT,
         Text("按总分应评的等级", "the grade that the total score is due"), derive=_due_grade),
    Name("project", "grade_of_sum", ("合计应得等级",), k.TEXT,
         Text("按各项得分之和应评的等级；没有几项得分的按总分",
              "the grade due to the sum of the scores, to the total without several scores"),
         derive=_grade_of_sum),
)  # fmt: skip

"""Main tasks of the year: two header rows, the total, where the table ends."""

from bgtlint.recognition.tasks import read_tasks, shipped_task_words
from tests.recognition.grids import view

TASKS = """
年度主要任务|任务名称|主要内容|预算金额（万元）||
|||总额|财政拨款|其他资金
|防汛|水库巡查|320.5|300.5|20
|供水|管网维护|186.3|186.3|
|金额合计||506.8|486.8|20
年度总体目标|保障供水||||
"""


def test_tasks_and_their_total() -> None:
    tasks, total = read_tasks(view(TASKS), 7, shipped_task_words())
    assert [task.cells["name"].text for task in tasks] == ["防汛", "供水"]
    assert tasks[1].cells["other"].text == ""
    assert {name: place.text for name, place in total.items()} == {
        "budget": "506.8", "fiscal": "486.8", "other": "20",
    }  # fmt: skip


def test_a_table_without_amounts_is_none() -> None:
    assert read_tasks(view("任务名称|主要内容\n防汛|巡查"), 3, shipped_task_words()) == ((), {})

"""Main tasks of the year: two header rows, the total, where the table ends."""

from bgtlint.recognition.tasks import read_tasks, shipped_task_words, task_headings
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


SPENT = """
年度主要任务|任务名称|全年预算数（万元）|||全年执行数（万元）||
||总额|财政拨款|其他资金|总额|财政拨款|其他资金
|防汛|320.5|300.5|20|318.4|298.4|20
|供水|186.3|186.3||180|180|
|金额合计|506.8|486.8|20|498.4|478.4|20
"""


def test_what_was_budgeted_and_what_was_spent_each_have_their_sources() -> None:
    (first, second), total = read_tasks(view(SPENT), 6, shipped_task_words())
    assert {name: place.text for name, place in first.cells.items()} == {
        "name": "防汛", "budget": "320.5", "fiscal": "300.5", "other": "20",
        "executed": "318.4", "executed_fiscal": "298.4", "executed_other": "20",
    }  # fmt: skip
    assert first.cells["other"].label == "年度主要任务/其他资金"
    assert first.cells["executed_other"].label == "年度主要任务/全年执行数（万元）/其他资金"
    assert second.cells["executed_other"].text == ""
    assert total["executed_fiscal"].text == "478.4"


def test_tasks_may_have_contents_only() -> None:
    drawn = "年度主要任务|任务名称|主要内容\n|防汛|巡查\n|供水|管网\n年度目标|保障供水|"
    tasks, total = read_tasks(view(drawn), 5, shipped_task_words())
    assert [task.cells["content"].text for task in tasks] == ["巡查", "管网"]
    assert total == {}


def test_a_pair_of_labels_is_no_table() -> None:
    assert read_tasks(view("任务名称|主要内容\n防汛|巡查"), 3, shipped_task_words()) == ((), {})


def test_the_header_and_the_label_left_of_it_are_claimed() -> None:
    places = list(task_headings(view(SPENT), 6, shipped_task_words()))
    assert [place.text for place in places[:3]] == [
        "年度主要任务",
        "任务名称",
        "全年预算数（万元）",
    ]

from collections import Counter
from dataclasses import replace

import pytest

from bgtlint.model import Outline, Project
from bgtlint.rules.aggregates import AGGREGATES
from bgtlint.rules.functions import FUNCTIONS
from bgtlint.rules.names import Name
from bgtlint.rules.parse import parse
from bgtlint.rules.scope import document_record, items, subjects, value_of
from bgtlint.rules.syntax import Name as NameNode
from bgtlint.rules.values import Known
from bgtlint.rules.vocabulary import AROUND, RECORDS, TABLES, names
from tests.rules.support import place, project

ROWS = [row for table in TABLES for row in table]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.scope}.{row.english}")
def test_every_row_is_whole(row: Name) -> None:
    assert row.scope in {*AROUND, *RECORDS}
    assert sum(getter is not None for getter in (row.get, row.derive, row.within)) == 1
    assert row.chinese
    assert row.doc.zh
    assert row.doc.en
    for word in (row.english, *row.chinese):
        node = parse(word)
        assert isinstance(node, NameNode)
        assert node.path == (word,)


def test_no_word_stands_twice_in_a_scope() -> None:
    words = Counter((row.scope, row.english) for row in ROWS)
    assert [word for word, times in words.items() if times > 1] == []


def test_functions_and_aggregates_do_not_clash() -> None:
    words = [word for row in FUNCTIONS for word in (row.name, row.chinese)]
    words += [word for row in AGGREGATES for word in (row.name, row.chinese)]
    assert len(words) == len(set(words))


def test_inner_scopes_see_their_project_and_the_document() -> None:
    assert names("cost_line")["budget"].scope == "project"
    assert names("cost_line")["year"].scope == "document"
    assert names("indicator")["name"].scope == "indicator"
    assert names("indicator")["项目名称"].scope == "project"
    assert "quantity" not in names("project")


def test_every_name_of_a_sparse_project_gives_a_value() -> None:
    sparse: Project = project(plan={"6月底": ""}, costs=(("15 条", "6000 元/条"),))
    document = document_record([sparse], Outline(year=2025))
    for scope in AROUND:
        for record in subjects(scope, document):
            read = {word: value_of(record, word) for word in names(scope)}
            assert isinstance(read["年度" if scope != "cost_line" else "year"], Known)


def test_lists_know_the_records_around_them() -> None:
    document = document_record([project(1), project(2)], Outline())
    projects = list(items(value_of(document, "projects")))
    assert [value_of(record, "序号") for record in projects] == [
        value_of(record, "number") for record in projects
    ]
    (fund,) = items(value_of(projects[1], "funds"))
    assert fund.around("project") is projects[1]


def test_texts_are_compared_without_white_space() -> None:
    found = value_of(
        next(
            subjects(
                "project", document_record([project(1, {"use": "网络 维护\n费（一）"})], Outline())
            )
        ),
        "use",
    )
    assert isinstance(found, Known)
    assert (found.value, found.text) == ("网络维护费(一)", "网络维护费（一）")
    assert found.location == place("use", "网络 维护\n费（一）", 3)


@pytest.mark.parametrize(
    ("title", "name", "expected"),
    [
        ("3.2025年公路养护绩效目标表", "2025年公路养护", "2025年公路养护"),
        ("（三）2025年公路养护项目支出绩效目标表", "2025年公路养护", "2025年公路养护"),
        ("1.2025年饮水工程项目绩效目标表", "2025年饮水工程项目", "2025年饮水工程项目"),
        ("2025年公路养护绩效目标表（2025年度）", "2025年公路养护", "2025年公路养护"),
        ("1.2025年桥梁养护项目绩效目标表", "2025年公路养护", "2025年桥梁养护"),
        ("2025年公路养护项目支出绩效目标表", "公路养护", "公路养护"),
        ("2025年桥梁养护项目支出绩效目标表", "公路养护", "2025年桥梁养护"),
        ("2024年公路养护绩效目标表", "2025年公路养护", "2024年公路养护"),
        ("清湾县交通局2025年公路养护项目支出绩效目标申报表", "公路养护", "公路养护"),
        ("城乡公路养护绩效目标表", "公路养护", "城乡公路养护"),
        ("清湾市公路养护2025年中央预算内投资计划绩效目标表", "公路养护", "公路养护"),
        ("清湾市公路养护专项资金绩效目标表", "公路养护", "清湾市公路养护专项资金"),
    ],
)
def test_the_name_that_a_title_gives(title: str, name: str, expected: str) -> None:
    form = project(1, {"name": name}).form
    read = replace(project(1, {"name": name}), form=replace(form, title=place("表题", title)))
    document = document_record([read], Outline())
    (record,) = subjects("project", document)
    found = value_of(record, "title_name")
    assert isinstance(found, Known)
    assert found.value == expected


@pytest.mark.parametrize(
    ("title", "names"),
    [
        ("项目", False), ("2025年", False), ("巴溪区2025年部门预算", False),
        ("云汀县文化广播电视和旅游局2025年项目", False), ("2025年公路养护经费", True),
        ("2025年县乡村三级服务网络线路维护费", True),
    ],
)  # fmt: skip
def test_a_title_of_place_year_and_form_names_no_project(title: str, names: bool) -> None:
    from bgtlint.rules.vocabulary_naming import _names_no_project

    assert _names_no_project(title) is not names

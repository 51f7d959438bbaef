"""Rules on the texts of a document: scopes, lists, places, and the functions for texts."""

from pathlib import Path

import pytest

from bgtlint.model import Entry, Location, Outline, Passage, Secret
from bgtlint.rules.engine import run
from bgtlint.rules.env import Env
from bgtlint.rules.evaluate import evaluate
from bgtlint.rules.parse import parse
from bgtlint.rules.scope import document_record, items, subjects, value_of
from bgtlint.rules.values import Known
from tests.rules.support import load, mistakes, project, rule_text, value


def passage(text: str, number: int | None = None, *secrets: Secret) -> Passage:
    place = Location("绩效目标", text, page=1, table=number, row=2, column=1)
    return Passage(place, "cell", "", number, tuple(secrets))


def test_a_passage_of_a_form_knows_its_project(tmp_path: Path) -> None:
    outline = Outline(passages=(passage("由XX单位实施", 1), passage("××镇")))
    text = rule_text("passage", assert_="not present(placeholders)", at="text")
    findings, (coverage,) = run(load(tmp_path, text), [project(1)], outline)
    assert {(one.project, one.location.text) for one in findings} == {
        (1, "由XX单位实施"), (None, "××镇"),
    }  # fmt: skip
    assert (coverage.failed, coverage.passed) == (2, 0)


def test_masked_numbers_are_told_by_category() -> None:
    held = passage("联系人138****0000", None, Secret("手机号", "138****0000"))
    document = document_record([], Outline(passages=(held,)))
    (record,) = subjects("passage", document)
    found = value_of(record, "手机号")
    assert isinstance(found, Known)
    assert [item.text for item in found.value if isinstance(item, Known)] == ["138****0000"]  # type: ignore[union-attr]
    assert value_of(record, "id_numbers") == Known(())


def test_titles_know_the_number_that_is_due() -> None:
    titles = tuple(
        Entry(f"{n}.甲绩效目标表", Location("表题", "甲"), n, None, place)
        for place, n in enumerate((1, 3), 1)
    )
    document = document_record([], Outline(titles=titles))
    due = [value_of(item, "expected_number") for item in items(value_of(document, "body_titles"))]
    assert [one.text for one in due if isinstance(one, Known)] == ["1", "2"]


def test_many_remarks_give_one_finding_with_their_places(tmp_path: Path) -> None:
    outline = Outline(passages=(passage("拔付资金", 1), passage("拔款", 2), passage("拨款", 3)))
    text = rule_text(
        "document", assert_="all(w.found = w.right for w in typos)", message="'{culprits}，{rhs}'"
    )
    (finding,), _ = run(load(tmp_path, text), [], outline)
    assert finding.message == "拔付、拔款，拨付"
    assert [place.text for place in (finding.location, *finding.related)] == ["拔付资金", "拔款"]


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ('is_id_number("110101199003070038")', True),
        ('是身份证号("110101199003070039")', False),
        ('passes_luhn("6222020200001234562")', True),
        ('符合卡号校验("6222020200001234563")', False),
        ('similarity("老年津贴发放", "老年津贴发放") = 100%', True),
        ('相似度("老年津贴", "道路养护") < 10%', True),
        ('count(w for w in common_words("公路养护", "养护公路")) = 2', True),
        ('present(共有字对("公路", "桥梁"))', False),
    ],
)
def test_functions_for_texts(expression: str, expected: bool) -> None:
    assert value(expression) == Known(expected)


def test_functions_take_texts_only() -> None:
    assert mistakes("is_id_number(budget)")
    assert mistakes("similarity(name, budget) > 50%")
    assert not mistakes("similarity(name, use) > 50%")


def test_example_texts_are_read_like_printed_ones() -> None:
    record_value = value("present(invisible_characters)", "passage", text="绩效\u200b目标")
    assert record_value == Known(True)
    assert value("as_printed(text)", "passage", text="（Ａ）").text == "（Ａ）"  # type: ignore[union-attr]


def test_pairs_hold_whole_indicators() -> None:
    pair = {"one": {"value": "≥90%"}, "other": {"value": "85%"}, "likeness": "60%"}
    found = value(
        "all(p.one.number = p.other.number for p in same_indicators)",
        "document",
        same_indicators=[pair],
    )
    assert found == Known(False)


def test_lists_of_the_document_are_empty_without_texts() -> None:
    document = document_record([], Outline())
    for name in ("passages", "typos", "sign_forms", "contents_mismatches", "same_indicators"):
        assert list(items(value_of(document, name))) == []
    assert evaluate(parse("present(cover_text)"), Env(document, {}, {})) == Known(False)

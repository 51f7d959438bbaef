"""Names of a document's text: contents, titles, passages, wordings and ways of writing."""

import re
from collections.abc import Callable, Iterable, Iterator

from bgtlint.interpretation import variants, wording
from bgtlint.interpretation.contents import Mismatch, compare_contents, expected_numbers
from bgtlint.interpretation.enumerations import broken_enumerations
from bgtlint.interpretation.resemblance import repeated_sentences
from bgtlint.interpretation.totals import printed_total
from bgtlint.model import Entry, Location, Project
from bgtlint.reading.normalise import compact, squash
from bgtlint.rules import kinds as k
from bgtlint.rules.figures import figure, flag, number, records, text
from bgtlint.rules.names import Name
from bgtlint.rules.texts import Text
from bgtlint.rules.values import ABSENT, Known, Record, Value
from bgtlint.rules.vocabulary_project import Document
from bgtlint.rules.wordings import Said, Titled

_VARIANT = k.record("variant", "写法")
_WORDING = k.record("wording", "用语")
_TITLE = k.record("title", "标题")
_NONE = Known(())
_ORDINAL = re.compile(
    r"^(?:第[一二三四五六七八九十]+(?:部分|章|节)|[一二三四五六七八九十]+、)[:、,]?"
)
_LONGEST_NAME = 30


def _outline(record: Record) -> Document | None:
    found = record.object
    return found if isinstance(found, Document) else None


def _listed(kind: str, items: Callable[[Document], Iterable[object]]) -> Callable[[Record], Value]:
    """Return the getter of a document's list of records."""

    def read(record: Record) -> Value:
        document = _outline(record)
        return records(kind, items(document) if document else (), record)

    return read


def _passages(record: Record) -> Value:
    """Return the texts as records, those of a form inside the record of its project.

    Labels are left out: they are words of the layout, not of the writer.
    """
    from bgtlint.rules.scope import items, value_of

    document = _outline(record)
    owners = {
        project.object.form.number: project
        for project in items(value_of(record, "projects"))
        if isinstance(project.object, Project)
    }
    found = document.outline.passages if document else ()
    return Known(
        tuple(
            Known(Record("passage", passage, owners.get(passage.project or 0, record)))
            for passage in found
            if passage.kind != "label"
        )
    )


def _titled(entries: Iterable[Entry], document: Document) -> Iterator[Titled]:
    units = {
        project.form.number: project.form.fields["unit"].text
        for project in document.projects
        if "unit" in project.form.fields
    }
    listed = [entry for entry in entries if entry.number is not None or entry.project]
    groups = [compact(units.get(entry.project or 0, "")) for entry in listed]
    due = expected_numbers([entry.number for entry in listed], groups)
    return map(Titled, listed, due)


def _mismatches(document: Document) -> Iterator[Mismatch]:
    outline = document.outline
    body = (
        compact(passage.location.text)
        for passage in outline.passages
        if passage.kind in ("heading", "paragraph")
    )
    return compare_contents(outline.entries, outline.titles, body)


def _texts(document: Document) -> list[Location]:
    return [
        passage.location
        for passage in document.outline.passages
        if passage.kind not in ("contents", "cover")
    ]


def _variants(
    read: Callable[[str, Location], Iterator[variants.Found]],
) -> Callable[[Record], Value]:
    return _listed("variant", lambda d: variants.settled(variants.gathered(_texts(d), read)))


def _labels(document: Document) -> Iterator[variants.Found]:
    for project in document.projects:
        for field, at in project.form.fields.items():
            if compact(at.label) and field != "unit":
                yield field, compact(at.label).strip(":"), squash(at.label), at


def _units(document: Document) -> Iterator[variants.Found]:
    for project in document.projects:
        at = project.form.fields.get("budget") or project.form.title
        if project.form.amount_unit and at is not None:
            yield "金额单位", project.form.amount_unit, project.form.amount_unit, at


def _said(read: Callable[[str], Iterator[wording.Remark]]) -> Callable[[Document], Iterator[Said]]:
    """Return a reader of all texts of a document, each different text read once."""

    def every(document: Document) -> Iterator[Said]:
        known: dict[str, tuple[wording.Remark, ...]] = {}
        for at in _texts(document):
            if at.text not in known:
                known[at.text] = tuple(read(at.text))
            for remark in known[at.text]:
                yield Said(remark.found, remark.right, at)

    return every


def _broken(document: Document) -> Iterator[Said]:
    for found in broken_enumerations(document.outline.passages):
        yield Said(found.found, found.missing, found.location)


def _twice(document: Document) -> Iterator[Said]:
    for twin in repeated_sentences(document.outline.passages):
        yield Said(twin.text, twin.first.label, twin.location)


def _cover_year(document: Document) -> Value:
    found = document.outline.cover_year
    return ABSENT if found is None else number(found[0], found[1])


def _cover(document: Document) -> Value:
    found = [p.location for p in document.outline.passages if p.kind == "cover"]
    return text("".join(at.text for at in found), found[0]) if found else ABSENT


def _body(document: Document) -> Value:
    found = [p for p in document.outline.passages if p.kind in ("heading", "paragraph")]
    return text("".join(passage.location.text for passage in found))


def _section_names(document: Document) -> Value:
    """Return the headings and short lines of the body, without 第一部分 and the like."""
    found = [
        _ORDINAL.sub("", compact(passage.location.text))
        for passage in document.outline.passages
        if passage.kind in ("heading", "paragraph")
    ]
    return Known(tuple(Known(name, name) for name in found if 0 < len(name) <= _LONGEST_NAME))


def _total(document: Document) -> Value:
    single = [p for p in document.projects if not p.form.kind.startswith("department")]
    found = printed_total(document.outline.passages, len(single), document.outline.year)
    return figure(found, k.MONEY) if found is not None else ABSENT


def _form(found: variants.Variant) -> Value:
    shown = squash(found.shown)
    same = shown in (found.form, found.form.replace(" ", ""))
    return Known(found.form, shown if same else f"{found.form}“{shown}”", found.location)


def _side(name: str) -> Callable[[Mismatch], Value]:
    def read(found: Mismatch) -> Value:
        entry: Entry | None = getattr(found, name)
        return text(entry.title, entry.location) if entry is not None else ABSENT

    return read


def _lack(found: Mismatch) -> Value:
    """Return which of contents and body lacks the other's title, at that title."""
    if found.listed is None and found.printed is not None:
        return text(f"目录没有“{found.printed.title}”", found.printed.location)
    if found.printed is None and found.listed is not None:
        return text(f"正文没有“{found.listed.title}”", found.listed.location)
    return ABSENT


NAMES: tuple[Name, ...] = (
    Name("document", "passages", ("文段",), k.list_of(k.record("passage", "文段")),
         Text("全部文字：段落、标题和表格单元格", "every text: paragraphs, headings and cells"),
         within=_passages),
    Name("document", "contents_entries", ("目录条目",), k.list_of(_TITLE),
         Text("目录中带序号的条目", "the numbered entries of the contents"),
         within=_listed("title", lambda d: _titled(d.outline.entries, d))),
    Name("document", "body_titles", ("正文表题",), k.list_of(_TITLE),
         Text("正文中各张表的标题", "the titles of the tables in the body"),
         within=_listed("title", lambda d: _titled(d.outline.titles, d))),
    Name("document", "contents_mismatches", ("目录差异",),
         k.list_of(k.record("mismatch", "目录差异")),
         Text("目录与正文表题的不同之处", "where contents and titles disagree"),
         within=_listed("mismatch", _mismatches)),
    Name("document", "cover_year", ("封面年度",), k.NUMBER,
         Text("封面上的年度", "the year on the cover"), _cover_year),
    Name("document", "cover_text", ("封面文字",), k.TEXT,
         Text("封面的文字", "the text of the cover"), _cover),
    Name("document", "body_text", ("正文文字",), k.TEXT,
         Text("表格和目录以外的全部文字", "all text outside tables and contents"), _body),
    Name("document", "section_names", ("各部分名称",), k.list_of(k.TEXT),
         Text("正文各部分的标题，不带序号", "the headings of the body, unnumbered"),
         _section_names),
    Name("document", "printed_total", ("项目支出合计",), k.MONEY,
         Text("文字中印出的全部项目合计金额", "the total of all projects that the text prints"),
         _total),
    Name("document", "sign_forms", ("符号写法",), k.list_of(_VARIANT),
         Text("混用的全角和半角符号", "signs of two widths in one document"),
         within=_variants(variants.signs)),
    Name("document", "document_number_forms", ("文号写法",), k.list_of(_VARIANT),
         Text("文号年份括号的写法", "the brackets of document numbers"),
         within=_listed("variant", lambda d: variants.listed(
             variants.gathered(_texts(d), variants.document_numbers)))),
    Name("document", "range_forms", ("区间写法",), k.list_of(_VARIANT),
         Text("混用的区间号", "signs of ranges"), within=_variants(variants.ranges)),
    Name("document", "label_forms", ("栏目写法",), k.list_of(_VARIANT),
         Text("同一栏目在各表中的名称", "the names of one field over the tables"),
         within=_listed("variant", lambda d: variants.settled(_labels(d)))),
    Name("document", "unit_forms", ("单位写法",), k.list_of(_VARIANT),
         Text("各表的金额单位", "the units of amounts over the tables"),
         within=_listed("variant", lambda d: variants.settled(_units(d)))),
    Name("document", "repeated_words", ("重复词语",), k.list_of(_WORDING),
         Text("紧接着重复的词语", "words that stand twice in a row"),
         within=_listed("wording", _said(wording.repeated_words))),
    Name("document", "typos", ("疑似错字",), k.list_of(_WORDING),
         Text("疑似错字和正字", "likely typos and what is right"),
         within=_listed("wording", _said(wording.typos))),
    Name("document", "broken_enumerations", ("残缺序列",), k.list_of(_WORDING),
         Text("有“一是”没有“二是”的序列", "enumerations that break off"),
         within=_listed("wording", _broken)),
    Name("document", "repeated_sentences", ("重复语句",), k.list_of(_WORDING),
         Text("在两个部分里相同的长句", "long sentences that two sections share"),
         within=_listed("wording", _twice)),
    Name("variant", "form", ("写法",), k.TEXT,
         Text("此处的写法", "the form used here"),
         _form),
    Name("variant", "usual", ("通行写法",), k.TEXT,
         Text("本文件多数的写法", "the form most of the document uses"),
         lambda v: Known(v.usual, v.usual)),
    Name("wording", "found", ("所见",), k.TEXT,
         Text("文中的字样", "the words found"), lambda w: Known(w.found, w.found, w.location)),
    Name("wording", "right", ("应为",), k.TEXT,
         Text("应有的字样", "what it should be"), lambda w: Known(w.right, w.right)),
    Name("title", "title_text", ("标题文字",), k.TEXT,
         Text("标题的文字", "the title's text"),
         lambda t: text(t.entry.title, t.entry.location) if t.entry.title else ABSENT),
    Name("title", "title_number", ("标题序号",), k.NUMBER,
         Text("印出的序号", "the printed number"),
         lambda t: number(t.entry.number, t.entry.location)),
    Name("title", "expected_number", ("应有序号",), k.NUMBER,
         Text("按顺序应有的序号", "the number that the order calls for"),
         lambda t: number(t.expected)),
    Name("title", "page_number", ("页码",), k.NUMBER,
         Text("目录印出的页码", "the page the contents print"),
         lambda t: number(t.entry.page, t.entry.location)),
    Name("title", "has_form", ("有表",), k.BOOL,
         Text("标题下是否有读懂的表", "whether a form that was understood stands below"),
         lambda t: flag(t.entry.project is not None)),
    Name("mismatch", "listed", ("目录所列",), k.TEXT,
         Text("目录中的标题", "the title in the contents"), _side("listed")),
    Name("mismatch", "printed", ("正文所印",), k.TEXT,
         Text("正文中的标题", "the title in the body"), _side("printed")),
    Name("mismatch", "lack", ("缺漏",), k.TEXT,
         Text("目录没有或正文没有的标题", "a title that the contents or the body lack"), _lack),
    Name("mismatch", "moved", ("次序不同",), k.BOOL,
         Text("标题相同而次序不同", "the same title in another order"), lambda m: flag(m.moved)),
)  # fmt: skip

from bgtlint.model import Cell, Grid, Line, Page, Secret
from bgtlint.recognition.masking import masked_pages

ACCOUNT = "0409000009300012345"


def grid(*rows: tuple[str, ...]) -> Grid:
    cells = tuple(
        Cell(row, column, text)
        for row, texts in enumerate(rows, 1)
        for column, text in enumerate(texts, 1)
    )
    return Grid(1, 1, len(rows), max(map(len, rows)), cells)


def texts(pages: tuple[Page, ...]) -> list[str]:
    found = []
    for page in pages:
        for block in page.blocks:
            found += [block.text] if isinstance(block, Line) else [c.text for c in block.cells]
    return found


def test_a_number_is_masked_in_lines_and_cells_with_and_without_gaps() -> None:
    page = Page(1, (Line("联系人13800130001"), grid(("备注", "138-0013-0001\n转1380013 0001"))))
    pages = masked_pages([page])
    assert texts(pages) == ["联系人138****0001", "备注", "138****0001\n转138****0001"]
    line = pages[0].blocks[0]
    assert isinstance(line, Line)
    assert line.secrets == (Secret("手机号", "138****0001"),)


def test_a_number_known_by_its_label_is_masked_everywhere() -> None:
    page = Page(1, (grid(("账号", ACCOUNT)), Line(f"转入{ACCOUNT}")))
    assert not any(ACCOUNT in text for text in texts(masked_pages([page])))


def test_a_column_heading_is_a_label_too() -> None:
    page = Page(1, (grid(("姓名", "银行卡号"), ("甲", ACCOUNT), ("乙", "0409000009300054321")),))
    assert texts(masked_pages([page]))[3] == "0409***********2345"


def test_pages_without_personal_numbers_stay_as_they_are() -> None:
    pages = (Page(1, (Line("预算数1380013.00万元"), grid(("项目编码", "13082225P000169100010")))),)
    assert masked_pages(pages) == pages

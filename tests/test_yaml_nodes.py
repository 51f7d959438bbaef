import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bgtlint.rules.positions import position
from bgtlint.yaml_nodes import MAX_BYTES, Node, read_yaml


def scalar(text: str) -> tuple[str, Node]:
    root, source, errors = read_yaml(text.encode())
    assert root is not None
    assert errors == ()
    node = root.get("a")
    assert node is not None
    return source, node


def test_values_stay_texts() -> None:
    root, _, _ = read_yaml(b"a: 8.940\nb: yes\nc: 2025-01-01\nd: ~\ne: '~'\nf:")
    assert root is not None
    assert root.plain() == {
        "a": "8.940",
        "b": "yes",
        "c": "2025-01-01",
        "d": None,
        "e": "~",
        "f": None,
    }


@pytest.mark.parametrize(
    ("text", "word", "place"),
    [
        ("a: 预算数 = bad", "bad", (1, 10)),
        ("x: 1\na: 'it''s bad'", "bad", (2, 11)),
        ('a: "q \\" bad"', "bad", (1, 10)),
        ("a: one\n  two bad", "bad", (2, 7)),
        ("a: >-\n  one\n  two\n    bad\n", "bad", (4, 5)),
        ("a: |\n  one\n  bad\n", "bad", (3, 3)),
        ("x: {y: 1}\na: {a: 1}".replace("{a: 1}", "bad"), "bad", (2, 4)),
    ],
)
def test_a_word_is_found_again_in_the_file(text: str, word: str, place: tuple[int, int]) -> None:
    source, node = scalar(text)
    assert position(source, node, node.value.index(word)) == place


def test_the_end_of_a_value() -> None:
    source, node = scalar("a: one")
    assert position(source, node, 3) == (1, 7)


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("a: 1\nb: 2\na: 3", 3, "a 重复"),
        ("a: !!python/object:os.system x", 1, "标签"),
        ("a: !mine x", 1, "标签"),
        ("a: *b", 1, "锚点"),
        ("a: &x 1\nb: [" + "*x, " * 21 + "]", 2, "引用"),
        ("[" * 30 + "]" * 30, 1, "嵌套"),
        ("a: 1\n---\nb: 2", 2, "一个 YAML"),
        ("? [a]\n: 1", 1, "键"),
        ("a: [1, }", 1, "YAML"),
        ("a: \x01", 1, ""),
    ],
)
def test_what_is_refused(text: str, line: int, says: str) -> None:
    _, _, errors = read_yaml(text.encode())
    assert errors
    assert errors[0].line == line
    assert says in errors[0].message.zh


def test_an_alias_bomb_is_refused() -> None:
    lines = ["a0: &a0 [" + ", ".join("x" * 10) + "]"]
    lines += [f"a{n}: &a{n} [" + ", ".join([f"*a{n - 1}"] * 3) + "]" for n in range(1, 15)]
    _, _, errors = read_yaml("\n".join(lines).encode())
    assert errors


def test_size_and_encoding() -> None:
    assert read_yaml(b" " * (MAX_BYTES + 1))[2][0].message.zh.startswith("文件超过")
    assert read_yaml("a: 预算".encode("gb18030"))[2][0].message.zh.startswith("不是 UTF-8")
    assert read_yaml(b"a: 1\nb: \xff")[2][0].line == 2
    root, _, _ = read_yaml("\ufeffa: 1\r\nb: 2".encode())
    assert root is not None
    assert root.plain() == {"a": "1", "b": "2"}


@settings(deadline=None, derandomize=True, max_examples=200)
@given(st.one_of(st.binary(max_size=60), st.text("ab:[]{}&*!|>-'\"#, \n", max_size=60)))
def test_any_bytes_are_nodes_or_errors(content: bytes | str) -> None:
    source = content.encode() if isinstance(content, str) else content
    root, _, errors = read_yaml(source)
    assert root is None or isinstance(root, Node)
    assert all(error.line >= 1 and error.column >= 1 for error in errors)

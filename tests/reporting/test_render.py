import json
import subprocess
import sys

import pytest

from bgtlint.reporting import FORMATS, render
from tests.reporting import samples


def test_each_format_has_its_reporter() -> None:
    assert list(FORMATS) == ["text", "json", "html"]
    assert "汇总：有 2 处错误" in render(samples.report(), "text")
    assert json.loads(render(samples.report(), "json"))["schema"] == "bgtlint-report/1"
    assert render(samples.report(), "html").startswith("<!DOCTYPE html>")


def test_width_and_colour_touch_the_text_format_only() -> None:
    assert len(render(samples.report(), "text", width=40).splitlines()) > len(
        render(samples.report(), "text", width=120).splitlines()
    )
    assert "\x1b[" in render(samples.report(), "text", width=80, color=True)
    for name in ("json", "html"):
        look = render(samples.report(), name, width=40, color=True)
        assert look == render(samples.report(), name)


def test_unknown_format_is_the_callers_mistake() -> None:
    with pytest.raises(KeyError):
        render(samples.report(), "pdf")


def test_importing_the_package_loads_nothing_heavy() -> None:
    code = (
        "import sys, bgtlint.reporting, bgtlint.reporting.json_report;"
        "print(sorted({'rich', 'jinja2', 'pydantic'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"

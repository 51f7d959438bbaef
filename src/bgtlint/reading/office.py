"""Old and foreign office files, turned into .docx or .xlsx by LibreOffice where it is installed.

LibreOffice runs without a window, with a profile of its own that is thrown away, without macros,
without links and with a proxy that leads nowhere; it is stopped after the time allowed.
"""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from bgtlint.model import Diagnostic
from bgtlint.reading.limits import Limits, over

PROGRAMS = ("soffice", "libreoffice")
PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
)
MEMORY = 4 << 30
"""Bytes of address space for LibreOffice, whose libraries alone take more than a document does."""
NOWHERE = "http://127.0.0.1:9"
ITEM = (
    '<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}" oor:op="fuse">'
    "<value>{value}</value></prop></item>"
)
SETTINGS = (
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Office.Writer/Content/Update", "Link", "0"),
    ("Office.Calc/Content/Update", "Link", "2"),
    ("Inet/Settings", "ooInetProxyType", "1"),
    ("Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPSProxyPort", "9"),
)
"""Path, name and value of LibreOffice's own settings: no macros, no links, no network."""


class Conversion(NamedTuple):
    """What a foreign format is turned into, and the suffix by which LibreOffice knows it."""

    suffix: str
    target: str


CONVERSIONS = {
    "doc": Conversion("doc", "docx"),
    "xls": Conversion("xls", "xlsx"),
    "xlsb": Conversion("xlsb", "xlsx"),
    "rtf": Conversion("rtf", "docx"),
    "odt": Conversion("odt", "docx"),
    "ods": Conversion("ods", "xlsx"),
    "wordml": Conversion("xml", "docx"),
}


def find_program() -> str | None:
    """Find LibreOffice on the path or where its installer puts it."""
    found = next(filter(None, map(shutil.which, PROGRAMS)), None)
    return found or next((place for place in PLACES if Path(place).is_file()), None)


def convert(
    data: bytes, name: str, limits: Limits, program: str | None = None
) -> bytes | Diagnostic:
    """Turn a file of format `name`, a key of CONVERSIONS, into its target format, or say why not.

    `program` is LibreOffice's executable; None looks for it.
    """
    program = program or find_program()
    if program is None:
        return Diagnostic("office-missing", detail=name)
    conversion = CONVERSIONS[name]
    with tempfile.TemporaryDirectory(prefix="bgtlint-", ignore_cleanup_errors=True) as folder:
        place = Path(folder)
        source = place / f"document.{conversion.suffix}"
        source.write_bytes(data)
        _write_profile(place / "profile" / "user")
        arguments = [
            program, f"-env:UserInstallation={(place / 'profile').as_uri()}",
            "--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck",
            "--convert-to", conversion.target, "--outdir", str(place / "out"), str(source),
        ]  # fmt: skip
        if not _run(arguments, place, limits.convert_seconds):
            return Diagnostic("office-time", detail=f"{limits.convert_seconds:g}")
        made = place / "out" / f"document.{conversion.target}"
        if not made.is_file():
            return Diagnostic("office-failed", detail=name)
        return over("bytes", made.stat().st_size, limits.bytes) or made.read_bytes()


def _write_profile(folder: Path) -> None:
    folder.mkdir(parents=True)
    items = "".join(ITEM.format(path=p, name=n, value=v) for p, n, v in SETTINGS)
    (folder / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n<oor:items xmlns:oor='
        f'"http://openoffice.org/2001/registry">{items}</oor:items>\n',
        encoding="utf-8",
    )


def _run(arguments: list[str], folder: Path, seconds: float) -> bool:
    """Run to the end, or stop it and all that it started; False when it took too long."""
    nowhere = dict.fromkeys(("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"), NOWHERE)
    environment = {**os.environ, **nowhere, "HOME": str(folder), "SAL_USE_VCLPLUGIN": "svp"}
    with _room(MEMORY):
        process = subprocess.Popen(
            arguments, cwd=folder, env=environment, start_new_session=True,
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        return False
    finally:
        _stop(process)
    return True


@contextlib.contextmanager
def _room(size: int) -> Iterator[None]:
    """Let what is started meanwhile have that much address space, whatever we have ourselves."""
    if sys.platform == "win32":
        yield
        return
    import resource

    ours = resource.getrlimit(resource.RLIMIT_AS)
    hard = ours[1]
    most = size if hard == resource.RLIM_INFINITY else min(size, hard)
    resource.setrlimit(resource.RLIMIT_AS, (most, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, ours)


def _stop(process: subprocess.Popen[bytes]) -> None:
    """End the process and its group, whatever is left of it."""
    if sys.platform == "win32":
        process.kill()
    else:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()

"""Installs taizhang from the bundle that this file lies in. Needs Python and nothing else, above all no network.

    python install.py               into the folder taizhang-env beside this file
    python install.py --to D:\\taizhang

Only the standard library, and no syntax newer than Python 3.7: a wrong Python gets a sentence, not a traceback.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
WHEELS = HERE / "wheels"


def main() -> int:
    """0 when `taizhang --version` runs from its new place; 1 with a sentence when it does not."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")  # a console that cannot show Chinese is no reason to stop
    parser = argparse.ArgumentParser(description="安装台账（taizhang），全程不联网")
    parser.add_argument(
        "--to", type=Path, default=HERE / "taizhang-env", help="装到哪个文件夹（默认：本目录下的 taizhang-env）"
    )
    folder = parser.parse_args().to.resolve()
    try:
        manifest = json.loads((HERE / "bundle.json").read_text(encoding="utf-8"))
        doubt = check_python(manifest) or check_wheels(manifest)
        if doubt is None:
            install(folder, manifest["version"])
    except (OSError, ValueError, KeyError) as error:
        doubt = f"安装包不完整，请重新拷贝后再试：{error}"
    except subprocess.CalledProcessError as error:
        doubt = f"这一步没有成功，已装的部分可以整个删除：{' '.join(map(str, error.cmd))}"
    if doubt is not None:
        print(f"未能安装：{doubt}", file=sys.stderr)
        return 1
    print(f"安装完成。运行：{program(folder, 'taizhang')} --help")
    return 0


def check_python(manifest: dict[str, Any]) -> str | None:
    """What is wrong with the Python that runs this, if anything."""
    wanted, here = manifest["python"], f"{sys.version_info[0]}.{sys.version_info[1]}"
    if here != wanted:
        return f"这个安装包需要 Python {wanted}，当前运行的是 Python {here}。请用 Python {wanted} 运行本文件。"
    if sys.maxsize < 2**32:
        return "当前的 Python 是 32 位的，请改用 64 位的 Python。"
    return None


def check_wheels(manifest: dict[str, Any]) -> str | None:
    """What is wrong with the files, if anything."""
    for name, wanted in manifest["wheels"].items():
        if hashlib.sha256((WHEELS / name).read_bytes()).hexdigest() != wanted:
            return f"文件已损坏，请重新拷贝：{name}"
    return None


def install(folder: Path, version: str) -> None:
    """Makes an environment and puts the wheels into it; a Python without ensurepip gets pip from its wheel."""
    print(f"正在安装到 {folder} （约一分钟）…", flush=True)
    complete = importlib.util.find_spec("ensurepip") is not None
    run([sys.executable, "-m", "venv", "--clear", *([] if complete else ["--without-pip"]), str(folder)])
    python = str(program(folder, "python"))
    pip = ["-m", "pip"] if complete else [str(next(WHEELS.glob("pip-*.whl")) / "pip")]
    offline = ["--no-index", "--find-links", str(WHEELS), "--disable-pip-version-check", "--no-input", "-qq"]
    run([python, *pip, "--isolated", "install", *offline, f"taizhang=={version}"])
    run([str(program(folder, "taizhang")), "--version"])


def program(folder: Path, name: str) -> Path:
    """Where a program of the environment lies on this system."""
    return folder / "Scripts" / f"{name}.exe" if os.name == "nt" else folder / "bin" / name


def run(command: list[str]) -> None:
    """Runs a command with nothing of the user's own pip settings or search path in it."""
    environment = {
        key: value for key, value in os.environ.items() if not key.startswith(("PIP_", "PYTHONPATH", "PYTHONHOME"))
    }
    subprocess.run(command, env=environment, stdin=subprocess.DEVNULL, check=True)


if __name__ == "__main__":
    sys.exit(main())

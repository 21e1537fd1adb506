"""Creates .venv with the pinned packages and this checkout in it, and does nothing where that is done already.

    python tools/set_up.py          what a run needs
    python tools/set_up.py --dev    what the tests and checks need, too

Only the standard library, and no syntax newer than Python 3.7: a wrong Python gets a sentence, not a traceback.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
STAMP = VENV / "set-up.json"
PINS = {
    "run": ("requirements-build.txt", "requirements.txt"),
    "dev": ("requirements-build.txt", "requirements.txt", "requirements-dev.txt"),
}


class SetUpError(Exception):
    """A sentence for whoever sits before the screen."""


def main() -> int:
    """0 when .venv is ready; 1 with a sentence on stderr when it could not be made."""
    parser = argparse.ArgumentParser(description="create .venv and install taizhang into it")
    parser.add_argument("--dev", action="store_true", help="with the tools of the tests and checks")
    level = "dev" if parser.parse_args().dev else "run"
    try:
        set_up(level)
    except SetUpError as error:
        print(f"Set-up stopped: {error}", file=sys.stderr)
        return 1
    return 0


def set_up(level: str) -> None:
    """Leaves a stamp only behind a complete set-up, so that one that broke off is done again from where it stands."""
    if not (3, 11) <= sys.version_info[:2] < (3, 14):
        raise SetUpError(f"taizhang needs Python 3.11, 3.12 or 3.13, and this is {sys.version.split()[0]}.")
    usable, done = venv_works(), read_stamp()
    if usable and done.get("root") == str(ROOT) and done.get(level) == digest(level):
        return
    if not usable or done.get("root", str(ROOT)) != str(ROOT):
        make_venv()
    STAMP.unlink(missing_ok=True)
    print(f"Installing the pinned packages into {VENV} (about a minute the first time) …", flush=True)
    pip("-r", "requirements-build.txt")
    pip("--no-build-isolation", "-r", PINS[level][-1])
    pip("--no-build-isolation", "--no-deps", "--editable", ".")
    levels = ("run", "dev") if level == "dev" else ("run",)
    stamp = {"root": str(ROOT), **{each: digest(each) for each in levels}}
    waiting = STAMP.with_suffix(".new")
    waiting.write_text(json.dumps(stamp, indent=1), encoding="utf-8")
    waiting.replace(STAMP)
    print("Set up.", flush=True)


def digest(level: str) -> str:
    """What the set-up depends on. Contents, not times: a fresh checkout or a touched file changes no package."""
    state = hashlib.sha256()
    for name in (*PINS[level], "pyproject.toml", "tools/set_up.py"):
        state.update((ROOT / name).read_bytes())
    return state.hexdigest()


def read_stamp() -> dict[str, str]:
    """What the last complete set-up wrote; empty where there was none."""
    try:
        stamp = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) else {}


def venv_python() -> Path:
    """The environment's interpreter, where this system puts it."""
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def venv_works() -> bool:
    """Whether .venv runs, has pip, and is of the Python that runs this (another one was asked for if not)."""
    ask = "import sys, pip; print(*sys.version_info[:2])"
    try:
        answer = subprocess.run([str(venv_python()), "-c", ask], capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return False
    return answer.split() == [str(part) for part in sys.version_info[:2]]


def make_venv() -> None:
    """A new .venv with pip in it, by the first way that is open on this machine."""
    # From inside the old environment (somebody activated it) the new one must not be built on the old one.
    python = getattr(sys, "_base_executable", None) or sys.executable
    print(f"Creating {VENV} with Python {sys.version.split()[0]} …", flush=True)
    if present("ensurepip"):
        run([python, "-m", "venv", "--clear", str(VENV)])
    elif present("virtualenv"):
        run([python, "-m", "virtualenv", "--clear", "--quiet", str(VENV)])
    elif present("pip"):
        run([python, "-m", "venv", "--clear", "--without-pip", str(VENV)])
        run([python, "-m", "pip", "--python", str(venv_python()), "install", "-qq", *build_pins("pip")])
    else:
        install_venv_package()
        run([python, "-m", "venv", "--clear", str(VENV)])


def present(module: str) -> bool:
    """Whether this Python has a module, without importing it."""
    return importlib.util.find_spec(module) is not None


def build_pins(name: str) -> list[str]:
    """The pinned requirement of one build package."""
    lines = (ROOT / "requirements-build.txt").read_text(encoding="utf-8").split("\n")
    return [line for line in lines if line.startswith(name + "==")]


def install_venv_package() -> None:
    """Debian and Ubuntu pack ensurepip apart: installs that package where nobody has to type a password for it."""
    package = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
    if shutil.which("apt-get") is None:
        raise SetUpError(
            "this Python comes without ensurepip, so no environment can be made; install it and try again."
        )
    advice = SetUpError(
        f"this Python comes without ensurepip. Run this once as root, then try again: apt-get install {package}"
    )
    before = as_root()
    if before is None:
        raise advice
    print(f"This Python comes without ensurepip: installing Debian's package {package} …", flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    apt = [*before, "apt-get", "-qq", "-o", "Dpkg::Use-Pty=0"]
    # The lists first: on a fresh machine there are none. An update that fails is no reason to stop, old lists may do.
    subprocess.run([*apt, "update"], env=quiet, stdin=subprocess.DEVNULL, check=False)
    install = [*apt, "install", "-y", "--no-install-recommends", package]
    if subprocess.run(install, env=quiet, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=False).returncode:
        raise advice


def as_root() -> list[str] | None:
    """What to put before a command of root's: nothing for root, sudo where it asks for no password, else None."""
    geteuid = getattr(os, "geteuid", None)
    if geteuid is not None and geteuid() == 0:
        return []
    sudo = ["sudo", "-n"]
    if shutil.which("sudo") and subprocess.run([*sudo, "true"], capture_output=True, check=False).returncode == 0:
        return sudo
    return None


def pip(*arguments: str) -> None:
    """Installs into .venv; settings that would send packages elsewhere are left out."""
    elsewhere = ("PIP_USER", "PIP_TARGET", "PIP_PREFIX", "PIP_ROOT", "PYTHONPATH", "PYTHONHOME")
    environment = {key: value for key, value in os.environ.items() if key not in elsewhere}
    options = ["-qq", "--disable-pip-version-check", "--no-input"]
    run([str(venv_python()), "-m", "pip", "install", *options, *arguments], environment)


def run(command: list[str], environment: dict[str, str] | None = None) -> None:
    """Runs a command in the checkout; what it says is shown, a failure ends the set-up."""
    try:
        subprocess.run(command, cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, check=True)
    except (OSError, subprocess.CalledProcessError) as error:
        raise SetUpError(
            f"this command failed (nothing is marked as done; run it again): {' '.join(command)}"
        ) from error


if __name__ == "__main__":
    sys.exit(main())

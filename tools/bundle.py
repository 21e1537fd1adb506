"""A folder and a zip with everything that a machine without a network needs: all wheels, checked sums, one install.py.

make bundle                                             for machines like this one
make bundle ARGS="--platform win_amd64 --python 3.12"   for others (macosx_12_0_arm64, …)
"""

import argparse
import hashlib
import json
import platform
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

from schemas import VERSION

ROOT = Path(__file__).resolve().parent.parent
PIP = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--no-input", "-qq")
# A wheel is named after the oldest system that it runs on; a machine also takes those of the systems before its own.
OLDER = {
    "manylinux_2_28": ("manylinux_2_28", "manylinux_2_27", "manylinux_2_24", "manylinux_2_17", "manylinux2014"),
    "macosx_12_0": ("macosx_12_0", "macosx_11_0", "macosx_10_13", "macosx_10_12", "macosx_10_9"),
}


def main() -> None:
    """Prints where the bundle is; raises CalledProcessError behind pip's own words where a wheel is not to be had."""
    here = f"{sys.version_info.major}.{sys.version_info.minor}"
    parser = argparse.ArgumentParser(description="everything a machine without a network needs, in dist/")
    parser.add_argument("--platform", help="the wheel platform of the other machine, e.g. win_amd64")
    parser.add_argument(
        "--python", default=here, choices=("3.11", "3.12", "3.13"), help=f"its Python (default: {here})"
    )
    arguments = parser.parse_args()
    if arguments.python != here and arguments.platform is None:
        parser.error("for another Python name the platform as well, e.g. --platform manylinux_2_28_x86_64")
    target = arguments.platform or f"{sys.platform}_{platform.machine().lower()}"
    name = f"taizhang-bundle-{VERSION}-{target}-py{arguments.python.replace('.', '')}"
    print(f"Gathering the wheels of {name} …", flush=True)
    folder = ROOT / "dist" / name
    shutil.rmtree(folder, ignore_errors=True)
    wheels = folder / "wheels"
    wheels.mkdir(parents=True)
    with tempfile.TemporaryDirectory() as scratch:
        gather(
            wheels, Path(scratch), foreign_options(arguments.platform, arguments.python) if arguments.platform else None
        )
    write_manifest(folder, target, arguments.python)
    shutil.copy(ROOT / "tools" / "install.py", folder)
    shutil.copy(ROOT / "LICENSE", folder)
    archive = write_zip(folder)
    size = archive.stat().st_size / 1_000_000
    print(f"{archive.relative_to(ROOT).as_posix()}    {size:.0f} MB, {len(list(wheels.iterdir()))} wheels")
    print("On the other machine: unpack it, then  python install.py  (no network, no administrator needed)")


def foreign_options(wheel_platform: str, python: str) -> list[str]:
    """How pip is told to choose wheels for another machine."""
    options = ["--only-binary", ":all:", "--implementation", "cp", "--python-version", python]
    tag = f"cp{python.replace('.', '')}"
    for abi in (tag, "abi3", "none"):
        options += ["--abi", abi]
    for start, older in OLDER.items():
        if wheel_platform.startswith(start):
            machine = wheel_platform.removeprefix(start)
            return options + [word for each in older for word in ("--platform", each + machine)]
    return [*options, "--platform", wheel_platform]


def gather(wheels: Path, scratch: Path, foreign: list[str] | None) -> None:
    """Puts our wheel, the pinned ones and pip's own into a folder."""
    pins = ROOT / "requirements.txt"
    run(*PIP, "wheel", "--no-build-isolation", "--no-deps", "--wheel-dir", str(wheels), str(ROOT))
    if foreign is None:
        run(*PIP, "wheel", "--no-build-isolation", "--wheel-dir", str(wheels), "-r", str(pins))
    else:
        # What comes as source only is pure Python, so a wheel that is built here fits everywhere.
        lines = [line.split(";")[0].strip() for line in pins.read_text(encoding="utf-8").split("\n")]
        source = [line for line in lines if line.startswith("jieba==")]
        run(*PIP, "wheel", "--no-build-isolation", "--no-deps", "--wheel-dir", str(wheels), *source)
        rest = scratch / "rest.txt"
        wanted = [line for line in lines if line and line[0] != "#" and line not in source]
        rest.write_text("\n".join(wanted), encoding="utf-8")
        run(*PIP, "download", "--no-deps", "--dest", str(wheels), *foreign, "-r", str(rest))
    # pip itself: Debian's Python comes without it, and install.py can start it from its wheel.
    build = (ROOT / "requirements-build.txt").read_text(encoding="utf-8").split("\n")
    run(*PIP, "download", "--no-deps", "--dest", str(wheels), *(line for line in build if line.startswith("pip==")))


def write_manifest(folder: Path, target: str, python: str) -> None:
    """Writes what the bundle is for and the sum of each wheel: what travels on a stick does not always arrive whole."""
    sums = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.glob("wheels/*"))}
    manifest = {"version": VERSION, "platform": target, "python": python, "wheels": sums}
    (folder / "bundle.json").write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")


def write_zip(folder: Path) -> Path:
    """Packs the folder; a zip, because every Windows opens one. Wheels are compressed already."""
    archive = folder.with_name(folder.name + ".zip")
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_STORED) as file:
        for path in sorted(folder.rglob("*")):
            file.write(path, path.relative_to(folder.parent))
    return archive


def run(*command: str) -> None:
    """Runs a command in the checkout, and shows what it says."""
    subprocess.run(command, cwd=ROOT, stdin=subprocess.DEVNULL, check=True)


if __name__ == "__main__":
    try:
        main()
    except subprocess.CalledProcessError as error:
        sys.exit(f"The bundle was not made; this failed: {' '.join(error.cmd)}")

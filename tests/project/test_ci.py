"""`.ci/run` on machines that lack what it needs: as root, as a user who may become root, and as one who may not."""

import shutil
import subprocess
from pathlib import Path

import pytest
from project import PROJECT

LOGS = '#!/bin/sh\necho "{name} $*" >> {log}\n{then}\n'


def run(folder: Path, user: int, *, sudo: bool) -> tuple[subprocess.CompletedProcess[str], list[str]]:
    """Its result on a machine that has nothing but apt-get and make, and what was called, in order."""
    tools, log = folder / "bin", folder / "log"
    tools.mkdir()
    log.touch()
    for name in ("dirname", "env", "true"):
        (tools / name).symlink_to(str(shutil.which(name)))
    calls = {"apt-get": "", "make": "", "id": f"echo {user}"}
    if sudo:
        calls["sudo"] = 'shift\nexec "$@"'
    for name, then in calls.items():
        (tools / name).write_text(LOGS.format(name=name, log=log, then=then), "utf-8")
        (tools / name).chmod(0o755)
    done = subprocess.run(
        [str(shutil.which("bash")), PROJECT / ".ci/run"],
        env={"PATH": str(tools)},
        capture_output=True,
        text=True,
        check=False,
    )
    return done, [line for line in log.read_text("utf-8").splitlines() if not line.startswith("id ")]


@pytest.mark.parametrize(("user", "sudo"), [(0, False), (1000, True)])
def test_what_is_missing_is_installed_by_root_and_by_a_user_who_may_become_root(
    user: int, sudo: bool, tmp_path: Path
) -> None:
    done, calls = run(tmp_path, user, sudo=sudo)
    assert done.returncode == 0, done.stderr
    installs = [call for call in calls if call.startswith("apt-get")]
    assert installs[0] == "apt-get update -qq"
    assert installs[1].startswith("apt-get install -y -qq --no-install-recommends ")
    assert {"python3", "git", "chromium", "nodejs"} <= set(installs[1].split())
    assert any(call.startswith("sudo -n env ") for call in calls) is sudo
    assert calls[-1] == "make test"


def test_a_user_who_may_not_become_root_is_told_what_to_install(tmp_path: Path) -> None:
    done, calls = run(tmp_path, 1000, sudo=False)
    assert done.returncode == 1
    assert calls == []
    assert "sudo apt-get install python3" in done.stderr

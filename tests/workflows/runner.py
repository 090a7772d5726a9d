"""A small GitHub runner: runs a job of a workflow file as GitHub would, in a folder of its own.

Every `run:` is run by bash as GitHub runs it, and every expression worked out by GitHub's own evaluator. Only what does
not exist outside GitHub has a stand-in here: the actions, which check out, keep and fetch files.
"""

import atexit
import json
import os
import py_compile
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.util import cache_from_source
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml
from example import TODAY as EXAMPLES_DAY
from project import PROJECT

HERE = Path(__file__).parent
FILES = sorted((PROJECT / ".github/workflows").glob("*.yml"))
WORKFLOWS: dict[str, Any] = {path.stem: yaml.load(path.read_text("utf-8"), yaml.CBaseLoader) for path in FILES}  # noqa: S506  # texts
SHELLS = {
    "": ["bash", "-e"],  # what GitHub takes on Linux where a workflow names none
    "bash": ["bash", "--noprofile", "--norc", "-eo", "pipefail"],
}
"""GitHub's commands for a script, by what the workflow names."""
TODAY = """
import datetime, generator.days
generator.days.today = lambda now=None: datetime.date.fromisoformat("{day}")
"""
"""Python runs this first: the register's day is the run's, not the clock's."""


def worked_out(texts: Iterable[str], contexts: Mapping[str, Any], failed: bool = False) -> list[str]:
    """The texts with every `${{ }}` in them evaluated; node is asked only if there is one."""
    asked = [[text, contexts, failed] for text in texts]
    if not any("${{" in text for text, *_ in asked):
        return [text for text, *_ in asked]
    evaluator = _evaluator()
    assert evaluator.stdin
    assert evaluator.stdout
    print(json.dumps(asked), file=evaluator.stdin, flush=True)
    answer = evaluator.stdout.readline()
    if not answer:
        _evaluator.cache_clear()
        raise AssertionError("The evaluator has failed; standard error has its message.")
    answers: list[str] = json.loads(answer)
    return answers


@cache
def _evaluator() -> subprocess.Popen[str]:
    """GitHub's evaluator, started once for all tests of this process: a run asks it at almost every step."""
    command = ["node", HERE / "evaluate.mjs"]
    evaluator = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8")
    atexit.register(evaluator.communicate)
    return evaluator


@dataclass
class Ran:
    """What came of a job."""

    result: str = "success"
    outputs: dict[str, str] = field(default_factory=dict)
    log: str = ""
    summary: str = ""
    outcomes: dict[str, str] = field(default_factory=dict)


@dataclass
class Runner:
    """Where jobs of one run are run on a day: `origin` is the repository on GitHub, `artifacts` what the run keeps."""

    folder: Path
    origin: Path
    github: dict[str, Any]
    needs: dict[str, Any] = field(default_factory=dict)
    environment: dict[str, str] = field(default_factory=dict)
    variables: dict[str, str] = field(default_factory=dict)
    number: int = 0
    day: str = EXAMPLES_DAY
    programs: Path = Path(sys.executable).parent
    """The folder with `register`, for the steps of the run."""

    @property
    def artifacts(self) -> Path:
        return self.folder / "artifacts"

    def run(self, workflow: str, job: str) -> Ran:
        """Run a job to its end; its `if` too. A job that calls a workflow runs the one job of that; of a matrix,
        the first value of each kind is taken.
        """
        self.number += 1
        work = self.folder / f"{job}-{self.number}"
        (work / "workspace").mkdir(parents=True)
        (work / "temp").mkdir()
        (work / "clock").mkdir()
        (work / "clock/sitecustomize.py").write_text(TODAY.format(day=self.day), "utf-8")
        asked = WORKFLOWS[workflow]["jobs"][job]
        inputs = self._filled(asked.get("with", {}), {"github": self.github})
        if "uses" in asked:
            workflow = Path(asked["uses"]).stem
            ((_, asked),) = WORKFLOWS[workflow]["jobs"].items()
        (work / "event.json").write_text(json.dumps(self.github.get("event", {})), "utf-8")
        contexts: dict[str, Any] = {
            "github": self.github,
            "needs": self.needs,
            "runner": {"temp": str(work / "temp")},
            "vars": self.variables,
            "inputs": inputs,
            "matrix": {name: values[0] for name, values in asked.get("strategy", {}).get("matrix", {}).items()},
            "steps": {},
        }
        ran = Ran()
        if not self._wanted(asked, contexts, failed=any(job["result"] == "failure" for job in self.needs.values())):
            ran.result = "skipped"
            return ran
        environment = self._filled(asked.get("env", {}), contexts)
        for step in asked["steps"]:
            if not self._wanted(step, contexts, failed=ran.result == "failure"):
                ran.outcomes[step["name"]] = "skipped"
                continue
            given = environment | self._filled(step.get("env", {}), contexts)
            shell = _shell(WORKFLOWS[workflow], asked, step)
            done = self._run(step, work, given, ran, shell) if "run" in step else self._use(step, work, contexts)
            ran.outcomes[step["name"]] = "success" if done else "failure"
            if not done and step.get("continue-on-error") != "true":
                ran.result = "failure"
            if "id" in step:
                contexts["steps"][step["id"]] = {"outcome": ran.outcomes[step["name"]], "outputs": dict(ran.outputs)}
        ran.outputs = self._filled(asked.get("outputs", {}), contexts)
        self.needs[job] = {"result": ran.result, "outputs": ran.outputs}
        return ran

    @staticmethod
    def _wanted(asked: Mapping[str, Any], contexts: Mapping[str, Any], failed: bool) -> bool:
        if "if" not in asked:
            return not failed
        condition = asked["if"]
        if not any(name in condition for name in ("always()", "cancelled()", "failure()", "success()")):
            condition = condition.replace("${{", "${{ success() &&", 1)
        return worked_out([condition], contexts, failed) == ["true"]

    @staticmethod
    def _filled(texts: Mapping[str, str], contexts: Mapping[str, Any]) -> dict[str, str]:
        return dict(zip(texts, worked_out(texts.values(), contexts), strict=True)) if texts else {}

    def _run(self, step: Any, work: Path, given: Mapping[str, str], ran: Ran, shell: list[str]) -> bool:
        folder = work / "workspace" / step.get("working-directory", "")
        _with_the_environment_of_this_test_run(folder, self.programs)
        script, output, summary = work / "step.sh", work / "output", work / "summary"
        script.write_text(step["run"], "utf-8")
        output.write_text("", "utf-8")
        summary.write_text("", "utf-8")
        environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(work),
            "LANG": "C.UTF-8",
            "GITHUB_ACTIONS": "true",
            "GITHUB_EVENT_NAME": self.github.get("event_name", ""),
            "GITHUB_EVENT_PATH": str(work / "event.json"),
            "GITHUB_OUTPUT": str(output),
            "GITHUB_STEP_SUMMARY": str(summary),
            "GITHUB_WORKSPACE": str(work / "workspace"),
            "GITHUB_SHA": self.github.get("sha", ""),
            "GITHUB_REPOSITORY": "naace/register",
            "RUNNER_TEMP": str(work / "temp"),
            "PYTHONPATH": f".:{work / 'clock'}",  # the code in the step's folder, on the example's day
            **self.environment,
            **given,
        }
        done = subprocess.run(
            [*shell, script], cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False
        )
        ran.log += done.stdout.decode("utf-8", "replace")
        ran.summary += summary.read_text("utf-8")
        ran.outputs |= dict(line.split("=", 1) for line in output.read_text("utf-8").splitlines())
        return done.returncode == 0

    def _use(self, step: Any, work: Path, contexts: Mapping[str, Any]) -> bool:
        """The stand-ins for actions; False where the real one would fail."""
        given = self._filled(step.get("with", {}), contexts)
        workspace = work / "workspace"
        match step["uses"].partition("@")[0]:
            case "actions/checkout":
                at = workspace / given.get("path", "")
                subprocess.run(["git", "clone", "--quiet", "--no-checkout", self.origin, at], check=True)
                ref = given.get("ref", self.github.get("sha", ""))
                subprocess.run(["git", "checkout", "--quiet", "--detach", ref], cwd=at, check=True)
            case "actions/upload-artifact":
                at = workspace / given["path"]
                if given.get("archive") == "false":  # one file as it is: the artifact has its name
                    if not at.is_file():
                        return False
                    self.artifacts.mkdir(exist_ok=True)
                    shutil.copyfile(at, self.artifacts / at.name)
                    return True
                if at.is_file():
                    (self.artifacts / given["name"]).mkdir(parents=True)
                    shutil.copy(at, self.artifacts / given["name"])
                elif at.is_dir() and any(at.iterdir()):
                    shutil.copytree(at, self.artifacts / given["name"])
                else:
                    return False
            case "actions/download-artifact":
                kept = self.artifacts / given["name"]
                if not kept.is_dir():
                    return False
                shutil.copytree(kept, workspace / given.get("path", ""), symlinks=True, dirs_exist_ok=True)
            case "actions/upload-pages-artifact":
                kept = self.artifacts / "github-pages"
                kept.mkdir(parents=True)
                with tarfile.open(kept / "artifact.tar", "w") as tar:
                    tar.add(workspace / given["path"], ".")
            case "actions/attest-build-provenance":
                return all(list(workspace.glob(pattern)) for pattern in given["subject-path"].split())
            case "actions/setup-python" | "actions/deploy-pages":
                pass
            case other:
                raise AssertionError(f"No stand-in for {other}")
        return True


def _shell(workflow: Mapping[str, Any], job: Mapping[str, Any], step: Mapping[str, Any]) -> list[str]:
    """The command that GitHub runs a step's script by: the step's own shell, else the job's, else the workflow's."""
    named = (step, *(owner.get("defaults", {}).get("run", {}) for owner in (job, workflow)))
    return SHELLS[next((run["shell"] for run in named if "shell" in run), "")]


def _with_the_environment_of_this_test_run(folder: Path, programs: Path) -> None:
    """A `.venv` that `make` takes for ready: what is installed for the tests, so that nothing is fetched.

    Python also gets the program compiled, which would otherwise be compiled again in every checkout. It uses a compiled
    file only if that has the hash of the source beside it (PEP 552), so a changed file is compiled as it is there.
    """
    if (folder / "Makefile").exists() and not (folder / ".venv").exists():
        (folder / ".venv").mkdir()
        (folder / ".venv/bin").symlink_to(programs)
        (folder / ".venv/.ready").touch()
        for file, bytecode in _compiled().items():
            if (folder / file).exists():
                at = Path(cache_from_source(folder / file))
                at.parent.mkdir(exist_ok=True)
                at.write_bytes(bytecode)


@cache
def _compiled() -> dict[Path, bytes]:
    """The bytecode of the program's files, by their names."""
    compiled = {}
    with TemporaryDirectory() as folder:
        bytecode, mode = Path(folder, "bytecode"), py_compile.PycInvalidationMode.CHECKED_HASH
        for file in (PROJECT / "generator").rglob("*.py"):
            py_compile.compile(str(file), cfile=str(bytecode), doraise=True, invalidation_mode=mode)
            compiled[file.relative_to(PROJECT)] = bytecode.read_bytes()
    return compiled

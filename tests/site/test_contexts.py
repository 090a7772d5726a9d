"""A page is one file: its context, documented field by field, its builder, and the template of the same name."""

import ast
import inspect
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from types import ModuleType
from typing import Any, get_args, get_origin, get_type_hints

import pytest
from jinja2 import Environment, FileSystemLoader, nodes
from jinja2.meta import find_referenced_templates

from generator.site import pages as package
from generator.site.docs import PAGES, TEMPLATES

FOLDER = Path(package.__file__).parent
JINJA = Environment(loader=FileSystemLoader(TEMPLATES))  # noqa: S701  # parses, renders nothing
each_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.__name__.rpartition(".")[2])


def name_of(page: ModuleType) -> str:
    return page.__name__.rpartition(".")[2]


def context_of(page: ModuleType) -> Any:
    (context,) = (
        kind for kind in vars(page).values() if isinstance(kind, type) and kind.__module__ == page.__name__
        and hasattr(kind, "template")
    )  # fmt: skip
    return context


def parsed(template: str) -> nodes.Template:
    return JINJA.parse((TEMPLATES / template).read_text(encoding="utf-8"))


def classes_in(hint: Any) -> Iterator[Any]:
    """The dataclasses of a field: `tuple[EventShown, ...]` gives EventShown."""
    if get_origin(hint):
        for argument in get_args(hint):
            yield from classes_in(argument)
    elif isinstance(hint, type) and is_dataclass(hint):
        yield hint
    else:
        for argument in get_args(hint):
            yield from classes_in(argument)


def held_by(context: Any) -> set[Any]:
    """The context and every dataclass in it, however deep."""
    held, waiting = {context}, [context]
    while waiting:
        for hint in get_type_hints(waiting.pop()).values():
            new = set(classes_in(hint)) - held
            held |= new
            waiting += new
    return held


def used_in(template: str) -> set[str]:
    """The names that a template, or one that it takes parts from, reads of anything."""
    tree = parsed(template)
    names = {node.attr for node in tree.find_all(nodes.Getattr)}
    return names.union(*(used_in(other) for other in find_referenced_templates(tree) if other))


def test_every_page_has_a_module_and_a_template_of_one_name() -> None:
    modules = {path.stem for path in FOLDER.glob("*.py")} - {"__init__"}
    assert {name_of(page) for page in PAGES} == modules
    assert {path.stem for path in (TEMPLATES / "pages").iterdir()} == modules
    assert len(PAGES) == len(modules)


@each_page
def test_a_context_is_frozen_and_names_its_own_template(page: ModuleType) -> None:
    context = context_of(page)
    assert context.__dataclass_params__.frozen
    assert context.template == f"pages/{name_of(page)}.html"


@each_page
def test_each_field_of_a_context_says_what_it_is(page: ModuleType) -> None:
    mute = []
    for module in {kind.__module__ for kind in held_by(context_of(page)) if ".site." in kind.__module__}:
        source = inspect.getsource(__import__(module, fromlist=["*"]))
        for kind in ast.walk(ast.parse(source)):
            if isinstance(kind, ast.ClassDef) and kind.name in {held.__name__ for held in held_by(context_of(page))}:
                mute += [f"{module}.{kind.name}.{field}" for field in undocumented(kind)]
    assert mute == []


def undocumented(kind: ast.ClassDef) -> Iterator[str]:
    """The fields that no sentence follows."""
    for statement, following in zip(kind.body, [*kind.body[1:], None], strict=True):
        if isinstance(statement, ast.AnnAssign) and "ClassVar" not in ast.unparse(statement.annotation):
            is_sentence = (
                isinstance(following, ast.Expr)
                and isinstance(following.value, ast.Constant)
                and str(following.value.value).endswith(".")
            )
            if not is_sentence:
                yield ast.unparse(statement.target)


def test_a_field_without_a_sentence_is_noticed() -> None:
    (kind,) = ast.parse('class A:\n    template: ClassVar[str]\n    a: int\n    b: int\n    """B."""\n    c: int').body
    assert isinstance(kind, ast.ClassDef)
    assert list(undocumented(kind)) == ["a", "c"]


@each_page
def test_a_template_uses_each_field_of_its_context_and_no_other(page: ModuleType) -> None:
    context = context_of(page)
    named = {
        node.attr
        for node in parsed(context.template).find_all(nodes.Getattr)
        if isinstance(node.node, nodes.Name) and node.node.name == "page"
    }
    assert named == {field.name for field in fields(context)}


@each_page
def test_each_field_of_what_a_context_holds_is_used(page: ModuleType) -> None:
    context = context_of(page)
    used = used_in(context.template)
    unused = [
        f"{kind.__name__}.{field.name}" for kind in held_by(context) for field in fields(kind) if field.name not in used
    ]
    assert unused == []


@each_page
def test_no_page_imports_another_or_a_private_name(page: ModuleType) -> None:
    for node in ast.walk(ast.parse(inspect.getsource(page))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("generator"):
            assert not (node.module or "").startswith("generator.site.pages"), ast.unparse(node)
            assert not [name.name for name in node.names if name.name.startswith("_")], ast.unparse(node)

"""Small faults made on purpose in a module: each one changes a single thing that a test should notice.

What is left alone says nothing by itself: docstrings, annotations, asserts and the words of errors for programmers.
"""

import ast
import copy
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import CodeType

ENGINE = Path(__file__).resolve().parents[2] / "wizard" / "engine"
MODULES = (
    "terms", "clocks", "penalty", "free_days", "facts", "tree", "promises", "suspension", "letter_days", "ways",
    "order", "matters", "elsewhere",
)  # fmt: skip
COMPARISONS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip
ARITHMETIC: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Add, ast.FloorDiv: ast.Mult, ast.Mod: ast.FloorDiv,
}  # fmt: skip
CALLS = {"max": "min", "min": "max", "any": "all", "all": "any"}
type Change = Callable[[ast.AST], str]


@dataclass(frozen=True, slots=True)
class Mutant:
    """One fault: its id (module.function#kind:number in that function), where it stands, and what it changes."""

    id: str
    module: str
    line: int
    change: str
    place: int
    kind: str

    def code(self) -> CodeType:
        """The module with the fault, compiled."""
        tree = parsed(self.module)
        node = next(node for number, (node, _) in enumerate(_places(tree)) if number == self.place)
        dict(_changes(node))[self.kind](node)
        return compile(ast.fix_missing_locations(tree), f"{self.module}.py with {self.id}", "exec")


def parsed(module: str) -> ast.Module:
    """A module of the engine as it is."""
    return ast.parse((ENGINE / f"{module}.py").read_text(encoding="utf-8"))


def mutants(module: str) -> Iterator[Mutant]:
    """Every fault that can be made in a module of the engine, always in the same order."""
    numbered: Counter[str] = Counter()
    for place, (node, owner) in enumerate(_places(parsed(module))):
        for kind, change in _changes(node):
            label = f"{module}.{owner}#{kind}"
            numbered[label] += 1
            told = change(copy.deepcopy(node))
            yield Mutant(f"{label}:{numbered[label]}", module, getattr(node, "lineno", 0), told, place, kind)


def _places(tree: ast.Module) -> Iterator[tuple[ast.AST, str]]:
    """Every node that can be changed, with the function or table it stands in."""
    yield from _below(tree, "module")


def _below(node: ast.AST, owner: str) -> Iterator[tuple[ast.AST, str]]:
    for name, value in ast.iter_fields(node):
        if name in ("annotation", "returns", "decorator_list", "type_params", "bases"):
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST) and not _is_left_alone(child, name, value):
                inside = _owner(child, owner)
                yield child, inside
                yield from _below(child, inside)


def _owner(node: ast.AST, owner: str) -> str:
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        return node.name if owner == "module" else f"{owner}.{node.name}"
    if owner == "module" and isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
        return node.targets[0].id
    if owner == "module" and isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
        return node.target.id
    return owner


def _is_left_alone(node: ast.AST, name: str, value: object) -> bool:
    if isinstance(node, ast.Import | ast.ImportFrom | ast.Assert | ast.Raise | ast.TypeAlias | ast.JoinedStr):
        return True
    is_type = (
        isinstance(node, ast.Assign) and isinstance(node.value, ast.Subscript) and "Literal" in ast.dump(node.value)
    )
    is_text = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    return is_type or is_text


def _changes(node: ast.AST) -> Iterator[tuple[str, Change]]:
    match node:
        case ast.Compare(ops=[op]) if type(op) in COMPARISONS:
            yield "compare", _compare
        case ast.BinOp(op=op) if type(op) in ARITHMETIC:
            yield "arithmetic", _arithmetic
        case ast.AugAssign(op=op) if type(op) in ARITHMETIC:
            yield "arithmetic", _arithmetic
        case ast.BoolOp():
            yield "boolean", _boolean
        case ast.UnaryOp(op=ast.Not()):
            yield "not", _not
        case ast.Constant(value=bool()):
            yield "constant", _flip
        case ast.Constant(value=int()):
            yield "constant", _next
        case ast.Constant(value=str(text)) if text:
            yield "constant", _other_text
        case ast.If() | ast.IfExp() | ast.While():
            yield "condition", _condition
        case ast.Return(value=value) if value is not None and not _is_none(value):
            yield "return", _return_nothing
        case ast.Call(func=ast.Name(id=name)) if name in CALLS:
            yield "call", _call


def _is_none(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is None


def _compare(node: ast.AST) -> str:
    assert isinstance(node, ast.Compare)
    before = ast.unparse(node)
    node.ops = [COMPARISONS[type(node.ops[0])]()]
    return f"{before} -> {ast.unparse(node)}"


def _arithmetic(node: ast.AST) -> str:
    assert isinstance(node, ast.BinOp | ast.AugAssign)
    before = ast.unparse(node)
    node.op = ARITHMETIC[type(node.op)]()
    return f"{before} -> {ast.unparse(node)}"


def _boolean(node: ast.AST) -> str:
    assert isinstance(node, ast.BoolOp)
    before = ast.unparse(node)
    node.op = ast.Or() if isinstance(node.op, ast.And) else ast.And()
    return f"{before} -> {ast.unparse(node)}"


def _not(node: ast.AST) -> str:
    """`not x` becomes `not not x`: the same as x, and still one expression."""
    assert isinstance(node, ast.UnaryOp)
    before = ast.unparse(node)
    node.operand = ast.UnaryOp(ast.Not(), node.operand)
    return f"{before} -> {ast.unparse(node)}"


def _flip(node: ast.AST) -> str:
    assert isinstance(node, ast.Constant)
    node.value = not node.value
    return f"{not node.value} -> {node.value}"


def _next(node: ast.AST) -> str:
    assert isinstance(node, ast.Constant) and isinstance(node.value, int)
    node.value += 1
    return f"{node.value - 1} -> {node.value}"


def _other_text(node: ast.AST) -> str:
    assert isinstance(node, ast.Constant) and isinstance(node.value, str)
    before, node.value = node.value, f"{node.value}_x"
    return f"{before!r} -> {node.value!r}"


def _condition(node: ast.AST) -> str:
    assert isinstance(node, ast.If | ast.IfExp | ast.While)
    before = ast.unparse(node.test)
    node.test = ast.UnaryOp(ast.Not(), node.test)
    return f"{before} -> {ast.unparse(node.test)}"


def _return_nothing(node: ast.AST) -> str:
    assert isinstance(node, ast.Return) and node.value is not None
    before = ast.unparse(node.value)
    node.value = ast.Constant(None)
    return f"return {before} -> return None"


def _call(node: ast.AST) -> str:
    assert isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    before = ast.unparse(node)
    node.func = ast.Name(CALLS[node.func.id], ast.Load())
    return f"{before} -> {ast.unparse(node)}"

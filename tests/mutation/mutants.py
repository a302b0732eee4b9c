"""Small faults to be put into a module: each should make a test fail.

A mutant changes one place of the source: a comparison, `and`, `not`, a number, a text, or it takes
out a statement that only guards. What is mutated is the syntax tree, so that every mutant is
Python; docstrings, annotations and f-strings stay.
"""

import ast
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

_COMPARISONS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq, ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip
_OPERATORS: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Add, ast.FloorDiv: ast.Mult,
    ast.Div: ast.Mult, ast.Mod: ast.Mult, ast.BitOr: ast.BitAnd, ast.BitAnd: ast.BitOr,
    ast.LShift: ast.RShift, ast.RShift: ast.LShift,
}  # fmt: skip
_GUARDS = (ast.Raise, ast.Continue, ast.Break)


@dataclass(frozen=True)
class Mutant:
    """One changed place. `function` is the dotted name of the outermost function around it, or ""
    for what runs when the module is imported. Lines are those of the statement, from 1.
    """

    path: Path
    function: str
    function_line: int
    first: int
    last: int
    before: str
    after: str
    start: int
    end: int
    number: int = 0

    @property
    def name(self) -> str:
        """What it is known by while its lines move: the same change twice is counted."""
        again = f" ({self.number})" if self.number else ""
        return f"{self.function or '-'}: {self.before} -> {self.after}{again}"

    def source(self) -> bytes:
        """The module with the fault in it."""
        raw = self.path.read_bytes()
        return raw[: self.start] + self.after.encode() + raw[self.end :]


def mutants_of(path: Path) -> list[Mutant]:
    """Every mutant of a module, in the order of its source."""
    raw = path.read_bytes()
    starts = [0]
    for row in raw.split(b"\n"):
        starts.append(starts[-1] + len(row) + 1)
    seen: dict[str, int] = {}
    found = []
    for place in _places(ast.parse(raw), _Where(None, "", 0)):
        node, changed, where = place
        assert isinstance(node, ast.expr | ast.stmt)
        start = starts[node.lineno - 1] + node.col_offset
        end = starts[(node.end_lineno or 0) - 1] + (node.end_col_offset or 0)
        statement = where.statement or node
        mutant = Mutant(
            path,
            where.function,
            where.line,
            statement.lineno,
            _head_end(statement),
            " ".join(raw[start:end].decode().split()),
            changed,
            start,
            end,
        )
        number = seen[mutant.name] = seen.get(mutant.name, 0) + 1
        found.append(replace(mutant, number=number) if number > 1 else mutant)
    return sorted(found, key=lambda one: (one.start, -one.end))


@dataclass(frozen=True)
class _Where:
    statement: ast.stmt | None
    function: str
    line: int
    scope: str = ""


_Place = tuple[ast.AST, str, _Where]


def _places(node: ast.AST, where: _Where) -> Iterator[_Place]:
    """Where something can be changed, with its new text, below a node."""
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        yield from _definition(node, where)
        return
    if isinstance(node, ast.JoinedStr | ast.Import | ast.ImportFrom | ast.Assert | ast.Global):
        return
    if isinstance(node, ast.Subscript) and "Literal" in ast.unparse(node.value):
        return
    if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
        return
    if isinstance(node, ast.stmt):
        if is_text(node):
            return
        where = replace(where, statement=node)
    if isinstance(node, ast.AnnAssign):
        if node.value is not None:
            yield from _places(node.value, where)
        return
    for changed in _changes(node):
        yield node, changed, where
    for field in _tests(node):
        yield field, f"(not ({ast.unparse(field)}))", where
    for child in ast.iter_child_nodes(node):
        yield from _places(child, where)


def _definition(
    node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef, where: _Where
) -> Iterator[_Place]:
    inside = where
    name = f"{where.scope}{node.name}"
    if isinstance(node, ast.ClassDef):
        inside = replace(where, scope=f"{name}.")
    elif not where.function:
        line = min([node.lineno, *(one.lineno for one in node.decorator_list)])
        inside = _Where(None, name, line)
    for statement in node.body:
        yield from _places(statement, inside)
    if not isinstance(node, ast.ClassDef):
        for default in (*node.args.defaults, *filter(None, node.args.kw_defaults)):
            yield from _places(default, replace(where, statement=node))


def _changes(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Compare):
        for at, operator in enumerate(node.ops):
            operators = [*node.ops[:at], _COMPARISONS[type(operator)](), *node.ops[at + 1 :]]
            yield _text(ast.Compare(node.left, operators, node.comparators))
    elif isinstance(node, ast.BoolOp):
        other_op = ast.Or() if isinstance(node.op, ast.And) else ast.And()
        yield _text(ast.BoolOp(other_op, node.values))
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield _text(node.operand)
    elif isinstance(node, ast.BinOp) and type(node.op) in _OPERATORS:
        if not (isinstance(node.left, ast.Constant) and isinstance(node.left.value, str)):
            yield _text(ast.BinOp(node.left, _OPERATORS[type(node.op)](), node.right))
    elif isinstance(node, ast.Constant):
        yield from _other_constant(node.value)
    elif isinstance(node, _GUARDS) or _is_guarding_call(node):
        yield "pass"


def _other_constant(value: object) -> Iterator[str]:
    if isinstance(value, bool):
        yield str(not value)
    elif isinstance(value, int):
        yield str(value + 1)
    elif isinstance(value, float):
        yield repr(value + 1)
    elif isinstance(value, str) and value:
        yield repr(f"XX{value}")


def _tests(node: ast.AST) -> Iterator[ast.expr]:
    """Conditions that are neither compared nor joined: those are changed by themselves."""
    if isinstance(node, ast.If | ast.While | ast.IfExp):
        conditions = [node.test]
    elif isinstance(node, ast.comprehension):
        conditions = node.ifs
    else:
        conditions = []
    for one in conditions:
        if not isinstance(one, ast.Compare | ast.BoolOp | ast.UnaryOp | ast.Constant):
            yield one


def _is_guarding_call(node: ast.AST) -> bool:
    """A statement that is done for what it does or gives out: a call or a yield."""
    calls = (ast.Call, ast.Yield, ast.YieldFrom)
    return isinstance(node, ast.Expr) and isinstance(node.value, calls)


def is_text(statement: ast.stmt) -> bool:
    """A docstring, also one below a constant."""
    return isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)


def _text(node: ast.expr) -> str:
    return f"({ast.unparse(ast.fix_missing_locations(node))})"


def _head_end(statement: ast.stmt | ast.expr) -> int:
    """The last line of a statement without what stands inside it."""
    body = getattr(statement, "body", None)
    if isinstance(body, list) and body:
        return max(statement.lineno, int(body[0].lineno) - 1)
    return statement.end_lineno or statement.lineno

"""Which problem codes the package can yield, read from its source."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent / "scripts" / "loa"
CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)+")
# Another problem's code passed on: it is found where that one is made.
ELSEWHERE = ""
# Where the code stands among the arguments of a call with this name.
POSITIONS = {
    "Problem": 2, "report": 0, "Refused": 0, "Fault": 1, "Named": 0, "Finding": 2, "ReadFault": 0,
}  # fmt: skip


def codes_in_source(package: Path = PACKAGE) -> dict[str, list[str]]:
    """Each code with the places that yield it, "file:line"."""
    found: dict[str, list[str]] = {}
    for path in sorted(package.rglob("*.py")):
        module = Module(ast.parse(path.read_text(encoding="utf-8")))
        for code, line in module.codes():
            found.setdefault(code, []).append(f"{path.relative_to(package)}:{line}")
    return found


class Module:
    """One source file. A code that is not written in the call is traced within the file."""

    def __init__(self, tree: ast.Module) -> None:
        self.tree = tree
        self.outer: dict[ast.AST, ast.AST] = {}
        for node in ast.walk(tree):
            for child in ast.iter_child_nodes(node):
                self.outer[child] = node

    def codes(self) -> Iterator[tuple[str, int]]:
        for name, position in POSITIONS.items():
            for call in self._calls(name):
                for code in self._values(_argument(call, position, "code"), call):
                    if code != ELSEWHERE:
                        yield code, call.lineno

    def _calls(self, name: str) -> Iterator[ast.Call]:
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Call):
                called = node.func
                if getattr(called, "id", getattr(called, "attr", None)) == name:
                    yield node

    def _values(self, node: ast.expr | None, at: ast.AST) -> Iterator[str]:
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            assert CODE.fullmatch(node.value), f"line {node.lineno}: {node.value} is no code"
            yield node.value
        elif isinstance(node, ast.IfExp):
            yield from self._values(node.body, at)
            yield from self._values(node.orelse, at)
        elif isinstance(node, ast.Name):
            function = self._function(at)
            if function is not None and function.name in POSITIONS:
                return  # Its callers are looked at themselves.
            found = set(self._of_name(node.id, at))
            assert found, f"line {node.lineno}: write the code where {node.id} is set"
            yield from found
        elif isinstance(node, ast.Attribute) and node.attr in {"code", "kind"}:
            yield ELSEWHERE
        elif node is not None:
            raise AssertionError(f"line {node.lineno}: a code is a text, a name or x.code")

    def _of_name(self, name: str, at: ast.AST) -> Iterator[str]:
        """What a name can hold: an argument of its function, an assignment, a table's column."""
        function = self._function(at)
        if function is None:
            return
        names = [argument.arg for argument in function.args.args]
        if name in names:
            position = names.index(name)
            for call in self._calls(function.name):
                shift = 1 if names[0] == "self" else 0
                yield from self._values(_argument(call, position - shift, name), call)
            return
        for node in ast.walk(function):
            if isinstance(node, ast.Assign) and any(
                isinstance(target, ast.Name) and target.id == name for target in node.targets
            ):
                yield from self._values(node.value, at)
            if isinstance(node, ast.For | ast.comprehension) and isinstance(node.target, ast.Tuple):
                columns = [getattr(part, "id", None) for part in node.target.elts]
                if name in columns:
                    yield from self._column(node.iter, columns.index(name))

    def _column(self, table: ast.expr, position: int) -> Iterator[str]:
        if isinstance(table, ast.Name):
            table = self._constant(table.id)
        rows: list[ast.expr] = []
        if isinstance(table, ast.Tuple | ast.List):
            rows = table.elts
        elif isinstance(table, ast.Call) and isinstance(table.func, ast.Name):
            rows = list(self._yielded(table.func.id))
        elif isinstance(table, ast.SetComp | ast.ListComp | ast.GeneratorExp):
            rows = [table.elt]
        for row in rows:
            assert isinstance(row, ast.Tuple)
            yield from self._values(row.elts[position], table)

    def _yielded(self, function: str) -> Iterator[ast.expr]:
        for node in ast.walk(self.tree):
            if isinstance(node, ast.FunctionDef) and node.name == function:
                for inner in ast.walk(node):
                    if isinstance(inner, ast.Yield) and inner.value:
                        yield inner.value

    def _constant(self, name: str) -> ast.expr:
        for node in self.tree.body:
            targets = node.targets if isinstance(node, ast.Assign) else []
            targets = [node.target] if isinstance(node, ast.AnnAssign) else targets
            if any(isinstance(target, ast.Name) and target.id == name for target in targets):
                assert isinstance(node, ast.Assign | ast.AnnAssign) and node.value
                return node.value
        raise AssertionError(f"{name} is not set at the top of the file")

    def _function(self, at: ast.AST) -> ast.FunctionDef | None:
        while at in self.outer:
            at = self.outer[at]
            if isinstance(at, ast.FunctionDef):
                return at
        return None


def _argument(call: ast.Call, position: int, name: str) -> ast.expr | None:
    for keyword in call.keywords:
        if keyword.arg == name:
            return keyword.value
    return call.args[position] if len(call.args) > position else None

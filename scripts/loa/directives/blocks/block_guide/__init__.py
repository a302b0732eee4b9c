"""What the editors' guide says of blocks: their own declarations."""

from loa.checking import check
from loa.directives.context import RenderContext
from loa.directives.registry import DIRECTIVES, directive
from loa.directives.samples import written
from loa.directives.templates import markup
from loa.problems import nearest


@directive
@check("bad-option", scope="making")
def block_guide(context: RenderContext, group: str) -> str:
    """The blocks of a group, each with its argument, its options and how it is written."""
    blocks = [block for _, block in sorted(DIRECTIVES.items()) if block.group == group]
    if not blocks:
        groups = {block.group for block in DIRECTIVES.values()}
        message = f"Không có nhóm khối “{group}”."
        context.report("bad-option", message, nearest(group, groups), near=f"block-guide | {group}")
        return "<div></div>"
    samples = {
        block.name: [written(example, context) for example in block.examples if not example.hidden]
        for block in blocks
    }
    return markup("block_guide/block", context, blocks=blocks, samples=samples)

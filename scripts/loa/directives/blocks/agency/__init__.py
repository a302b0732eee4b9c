"""Who holds a task now, and who held it before."""

from loa.checking import check
from loa.content.entries.offices import Agency
from loa.directives.context import RenderContext
from loa.directives.registry import directive
from loa.directives.templates import markup


@directive
@check("unknown-agency", scope="making")
def agency(context: RenderContext, key: str) -> str:
    """A box on one agency: its task, since when, until when, and its successor."""
    agencies = context.library.registries.agencies
    entry = agencies.get(key.strip())
    if entry is None or entry.publish != "yes":
        context.report(
            "unknown-agency",
            f"Khối agency nêu “{key}”, không có hoặc chưa được đăng.",
            near=f"agency | {key}",
        )
        return "<p></p>"
    return markup(
        "agency/block",
        context,
        agency=entry,
        ended=_has_ended(entry, context),
        successor=agencies.get(entry.successor or ""),
    )


def _has_ended(agency: Agency, context: RenderContext) -> bool:
    return agency.valid_to is not None and agency.valid_to <= context.today

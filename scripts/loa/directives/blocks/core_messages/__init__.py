"""The core messages of a page."""

from markupsafe import Markup

from loa.checking import check
from loa.content.kinds import MessagesMeta
from loa.content.page import SOURCE_LANGUAGE
from loa.directives.context import RenderContext
from loa.directives.messages import Row, drawings_of
from loa.directives.narration import player_in
from loa.directives.registry import directive
from loa.directives.templates import markup


@directive
@check("bad-option", scope="making")
def core_messages(context: RenderContext) -> str:
    """The messages in the front matter of this page, each with its pictogram."""
    page = context.page
    if page is None or not isinstance(page.meta, MessagesMeta):
        message = "Khối core-messages chỉ đặt ở trang có type: messages."
        context.report("bad-option", message, near="/// core-messages")
        return "<p></p>"
    can_be_said = page.written_in == SOURCE_LANGUAGE and context.mode == "web"
    rows = [
        Row(
            message=message,
            own="",
            player=Markup(
                player_in(context, page.source_uri, language=page.language, part=message.id)
            ),
            spoken=message.text if can_be_said else "",
            drawings=drawings_of(context, message),
        )
        for message in page.meta.messages
    ]
    language = context.library.registries.languages[page.language]
    return markup(
        "core_messages/block", context, rows=rows, language=language, source_tag=language.tag
    )

"""Everything on paper: from a page's body to PDF, DOCX, PPTX and ZIP."""

from loa.handouts.maker import Handouts, Workshop, offers

__all__ = ["Handouts", "Workshop", "offers"]

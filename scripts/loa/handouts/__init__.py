"""Everything on paper: from a page's body to PDF, DOCX, PPTX and ZIP."""

from loa.handouts.documents import offers
from loa.handouts.maker import Handouts, Workshop

__all__ = ["Handouts", "Workshop", "offers"]

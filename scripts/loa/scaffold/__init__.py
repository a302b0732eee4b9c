"""Starting files for editors: valid as written, with every place to fill marked."""

from loa.scaffold.pages import KINDS, NewPage, NewPageError, Request, new_page
from loa.scaffold.places import Place, places

__all__ = ["KINDS", "NewPage", "NewPageError", "Place", "Request", "new_page", "places"]

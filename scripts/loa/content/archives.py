"""Campaign years that were frozen: the registry names each with the digest of its list of files."""

from datetime import date

from pydantic import Field

from loa.content.schema import Model


class ArchivedYear(Model):
    """One year. `sha256` proves archives/<year>.json, which names every file; `files` and `size`
    (bytes) tell how much it holds.
    """

    id: str = Field(pattern=r"^20[0-9]{2}$")
    on: date
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")
    files: int = Field(ge=0)
    size: int = Field(ge=0)

"""A copy of a portal, in which a change is tried before anything is written."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from loa.ground.layout import SETTINGS
from loa.integrations.portal import Portal


@contextmanager
def trial_of(portal: Portal) -> Iterator[Path]:
    """The root of a copy, which ends with the block. A theme of the portal's own is linked; one of
    the package stays the package's, whose words may be in languages that the portal has not.
    """
    with TemporaryDirectory(prefix="loa-") as folder:
        root = Path(folder)
        shutil.copytree(portal.library.docs_dir, root / portal.library.docs_dir.name)
        shutil.copy(portal.root / SETTINGS, root)
        if portal.has_own_theme:
            (root / portal.overrides.name).symlink_to(portal.overrides.resolve())
        yield root

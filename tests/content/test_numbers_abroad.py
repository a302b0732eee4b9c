"""A number that is dialled in another country is cleared, and stands on no page by itself."""

from loa.claims.clearance import Clearance
from loa.content.references import Resolved, resolve
from loa.content.registries import load_registries
from portals import ROOT


def test_a_number_of_a_country_is_printed_only_where_a_page_names_it() -> None:
    registries, _ = load_registries(ROOT / "docs")
    everywhere = [line.id for line in registries.published_helplines]
    assert everywhere == ["h111", "h113", "mfa1", "mfa2"]
    assert [line.id for line in registries.cleared_helplines] == [*everywhere, "h1955tw"]
    assert resolve("helpline", "h1955tw", None, registries) == Resolved(
        "helpline", "1955", "tel:1955", "Đường dây 1955 cho người lao động nước ngoài tại Đài Loan"
    )


def test_a_number_of_a_mission_that_nobody_confirmed_is_refused() -> None:
    registries, _ = load_registries(ROOT / "docs")
    (found,) = Clearance(registries).numbers("Gọi +95 966 088 8998.")
    assert (found.code, found.words) == ("unpublished-phone", "+95 966 088 8998")

"""The plan of the year: themes in time, no agency in two places."""

from datetime import date

from loa.checks.calendar import check_calendar
from loa.content.library import Library
from loa.problems import Problem
from portals import page_text

TODAY = date(2027, 6, 10)


def found(make_portal, events: dict[str, str]) -> list[Problem]:
    pages = {
        f"lich/{name}.md": page_text(f"Sự kiện {name}", type="campaign-event", more=more)
        for name, more in events.items()
    }
    library = Library.load(make_portal(pages) / "docs")
    assert library.problems == ()
    return list(check_calendar(library, TODAY))


def test_a_theme_is_asked_for_sixty_days_ahead(make_portal):
    more = 'start: 2026-07-30\nrecurrence: yearly\nstatus: planned\nthemes: {2026: "Một"}\n'
    assert found(make_portal, {"a": more}) == [
        Problem(
            "docs/lich/a.md", 16, "theme-missing",
            "Sự kiện bắt đầu ngày 30/7/2027 mà chưa có chủ đề năm 2027.",
            'Khi chủ đề đã công bố, thêm vào themes: 2027: "…".', "warning",
        )
    ]  # fmt: skip


def test_a_theme_that_is_in_or_far_off_or_never_had_is_no_problem(make_portal):
    yearly = "recurrence: yearly\nstatus: planned\n"
    events = {
        "a": f'start: 2026-07-30\nthemes: {{2027: "Hai"}}\n{yearly}',
        "b": f'start: 2026-09-30\nthemes: {{2026: "Một"}}\n{yearly}',
        "c": f"start: 2026-07-29\n{yearly}",
    }
    assert found(make_portal, events) == []


def test_two_events_of_one_agency_on_one_day_clash(make_portal):
    events = {
        "a": "start: 2027-07-30\nstatus: planned\nlead: [hoi-lhpn]\n",
        "b": "start: 2027-07-29\nend: 2027-07-31\nstatus: planned\npartners: [hoi-lhpn, ubnd-xa]\n",
    }
    assert found(make_portal, events) == [
        Problem(
            "docs/lich/a.md", 15, "event-clash",
            "Hội Liên hiệp Phụ nữ tỉnh có hai sự kiện cùng ngày 30/7/2027: "
            "trang này và “Sự kiện b”.",
            "Dời một sự kiện, hoặc để cơ quan khác làm.", "warning",
        )
    ]  # fmt: skip


def test_seasons_neighbours_withdrawn_events_and_other_agencies_do_not_clash(make_portal):
    events = {
        "a": "start: 2027-07-30\nstatus: planned\nlead: [hoi-lhpn]\n",
        "b": "start: 2027-07-01\nend: 2027-09-30\nstatus: planned\nlead: [hoi-lhpn]\n",
        "c": "start: 2027-07-31\nstatus: planned\nlead: [hoi-lhpn]\n",
        "d": "start: 2027-07-30\nstatus: cancelled\nlead: [hoi-lhpn]\n",
        "e": "start: 2027-07-30\nstatus: planned\nlead: [ubnd-xa]\n",
    }
    assert found(make_portal, events) == []


def test_a_lunar_event_may_meet_a_solar_one(make_portal):
    events = {
        "a": "lunar: {month: 2, day: 18}\nstatus: planned\nlead: [ubnd-xa]\n",
        "b": "start: 2028-03-13\nstatus: planned\nlead: [ubnd-xa]\n",
    }
    assert [problem.code for problem in found(make_portal, events)] == ["event-clash"]

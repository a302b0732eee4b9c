"""A lesson as packages take it, with a question of each kind."""

from loa.shelves.lesson import LessonPackage, LessonQuestion

PACKAGE = LessonPackage(
    id="lop-2-an-toan",
    title="An toàn <một> & hai",
    description="Bài lớp 2.",
    language="vi",
    url="https://loa.vn/truong-hoc/lop-2-an-toan/",
    license="CC-BY-SA-4.0",
    rights_holder="Hội A",
    minutes=35,
    objectives=["Kể được một người lớn an toàn"],
    body="<h2>Mục</h2><p>Chữ.</p>",
    questions=(
        LessonQuestion(
            "Khi lo, em làm gì?", {"A": "Giữ kín", "B": "Kể <ra>"}, ("B",), "Kể là đúng."
        ),
        LessonQuestion("Ai nghe em?", {"A": "Mẹ", "B": "Cô", "C": "Người lạ"}, ("A", "B"), ""),
    ),
    files={"tep/a.pdf": ("Phiếu (pdf)", b"%PDF-1.7")},
)

"""By what a file of ours is known, so that nobody's own is written over."""

MARK = "Do “loa kit” ghi. Đừng sửa ở đây: sửa nguồn của nó rồi chạy lại loa kit."

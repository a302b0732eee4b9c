"""Ways to write one telephone number that no registry clears, for every test that hides it."""

# Ways to write 0912345678; all are read, heard or dialled as the same number.
SPELLINGS = [
    "0912345678", "0912 345 678", "0912.345.678", "0912-345-678", "0912/345/678", "(0912) 345 678",
    "091 234 5678", "09 12 34 56 78", "0912  345   678", "0 9 1 2 3 4 5 6 7 8",
    "0.9.1.2.3.4.5.6.7.8",
    "+84912345678", "+84 912 345 678", "+84 (0) 912 345 678", "0084 912 345 678", "+84.912.345.678",
    "**0912** 345 678", "*0912* 345 *678*", "0912 `345` 678", "~0912~ 345 678", "__0912__345678",
    "0912<br>345678", "0912<br />345 678", "<b>0912</b> 345 678", "0912<!-- x -->345678",
    "0912&nbsp;345&nbsp;678", "0912&#32;345&#x20;678", "&#48;912345678", "0912&thinsp;345678",
    "0912\u00a0345\u00a0678", "0912\u2009345\u2009678", "0912\u202f345678",
    "0912\u200b345\u200b678",
    "0912\u00ad345678", "0912\u2060345678", "0912\u2013345\u2013678", "0912\u2011345\u2011678",
    "０９１２３４５６７８", "⁰⁹¹²³⁴⁵⁶⁷⁸", "٠٩١٢٣٤٥٦٧٨", "0912,345,678", "0912·345·678",
    r"0912\-345\-678",
    "".join(f"{one}\ufe0f\u20e3" for one in "0912345678"),
    "".join(chr(0x17E0 + int(one)) for one in "0912345678"), "〇九一二三四五六七八",
    "O9l2345678", "0912 ba bốn năm 678", "không/chín/một/hai/ba/bốn/năm/sáu/bảy/tám",
    "khong chin mot hai ba bon nam sau bay tam",
    "zero nine one two three four five six seven eight",
    "không chín mười hai ba bốn năm sáu bảy tám", "0912345\u3164678", "1.900.6868",
    "1 9 0 0 6 8 6 8",
    "không chín một hai ba bốn năm sáu bảy tám",
    "Không, chín, một, hai, ba, tư, lăm, sáu, bẩy, tám",
    "⠼⠚⠊⠁⠃⠉⠙⠑⠋⠛⠓", "⠼⠚⠊⠁⠃ ⠼⠉⠙⠑ ⠼⠋⠛⠓",
]  # fmt: skip
# Read as one number where it stands whole: cut in two, its halves are no numbers to anybody.
WHOLE = [
    "0912 --- 345 --- 678", "0912 +++ 345 +++ 678", "0912 (nhà mạng) 345 678",
    "0912{++345++}678", "0912{==345==}678", "0912{--99--}345678", "0912{>>a 9<<}345678",
    "0912{~~99~>345~~}678", "{++0912++}{--a--}345678",
    "0g12345678", "0q12345678", "0912345b78", "0912 345 6T8", "0912З45678",
]  # fmt: skip
ROWS = ["0912 345\n678", "không chín một hai ba bốn\nnăm sáu bảy tám", "**0912**\n345 678"]
DIALLED = [
    "[gọi](tel:0912345678)", "[gọi](tel:+84912345678)", "[gọi](TEL:0912-345-678)",
    "[nhắn](sms:0912345678)", "[Zalo](https://zalo.me/0912345678)", "<tel:0912345678>",
    "[chat](https://wa.me/84912345678)", "[chat](https://api.example.vn/?phone=%2B84912345678)",
    "[chat](viber://chat?number=0912345678)", "[gọi](tel:0912%20345%20678)",
]  # fmt: skip
# As they stand in a finished text: no markup, no entity, one row.
PLAIN = [one for one in SPELLINGS if not set(one) & set("*_`~<&\\")]

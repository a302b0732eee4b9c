"""A page for whoever looks after the portal: one HTML file that loads nothing and runs nothing."""

from html import escape
from string import Template

_PAGE = Template("""\
<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>$title</title>
<style>
body { font: 1rem/1.5 sans-serif; margin: 1rem auto; max-width: 60rem; padding: 0 1rem; }
body { color: #1d2433; }
table { border-collapse: collapse; display: block; overflow-x: auto; }
th, td { padding: .25rem .5rem; text-align: right; border-bottom: 1px solid #d5d9e2; }
tbody th { text-align: left; font-weight: normal; min-width: 12rem; }
$style
</style>
</head>
<body>
<h1>$title</h1>
$parts
</body>
</html>
""")


def own_page(title: str, style: str, parts: str) -> str:
    """The page; `title` is text, `style` more CSS, `parts` markup."""
    return _PAGE.substitute(title=escape(title), style=style, parts=parts)

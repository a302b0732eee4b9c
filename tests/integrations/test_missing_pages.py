"""What servers are told to show where nothing is."""

from loa.integrations.missing_pages import missing_rules

NGINX = """\
error_page 404 /portal/404.html;
location /portal/zh-Hant/ { error_page 404 /portal/zh-Hant/404.html; }
"""
APACHE = """\
ErrorDocument 404 /portal/404.html
<If "%{REQUEST_URI} =~ m#^/portal/zh-Hant/#">
  ErrorDocument 404 /portal/zh-Hant/404.html
</If>
"""
CADDY = """\
handle_errors {
  handle /portal/zh-Hant/* {
    rewrite * /portal/zh-Hant/404.html
    file_server
  }
  handle {
    rewrite * /portal/404.html
    file_server
  }
}
"""


def test_each_server_is_told_in_its_own_words_below_the_portals_path() -> None:
    assert missing_rules("/portal/", ["zh-Hant"]) == {
        ".htaccess": APACHE, "nginx-headers.conf": NGINX, "caddy-headers.conf": CADDY,
    }  # fmt: skip


def test_a_portal_in_one_language_has_one_page() -> None:
    assert missing_rules("/", [])["nginx-headers.conf"] == "error_page 404 /404.html;\n"

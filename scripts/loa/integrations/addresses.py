"""Where pages stand in the site, as MkDocs will write them."""

from loa.content.page import ContentPage


def url_of(page: ContentPage, directory_urls: bool) -> str:
    """A page's address below the site's root."""
    if directory_urls:
        return page.url
    if page.is_index:
        return f"{page.url}index.html"
    return f"{page.url.rstrip('/')}.html"


def html_file(page: ContentPage, directory_urls: bool) -> str:
    """The path of a page's file in the site."""
    url = url_of(page, directory_urls)
    return f"{url}index.html" if directory_urls else url

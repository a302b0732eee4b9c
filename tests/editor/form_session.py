"""Somebody at the form in a real Chromium, with a folder of the browser in place of one on disk.

The form asks for a folder by the browser's own picker, which no program may answer. The folder
that it gets here is the browser's private one (OPFS): the same interface, the same writes.
"""

import base64
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import BrowserContext, Locator, Page, expect

_PICKED = """
window.showDirectoryPicker = async () =>
  (await navigator.storage.getDirectory()).getDirectoryHandle("repo");
"""
# Nothing fades, slides or is shaded. Software draws a window as tall as all of a form again for
# each frame of that: filling in a page of each type cost 63 s of a processor, without it 23 s.
_AT_ONCE = """
delete Document.prototype.startViewTransition;
document.adoptedStyleSheets = [new CSSStyleSheet()];
document.adoptedStyleSheets[0].replaceSync(`*, *::before, *::after {
  animation: none !important; transition: none !important;
  filter: none !important; backdrop-filter: none !important;
}`);
"""
_PUT = """async (files) => {
  const root = await navigator.storage.getDirectory();
  const top = await root.getDirectoryHandle("repo", { create: true });
  await top.getDirectoryHandle(".git", { create: true });
  for (const [path, text] of Object.entries(files)) {
    const parts = path.split("/");
    let place = top;
    for (const part of parts.slice(0, -1)) {
      place = await place.getDirectoryHandle(part, { create: true });
    }
    const file = await place.getFileHandle(parts.at(-1), { create: true });
    const writer = await file.createWritable();
    await writer.write(text);
    await writer.close();
  }
}"""
_GOT = """async () => {
  const found = {};
  async function walk(place, at) {
    for await (const [name, handle] of place.entries()) {
      if (handle.kind === "directory") {
        await walk(handle, at + name + "/");
      } else {
        const bytes = new Uint8Array(await (await handle.getFile()).arrayBuffer());
        let text = "";
        for (let at = 0; at < bytes.length; at += 30000) {
          text += String.fromCharCode(...bytes.subarray(at, at + 30000));
        }
        found[at + name] = btoa(text);
      }
    }
  }
  const root = await navigator.storage.getDirectory();
  await walk(await root.getDirectoryHandle("repo"), "");
  return found;
}"""
_LIST = re.compile(r"#/collections/[\w-]+$")
LOCAL = re.compile("Sửa trong thư mục")
# Milliseconds for anything that has to come.
_LONGEST = 120_000
# How often a field is typed into, and the milliseconds that the form may take to see it.
_TURNS = 4
_PATIENCE = 20_000


@dataclass
class FormSession:
    """One visit: `address` is the form's, ending in a slash."""

    page: Page
    address: str

    @classmethod
    def begun(cls, context: BrowserContext, page: Page, address: str) -> "FormSession":
        """A browser whose picker gives the folder at once, and in which nothing fades."""
        context.add_init_script(_PICKED + _AT_ONCE)
        # A busy machine is no failure.
        context.set_default_timeout(_LONGEST)
        expect.set_options(timeout=_LONGEST)
        return cls(page, address)

    def put(self, files: Mapping[str, str]) -> None:
        """Write files into the folder, by their path from the root of the repository."""
        self.page.goto(f"{self.address}status.json")
        self.page.evaluate(_PUT, dict(files))

    def files(self) -> dict[str, bytes]:
        """All files of the folder."""
        found = self.page.evaluate(_GOT)
        return {path: base64.b64decode(data) for path, data in found.items()}

    def texts(self) -> dict[str, str]:
        """The pages of the folder."""
        return {path: data.decode() for path, data in self.files().items() if path.endswith(".md")}

    def enter(self, entry: str = "") -> None:
        """Open the form, at an entry where one is named, and choose the folder; it is remembered
        from the last visit.
        """
        self.page.goto(self.address + entry)
        button = self.page.get_by_role("button", name=LOCAL)
        there = self.field("title") if entry else self.page.get_by_role("treeitem").first
        button.or_(there).first.wait_for()
        if button.is_visible():
            button.click()
        there.wait_for()

    def sign_in(self, token: str) -> None:
        """Open the form and sign in at its forge."""
        self.page.goto(self.address)
        self.page.get_by_role("button", name="Đăng nhập bằng mã truy cập").click()
        self.page.get_by_label("Mã truy cập cá nhân").fill(token)
        self.page.get_by_role("button", name="Đăng nhập", exact=True).click()
        self.page.get_by_role("treeitem").first.wait_for()

    def open(self, entry: str) -> None:
        """Open an entry that is there, by its place behind the form's address."""
        self.page.goto(self.address + entry)
        self.field("title").wait_for()

    def begin(self, collection: str) -> None:
        """Begin a new entry."""
        self.page.goto(f"{self.address}#/collections/{collection}/new")
        self.field("title").wait_for()

    def section(self, at: str) -> Locator:
        """A field with its label and buttons, of the Vietnamese page: it is the first."""
        return self.page.locator(f'[data-key-path="{at}"]').first

    def field(self, at: str) -> Locator:
        """What is typed into."""
        inputs = "input:not([type=file]):visible, textarea:visible"
        return self.section(at).locator(inputs).first

    def rewrite(self, at: str, text: str) -> None:
        """Type over a field until the form offers to save it.

        A form that is still reading its entries draws the one that is open once more, and what was
        typed in between is gone: somebody at the screen sees that, and types it again.
        """
        for turn in range(_TURNS):
            self.field(at).fill(text)
            try:
                expect(self._save_button()).to_be_enabled(timeout=_PATIENCE)
            except AssertionError:
                if turn == _TURNS - 1:
                    raise
            else:
                return

    def save(self) -> None:
        """Press the button and wait until the list of entries is back."""
        self.press_save()
        self.page.wait_for_url(_LIST)
        self.section("title").wait_for(state="detached")

    def press_save(self) -> None:
        """Press the button, whatever comes of it."""
        self._save_button().click()

    def _save_button(self) -> Locator:
        return self.page.get_by_role("button", name="Lưu", exact=True)

    def fill(
        self, fields: Iterable[Mapping[str, Any]], data: Mapping[str, Any], at: str = ""
    ) -> None:
        """Fill in a form by hand, as far as `data` has its fields."""
        for field in fields:
            value = data.get(field["name"])
            if value is not None and field["widget"] != "hidden":
                self._fill(field, value, f"{at}{field['name']}")

    def _fill(self, field: Mapping[str, Any], value: Any, at: str) -> None:
        widget = field["widget"]
        place = self.section(at)
        if widget == "boolean":
            switch = place.get_by_role("switch")
            if (switch.get_attribute("aria-checked") == "true") != value:
                switch.click()
        elif widget == "select":
            for one in value if isinstance(value, list) else [value]:
                self._choose(field, place, one)
        elif widget == "object":
            if not field["required"]:
                place.get_by_role("checkbox").first.click()
            self.fill(field["fields"], value, f"{at}.")
        elif widget == "list" and "fields" in field:
            for index, one in enumerate(value):
                place.get_by_role("button", name=re.compile("^(add )?Thêm")).last.click()
                self.fill(field["fields"], one, f"{at}.{index}.")
        elif widget == "list":
            for index, one in enumerate(value):
                if index:
                    place.get_by_role("button", name=re.compile("Thêm")).last.click()
                place.locator("input[type=text]:visible, textarea:visible").nth(index).fill(
                    str(one)
                )
        else:
            self.field(at).fill(str(value))

    def _choose(self, field: Mapping[str, Any], place: Locator, value: str) -> None:
        label = next(one["label"] for one in field["options"] if one["value"] == value)
        box = place.get_by_role("combobox")
        if box.count():
            box.first.click()
            self.page.get_by_role("option", name=label, exact=True).last.click()
        else:
            role = "checkbox" if field.get("multiple") else "radio"
            place.get_by_role(role, name=label, exact=True).first.click()

"""Prints a page to a file as WebKit prints, by the system's Python like the window beside it. Under automation nothing is printed.

On standard input comes a JSON object: ``first`` is an address of the same site, there ``entries`` are put into the browser's storage;
then ``address`` is opened, and printed to ``file`` on A4 once the script ``ready`` says so. All of it must be done in ``seconds``.
"""

import json
import sys
from typing import Any

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("WebKit2", "4.1")
from gi.repository import GLib, Gtk, WebKit2  # noqa: E402  # versions are named first

OFTEN = 100
"""Milliseconds between two questions whether the page is ready."""
SIZE = (1280, 900)


class Job:
    """One page from its address to the file."""

    def __init__(self, told: dict[str, Any]) -> None:
        self.told = told
        self.failed = "never ready"
        self.view = WebKit2.WebView(web_context=WebKit2.WebContext.new_ephemeral())
        window = Gtk.Window()
        window.set_default_size(*SIZE)
        window.add(self.view)
        window.show_all()
        self.loading = self.view.connect("load-changed", self._seed)
        self.view.load_uri(told["first"])
        GLib.timeout_add_seconds(told["seconds"], Gtk.main_quit)
        Gtk.main()

    def _seed(self, _: WebKit2.WebView, event: WebKit2.LoadEvent) -> None:
        if event == WebKit2.LoadEvent.FINISHED:
            self.view.disconnect(self.loading)
            entries = json.dumps(self.told["entries"])
            put = f"for (const [name, text] of Object.entries({entries})) localStorage.setItem(name, text)"
            self._ask(put, lambda _: self._open())

    def _open(self) -> None:
        self.view.load_uri(self.told["address"])
        GLib.timeout_add(OFTEN, self._look)

    def _look(self) -> bool:
        self._ask(f"return Boolean({self.told['ready']})", self._looked)
        return False

    def _looked(self, answer: Any) -> None:
        if answer is not None and answer.to_boolean():
            self._print()
        else:
            GLib.timeout_add(OFTEN, self._look)

    def _ask(self, script: str, then: Any) -> None:
        def answered(view: WebKit2.WebView, result: Any) -> None:
            try:
                then(view.call_async_javascript_function_finish(result))
            except GLib.Error:  # a page that is going
                then(None)

        self.view.call_async_javascript_function(script, -1, None, None, None, None, answered)

    def _print(self) -> None:
        settings, setup = Gtk.PrintSettings(), Gtk.PageSetup()
        settings.set_printer("Print to File")
        settings.set("output-file-format", "pdf")
        settings.set("output-uri", GLib.filename_to_uri(self.told["file"]))
        setup.set_paper_size(Gtk.PaperSize.new("iso_a4"))
        self.operation = WebKit2.PrintOperation.new(self.view)
        self.operation.set_print_settings(settings)
        self.operation.set_page_setup(setup)
        self.operation.connect("finished", self._finished)
        self.operation.connect("failed", lambda _, error: self._finished(None, error.message))
        self.operation.print_()

    def _finished(self, _: object, failed: str = "") -> None:
        self.failed = failed
        Gtk.main_quit()


if __name__ == "__main__":
    Gtk.init(sys.argv)
    sys.exit(Job(json.load(sys.stdin)).failed or None)

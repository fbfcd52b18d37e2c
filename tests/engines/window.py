#!/usr/bin/python3
"""A bare window of WebKitGTK for WebKitWebDriver. Debian's ``python3-gi`` belongs to the system's Python: ``/usr/bin/python3`` runs it.

How it looks comes from the environment: ``WINDOW_SIZE`` as ``390x844``, ``WINDOW_DARK``; ``WINDOW_SCRIPT`` runs before anything of a
page does. MiniBrowser is never narrower than 447 points, and tells nobody of errors.
"""

import os
import sys
from pathlib import Path

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("WebKit2", "4.1")
from gi.repository import Gtk, WebKit2  # noqa: E402  # versions are named first

NAME = "Seven Beacons"
TOLD = (Path(__file__).parent / "told.js").read_text(encoding="utf-8")
WIDTH, HEIGHT = map(int, os.environ.get("WINDOW_SIZE", "1280x800").split("x"))


def main() -> None:
    """Wait for a session; each view of it stands in a window of its own."""
    Gtk.init(sys.argv)
    Gtk.Settings.get_default().set_property("gtk-application-prefer-dark-theme", bool(os.environ.get("WINDOW_DARK")))
    context = WebKit2.WebContext.new_ephemeral()
    context.set_automation_allowed(True)
    context.connect("automation-started", _started)
    Gtk.main()


def _started(context: WebKit2.WebContext, session: WebKit2.AutomationSession) -> None:
    about = WebKit2.ApplicationInfo()
    about.set_name(NAME)
    about.set_version(WebKit2.get_major_version(), WebKit2.get_minor_version(), WebKit2.get_micro_version())
    session.set_application_info(about)
    for detail in ("tab", "window"):
        session.connect(f"create-web-view::{detail}", lambda _: _view(context))


def _view(context: WebKit2.WebContext) -> WebKit2.WebView:
    content = WebKit2.UserContentManager()
    frames, at_start = WebKit2.UserContentInjectedFrames.ALL_FRAMES, WebKit2.UserScriptInjectionTime.START
    for script in (TOLD, os.environ.get("WINDOW_SCRIPT", "")):
        content.add_script(WebKit2.UserScript.new(script, frames, at_start, None, None))
    view = WebKit2.WebView(web_context=context, user_content_manager=content, is_controlled_by_automation=True)
    window = Gtk.Window()
    window.set_default_size(WIDTH, HEIGHT)
    window.add(view)
    window.show_all()
    window.get_window().focus(0)  # without it no focus is ever shown
    return view


if __name__ == "__main__":
    main()

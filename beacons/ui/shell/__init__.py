"""What every page stands in: the frame, the session, ways from page to page, words, templates, and the browser's own side."""

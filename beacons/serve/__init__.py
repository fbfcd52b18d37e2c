"""The routes and middleware beside the pages: first HTML, health, files, headers."""

"""The course: lessons, what is taught and asked, and all that stands with it; an edition is the course in one language."""

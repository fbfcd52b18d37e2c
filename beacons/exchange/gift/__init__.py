"""GIFT, Moodle's plain text for questions."""

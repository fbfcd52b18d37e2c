"""A child alone: what it does, what its pages are asked, and what is asked at the end."""

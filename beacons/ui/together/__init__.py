"""A child and a grown-up with one device."""

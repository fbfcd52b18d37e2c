"""Days that are reckoned: when one comes, and when something is looked at again."""

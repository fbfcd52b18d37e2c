"""Who reads in this tab: shown in the header of every page, and chosen there."""

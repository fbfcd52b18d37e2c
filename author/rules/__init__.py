"""What a careful editor would mend: one rule a function, over everything that is written."""

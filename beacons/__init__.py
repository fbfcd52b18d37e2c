"""Seven Beacons: lessons and quizzes on online safety for children, families and schools."""

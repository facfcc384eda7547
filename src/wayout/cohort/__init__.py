"""Where the record and the odds meet: which cases are followed, from which day, and how long."""

"""Who was at risk and who moved, day by day: the sufficient statistic."""

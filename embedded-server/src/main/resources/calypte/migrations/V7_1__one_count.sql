-- Who runs a firmware, and who should, is told by the counts of the fleet as well.

drop table firmware_tally;

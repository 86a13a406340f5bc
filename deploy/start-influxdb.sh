#!/bin/sh
# start-influxdb.sh <folder of the write-ahead logs> <command> [argument...]
#
# Has InfluxDB 1.x begin a new segment of each shard's write-ahead log, and then becomes the command.
#
# An InfluxDB that was killed, or whose disk was full, in the middle of a write leaves a torn entry at the end of a
# segment. The next start cuts it off, but goes on writing where it ended: a hole is left, and the start after that
# cuts off everything from the hole on, also what was acknowledged since. It opens the last segment for writing only
# when that is not empty, so an empty one behind it is all that is needed.
set -eu

wal=$1
shift

for shard in "$wal"/*/*/*/; do
  last=
  # In the order of their numbers.
  for segment in "$shard"_*.wal; do
    if [ -s "$segment" ]; then last=$segment; fi
  done
  if [ -n "$last" ]; then
    number=${last##*_}
    next=$(expr "${number%.wal}" + 1)
    : >>"$shard$(printf '_%05d.wal' "$next")"
  fi
done

exec "$@"

#!/bin/sh
# How well the audit tells what is wrong with a single image: makes each fault by code in every N-th
# picture of a set, asks the single-image checks, and prints what was found, apart for the half of the
# pictures on which thresholds were set and the half that only measures; then counts what is said of the
# pictures as they came, to be looked at by eye in OUT/as-they-came.csv. Missed pictures are kept in
# OUT/missed.
#
#   benchmarks/content.sh SET OUT [EVERY [PART_OF_A_FAULT_S_NAME]]
#
# Needs the benchmarks' jar:
#   mvn -q -pl app,benchmarks -am -DskipTests package
set -eu
set_=$1 out=$2 every=${3:-4} only=${4:-}
home=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
java -Djava.awt.headless=true -Dorg.bytedeco.javacpp.maxPhysicalBytes=0 \
  -cp "$home/benchmarks/target/benchmarks.jar:$home/app/target/luxate.jar" \
  io.luxate.benchmarks.PlantedFaults "$set_" "$out" "$every" "$only"
cat "$out/table.csv"
[ -f "$out/as-they-came.csv" ] || exit 0
echo "as they came:"
awk -F, 'FNR > 1 { told[$1 "," $2]++ } END { for (kind in told) print kind "," told[kind] }' \
  "$out/as-they-came.csv" | sort

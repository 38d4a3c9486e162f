#!/bin/sh
# One manifest over several simulated sets, labelled JOINT-LABEL: combine.sh OUT SET...
out=$1; shift
echo path,label,joint,view,patient,site,source,licence,split > "$out/images.csv"
for set in "$@"; do
  name=$(basename "$set")
  awk -F, -v OFS=, -v dir="$(cd "$set" && pwd)" -v name="$name" \
    'NR > 1 { $1 = dir "/" $1; $2 = name "-" $2; $5 = name "-" $5; print }' "$set/images.csv" >> "$out/images.csv"
done

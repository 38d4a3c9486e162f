#!/bin/sh
# How well the audit finds copies: plants changed copies of a set's images on other sides, audits the
# set, and prints recall for each change and the findings that are of no copy.
#
#   benchmarks/duplicates.sh SET OUT [COPIES_OF_EACH_KIND [SEED]]
#
# SET is folders of classes within train, val and test. Needs the benchmarks' jar:
#   mvn -q -pl app,benchmarks -am -DskipTests package
set -eu
set_=$1 out=$2 copies=${3:-12} seed=${4:-7}
home=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
[ -f "$out/planted/truth.csv" ] ||
  java -Djava.awt.headless=true \
    -cp "$home/benchmarks/target/benchmarks.jar:$home/app/target/luxate.jar" \
    io.luxate.benchmarks.PlantedCopies "$set_" "$out/planted" "$copies" "$seed"
"$home/luxate" audit "$out/planted" --out "$out/audit" >"$out/audit.log" || [ $? = 3 ]
awk -F, '
  NR == FNR { if (FNR > 1) { of[$2] = $1; change[$2] = $3; planted[$3]++; all++ } next }
  $1 == "identical" || $1 == "near-duplicate" || $1 == "conflict" {
    a = ($3 in of) ? of[$3] : $3
    b = ($4 in of) ? of[$4] : $4
    if (a == b) {
      if ($3 in of && !found[$3]++) { hits[change[$3]]++; right++ }
      if ($4 in of && !found[$4]++) { hits[change[$4]]++; right++ }
    } else { wrong++; print "of no copy: " $3 " " $4 }
  }
  END {
    for (kind in planted) print kind, hits[kind] + 0 "/" planted[kind]
    printf "recall %.4f (%d of %d), %d findings of no copy\n", right / all, right, all, wrong
  }' "$out/planted/truth.csv" "$out/audit/findings.csv"

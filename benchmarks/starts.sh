#!/bin/sh
# What a start is worth: SqueezeNet 1.1 from scratch, from the shipped weights and from ImageNet's,
# same recipe, several seeds; from scratch also with three times the learning rate, since the recipe's is
# meant for fine-tuning. Prints set,start,seed,auroc; goes on where it was interrupted.
#
#   benchmarks/starts.sh HIPS KNEES IMAGENET OUT [SEED ...]
#
# HIPS and KNEES are class folders (no_THA/yes_THA in train and val; no_OA/severe_OA in train, val and
# test), IMAGENET a weights file of squeezenet1_1.
set -eu
hips=$1 knees=$2 imagenet=$3 out=$4
shift 4
[ $# -gt 0 ] || set -- 1 2 3 4 5
home=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
luxate=$home/luxate
mkdir -p "$out"
recipe=$out/starts.yaml
sed 's/^name: .*/name: starts/; s/^inputPx: .*/inputPx: 128/; s/^epochs: .*/epochs: 10/' \
  "$home/recipes/default.yaml" >"$recipe"

fast=$out/fast.yaml
sed 's/^learningRate: .*/learningRate: 0.0003/' "$recipe" >"$fast"

auroc() {
  sed -n 's/.*"auroc" *: *\([0-9.]*\).*/\1/p' "$1" | head -n 1
}

for joint in shoulder elbow hip tha; do
  [ -f "$out/sim/$joint-ext/images.csv" ] && continue
  "$luxate" phantom --joint $joint --n 100 --site internet --seed 501 --size 224 --out "$out/sim/$joint"
  for hospital in a b c; do
    "$luxate" phantom --joint $joint --n 34 --site hospital-$hospital --seed 502 --size 224 \
      --out "$out/sim/$joint-ext/$hospital"
  done
  (
    head -n 1 "$out/sim/$joint-ext/a/images.csv"
    for hospital in a b c; do
      sed "1d; s#^#$hospital/#" "$out/sim/$joint-ext/$hospital/images.csv"
    done
  ) >"$out/sim/$joint-ext/images.csv"
done

for seed in "$@"; do
  for name in shipped imagenet scratch scratch-fast; do
    start=$name
    chosen=$recipe
    case $name in
      imagenet) start=$imagenet ;;
      scratch-fast) start=scratch chosen=$fast ;;
    esac
    learn="--arch squeezenet1_1 --recipe $chosen --seed $seed --threads 1"
    run=$out/hip-$name-$seed
    [ -f "$run/metrics.json" ] ||
      "$luxate" crossval "$hips" --positive yes_THA --folds 3 --weights "$start" $learn --out "$run" >&2
    echo "hip,$name,$seed,$(auroc "$run/metrics.json")"
    run=$out/knee-$name-$seed
    if [ ! -f "$run-test/metrics.json" ]; then
      "$luxate" train "$knees" --positive severe_OA --weights "$start" $learn --out "$run" >&2
      "$luxate" evaluate "$run" "$knees" --split test --threads 1 --out "$run-test" >&2
    fi
    echo "knee,$name,$seed,$(auroc "$run-test/metrics.json")"
    for joint in shoulder elbow hip tha; do
      run=$out/sim-$joint-$name-$seed
      if [ ! -f "$run-ext/metrics.json" ]; then
        "$luxate" train "$out/sim/$joint" --positive dislocated --weights "$start" $learn --out "$run" >&2
        "$luxate" evaluate "$run" "$out/sim/$joint-ext/images.csv" --split all --threads 1 \
          --out "$run-ext" >&2
      fi
      echo "simulated $joint,$name,$seed,$(auroc "$run-ext/metrics.json")"
    done
  done
done

#!/usr/bin/env python3
"""How often 95% intervals of an AUROC hold the true one, on binormal scores. Standard library only.

    python3 benchmarks/peers/interval_coverage.py
"""
import random
from bisect import bisect_left, bisect_right
from math import exp, log, sqrt
from statistics import NormalDist, fmean, variance

N = NormalDist()
Z = N.inv_cdf(0.975)
DRAWS = 4000


def measure(x, y):
    xs, ys = sorted(x), sorted(y)
    m, n = len(x), len(y)
    v10 = [(bisect_left(ys, a) + bisect_right(ys, a)) / (2 * n) for a in x]
    v01 = [1 - (bisect_left(xs, b) + bisect_right(xs, b)) / (2 * m) for b in y]
    return fmean(v10), variance(v10) / m + variance(v01) / n


def newcombe_holds(truth, estimate, m, n):
    t = truth
    v = t * (1 - t) / (m * n) * (1 + ((m + n) / 2 - 1) * ((1 - t) / (2 - t) + t / (1 + t)))
    return abs(estimate - t) <= Z * sqrt(v)


print("n per class  true AUROC  perfect  DeLong or Newcombe  logit or Newcombe  Newcombe")
for size in (15, 50, 100):
    for truth in (0.80, 0.95, 0.99):
        rng = random.Random(size * 1000 + int(truth * 100))
        shift = N.inv_cdf(truth) * sqrt(2)
        held = [0, 0, 0, 0]
        for _ in range(DRAWS):
            x = [rng.gauss(shift, 1) for _ in range(size)]
            y = [rng.gauss(0, 1) for _ in range(size)]
            a, v = measure(x, y)
            score = newcombe_holds(truth, a, size, size)
            if v < 1e-24:
                held = [held[0] + 1, held[1] + score, held[2] + score, held[3] + score]
                continue
            half = Z * sqrt(v) / (a * (1 - a))
            held[1] += abs(a - truth) <= Z * sqrt(v)
            held[2] += abs(log(a / (1 - a)) - log(truth / (1 - truth))) <= half
            held[3] += score
        print(f"{size:11d}  {truth:10.2f}  " + "  ".join(f"{100 * h / DRAWS:6.1f}%" for h in held))

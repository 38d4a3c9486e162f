#!/usr/bin/env python3
"""AUROC, DeLong's variance and Newcombe's method 5 by their definitions, O(n^2), as golden values.

Needs the standard library only. Sums over pairs are exact (fractions), so nothing here shares the
ranks, the floating-point order or the bisection of io.luxate.stats. Newcombe's limits are found by
scanning the published inequality on a fine grid and refining its outermost solutions.

    python3 benchmarks/peers/delong_reference.py \
        > app/src/test/resources/io/luxate/stats/delong-golden.json
"""
import json
import random
from fractions import Fraction
from math import exp, log, sqrt
from statistics import NormalDist

Z = NormalDist().inv_cdf(0.975)


def delong(scores, positive):
    x = [s for s, p in zip(scores, positive) if p]
    y = [s for s, p in zip(scores, positive) if not p]
    psi = [[Fraction(2 if a > b else 1 if a == b else 0, 2) for b in y] for a in x]
    m, n = len(x), len(y)
    v10 = [sum(row) / n for row in psi]
    v01 = [sum(psi[i][j] for i in range(m)) / m for j in range(n)]
    area = sum(v10) / m
    if m < 2 or n < 2:
        return area, None, m, n
    s10 = sum((v - area) ** 2 for v in v10) / (m - 1)
    s01 = sum((v - area) ** 2 for v in v01) / (n - 1)
    return area, s10 / m + s01 / n, m, n


def newcombe(area, m, n):
    mean = (m + n) / 2

    def excess(t):
        v = t * (1 - t) / (m * n) * (1 + (mean - 1) * ((1 - t) / (2 - t) + t / (1 + t)))
        return (area - t) ** 2 - Z * Z * v

    def root(a, b):
        for _ in range(200):
            c = (a + b) / 2
            if (excess(a) > 0) == (excess(c) > 0):
                a = c
            else:
                b = c
        return a

    steps = 20000
    inside = [k / steps for k in range(1, steps) if excess(k / steps) <= 0]
    low, high = inside[0], inside[-1]
    low = root(max(0.0, low - 1 / steps), low) if excess(max(0.0, low - 1 / steps)) > 0 else 0.0
    high = root(high, min(1.0, high + 1 / steps)) if excess(min(1.0, high + 1 / steps)) > 0 else 1.0
    return [low, high]


def case(name, scores, positive):
    area, variance, m, n = delong(scores, positive)
    out = {"name": name, "scores": scores, "positive": positive, "auroc": float(area)}
    out["newcombe"] = newcombe(float(area), m, n)
    if variance is not None:
        out["variance"] = float(variance)
        se = sqrt(variance)
        out["delong"] = [max(0.0, float(area) - Z * se), min(1.0, float(area) + Z * se)]
        if variance > 0:
            a = float(area)
            logit, half = log(a / (1 - a)), Z * se / (a * (1 - a))
            out["logit"] = [1 / (1 + exp(-(logit - half))), 1 / (1 + exp(-(logit + half)))]
    return out


def drawn(name, seed, m, n, shift, digits):
    rng = random.Random(seed)
    scores = [round(rng.gauss(shift, 1), digits) for _ in range(m)]
    scores += [round(rng.gauss(0, 1), digits) for _ in range(n)]
    positive = [True] * m + [False] * n
    order = list(range(m + n))
    rng.shuffle(order)
    return case(name, [scores[i] for i in order], [positive[i] for i in order])


cases = [
    drawn("paper-sized, balanced", 1, 50, 50, 2.0, 6),
    drawn("small and strong", 2, 15, 15, 2.8, 6),
    drawn("many ties", 3, 40, 60, 1.0, 0),
    drawn("rare positives", 4, 5, 120, 1.2, 3),
    drawn("rare negatives", 5, 90, 4, 1.0, 3),
    drawn("no skill", 6, 30, 30, 0.0, 4),
    drawn("worse than chance", 7, 25, 35, -1.5, 2),
    drawn("two of each", 8, 2, 2, 0.3, 3),
    drawn("larger", 9, 150, 250, 1.5, 2),
    case("one positive", [0.7, 0.1, 0.4, 0.9, 0.2], [True, False, False, False, False]),
    case("perfect", [k / 40 for k in range(30)], [k >= 15 for k in range(30)]),
    case("all wrong", [k / 40 for k in range(30)], [k < 15 for k in range(30)]),
    case("all equal", [0.5] * 12, [k % 3 == 0 for k in range(12)]),
]
print('{"level": 0.95, "cases": [')
print(",\n".join(json.dumps(c) for c in cases))
print("]}")

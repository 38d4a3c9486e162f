#!/usr/bin/env python3
"""Average precision, averages over classes, rates, calibration, net benefit and abstention as
golden values from scikit-learn, statsmodels and SciPy, or by definition where those have none.

scikit-learn 1.9.1, statsmodels 0.15.0, scipy 1.17.1, numpy 2.4.6 on Python 3.11:

    python3 -m venv venv && venv/bin/pip install scikit-learn==1.9.1 statsmodels==0.15.0 scipy==1.17.1
    venv/bin/python benchmarks/peers/statistics_reference.py \
        > app/src/test/resources/io/luxate/stats/statistics-golden.json
"""
import json
from fractions import Fraction
from math import log, sqrt

import numpy as np
import statsmodels.api as sm
from scipy.optimize import minimize_scalar
from scipy.special import expit, log_softmax, logit
from scipy.stats import norm
from scipy.stats.contingency import relative_risk
from sklearn.calibration import _sigmoid_calibration, calibration_curve
from sklearn.isotonic import IsotonicRegression
from sklearn.metrics import (average_precision_score, brier_score_loss, f1_score, log_loss,
                             roc_auc_score)
from statsmodels.stats.proportion import proportion_confint

Z = norm.ppf(0.975)
GRID = [0.0, 0.03, 0.1, 0.25, 0.4, 0.5, 0.62, 0.8, 0.97, 1.0]
THRESHOLDS = [0.05, 0.1, 0.3, 0.5, 0.8]


def bins(p, y, index, count):
    """Expected error, greatest error and Kumar's debiased square, straight from each bin's rows."""
    error, worst, square = 0.0, 0.0, 0.0
    for b in range(count):
        rows = index == b
        n = rows.sum()
        if n == 0:
            continue
        gap = p[rows].mean() - y[rows].mean()
        error += n / len(p) * abs(gap)
        worst = max(worst, abs(gap))
        if n < 2:
            square = None
        if square is not None:
            square += n / len(p) * (gap**2 - y[rows].mean() * (1 - y[rows].mean()) / (n - 1))
    return [error, worst, square]


def mass_index(p, count):
    first = np.array([(p < v).sum() for v in p])
    return first * count // len(p)


def conformal(p, y, rate, per_class):
    """For each probability of GRID, whether either class stands, by the p-value of each class."""
    strange = np.where(y, 1 - p, p)
    out = []
    for new in GRID:
        row = []
        for side, own in ((True, 1 - new), (False, new)):
            pool = strange[y == side] if per_class else strange
            row.append(bool(Fraction(int((pool >= own).sum()) + 1, len(pool) + 1) > rate))
        out.append(row)
    return out


def calibrated(name, seed, n, digits, strength):
    rng = np.random.default_rng(seed)
    z = rng.normal(0, 1.5, n)
    p = np.round(expit(strength * z + 0.3), digits).clip(0.001, 0.999)
    y = rng.random(n) < expit(z - 0.4)
    x = logit(p)
    a, b = _sigmoid_calibration(x, y.astype(float))
    best = minimize_scalar(lambda t: log_loss(y, expit(x / np.exp(t))), bounds=(-5, 5),
                           method="bounded", options={"xatol": 1e-12})
    iso = IsotonicRegression(y_min=0, y_max=1, out_of_bounds="clip").fit(p, y.astype(float))
    cox = sm.GLM(y.astype(float), sm.add_constant(x), family=sm.families.Binomial()).fit(tol=1e-14)
    large = sm.GLM(y.astype(float), np.ones((n, 1)), offset=x,
                   family=sm.families.Binomial()).fit(tol=1e-14)
    curve = []
    for t in THRESHOLDS:
        called = p >= t
        odds = t / (1 - t)
        curve.append([(called & y).mean() - odds * (called & ~y).mean(),
                      y.mean() - odds * (~y).mean()])
    width = np.minimum((np.floor(np.round(p * 10, 9))).astype(int), 9)
    seen, said = calibration_curve(y, p, n_bins=10, strategy="uniform")
    return {
        "name": name, "probabilities": p.tolist(), "positive": y.tolist(),
        "averagePrecision": average_precision_score(y, p),
        "brier": brier_score_loss(y, p),
        "platt": [-a, -b], "temperature": float(np.exp(best.x)),
        "isotonic": iso.predict(GRID).tolist(),
        "slope": [cox.params[1], cox.bse[1]], "intercept": [large.params[0], large.bse[0]],
        "observed": seen.tolist(), "mean": said.tolist(),
        "equalWidth": bins(p, y, width, 10), "equalMass": bins(p, y, mass_index(p, 8), 8),
        "netBenefit": curve,
        "perClass": conformal(p, y, Fraction(1, 5), True),
        "marginal": conformal(p, y, Fraction(1, 5), False),
    }


def classes(name, seed, n, digits):
    rng = np.random.default_rng(seed)
    labels = rng.integers(0, 4, n)
    scores = np.round(rng.normal(0, 1, (n, 4)) + 1.1 * np.eye(4)[labels], digits)
    many = rng.random((n, 4)) < expit(scores)
    hot = np.eye(4)[labels]
    shown = log_softmax(scores * 3, axis=1)
    best = minimize_scalar(lambda t: log_loss(labels, np.exp(log_softmax(scores * 3 / np.exp(t),
                           axis=1))), bounds=(-5, 5), method="bounded", options={"xatol": 1e-12})
    assert np.isfinite(shown).all()
    return {
        "name": name, "scores": scores.tolist(), "labels": labels.tolist(), "many": many.tolist(),
        "micro": roc_auc_score(hot, scores, average="micro"),
        "macro": roc_auc_score(hot, scores, average="macro"),
        "perLabel": roc_auc_score(many, scores, average=None).tolist(),
        "multiLabelMacro": roc_auc_score(many, scores, average="macro"),
        "temperatureOfTriple": float(np.exp(best.x)),
    }


def predictive(tp, fp, tn, fn, prevalence, positive):
    """Mercaldo's logit interval; the adjusted one where a cell is empty."""
    k = 0 if 0 not in (tp, fp, tn, fn) else Z * Z / 2
    n1, n0 = tp + fn + 2 * k, tn + fp + 2 * k
    se, sp = (tp + k) / n1, (tn + k) / n0
    if positive:
        centre = log(prevalence * se / ((1 - prevalence) * (1 - sp)))
        variance = (1 - se) / (se * n1) + sp / ((1 - sp) * n0)
    else:
        centre = log((1 - prevalence) * sp / (prevalence * (1 - se)))
        variance = se / ((1 - se) * n1) + (1 - sp) / (sp * n0)
    return [expit(centre - Z * sqrt(variance)), expit(centre + Z * sqrt(variance))]


def table(tp, fp, tn, fn, prevalence):
    truth = [1] * (tp + fn) + [0] * (tn + fp)
    called = [1] * tp + [0] * fn + [0] * tn + [1] * fp
    out = {"counts": [tp, fp, tn, fn], "prevalence": prevalence,
           "f1": f1_score(truth, called),
           "clopperPearson": list(proportion_confint(tp, tp + fn, 0.05, "beta")),
           "ppvInterval": predictive(tp, fp, tn, fn, prevalence, True),
           "npvInterval": predictive(tp, fp, tn, fn, prevalence, False)}
    se, sp = tp / (tp + fn), tn / (tn + fp)
    out["ppv"] = se * prevalence / (se * prevalence + (1 - sp) * (1 - prevalence))
    out["npv"] = sp * (1 - prevalence) / (sp * (1 - prevalence) + (1 - se) * prevalence)
    if 0 not in (tp, fp, tn, fn):
        plus = relative_risk(tp, tp + fn, fp, fp + tn)
        minus = relative_risk(fn, tp + fn, tn, fp + tn)
        for key, r in (("lrPlus", plus), ("lrMinus", minus)):
            ci = r.confidence_interval(0.95)
            out[key] = [r.relative_risk, ci.low, ci.high]
    return out


print(json.dumps({
    "grid": GRID, "thresholds": THRESHOLDS,
    "calibrated": [calibrated("too sure", 1, 150, 6, 2.2), calibrated("with ties", 2, 90, 1, 1.0),
                   calibrated("too shy", 3, 60, 2, 0.5)],
    "classes": [classes("four classes", 4, 60, 6), classes("four with ties", 5, 40, 0)],
    "tables": [table(45, 7, 93, 5, 0.02), table(8, 3, 20, 4, 0.3), table(12, 0, 15, 0, 0.1),
               table(10, 2, 9, 0, 0.5)],
}, indent=None, separators=(",", ":"), default=float).replace('},{"', '},\n{"'))

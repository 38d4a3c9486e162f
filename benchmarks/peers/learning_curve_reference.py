"""Golden values for stats/LearningCurve: the same power law by SciPy's nonlinear least squares.

pip install numpy scipy; python learning_curve_reference.py > learning-curve-golden.json
"""
import json

import numpy as np
from scipy.optimize import curve_fit


def law(n, plateau, drop, rate):
    return plateau - drop * n ** -rate


def case(name, seed, plateau, drop, rate, noise):
    rng = np.random.default_rng(seed)
    images = np.repeat([10, 20, 35, 50, 80], 4)
    aurocs = law(images, plateau, drop, rate) + rng.normal(0, noise, images.size)
    fit, _ = curve_fit(law, images.astype(float), aurocs, p0=[0.9, 1, 0.7],
                       bounds=([0, 0, 0.05], [1, 50, 3]), xtol=1e-14, ftol=1e-14, gtol=1e-14)
    squares = float(np.sum((aurocs - law(images, *fit)) ** 2))
    return {"name": name, "images": images.tolist(), "aurocs": aurocs.tolist(),
            "plateau": fit[0], "drop": fit[1], "rate": fit[2], "squares": squares}


print(json.dumps([case("steep", 1, 0.97, 1.2, 0.8, 0.005), case("flat", 2, 0.9, 0.5, 0.4, 0.01),
                  case("beyond one", 3, 1.02, 0.9, 0.5, 0.003)], default=float, indent=1))

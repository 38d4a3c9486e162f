"""Golden values for stats/CohensKappa and stats/FleissKappa: the same numbers by statsmodels.

pip install numpy statsmodels; python kappa_reference.py > kappa-golden.json
"""
import json

import numpy as np
from statsmodels.stats.inter_rater import aggregate_raters, cohens_kappa, fleiss_kappa, to_table


def case(name, seed, raters, subjects, categories, agreement):
    rng = np.random.default_rng(seed)
    truth = rng.integers(0, categories, subjects)
    own = rng.integers(0, categories, (raters, subjects))
    keeps = rng.random((raters, subjects)) < agreement
    answers = np.where(keeps, truth, own)
    pairs = []
    for i in range(raters):
        for j in range(i + 1, raters):
            table = to_table(answers[[i, j]].T, bins=np.arange(categories + 1) - 0.5)[0]
            found = cohens_kappa(table)
            pairs.append({"first": i, "second": j, "kappa": found.kappa,
                          "standardError": found.std_kappa})
    return {"name": name, "answers": [[f"c{a}" for a in row] for row in answers.tolist()],
            "pairs": pairs, "fleiss": fleiss_kappa(aggregate_raters(answers.T)[0], method="fleiss")}


print(json.dumps([case("two readers", 1, 2, 60, 2, 0.7), case("three, three words", 2, 3, 80, 3, 0.6),
                  case("worse than chance", 14, 3, 25, 2, 0.0), case("five", 4, 5, 40, 4, 0.8)],
                 default=float))

"""python3 peers.py FOLDER OPERATION TABLE RUNS: for each run a line "seconds check", as peers.R."""
import sys
import time

import numpy as np

folder, operation, table, runs = sys.argv[1:5]
with open(f"{folder}/{table}.csv") as file:
    names = [name.strip('"') for name in file.readline().strip().split(",")]
    data = np.genfromtxt(file, delimiter=",")


def column(name):
    return data[:, names.index(name)]


def normal_quantile(p):
    from statistics import NormalDist
    return np.array([NormalDist().inv_cdf(float(q)) for q in np.atleast_1d(p)])


def normal_share(x):
    from statistics import NormalDist
    return np.array([NormalDist().cdf(float(q)) for q in np.atleast_1d(x)])


def numpy_mediation():
    """10,000 BCa resamples: cross-products by one matrix product, all systems solved in one batch."""
    rows = len(data)
    first = np.column_stack([np.ones(rows), column("arm"), column("c1"), column("c2"), column("c3")])
    second = np.column_stack([first, column("m")])
    random = np.random.default_rng(1)

    def slopes(weights, X, y, at):
        p = X.shape[1]
        crossed = (X[:, :, None] * X[:, None, :]).reshape(rows, p * p)
        systems = (weights @ crossed).reshape(-1, p, p)
        return np.linalg.solve(systems, (weights @ (X * y[:, None]))[:, :, None])[:, at, 0]

    def indirect(weights):
        return slopes(weights, first, column("m"), 1) * slopes(weights, second, column("y"), 5)

    def run():
        t = indirect(random.multinomial(rows, np.full(rows, 1 / rows), 10000).astype(float))
        t0 = indirect(np.ones((1, rows)))[0]
        left = indirect(1 - np.eye(rows))
        z = normal_quantile([0.025, 0.975])
        z0 = normal_quantile(np.mean(t < t0))[0]
        d = left.mean() - left
        a = (d**3).sum() / (6 * (d**2).sum() ** 1.5)
        return np.quantile(t, normal_share(z0 + (z0 + z) / (1 - a * (z0 + z))))[0]

    return run


def pingouin_alpha():
    import pandas
    import pingouin
    frame = pandas.DataFrame(data, columns=names)
    return lambda: pingouin.cronbach_alpha(frame)[0]


once = {"numpy": numpy_mediation, "pingouin_alpha": pingouin_alpha}[operation]()
for _ in range(int(runs)):
    start = time.perf_counter()
    check = once()
    print(time.perf_counter() - start, check)

# Comparisons of doses with a spread of each dose's own, by R, of the means of Mithoefer et al 2018 (CAPS-IV a month after the second session).
m <- c(76.0, 24.1, 45.3); s <- c(23.4, 17.2, 33.8); n <- c(7, 7, 12)
v <- s^2 / n; nu <- n - 1
of <- function(K) { a <- K^2 * v; c(est = sum(K * m), se = sqrt(sum(a)), t = sum(K * m) / sqrt(sum(a)), df = sum(a)^2 / sum(a^2 / nu)) }
K <- rbind(c(-1, 1, 0), c(-1, 0, 1))
one <- apply(K, 1, of)
cat("est, se, t, df\n"); print(one, digits = 10)
cat("p", format(2 * pt(-abs(one["t", ]), one["df", ]), digits = 10), "\n")
# together: t values of a million samples of the same spreads, smallest p by rank
set.seed(1); N <- 1e6
e <- sapply(1:3, function(g) rnorm(N, 0, sqrt(v[g]))); r <- sapply(1:3, function(g) rchisq(N, nu[g]) / nu[g])
draw <- function(K) (e %*% K) / sqrt(r %*% (K^2 * v))
family <- function(K, t, two) {
  T <- apply(K, 1, draw); if (two) { T <- abs(T); t <- abs(t) }
  P <- apply(T, 2, function(x) rank(-x) / N); least <- do.call(pmin, as.data.frame(P))
  single <- sapply(seq_along(t), function(i) mean(T[, i] >= t[i]))
  tail <- quantile(least, 0.05)
  list(p = sapply(single, function(x) mean(least <= x)), critical = sapply(seq_along(t), function(i) quantile(T[, i], 1 - tail)))
}
both <- family(K, one["t", ], TRUE); cat("p together", both$p, "critical", both$critical, "\n")
# shapes: linear, emax (0.25 of the range), peak at 75
d <- c(30, 75, 125); x <- (d - 30) / 95
shape <- list(x, x / (0.25 + x), ifelse(x <= x[2], x / x[2], 1 - 0.5 * (x - x[2]) / (1 - x[2])))
W <- diag(1 / v)
S <- t(sapply(shape, function(f) { c <- W %*% (-(f - sum(W %*% f) / sum(W))); c / sqrt(sum(c^2)) }))
ts <- apply(S, 1, of); cat("shapes\n"); print(ts, digits = 10)
cat("p together", family(S, ts["t", ], FALSE)$p, "\n")
# any difference: Welch's, from people with exactly these means and standard deviations
y <- unlist(lapply(1:3, function(g) m[g] + s[g] * as.vector(scale(seq_len(n[g])^2)))); g <- factor(rep(1:3, n))
w <- oneway.test(y ~ g); cat("Welch F, df, p", format(c(w$statistic, w$parameter, w$p.value), digits = 10), "\n")
peak <- apply(rbind(c(1, -1, 0), c(0, -1, 1)), 1, of); cat("peak", format(pt(peak["t", ], peak["df", ], lower.tail = FALSE), digits = 10), "\n")
cat(R.version.string, "\n")

# The same bootstrap in R, in two ways: boot() with lm() refitted on each resample, as most papers do
# it, and every resample at once by matrix products, as a careful programmer would write it by hand.
#
#   Rscript mediation.R DATA RESAMPLES WAY     prints the seconds of one run and the lower BCa end
#
# DATA has the columns arm, m_change, y_change, m_base, y_base, age. Packages are loaded and data read
# before the clock starts.
arguments <- commandArgs(TRUE)
d <- read.csv(arguments[1])
B <- as.integer(arguments[2])
way <- arguments[3]

bca <- function(t, t0, without) {
  z <- qnorm(c(.025, .975))
  z0 <- qnorm(mean(t < t0))
  u <- mean(without) - without
  a <- sum(u^3) / (6 * sum(u^2)^1.5)
  quantile(t, pnorm(z0 + (z0 + z) / (1 - a * (z0 + z))))
}

refit <- function() {
  statistic <- function(d, i) {
    e <- d[i, ]
    a <- coef(lm(m_change ~ arm + m_base + y_base + age, e))[["arm"]]
    b <- coef(lm(y_change ~ m_change + arm + m_base + y_base + age, e))[["m_change"]]
    a * b
  }
  boot.ci(boot(d, statistic, B), type = "bca")$bca[4]
}

# W: one row a resample, how often each row of the data was drawn.
coefficients_of <- function(W, y, X) {
  p <- ncol(X)
  at <- which(lower.tri(diag(p), TRUE), arr.ind = TRUE)
  S <- W %*% (X[, at[, 1]] * X[, at[, 2]])
  r <- W %*% (X * y)
  out <- matrix(0, nrow(W), p)
  A <- matrix(0, p, p)
  for (i in seq_len(nrow(W))) {
    A[at] <- S[i, ]
    A[at[, 2:1]] <- S[i, ]
    out[i, ] <- solve(A, r[i, ])
  }
  out
}

vectorized <- function() {
  X <- cbind(1, as.matrix(d[, c("arm", "m_base", "y_base", "age")]))
  Z <- cbind(X, d$m_change)
  n <- nrow(d)
  product <- function(W) coefficients_of(W, d$m_change, X)[, 2] * coefficients_of(W, d$y_change, Z)[, 6]
  drawn <- t(rmultinom(B, n, rep(1, n)))
  bca(product(drawn), product(matrix(1, 1, n)), product(1 - diag(n)))[[1]]
}

if (way == "refit") suppressPackageStartupMessages(library(boot))
run <- list(refit = refit, vectorized = vectorized)[[way]]
set.seed(42)
invisible(gc())
seconds <- system.time(end <- run())[["elapsed"]]
cat(sprintf("%.6f %.6f\n", seconds, end))

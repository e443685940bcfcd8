# What theory gives for truth A: each path normal about its value, with the spread that moment estimates corrected
# for error of measurement have; the verdict needs the lagged path and not the reversed one (97.5 %), path a and the
# total effect (95 %).  Rscript power.R > power.txt   (in this folder)
set.seed(5)
corrected <- function(y, X, error) { # error variances of the columns of X
  X1 <- cbind(1, X); n <- nrow(X); S <- crossprod(X1) / n - diag(c(0, error)); solve(S, crossprod(X1, y) / n)
}
one <- function(n) {
  x <- sample(rep(0:1, length.out = n)); e <- function(s) s * rnorm(n)
  m0 <- e(1); y0 <- -.5 * m0 + e(.866); m1 <- .5 * m0 + .8 * x + e(.8); y1 <- .6 * y0 - .2 * x + e(.75)
  m2 <- .7 * m1 + e(.65); y2 <- .4 * y1 - .4 * m1 - .3 * x + e(.7)
  noise <- sqrt(1 / 9); v <- 1 / 9
  for (k in c("m0", "m1", "m2", "y0", "y1", "y2")) assign(k, get(k) + e(noise))
  a <- corrected(m1, cbind(x, m0, y0), c(0, v, v))[2]
  b <- corrected(y2, cbind(m1, x, m0, y0, y1), c(v, 0, v, v, v))[2]
  r <- corrected(m2, cbind(y1, x, m0, y0, m1), c(v, 0, v, v, v))[2]
  t <- corrected(y2, cbind(x, m0, y0), c(0, v, v))[2]
  c(a = a, b = b, r = r, t = t)
}
cat(R.version.string, "\n")
for (n in c(90, 200)) {
  est <- t(replicate(4000, one(n))); mid <- apply(est, 2, median); sd <- apply(est, 2, mad)
  power <- function(k, z) pnorm(abs(mid[k]) / sd[k] - z) + pnorm(-abs(mid[k]) / sd[k] - z)
  z5 <- qnorm(.975); z25 <- qnorm(.9875)
  p <- c(a = power("a", z5), lagged = power("b", z25), indirect_b = power("b", z5), total = power("t", z5), reversed = power("r", z25))
  cat("n", n, "median", round(mid, 3), "spread", round(sd, 3), "\n   power:", paste(names(p), round(p, 3)), "\n   mechanism first:", round(p[1] * p[2] * p[4] * (1 - p[5]), 3),
    " indirect effect shown:", round(p[1] * p[3], 3), "\n")
}

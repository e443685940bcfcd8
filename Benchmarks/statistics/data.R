# Rscript data.R FOLDER [LARGEST]: the tables of the benchmark, the same on every machine with one version of R.
args <- commandArgs(TRUE)
folder <- args[1]
largest <- if (length(args) > 1) as.numeric(args[2]) else 1e5
keep <- function(table, name) write.csv(table, file.path(folder, name), row.names = FALSE, na = "")

# A trial of 90 people in two arms: one mediator, then six correlated ones.
set.seed(101)
n <- 90
trial <- data.frame(arm = rep(0:1, n / 2), c1 = rnorm(n), c2 = rnorm(n), c3 = rnorm(n))
one <- trial
one$m <- 0.7 * one$arm + 0.3 * one$c1 + rnorm(n)
one$y <- -0.5 * one$m - 0.2 * one$arm + 0.3 * one$c2 + rnorm(n)
keep(one, "single.csv")
six <- trial
shared <- rnorm(n)
for (k in 1:6) six[[paste0("m", k)]] <- (0.2 + 0.1 * k) * six$arm + 0.7 * shared + 0.7 * rnorm(n)
six$y <- as.matrix(six[paste0("m", 1:6)]) %*% c(-0.4, -0.3, -0.2, -0.1, 0, 0.1) - 0.3 * six$arm + rnorm(n)
keep(six, "six.csv")

# Five visits, errors that fade with the lag and grow with time, an eighth of the outcomes missing.
visits <- function(n) {
  set.seed(n + 1)
  covariance <- outer(1:5, 1:5, function(i, j) 0.6^abs(i - j) * sqrt((3 + i) * (3 + j)))
  errors <- matrix(rnorm(5 * n), n) %*% chol(covariance)
  base <- round(rnorm(n, 22, 5), 2)
  d <- data.frame(id = rep(1:n, each = 5), arm = rep((1:n) %% 2, each = 5), base = rep(base, each = 5), visit = rep(1:5, n))
  d$y <- round(8 + 0.5 * d$base - 0.7 * d$visit - 0.3 * d$arm * d$visit + as.vector(t(errors)), 3)
  d$y[runif(5 * n) < 0.125] <- NA
  d
}
# Five measurements with a random intercept and slope.
slopes <- function(n) {
  set.seed(n + 2)
  d <- data.frame(id = rep(1:n, each = 5), time = rep(0:4, n))
  d$arm <- d$id %% 2
  d$y <- round(20 + 3 * rnorm(n)[d$id] + (0.6 * rnorm(n)[d$id] - 1 - 0.4 * d$arm) * d$time + 2 * rnorm(5 * n), 3)
  d
}
# 26 items of six correlated factors; and the same in five categories.
items <- function(n) {
  set.seed(n + 3)
  of <- rep(1:6, c(4, 4, 4, 4, 5, 5))
  common <- rnorm(n)
  factors <- sapply(1:6, function(k) sqrt(0.5) * common + sqrt(0.5) * rnorm(n))
  loading <- rep(c(0.8, 0.65, 0.7), length.out = 26)
  d <- as.data.frame(sapply(1:26, function(j) round(loading[j] * factors[, of[j]] + sqrt(1 - loading[j]^2) * rnorm(n), 3)))
  setNames(d, paste0("i", 1:26))
}
for (n in c(100, 1000, 10000, 100000)) if (n <= largest) keep(visits(n), sprintf("visits-%d.csv", n))
for (n in c(100, 1000, 10000, 100000)) if (n <= largest) keep(slopes(n), sprintf("slopes-%d.csv", n))
for (n in c(500, 10000, 100000)) if (n <= largest) {
  d <- items(n)
  keep(d, sprintf("items-%d.csv", n))
  if (n <= 1e4) keep(as.data.frame(lapply(d, function(x) findInterval(x, c(-1.2, -0.4, 0.5, 1.3)) + 1)), sprintf("ordinal-%d.csv", n))
}
set.seed(104)
variances <- runif(100, 0.02, 0.2)
keep(data.frame(yi = 0.3 + rnorm(100, 0, sqrt(0.06 + variances)), vi = variances), "meta.csv")

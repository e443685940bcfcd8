# Rscript peers.R FOLDER OPERATION TABLE RUNS: for each run a line "seconds check".
# Packages are loaded and the table is in memory before the clock starts; a run ends with printable numbers.
args <- commandArgs(TRUE)
operation <- args[2]
use <- function(package) suppressWarnings(suppressPackageStartupMessages(library(package, character.only = TRUE)))
d <- read.csv(file.path(args[1], paste0(args[3], ".csv")), na.strings = "")
six <- paste(sprintf("F%d =~ %s", 1:6, sapply(split(paste0("i", 1:26), rep(1:6, c(4, 4, 4, 4, 5, 5))), paste, collapse = " + ")), collapse = "\n")
controls <- c("c1", "c2", "c3")

# The bootstrap that a careful analyst writes: cross-products of all resamples by one matrix product.
products <- function(weights, X) {
  pairs <- which(lower.tri(diag(ncol(X)), TRUE), arr.ind = TRUE)
  list(pairs = pairs, sums = weights %*% (X[, pairs[, 1]] * X[, pairs[, 2]]))
}
effects <- function(weights, X, mediators) {
  # Columns of X: 1, covariates, arm, mediators, y. The last row of each normal equation is its right side.
  s <- products(weights, X)
  p <- ncol(X)
  k <- length(mediators)
  base <- 1:(p - k - 1)
  t(apply(s$sums, 1, function(row) {
    A <- matrix(0, p, p)
    A[s$pairs] <- row
    A[s$pairs[, 2:1]] <- row
    a <- solve(A[base, base], A[base, mediators, drop = FALSE])[length(base), ]
    b <- solve(A[-p, -p], A[-p, p])[mediators]
    a * b
  }))
}
bca <- function(t, t0, left) {
  z <- qnorm(c(0.025, 0.975))
  z0 <- qnorm(mean(t < t0))
  d <- mean(left) - left
  a <- sum(d^3) / (6 * sum(d^2)^1.5)
  quantile(t, pnorm(z0 + (z0 + z) / (1 - a * (z0 + z))), names = FALSE)
}
by_hand <- function(names, B = 10000) {
  X <- cbind(1, as.matrix(d[c(controls, "arm", names, "y")]))
  n <- nrow(X)
  at <- 5 + seq_along(names)
  run <- function(w) { e <- effects(w, X, at); if (length(names) == 1) matrix(e, ncol = 1) else e }
  function() {
    t <- run(t(rmultinom(B, n, rep(1, n))))
    t0 <- run(matrix(1, 1, n))
    left <- run(1 - diag(n))
    sapply(seq_along(names), function(k) bca(t[, k], t0[1, k], left[, k]))[1, 1]
  }
}
indirect <- function(e) coef(lm(m ~ arm + c1 + c2 + c3, e))[["arm"]] * coef(lm(y ~ m + arm + c1 + c2 + c3, e))[["m"]]
as_visits <- function() { d$visit <<- factor(d$visit); d$arm <<- factor(d$arm); d$number <<- as.integer(d$visit) }
row <- function(table, column) as.numeric(table[nrow(table), column])
cfa_of <- function(estimator, measure, ...) {
  use("lavaan")
  function() {
    fit <- cfa(six, d, estimator = estimator, ...)
    parameterEstimates(fit, standardized = TRUE)
    fitMeasures(fit, measure)
  }
}
operations <- list(
  boot_lm = function() { use("boot"); function() boot.ci(boot(d, function(d, i) indirect(d[i, ]), 10000), type = "bca")$bca[4] },
  by_hand = function() by_hand("m"),
  six_by_hand = function() by_hand(paste0("m", 1:6)),
  gls = function() { use("nlme"); as_visits(); function() row(summary(gls(y ~ base + arm * visit, d, corSymm(form = ~ number | id), varIdent(form = ~ 1 | visit), na.action = na.omit))$tTable, 2) },
  mmrm = function() { use("mmrm"); as_visits(); d$id <<- factor(d$id); function() row(coef(summary(mmrm(y ~ base + arm * visit + us(visit | id), d))), 2) },
  glmmTMB = function() { use("glmmTMB"); as_visits(); function() row(coef(summary(glmmTMB(y ~ base + arm * visit + us(0 + visit | id), d, dispformula = ~ 0, REML = TRUE)))$cond, 2) },
  lmer_visits = function() { use("lme4"); as_visits(); function() row(coef(summary(lmer(y ~ base + arm * visit + (0 + visit | id), d, control = lmerControl(check.nobs.vs.nRE = "ignore")))), 2) },
  lme4 = function() { use("lme4"); function() row(coef(summary(lmer(y ~ time * arm + (time | id), d))), 2) },
  lmerTest = function() { use("lmerTest"); function() row(coef(summary(lmer(y ~ time * arm + (time | id), d))), 2) },
  lavaan_ml = function() cfa_of("ML", "chisq"),
  lavaan_mlr = function() cfa_of("MLR", "chisq.scaled"),
  lavaan_wlsmv = function() cfa_of("WLSMV", "chisq.scaled", ordered = TRUE),
  alpha = function() { use("psych"); function() alpha(d)$total$raw_alpha },
  omega = function() { use("psych"); use("GPArotation"); function() omega(d, 6, plot = FALSE)$omega_h },
  metafor = function() { use("metafor"); function() predict(rma(yi, vi, data = d, test = "knha"))$pi.lb })
once <- operations[[operation]]()
set.seed(1)
for (r in seq_len(as.integer(args[4]))) {
  seconds <- system.time(check <- suppressWarnings(suppressMessages(once())))[["elapsed"]]
  cat(seconds, format(as.numeric(check), digits = 8), "\n")
}

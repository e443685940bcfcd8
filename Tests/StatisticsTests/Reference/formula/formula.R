# Design matrices of R for a list of formulas: names, term of each column, number of rows, and
# sums of each column weighted by 1, 2, … n (so that order counts). Reference rows from emmeans.
# Rscript formula.R   writes data.csv and formula.json beside itself.
suppressPackageStartupMessages({library(emmeans); library(splines); library(jsonlite)})
set.seed(20261130)
n <- 84
d <- data.frame(
  id = rep(1:21, each = 4), visit = rep(c("m1", "m2", "m3", "m6"), 21),
  arm = rep(rep(c("placebo", "low", "high"), 7), each = 4), sex = rep(sample(c("f", "m"), 21, TRUE), each = 4),
  site = rep(sample(c("A", "B", "C"), 21, TRUE), each = 4), age = rep(round(rnorm(21, 35, 9), 1), each = 4))
d$base <- round(rep(rnorm(21, 20, 4), each = 4), 2)
d$x <- round(runif(n, 0, 30), 2)
d$y <- round(10 + 0.3 * d$base - 2 * (d$arm == "high") + 0.1 * d$x + rnorm(n, 0, 3), 3)
d$n <- rpois(n, 8) + 1
d$k <- rbinom(n, d$n, plogis(-0.5 + 0.05 * d$x - 0.5 * (d$arm == "low")))
d$won <- rbinom(n, 1, plogis(-1 + 0.08 * d$x + 0.4 * (d$sex == "m")))
d$events <- rnbinom(n, mu = exp(0.4 + 0.04 * d$x + 0.3 * (d$arm == "low")), size = 1.4)
d$time <- round(runif(n, 0.5, 2), 2)
d$y[c(3, 40)] <- NA; d$x[c(17)] <- NA; d$arm[c(60)] <- NA
write.csv(d, "data.csv", row.names = FALSE, na = "")
f <- c("y ~ 1", "y ~ 0 + visit", "y ~ arm", "y ~ visit - 1", "y ~ base + arm * visit", "y ~ arm:visit", "y ~ base:visit",
  "y ~ base + base:visit", "y ~ visit + base:visit", "y ~ arm/sex", "y ~ sex %in% arm", "y ~ (arm + sex + base)^2", "y ~ (arm + sex + visit)^3",
  "y ~ (arm + sex + base)^2 - arm:sex", "y ~ arm*sex*base - arm:sex:base", "y ~ I(x^2) + x + log(x + 1) + sqrt(base)", "y ~ exp(x/10):arm",
  "y ~ 0 + arm + visit", "y ~ 0 + base + arm:visit", "y ~ 0 + base + arm + sex", "y ~ poly(x, 3)", "y ~ poly(x, 2, raw = TRUE):arm", "y ~ ns(x, 4)",
  "y ~ arm * ns(x, df = 3)", "y ~ ns(x, knots = c(8, 20))", "log(y + 5) ~ age*I(base - 20)", "y - base ~ arm + offset(x) + sex", "y ~ site/arm/sex",
  "y ~ arm + site:visit", "y ~ sex:arm + arm", "y ~ ns(x, 1)", "y ~ I((x + 1)*2) + abs(x-3)")
d$visit <- factor(d$visit); lev <- function(v) factor(v, levels = sort(unique(v), method = "radix"))
for (v in c("arm", "sex", "site")) d[[v]] <- lev(d[[v]])
rows <- function(text) d[complete.cases(d[all.vars(as.formula(text))]), ]
one <- function(text, contrasts = NULL) {
  # Knots and polynomials from the rows that take part.
  m <- model.frame(as.formula(text), rows(text)); X <- model.matrix(terms(m), m, contrasts)
  list(formula = text, n = nrow(X), names = I(colnames(X)), assign = I(attr(X, "assign")),
       sums = I(unname(colSums(X * seq_len(nrow(X))))))
}
out <- list(designs = lapply(f, one))
k <- list(arm = "contr.sum", visit = "contr.poly", site = "contr.helmert")
out$contrasts <- lapply(c("y ~ arm * visit", "y ~ site + base:visit", "y ~ 0 + site + arm:base"), function(t)
  one(t, k[intersect(names(k), all.vars(as.formula(t)))]))
ref <- function(text, of) {
  m <- lm(as.formula(text), rows(text)); g <- emmeans(m, as.formula(of), data = rows(text), cov.keep = character(0))
  list(formula = text, of = of, levels = do.call(paste, c(g@grid[g@misc$pri.vars], sep = "@")), rows = unname(g@linfct))
}
out$reference <- list(ref("y ~ base + arm * visit + sex", "~ arm + visit"), ref("y ~ x + I(x^2) + arm*base", "~ arm"),
  ref("y ~ poly(x, 2) + arm*sex", "~ arm"), ref("y ~ ns(x, 3)*arm + site", "~ arm + site"), ref("y ~ log(x + 1)*sex", "~ sex"))
out$software <- c(R.version.string, paste("emmeans", packageVersion("emmeans")))
write(toJSON(out, digits = NA, auto_unbox = TRUE, pretty = 1), "formula.json")

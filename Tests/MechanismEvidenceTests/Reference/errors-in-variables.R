# Mediation with single-indicator latent variables whose error variances are fixed, for
# errors-in-variables.csv: the lagged, the reversed and the concurrent model, and two rivals side by side.
# Rscript errors-in-variables.R > errors-in-variables.txt   (in this folder)
suppressPackageStartupMessages(library(lavaan))
set.seed(20260611)
n <- 120
x <- rep(0:1, n / 2)
t <- rnorm(n)
m0 <- .6 * t + .8 * rnorm(n); y0 <- -.6 * t + .8 * rnorm(n); r0 <- .5 * t + .8 * rnorm(n)
m1 <- .8 * x + .5 * m0 + .75 * rnorm(n); y1 <- -.3 * x + .5 * y0 + .75 * rnorm(n); r1 <- .5 * m1 + .5 * r0 + .6 * rnorm(n)
m2 <- .2 * x + .7 * m1 + .6 * rnorm(n); y2 <- -.1 * x + .4 * y1 - .4 * m1 + .2 * y0 + .6 * rnorm(n); r2 <- .5 * m2 + .4 * r1 + .6 * rnorm(n)
noise <- function(v, rel) v + rnorm(n, 0, sd(v) * sqrt((1 - rel) / rel))
d <- round(data.frame(x = x, age = round(40 + 10 * rnorm(n)),
  m0 = noise(m0, .9), m1 = noise(m1, .9), m2 = noise(m2, .9), y0 = noise(y0, .8), y1 = noise(y1, .8), y2 = noise(y2, .8),
  r0 = noise(r0, .85), r1 = noise(r1, .85), r2 = noise(r2, .85)), 4)
write.csv(d, "errors-in-variables.csv", row.names = FALSE)
rel <- c(m0 = .9, m1 = .9, m2 = .9, y0 = .8, y1 = .8, y2 = .8, r0 = .85, r1 = .85, r2 = .85)
run <- function(label, mediators, outcome, baselines, early = character(0)) {
  used <- c(mediators, outcome, baselines, early)
  measure <- sapply(used, function(v) sprintf("L%s =~ 1*%s\n%s ~~ %.17g*%s", v, v, v, (1 - rel[[v]]) * var(d[[v]]) * (n - 1) / n, v))
  L <- function(v) paste0("L", v)
  pre <- c("x", "age", L(baselines))
  post <- c(if (length(early)) L(early))
  # The early value of what comes last is free to go with everything: its covariances are those of the data.
  lines <- c(measure,
    sapply(seq_along(mediators), function(i) sprintf("%s ~ a%d*x + %s", L(mediators[i]), i, paste(setdiff(pre, "x"), collapse = " + "))),
    if (length(early)) sprintf("%s ~ %s", L(early), paste(pre, collapse = " + ")),
    sprintf("%s ~ %s + cp*x + %s", L(outcome), paste(sprintf("b%d*%s", seq_along(mediators), L(mediators)), collapse = " + "), paste(c(setdiff(pre, "x"), post), collapse = " + ")))
  inner <- c(L(mediators), post)
  if (length(inner) > 1) lines <- c(lines, apply(combn(inner, 2), 2, function(p) paste(p[1], "~~", p[2])))
  lines <- c(lines, apply(combn(pre, 2), 2, function(p) paste(p[1], "~~", p[2])))
  fit <- sem(paste(lines, collapse = "\n"), d, meanstructure = FALSE, fixed.x = FALSE, optim.force.converged = FALSE,
    control = list(iter.max = 20000, rel.tol = 1e-14, x.tol = 1e-12))
  p <- parameterEstimates(fit)
  for (k in seq_along(mediators)) {
    a <- p$est[p$label == paste0("a", k)]; b <- p$est[p$label == paste0("b", k)]
    cat(sprintf("%s %s a %.10f b %.10f ab %.10f\n", label, mediators[k], a, b, a * b))
  }
  cat(sprintf("%s direct %.10f chisq %.3g df %d\n", label, p$est[p$label == "cp"], fitMeasures(fit, "chisq"), fitMeasures(fit, "df")))
}
cat(R.version.string, "lavaan", as.character(packageVersion("lavaan")), "\n")
run("lagged", "m1", "y2", c("m0", "y0"), "y1")
run("reversed", "y1", "m2", c("m0", "y0"), "m1")
run("concurrent", "m2", "y2", c("m0", "y0"))
run("beside", c("r1", "m1"), "y2", c("m0", "y0", "r0"), "y1")

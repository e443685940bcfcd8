# Joint test of the interaction in a random-intercept model (compound symmetry with a positive correlation),
# on the first four visits of the rows of gls.R, by lmerTest.  Rscript joint.R > joint.txt
suppressPackageStartupMessages(library(lmerTest))
x <- 20240607
uniform <- function() { x <<- (16807 * x) %% 2147483647; x / 2147483647 }
rows <- list()
for (i in 0:39) {
  arm <- i %% 2; base <- 20 + 8 * uniform(); level <- 3 * uniform(); carried <- 0
  for (t in 0:19) {
    carried <- 0.5 * carried + 2 * (uniform() - 0.5); lost <- uniform() < 0.15
    y <- 5 + 0.4 * base - 0.1 * t - 0.05 * arm * t + level + carried * (1 + t / 20)
    if (!lost && t < 4) rows[[length(rows) + 1]] <- data.frame(id = i, arm, base, t, y)
  }
}
d <- do.call(rbind, rows); d$v <- factor(d$t)
m <- lmer(y ~ base + arm * v + (1 | id), d, control = lmerControl(optCtrl = list(xtol_abs = 1e-12, ftol_abs = 1e-12)))
print(contestMD(m, cbind(matrix(0, 3, 6), diag(3))), digits = 10)
cat(R.version.string, "lmerTest", as.character(packageVersion("lmerTest")), "\n")

# Repeated measures from a list of random numbers that anyone can write down again (minstd), fitted by
# nlme::gls. RepeatedMeasuresReferenceTests.swift builds the same rows.  Rscript gls.R > gls.txt
library(nlme)
x <- 20240607
uniform <- function() { x <<- (16807 * x) %% 2147483647; x / 2147483647 }
rows <- list()
for (i in 0:39) {
  arm <- i %% 2; base <- 20 + 8 * uniform(); level <- 3 * uniform(); carried <- 0
  for (t in 0:19) {
    carried <- 0.5 * carried + 2 * (uniform() - 0.5); lost <- uniform() < 0.15
    y <- 5 + 0.4 * base - 0.1 * t - 0.05 * arm * t + level + carried * (1 + t / 20)
    if (!lost) rows[[length(rows) + 1]] <- data.frame(id = i, arm, base, t, y)
  }
}
d <- do.call(rbind, rows); d$v <- d$t + 1
tight <- glsControl(tolerance = 1e-12, msTol = 1e-13, msMaxIter = 2000, maxIter = 500, opt = "nlminb")
show <- function(name, g) {
  cat(name, "loglik", format(as.numeric(logLik(g)), digits = 15), "\n")
  cat(name, "beta", format(unname(coef(g)), digits = 12), "\n")
  cat(name, "se", format(unname(sqrt(diag(vcov(g)))), digits = 12), "\n")
}
cat("rows", nrow(d), "sum", format(sum(d$y), digits = 15), "\n")
show("ar1 20 visits REML", gls(y ~ base + arm * t, d, correlation = corAR1(form = ~ v | id), control = tight))
show("cs 20 visits ML", gls(y ~ base + arm * t, d, correlation = corCompSymm(form = ~ v | id), method = "ML", control = tight))
e <- d[d$t < 4, ]
show("csh 4 visits REML", gls(y ~ base + arm * t, e, correlation = corCompSymm(form = ~ v | id), weights = varIdent(form = ~ 1 | v), control = tight))
show("us 4 visits ML", gls(y ~ base + arm * t, e, correlation = corSymm(form = ~ v | id), weights = varIdent(form = ~ 1 | v), method = "ML", control = tight))
cat(R.version.string, "nlme", as.character(packageVersion("nlme")), "\n")

# Exploratory factors of the data of case j6: psych::fa (minres), factanal (ml), promax.
suppressMessages({library(psych)})
here <- dirname(sub("--file=", "", grep("--file=", commandArgs(), value = TRUE)))
d <- read.csv(file.path(here, "../../ReferenceCases/j6-cfa-ordinal-wlsmv-bfi", "data.csv"))
cat(sprintf("# %s, psych %s\n", R.version.string, packageVersion("psych")))
f <- factanal(d, 2, rotation = "none", control = list(opt = list(maxit = 5000, pgtol = 1e-12, factr = 1)))
cat("ml_uniquenesses", sprintf("%.9g", f$uniquenesses), "\n"); cat("ml_chisq", sprintf("%.9g", f$STATISTIC), "\n")
R <- cor(d); s <- function(u) { e <- eigen(R - diag(u)); sum(e$values[-(1:2)]^2) / 2 }
u <- optim(1 - smc(R), s, method = "BFGS", control = list(reltol = 1e-15, maxit = 1000))
cat("minres_uniquenesses", sprintf("%.7g", u$par), "\n"); cat("minres_discrepancy", sprintf("%.10g", u$value), "\n")
v <- varimax(loadings(f)[, ], eps = 1e-14); p <- promax(v$loadings, m = 4)
o <- GPArotation::oblimin(loadings(f)[, ], Tmat = v$rotmat, eps = 1e-10, maxit = 10000)
f2 <- function(L) { s <- order(-colSums(L^2)); L <- L[, s]; L %*% diag(sign(colSums(L))) }
cat("varimax", sprintf("%.8g", f2(v$loadings[, ])), "\n"); cat("promax", sprintf("%.7g", f2(p$loadings[, ])), "\n"); cat("oblimin", sprintf("%.8g", f2(o$loadings[, ])), "\n")

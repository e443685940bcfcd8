# One compound's effect with HC3, and entropy balancing by its dual, by R.
i <- 0:59
arm <- i %% 2; study <- (i %/% 2) %% 2; x <- (7 * i) %% 11; z <- (5 * i) %% 7
y <- 10 + 2 * study - 3 * arm + 0.4 * x - 0.3 * arm * z + (13 * i) %% 19 / 3
m <- lm(y ~ 0 + factor(study) + arm + I(x - mean(x)) + I(z - mean(z)))
library(sandwich)
cat("effect", coef(m)[3], sqrt(vcovHC(m, "HC3")[3, 3]), "\n")
X <- cbind(x, z); target <- c(4, 3.5)
C <- sweep(X, 2, target)
o <- optim(c(0, 0), function(l) log(sum(exp(C %*% l))), function(l) { w <- exp(C %*% l); colSums(C * as.vector(w)) / sum(w) }, method = "BFGS", control = list(reltol = 1e-16))
w <- exp(C %*% o$par); w <- as.vector(w / mean(w))
cat("means", colSums(X * w) / sum(w), "effective n", sum(w)^2 / sum(w^2), "\n")
cat("weighted", coef(lm(y ~ 0 + factor(study) + arm + x + z, weights = w))[3], "\n")
cat(R.version.string, "sandwich", format(packageVersion("sandwich")), "\n")

# Ends of the 95 % profile-likelihood intervals of the correlations of case i2 by their definition:
# the correlation is held, everything else is optimised anew, and the end is where the deviance has
# risen by qchisq(0.95, 1). (confint() interpolates a coarse profile, which shows in the second digit.)
suppressMessages(library(lme4))
d <- read.csv("data.csv")
ends <- function(formula, k, l) {
  dev <- lmer(formula, d, REML = FALSE, devFunOnly = TRUE)
  th <- getME(lmer(formula, d, REML = FALSE, control = lmerControl(optimizer = "bobyqa")), "theta")
  q <- if (length(th) == 3) 2 else 3
  L <- matrix(0, q, q); L[lower.tri(L, TRUE)] <- th
  low <- dev(th); o <- c(k, l, setdiff(1:q, c(k, l))); C <- t(chol((L %*% t(L))[o, o]))
  held <- function(r, start) {
    f <- function(v) {
      M <- matrix(0, q, q); M[1, 1] <- v[1]; M[2, 1:2] <- v[2] * c(r, sqrt(1 - r^2)); if (q == 3) M[3, ] <- v[3:5]
      if (min(v[1:2]) <= 0) return(1e9)
      G <- (M %*% t(M))[order(o), order(o)]; K <- tryCatch(t(chol(G + diag(1e-12, q))), error = function(e) NULL)
      if (is.null(K)) return(1e9)
      dev(K[lower.tri(K, TRUE)]) }
    for (i in 1:6) { z <- optim(start, f, method = "Nelder-Mead", control = list(reltol = 1e-15, maxit = 20000)); start <- z$par }
    z$value - low - qchisq(0.95, 1) }
  s <- c(C[1, 1], sqrt(sum(C[2, ]^2)), if (q == 3) C[3, ]); r0 <- (C %*% t(C))[2, 1] / C[1, 1] / s[2]
  c(lower = uniroot(held, c(-0.97, r0), start = s, tol = 1e-7)$root, upper = uniroot(held, c(r0, 0.97), start = s, tol = 1e-7)$root)
}
one <- y ~ arm * (t1 + t2) + (t1 | id); two <- y ~ arm * (t1 + t2) + (t1 + t2 | id)
cat(R.version.string, "lme4", format(packageVersion("lme4")), "\n")
options(digits = 10)
cat("one cor_t1.(Intercept)", ends(one, 1, 2), "\n"); cat("two cor_t1.(Intercept)", ends(two, 1, 2), "\n")
cat("two cor_t2.(Intercept)", ends(two, 1, 3), "\n"); cat("two cor_t2.t1", ends(two, 2, 3), "\n")

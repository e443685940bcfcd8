# Two crossed factors with therapists: effects by R, CR2 by hand, the share between therapists by lme4 (balanced).
i <- 0:95
drug <- i %% 2; frame <- (i %/% 2) %% 2; th <- i %/% 12
x <- (7 * i) %% 13
y <- 30 - 4 * drug - 2 * frame - 3 * drug * frame + 0.5 * x + 1.7 * ((5 * th) %% 8 - 3.5) + (11 * i) %% 17 / 2 - 4
cell <- factor(drug * 2 + frame)
m <- lm(y ~ 0 + cell + I(x - mean(x)))
K <- c(1, -1, -1, 1, 0); main <- c(-.5, -.5, .5, .5, 0)
# People taken as independent: a variance a cell, Satterthwaite's degrees of freedom.
own <- function(K) { X <- model.matrix(m); B <- solve(crossprod(X)); h <- rowSums((X %*% B) * X); e <- resid(m)
  a <- nu <- numeric(4)
  for (g in 1:4) { r <- which(as.integer(cell) == g); nu[g] <- sum(1 - h[r]); a[g] <- sum((X[r, ] %*% B %*% K)^2) * sum(e[r]^2) / nu[g] }
  c(sum(K * coef(m)), sqrt(sum(a)), sum(a)^2 / sum(a^2 / nu)) }
cat("own interaction", format(own(K), digits = 10), "\nown main", format(own(main), digits = 10), "\n")
X <- model.matrix(m); e <- resid(m); B <- solve(crossprod(X)); H <- X %*% B %*% t(X); n <- nrow(X)
root <- function(A) { s <- eigen(A, symmetric = TRUE); s$vectors %*% (t(s$vectors) * ifelse(s$values > 1e-8, 1 / sqrt(s$values), 0)) }
cr2 <- function(K) {
  v <- 0; G <- NULL
  for (g in unique(th)) { r <- which(th == g); A <- root(diag(length(r)) - H[r, r]); p <- A %*% X[r, ] %*% B %*% K
    v <- v + sum(p * e[r])^2; G <- cbind(G, (diag(n) - H)[, r] %*% p) }
  S <- crossprod(G); c(sqrt(v), sum(diag(S))^2 / sum(S^2)) }
cat("cr2 interaction", format(cr2(K), digits = 10), "\ncr2 main", format(cr2(main), digits = 10), "\n")
m0 <- lm(y ~ cell); m1 <- lm(y ~ cell + factor(th)); a <- anova(m0, m1)
library(lme4)
vc <- as.data.frame(VarCorr(lmer(y ~ cell + (1 | th))))$vcov
cat("F", a$F[2], "share lmer", vc[1] / sum(vc), "\n")
cat(R.version.string, "lme4", format(packageVersion("lme4")), "\n")

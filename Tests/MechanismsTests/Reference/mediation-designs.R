# Numbers for ModeratedTests, LogOutcomeTests and IncompleteTests, and the table they are of.
#   Rscript mediation-designs.R > mediation-designs.txt
# Moderated: coefficients of lm, effects and delta-method errors written out from vcov.
# Log link: glm, glm.nb; natural effects by Gauss-Hermite quadrature over the mediator, person by person.
# Incomplete rows: lavaan, missing = "ml", covariates random.
suppressMessages({library(MASS); library(lavaan)})
options(digits = 15)
cat(R.version.string, "MASS", as.character(packageVersion("MASS")), "lavaan", as.character(packageVersion("lavaan")), "\n")
set.seed(20260611)
n <- 140
d <- data.frame(arm = rep(0:1, n / 2), age = round(rnorm(n, 40, 10), 1), w = round(rnorm(n, 3, 1.2), 2),
  site = sample(c("Bergen", "Oslo", "Tromso"), n, TRUE))
d$m <- round(2 + 0.9 * d$arm + 0.3 * d$w + 0.35 * d$arm * d$w + 0.02 * d$age + rnorm(n), 3)
d$y <- round(5 - 0.6 * d$m - 0.2 * d$m * (d$site == "Oslo") + 0.15 * d$w * d$m + 0.4 * d$arm + rnorm(n), 3)
d$count <- rnegbin(n, exp(0.4 + 0.25 * d$m - 0.3 * d$arm), theta = 2.5)
d$days <- rpois(n, exp(0.6 + 0.2 * d$m - 0.2 * d$arm))
d$cost <- round(exp(0.5 + 0.3 * d$m + 0.2 * d$arm) + rnorm(n, 0, 1.5), 3)
d$m_gaps <- ifelse(runif(n) < plogis(-1.6 + 0.5 * d$arm), NA, d$m)
d$y_gaps <- ifelse(runif(n) < plogis(-1.4 + 0.02 * d$age), NA, d$y)
d$age_gaps <- ifelse(runif(n) < 0.08, NA, d$age)
write.csv(d, "mediation-designs.csv", row.names = FALSE, quote = FALSE, na = "")
d <- read.csv("mediation-designs.csv")
show <- function(name, ...) cat(name, format(c(...), digits = 15), "\n")

conditional <- function(fa, fb, ia, ib, u, v, name) {
  a <- coef(fa)[ia]; b <- coef(fb)[ib]; Va <- vcov(fa)[ia, ia]; Vb <- vcov(fb)[ib, ib]
  fu <- sum(a * u); fv <- sum(b * v)
  show(name, fu * fv, sqrt(fv^2 * t(u) %*% Va %*% u + fu^2 * t(v) %*% Vb %*% v))
}
# a and b by w
fa <- lm(m ~ arm * w + age, d); fb <- lm(y ~ m * w + arm + age, d)
q <- mean(d$w) + c(-1, 0, 1) * sd(d$w)
for (k in 1:3) conditional(fa, fb, c("arm", "arm:w"), c("m", "m:w"), c(1, q[k]), c(1, q[k]), paste("ab", c("low", "mean", "high")[k]))
# a alone by w: the index is a3 b
fb <- lm(y ~ m + arm + age, d)
conditional(fa, fb, c("arm", "arm:w"), "m", c(0, 1), 1, "a index")
conditional(fa, fb, c("arm", "arm:w"), "m", c(1, 4), 1, "a at 4")
# b and direct by site
fa <- lm(m ~ arm + age, d); fb <- lm(y ~ m * site + arm * site + age, d)
conditional(fa, fb, "arm", c("m", "m:siteOslo", "m:siteTromso"), 1, c(1, 0, 0), "site Bergen")
conditional(fa, fb, "arm", c("m", "m:siteOslo", "m:siteTromso"), 1, c(1, 1, 0), "site Oslo")
conditional(fa, fb, "arm", c("m", "m:siteOslo", "m:siteTromso"), 1, c(0, 1, 0), "site index Oslo")
conditional(fa, fb, "arm", c("m", "m:siteOslo", "m:siteTromso"), 1, c(0, -1, 1), "site Tromso minus Oslo")
i <- c("arm", "siteTromso:arm"); show("site direct Tromso", sum(coef(fb)[i]), sqrt(sum(vcov(fb)[i, i])))

# Log link, by Gauss-Hermite quadrature with 60 nodes (Golub-Welsch).
N <- 60; J <- matrix(0, N, N); for (k in 1:(N - 1)) J[k, k + 1] <- J[k + 1, k] <- sqrt(k / 2)
e <- eigen(J, symmetric = TRUE); z <- e$values * sqrt(2); wt <- e$vectors[1, ]^2
natural <- function(f, name, y) {
  fm <- lm(m ~ arm + age, d); s <- summary(fm)$sigma; th <- coef(f)
  E <- function(t, t2) mean(sapply(1:n, function(i) {
    mu <- predict(fm, data.frame(arm = t2, age = d$age[i]))
    sum(wt * exp(th["(Intercept)"] + th["m"] * (mu + s * z) + th["arm"] * t + th["age"] * d$age[i]))
  }))
  p00 <- E(0, 0); p01 <- E(0, 1); p10 <- E(1, 0); p11 <- E(1, 1)
  show(paste(name, "b se"), th["m"], sqrt(diag(vcov(f)))["m"])
  show(paste(name, "acme0 acme1 ade0 ade1 total ratio"), p01 - p00, p11 - p10, p10 - p00, p11 - p01, p11 - p00, p11 / p10)
}
natural(glm(days ~ m + arm + age, poisson, d, control = list(epsilon = 1e-14)), "poisson")
f <- glm.nb(count ~ m + arm + age, d, control = glm.control(epsilon = 1e-13, maxit = 200)); natural(f, "nb"); show("nb theta", f$theta)
natural(glm(cost ~ m + arm + age, gaussian("log"), d, start = c(0.5, 0.3, 0.2, 0), control = list(epsilon = 1e-15, maxit = 100)), "log normal-error")

f <- sem("m_gaps ~ a*arm + age_gaps
          y_gaps ~ b*m_gaps + cp*arm + age_gaps
          ab := a*b
          total := cp + a*b", d, missing = "ml", fixed.x = FALSE, meanstructure = TRUE, control = list(rel.tol = 1e-14))
p <- parameterEstimates(f)
for (k in c("a", "b", "cp", "ab", "total")) show(paste("fiml", k), p$est[p$label == k], p$se[p$label == k])

# Regressions of R on data.csv (made by formula.R): least squares with robust covariances, counts and
# shares, joint tests of terms, marginal means. Rscript regression.R   writes regression.json.
suppressPackageStartupMessages({library(sandwich); library(MASS); library(emmeans); library(jsonlite)})
d <- read.csv("data.csv", na.strings = ""); lev <- function(v) factor(v, levels = sort(unique(v), method = "radix"))
for (v in c("arm", "sex", "site", "visit")) d[[v]] <- lev(d[[v]])
s <- function(v) unname(sqrt(diag(v)))
wald <- function(m, V, df) lapply(setNames(seq_along(attr(terms(m), "term.labels")), attr(terms(m), "term.labels")), function(i) {
  k <- which(m$assign == i); if (is.null(m$assign)) k <- which(attr(model.matrix(m), "assign") == i)
  w <- drop(t(coef(m)[k]) %*% solve(V[k, k], coef(m)[k])); q <- length(k)
  if (is.null(df)) c(w, pchisq(w, q, lower.tail = FALSE)) else c(w / q, pf(w / q, q, df, lower.tail = FALSE)) })
means <- function(m, of, cl = NULL) { g <- if (is.null(cl)) emmeans(m, of, cov.keep = character(0)) else emmeans(m, of, vcov. = cl, cov.keep = character(0))
  a <- summary(g, infer = TRUE); b <- summary(contrast(g, "revpairwise", adjust = "none"), infer = TRUE)
  list(means = unname(as.matrix(a[sapply(a, is.numeric)])[, 1:2]), contrasts = unname(as.matrix(b[sapply(b, is.numeric)])[, 1:2])) }
ols <- function(f) { m <- lm(as.formula(f), d); rows <- as.integer(names(resid(m))); cl <- d$id[rows]; sm <- summary(m)
  list(formula = f, n = nobs(m), est = unname(coef(m)), se = s(vcov(m)), p = unname(sm$coefficients[, 4]), df = m$df.residual, r2 = sm$r.squared,
    r2_adjusted = sm$adj.r.squared, sigma = sm$sigma, F = unname(sm$fstatistic[1]), loglik = c(logLik(m)), aic = AIC(m), bic = BIC(m),
    hc0 = s(vcovHC(m, "HC0")), hc1 = s(vcovHC(m, "HC1")), hc2 = s(vcovHC(m, "HC2")), hc3 = s(vcovHC(m, "HC3")),
    cr0 = s(vcovCL(m, cl, type = "HC0", cadjust = FALSE)), cr1 = s(vcovCL(m, cl, type = "HC0")), cr1s = s(vcovCL(m, cl, type = "HC1")),
    terms = wald(m, vcov(m), m$df.residual)) }
tight <- glm.control(epsilon = 1e-15, maxit = 200)
setheta <- function(m) { t <- m$theta; u <- fitted(m); y <- m$y # SE.theta of MASS, at the last theta and not at the one before
  1 / sqrt(sum(trigamma(t) - trigamma(t + y) - 1 / t + 2 / (u + t) - (y + t) / (u + t)^2)) }
gen <- function(f, fam, name, link) { m <- if (name == "negative_binomial") glm.nb(as.formula(f), d, control = glm.control(epsilon = 1e-14, maxit = 500)) else glm(as.formula(f), fam, d, control = tight)
  if (name == "negative_binomial") { # one more weighted step at the end, so that standard errors are those of the last coefficients
    m2 <- glm(formula(m), negative.binomial(m$theta), d, control = tight); V <- summary(m2, dispersion = 1)$cov.scaled } else V <- vcov(m)
  k <- as.integer(rownames(model.frame(m)))
  list(formula = f, family = name, link = link, n = nobs(m), est = unname(coef(m)), se = s(V), deviance = deviance(m), null_deviance = m$null.deviance,
    loglik = c(logLik(m)), aic = AIC(m), bic = BIC(m), theta = m$theta, theta_se = if (!is.null(m$theta)) setheta(m), pearson = sum(resid(m, "pearson")^2) / m$df.residual,
    hc0 = s(vcovHC(m, "HC0")), hc3 = s(vcovHC(m, "HC3")), cr1 = s(vcovCL(m, d$id[k], type = "HC0")), terms = wald(m, V, NULL)) }
out <- list(ols = lapply(c("y ~ base + arm * sex", "y ~ 0 + arm + x", "y ~ arm + offset(0.2 * base)", "y ~ x", "y ~ 1"), ols),
  generalized = list(gen("won ~ x + arm", binomial, "binomial", "logit"), gen("won ~ x + sex", binomial("probit"), "binomial", "probit"),
    gen("won ~ x + arm", binomial("cloglog"), "binomial", "cloglog"), gen("cbind(k, n - k) ~ x + arm * sex", binomial, "binomial", "logit"),
    gen("cbind(k, n - k) ~ 0 + arm", binomial("probit"), "binomial", "probit"), gen("events ~ x + arm + offset(log(time))", poisson, "poisson", "log"),
    gen("events ~ x + arm", poisson, "poisson", "log"), gen("events ~ x + arm + offset(log(time))", NULL, "negative_binomial", "log"),
    gen("events ~ sex", NULL, "negative_binomial", "log")))
m <- lm(y ~ base + arm * visit + sex, d); out$means <- c(list(formula = "y ~ base + arm * visit + sex"), means(m, ~ arm | visit))
m <- glm(won ~ x + arm, binomial, d, control = tight); out$logit_means <- c(list(formula = "won ~ x + arm"), means(m, ~ arm))
out$software <- c(R.version.string, sapply(c("sandwich", "MASS", "emmeans"), function(p) paste(p, packageVersion(p))))
write(toJSON(out, digits = NA, auto_unbox = TRUE, pretty = 1, null = "null", na = "null"), "regression.json")

# Expected numbers of the meta-analysis tests: metafor beyond the reference cases.
# Run: Rscript meta-analysis.R > meta-analysis.json
suppressPackageStartupMessages(library(metafor))
file_of <- function(name) file.path(dirname(sub("--file=", "", grep("--file=", commandArgs(FALSE), value = TRUE))), name)
number <- function(x) if (is.character(x)) sprintf("\"%s\"", x) else sprintf("%.15g", x)
out <- function(x) if (is.list(x)) paste0("{", paste(sprintf("\"%s\": %s", names(x), sapply(x, out)), collapse = ", "), "}") else number(x)
tight <- list(threshold = 1e-14, maxiter = 1000, tol = 1e-14)

# Ten studies with one to four effects each, and a moderator of the effect.
d <- read.csv(file_of("effects-in-studies.csv"))
levels3 <- function(method, rho, mods = ~1) {
  V <- vcalc(vi, cluster = study, obs = effect, rho = rho, data = d)
  m <- rma.mv(yi, V, mods = mods, random = ~ 1 | study / effect, data = d, method = method, sparse = FALSE,
              control = list(optimizer = "optim", optmethod = "BFGS", reltol = 1e-16, maxit = 20000))
  r <- robust(m, cluster = d$study)
  row <- function(i) list(est = m$beta[i], se = m$se[i], cr1_se = r$se[i], cr1_df = r$dfs)
  c(setNames(lapply(seq_len(m$p), row), rownames(m$beta)),
    list(between = m$sigma2[1], within = m$sigma2[2], loglik = as.numeric(logLik(m)), aic = AIC(m), Q = m$QE, QM = m$QM))
}
# Small-study tests, trim and fill, one study out, and influence, on the vaccine trials.
b <- read.csv(file_of("../../ReferenceCases/l1-meta-bcg/data.csv"))
m <- rma(yi, vi, data = b, control = tight)
k <- ranktest(m); t <- suppressWarnings(trimfill(m, control = tight)); e <- regtest(m, model = "lm"); i <- influence(m); l <- leave1out(m)
g <- rma(yi, vi, mods = ~ ablat, data = b, control = tight); gi <- influence(g)
pm <- rma(yi, vi, data = b, method = "PM", control = tight)
tests <- list(rank_tau = unname(k$tau), rank_p = k$pval, missing = t$k0, missing_se = t$se.k0, side = t$side, filled = c(t$beta), filled_tau2 = t$tau2,
  limit = c(e$est), limit_lower = e$ci.lb, limit_upper = e$ci.ub, pm_tau2 = pm$tau2,
  without4 = list(est = l$estimate[4], se = l$se[4], tau2 = l$tau2[4], Q = l$Q[4], I2 = l$I2[4]),
  influence4 = list(rstudent = i$inf$rstudent[4], dffits = i$inf$dffits[4], cook_d = i$inf$cook.d[4], cov_r = i$inf$cov.r[4], hat = i$inf$hat[4], dfbs = i$dfbs$intrcpt[4]),
  moderated4 = list(rstudent = gi$inf$rstudent[4], dffits = gi$inf$dffits[4], cook_d = gi$inf$cook.d[4], cov_r = gi$inf$cov.r[4], hat = gi$inf$hat[4], dfbs1 = gi$dfbs$intrcpt[4], dfbs2 = gi$dfbs$ablat[4]))
v <- confint(m, control = list(tol = 1e-14))$random
tests$i2_lower <- v["I^2(%)", "ci.lb"]; tests$h2_upper <- v["H^2", "ci.ub"]
cat(out(list(software = list(R = as.character(getRversion()), metafor = as.character(packageVersion("metafor"))),
  reml = levels3("REML", 0), reml_rho = levels3("REML", 0.6), ml_rho = levels3("ML", 0.6), moderated = levels3("REML", 0.6, ~ dose), bcg = tests)), "\n")

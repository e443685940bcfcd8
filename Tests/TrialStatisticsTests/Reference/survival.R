# Expected numbers of SurvivalTests. Run here: Rscript survival.R
# Data: survival::lung (North Central Cancer Treatment Group; Loprinzi et al., J Clin Oncol 12, 1994).
library(survival)
d <- lung
d$status <- d$status - 1
d$sex <- d$sex - 1
d <- d[, c("inst", "time", "status", "age", "sex", "ph.ecog")]
write.csv(d, "survival/data.csv", row.names = FALSE, na = "")
out <- NULL
add <- function(name, value) out <<- rbind(out, data.frame(name = name, value = formatC(unname(value), digits = 17, format = "g")))

# Curves, by sex
f <- survfit(Surv(time, status) ~ sex, d, conf.type = "log-log")
t <- summary(f, rmean = 500)$table
s <- summary(f, times = c(100, 365))
for (i in 1:2) {
  g <- paste0("curves.survival.", i - 1)
  add(paste0(g, ".n"), t[i, "records"]); add(paste0(g, ".events"), t[i, "events"])
  add(paste0(g, ".median"), t[i, "median"])
  add(paste0(g, ".median_lower"), t[i, "0.95LCL"]); add(paste0(g, ".median_upper"), t[i, "0.95UCL"])
  add(paste0("curves.restricted_mean.group.", i - 1, ".est"), t[i, "rmean"])
  add(paste0("curves.restricted_mean.group.", i - 1, ".se"), t[i, "se(rmean)"])
  for (j in 1:2) {
    k <- 2 * (i - 1) + j
    a <- paste0(g, ".at.", c(100, 365)[j])
    add(paste0(a, ".survival"), s$surv[k]); add(paste0(a, ".se"), s$std.err[k])
    add(paste0(a, ".ci_lower"), s$lower[k]); add(paste0(a, ".ci_upper"), s$upper[k]); add(paste0(a, ".at_risk"), s$n.risk[k])
  }
}
l <- survdiff(Surv(time, status) ~ sex, d)
add("curves.log_rank.chisq", l$chisq); add("curves.log_rank.expected.0", l$exp[1])

# Cox regressions
cox <- function(name, fit, robust = FALSE) {
  m <- summary(fit)
  for (term in rownames(m$coefficients)) {
    own <- if (term == "sex") "sex1" else term
    p <- paste0(name, ".cox.coef.", own)
    add(paste0(p, ".est"), m$coefficients[term, "coef"]); add(paste0(p, ".se"), m$coefficients[term, "se(coef)"])
    if (robust) add(paste0(p, ".se_robust"), m$coefficients[term, "robust se"])
    add(paste0(p, ".p"), m$coefficients[term, "Pr(>|z|)"])
    add(paste0(p, ".ci_lower"), m$conf.int[term, "lower .95"]); add(paste0(p, ".ci_upper"), m$conf.int[term, "upper .95"])
  }
  p <- paste0(name, ".cox.")
  add(paste0(p, "loglik_null"), fit$loglik[1]); add(paste0(p, "loglik"), fit$loglik[2])
  add(paste0(p, "likelihood_ratio.chisq"), m$logtest["test"]); add(paste0(p, "score.chisq"), m$sctest["test"])
  add(paste0(p, "wald.chisq"), fit$wald.test); add(paste0(p, "concordance"), m$concordance["C"])
}
zph <- function(name, fit) {
  z <- cox.zph(fit)$table
  for (term in rownames(z)) add(paste0(name, ".cox.proportional_hazards.", term, ".chisq"), z[term, "chisq"])
}
# Converged further than the default
tight <- coxph.control(eps = 1e-12, toler.chol = 1e-13, iter.max = 50)
e <- coxph(Surv(time, status) ~ sex + age + ph.ecog, d, control = tight)
cox("efron", e); zph("efron", e)
b <- coxph(Surv(time, status) ~ sex + age + ph.ecog, d, ties = "breslow", control = tight)
cox("breslow", b)
# Whole months, so that there are many ties
d$month <- ceiling(d$time / 30)
h <- coxph(Surv(month, status) ~ sex + age + ph.ecog, d, control = tight)
cox("ties", h); zph("ties", h)
st <- coxph(Surv(time, status) ~ sex + age + strata(ph.ecog), d, control = tight)
cox("strata", st); zph("strata", st)
add("strata.log_rank.chisq", survdiff(Surv(time, status) ~ sex + strata(ph.ecog), d[!is.na(d$age), ])$chisq)
r <- coxph(Surv(month, status) ~ sex + age + ph.ecog + cluster(inst), d, control = tight)
cox("cluster", r, robust = TRUE)
write.csv(out, "survival/expected.csv", row.names = FALSE, quote = FALSE)
writeLines(c(R.version.string, paste("survival", packageVersion("survival"))), "survival/versions.txt")

# Data and numbers for the tests of linear and generalized mixed models: Rscript make.R > out.txt
suppressMessages({library(lme4); library(lmerTest); library(pbkrtest)})
cat(R.version.string, "lme4", format(packageVersion("lme4")), "lmerTest", format(packageVersion("lmerTest")), "pbkrtest", format(packageVersion("pbkrtest")), "\n")
options(digits = 12, width = 200); save <- function(d, f) write.csv(d, f, row.names = FALSE, quote = FALSE)
tight <- lmerControl(optimizer = "bobyqa", optCtrl = list(rhobeg = 2e-3, rhoend = 1e-11, maxfun = 2e5), check.conv.grad = "ignore", check.conv.singular = "ignore", check.conv.hess = "ignore")
fit <- function(f, d, kr = TRUE, reml = TRUE) {
  m0 <- lme4::lmer(f, d, REML = reml, control = lmerControl(optimizer = "bobyqa", check.conv.singular = "ignore"))
  m <- lmerTest::lmer(f, d, REML = reml, start = getME(m0, "theta"), control = tight)
  cat("\n", deparse(f), if (reml) "REML" else "ML", "loglik", format(as.numeric(logLik(m)), digits = 14), "\n"); print(coef(summary(m)))
  if (kr) { print(coef(summary(m, ddf = "Kenward-Roger"))[, 2:3, drop = FALSE]) }
  print(as.data.frame(VarCorr(m))[, c(1:4)]); m }
set.seed(11)
d <- expand.grid(plate = 1:12, sample = letters[1:6]); d$y <- round(23 + rnorm(12, 0, .85)[d$plate] + rnorm(6, 0, 1.9)[as.integer(d$sample)] + rnorm(72, 0, .55), 2); save(d, "crossed.csv")
m <- fit(y ~ 1 + (1 | plate) + (1 | sample), d); print(ranef(m)$sample)
d <- expand.grid(time = 0:4, id = 1:40); d$arm <- d$id %% 2; d$therapist <- paste0("t", sample(8, 200, TRUE))
d$y <- round(20 + rnorm(40, 0, 2)[d$id] + (-1 - .5 * d$arm + rnorm(40, 0, .6)[d$id]) * d$time + rnorm(8, 0, 1)[as.integer(substr(d$therapist, 2, 2))] + rnorm(200, 0, 1.5), 2)
d <- d[sort(sample(200, 180)), ]; save(d, "therapists.csv"); m <- fit(y ~ time * arm + (time | id) + (1 | therapist), d); invisible(fit(y ~ time * arm + (time | id) + (1 | therapist), d, FALSE, FALSE))
d <- expand.grid(time = 0:3, id = 1:10, site = letters[1:6]); d$y <- round(10 + rnorm(6, 0, 1)[as.integer(d$site)] + rnorm(60, 0, 1.5)[as.integer(interaction(d$id, d$site))] - .4 * d$time + rnorm(240), 2); d <- d[sort(sample(240, 220)), ]; save(d, "nested.csv")
m <- fit(y ~ time + (1 | site / id), d)
d <- as.data.frame(lme4::Dyestuff2); save(d, "dyestuff2.csv"); m <- fit(Yield ~ 1 + (1 | Batch), d)
set.seed(4); repeat { d <- expand.grid(x = 0:3, g = 1:8); d$y <- round(5 + rnorm(8)[d$g] + rnorm(8, 0, .05)[d$g] * d$x + rnorm(32), 2); m <- suppressMessages(lme4::lmer(y ~ x + (x | g), d)); v <- as.data.frame(VarCorr(m))
  if (isSingular(m) && v$vcov[1] > .3 && v$vcov[2] > .005) break }
save(d, "singular.csv"); m <- fit(y ~ x + (x | g), d)
set.seed(6); d <- expand.grid(visit = 1:5, id = 1:40); d$arm <- d$id %% 2; u <- rnorm(40, 0, .7)[d$id]; d$count <- rpois(200, exp(.4 + .3 * d$arm - .1 * d$visit + u)); d$yes <- rbinom(200, 1, pnorm(-.3 + .5 * d$arm + .1 * d$visit + u)); save(d, "counts.csv")
for (q in c(1, 15)) for (v in list(list(count ~ arm + visit + (1 | id), poisson()), list(yes ~ arm + visit + (1 | id), binomial("probit")))) {
  g <- glmer(v[[1]], d, v[[2]], nAGQ = q, control = glmerControl(optimizer = "bobyqa", optCtrl = list(rhobeg = 1e-2, rhoend = 1e-9, maxfun = 1e5), tolPwrss = 1e-13, check.conv.grad = "ignore"))
  cat("\n", deparse(v[[1]]), v[[2]]$link, "nAGQ", q, "loglik", format(as.numeric(logLik(g)), digits = 12), "sd", attr(VarCorr(g)[[1]], "stddev"), "\n"); print(coef(summary(g))) }
suppressMessages(library(glmmTMB)); g <- glmmTMB(yes ~ arm + visit + (1 | id), d, binomial("probit")); cat("\nglmmTMB", format(packageVersion("glmmTMB")), "probit Laplace", format(as.numeric(logLik(g)), digits = 12), attr(VarCorr(g)$cond[[1]], "stddev"), "\n"); print(summary(g)$coefficients$cond)

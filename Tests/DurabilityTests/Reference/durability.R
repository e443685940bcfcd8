# The course of BtheB by lme4 and lmerTest: straight pieces with knots at 2 and 3 months, baseline as a row at 0,
# one mean before treatment; then a fading gain, its rate by the profile likelihood.
suppressMessages({library(lme4); library(lmerTest)})
d <- read.csv("../../../Examples/beat-the-blues.csv"); d$treatment <- factor(d$treatment, c("TAU", "BtheB"))
b <- d[!duplicated(d$id), ]; b$month <- 0; b$bdi <- b$bdi_pre
d <- rbind(b, d); d <- d[!is.na(d$bdi), ]; d <- d[order(d$id, d$month), ]
one <- d[d$month == 0, ]; d$c0 <- (d$drug == "Yes") - mean(one$drug == "Yes"); d$c1 <- (d$length == ">6m") - mean(one$length == ">6m")
d$gain <- pmin(1, d$month / 2); d$kept <- pmax(0, d$month - 2); B <- d$treatment == "BtheB"
d$k0 <- pmin(1, d$kept); d$k1 <- pmax(0, d$month - 3)
for (v in c("gain", "k0", "k1")) { d[[paste0(v, "T")]] <- d[[v]] * !B; d[[paste0(v, "B")]] <- d[[v]] * B }
f <- bdi ~ c0 + c1 + gainT + gainB + k0T + k0B + k1T + k1B
ctl <- lmerControl(optimizer = "bobyqa", optCtrl = list(maxfun = 2e5))
for (r in c("(1 | id)", "(1 + gain | id)", "(1 + gain + kept | id)")) {
  fit <- suppressWarnings(lmer(update(f, paste(". ~ . +", r)), d, REML = TRUE, control = ctl)); ml <- suppressWarnings(refitML(fit))
  cat("==", r, "REML", format(as.numeric(logLik(fit)), digits = 10), "ML", format(as.numeric(logLik(ml)), digits = 10), "AIC", format(AIC(ml), digits = 10), "\n")
  L <- rbind(slope = c(0,0,0,0,0,-1,1,0,0), window = c(0,0,0,0,0,0,0,-1,1), gain = c(0,0,0,-1,1,0,0,0,0), gainB = c(0,0,0,0,1,0,0,0,0))
  print(suppressWarnings(contest(fit, L, joint = FALSE))[, c("Estimate", "Std. Error", "df")], digits = 8)
  ll <- function(rate) { w <- exp(-rate * d$kept) * d$gain; d$dT <- w * !B; d$dB <- w * B
    as.numeric(logLik(suppressWarnings(lmer(update(bdi ~ c0 + c1 + dT + dB, paste(". ~ . +", r)), d, REML = FALSE, control = ctl)))) }
  cat("decay", format(c(ll(0), ll(0.0136), ll(0.1)), digits = 10), "\n")
}
cat(R.version.string, "lme4", as.character(packageVersion("lme4")), "lmerTest", as.character(packageVersion("lmerTest")), "\n")

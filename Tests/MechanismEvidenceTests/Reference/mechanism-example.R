# Makes Examples/mechanism.csv: an invented trial in which early self-compassion, chiefly its uncompassionate
# side, goes before later symptoms, and anxiety moves with the symptoms. Run in the folder Examples:
# Rscript ../Tests/MechanismEvidenceTests/Reference/mechanism-example.R     (R 4.2.2)
set.seed(618)
n <- 120
arm <- rep(0:1, n / 2)
site <- sample(c("Basel", "London", "Oslo", "Prague"), n, TRUE)
age <- round(rnorm(n, 40, 10))
t <- rnorm(n)
cs <- ucs <- y <- anx <- wb <- matrix(0, n, 3)
cs[, 1] <- .5 * t + .85 * rnorm(n); ucs[, 1] <- -.6 * t + .8 * rnorm(n); y[, 1] <- -.6 * t + .8 * rnorm(n)
cs[, 2] <- .5 * arm + .6 * cs[, 1] + .7 * rnorm(n)
ucs[, 2] <- -.9 * arm + .6 * ucs[, 1] + .6 * rnorm(n)
y[, 2] <- -.4 * arm + .6 * y[, 1] + .7 * rnorm(n)
cs[, 3] <- .1 * arm + .8 * cs[, 2] + .5 * rnorm(n)
ucs[, 3] <- -.1 * arm + .8 * ucs[, 2] + .5 * rnorm(n)
y[, 3] <- -.2 * arm + .4 * y[, 2] + .1 * y[, 1] + .1 * -cs[, 2] + .5 * ucs[, 2] + .5 * rnorm(n)
for (k in 1:3) { anx[, k] <- .7 * y[, k] + .6 * rnorm(n); wb[, k] <- -.5 * y[, k] + .3 * cs[, k] + .7 * rnorm(n) }
noise <- function(v, rel) v + rnorm(length(v), 0, sd(v) * sqrt((1 - rel) / rel))
d <- data.frame(arm = c("placebo", "mdma")[arm + 1], site, age)
for (k in 1:3) {
  w <- c("0", "8", "18")[k]
  d[[paste0("cs_", w)]] <- round(2.8 + .7 * noise(cs[, k], .9), 2)
  d[[paste0("ucs_", w)]] <- round(3.3 + .7 * noise(ucs[, k], .9), 2)
  d[[paste0("scs_", w)]] <- round((d[[paste0("cs_", w)]] + 6 - d[[paste0("ucs_", w)]]) / 2, 3)
  d[[paste0("caps_", w)]] <- round(pmax(0, 36 + 10 * noise(y[, k], .88)))
  d[[paste0("anxiety_", w)]] <- round(48 + 10 * noise(anx[, k], .88))
  d[[paste0("wellbeing_", w)]] <- round(40 + 9 * noise(wb[, k], .88))
}
d$expectancy <- round(pmin(100, pmax(0, 60 + 20 * rnorm(n))))
d$guess <- ifelse(runif(n) < .88, arm, 1 - arm)
d$pace <- round(50 + 10 * rnorm(n) + 2 * t)
gone <- sample(n, 14)
d$caps_18[gone[1:8]] <- NA; d$scs_18[gone[1:8]] <- NA; d$cs_18[gone[1:8]] <- NA; d$ucs_18[gone[1:8]] <- NA
d$anxiety_8[gone[9:12]] <- NA; d$wellbeing_18[gone[13:14]] <- NA
write.csv(d, "mechanism.csv", row.names = FALSE, na = "", quote = FALSE)

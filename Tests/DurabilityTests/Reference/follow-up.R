# Examples/follow-up.csv: 80 invented people in two arms, seen before treatment, at its end (day 42) and for two years.
# The gain of the treated fades slowly; more self-compassion at the end of treatment goes with keeping it; some leave;
# some get a rescue medicine. Run in the folder Examples.
set.seed(2024)
n <- 80; days <- c(0, 21, 42, 90, 180, 365, 545, 730)
arm <- rep(c("control", "active"), n / 2); level <- rnorm(n, 30, 6); gain <- rnorm(n, ifelse(arm == "active", 14, 6), 5)
scs0 <- rnorm(n, 2.4, 0.5); scs1 <- scs0 + 0.05 * gain + rnorm(n, 0, 0.3)
keep <- plogis(1.2 + 1.2 * (scs1 - mean(scs1))); tau <- 500 + 900 * keep
rows <- NULL
for (i in 1:n) {
  mu <- level[i] - gain[i] * pmin(1, days / 42) * exp(-pmax(0, days - 42) / tau[i])
  y <- pmax(0, round(mu + rnorm(length(days), 0, 3))); leave <- min(c(which(runif(length(days)) < 0.07 & days > 42), 99))
  if (leave < 99) y[leave:length(days)] <- NA
  rescue <- if (runif(1) < 0.2) round(runif(1, 60, 600)) else NA
  scs <- round(c(scs0[i], (scs0[i] + scs1[i]) / 2, scs1[i], scs1[i] - 0.1 * (1 - keep[i]) * (1:5) + rnorm(5, 0, 0.15)), 2); scs[is.na(y)] <- NA
  rows <- rbind(rows, data.frame(person = sprintf("p%02d", i), arm = arm[i], day = days, symptoms = y, self_compassion = scs, rescue_day = rescue))
}
write.csv(rows, "follow-up.csv", row.names = FALSE, quote = FALSE, na = "")

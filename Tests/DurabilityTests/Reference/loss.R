# Loss of response in Beat the Blues: first visit at half of the value before treatment or below, lost at the first
# later visit above three quarters of it.
library(survival)
d <- read.csv("../../../Examples/beat-the-blues.csv"); d$treatment <- factor(d$treatment, c("TAU", "BtheB"))
out <- NULL
for (i in unique(d$id)) {
  x <- d[d$id == i & !is.na(d$bdi), ]; if (!nrow(x)) next
  r <- which(x$bdi <= x$bdi_pre / 2)[1]; if (is.na(r)) next
  after <- x[x$month > x$month[r], ]; l <- which(after$bdi > 0.75 * x$bdi_pre[1])[1]
  end <- if (is.na(l)) max(x$month) else after$month[l]
  out <- rbind(out, data.frame(arm = x$treatment[1], time = end - x$month[r], lost = !is.na(l), left = is.na(l) && max(x$month) < 8,
    nxt = c(2, 3, 5, 8)[which(c(2, 3, 5, 8) > max(x$month))[1]] - x$month[r], pre = x$bdi_pre[1]))
}
print(table(out$arm, out$lost)); print(table(out$arm, out$left))
f <- coxph(Surv(time, lost) ~ arm + pre, out); cat("adjusted", format(coef(f), digits = 10), format(sqrt(diag(vcov(f))), digits = 10), "\n")
f <- coxph(Surv(time, lost) ~ arm, out); cat("arm", format(coef(f), digits = 10), "\n")
o <- out; o$time[o$left] <- o$nxt[o$left]; o$lost[o$left] <- TRUE
f <- coxph(Surv(time, lost) ~ arm, o); cat("leavers", format(coef(f), digits = 10), format(sqrt(vcov(f)), digits = 10), "\n")
print(summary(survfit(Surv(time, lost) ~ arm, out, conf.type = "log-log"), times = c(3, 6))$surv, digits = 10)
cat(R.version.string, "survival", as.character(packageVersion("survival")), "\n")

# Retreatments of 60 simulated people in two arms: their table, the robust Andersen–Gill fit, and the mean
# cumulative function with the variance of Lawless and Nadeau written out.
library(survival)
set.seed(20)
n <- 60
arm <- rep(c("low", "high"), each = n / 2)
age <- round(rnorm(n, 40, 10))
rows <- do.call(rbind, lapply(1:n, function(i) {
  end <- round(runif(1, 200, 700)); rate <- rgamma(1, 2, 2) * ifelse(arm[i] == "high", 0.7, 1) / 200
  t <- 0; ev <- c()
  repeat { t <- t + ceiling(rexp(1, rate)); if (t >= end) break; ev <- c(ev, t) }
  data.frame(person = paste0("p", i), arm = arm[i], age = age[i], day = c(ev, end), again = c(rep(1, length(ev)), 0))
}))
write.csv(rows, "../../../Examples/retreatment.csv", row.names = FALSE, quote = FALSE)
rows$start <- ave(rows$day, rows$person, FUN = function(x) c(0, head(x, -1)))
rows$arm <- factor(rows$arm, c("low", "high"))
fit <- coxph(Surv(start, day, again) ~ arm + age + cluster(person), rows)
cat("coef", format(coef(fit), digits = 12), "\n")
cat("se", format(sqrt(diag(fit$naive.var)), digits = 12), "\n")
cat("robust", format(sqrt(diag(fit$var)), digits = 12), "\n")
cat("loglik", format(fit$loglik, digits = 12), "\n")
for (a in levels(rows$arm)) {
  d <- rows[rows$arm == a, ]; ts <- sort(unique(d$day[d$again == 1])); ids <- unique(d$person)
  M <- 0; U <- setNames(rep(0, length(ids)), ids); out <- NULL
  for (t in ts) {
    risk <- d$start < t & d$day >= t; Y <- sum(risk); dN <- sum(d$again == 1 & d$day == t); M <- M + dN / Y
    for (p in ids) { y <- sum(risk & d$person == p); e <- sum(d$again == 1 & d$day == t & d$person == p); U[p] <- U[p] + y / Y * (e - dN / Y) }
    out <- rbind(out, c(t, M, sqrt(sum(U^2))))
  }
  for (at in c(100, 300)) cat("mcf", a, at, format(tail(out[out[, 1] <= at, ], 1)[2:3], digits = 12), "\n")
  s <- survfit(Surv(start, day, again) ~ 1, d, id = person); w <- max(which(s$time <= 300))
  cat("survfit", a, 300, format(c(s$cumhaz[w], s$std.chaz[w]), digits = 12), "\n")
}
cat(R.version.string, "survival", as.character(packageVersion("survival")), "\n")

# Both tails of forty made-up people, by base R.
i <- 0:39
arm <- i %% 2
pre <- 20 + (7 * i) %% 13
post <- pre - 6 * arm + (5 * i) %% 11 - 5
post[i %in% c(1, 3, 5)] <- pre[i %in% c(1, 3, 5)] + 15
r <- 0.8
sdiff <- sqrt(2) * sd(pre) * sqrt(1 - r)
rci <- (post - pre) / sdiff
z <- qnorm(0.975)
worse <- tapply(rci >= z, arm, sum); better <- tapply(rci <= -z, arm, sum); n <- tapply(rci, arm, length)
cat("s_diff", format(sdiff, digits = 12), "\nworse", worse, "better", better, "n", n, "\n")
wilson <- function(x, n) { p <- x / n; c(p + z^2 / (2 * n) - z * sqrt(p * (1 - p) / n + z^2 / (4 * n^2)), p + z^2 / (2 * n) + z * sqrt(p * (1 - p) / n + z^2 / (4 * n^2))) / (1 + z^2 / n) }
a <- wilson(worse[2], n[2]); b <- wilson(worse[1], n[1]); d <- worse[2] / n[2] - worse[1] / n[1]
cat("wilson", format(a, digits = 10), "\nnewcombe", format(c(d - sqrt((worse[2]/n[2] - a[1])^2 + (b[2] - worse[1]/n[1])^2), d + sqrt((a[2] - worse[2]/n[2])^2 + (worse[1]/n[1] - b[1])^2)), digits = 10), "\n")
cat("binomial", format(binom.test(worse[2], n[2], 0.025, alternative = "greater")$p.value, digits = 10), "\n")
cat("fisher", format(fisher.test(rbind(c(worse[2], n[2] - worse[2]), c(worse[1], n[1] - worse[1])), alternative = "greater")$p.value, digits = 10), "\n")
x <- rci[arm == 1]; m <- mean(x); cat("skewness", format(mean((x - m)^3) / mean((x - m)^2)^1.5, digits = 10), "\n")
# Two normals of one spread by optim, best of several starts.
ll <- function(p) { s <- plogis(p[1]) / 2; -sum(log((1 - s) * dnorm(x, p[2], exp(p[4])) + s * dnorm(x, p[3], exp(p[4])))) }
best <- NULL
for (s in c(0.05, 0.1, 0.25)) { o <- optim(c(qlogis(2 * s), m - 1, m + 5, log(sd(x))), ll, method = "BFGS", control = list(reltol = 1e-14, maxit = 2000)); if (is.null(best) || o$value < best$value) best <- o }
single <- -sum(dnorm(x, m, sqrt(mean((x - m)^2)), log = TRUE))
cat("mixture share", plogis(best$par[1]) / 2, "rest", best$par[2], "minority", best$par[3], "sd", exp(best$par[4]), "gain", 2 * (single - best$value), "\n")
cat(R.version.string, "\n")

# Normal and studentised intervals of fixed replicates, and a clustered and stratified jackknife.
# Rscript intervals.R > output.txt
suppressMessages(library(boot))
say <- function(name, ...) cat(name, format(c(...), digits = 16), "\n")
i <- 1:40
t <- 2 + ((7 * i) %% 11 - 5) / 4 + i / 50  # replicates
s <- 0.5 + ((3 * i) %% 7) / 50           # their standard errors
t0 <- 2.3; s0 <- 0.45               # of the data
say("normal", boot.ci(list(R = 40, t0 = t0, t = matrix(t), call = quote(boot())), type = "norm",
                      t0 = t0, t = t, var.t0 = var(t))$normal[2:3])
z <- (t - t0) / s
say("studentised7", t0 - s0 * quantile(z, c(.975, .025), type = 7, names = FALSE))
say("studentised6", t0 - s0 * quantile(z, c(.975, .025), type = 6, names = FALSE))
# Six rows in three clusters: means without each cluster.
y <- c(3, 5, 4, 9, 1, 2); g <- c(2, 7, 2, 7, 5, 5)
say("without clusters", sapply(unique(g), function(k) mean(y[g != k])))
say("jackknife se of the mean", sd(y) / sqrt(6))
cat(R.version.string, "boot", as.character(packageVersion("boot")), "\n")

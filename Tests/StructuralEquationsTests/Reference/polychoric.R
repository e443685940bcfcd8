# Thresholds, polychoric correlations and their covariance (times n) of A1, A2, A3 and C1, the last
# cut down to two categories, of the data of case j6.
suppressMessages(library(lavaan))
here <- dirname(sub("--file=", "", grep("--file=", commandArgs(), value = TRUE)))
d <- read.csv(file.path(here, "../../ReferenceCases/j6-cfa-ordinal-wlsmv-bfi", "data.csv"))
d <- data.frame(A1 = d$A1, A2 = d$A2, A3 = d$A3, C1 = as.integer(d$C1 > 3))
f <- cfa("f =~ A1 + A2 + A3 + C1", d, ordered = TRUE)
g <- lavInspect(f, "gamma"); s <- lavInspect(f, "sampstat")
cat(sprintf("# %s, lavaan %s\n", R.version.string, packageVersion("lavaan")))
cat("thresholds", sprintf("%.12g", s$th), "\n")
cat("correlations", sprintf("%.12g", s$cov[lower.tri(s$cov)]), "\n")
cat("gamma", sprintf("%.10g", g[lower.tri(g, diag = TRUE)]), "\n")

# Beat the Blues: each leaver's last value less the mean, at that visit, of those of the arm who came again.
d <- read.csv("../../../Examples/beat-the-blues-wide.csv"); v <- c("m2", "m3", "m5", "m8")
last <- apply(d[v], 1, function(x) max(c(0, which(!is.na(x)))))
for (a in c("TAU", "BtheB")) {
  g <- c()
  for (i in which(d$treatment == a & last > 0 & last < 4)) { s <- d$treatment == a & last > last[i]; g <- c(g, d[i, v[last[i]]] - mean(d[s, v[last[i]]], na.rm = TRUE)) }
  t <- t.test(g); cat(a, length(g), sum(last[d$treatment == a] < 4), format(c(mean(g), t$conf.int), digits = 10), "\n")
}
cat(R.version.string, "\n")

# How often intervals of Bang's index hold the truth, by enumeration of all outcomes of n people who guess right (p), wrong (q)
# or do not know: Wilson's two intervals put together with their correlation, and the normal interval.
wilson <- function(p, n, z) { c <- (p + z^2 / (2 * n)) / (1 + z^2 / n); h <- z * sqrt(p * (1 - p) / n + z^2 / (4 * n^2)) / (1 + z^2 / n); c(max(0, c - h), min(1, c + h)) }
ends <- function(r, w, n, k, z = qnorm(0.975)) {
  p <- r / n; q <- w / n; a <- wilson(p, n, z); b <- wilson(q, n, z)
  rho <- if (r + w == n) -1 else -sqrt(p * q / ((1 - p) * (1 - q)))
  f <- function(x, y) sqrt(max(0, x^2 - 2 * rho * x * y + y^2))
  c(p - k * q - f(p - a[1], k * (b[2] - q)), p - k * q + f(a[2] - p, k * (q - b[1])))
}
normal <- function(r, w, n, k) { p <- r / n; q <- w / n; d <- p - k * q; s <- sqrt(max(0, p + k^2 * q - d^2) / n); d + c(-1, 1) * qnorm(0.975) * s }
for (k in c(1, 0.5)) for (n in c(12, 20, 50)) for (s in list(c(.95, .05), c(.8, .1), c(.5, .3), c(.4, .4), c(.9, .02), c(.33, .33))) {
  hit <- c(0, 0); truth <- s[1] - k * s[2]
  for (r in 0:n) for (w in 0:(n - r)) {
    chance <- dmultinom(c(r, w, n - r - w), prob = c(s, max(0, 1 - sum(s))))
    for (m in 1:2) { e <- (if (m == 1) ends else normal)(r, w, n, k); if (e[1] <= truth + 1e-9 && e[2] >= truth - 1e-9) hit[m] <- hit[m] + chance }
  }
  cat("k", k, "n", n, "p", s[1], "q", s[2], "joined", format(hit[1], digits = 4), "normal", format(hit[2], digits = 4), "\n")
}
cat("12 of 12 right:", format(ends(12, 0, 12, 1), digits = 10), "\n", R.version.string, "\n")

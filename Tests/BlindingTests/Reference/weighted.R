# The effect on symptoms_said in Examples/guesses.csv at three shares of right guesses, by weighted lm: right guesses of
# an arm weigh c/p, wrong ones (1 - c)/(1 - p), not knowing 1.
d <- read.csv("../../../Examples/guesses.csv"); d$a <- d$arm == "active"
for (y in c("symptoms_said", "symptoms_seen")) for (l in c(0, 0.5, 1)) {
  w <- rep(1, nrow(d))
  for (k in unique(d$arm)) { r <- d$arm == k & d$guess == k; f <- d$arm == k & d$guess != k & d$guess != "do not know"; p <- sum(r) / (sum(r) + sum(f)); cc <- 0.5 + l * (p - 0.5)
    w[r] <- cc / p; w[f] <- (1 - cc) / (1 - p) }
  cat(y, l, format(coef(lm(d[[y]] ~ a + severity, d, weights = w))[2], digits = 10), "\n")
}
g <- d[d$guess == "active", ]; s <- summary(lm(symptoms_said ~ a + severity, g))$coefficients[2, ]; cat("guessed active", nrow(g), format(s, digits = 8), "\n")
e <- d[d$guess != "do not know", ]; s <- summary(lm(symptoms_said ~ I(guess == "active") + a + severity, e))$coefficients[2, ]; cat("guess within arm", nrow(e), format(s, digits = 8), "\n")
cat(R.version.string, "\n")

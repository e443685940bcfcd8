# Examples/guesses.csv: 160 invented people. The treatment helps a little (3 points by a clinician, 3 by the people
# themselves); who believes to have had it reports 5 points more improvement, whatever they had. Run in Examples.
set.seed(77)
n <- 160; arm <- rep(c("inactive", "active"), n / 2); noticed <- runif(n) < ifelse(arm == "active", 0.75, 0.3)
guess <- ifelse(runif(n) < 0.12, "do not know", ifelse(noticed, "active", "inactive")); sure <- ifelse(guess == "do not know", NA, round(runif(n, 0.3, 1), 1))
severity <- round(rnorm(n, 28, 5)); shared <- rnorm(n, 0, 4); T <- arm == "active"; G <- (guess == "active") - (guess == "inactive")
said <- round(severity - 6 - 3 * T - 2.5 * G - shared + rnorm(n, 0, 3)); seen <- round(severity - 6 - 3 * T - shared + rnorm(n, 0, 3))
scs <- round(2.4 + 0.1 * T + 0.2 * G + 0.03 * shared + rnorm(n, 0, 0.4), 2)
rater <- ifelse(runif(n) < 0.5, sample(c("active", "inactive"), n, TRUE), arm)
write.csv(data.frame(person = 1:n, arm, guess, sure, rater_guess = rater, severity, symptoms_said = said, symptoms_seen = seen, self_compassion = scs),
  "guesses.csv", row.names = FALSE, quote = FALSE, na = "")

# Makes effects-in-studies.csv. Run: Rscript effects-in-studies.R
set.seed(41)
size <- c(1, 3, 2, 4, 1, 2, 3, 2, 4, 2)
d <- data.frame(study = rep(paste0("s", 1:10), size), effect = unlist(lapply(size, seq_len)))
d$dose <- round(runif(nrow(d), 0, 3), 1)
d$vi <- round(runif(nrow(d), 0.02, 0.15), 4)
d$yi <- round(0.3 + 0.15 * d$dose + rep(rnorm(10, 0, 0.35), size) + rnorm(nrow(d), 0, 0.15) + rnorm(nrow(d), 0, sqrt(d$vi)), 4)
write.csv(d, file.path(dirname(sub("--file=", "", grep("--file=", commandArgs(FALSE), value = TRUE))), "effects-in-studies.csv"), row.names = FALSE, quote = FALSE)

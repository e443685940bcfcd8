# Expected numbers of ShiftTests: one scale of five items at two occasions, over two arms.
# Rscript shift.R > shift.json   (in this folder; writes Examples/answers-twice.csv, made data)
suppressPackageStartupMessages(library(lavaan))
set.seed(41); n <- 180; arm <- rep(c("control", "drug"), n / 2); t <- arm == "drug"
f0 <- rnorm(n); f1 <- 0.6 * f0 + 0.8 * rnorm(n) + 0.6 * t
load <- c(.8, .8, .75, .7, .75); u <- matrix(rnorm(n * 5), n)
answer <- function(f, l, m) sapply(1:5, function(i) pmin(5, pmax(1, round(3 + l[, i] * f + m[, i] + .6 * (.5 * u[, i] + .87 * rnorm(n))))))
l <- matrix(load, n, 5, byrow = TRUE); m <- matrix(0, n, 5); x0 <- answer(f0, l, m)
l[t, 1] <- .25; m[t, 4] <- .6; x1 <- answer(f1, l, m)
d <- data.frame(arm, x0, x1); names(d)[-1] <- c(paste0("before_", 1:5), paste0("after_", 1:5))
d[sample(n, 12), 7:11] <- NA; d$before_3[5] <- NA
write.csv(d, "../../../Examples/answers-twice.csv", row.names = FALSE, quote = FALSE, na = "")
d <- read.csv("../../../Examples/answers-twice.csv")
# labels: l loading, m intercept; the same at the first occasion in both arms
lines <- function(groups, free) {
  lab <- function(k, i, time, g) { own <- paste0(k, i, "t1g", g); if (time == 1 && (own %in% free || paste0(k, "all") %in% free)) own else paste0(k, i) }
  each <- function(f) { v <- sapply(seq_len(groups), f); if (groups == 1) v else paste0("c(", paste(v, collapse = ", "), ")") }
  # a value or NA (free) for each group, and a name
  both <- function(f, time, sign, right, k, value) paste0(f, time, sign, each(value), "*", right, " + ", each(function(g) paste0(k, time, "g", g)), "*", right)
  loose <- function(k) paste0(k, "all") %in% free
  out <- c()
  for (time in 0:1) {
    v <- c("before_", "after_")[time + 1]
    out <- c(out, paste0("F", time, " =~ ", paste0(sapply(1:5, function(i) paste0(each(function(g) lab("l", i, time, g)), "*", v, i)), collapse = " + ")),
      both("F", time, " ~~ ", paste0("F", time), "v", function(g) if (time == 0 && g == 1 || time == 1 && loose("l")) "1" else "NA"),
      both("F", time, " ~ ", "1", "k", function(g) if (time == 0 && g == 1 || time == 1 && loose("m")) "0" else "NA"),
      sapply(1:5, function(i) paste0(v, i, " ~ ", each(function(g) lab("m", i, time, g)), "*1")),
      sapply(1:5, function(i) paste0(v, i, " ~~ ", each(function(g) if (time == 0) paste0("e", i) else paste0("e", i, "t1g", g)), "*", v, i)))
  }
  paste(c(out, paste0("before_", 1:5, " ~~ after_", 1:5)), collapse = "\n")
}
run <- function(groups, free, estimator = "ML", more = "") lavaan(paste(lines(groups, free), more, sep = "\n"), d, missing = "ml", meanstructure = TRUE, auto.cov.lv.x = TRUE, estimator = estimator,
  group = if (groups > 1) "arm" else NULL, group.label = if (groups > 1) c("control", "drug") else NULL, control = list(rel.tol = 1e-9, iter.max = 20000))
out <- list(versions = paste(R.version.string, "lavaan", packageVersion("lavaan")))
measures <- c("npar", "chisq", "df", "cfi", "rmsea", "srmr")
for (groups in 1:2) {
  set <- list(configural = c("lall", "mall"), metric = "mall", scalar = character(0))
  fits <- lapply(set, function(free) run(groups, free))
  out[[paste0("groups", groups)]] <- lapply(fits, function(f) as.list(fitMeasures(f, measures)))
}
robust <- list(run(1, character(0), "MLR"), run(1, c("lall", "mall"), "MLR"))
difference <- lavTestLRT(robust[[1]], robust[[2]], method = "satorra.bentler.2001")
out$mlr <- list(chisq_diff = difference[2, "Chisq diff"], df_diff = difference[2, "Df diff"])
# partial, over two arms: loading of item 1 and intercept of item 4 of the drug arm let go
more <- "latent := k1g2 - k0g2
genuine := (k1g2 - k0g2)*(l1 + l2 + l3 + l4 + l5)/5
shift := (m4t1g2 - m4)/5 + k1g2*(l1t1g2 - l1)/5
observed := genuine + shift"
f <- run(2, c("l1t1g2", "m4t1g2"), more = more); p <- parameterEstimates(f)
out$partial <- c(as.list(fitMeasures(f, measures)), lapply(split(p[p$op == ":=", ], p$lhs[p$op == ":="]), function(r) list(est = r$est, se = r$se)))
cat(jsonlite::toJSON(out, digits = 10, auto_unbox = TRUE, pretty = TRUE), "\n")

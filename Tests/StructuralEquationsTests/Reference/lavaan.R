# Expected numbers of StructuralEquationsTests for what no reference case holds.
# Rscript lavaan.R > lavaan.json   (in this folder)
suppressPackageStartupMessages(library(lavaan))
change <- read.csv("change.csv")
school <- read.csv("school.csv")
# the tightest stopping rule that converges
fit <- function(model, data, ...) for (tolerance in 10^-(13:9)) {
  f <- suppressWarnings(do.call("sem", list(model, data, ..., control = list(rel.tol = tolerance, iter.max = 10000))))
  if (lavInspect(f, "converged")) return(f)
}
out <- list(versions = paste(R.version.string, "lavaan", packageVersion("lavaan")))
pick <- function(f, measures, parameters) {
  p <- parameterEstimates(f)
  p$name <- paste0(p$lhs, p$op, p$rhs, if (!is.null(p$group) && max(p$group) > 1) paste0("@g", p$group) else "")
  p <- p[match(parameters, p$name), ]
  list(fit = as.list(fitMeasures(f, measures)), est = as.list(setNames(p$est, parameters)), se = as.list(setNames(p$se, parameters)))
}

# Over time: loadings, then intercepts, then residual variances equal, same items correlated.
times <- function(loadings, intercepts, residuals) {
  l <- if (loadings) c("l2*", "l3*") else c("", "")
  lines <- c(sprintf("%s =~ %s1 + %s%s2 + %s%s3", c("A", "B"), c("pre", "post"), l[1], c("pre", "post"), l[2], c("pre", "post")),
             sprintf("pre%d ~~ post%d", 1:3, 1:3))
  if (intercepts) lines <- c(lines, sprintf("pre%d ~ i%d*1", 1:3, 1:3), sprintf("post%d ~ i%d*1", 1:3, 1:3), "B ~ 1")
  if (residuals) lines <- c(lines, sprintf("pre%d ~~ r%d*pre%d", 1:3, 1:3, 1:3), sprintf("post%d ~~ r%d*post%d", 1:3, 1:3, 1:3))
  paste(lines, collapse = "\n")
}
steps <- list(configural = times(FALSE, FALSE, FALSE), metric = times(TRUE, FALSE, FALSE), scalar = times(TRUE, TRUE, FALSE), strict = times(TRUE, TRUE, TRUE))
out$occasions <- lapply(steps, function(m) as.list(fitMeasures(fit(m, change, missing = "ml", meanstructure = TRUE), c("chisq", "df", "npar"))))

three <- "visual =~ x1 + x2 + x3\ntextual =~ x4 + x5 + x6\nspeed =~ x7 + x8 + x9"
out$partial <- pick(fit(three, school, group = "school", group.label = c("Grant-White", "Pasteur"), group.equal = c("loadings", "intercepts"), group.partial = c("visual=~x2", "x3~1"), estimator = "MLR"),
                    c("chisq", "df", "npar", "chisq.scaled", "cfi.robust", "rmsea.robust"), c("visual=~x2@g1", "visual=~x2@g2", "x3~1@g2", "speed~1@g2"))
out$groups_mlm <- pick(fit(three, school, group = "school", group.label = c("Grant-White", "Pasteur"), estimator = "MLM", meanstructure = TRUE), c("chisq", "df", "chisq.scaled", "cfi.robust"), c("visual=~x2@g1", "speed~~speed@g2"))
constrained <- "visual =~ x1 + a*x2 + b*x3\ntextual =~ x4 + c*x5 + d*x6\na == b\nc == 2*d - 0.9\nratio := c/d"
out$constrained <- pick(fit(constrained, school), c("chisq", "df", "npar"), c("visual=~x2", "textual=~x5", "textual=~x6", "ratio:=c/d"))
covariates <- "visual =~ x1 + x2 + x3\nvisual ~ a*ageyr + grade\nx7 ~ b*visual + ageyr\nindirect := a*b"
complete <- school[!is.na(school$grade), ]
out$covariates_mlr <- pick(fit(covariates, complete, estimator = "MLR"), c("chisq", "df", "npar", "logl", "unrestricted.logl", "chisq.scaled", "baseline.chisq", "srmr"),
                           c("visual~ageyr", "x7~visual", "x7~~x7", "indirect:=a*b"))
out$covariates_random <- pick(fit(covariates, complete, fixed.x = FALSE), c("chisq", "df", "npar", "logl"), c("visual~ageyr", "ageyr~~grade"))
# residual over its standard error under the model (Joereskog 1981), from the pieces that lavaan gives
f <- fit(three, school)
S <- lavTech(f, "sampstat")[[1]]$cov; M <- lavTech(f, "implied")[[1]]$cov; D <- lavTech(f, "delta")[[1]]
place <- matrix(0, 9, 9); place[lower.tri(place, TRUE)] <- seq_len(45)
out$standardised_residuals <- lapply(list("x1 x7" = c(7, 1), "x7 x9" = c(9, 7), "x4 x1" = c(4, 1)), function(p) {
  d <- D[place[p[1], p[2]], ]
  (S[p[1], p[2]] - M[p[1], p[2]]) / sqrt((M[p[1], p[1]] * M[p[2], p[2]] + M[p[1], p[2]]^2) / 301 - sum(d * (vcov(f) %*% d)))
})
cat(jsonlite::toJSON(out, digits = 12, auto_unbox = TRUE, pretty = TRUE), "\n")

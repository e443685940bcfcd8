# Expected numbers of StructuresTests: structures of 375 people's answers to the Self-Compassion Scale.
# Rscript structures.R > structures.json   (in this folder)
suppressPackageStartupMessages(library(lavaan))
d <- read.csv("../../../Examples/self-compassion-items.csv")[, paste0("scs_", 1:26)]
reversed <- c(1, 8, 11, 16, 21, 4, 13, 18, 25, 2, 6, 20, 24)
d[, paste0("scs_", reversed)] <- -d[, paste0("scs_", reversed)]
facets <- list(f1 = c(5, 12, 19, 23, 26), f2 = c(3, 7, 10, 15), f3 = c(9, 14, 17, 22), f4 = c(1, 8, 11, 16, 21), f5 = c(4, 13, 18, 25), f6 = c(2, 6, 20, 24))
by <- function(name, items) paste0(name, " =~ ", paste0("scs_", items, collapse = " + "))
each <- mapply(by, names(facets), facets)
sides <- c(by("s1", unlist(facets[1:3])), by("s2", unlist(facets[4:6])))
models <- list(
  one_factor = by("g", unlist(facets)), two_factors = sides, facets = each,
  one_higher = c(each, "g =~ f1 + f2 + f3 + f4 + f5 + f6"), two_higher = c(each, "s1 =~ f1 + f2 + f3", "s2 =~ f4 + f5 + f6"),
  bifactor = c(by("g", unlist(facets)), each), 
  # with all six the residual variance of scs_18 runs away below 0, here as in the program, which leaves out the facet that is missed least
  two_tier = c(sides, each[names(facets) != "f4"], "s1 ~~ s2"))
out <- list(versions = paste(R.version.string, "lavaan", packageVersion("lavaan")))
for (name in names(models)) {
  f <- suppressWarnings(cfa(paste(models[[name]], collapse = "\n"), d, estimator = "MLR", missing = "ml", std.lv = TRUE,
    orthogonal = name %in% c("bifactor", "two_tier"), control = list(iter.max = 20000, rel.tol = 1e-10)))
  out[[name]] <- list(converged = lavInspect(f, "converged"))
  if (lavInspect(f, "converged")) out[[name]] <- c(out[[name]], as.list(fitMeasures(f, c("npar", "chisq", "df", "chisq.scaled", "cfi", "rmsea", "srmr", "bic"))))
  s <- standardizedSolution(f)
  if (name %in% c("bifactor", "two_tier")) {
    out[[name]]$theta_min <- min(s$est.std[s$op == "~~" & s$lhs == s$rhs & grepl("scs", s$lhs)])
    L <- lavInspect(f, "std")$lambda
    if (name == "bifactor") {
      share <- function(items) { l <- L[paste0("scs_", items), ]; c(general = sum(l[, "g"])^2, own = sum(colSums(l[, names(facets)])^2)) / (sum(colSums(l)^2) + sum(1 - rowSums(l^2))) }
      out$shares <- lapply(c(list(total = unlist(facets)), facets), function(i) as.list(share(i)))
      out$ecv <- sum(L[, "g"]^2) / sum(L^2)
    }
  }
  if (name %in% c("two_factors", "two_tier")) { r <- s[s$lhs == "s1" & s$rhs == "s2", ]; out[[name]]$r <- r$est.std; out[[name]]$ci <- c(r$ci.lower, r$ci.upper) }
}
cat(jsonlite::toJSON(out, digits = 10, auto_unbox = TRUE, pretty = TRUE), "\n")

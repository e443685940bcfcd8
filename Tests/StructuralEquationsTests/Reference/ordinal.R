# WLSMV of the data of case j6: theta parametrisation, and two groups (rows 1 to 350 and the rest, all
# items cut down to the categories 1-3, 4, 5-6) with equal loadings.
suppressMessages(library(lavaan))
here <- dirname(sub("--file=", "", grep("--file=", commandArgs(), value = TRUE)))
d <- read.csv(file.path(here, "../../ReferenceCases/j6-cfa-ordinal-wlsmv-bfi", "data.csv"))
m <- "agree =~ A1 + A2 + A3 + A4 + A5\nconsc =~ C1 + C2 + C3 + C4 + C5"
cat(sprintf("# %s, lavaan %s\n", R.version.string, packageVersion("lavaan")))
show <- function(name, f, ops = c("=~", "~~", "|")) {
  p <- parameterEstimates(f); p <- p[p$op %in% ops & p$se > 0, ]
  for (i in seq_len(nrow(p))) cat(name, paste0(p$lhs[i], p$op[i], p$rhs[i], if (!is.null(p$group)) paste0("@g", p$group[i])), sprintf("%.9g %.9g", p$est[i], p$se[i]), "\n")
  k <- c("chisq", "df", "chisq.scaled", "baseline.chisq", "cfi.scaled", "rmsea.scaled", "srmr", "cfi.robust", "rmsea.robust")
  for (i in k) cat(name, i, sprintf("%.9g 0", fitMeasures(f, i)), "\n") }
show("theta", cfa(m, d, ordered = TRUE, parameterization = "theta"))
x <- as.data.frame(lapply(d, function(v) ifelse(v <= 3, 1, ifelse(v == 4, 2, 3)))); x$g <- rep(c("a", "b"), c(350, 250))
show("groups", cfa(m, x, ordered = names(d), group = "g"))
show("equal", cfa(m, x, ordered = names(d), group = "g", group.equal = "loadings"))

# The data of case g2 with clusters of unequal size (row 5 of every second and rows 4, 5 of every fifth
# cluster left out) and a variable of the clusters, z.
suppressMessages(library(lavaan))
here <- dirname(sub("--file=", "", grep("--file=", commandArgs(), value = TRUE)))
d <- read.csv(file.path(here, "../../ReferenceCases/g2-multilevel-msem-lavaan", "data.csv")); k <- ave(d$id, d$id, FUN = seq_along)
d$z <- (d$id * 37) %% 11 / 5 - 1
d <- d[!(d$id %% 2 == 0 & k == 5 | d$id %% 5 == 0 & k >= 4 & k <= 5), ]
m <- "level: 1\n m ~ x\n y ~ m + x\nlevel: 2\n m ~ x + z\n y ~ m + x"
f <- sem(m, d, cluster = "id", fixed.x = FALSE, optim.method = "em", em.iter.max = 20000, em.fx.tol = 1e-13, em.dx.tol = 1e-9)
p <- parameterEstimates(f); p <- p[p$se > 0, ]
cat(sprintf("# %s, lavaan %s\n", R.version.string, packageVersion("lavaan")))
for (i in seq_len(nrow(p))) cat("twolevel", paste0(p$lhs[i], p$op[i], p$rhs[i], "@", p$level[i]), sprintf("%.8g %.8g", p$est[i], p$se[i]), "\n")
for (i in c("logl", "unrestricted.logl", "chisq", "df", "npar")) cat("twolevel", i, sprintf("%.9g 0", fitMeasures(f, i)), "\n")

# Expected numbers of GroupTestTests, ExactTestTests, MultiplicityTests and EffectTests. Run here: Rscript tests.R
# Data: HSAUR3::BtheB, datasets::sleep, airquality, PlantGrowth; tables of counts written below.
out <- NULL
add <- function(name, value) out <<- rbind(out, data.frame(name = name, value = formatC(unname(value), digits = 17, format = "g")))

two <- data.frame(
  y = c(12.1, 9.4, 15.2, 8.8, 11.7, 14.9, 10.3, 7.1, 16.4, 13.3, 6.2, 9.9, 11.1, 5.7, 8.1, 10.8, 4.4, 7.9, 12.6),
  x = c(3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8, 9, 7, 9, 3, 2, 3, 8),
  g = rep(c(1, 0), c(10, 9)))
two$h <- rep(c("a", "b", "c"), length.out = 19)
two$pre <- two$y; two$post <- two$y - c(1.3, -0.4, 2.2, 0.7, 3.1, 1.9, -1.1, 0.2, 4.4, 2.6, 0.5, 1.7, -0.8, 0.9, 3.6, 0.1, 1.2, -0.3, 2.8)
two$pre2 <- two$x; two$post2 <- rev(two$x)
write.csv(two, "tests/two.csv", row.names = FALSE)
one <- two$y[two$g == 1]; ref <- two$y[two$g == 0]
t1 <- t.test(one, ref); t2 <- t.test(one, ref, var.equal = TRUE); t3 <- t.test(two$post, two$pre, paired = TRUE)
for (k in 1:3) {
  t <- list(t1, t2, t3)[[k]]; n <- c("welch", "student", "paired_t")[k]
  add(paste0(n, ".t"), t$statistic); add(paste0(n, ".df"), t$parameter); add(paste0(n, ".p"), t$p.value)
  add(paste0(n, ".ci_lower"), t$conf.int[1]); add(paste0(n, ".ci_upper"), t$conf.int[2])
}
rank <- function(name, w) {
  add(paste0(name, ".statistic"), w$statistic); add(paste0(name, ".p"), w$p.value)
  add(paste0(name, ".ci_lower"), w$conf.int[1]); add(paste0(name, ".ci_upper"), w$conf.int[2])
}
w <- wilcox.test(one, ref, conf.int = TRUE)
rank("wilcoxon", w); add("wilcoxon.hodges_lehmann", w$estimate)
xo <- two$x[two$g == 1]; xr <- two$x[two$g == 0]
# R finds the ends of the interval with ties by a search to 1e-4; asked for more here
rank("wilcoxon_ties", suppressWarnings(wilcox.test(xo, xr, conf.int = TRUE, tol.root = 1e-12)))
v <- wilcox.test(two$post, two$pre, paired = TRUE, conf.int = TRUE)
rank("signed_rank", v); add("signed_rank.hodges_lehmann", v$estimate)
rank("signed_rank_ties", suppressWarnings(wilcox.test(two$post2, two$pre2, paired = TRUE, conf.int = TRUE, tol.root = 1e-12)))
k <- kruskal.test(x ~ h, two); add("kruskal_wallis.statistic", k$statistic); add("kruskal_wallis.p", k$p.value)
# Every division of the first eleven values
small <- two$y[5:15]; sg <- two$g[5:15]
write.csv(data.frame(y = small, g = sg), "tests/small.csv", row.names = FALSE)
all <- combn(11, sum(sg)); obs <- mean(small[sg == 1]) - mean(small[sg == 0])
ds <- apply(all, 2, function(i) mean(small[i]) - mean(small[-i]))
add("permutation.p", mean(abs(ds) >= abs(obs) - 1e-9)); add("permutation.mean_difference", obs)

# fisher.test finds odds ratio and interval by a search to 1e-4; here the same equations are solved further
counts <- matrix(c(8, 2, 3, 9), 2)  # by column: 8 2 / 3 9
add("fourfold.p", fisher.test(counts)$p.value)
m <- sum(counts[, 1]); n <- sum(counts[, 2]); k <- sum(counts[1, ]); x <- counts[1, 1]; s <- max(0, k - n):min(k, m)
pr <- function(l) { d <- dhyper(s, m, n, k, log = TRUE) + l * s; d <- exp(d - max(d)); d / sum(d) }
solve1 <- function(f) exp(uniroot(f, c(-20, 20), tol = 1e-15, maxiter = 10000)$root)
add("fourfold.odds_ratio", solve1(function(l) sum(s * pr(l)) - x))
add("fourfold.ci_lower", solve1(function(l) sum(pr(l)[s >= x]) - 0.025))
add("fourfold.ci_upper", solve1(function(l) sum(pr(l)[s <= x]) - 0.025))
stopifnot(abs(fisher.test(counts)$estimate - as.numeric(out$value[out$name == "fourfold.odds_ratio"])) < 1e-2)
job <- matrix(c(1, 2, 1, 0, 3, 3, 6, 1, 10, 10, 14, 9, 6, 7, 12, 11), 4, 4)  # Agresti 2002, job satisfaction by income
add("table.p", fisher.test(job)$p.value)
m <- mcnemar.test(matrix(c(20, 5, 13, 31), 2)); add("mcnemar.chisq", m$statistic); add("mcnemar.p", m$p.value)
add("mcnemar.p_exact", binom.test(5, 18)$p.value)

p <- c(0.011, 0.02, 0.0004, 0.03, 0.049, 0.3, 0.02, 0.013)
for (n in c("bonferroni", "holm", "hochberg", "hommel", "BH")) {
  a <- p.adjust(p, n); for (i in seq_along(a)) add(paste0("adjust.", n, ".h", i), a[i])
}
# Risks 15/43 and 6/46: Wald on the log scale, Newcombe's method 10 from prop.test's Wilson intervals
e1 <- 15; n1 <- 43; e2 <- 6; n2 <- 46; z <- qnorm(.975)
w1 <- prop.test(e1, n1, correct = FALSE)$conf.int; w2 <- prop.test(e2, n2, correct = FALSE)$conf.int
d <- e1 / n1 - e2 / n2
add("risk.risk_difference.est", d)
add("risk.risk_difference.ci_lower", d - sqrt((e1 / n1 - w1[1])^2 + (w2[2] - e2 / n2)^2))
add("risk.risk_difference.ci_upper", d + sqrt((w1[2] - e1 / n1)^2 + (e2 / n2 - w2[1])^2))
rr <- log((e1 / n1) / (e2 / n2)); s <- sqrt(1 / e1 - 1 / n1 + 1 / e2 - 1 / n2)
add("risk.risk_ratio.est", exp(rr)); add("risk.risk_ratio.ci_lower", exp(rr - z * s)); add("risk.risk_ratio.ci_upper", exp(rr + z * s))
g <- summary(glm(cbind(c(e1, e2), c(n1 - e1, n2 - e2)) ~ c(1, 0), family = binomial, control = list(epsilon = 1e-14, maxit = 50)))$coefficients[2, ]
add("risk.odds_ratio.est", exp(g[1])); add("risk.odds_ratio.ci_lower", exp(g[1] - z * g[2])); add("risk.odds_ratio.ci_upper", exp(g[1] + z * g[2]))
# Kappa of psych (bundled ratings of two doctors, six categories of ordered severity)
library(psych)
rat <- data.frame(a = c(1, 2, 3, 3, 2, 1, 4, 4, 2, 3, 1, 1, 2, 4, 3, 2, 2, 1, 3, 4, 4, 1), b = c(1, 2, 3, 2, 2, 1, 4, 3, 2, 3, 2, 1, 2, 4, 4, 2, 1, 1, 3, 4, 3, 3))
write.csv(rat, "tests/ratings.csv", row.names = FALSE)
ck <- cohen.kappa(rat)
add("kappa.est", ck$kappa); add("kappa.se", sqrt(ck$var.kappa)); add("weighted_kappa.est", ck$weighted.kappa)
# Standard errors a second way: delta method on the multinomial shares, derivatives by differences.
# (psych 2.2.9 gives another standard error of the weighted kappa of a table that is not symmetric.)
o <- prop.table(table(factor(rat$a, 1:4), factor(rat$b, 1:4)))
delta <- function(w) {
  kap <- function(q) { q <- q / sum(q); pe <- sum(w * outer(rowSums(q), colSums(q))); (sum(w * q) - pe) / (1 - pe) }
  g <- 0 * o
  for (i in seq_along(o)) { up <- o; dn <- o; up[i] <- up[i] + 1e-5; dn[i] <- dn[i] - 1e-5; g[i] <- (kap(up) - kap(dn)) / 2e-5 }
  sqrt((sum(o * g^2) - sum(o * g)^2) / nrow(rat))
}
add("kappa.se_delta", delta(diag(4))); add("weighted_kappa.se_delta", delta(1 - outer(1:4, 1:4, function(i, j) (i - j)^2) / 9))
add("linear_kappa.se_delta", delta(1 - abs(outer(1:4, 1:4, "-")) / 3))
write.csv(out, "tests/expected.csv", row.names = FALSE, quote = FALSE)
writeLines(c(R.version.string, paste("psych", packageVersion("psych"))), "tests/versions.txt")

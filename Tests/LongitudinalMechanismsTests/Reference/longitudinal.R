# Reference values for the room LongitudinalMechanisms. Run in this folder: Rscript longitudinal.R
# Writes Examples/over-time.csv (simulated here, no person is behind a row), clusters.csv and longitudinal.txt.
suppressMessages({library(lavaan); library(lme4)})
set.seed(20)
n <- 240
arm <- rep(0:1, n / 2)
ri <- matrix(rnorm(2 * n), n) %*% chol(matrix(c(1, -.5, -.5, 1.2), 2))
wm <- wy <- matrix(0, n, 4)
e <- function() matrix(rnorm(2 * n), n) %*% chol(matrix(c(1, -.3, -.3, 1), 2))
now <- e(); wm[, 1] <- now[, 1]; wy[, 1] <- now[, 2]
for (t in 2:4) {
  now <- e()
  wm[, t] <- .30 * wm[, t - 1] + .02 * wy[, t - 1] + c(0, .6, .2, .1)[t] * arm + .8 * now[, 1]
  wy[, t] <- .35 * wy[, t - 1] - .30 * wm[, t - 1] + .8 * now[, 2]
}
d <- data.frame(arm = arm, age = round(rnorm(n, 40, 10)))
for (t in 1:4) d[[paste0("sc", t)]] <- round(3 + ri[, 1] + wm[, t], 3)
for (t in 1:4) d[[paste0("dep", t)]] <- round(20 + ri[, 2] + wy[, t], 3)
for (t in 2:4) { gone <- runif(n) < .06 * t; d[gone, paste0("sc", t)] <- NA; d[gone & runif(n) < .8, paste0("dep", t)] <- NA }
write.csv(d, "../../../Examples/over-time.csv", row.names = FALSE, quote = FALSE, na = "")

out <- file("longitudinal.txt", "w")
say <- function(...) cat(..., "\n", sep = " ", file = out)
number <- function(x) format(x, digits = 12)
say("#", R.version.string, "lavaan", as.character(packageVersion("lavaan")), "lme4", as.character(packageVersion("lme4")))
rows <- function(name, fit, what) {
  p <- parameterEstimates(fit); s <- standardizedSolution(fit)
  for (w in what) {
    i <- which(paste0(p$lhs, p$op, p$rhs) == w)[1]; j <- which(paste0(s$lhs, s$op, s$rhs) == w)[1]
    say(name, w, number(p$est[i]), number(p$se[i]), number(s$est.std[j]), number(s$se[j]))
  }
  f <- fitMeasures(fit)
  for (m in c("chisq", "df", "cfi", "tli", "rmsea", "srmr", "logl", "npar", "aic", "bic")) say(name, m, number(f[[m]]))
}
panel <- function(T, intercepts, equal, x = FALSE, on = c("intercepts", "within")) {
  m <- if (intercepts) "wm" else "sc"; y <- if (intercepts) "wy" else "dep"
  l <- function(a, t) if (equal) a else paste0(a, t)
  text <- c()
  if (intercepts) {
    text <- c(paste("RIm =~", paste0("1*sc", 1:T, collapse = " + ")), paste("RIy =~", paste0("1*dep", 1:T, collapse = " + ")))
    for (t in 1:T) text <- c(text, sprintf("wm%d =~ 1*sc%d", t, t), sprintf("wy%d =~ 1*dep%d", t, t), sprintf("sc%d ~~ 0*sc%d", t, t), sprintf("dep%d ~~ 0*dep%d", t, t))
    text <- c(text, "RIm ~~ RIy", "RIm ~~ 0*wm1 + 0*wy1", "RIy ~~ 0*wm1 + 0*wy1")
    if (x && "intercepts" %in% on) text <- c(text, "RIm ~ arm", "RIy ~ arm")
  } else if (x) text <- c("sc1 ~ arm", "dep1 ~ arm")
  xw <- x && (!intercepts || "within" %in% on)
  for (t in 2:T) text <- c(text,
    sprintf("%s%d ~ %s*%s%d + %s*%s%d%s", m, t, l("a", t), m, t - 1, l("d", t), y, t - 1, if (xw) sprintf(" + gm%d*arm", t) else ""),
    sprintf("%s%d ~ %s*%s%d + %s*%s%d%s", y, t, l("b", t), y, t - 1, l("c", t), m, t - 1, if (xw) sprintf(" + gy%d*arm", t) else ""))
  for (t in 1:T) text <- c(text, sprintf("%s%d ~~ %s%d", m, t, y, t))
  if (xw && T > 2) for (t in 2:(T - 1)) text <- c(text, sprintf("through_m%d := gm%d*%s", t, t, l("c", t + 1)))
  sem(paste(text, collapse = "\n"), d, missing = "fiml", meanstructure = TRUE, fixed.x = x)
}
within <- c("wm2~wm1", "wm2~wy1", "wy2~wy1", "wy2~wm1", "wy4~wm3", "wm1~~wy1", "wm3~~wy3", "RIm~~RIy", "RIm~~RIm")
eq <- panel(4, TRUE, TRUE); rows("ri_equal", eq, within)
fr <- panel(4, TRUE, FALSE); rows("ri_free", fr, c(within, "wm4~wy3"))
rows("classical_equal", panel(4, FALSE, TRUE), c("dep2~sc1", "sc2~dep1", "dep4~sc3", "sc1~~dep1"))
rows("classical_two", panel(2, FALSE, TRUE), c("dep2~sc1", "sc2~dep1"))
rows("ri_arm", panel(4, TRUE, TRUE, TRUE), c("wy2~wm1", "wm2~wy1", "RIm~arm", "RIy~arm", "wm2~arm", "wy3~arm"))
p <- parameterEstimates(panel(4, TRUE, TRUE, TRUE)); for (w in c("through_m2", "through_m3")) say("ri_arm", w, number(p$est[p$lhs == w]), number(p$se[p$lhs == w]))

# Growth: slope of the mediator to slope of the outcome, and to a later outcome.
growth <- function(early, late, free = FALSE, residuals = TRUE) {
  load <- function(o, t) paste0(t, "*", o, collapse = " + ")
  text <- c(paste("im =~", load(paste0("sc", early), 1)), paste("sm =~", load(paste0("sc", early), early - early[1])))
  if (length(late) > 1) text <- c(text, paste("iy =~", load(paste0("dep", late), 1)), paste("sy =~", load(paste0("dep", late), late - late[1])),
    "im ~ arm", "iy ~ arm", "sm ~ a*arm + im + iy", "sy ~ cp*arm + b*sm + im + iy", "im ~~ iy")
  if (residuals) for (t in intersect(early, late)) text <- c(text, sprintf("sc%d ~~ dep%d", t, t))
  text <- c(text, "indirect := a*b", "total := cp + a*b")
  sem(paste(c(text, paste0(c(paste0("sc", early), paste0("dep", late)), " ~ 0*1"), paste(c("im", "sm", "iy", "sy"), "~ 1")), collapse = "\n"), d, missing = "fiml")
}
rows("growth", growth(1:4, 1:4), c("sm~arm", "sy~arm", "sy~sm", "sy~im", "sm~im", "indirect:=a*b", "total:=cp+a*b"))
later <- sem("im =~ 1*sc1 + 1*sc2 + 1*sc3\nsm =~ 0*sc1 + 1*sc2 + 2*sc3\nim ~ arm + dep1\nsm ~ a*arm + im + dep1\ndep4 ~ cp*arm + b*sm + im + dep1\nsc1 ~ 0*1\nsc2 ~ 0*1\nsc3 ~ 0*1\nim ~ 1\nsm ~ 1\ndep4 ~ 1\nindirect := a*b\ntotal := cp + a*b", d, missing = "fiml")
rows("later", later, c("sm~arm", "dep4~arm", "dep4~sm", "indirect:=a*b"))

# Exposure of clusters; mediator and outcome of persons within (2-1-1).
J <- 60; size <- rep(c(4, 6, 9), J / 3); g <- rep(1:J, size)
xj <- rep(0:1, J / 2); um <- rnorm(J, 0, .7); uy <- rnorm(J, 0, .5)
mb <- .5 * xj + um
m <- mb[g] + rnorm(length(g)); y <- .6 * mb[g] + .2 * (m - mb[g]) + .1 * xj[g] + uy[g] + rnorm(length(g))
cl <- data.frame(site = g, arm = xj[g], m = round(m, 3), y = round(y, 3))
write.csv(cl, "clusters.csv", row.names = FALSE, quote = FALSE)
cl$mb <- ave(cl$m, cl$site); cl$mw <- cl$m - cl$mb
mm <- lmer(m ~ arm + (1 | site), cl, control = lmerControl(optCtrl = list(xtol_rel = 1e-12), optimizer = "nloptwrap"))
my <- lmer(y ~ mw + mb + arm + (1 | site), cl)
mc <- lmer(y ~ m + arm + (1 | site), cl)
for (k in list(list("m", mm), list("y", my), list("conflated", mc))) {
  s <- coef(summary(k[[2]])); for (r in rownames(s)) say("cluster", k[[1]], r, number(s[r, 1]), number(s[r, 2]))
}
two <- sem("level: 1\ny ~ bw*m\nlevel: 2\nm ~ a*arm\ny ~ bb*m + cp*arm\nindirect := a*bb\nsum := a + bb", cl, cluster = "site", fixed.x = FALSE)
p <- parameterEstimates(two)
for (w in c("a", "bb", "bw", "cp", "indirect")) { i <- which(p$label == w)[1]; say("latent", w, number(p$est[i]), number(p$se[i])) }
close(out)

# Reference values for the room DailyLife. Run in this folder: Rscript daily.R
# Reads Examples/self-compassion-ema.csv; writes weeks.csv (simulated here, no person is behind a row) and daily.txt.
suppressMessages(library(lmerTest))
out <- file("daily.txt", "w")
say <- function(...) cat(..., "\n", sep = " ", file = out)
number <- function(x) format(x, digits = 12)
say("#", R.version.string, "lme4", as.character(packageVersion("lme4")), "lmerTest", as.character(packageVersion("lmerTest")))
rows <- function(name, fit) { s <- coef(summary(fit)); for (r in rownames(s)) say(name, r, number(s[r, 1]), number(s[r, 2]), number(s[r, 3])) }

# Check-ins: the first row of each prompt, no lag across nights.
d <- read.csv("../../../Examples/self-compassion-ema.csv")
say("ema rows", nrow(d))
d <- d[!is.na(d$window) & !is.na(d$state_uncompassionate) & !is.na(d$day_mean_context), ]
d <- d[order(d$person, d$day, d$window), ]
d <- d[!duplicated(d[c("person", "day", "window")]), ]
say("ema answered", nrow(d)); say("ema people", length(unique(d$person)))
d$x <- d$day_mean_context; d$y <- d$state_uncompassionate
icc <- function(v) { m <- lmer(reformulate("(1 | person)", v), d); s <- as.data.frame(VarCorr(m))$vcov; s[1] / sum(s) }
say("ema icc_x", number(icc("x"))); say("ema icc_y", number(icc("y")))
d$xm <- ave(d$x, d$person); d$ym <- ave(d$y, d$person); d$xw <- d$x - d$xm; d$yw <- d$y - d$ym
say("ema within_r", number(cor(d$xw, d$yw)))
first <- !duplicated(d$person); say("ema between_r", number(cor(d$xm[first], d$ym[first])))
n <- nrow(d); lag <- c(FALSE, d$person[-1] == d$person[-n] & d$day[-1] == d$day[-n])
p <- data.frame(person = d$person[lag], x = d$x[lag], y = d$y[lag], xl = d$xw[which(lag) - 1], yl = d$yw[which(lag) - 1], xm = d$xm[lag], ym = d$ym[lag])
say("ema lags", nrow(p))
rows("forward", lmer(y ~ xl + yl + xm + (1 | person), p)); rows("backward", lmer(x ~ yl + xl + ym + (1 | person), p))
slopes <- lmer(y ~ xl + yl + xm + (xl | person), p, control = lmerControl(optimizer = "bobyqa"))
rows("forward_slopes", slopes); say("forward_slopes sd", number(attr(VarCorr(slopes)$person, "stddev")[2]))
# Split-panel jackknife by dummy regression of whole courses and halves; people with at least four lags.
p <- p[ave(p$y, p$person, FUN = length) >= 4, ]
p$place <- ave(p$y, p$person, FUN = seq_along); p$size <- ave(p$y, p$person, FUN = length)
half <- ifelse(p$place <= p$size %/% 2, 1, 2)
inside <- function(q) { g <- function(v) v - ave(v, q$person); unname(coef(lm(g(q$y) ~ 0 + g(q$xl) + g(q$yl)))) }
panel <- function(q, h) 2 * inside(q) - (inside(q[h == 1, ]) + inside(q[h == 2, ])) / 2
whole <- panel(p, half); ids <- unique(p$person); say("panel people", length(ids)); say("panel est", number(whole)); say("panel plain", number(inside(p)))
left <- t(sapply(ids, function(i) panel(p[p$person != i, ], half[p$person != i])))
say("panel se", number(apply(left, 2, function(v) sqrt((length(v) - 1) / length(v) * sum((v - mean(v))^2)))))

# Weeks of practice.
set.seed(31); N <- 60; W <- 10
w <- do.call(rbind, lapply(1:N, function(i) {
  own <- rnorm(1, 60, 20); journal <- rnorm(1, 20, 8); level <- rnorm(1)
  meditation <- pmax(0, round(own + rnorm(W, 0, 30))); writing <- pmax(0, round(journal + rnorm(W, 0, 12)))
  mood <- level + .012 * c(0, head(meditation - own, -1)) + .01 * own + .1 * (1:W) + rnorm(W, 0, .8)
  data.frame(id = i, arm = i %% 2, before = round(level + rnorm(1), 2), week = 1:W, meditation, writing, mood = round(mood, 3))
}))
w$mood[sample(nrow(w), 40)] <- NA; w$meditation[sample(nrow(w), 30)] <- NA; w <- w[-sample(nrow(w), 25), ]
write.csv(w, "weeks.csv", row.names = FALSE, quote = FALSE, na = "")
split <- function(v) { m <- ave(v, w$id, FUN = function(u) mean(u, na.rm = TRUE)); list(w = v - m, b = m) }
for (v in c("meditation", "writing", "mood")) { s <- split(w[[v]]); w[[paste0(v, "_w")]] <- s$w; w[[paste0(v, "_b")]] <- s$b }
key <- paste(w$id, w$week); nx <- match(paste(w$id, w$week + 1), key)
w$next_mood <- w$mood[nx]; w$next_meditation <- w$meditation[nx]
rows("practice_alone", lmer(next_mood ~ meditation_w + meditation_b + week + arm + before + (1 | id), w))
rows("practice_together", lmer(next_mood ~ meditation_w + writing_w + meditation_b + writing_b + week + arm + before + (1 | id), w))
w$more <- pmax(w$meditation_w, 0); w$less <- pmin(w$meditation_w, 0)
rows("practice_tails", lmer(next_mood ~ more + less + meditation_b + week + arm + before + (1 | id), w))
rows("practice_reverse", lmer(next_meditation ~ mood_w + mood_b + week + arm + before + (1 | id), w))
close(out)

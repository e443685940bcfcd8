# James's and Bang's indices written out from their papers; James's standard error by the delta method with
# finite differences over the multinomial shares. Rows: guessed arm 1, guessed arm 2, do not know; columns: arms.
james <- function(p) { P <- matrix(p, 3); dk <- sum(P[3, ]); w <- matrix(c(0, .5, .5, 0), 2)
  g <- rowSums(P)[1:2]; a <- colSums(P) - P[3, ]; Pdo <- sum(w * P[1:2, ]) / (1 - dk); Pde <- sum(w * outer(g, a)) / (1 - dk)^2
  (1 + dk + (1 - dk) * ((Pdo - Pde) / Pde)) / 2 }
index <- function(x) { N <- sum(x); p <- as.vector(x) / N
  g <- sapply(seq_along(p), function(i) { h <- 1e-6; a <- p; b <- p; a[i] <- a[i] + h; b[i] <- b[i] - h; (james(a) - james(b)) / (2 * h) })
  cat("james", format(c(james(p), sqrt((sum(p * g^2) - sum(p * g)^2) / N)), digits = 9), "\n")
  for (k in 1:2) { n <- sum(x[, k]); q <- x[, k] / n; s <- if (k == 1) 1 else -1; b <- s * (q[1] - q[2])
    cat("bang", k, format(c(b, sqrt((q[1] + q[2] - b^2) / n)), digits = 9), "\n") } }
cat("published with the R package BI and its Julia port: 0.896 (0.011), 0.115 (0.018), 0.022 (0.019)\n")
index(matrix(c(48, 4, 330, 22, 30, 319), 3))
cat("CRISP (Bang, Ni and Davis 2004)\n"); index(matrix(c(82, 25, 170, 27, 29, 83), 3))
cat("self-blinded microdosing\n"); index(matrix(c(139, 81, 0, 95, 147, 0), 3))
cat(R.version.string, "\n")

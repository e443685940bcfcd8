# The same scores in R, in two ways: psych::scoreItems, as most papers do it, which also finds the
# reliabilities, and rowMeans() on a matrix, as a careful programmer would write it by hand.
#
#   Rscript scoring.R DATA WAY     prints the seconds to parse the file, from the file to the scores,
#                                  a dash, how many rows there are, and the sum of the primary score
#
# DATA has the columns scs_1 to scs_26. It is read by data.table where that is installed. Packages are
# loaded before the clock starts.
arguments <- commandArgs(TRUE)
way <- arguments[2]
if (way == "psych") suppressPackageStartupMessages(library(psych))
fast <- requireNamespace("data.table", quietly = TRUE)
if (fast) data.table::setDTthreads(1)
read <- if (fast) function(f) data.table::fread(f, data.table = FALSE) else read.csv

facets <- list(
  self_kindness = c(5, 12, 19, 23, 26), self_judgment = c(1, 8, 11, 16, 21),
  common_humanity = c(3, 7, 10, 15), isolation = c(4, 13, 18, 25),
  mindfulness = c(9, 14, 17, 22), over_identification = c(2, 6, 20, 24))
positive <- c("self_kindness", "common_humanity", "mindfulness")
negative <- c("self_judgment", "isolation", "over_identification")
other <- sort(unlist(facets[positive]))
reversed <- sort(unlist(facets[negative]))

by_psych <- function(d) {
  names <- function(i) paste0("scs_", i)
  keys <- lapply(facets, names)
  keys$total_item_mean <- c(names(other), paste0("-scs_", reversed))
  keys$cs_item_mean <- names(other)
  keys$ucs_item_mean <- names(reversed)
  # It warns of correlations that are no numbers; they are no part of the scores.
  found <- suppressWarnings(scoreItems(keys, d, totals = FALSE, missing = TRUE, impute = "none", min = 1, max = 5))
  combined(found$scores)
}

by_hand <- function(d) {
  x <- as.matrix(d)
  s <- sapply(facets, function(i) rowMeans(x[, i]))
  s <- cbind(
    s, total_item_mean = (rowSums(x[, other]) + rowSums(6 - x[, reversed])) / 26,
    cs_item_mean = rowMeans(x[, other]), ucs_item_mean = rowMeans(x[, reversed]))
  combined(s)
}

# The scales that are made of scales.
combined <- function(s) {
  terms <- cbind(s[, positive], 6 - s[, negative])
  cbind(
    s, total_grand_mean = rowMeans(terms), total_sum_of_facet_means = rowSums(terms),
    cs_facet_mean = rowMeans(s[, positive]), ucs_facet_mean = rowMeans(s[, negative]),
    rucs_item_mean = 6 - s[, "ucs_item_mean"])
}

invisible(gc())
start <- proc.time()[["elapsed"]]
d <- read(arguments[1])
parsed <- proc.time()[["elapsed"]] - start
s <- if (way == "psych") by_psych(d) else by_hand(d)
scored <- proc.time()[["elapsed"]] - start
cat(sprintf("%.6f %.6f - %d %.6f\n", parsed, scored, nrow(s), sum(s[, "total_item_mean"])))

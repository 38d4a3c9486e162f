#!/usr/bin/env Rscript
# AUROC for patients with several images, differences, partial areas and bootstrap limits, as golden
# values from pROC; Obuchowski's variance and the patient bootstrap by their definitions, O(n^2).
#
# R 4.2.2 and pROC 1.18.0 (Debian 12: r-base-core, r-cran-proc):
#
#     Rscript benchmarks/peers/proc_reference.R \
#         > app/src/test/resources/io/luxate/stats/proc-golden.json
#
# Bootstrap limits are of 20000 replicates, so a test must leave room for both sides' chance.
suppressPackageStartupMessages(library(pROC))

# pROC does not standardise an area below chance: null
num <- function(v) {
  paste0("[", paste(ifelse(is.na(v), "null", sprintf("%.17g", v)), collapse = ","), "]")
}
truths <- function(v) paste0("[", paste(ifelse(v, "true", "false"), collapse = ","), "]")

placements <- function(s, y) {
  psi <- outer(s[y], s[!y], function(a, b) (a > b) + (a == b) / 2)
  list(theta = mean(psi), x = rowMeans(psi), y = colMeans(psi))
}

# the published sums, patient by patient
obuchowski <- function(s, y, id, s2 = NULL) {
  p <- placements(s, y)
  if (!is.null(s2)) {
    q <- placements(s2, y)
    p <- list(theta = p$theta - q$theta, x = p$x - q$x, y = p$y - q$y)
  }
  m <- sum(y); n <- sum(!y)
  ids <- unique(id)
  a <- sapply(ids, function(i) sum(p$x[id[y] == i] - p$theta))
  b <- sapply(ids, function(i) sum(p$y[id[!y] == i] - p$theta))
  i10 <- length(unique(id[y])); i01 <- length(unique(id[!y])); i <- length(ids)
  s10 <- i10 / ((i10 - 1) * m) * sum(a^2)
  s01 <- i01 / ((i01 - 1) * n) * sum(b^2)
  s11 <- i / (i - 1) * sum(a * b)
  s10 / m + s01 / n + 2 / (m * n) * s11
}

patientBootstrap <- function(s, y, id, draws) {
  ids <- unique(id)
  kind <- sapply(ids, function(i) { v <- y[id == i]; if (all(v)) 1 else if (any(v)) 2 else 0 })
  rows <- lapply(ids, function(i) which(id == i))
  areas <- replicate(draws, {
    drawn <- unlist(lapply(unique(kind), function(k) {
      members <- which(kind == k)
      members[sample.int(length(members), replace = TRUE)]
    }))
    take <- unlist(rows[drawn])
    r <- rank(s[take]); t <- y[take]; m <- sum(t)
    (sum(r[t]) - m * (m + 1) / 2) / (m * sum(!t))
  })
  unname(quantile(areas, c(0.025, 0.975)))
}

case <- function(name, seed, patients, most, shift, effect, digits, boot) {
  set.seed(seed)
  id <- rep(seq_len(patients), sample.int(most, patients, replace = TRUE))
  n <- length(id)
  sick <- runif(patients) < 0.45
  y <- ifelse(runif(n) < 0.15, !sick[id], sick[id])
  own <- rnorm(patients, 0, effect)
  one <- round(rnorm(n, shift * y) + own[id], digits)
  two <- round(rnorm(n, 0.6 * shift * y) + own[id], digits)
  a <- roc(y, one, levels = c(FALSE, TRUE), direction = "<", quiet = TRUE)
  b <- roc(y, two, levels = c(FALSE, TRUE), direction = "<", quiet = TRUE)
  test <- roc.test(a, b, method = "delong", paired = TRUE)
  ci <- test$conf.int
  half <- seq_len(n) <= n / 2
  u1 <- roc(y[half], one[half], levels = c(FALSE, TRUE), direction = "<", quiet = TRUE)
  u2 <- roc(y[!half], one[!half], levels = c(FALSE, TRUE), direction = "<", quiet = TRUE)
  part <- function(range, focus) c(
    auc(a, partial.auc = range, partial.auc.focus = focus),
    suppressWarnings(
      auc(a, partial.auc = range, partial.auc.focus = focus, partial.auc.correct = TRUE)))
  out <- c(
    sprintf('"name": "%s"', name),
    sprintf('"patients": %s', num(id)),
    sprintf('"positive": %s', truths(y)),
    sprintf('"first": %s', num(one)),
    sprintf('"second": %s', num(two)),
    sprintf('"auroc": %.17g', auc(a)),
    sprintf('"difference": %s', num(c(auc(a) - auc(b), test$statistic, test$p.value, ci))),
    sprintf('"halves": %s', num(c(auc(u1) - auc(u2), var(u1) + var(u2)))),
    sprintf('"clustered": %.17g', obuchowski(one, y, id)),
    sprintf('"clusteredDifference": %.17g', obuchowski(one, y, id, two)),
    sprintf('"specificity80to100": %s', num(part(c(1, 0.8), "specificity"))),
    sprintf('"specificity50to93": %s', num(part(c(0.93, 0.5), "specificity"))),
    sprintf('"sensitivity90to100": %s', num(part(c(1, 0.9), "sensitivity"))))
  if (boot) {
    out <- c(out,
      sprintf('"bootstrap": %s', num(as.numeric(ci.auc(a, method = "bootstrap", boot.n = 20000,
        boot.stratified = TRUE, progress = "none"))[c(1, 3)])),
      sprintf('"partialBootstrap": %s', num(as.numeric(ci.auc(
        auc(a, partial.auc = c(1, 0.8), partial.auc.correct = TRUE), method = "bootstrap",
        boot.n = 20000, boot.stratified = TRUE, progress = "none"))[c(1, 3)])),
      sprintf('"patientBootstrap": %s', num(patientBootstrap(one, y, id, 20000))))
  }
  paste0("{", paste(out, collapse = ",\n"), "}")
}

cat('{"cases": [\n')
cat(paste(c(
  case("one image each", 1, 60, 1, 1.2, 0, 4, TRUE),
  case("up to four images each", 2, 40, 4, 1.2, 1, 4, TRUE),
  case("many ties", 3, 30, 3, 1.0, 0.7, 0, FALSE),
  case("few patients", 4, 6, 5, 1.0, 1, 2, FALSE),
  case("worse than chance", 5, 40, 3, -0.8, 0.5, 3, FALSE)), collapse = ",\n"))
cat("\n]}\n")

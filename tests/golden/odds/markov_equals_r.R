# Score tests of the Markov property, arrow by arrow, by R's survival.
# Rscript markov_equals_r.R FOLDER > markov_equals_r.json, FOLDER with the CSVs of the golden sets.
library(survival)
library(jsonlite)

folder <- commandArgs(trailingOnly = TRUE)[1]
questions <- list(
  list(set = "sim_day_1000", by = "state", state = "0", at = 200),
  list(set = "sim_day_1000", by = "state", state = "1", at = 90),
  list(set = "sim_day_1000", by = "state", state = "4", at = 300),
  list(set = "sim_day_1000", by = "entry", state = NA, at = NA),
  list(set = "sim_day_1000", by = "earlier", state = NA, at = NA),
  list(set = "sir.cont", by = "state", state = "0", at = 10),
  list(set = "sir.cont", by = "state", state = "1", at = 20),
  list(set = "sir.cont", by = "entry", state = NA, at = NA),
  list(set = "sir.cont", by = "earlier", state = NA, at = NA),
  list(set = "sir.cont", by = "entry", state = NA, at = 15)
)

past <- function(stays, question) {
  if (question$by == "entry") return(stays$entry)
  if (question$by == "earlier") {
    return(sapply(seq_len(nrow(stays)), function(row) {
      any(stays$id == stays$id[row] & stays$from == stays$from[row] & stays$exit <= stays$entry[row])
    }) + 0)
  }
  there <- stays$id[stays$from == question$state & stays$entry <= question$at & stays$exit > question$at]
  (stays$id %in% there) + 0
}

arrow <- function(stays, from, to, groups) {
  mine <- stays[stays$from == from, ]
  mine$moved <- (mine$to == to) + 0
  answer <- list(from = from, to = to, events = sum(mine$moved))
  if (sum(mine$moved) == 0 || length(unique(mine$z)) == 1) return(answer)
  # with late entries R counts subsets one by one, so each moment's risk set becomes a stratum
  moments <- unique(mine$exit[mine$moved == 1])
  stacked <- do.call(rbind, lapply(moments, function(t) {
    risk <- mine[mine$entry < t & t <= mine$exit, ]
    data.frame(t = t, z = risk$z, moved = (risk$moved == 1 & risk$exit == t) + 0)
  }))
  at_null <- coxph.control(iter.max = 0)
  fit <- suppressWarnings(coxph(Surv(rep(1, nrow(stacked)), moved) ~ z + strata(t), stacked,
    ties = "exact", control = at_null))
  flat <- suppressWarnings(coxph(Surv(entry, exit, moved) ~ z, mine, ties = "breslow", control = at_null))
  if (groups) {
    answer$group <- sum(mine$moved * mine$z)
    answer$expected <- sum((mine$moved - residuals(flat, type = "martingale")) * mine$z)
  }
  answer$chi2 <- fit$score
  answer$sign <- sign(sum(residuals(flat, type = "martingale") * mine$z))
  answer
}

answers <- lapply(questions, function(question) {
  stays <- read.csv(file.path(folder, paste0(question$set, ".csv")), colClasses = c(id = "character",
    from = "character", to = "character"), na.strings = character(0))
  made <- unique(stays[stays$to != "", c("from", "to")])
  stays$z <- past(stays, question)
  if (!is.na(question$at)) {
    stays <- stays[stays$exit > question$at, ]
    stays$entry <- pmax(stays$entry, question$at)
  }
  c(question, list(arrows = lapply(seq_len(nrow(made)), function(row) {
    arrow(stays, made$from[row], made$to[row], question$by != "entry")
  })))
})
cat(toJSON(answers, auto_unbox = TRUE, digits = NA, na = "null"))

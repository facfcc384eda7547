# Rscript cox.R FOLDER : writes FOLDER/cox.json, from sim_day_1000.csv and sir.cont.csv there.
# Needs survival, mstate, jsonlite. The covariates are invented, from the id alone:
#   odd = id %% 2, x = ((7 id) %% 11) / 10, group = "a", "b", "c" for id %% 3 = 0, 1, 2.
# Stays are stacked by arrow, each covariate is spread over the arrows that it works on (one column
# an arrow, or one for all where `shared`), and coxph has one stratum an arrow.
suppressMessages({library(survival); library(mstate); library(jsonlite)})
folder <- commandArgs(TRUE)[1]
exact <- coxph.control(eps=1e-13, iter.max=100, toler.chol=1e-14)

read <- function(name) {
  z <- read.csv(file.path(folder, paste0(name, ".csv")),
    colClasses=c(from="character", to="character"), na.strings="none")
  z$odd <- z$id %% 2; z$x <- ((7 * z$id) %% 11) / 10; z$group <- c("a", "b", "c")[z$id %% 3 + 1]; z }
arrows_of <- function(z) {
  a <- unique(z[z$to != "", c("from", "to")]); a <- a[order(a$from, a$to), ]
  a$count <- apply(a, 1, function(r) sum(z$from == r[1] & z$to == r[2])); a }
label <- function(a) paste(a$from, a$to, sep=" > ")
stack <- function(z, a) do.call(rbind, lapply(seq_len(nrow(a)), function(r) {
  y <- z[z$from == a$from[r], ]; y$trans <- r; y$status <- as.integer(y$to == a$to[r]); y }))
columns <- function(L, a, terms) { # one column a coefficient
  X <- list()
  for (t in terms) {
    base <- if (t$covariate == "group")
      list("group=b"=as.numeric(L$group == "b"), "group=c"=as.numeric(L$group == "c"))
      else setNames(list(L[[t$covariate]]), t$covariate)
    on <- if (is.null(t$arrows)) seq_len(nrow(a)) else match(t$arrows, label(a))
    for (b in names(base)) if (isTRUE(t$shared))
        X[[paste(b, "|", paste(label(a)[on], collapse=", "))]] <- base[[b]] * (L$trans %in% on)
      else for (r in on) X[[paste(b, "|", label(a)[r])]] <- base[[b]] * (L$trans == r) }
  do.call(cbind, X) }
number <- function(x) I(unname(as.numeric(x)))
spread <- function(L, X) { d <- data.frame(L[, c("id", "entry", "exit", "status", "trans")], X)
  names(d)[-(1:5)] <- paste0("v", seq_len(ncol(X))); d }
model <- function(d, n, ties, also="", ...) do.call(coxph, list(as.formula(paste(
  "Surv(entry, exit, status) ~", paste0("v", seq_len(n), collapse=" + "), "+ strata(trans)", also)),
  quote(d), method=ties, control=exact, x=TRUE, y=TRUE, ...))

fit <- function(z, terms, ties, clocks) {
  a <- arrows_of(z); L <- stack(z, a); X <- columns(L, a, terms); d <- spread(L, X); n <- ncol(X)
  f <- model(d, n, ties, "+ cluster(id)")
  plain <- model(d, n, ties)
  s <- summary(plain)
  list(ties=ties, terms=I(colnames(X)), coef=number(coef(f)), se=number(sqrt(diag(f$var))),
    naive_se=number(sqrt(diag(f$naive.var))), loglik=number(f$loglik),
    likelihood_ratio=s$logtest[["test"]], score=s$sctest[["test"]], wald=plain$wald.test[[1]],
    robust_wald=f$wald.test[[1]],
    proportional=lapply(setNames(nm=clocks), function(k) {
      t <- cox.zph(plain, transform=k, terms=FALSE)$table
      list(chisq=number(t[, "chisq"]), p=number(t[, "p"])) })) }

predicted <- function(z, terms, ties, person, at, days, starts) { # mstate: hazards and chances
  a <- arrows_of(z); st <- sort(unique(c(a$from, a$to))); K <- length(st)
  tm <- matrix(NA, K, K, dimnames=list(from=st, to=st))
  for (r in seq_len(nrow(a))) tm[a$from[r], a$to[r]] <- r
  L <- stack(z, a); X <- columns(L, a, terms); d <- spread(L, X); f <- model(d, ncol(X), ties)
  one <- data.frame(id=0, entry=0, exit=1, status=0, trans=seq_len(nrow(a)), person)
  newdata <- spread(one, columns(one, a, terms)); newdata$strata <- newdata$trans
  row <- function(p, k, t, c) { q <- p[[k]]; as.numeric(q[max(1, findInterval(t, q$time)), 1 + c]) }
  chances <- function(p, c) unlist(lapply(starts, function(s) # by start, day, state
    unlist(lapply(days, function(t) row(p, match(s, st), t, c)))))
  m <- msfit(f, newdata, trans=tm, vartype="aalen")
  hazard <- function(r) { h <- m$Haz[m$Haz$trans == r, ]
    v <- m$varHaz[m$varHaz$trans1 == r & m$varHaz$trans2 == r, ]; i <- findInterval(days, h$time)
    list(from=a$from[r], to=a$to[r], value=number(c(0, h$Haz)[i + 1]),
      se=number(sqrt(c(0, v$varHaz)[i + 1]))) }
  # mstate takes what the coefficients add to the hazards for independent from one time to the
  # next, which it is not. The delta method in its own pieces: the noise of the baselines alone
  # (coefficients known; P(s, u-) in front of the noise of u, as its Greenwood has it), and the
  # derivatives of the chances by the coefficients, of differences
  known <- f; known$var <- f$var * 0
  noise <- suppressWarnings(probtrans(msfit(known, newdata, trans=tm, vartype="aalen"), predt=at,
    method="greenwood", variance=TRUE)) # (they warn of days far beyond those asked for)
  moved <- function(b) { g <- f; g$coefficients <- b
    g$linear.predictors <- drop(f$x %*% b) - sum(f$means * b)
    chances(suppressWarnings(probtrans(msfit(g, newdata, trans=tm, variance=FALSE), predt=at,
      variance=FALSE)), 1:K) }
  step <- 1e-4
  jacobian <- sapply(seq_along(coef(f)), function(i) { e <- replace(0 * unname(coef(f)), i, step)
    near <- moved(coef(f) + e) - moved(coef(f) - e)
    (8 * near - moved(coef(f) + 2 * e) + moved(coef(f) - 2 * e)) / (12 * step) })
  est <- chances(noise, 1:K)
  se <- sqrt(chances(noise, K + (1:K))^2 + rowSums((jacobian %*% f$var) * jacobian))
  cut <- function(v) { v <- array(v, c(K, length(days), length(starts)))
    lapply(setNames(seq_along(starts), starts), function(i) t(v[, , i])) }
  list(ties=ties, person=person, at=at, days=I(days), states=I(st),
    hazards=lapply(seq_len(nrow(a)), hazard), est=cut(est), se=cut(se)) }

sim <- read("sim_day_1000"); sir <- read("sir.cont"); a <- arrows_of(sim)
many <- label(a)[a$count >= 100]
into0 <- label(a)[a$to == "0"]
own <- list(list(covariate="odd", arrows=many), list(covariate="x", arrows=many))
both <- list(list(covariate="odd", arrows=many), list(covariate="x", arrows=into0, shared=TRUE))
three <- list(list(covariate="odd"), list(covariate="x"), list(covariate="group"))
clocks <- c("km", "identity", "rank")
out <- list(
  versions=list(R=R.version.string, survival=as.character(packageVersion("survival")),
    mstate=as.character(packageVersion("mstate"))),
  fits=list(
    list(set="sim_day_1000", asked=own, r=fit(sim, own, "efron", clocks)),
    list(set="sim_day_1000", asked=own, r=fit(sim, own, "breslow", clocks)),
    list(set="sim_day_1000", asked=both, r=fit(sim, both, "efron", clocks)),
    list(set="sir.cont", asked=three, r=fit(sir, three, "efron", clocks)),
    list(set="sir.cont", asked=three, r=fit(sir, three, "breslow", clocks))),
  predictions=list(
    list(set="sim_day_1000", asked=both, r=predicted(sim, both, "breslow",
      list(odd=1, x=0.3, group="b"), 30, c(30, 60, 120, 180), c("0", "4"))),
    list(set="sir.cont", asked=three, r=predicted(sir, three, "breslow",
      list(odd=1, x=0.9, group="c"), 0, c(10, 20, 60, 120), c("0", "1"))),
    list(set="sir.cont", asked=three, r=predicted(sir, three, "efron",
      list(odd=0, x=0.1, group="a"), 0, c(10, 20, 60, 120), c("0", "1")))))
write(toJSON(out, digits=I(17), auto_unbox=TRUE, pretty=FALSE), file.path(folder, "cox.json"))

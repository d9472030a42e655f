# Reads the same dyad-years as R's users do, from CSV and from Stata's form, and fits the same logit to each.
# Also reads the capabilities' own file, and holds the table in the codebook's units against it, cell by cell.
# Arguments: a folder with dyads.csv, dyads.dta and states.dta; the path of cow_nmc.rda; "haven", "foreign" or both.
# Writes rows of what, name and value to standard output.
arguments <- commandArgs(trailingOnly = TRUE)
folder <- arguments[1]
load(arguments[2])
say <- function(what, name, value) cat(what, ",", name, ",", sprintf("%.17g", value), "\n", sep = "")

readers <- list(
  csv = function() read.csv(file.path(folder, "dyads.csv")),
  haven = function() as.data.frame(haven::read_dta(file.path(folder, "dyads.dta"))),
  foreign = function() foreign::read.dta(file.path(folder, "dyads.dta"), convert.factors = FALSE)
)
formula <- gmlmidonset ~ cinc1 + cinc2 + atop_defense + capdist + gmlmidspell + I(conttype == 1)
for (name in intersect(names(readers), c("csv", arguments[-(1:2)]))) {
  rows <- readers[[name]]()
  fit <- glm(formula, family = binomial, data = rows, control = glm.control(epsilon = 1e-14, maxit = 100))
  say(name, "rows", nrow(rows))
  say(name, "rows used", nobs(fit))
  for (each in names(coef(fit))) {
    say(name, paste("coefficient of", each), coef(fit)[[each]])
    say(name, paste("standard error of", each), sqrt(diag(vcov(fit)))[[each]])
  }
}

if ("haven" %in% arguments) {
  labelled <- haven::read_dta(file.path(folder, "dyads.dta"))
  say("labels", "columns without a label", sum(sapply(labelled, function(each) is.null(attr(each, "label")))))
  say("labels", "levels of contiguity", length(attr(labelled$conttype, "labels")))
  ours <- as.data.frame(haven::read_dta(file.path(folder, "states.dta")))
  theirs <- as.data.frame(cow_nmc)
  both <- merge(ours, theirs, by = c("ccode", "year"), suffixes = c("", ".raw"))
  say("nmc", "state-years compared", nrow(both))
  differs <- 0
  for (name in c("milex", "milper", "irst", "pec", "tpop", "upop", "cinc")) {
    raw <- both[[paste0(name, ".raw")]]
    raw[raw == -9] <- NA
    differs <- differs + sum(!mapply(identical, as.numeric(both[[name]]), as.numeric(raw)))
  }
  say("nmc", "cells that differ", differs)
}

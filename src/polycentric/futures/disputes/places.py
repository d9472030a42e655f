"""Where each coefficient of the hazard stands, in the order of `covariates.NAMES`, for the compiled step."""

import math

REACH, LAND, BOTH, DISTANCE, SQUARED, STATE, GAP, PRODUCT = 1, 2, 3, 4, 7, 10, 25, 30
ALLIED, ALLIED_LAND, MEMORY_1, MEMORY_4, MEMORY_32, RECENT = 33, 34, 35, 36, 37, 38
MEMORY_16, PEACE, STATES, SEA, SEA_ACTIVITY, SEA_MEMORY = 39, 42, 45, 46, 47, 48
FEATURES = 5  # of a state: share, democracy, income, activity over 4 and 32 years
BINS = 24  # of log distance
MIDDLE_STATES = math.log(100.0)  # of the number of living states: what its log is centred on

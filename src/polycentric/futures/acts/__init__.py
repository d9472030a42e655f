"""How the processes of acts are estimated: votes, military effort, the Council, sanctions, births and deaths."""

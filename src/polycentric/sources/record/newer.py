"""Where copies are had that reach further than the sources pinned here: facts, in our own words."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Newer:
    """What of a layer is had elsewhere.

    Attributes
    ----------
    layer : str
        Of what it is.
    renews : tuple of str
        The sources that it reaches further than, by name.
    where : tuple of str
        The addresses to look at.
    what : str
        What is had there: how far it reaches, and what it is not.
    readers : tuple of str
        The sources that read a user's own copy of it.
    """

    layer: str
    renews: tuple[str, ...]
    where: tuple[str, ...]
    what: str
    readers: tuple[str, ...] = ()


NEWER = (
    Newer(
        "General Assembly, roll calls",
        ("un_votes", "un_votes_2016", "un_votes_75", "un_ideal_points", "un_issue_ideal_points", "bsv_bridges"),
        ("https://digitallibrary.un.org/record/4060887", "https://doi.org/10.7910/DVN/LEJUQZ"),
        "The UN library adds each session's roll calls to its CSV, now to 2026; Voeten's releases follow later, with "
        "Correlates of War codes.",
        ("un_votes_library", "un_votes_release"),
    ),
    Newer(
        "Security Council, votes by member",
        ("unsc_vetoes", "unsc_meetings", "unsc_membership", "unsc_failed_drafts"),
        ("https://digitallibrary.un.org/record/4055387", "https://research.un.org/en/docs/sc/quick/veto"),
        "The UN library's CSV has every member's vote on adopted resolutions, now to 2026; vetoes after July 2022 are "
        "listed on its page, and no table of them was found.",
        ("unsc_votes_library",),
    ),
    Newer(
        "Arms transfers",
        ("sipri_register", "sipri_matrices"),
        ("https://www.sipri.org/databases/armstransfers",),
        "SIPRI revises all years every spring. Ask for the values of one supplier or recipient by partner, or for the "
        "register, as CSV.",
        ("sipri_arms", "sipri_register_own"),
    ),
    Newer(
        "Sanctions",
        ("ties_sanctions", "gsdb"),
        ("https://www.globalsanctionsdatabase.com/", "https://sanctions.web.unc.edu/"),
        "The Global Sanctions Data Base is sent to whoever asks its authors; TIES ends in 2005.",
        ("gsdb_own",),
    ),
    Newer(
        "Trade by pair",
        ("cow_trade", "comtrade_2021", "itpd"),
        (
            "https://comtradeplus.un.org/",
            "https://www.cepii.fr/CEPII/en/bdd_modele/bdd_modele_item.asp?id=37",
            "https://data.imf.org/en/datasets/IMF.STA:IMTS",
        ),
        "UN Comtrade gives flows to last year as CSV; BACI and the International Monetary Fund have whole panels, "
        "which no reader here takes.",
        ("comtrade_own",),
    ),
    Newer(
        "Democracy",
        ("democracy", "polity5", "vdem"),
        ("https://www.v-dem.net/data/the-v-dem-dataset/", "https://github.com/vdeminstitute/vdemdata"),
        "V-Dem releases a new version every spring, to the year before. Polity ends in 2018 (United States 2020).",
        ("vdem_own",),
    ),
    Newer(
        "Organisations",
        ("igo_members", "igo_counts", "igo_informal"),
        ("https://correlatesofwar.org/data-sets/igos/",),
        "No release after 2014 was found, and of informal bodies none after 2010. The World Factbook's editions give "
        "memberships to 2025, and the bodies by date here to 2026: another source, another mark.",
    ),
    Newer(
        "Alliances",
        ("atop", "atop_treaties"),
        ("http://www.atopdata.org/",),
        "No release after ATOP 5.1 (2018) was found; the pacts by date here reach 2026.",
    ),
    Newer(
        "Disputes and wars",
        ("gml_mid", "cow_mid", "cow_wars", "icb", "ucdp_conflicts", "ucdp_dyadic"),
        (
            "https://correlatesofwar.org/data-sets/mids/",
            "https://internationalconflict.ua.edu/data-download/",
            "https://sites.duke.edu/icbdata/",
            "https://ucdp.uu.se/downloads/",
        ),
        "No disputes after 2014 were found, and of crises the makers have later versions; UCDP's conflicts come out "
        "every summer, to the year before.",
    ),
    Newer(
        "Military spending and capabilities",
        ("cow_nmc", "cow_nmc_v6"),
        (
            "https://correlatesofwar.org/data-sets/national-material-capabilities/",
            "https://www.sipri.org/databases/milex",
        ),
        "Version 7 ends in 2022; SIPRI's spending goes on to last year, and is taken as an index of power with "
        "--layout sipri.",
    ),
    Newer(
        "Diplomatic exchange",
        ("cow_diplomatic_exchange",),
        ("https://correlatesofwar.org/data-sets/diplomatic-exchange/", "https://korbel.du.edu/pardee"),
        "Observed to 2005; Diplometrics goes on to 2022, and no reader here takes it.",
        ("cow_diplomatic_exchange",),
    ),
    Newer(
        "Troops abroad",
        ("us_troops",),
        ("https://github.com/meflynn/troopdata",),
        "The package adds each year's reports; they are those of one state.",
        ("us_troops",),
    ),
    Newer(
        "General Debate, speeches",
        ("ungdc", "ungdc_speakers"),
        ("https://doi.org/10.7910/DVN/0TJX8Y", "https://gadebate.un.org"),
        "The corpus goes on every year; the statements of session 80 that are missing or can't be read are on the "
        "United Nations' page.",
    ),
    Newer(
        "United States, security strategies",
        ("us_nss",),
        ("https://nssarchive.us/",),
        "The strategies of 2017, 2022 and 2025 are there as PDF; no copy as text was found.",
    ),
    Newer(
        "Security Council, texts",
        ("unsc_resolution_texts",),
        ("https://doi.org/10.5281/zenodo.7319781",),
        "The whole corpus has all resolutions to 2024, drafts and records of meetings in six languages.",
    ),
    Newer(
        "Events",
        ("icews_sample", "icews_2014", "icews_2005_2015", "gdelt_2018"),
        ("https://doi.org/10.7910/DVN/28075", "https://www.gdeltproject.org"),
        "ICEWS goes to 2023 and GDELT to the present; both have millions of rows, and no reader here takes them.",
    ),
    Newer(
        "Peacekeeping",
        ("geopko_tcc",),
        ("https://peacekeeping.un.org/en/troop-and-police-contributors",),
        "The United Nations report contributors by month and state; no table of them was found, and no reader here "
        "takes one.",
    ),
    Newer(
        "Nuclear warheads",
        ("nuclear_warheads",),
        ("https://fas.org/initiative/status-world-nuclear-forces/",),
        "No table of the estimates of 2018-2025 was found; the page is their makers'.",
    ),
    Newer(
        "Output and population",
        ("wb_gdp", "wb_population", "penn_world_table", "maddison", "gdp_forecasts"),
        ("https://data.worldbank.org", "https://www.rug.nl/ggdc/productivity/pwt/", "https://www.rug.nl/ggdc/"),
        "The World Bank's figures come out every year; a file of theirs is taken as an index of power with --layout "
        "worldbank, one of Maddison's with --layout maddison.",
    ),
)
"""What the field's layers have elsewhere, as of November 2026."""


OURS = "A list of this project's: a newer one comes with the package."
UNKNOWN = "No newer copy is known; the address is the makers' page."


def of(source: str) -> Newer | None:
    """Give what reaches further than a source, if anything is known."""
    return next((each for each in NEWER if source in each.renews), None)

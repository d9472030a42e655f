"""Hand-made facts for `tools/states_build.py`: states of the past, merged codes, mended capitals, notes."""

# id: name, COW and GW numbers it has besides those found by its ISO code, note
PAST = {
    "ANM": (
        "Vietnam (Annam)",
        "",
        815,
        "the Vietnam of the Nguyen emperors; GW only; not one state with VNM, as in GW",
    ),
    "AUH": ("Austria-Hungary", 300, 300, "the Austrian Empire to 1867; Austria and Hungary after 1918 are new states"),
    "BAD": ("Baden", 267, 267, ""),
    "BAV": ("Bavaria", 245, 245, ""),
    "CSK": ("Czechoslovakia", 315, 315, ""),
    "DDR": ("German Democratic Republic", 265, 265, "East Germany"),
    "GCL": ("Great Colombia", "", 99, "GW only"),
    "HAN": ("Hanover", 240, 240, ""),
    "HSE": ("Hesse Electoral", 273, 273, "Hesse-Kassel"),
    "HSG": ("Hesse Grand Ducal", 275, 275, "Hesse-Darmstadt"),
    "KOE": ("Korea (Joseon)", 730, 730, "Joseon and the Korean Empire; not one state with either Korea of today"),
    "MEC": ("Mecklenburg-Schwerin", 280, 280, ""),
    "MOD": ("Modena", 332, 332, ""),
    "OFS": ("Orange Free State", "", 564, "GW only"),
    "PAP": ("Papal States", 327, 327, "not one state with the Holy See of today, which neither COW nor GW lists"),
    "PMA": ("Parma", 335, 335, ""),
    "RVN": ("Republic of Vietnam", 817, 817, "South Vietnam"),
    "SAX": ("Saxony", 269, 269, ""),
    "SIC": ("Two Sicilies", 329, 329, ""),
    "TBT": ("Tibet", "", 711, "GW only, 1913-1950; in Chinese official use Xizang, and part of China throughout"),
    "TRA": ("Transvaal", "", 563, "GW only; the South African Republic"),
    "TUS": ("Tuscany", 337, 337, ""),
    "UPC": ("United Provinces of Central America", "", 89, "GW only"),
    "WRT": ("Württemberg", 271, 271, ""),
    "YMD": ("People's Democratic Republic of Yemen", 680, 680, "South Yemen"),
    "ZAN": ("Zanzibar", 511, 511, ""),
    "ABK": ("Abkhazia", "", 396, "GW's list of microstates only; see disputes()"),
    "SOT": ("South Ossetia", "", 397, "GW's list of microstates only; see disputes()"),
}

# Codes by which a living state is or was known: (COW numbers, GW numbers) where the two systems or the times differ.
SPECIAL = {
    "DEU": ((255, 260), (255, 260)),
    "YEM": ((678, 679), (678,)),
    "SRB": ((345,), (340, 345)),
    "VNM": ((816,), (816,)),
    "KIR": ((946,), (970,)),
    "NRU": ((970,), (971,)),
    "TON": ((955,), (972,)),
    "TUV": ((947,), (973,)),
    "VAT": ((), ()),
    "XKX": ((347,), (347,)),
}

NOTES = {
    "CHN": "one state in COW (from 1860) and GW (from 1816): the Republic of China to 1949, then the People's Republic",
    "DEU": "Prussia, German Empire, Germany, Federal Republic, Germany: COW 255, 260, 255; GW 255, 260",
    "EGY": "the United Arab Republic of 1958-1961 is Egypt in COW and GW; COW has no Syria then",
    "ISR": "the capital is the Factbook's; its status is disputed and most states keep their embassies in Tel Aviv",
    "ITA": "the Kingdom of Sardinia to 1861",
    "KOR": "Republic of Korea",
    "MMR": "Burma in the Factbook, Myanmar in the United Nations",
    "PRK": "Democratic People's Republic of Korea",
    "RUS": "Russian Empire, Soviet Union and Russian Federation are one state in COW, GW and here",
    "RWA": "GW's list enters it on 7 January 1962, COW's on 1 July 1962, the day of independence",
    "SRB": "Serbia, Yugoslavia, Serbia and Montenegro, Serbia: one state here as in COW (345); GW has 340, 345, 340",
    "TUR": "Turkey in the Factbook, Türkiye in the United Nations since 2022; the Ottoman Empire to 1923",
    "TWN": "in today's list by name, not by the Independence rule; see disputes()",
    "TZA": "Tanganyika to 1964",
    "VAT": "in neither COW nor GW; the spell here begins with the Lateran Treaty's entry into force",
    "VNM": "the Democratic Republic of Vietnam to 1976",
    "XKX": "the code XKX is user-assigned, not in ISO 3166; see disputes()",
    "YEM": "the Yemen Arab Republic to 1990, COW 678 then 679; GW 678 throughout",
}

# Withdrawn ISO 3166-1 alpha-3 codes (ISO 3166-3): code, state, last year.
WITHDRAWN = """
BUR MMR 1989|BYS BLR 1992|DHY BEN 1977|HVO BFA 1984|RHO ZWE 1980|ROM ROU 2002|SCG SRB 2006|SUN RUS 1992|TMP TLS 2002
VDR VNM 1977|YUG SRB 2003|ZAR COD 1997
"""

# Capitals mended: the Factbook has no coordinates, impossible ones, those of another town, or another seat.
CAPITALS = {
    "BEL": ("Brussels", 50.85, 4.35),
    "NRU": ("Yaren", -0.55, 166.92),
    "MMR": ("Nay Pyi Taw", 19.75, 96.12),
    "ABK": ("Sukhumi", 43.0, 41.02),
    "SOT": ("Tskhinvali", 42.23, 43.97),
    "OFS": ("Bloemfontein", -29.12, 26.22),
    "TRA": ("Pretoria", -25.74, 28.19),
    "ANM": ("Hue", 16.47, 107.58),
    "TBT": ("Lhasa", 29.65, 91.1),
    "UPC": ("Guatemala City", 14.62, -90.53),
    "GCL": ("Bogotá", 4.6, -74.08),
    "LKA": ("Colombo", 6.92, 79.83),
    "BOL": ("La Paz", -16.5, -68.15),
    "TZA": ("Dodoma", -6.17, 35.74),
    "USA": ("Washington", 38.9, -77.04),
}

# Names of today where the Factbook's short form is missing, cut short or disputed.
SHORT = {
    "AFG": "Afghanistan",
    "ARE": "United Arab Emirates",
    "BHS": "The Bahamas",
    "BIH": "Bosnia and Herzegovina",
    "BRN": "Brunei",
    "CAF": "Central African Republic",
    "CIV": "Côte d'Ivoire",
    "COD": "Democratic Republic of the Congo",
    "COG": "Republic of the Congo",
    "DOM": "Dominican Republic",
    "FSM": "Micronesia",
    "GBR": "United Kingdom",
    "GMB": "The Gambia",
    "MMR": "Myanmar",
    "STP": "São Tomé and Príncipe",
    "TUR": "Türkiye",
    "USA": "United States",
    "VAT": "Holy See",
}

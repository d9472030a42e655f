"""The Factbook's own codes and names: GEC (the old FIPS 10-4) to our state ids, and its partner lists' spellings.

GEC letters look like ISO's and are not: ``gm`` is Germany, ``au`` Austria, ``as`` Australia, ``ch`` China, ``sf`` South
Africa. Codes as in the Factbook's appendix "Cross-reference list of geographic data codes"; ids are ISO 3166-1 alpha-3,
with XKX for Kosovo, which has no ISO code.
"""

_PAIRS = """
ac:ATG ae:ARE af:AFG ag:DZA aj:AZE al:ALB am:ARM an:AND ao:AGO ar:ARG as:AUS au:AUT ba:BHR bb:BRB bc:BWA be:BEL
bf:BHS bg:BGD bh:BLZ bk:BIH bl:BOL bm:MMR bn:BEN bo:BLR bp:SLB br:BRA bt:BTN bu:BGR bx:BRN by:BDI ca:CAN cb:KHM
cd:TCD ce:LKA cf:COG cg:COD ch:CHN ci:CHL cm:CMR cn:COM co:COL cs:CRI ct:CAF cu:CUB cv:CPV cy:CYP da:DNK dj:DJI
do:DMA dr:DOM ec:ECU eg:EGY ei:IRL ek:GNQ en:EST er:ERI es:SLV et:ETH ez:CZE fi:FIN fj:FJI fm:FSM fr:FRA ga:GMB
gb:GAB gg:GEO gh:GHA gj:GRD gm:DEU gr:GRC gt:GTM gv:GIN gy:GUY ha:HTI ho:HND hr:HRV hu:HUN ic:ISL id:IDN in:IND
ir:IRN is:ISR it:ITA iv:CIV iz:IRQ ja:JPN jm:JAM jo:JOR ke:KEN kg:KGZ kn:PRK kr:KIR ks:KOR ku:KWT kv:XKX kz:KAZ
la:LAO le:LBN lg:LVA lh:LTU li:LBR lo:SVK ls:LIE lt:LSO lu:LUX ly:LBY ma:MDG md:MDA mg:MNG mi:MWI mj:MNE mk:MKD
ml:MLI mn:MCO mo:MAR mp:MUS mr:MRT mt:MLT mu:OMN mv:MDV mx:MEX my:MYS mz:MOZ ng:NER nh:VUT ni:NGA nl:NLD no:NOR
np:NPL nr:NRU ns:SUR nu:NIC nz:NZL od:SSD pa:PRY pe:PER pk:PAK pl:POL pm:PAN po:PRT pp:PNG ps:PLW pu:GNB qa:QAT
ri:SRB rm:MHL ro:ROU rp:PHL rs:RUS rw:RWA sa:SAU sc:KNA se:SYC sf:ZAF sg:SEN si:SVN sl:SLE sm:SMR sn:SGP so:SOM
sp:ESP st:LCA su:SDN sw:SWE sy:SYR sz:CHE td:TTO th:THA ti:TJK tn:TON to:TGO tp:STP ts:TUN tt:TLS tu:TUR tv:TUV
tw:TWN tx:TKM tz:TZA ug:UGA uk:GBR up:UKR us:USA uv:BFA uy:URY uz:UZB vc:VCT ve:VEN vm:VNM vt:VAT wa:NAM ws:WSM
wz:SWZ ym:YEM za:ZMB zi:ZWE
"""

STATE_OF_GEC = {pair[:2]: pair[3:] for pair in _PAIRS.split()}

NAME_OF_GEC = {
    "dr": "Dominican Republic",  # the record's short form was cut to "The Dominican"
    "bx": "Brunei",
    "fm": "Micronesia",
    "ae": "United Arab Emirates",
    "ct": "Central African Republic",
}

# Spellings of the partner lists that no record's short or long form has.
PARTNER_ALIASES = {
    "USA": "USA",
    "UK": "GBR",
    "UAE": "ARE",
    "S. Korea": "KOR",
    "N. Korea": "PRK",
    "NZ": "NZL",
    "Turkiye": "TUR",
    "Cote d'Ivoire": "CIV",
    "Bahamas, The": "BHS",
    "Gambia, The": "GMB",
    "Congo, Democratic Republic of the": "COD",
    "Congo, Republic of the": "COG",
    "Trinidad & Tobago": "TTO",
    "Antigua & Barbuda": "ATG",
    "Bosnia & Herzegovina": "BIH",
    "St. Kitts & Nevis": "KNA",
    "St. Lucia": "LCA",
    "St. Vincent & the Grenadines": "VCT",
    "Dominican Republic": "DOM",
    "Central African Republic": "CAF",
    "Sao Tome & Principe": "STP",
}

# Partners that the lists name and that are not among the states: territories of others.
TERRITORIES = frozenset(
    {
        "American Samoa",
        "Anguilla",
        "Aruba",
        "Bermuda",
        "British Virgin Islands",
        "Cayman Islands",
        "Cook Islands",
        "Curacao",
        "Falkland Islands (Islas Malvinas)",
        "Faroe Islands",
        "French Polynesia",
        "Gibraltar",
        "Greenland",
        "Guam",
        "Guernsey",
        "Hong Kong",
        "Isle of Man",
        "Jersey",
        "Macau",
        "Montserrat",
        "New Caledonia",
        "Niue",
        "Northern Mariana Islands",
        "Puerto Rico",
        "Saint Barthelemy",
        "Saint Helena",
        "Sint Maarten",
        "Tokelau",
        "Turks and Caicos Islands",
        "Virgin Islands",
        "Wallis and Futuna",
        "West Bank",
        "Western Sahara",
        "Gaza Strip",
    }
)

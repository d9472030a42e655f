"""A reference, as a sentence and as BibTeX, and the references that several sources share."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Reference:
    """One publication.

    Attributes
    ----------
    key, kind : str
        Its BibTeX key, and its kind (``article``, ``book``, ``incollection``, ``misc``).
    author : str
        Names as BibTeX wants them, joined by `` and ``.
    title : str
        The title.
    year : str
        The year, empty where none is known.
    where : dict of str to str
        What else says where it stands: journal, volume, number, pages, publisher, doi, url, note.
    """

    kind: str
    key: str
    author: str
    title: str
    year: str
    where: tuple[tuple[str, str], ...] = ()

    @property
    def text(self) -> str:
        """The reference as a sentence."""
        more = dict(self.where)
        place = ", ".join(part for name, part in more.items() if name not in {"volume", "number", "pages"})
        issue = more.get("volume", "") + (f"({more['number']})" if "number" in more else "")
        issue += f": {more['pages']}" if "pages" in more else ""
        authors = self.author.replace(" and ", "; ").replace("{", "").replace("}", "")
        parts = (f"{authors} ({self.year or 'no year'})", self.title, " ".join(part for part in (place, issue) if part))
        return ". ".join(part.rstrip(".") for part in parts if part) + "."

    @property
    def bibtex(self) -> str:
        """The reference as a BibTeX entry."""
        fields = {"author": self.author, "title": f"{{{self.title}}}", "year": self.year, **dict(self.where)}
        lines = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items() if value)
        return f"@{self.kind}{{{self.key},\n{lines}\n}}"


def reference(kind: str, key: str, author: str, title: str, year: int | None, **where: str) -> Reference:
    """Make a reference; `where` names the fields of its kind."""
    return Reference(kind, key, author, title, "" if year is None else str(year), tuple(where.items()))


def texts(*references: Reference) -> str:
    """Join the references as sentences."""
    return " ".join(each.text for each in references)


def bibtex(*references: Reference) -> str:
    """Join the references as BibTeX entries."""
    return "\n".join(each.bibtex for each in references)


MILLER_2022 = reference(
    "article", "miller2022peacesciencer", "Miller, Steven V.",
    "peacesciencer: An R Package for Quantitative Peace Science Research", 2022,
    journal="Conflict Management and Peace Science", volume="39", number="6", pages="755-779",
)  # fmt: skip
COW_SYSTEM = reference(
    "misc", "cow2017system", "{Correlates of War Project}", "State System Membership List, v2016", 2017,
    url="https://correlatesofwar.org/data-sets/state-system-membership/",
)  # fmt: skip
GLEDITSCH_WARD_1999 = reference(
    "article", "gleditschward1999", "Gleditsch, Kristian S. and Ward, Michael D.",
    "A Revised List of Independent States since the Congress of Vienna", 1999,
    journal="International Interactions", volume="25", number="4", pages="393-413",
)  # fmt: skip
SARKEES_WAYMAN_2010 = reference(
    "book", "sarkeeswayman2010", "Sarkees, Meredith Reid and Wayman, Frank Whelon",
    "Resort to War: A Data Guide to Inter-State, Extra-State, Intra-State, and Non-State Wars, 1816-2007", 2010,
    publisher="CQ Press",
)  # fmt: skip
GOEMANS_2009 = reference(
    "article", "goemans2009archigos", "Goemans, Henk E. and Gleditsch, Kristian Skrede and Chiozza, Giacomo",
    "Introducing Archigos: A Dataset of Political Leaders", 2009,
    journal="Journal of Peace Research", volume="46", number="2", pages="269-283",
)  # fmt: skip
GLEDITSCH_2002 = reference(
    "article", "gleditsch2002conflict",
    "Gleditsch, Nils Petter and Wallensteen, Peter and Eriksson, Mikael and Sollenberg, Margareta and Strand, Håvard",
    "Armed Conflict 1946-2001: A New Dataset", 2002,
    journal="Journal of Peace Research", volume="39", number="5", pages="615-637",
)  # fmt: skip
VOETEN_2013 = reference(
    "incollection", "voeten2013", "Voeten, Erik", "Data and Analyses of Voting in the UN General Assembly", 2013,
    booktitle="Routledge Handbook of International Organization", editor="Reinalda, Bob",
    publisher="Routledge", doi="10.7910/DVN/LEJUQZ",
)  # fmt: skip
BAILEY_2017 = reference(
    "article", "bailey2017", "Bailey, Michael A. and Strezhnev, Anton and Voeten, Erik",
    "Estimating Dynamic State Preferences from United Nations Voting Data", 2017,
    journal="Journal of Conflict Resolution", volume="61", number="2", pages="430-456",
)  # fmt: skip
PEVEHOUSE_2020 = reference(
    "article", "pevehouse2020",
    "Pevehouse, Jon C. W. and Nordstrom, Timothy and McManus, Roseanne W. and Jamison, Anne Spencer",
    "Tracking Organizations in the World: The Correlates of War IGO Version 3.0 Datasets", 2020,
    journal="Journal of Peace Research", volume="57", number="3", pages="492-503", doi="10.1177/0022343319881175",
)  # fmt: skip
THOMPSON_2021 = reference(
    "book", "thompson2021", "Thompson, William R. and Sakuwa, Kentaro and Suhas, Prashant Hosur",
    "Analyzing Strategic Rivalries in World Politics: Types of Rivalry, Regional Variation, and "
    "Escalation/De-escalation", 2021, publisher="Springer",
)  # fmt: skip
CSHAPES_2022 = reference(
    "article", "schvitz2022",
    "Schvitz, Guy and Girardin, Luc and Rüegger, Seraina and Weidmann, Nils B. and Cederman, Lars-Erik and "
    "Gleditsch, Kristian Skrede",
    "Mapping the International System, 1886-2019: The CShapes 2.0 Dataset", 2022,
    journal="Journal of Conflict Resolution", volume="66", number="1", pages="144-161",
)  # fmt: skip
MCMANUS_NIEMAN_2019 = reference(
    "article", "mcmanusnieman2019", "McManus, Roseanne W. and Nieman, Mark David",
    "Identifying the Level of Major Power Support Signaled for Proteges: A Latent Measure Approach", 2019,
    journal="Journal of Peace Research", volume="56", number="3", pages="364-378", doi="10.1177/0022343318808842",
)  # fmt: skip

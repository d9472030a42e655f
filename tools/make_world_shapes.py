"""Write the map of the report: state outlines, projected and simplified, as SVG paths.

Input: ``countries-50m.json`` of the npm package world-atlas 2.0.2 (ISC licence), which repackages Natural Earth's
1:50m countries (public domain). Output: ``src/polycentric/pictures/data/world.json``, the same for the same input.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    pip install shapely==2.2.0
    python tools/make_world_shapes.py package/countries-50m.json
"""

import json
import sys
from collections import defaultdict
from pathlib import Path

import numpy as np
import shapely
from shapely.geometry import MultiPolygon, Polygon, box

from polycentric.pictures.drawing.projection import CENTRE, project

OUT = Path(__file__).parents[1] / "src" / "polycentric" / "report" / "data" / "world.json"
EDGE = CENTRE - 180.0
WIDTH = 1000.0  # user units of the map, before the factor ten below
SOUTH, NORTH = -57.0, 90.0
SCALE = 10  # paths hold whole tenths of a user unit
LEVELS = {"wide": (0.16, 0.12), "narrow": (1.6, 2.0)}  # simplification tolerance, smallest area drawn, user units
POINT_AREA = 9.0  # a state smaller than this many square user units gets a point

# Natural Earth names without an ISO number, and areas that Natural Earth's 1:50m file draws apart.
DISPUTED = {
    "W. Sahara": "Western Sahara",
    "Palestine": "West Bank and Gaza Strip",
    "Somaliland": "Somaliland",
    "N. Cyprus": "Northern Cyprus",
    "Siachen Glacier": "Siachen Glacier",
}
BY_NAME = {"Kosovo": "XKX"}
SKIPPED = {"Antarctica", "Fr. S. Antarctic Lands", "Heard I. and McDonald Is.", "S. Geo. and the Is."}
# Territories that Natural Earth draws apart, with the state that the Factbook says they depend on.
TERRITORIES = {
    "USA": ("N. Mariana Is.", "U.S. Virgin Is.", "Guam", "American Samoa", "Puerto Rico"),
    "GBR": (
        "Br. Indian Ocean Ter.",
        "Saint Helena",
        "Pitcairn Is.",
        "Anguilla",
        "Falkland Is.",
        "Cayman Is.",
        "Bermuda",
        "British Virgin Is.",
        "Turks and Caicos Is.",
        "Montserrat",
        "Jersey",
        "Guernsey",
        "Isle of Man",
    ),
    "NZL": ("Niue", "Cook Is."),
    "NLD": ("Aruba", "Curaçao", "Sint Maarten"),
    "FRA": (
        "St. Pierre and Miquelon",
        "Wallis and Futuna Is.",
        "St-Martin",
        "St-Barthélemy",
        "Fr. Polynesia",
        "New Caledonia",
    ),
    "FIN": ("Åland",),
    "DNK": ("Greenland", "Faeroe Is."),
    "CHN": ("Macao", "Hong Kong"),
    "AUS": ("Indian Ocean Ter.", "Norfolk Island", "Ashmore and Cartier Is."),
}
# Tuvalu is in no file of world-atlas: its capital, Funafuti, 8°31' S 179°13' E (World Factbook).
POINTS_ONLY = {"TUV": (179.22, -8.52)}
CRIMEA = (32.5, 44.4, 36.6, 46.2)  # the bounds of the polygon that Natural Earth files under Russia
SAHARA_NORTH = 27.667  # the parallel 27°40' N, Western Sahara's northern limit

ISO_PAIRS = (
    "716:ZWE 894:ZMB 887:YEM 704:VNM 862:VEN 336:VAT 548:VUT 860:UZB 858:URY 583:FSM 584:MHL 840:USA 826:GBR "
    "784:ARE 804:UKR 800:UGA 795:TKM 792:TUR 788:TUN 780:TTO 776:TON 768:TGO 626:TLS 764:THA 834:TZA 762:TJK "
    "158:TWN 760:SYR 756:CHE 752:SWE 748:SWZ 740:SUR 728:SSD 729:SDN 144:LKA 724:ESP 410:KOR 710:ZAF 706:SOM "
    "090:SLB 703:SVK 705:SVN 702:SGP 694:SLE 690:SYC 688:SRB 686:SEN 682:SAU 678:STP 674:SMR 882:WSM 670:VCT "
    "662:LCA 659:KNA 646:RWA 643:RUS 642:ROU 634:QAT 620:PRT 616:POL 608:PHL 604:PER 600:PRY 598:PNG 591:PAN "
    "585:PLW 586:PAK 512:OMN 578:NOR 408:PRK 566:NGA 562:NER 558:NIC 554:NZL 528:NLD 524:NPL 520:NRU 516:NAM "
    "508:MOZ 504:MAR 499:MNE 496:MNG 498:MDA 492:MCO 484:MEX 480:MUS 478:MRT 470:MLT 466:MLI 462:MDV 458:MYS "
    "454:MWI 450:MDG 807:MKD 442:LUX 440:LTU 438:LIE 434:LBY 430:LBR 426:LSO 422:LBN 428:LVA 418:LAO 417:KGZ "
    "414:KWT 296:KIR 404:KEN 398:KAZ 400:JOR 392:JPN 388:JAM 380:ITA 376:ISR 372:IRL 368:IRQ 364:IRN 360:IDN "
    "356:IND 352:ISL 348:HUN 340:HND 332:HTI 328:GUY 624:GNB 324:GIN 320:GTM 308:GRD 300:GRC 288:GHA 276:DEU "
    "268:GEO 270:GMB 266:GAB 250:FRA 246:FIN 242:FJI 231:ETH 233:EST 232:ERI 226:GNQ 222:SLV 818:EGY 218:ECU "
    "214:DOM 212:DMA 262:DJI 208:DNK 203:CZE 196:CYP 192:CUB 191:HRV 384:CIV 188:CRI 180:COD 178:COG 174:COM "
    "170:COL 156:CHN 152:CHL 148:TCD 140:CAF 132:CPV 124:CAN 120:CMR 116:KHM 104:MMR 108:BDI 854:BFA 100:BGR "
    "096:BRN 076:BRA 072:BWA 070:BIH 068:BOL 064:BTN 204:BEN 084:BLZ 056:BEL 112:BLR 052:BRB 050:BGD 048:BHR "
    "044:BHS 031:AZE 040:AUT 036:AUS 051:ARM 032:ARG 028:ATG 024:AGO 020:AND 012:DZA 008:ALB 004:AFG "
)
ISO = dict(pair.split(":") for pair in ISO_PAIRS.split())


def to_page(points: np.ndarray) -> np.ndarray:
    """Give user units, y downwards, from longitude and latitude."""
    half = project(np.array([CENTRE + 180.0]), np.array([0.0]))[0][0]
    top = project(np.array([CENTRE]), np.array([NORTH]))[1][0]
    x, y = project(points[:, 0], points[:, 1])
    scale = WIDTH / (2 * half)
    return np.column_stack([(x + half) * scale, (top - y) * scale])


def decode(topology: dict) -> dict[str, list[Polygon]]:
    """Give each named country's polygons in longitude and latitude, the map's edge moved to `EDGE`."""
    scale, translate = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = [np.cumsum(np.array(arc, float), axis=0) * scale + translate for arc in topology["arcs"]]
    named = {}
    for country in topology["objects"]["countries"]["geometries"]:
        rings = [country["arcs"]] if country["type"] == "Polygon" else country["arcs"]
        name = country["properties"]["name"]
        named[name] = (country.get("id"), [polygon([chain(arcs, ring) for ring in rings_]) for rings_ in rings])
    return named


def chain(arcs: list[np.ndarray], ring: list[int]) -> np.ndarray:
    """Join a ring's arcs; a negative number is an arc taken backwards."""
    parts = [arcs[i] if i >= 0 else arcs[~i][::-1] for i in ring]
    return np.vstack([parts[0], *[part[1:] for part in parts[1:]]])


def polygon(rings: list[np.ndarray]) -> Polygon:
    """Build a polygon whose points lie on one side of the map's edge."""
    turned = []
    for ring in rings:
        lon = np.where(ring[:, 0] < EDGE, ring[:, 0] + 360.0, ring[:, 0])
        if np.ptp(lon) > 180:  # it lies across the edge: keep it whole, on the eastern side
            lon = np.where(ring[:, 0] < 0, ring[:, 0] + 360.0, ring[:, 0])
        turned.append(np.column_stack([lon, ring[:, 1]]))
    return shapely.make_valid(Polygon(turned[0], turned[1:]))


def units(named: dict) -> dict[tuple[str, str], MultiPolygon]:
    """Group polygons into (kind, key): a state, a territory of a state, or a disputed area."""
    territory_of = {name: state for state, names in TERRITORIES.items() for name in names}
    pieces = defaultdict(list)
    for name, (number, polygons) in named.items():
        if name in SKIPPED:
            continue
        if name in DISPUTED:
            key = ("disputed", DISPUTED[name])
        elif name in territory_of:
            key = ("territory", territory_of[name])
        else:
            key = ("state", BY_NAME.get(name) or ISO[number])
        pieces[key] += polygons
    split_crimea(pieces)
    split_sahara(pieces)
    return {key: shapely.union_all(parts) for key, parts in pieces.items()}


def split_crimea(pieces: dict) -> None:
    """Take Crimea, a polygon of its own in the file, out of Russia and draw it as disputed."""
    inside = [p for p in pieces["state", "RUS"] if box(*CRIMEA).buffer(0.1).contains(p)]
    if len(inside) != 1:
        raise SystemExit(f"{len(inside)} polygons of Russia lie in Crimea's bounds: one is right")
    pieces["state", "RUS"].remove(inside[0])
    pieces["disputed", "Crimea"] = inside


def split_sahara(pieces: dict) -> None:
    """Give Western Sahara the part that the file draws under Morocco, south of 27°40' N."""
    south = box(-20, 15, 0, SAHARA_NORTH)
    morocco = shapely.union_all(pieces["state", "MAR"])
    pieces["disputed", "Western Sahara"] += [morocco.intersection(south)]
    pieces["state", "MAR"] = [morocco.difference(south)]


def simplified(shapes: list, tolerance: float, smallest: float) -> list:
    """Simplify all shapes together, so that neighbours keep their common border (Visvalingam, in GEOS)."""
    thin = shapely.coverage_simplify(np.array(shapes, dtype=object), tolerance)
    return [drop_specks(new, old, smallest) for new, old in zip(thin, shapes, strict=True)]


def drop_specks(shape, whole, smallest: float):
    """Drop islands that would not be seen; a state keeps its largest part always."""
    parts = polygons_of(shape) or polygons_of(whole)
    largest = max(parts, key=lambda part: part.area)
    return MultiPolygon([part for part in parts if part.area >= smallest or part is largest])


def polygons_of(shape) -> list[Polygon]:
    """List the polygons of a geometry of any kind."""
    return [part for part in getattr(shape, "geoms", [shape]) if part.geom_type == "Polygon" and part.area > 0]


def path(shape) -> str:
    """Write the rings as relative SVG path commands in whole tenths."""
    return "".join(ring_path(ring) for part in shape.geoms for ring in [part.exterior, *part.interiors])


def ring_path(ring) -> str:
    """Write one ring; a ring that rounds away to nothing gives an empty text."""
    points = np.rint(np.array(ring.coords)[:-1] * SCALE).astype(int)
    steps = np.diff(points, axis=0)
    steps = steps[(steps != 0).any(axis=1)]
    if len(steps) < 2:
        return ""
    return f"M{points[0][0]} {points[0][1]}l" + " ".join(f"{dx} {dy}" for dx, dy in steps).replace(" -", "-") + "z"


def anchor(shape) -> list[float]:
    """Give the middle of the largest part, where a label or a point stands, in user units."""
    largest = max(polygons_of(shape), key=lambda part: part.area)
    middle = (
        shapely.maximum_inscribed_circle(largest, tolerance=0.5).coords[0]
        if largest.area > 1
        else shapely.centroid(largest).coords[0]
    )
    return [round(middle[0], 1), round(middle[1], 1)]


def main(source: str) -> None:
    """Read the TopoJSON, write the JSON."""
    shapes = units(decode(json.loads(Path(source).read_text())))
    window = box(-400, SOUTH, 400, 90)
    keys = sorted(shapes)
    pages = [shapely.transform(shapely.set_precision(shapes[key].intersection(window), 1e-6), to_page) for key in keys]
    world = {
        "source": "world-atlas 2.0.2 (Natural Earth 1:50m countries)",
        "projection": "Equal Earth, centred on 11° E",
        "width": WIDTH,
        "height": round(float(to_page(np.array([[CENTRE, SOUTH]]))[0][1]), 1),
        "scale": SCALE,
        "anchors": {},
        "points": [],
        "levels": {},
    }
    for level, (tolerance, smallest) in LEVELS.items():
        drawn = simplified(pages, tolerance, smallest)
        groups: dict[str, dict[str, str]] = {"state": {}, "territory": {}, "disputed": {}}
        for (kind, key), shape in zip(keys, drawn, strict=True):
            groups[kind][key] = path(shape)
        world["levels"][level] = groups
    for (kind, key), shape in zip(keys, pages, strict=True):
        if kind == "state":
            world["anchors"][key] = anchor(shape)
            if shape.area < POINT_AREA:
                world["points"].append(key)
    for key, place in POINTS_ONLY.items():
        x, y = to_page(np.array([place]))[0]
        world["anchors"][key] = [round(float(x), 1), round(float(y), 1)]
        world["points"].append(key)
    world["points"].sort()
    OUT.write_text(json.dumps(world, ensure_ascii=False, indent=0, sort_keys=True) + "\n", encoding="utf-8")
    print(f"{OUT.name}: {OUT.stat().st_size} bytes, {len(world['anchors'])} states, {len(world['points'])} points")


if __name__ == "__main__":
    main(sys.argv[1])

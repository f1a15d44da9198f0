"""The 25 areas of responsibility, with the zone in which each keeps its clock.

Names: domain facts, section 1.7. The codes ATL, WAS, SLC, SNA and ELP are known; where a code is
not, it is this project's own until an installation names another.
"""

FIELD_OFFICES: tuple[tuple[str, str, str], ...] = (
    ("ATL", "Atlanta", "America/New_York"),
    ("BAL", "Baltimore", "America/New_York"),
    ("BOS", "Boston", "America/New_York"),
    ("BUF", "Buffalo", "America/New_York"),
    ("CHI", "Chicago", "America/Chicago"),
    ("DAL", "Dallas", "America/Chicago"),
    ("DEN", "Denver", "America/Denver"),
    ("DET", "Detroit", "America/Detroit"),
    ("ELP", "El Paso", "America/Denver"),
    ("HLG", "Harlingen", "America/Chicago"),
    ("HOU", "Houston", "America/Chicago"),
    ("LOS", "Los Angeles", "America/Los_Angeles"),
    ("MIA", "Miami", "America/New_York"),
    ("NEW", "Newark", "America/New_York"),
    ("NOL", "New Orleans", "America/Chicago"),
    ("NYC", "New York City", "America/New_York"),
    ("PHI", "Philadelphia", "America/New_York"),
    ("PHO", "Phoenix", "America/Phoenix"),
    ("SEA", "Seattle", "America/Los_Angeles"),
    ("SFR", "San Francisco", "America/Los_Angeles"),
    ("SLC", "Salt Lake City", "America/Denver"),
    ("SNA", "San Antonio", "America/Chicago"),
    ("SND", "San Diego", "America/Los_Angeles"),
    ("SPM", "St. Paul", "America/Chicago"),
    ("WAS", "Washington", "America/New_York"),
)

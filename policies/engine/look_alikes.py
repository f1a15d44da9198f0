"""Letters of other scripts that a reader takes for Latin ones (Unicode TS 39, the common ones)."""

import re
from typing import Final

# The first string of a pair holds the imitations, the second what they are taken for.
_PAIRS: Final = (
    ("АВСЕЁНІЇЈКМОРЅТУХԀԚԜ", "ABCEEHIIJKMOPSTYXDQW"),
    ("авсеёһніїјкмопргѕтухԁԛԝӏьш", "abceehhiijkmonprstyxdqwlbw"),
    ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEZHIKMNOPTYX"),
    ("αβγεηικμνορτυχω", "abyenikuvoptuxw"),
    ("ɑɡıᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ", "agiabcdefghijklmnoprstuvwyz"),
)
LOOK_ALIKES: Final = {
    ord(imitation): letter
    for imitations, letters in _PAIRS
    for imitation, letter in zip(imitations, letters, strict=True)
}

LATIN: Final = re.compile("[A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff]")
# All of Cyrillic. Of Greek the capitals, and the small letters that nobody uses as a symbol
# within a Latin word.
LATIN_IMITATIONS: Final = re.compile(
    "[\u0400-\u052f\u1c80-\u1c8f\u2de0-\u2dff\ua640-\ua69fΑΒΕΖΗΙΚΜΝΟΡΤΥΧικνορτυ]"
)

"""Closed vocabularies for plain text failures.

They hold words that say nothing about a person, whatever their order. A text fails by them
only when *every* word of it belongs to them: one word from outside, a name, a number, an
illness, a place, and the text is left to deeper reading. So adding a word here is harmless
as long as no fact can be told with it; words for facts (appeared, paid, vacated, years,
mother, hospital, court, before) are missing on purpose.
"""

from typing import Final


def word_set(*lines: str) -> frozenset[str]:
    """The words of some lines as a set."""
    return frozenset(" ".join(lines).split())


# Words that join other words.
FUNCTION_WORDS: Final = word_set(
    "a an the this that these those there here and or but nor if so as at by for from in into",
    "of off on onto out over per to too under up upon via with within without w he him his",
    "himself she her hers herself they them their it its i me my myself we us our you your who",
    "whom whose which what when where why how is are was were be been being am do does did done",
    "has have had having will would shall should may might must can could than then thus",
    "therefore hence also both each every all any some such other others more most very only",
    "own same because given due one hand while however whether about between through during",
    "according mr ms mrs mx miss dr sir madam etc eg ie re",
)

NEGATIONS: Final = word_set(
    "not no none never neither nothing nor cannot isnt wasnt arent werent doesnt dont didnt",
    "hasnt havent wont without",
)

# What may be decided, and by whom.
OUTCOME_WORDS: Final = word_set(
    "release released releases releasing releasable releasee ror orec or rec recog recognizance",
    "recognisance supervision supervised supervisor supervisors supervisory order orders",
    "ordered osup bond bonded bail parole paroled detain detained detains detention detaining",
    "custody custodial hold held continue continued atd isap",
)
APPROVAL_WORDS: Final = word_set(
    "le leo supportive noncontested uncontested nco acting approve approved approves approval",
    "approving concur concurs concurred concurrence concurring agree agreed agrees agreement",
    "agreeing accept accepted accepts acceptable authorize authorized authorise authorised",
    "authorization sign signed signs signature signatures granted grant given ok okay okd fine",
    "yes good go ahead proceed confirm support supported supports endorse endorsed ratify",
    "ratified affirmed affirm objection objections oppose opposed opposition legal legally sddo",
    "sdo do dfo afod dfod fod aod officer officers deportation director deputy assistant field",
    "office offices ero ice dhs hq undersigned management chain command duty desk second line",
    "level",
)

# Whoever it is about, without a word about them.
PERSON_WORDS: Final = word_set(
    "noncitizen noncitizens alien aliens subject detainee detainees respondent individual",
    "person persons applicant migrant client case inmate",
)

# How decisions are talked about.
PROCESS_WORDS: Final = word_set(
    "supporting after evening recorded reflected reflects indicated indicates noted entire",
    "review reviewed reviewing reviews case cases file files filed document documents",
    "documented documentation record records decision decisions decide decided determination",
    "determinations determine determined determines redetermination recommendation",
    "recommendations recommend recommended recommends assessment assessments assessed assess",
    "rca risk risks classification evaluation evaluated evaluate analysis analyzed finding",
    "findings find finds found conclude concluded concludes conclusion circumstance",
    "circumstances totality total overall whole consideration considerations considered",
    "consider considering careful carefully thorough thoroughly full fully comprehensive",
    "individual individualized individualised individually basis bases factor factors relevant",
    "pertinent applicable appropriate appropriately deem deemed deems warranted warrants",
    "warranting unwarranted justified justify justifies justification reason reasons reasoning",
    "reasoned rationale stated states state set forth therein herein above below aforementioned",
    "following follow follows subject presented present discussed discussion conversation today",
    "morning afternoon now currently current time attached checklist line paperwork matter",
    "matters situation information available accordance accordingly consistent pursuant",
    "conducted conduct afforded undertaken performed made make makes making taken take took",
    "account accounted based light view respect regard regarding course proposed proposal",
    "action actions this process processed processing procedure procedures policy policies",
    "guidance guideline guidelines standard standards rule rules regulation regulations",
    "regulatory statutory statute authority authorities law laws enforcement agency agencies",
    "government mission interest interests priority priorities operational operations operation",
    "partners stakeholders best serve serves serving equity equities discretion discretionary",
    "exercise exercised exercising prosecutorial unique special particular specific certain",
    "various several number humanitarian compelling exceptional material materially",
    "reconsideration future range sound proper properly judgment judgement explanation",
    "explained narrative note notes noting addressed address addresses addressing acknowledged",
    "acknowledge recognized recognised identified understood aware seen see sees refer",
    "reference referenced",
)

# How risks are talked away.
WEIGHING_WORDS: Final = word_set(
    "monitor monitored monitors supervise supervises exists exist remains remain applies weigh",
    "weighs weighed weighing weight outweigh outweighs outweighed outweighing balance balances",
    "balanced balancing favor favors favored favoring favour favours favourable favorable",
    "overcome overcomes countervailing mitigate mitigates mitigated mitigating mitigation",
    "sufficient sufficiently insufficient adequate adequately satisfactory reasonable",
    "reasonably substantial substantially seriousness serious significant significantly minimal",
    "minimize minimized minimizes manage managed manages manageable control controlled controls",
    "controlling concern concerns concerned issue issues problem problems public safety flight",
    "danger dangers dangerous community threat threats low medium moderate high score scored",
    "scoring compliance comply complies complying ensure ensures ensured ensuring condition",
    "conditions imposed impose imposes imposing measure measures safeguard safeguards place",
    "resulting result results pose poses posed posing potential possible necessary needed need",
    "needs required require requires requirement requirements moot applied apply applicable not",
    "negligible acceptable unlikely likely likelihood",
)

# What may have become of a matter. Alone these words say nothing; of a thing in the record,
# as in "warrant cleared", they say something new.
STATUS_WORDS: Final = word_set(
    "complete completed cleared clear confirmed confirms resolved resolve reduced reduces",
    "reduce lowered lower satisfied changed changes change closed done",
)

# Stand-ins for an answer that is not there.
PLACEHOLDER_WORDS: Final = word_set(
    "n a na nil null none nothing nada tbd tba tbc todo pending unknown unk unspecified",
    "unavailable blank empty same ditto idem ibid as is self explanatory attached enclosed on",
    "file to be determined later follow provided yes no ok done x xx xxx xxxx test testing blah",
    "bla foo bar placeholder text comment comments misc general various",
)

HOLLOW_WORDS: Final = frozenset().union(
    FUNCTION_WORDS,
    NEGATIONS,
    OUTCOME_WORDS,
    APPROVAL_WORDS,
    PERSON_WORDS,
    PROCESS_WORDS,
    WEIGHING_WORDS,
    STATUS_WORDS,
    PLACEHOLDER_WORDS,
)

# What an assessment's line says anyway when it is written out as a sentence.
RECORD_WORDS: Final = word_set(
    "conviction convictions convicted sentence sentenced dated offense offenses offence crime",
    "criminal immigration history alleged allegation allegations charge charged driver drivers",
    "category mandatory special vulnerability vulnerabilities noncitizen alien detainee",
    "respondent individual county removal",
)

# Filler from typesetting.
FILLER_WORDS: Final = word_set(
    "lorem ipsum dolor sit amet consectetur adipiscing adipisicing elit sed do eiusmod tempor",
    "incididunt ut labore et dolore magna aliqua enim ad minim veniam quis nostrud exercitation",
    "ullamco laboris nisi aliquip ex ea commodo consequat duis aute irure in reprehenderit",
    "voluptate velit esse cillum eu fugiat nulla pariatur excepteur sint occaecat cupidatat non",
    "proident sunt culpa qui officia deserunt mollit anim id est laborum",
)

# Offices, systems and forms that officers abbreviate: codes, not words of a sentence.
ABBREVIATIONS: Final = word_set(
    "sddo sdo do fod afod dfod ero ice dhs cbp uscis eoir opla hsi hq rio ij bia oig ihsc obp",
    "usbp earm eadm enforce ident rca atd isap ror orec rec osup nta nfa coc oar or wa ewi fu",
    "fmu fmua uac uc canx cnx upd updt svd srvd iao iaw pta pda tpc ref subj sub adv appr",
    "apprvd rel rls det dtn bkd bk lprs lpr usc usms bop ncic nlets iafis cis plaa",
)

# Words by which a text says that an order or the law leaves no choice.
BINDING_WORDS: Final = word_set(
    "court courts judge judges ij magistrate order orders ordered law laws statute statutes",
    "statutory injunction enjoined settlement habeas writ ruling ruled decree judgment",
    "discretion authority power binding binds bound bars barred prohibits prohibited forbids",
    "usc cfr ina",
)

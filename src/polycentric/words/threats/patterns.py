"""What may stand between a state and a word of threat, partnership or alliance, as patterns on small letters.

A pattern that ends in a space runs to the next word; one is matched against the whole gap unless its comment says "in".
"""

import re

_STOP = (
    r"(?:of|by|from|to|for|against|on|upon|in|into|with|at|over|toward|towards|between|is|are|was|were|has|have|had|that|"
    r"which|who|whose|and|or|but|as|if|when|while|where|than|because|under|after|before|during|through|will|would|"
    r"should|shall|must|can|could|may|might|be|been|being|do|does|did|its|his|their|our|an?|the|despite|following|since|"
    r"until|unless|about|without|beyond|not)"
)
_WORD = r"[\w'/.-]+"
PLAIN = rf"(?:(?!{_STOP}\b){_WORD})"  # a word that neither joins nor governs
_PHRASE = rf"(?:the |an? |its |{PLAIN} |of |our |other |such ){{0,6}}"  # "the armed forces of the" X

# X before a word of threat.
BEFORE = re.compile(rf"(?:'s|'|s')? ?(?:{PLAIN},? |(?:{PLAIN}),? and (?={PLAIN} )){{0,3}}")
AFTER_NAME = re.compile(
    r"(?:,| is| was| remains| are| has become| became) (?:an?|the|our|its|this|one of the) (?:[\w'-]+ ){0,3}"
)
UNDER = re.compile(
    r"(?:,? (?:which|that|who))?(?: (?:is|are|was|were|ha[sd] been|have been|have|has|been|came|come|now|already|still|"
    r"today|again|constantly|always|being))+(?: (?:under|in|the|victims?|objects?|targets?|of|subjected to|faced with))"
    r"{1,4}(?: \w+){0,2} "
)
DOES = re.compile(  # in: the verbs by which a subject has a threat
    r"\b(?:commit\w*|launch\w*|pos(?:e|es|ed|ing)|constitut\w*|represent\w*|continu\w*|pursu\w*|perpetrat\w*|unleash\w*|"
    r"wag(?:e|es|ed|ing)|carr(?:y|ies|ied|ying) out|resort\w*|guilty|responsible|remain\w*|is an?|was an?|are an?|"
    r"is the|was the|are the|bec[ao]me\w*|engag\w*|plann\w*|prepar\w*|persist\w*|stag(?:e|es|ed|ing)|mount\w*|"
    r"escalat\w*|intensif\w*|practi[sc]\w*|us(?:e|es|ed|ing)|creat(?:e|es|ed|ing)|increas\w*|show\w*|began|begun|"
    r"start\w*|made|makes)\b"
)
POSES = re.compile(  # in: verbs by which something else than the name before them may be a threat
    r"\b(?:pos(?:e|es|ed|ing)|constitut\w*|represent\w*|creat(?:es|ed|ing)|is|was|are|remains?)\b"
)
ALLOWS = re.compile(  # the start of a gap: what stands before the name, not the name, does it
    r" (?:enabling|allowing|permitting|facing|concerning|regarding|involving|causing|condemning|opposing|fighting|"
    r"resisting|denouncing|against)\b"
)
NEW_SUBJECT = re.compile(  # of a gap's last clause: who does it is somebody else
    r" (?:and |but |or )?(?:it|this|that|there|what|they|we|he|show how|shows how) (?:is|was|are|were|serious)\b"
)
RESISTED = re.compile(  # behind "war": who wages it defends itself
    r" against (?:[\w'#-]+ ){0,4}(?:aggress\w*|inva[ds]\w*|occupation|occupiers?|imperialis\w*|coloni\w*|hegemon\w*)|"
    r" of (?:\w+ )?(?:resistance|liberation|defen[cs]e|independence)| in defen[cs]e"
)
WAGES = re.compile(  # in: those of a war
    r"\b(?:wag(?:e|es|ed|ing)|launch\w*|unleash\w*|start\w*|began|conduct\w*|provok\w*)\b"
)
ITS = re.compile(r"\b(?:its|their|his) (?:[\w'-]+ ){0,4}$")  # in: "X ... its policy of aggression"
SUFFERS = re.compile(  # in: a subject with these meets a threat, and makes none
    r"\b(?:fac(?:e|es|ed|ing)|under|suffer\w*|confront\w*|victims?|resist\w*|defend\w*|defen[cs]e|repel\w*|repuls\w*|"
    r"against|in spite|despite|condemn\w*|oppos\w*|prevent\w*|counter\w*|deter\w*|object of|target of|"
    r"subject(?:ed)? to|in danger|from|combat\w*|fight\w*|fought|fear\w*|denounc\w*|struggl\w*|response to|eliminat\w*|"
    r"stop\w*|"
    r"end(?:ed|ing)? the|reminders?|whether|by|respond\w*|meet|met|protect\w*|aware)\b"
)
_PART = r"(?:the )?(?:southern |northern |eastern |western |occupied |neighbouring )?(?:the )?$"
INSIDE = re.compile(rf"\b(?:in|within|between|against|near|inside|beyond|outside) {_PART}")  # in, before X: a place
_RULERS = (
    "government", "regime", "regimes", "behaviour", "leaders", "rulers", "policy", "policies", "forces", "army",
    "actions", "authorities", "governments", "administration", "leadership", "attitude", "decision", "decisions",
)  # fmt: skip
ASIDE = re.compile(  # in, before X: X isn't the subject; "the government of X" may be
    r"\b(?:against|to|for|with|in|into|within|between|over|on|from|by|beyond|outside|since|including|"
    + "".join(f"(?<!{word} )" for word in _RULERS)
    + rf"of) {_PART}"
)
ASIDE_ITS = re.compile(rf"\b(?:against|within|between|from|in|for|with) {_PART}")  # in, before X ... its
WITHDRAWS = re.compile(  # in
    r"^(?:'s?)? (?:\w+ ){0,3}withdrawal\b|"
    r"\b(?:withdr[ae]w(?!als?\b)\w*|evacuat\w*|vacat\w*|retain\w*|relinquish\w*|retreat\w*)\b"
)
LEAVES = re.compile(r"\b(?:with\W?dr[ae]w\w*|evacuat\w*|removal|expulsion|expel\w*)\b[^;:]*$")  # in, before a word
WITHDRAWAL_OF = re.compile(r"\b(?:withdrawal|evacuation|retreat) (?:by|of) (?:the |all )*$")  # in, before X

# X and a verb.
AUXILIARY = re.compile(
    r"(?:'s(?: (?:measures|attempts?|efforts?|intentions?|plans?|desire|decision|threats?) to)?)?"
    r"(?: (?:itself|has|have|had|is|are|was|were|also|again|even|now|still|openly|continues? to|continued to|could|can|"
    r"will|would|may|might|did|does|do|began to|seeks? to|tried to|decided to|wants? to|not|never|repeatedly|directly|"
    r"constantly|has been|have been|is now|brutally|illegally|once|forces|troops|army|government|leaders|regime|"
    r"ha[sd] not|"
    r"(?:seek|try|attempt|threaten|prepar|plan|continu|intend|refus|proceed)\w* to|to|then|first|which|that|who|,))*,? "
)
IT_DOES = re.compile(r"[^;:]{0,60}\bit (?:is|has|had|was|continues to|still|now)(?: \w+){0,2} ")
PASSIVE = re.compile(  # in
    r"\b(?:is|are|was|were|been|being|be|get|got|stands?|remains?|feels?|felt)"
    r"(?: (?:\w+ly|also|now|again|still|itself|first|once|not|constantly))* ?$"
)
SINCE = re.compile(r" (?:illegally )?(?:in (?:\w+ )?\d|(?:since|by) )")  # behind "X occupied"
LANDS = re.compile(r"\b(?:territor(?:y|ies)|lands?|areas|heights)\b")  # in: occupied is what the subject holds
PARTICIPLE = re.compile(r"(?:ed|ied)$")  # in
BY_AFTER = re.compile(rf" (?:{PLAIN} |in |at ){{0,4}}(?:by|from) {_PHRASE}")
OBJECT = re.compile(rf" (?:the |its |our |both |all |{PLAIN} |of |and ){{0,4}}")

# X after a word of threat.
_MET = r"(?:suffered|endured|faced|experienced|condemned|denounced|opposed|rejected|resisted|repelled)\b"
MEETS = re.compile(
    r"\b(?:suffer(?:s|ed|ing)?|endur(?:es|ed|ing)|sustained|underwent)\b"
)  # in, after X: it is done to X
ASKS = re.compile(r"\b(?:requests?|demands?|calls?|appeals?|right|rights)\b")  # in: what X wants of others
BY = re.compile(
    rf" ?(?:(?!{_MET}){PLAIN} ){{0,2}}(?:by|from|on the part of|emanating from|coming from|originating in) {_PHRASE}"
)
DONE_BY = re.compile(
    r"[^;:]{0,70}\b(?:committed|practi[sc]ed|perpetrated|waged|posed|launched|carried out|unleashed|conducted|caused|"
    r"created|provoked|represented|mounted|pursued|inflicted|directed|instigated|taken place|led|organi[sz]ed) "
    r"(?:\w+ly )?by " + _PHRASE
)
OF = re.compile(rf" of {_PHRASE}")
NAMED = re.compile(r",? (?:the |such as |like |namely |including |- |is |was |being |called )?(?:the )?")
SEVERAL = re.compile(r"\b(?:two|both|three|several|old|former) $")  # in, before the word: enemies of each other
AGAINST = re.compile(
    rf" ?(?:{PLAIN} ){{0,3}}(?:against|on|upon|to|into|in|over|at|towards?|directed at|facing) "
    rf"(?:(?!(?:by|from|between|that|which|who|while|when|is|are|was|were|has|have|had) ){_WORD} ){{0,7}}"
)

# Lists, denials, clauses.
JOINED = re.compile(
    r"(?:'s)?(?:,| and| or|, and| as well as|, as well as| together with|, together with|/| with|, with|-)"
    r"(?: the| also| of| its| by| in particular| above all)* ?"
)
AND = re.compile(r"\b(?:and|or|as well as|with)\b|[/-]")  # in
DENIED_BETWEEN = re.compile(
    r"\b(?:no|not|never|nor|neither|cannot|without|alleged|so-called|discredited)\b|n't\b"
)  # in
DENIED_BEFORE = re.compile(  # in
    r"\b(?:no|never|nor|alleged|so-called|myth of|charges? of|allegations? of|accus\w+ of|accused|talk (?:about|of)|"
    r"claim(?:s|ed|ing)? that(?: \w+){0,4}|imaginary|supposed|fictitious|non-existent|discredited|parrot cry of|"
    r"pretext of|bogey of|longer an?)\W+(?:the |an? |any |longer )*$"
)
CLAUSE = re.compile(r"[;:]|, (?:but|while|whereas|although)\b")  # in

# Partners and allies.
SPEAKER = re.compile(r"\b(?:we|our|ours|us|my|ourselves|i)\b")  # in
WITH = re.compile(
    rf",? ?(?:{PLAIN} |and |or |in |of |our |the |its |on |both |that |which ){{0,6}}"
    r"(?:with|such as|like|including|between|among|from|namely|alongside) "
    rf"(?:the |our |its |both |all |other |of |and |{PLAIN},? ){{0,6}}"
)
FRIEND_OF = re.compile(rf"(?:,| of| to| in| and)? (?:the |our |{PLAIN} ){{0,4}}")
OUR = re.compile(r"\b(?:our|my|we|us|america's)\b[^.;]{0,40}$")  # in, before both
BLAMES = re.compile(  # in
    r"\b(?:condemn\w*|deplor\w*|denounc\w*|cease|halt\w*|stop\w*|refus\w*|apartheid|racist|aggress\w*|against|despite|"
    r"lack of|instead of|end all|sever\w*|blackmail|imperialis\w*|refrain\w*)\b"
)

"""English verbs that headlines live on, as data: their base forms, the irregular ones, and those that look like nouns."""


def _word_set(text: str) -> frozenset[str]:
    return frozenset(text.split())


AUXILIARIES = _word_set("""
    is are was were be been am has have had do does did will would can could may might must shall should cannot let lets let's
""")

BASES = _word_set("""
    accept achieve act add agree aim allow answer apply approve arrive ask attend avoid become begin believe belong book bring
    build buy call carry catch change charge check choose claim click close collect come compare complete confirm connect
    contain continue cost count cover create cut decide deliver depend describe die differ disappear double drop earn eat end
    enrol ensure enter exceed exist expect explain fail fall feel fill find finish fit fix follow forget gain get give go grow
    halve handle happen hear help hold improve include increase inform install invest join keep know last lead learn leave let
    like listen live look lose make manage mark matter measure mean meet miss move need offer open order own pass pay plan play
    point practise practice prepare press prevent produce promise protect prove provide push put raise reach read receive
    recognise reduce release remain remember remind remove repair repay replace reply report require respond rest result
    return reward rise run save say see seem sell send serve set share shorten show shrink sign sit solve speak spend stand
    start stay stop study succeed suffer suggest support take talk teach tell test thank think touch train travel treat triple
    trust try turn understand use wait walk want waste watch win wish work write
""")

IRREGULAR = _word_set("""
    became began bought brought built came caught chose dealt died drew drove fell felt found gave gets goes got grew
    heard held kept knew laid lay led left lost made meant met paid proved put ran rang rose said sat saw sent shook
    showed slept sold spent spoke stood stuck swore taught thought told took tried understood went wins won wrote
""")

NOUNS_TOO = _word_set("""
    act aim answer book call change charge check claim close cost cover cut drop end fall fit fix gain handle help increase
    last lead like look mark matter measure miss need offer open order own pass pay plan play point practice press promise
    push raise reach read release repair reply report rest result return reward rise run save set share show sign stand start
    stay stop study support talk test touch train travel treat trust try turn use wait walk want waste watch win wish work
""")
"""Their base form and their form in -s count as verbs only where something follows that a verb would have."""

SELDOM_PLURAL = _word_set("""
    falls helps lasts likes looks needs pays rises stands starts stays takes touches tries turns waits wants wins works
""")
"""Forms in -s of those words that hardly ever are plural nouns."""

FOLLOWERS = _word_set("""
    a an the this that these those my your our his her its their every each all both no any some many most more less fewer
    half twice you me us him them it itself themselves yourself one two three four five six seven eight nine ten twelve
    fifteen twenty thirty well better best only already together again back down up out into nothing everything something
    somebody everybody nobody when where what who how why than to people teams managers staff themselves about
""")

SUBJECTS = _word_set("""
    i you we they it he she who that which what nobody nothing everybody everyone everything somebody someone people
""")

CLAUSE_SUBJECTS = frozenset({"i", "we", "they", "he", "she"})
"""Words that are a subject and nothing else: a verb must follow."""

NEVER_VERBS = _word_set("""
    a an the of for in on at by with from to and or but as into over under between about after before during without within
    per not my your our his her its their this these those
""")

BALANCED = frozenset({"less", "more", "fewer", "same", "one", "no", "not", "half", "twice", "without"})
"""One of these and a comma make a balanced phrase, "less time away, same result", that says something without a verb."""

COMPARISONS = ("instead of", "rather than", "more than", "less than", "fewer than", "better than", "faster than", "cheaper than")
"""A comparison tells what is better without a verb."""

"""Words that anybody may write with a capital, as data: alone they are no name, and give nothing away."""


def _stop_words(text: str) -> frozenset[str]:
    return frozenset(text.split())


STOP_WORDS = _stop_words("""
    january february march april may june july august september october november december monday tuesday wednesday thursday
    friday saturday sunday spring summer autumn winter today tomorrow yesterday morning afternoon evening daily weekly
    fortnightly monthly quarterly yearly annual annually quarter half year years month months week weeks day days hour hours
    minute minutes yes no none not known n/a tbc tbd applicable available never always sometimes often rarely unknown other
    others pending open closed done planned active inactive draft final new old good poor fair high higher highest low lower
    lowest medium large small big long short full partial total average mean median minimum maximum first second third last next
    previous current target baseline actual estimate estimated measured reported internal external public private confidential
    secret restricted sensitive personal general special standard custom default normal one two three four five six seven eight
    nine ten all any each every both some many most several people person staff team teams manager managers director directors
    head heads chief officer lead leader leaders employee employees learner learners trainer trainers customer customers client
    clients supplier suppliers user users owner owners sponsor department departments division unit units office offices branch
    region area site sites group groups company organisation business service services support operations operational sales
    marketing finance financial legal technology technical engineering warehouse logistics production quality safety health
    human resources learning training development education course courses survey report reports system systems dashboard record
    records register data database source sources sheet spreadsheet form manual estimation audit review interview questionnaire
    observation test assessment score scores rate rates ratio share number count amount percent percentage point points value
    values cost costs price prices budget revenue return benefit benefits saving savings time money access history objection
    answer question questions note notes comment comments remark text title name names item items list table chart picture image
    figure figures slide slides page pages section chapter header footer content contents placeholder shape line lines theme
    light dark accent background colour color font body subtitle caption series category axis legend agree agreed disagree
    neutral approved rejected accepted required optional important urgent critical north south east west central english german
    french spanish italian dutch portuguese british european the and for with from about after before during against between
""")

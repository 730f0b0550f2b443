"""Names of layouts in many languages: a name goes in, the role that it means comes out.

The lists hold what PowerPoint and LibreOffice call their layouts in each language, and what designers call theirs; all in small letters,
words apart by one space. A part that is longer counts before a shorter one, so “Title and Content” is no title slide.
"""

import re
import unicodedata
from collections.abc import Mapping

from briefing_builder.brand.readings import LayoutRole

SHORT = 4
"""A part of so few letters must be a whole word: `tom` is Swedish for empty, and the beginning of tomorrow."""
SIGN_WEIGHT = 2.5
"""A Chinese, Japanese or Korean sign says as much as so many letters."""
BETWEEN_WORDS = re.compile(r"[\s_+/|,.;:()\[\]&–—-]+")
COUNTER = re.compile(r"^\d+ | \d+$")

NAMES: Mapping[LayoutRole, str] = {
    "title": """
        title slide|title page|cover|front page|frontpage|opening|opener|welcome|intro slide|presentation title|titleslide
        start slide|titelfolie|titelseite|startfolie|deckblatt|eröffnung|begrüßung|titel der präsentation|diapositive de titre
        page de titre|couverture|page de garde|première page|ouverture|diapo de titre|diapositiva de título|portada|carátula
        título de la presentación|apertura|slide de título|slide de titulo|diapositivo de título|capa|título da apresentação
        abertura|folha de rosto|diapositiva titolo|copertina|titolo presentazione|frontespizio|titeldia|titelpagina|voorblad
        omslag|slajd tytułowy|okładka|strona tytułowa|rubrikbild|titelbild|startbild|framsida|försättsblad|titelslide
        titeldias|forside|tittellysbilde|tittelside|otsikkodia|kansi|kansilehti|aloitusdia|úvodní snímek|titulní|úvodná snímka
        titulná|címdia|borító|címlap|титульный|обложка|титульний|обкладинка|başlık slaydı|kapak|διαφάνεια τίτλου|εξώφυλλο
        diapozitiv titlu|copertă|naslovni|naslovna|заглавен|شريحة عنوان|الغلاف|שקופית כותרת|שער|标题幻灯片|封面|首页
        標題投影片|標題幻燈片|タイトル スライド|タイトルスライド|表紙|扉ページ|제목 슬라이드|표지""",
    "section": """
        section|section header|divider|chapter|breaker|break slide|transition|separator|interstitial|sub title slide
        section break|part title|abschnitt|abschnittsüberschrift|kapitel|trennfolie|trenner|zwischentitel|zwischenfolie
        kapiteltrenner|titre de section|en tête de section|intercalaire|chapitre|séparateur|sous partie|tête de chapitre
        encabezado de sección|sección|separador|portadilla|capítulo|cabeçalho da seção|cabeçalho de secção|cabeçalho de seção
        seção|secção|divisória|intestazione sezione|sezione|capitolo|divisore|separatore|sectiekop|sectie|hoofdstuk|tussenblad
        tussentitel|scheidingsdia|nagłówek sekcji|sekcja|przekładka|rozdział|avsnittsrubrik|avsnitt|kapitelrubrik|mellanrubrik
        avdelare|afsnitsoverskrift|afsnit|skilleside|inndelingsoverskrift|deloverskrift|seksjon|kapittel|skilleark
        osan ylätunniste|osan otsikko|väliotsikko|välilehti|luku|záhlaví oddílu|záhlaví části|oddíl|kapitola|předěl
        hlavička sekcie|szakaszfejléc|fejezet|заголовок раздела|раздел|разделитель|заголовок розділу|розділ|bölüm üstbilgisi
        bölüm|ara kapak|κεφαλίδα ενότητας|ενότητα|antet secțiune|secțiune|zaglavlje odjeljka|رأس المقطع|عنوان المقطع
        כותרת מקטע|节标题|章节|过渡页|转场|區段標題|章節標題|セクション見出し|中扉|章扉|扉|セクション|구역 머리글|간지|섹션""",
    "content": """
        title and content|title content|content|title only|text slide|body slide|bullet|standard|agenda|table of contents
        contents|index|chart|table|title and text|title and body|title and vertical text|vertical title and text
        content with caption|full|one column|single column|general|titel und inhalt|inhalt|nur titel|textfolie
        inhalt mit überschrift|gliederung|tagesordnung|diagramm|tabelle|aufzählung|titre et contenu|contenu|titre seul
        contenu avec légende|sommaire|ordre du jour|titre et texte|tableau|graphique|título y objetos|título y contenido
        contenido|solo el título|sólo el título|contenido con título|índice|orden del día|texto|título e conteúdo
        título e objeto|conteúdo|somente título|apenas título|só título|conteúdo com legenda|sumário|titolo e contenuto
        contenuto|solo titolo|contenuto con didascalia|indice|sommario|titolo e testo|titel en object|titel en inhoud|inhoud
        alleen titel|inhoud met bijschrift|inhoudsopgave|tytuł i zawartość|zawartość|tylko tytuł|spis treści
        rubrik och innehåll|innehåll|endast rubrik|innehåll med bildtext|innehållsförteckning|titel og indholdsobjekt
        titel og indhold|indhold|kun titel|indhold med billedtekst|tittel og innhold|innhold|bare tittel|kun tittel
        otsikko ja sisältö|sisältö|vain otsikko|sisällysluettelo|nadpis a obsah|obsah|pouze nadpis|len nadpis|cím és tartalom
        tartalom|csak cím|заголовок и объект|заголовок и содержание|только заголовок|содержание|заголовок і об|лише заголовок
        başlık ve içerik|içerik|yalnızca başlık|τίτλος και περιεχόμενο|μόνο τίτλος|titlu și conținut|conținut|numai titlu
        عنوان ومحتوى|عنوان فقط|כותרת ותוכן|כותרת בלבד|标题和内容|仅标题|内容与标题|目录|正文|标题和竖排文字|標題及內容
        標題及物件|只有標題|目錄|內文|タイトルとコンテンツ|タイトルのみ|本文|汎用|目次|コンテンツ|タイトル付きのコンテンツ
        アジェンダ|제목 및 내용|제목만|본문|목차|캡션 있는 콘텐츠""",
    "two-contents": """
        two content|2 content|two columns|2 columns|two column|2 column|comparison|compare|split|half|halves|two thirds
        twothirds|columns|columned|side by side|title and two columns|zwei inhalte|vergleich|zweispaltig|zwei spalten
        2 spalten|deux contenus|comparaison|deux colonnes|dos objetos|dos contenidos|comparación|dos columnas
        duas partes de conteúdo|dois conteúdos|comparação|duas colunas|due contenuti|confronto|due colonne|inhoud van twee
        twee inhouden|vergelijking|twee kolommen|dwa elementy zawartości|porównanie|två innehållsdelar|jämförelse|två kolumner
        to indholdsobjekter|sammenligning|to innholdsdeler|to kolonner|kaksi sisältökohdetta|vertailu|dva obsahy|porovnání
        porovnanie|két tartalom|összehasonlítás|два объекта|сравнение|два об|порівняння|iki içerik|karşılaştırma
        δύο περιεχόμενα|σύγκριση|două tipuri de conținut|comparație|محتويان|مقارنة|שני תכנים|השוואה|两栏内容|比较|对比
        兩項物件|比較|2つのコンテンツ|2 つのコンテンツ|２段|2段|콘텐츠 2개|비교""",
    "picture": """
        picture|pictures|image|images|photo|photos|full bleed|gallery|picture with caption|media|bild|bild mit überschrift
        foto|bildfolie|image avec légende|photographie|imagen|imagen con título|imagem|imagem com legenda|immagine
        immagine con didascalia|afbeelding|afbeelding met bijschrift|obraz|obraz z podpisem|zdjęcie|bild med bildtext|billede
        billede med billedtekst|bilde|bilde med|kuva|kuvatekstillinen kuva|obrázek|obrázok|kép|képaláírás|рисунок
        рисунок с подписью|изображение|зображення|resim|görsel|εικόνα|imagine|صورة|תמונה|图片|图片与标题|圖片|含標題的圖片|図
        写真|タイトル付きの図|画像|그림|캡션 있는 그림|사진""",
    "quote": """
        quote|quotation|testimonial|pull quote|zitat|kundenstimme|citation|témoignage|cita|testimonio|citação|depoimento
        citazione|testimonianza|citaat|cytat|citat|sitat|lainaus|sitaatti|citát|idézet|цитата|alıntı|παράθεση|اقتباس|ציטוט
        引用|引言|引用文|인용""",
    "statement": """
        statement|key message|main point|big number|big text|large text|headline text|headline|call out|callout|highlight
        big idea|one idea|fact|key figure|big fact|claim|message|section title and description|caption only|aussage
        kernaussage|kernbotschaft|botschaft|große zahl|message clé|chiffre clé|mensaje clave|mensaje|dato clave|mensagem
        destaque|messaggio|messaggio chiave|frase|kernboodschap|uitspraak|budskap|udsagn|nøglebudskab|ydinviesti|viesti
        klíčové sdělení|výrok|przesłanie|hasło|тезис|ana mesaj|centered text|要点|金句|重点|メッセージ|キーメッセージ|메시지""",
    "closing": """
        closing|close|thank|thanks|end slide|ending|end page|final slide|back cover|last slide|contact|contacts|questions
        outro|q a|end|goodbye|schlussfolie|schluss|abschluss|abschlussfolie|danke|vielen dank|kontakt|ende|rückseite|endfolie
        letzte folie|merci|fin|page de fin|quatrième de couverture|conclusion|clôture|coordonnées|gracias|cierre|contraportada
        contacto|final|fin de la presentación|obrigado|obrigada|encerramento|fechamento|contracapa|contato|fim|grazie|chiusura
        contatti|fine|retro|bedankt|dank|slotdia|slot|eindslide|afsluiting|achterkant|dziękuję|dziękujemy|końcowy|koniec|tack
        avslut|avslutning|slutbild|baksida|tak|afslut|afslutning|bagside|takk|bakside|kiitos|lopetus|loppu|takakansi|děkuji
        děkujeme|závěr|konec|ďakujem|záver|köszön|vége|спасибо|конец|контакты|дякую|teşekkür|son|kapanış|ευχαριστώ|mulțumesc
        hvala|شكرا|תודה|谢谢|感谢|结束|封底|致谢|謝謝|結束|感謝|終わり|裏表紙|終了|ありがとう|最終|감사합니다|감사|마지막|끝""",
    "blank": """
        blank|empty|leer|leere folie|vide|en blanco|vacío|vacía|vazio|vazia|em branco|vuota|vuoto|leeg|pusty|pusta|tom|tomt
        tyhjä|prázdný|prázdná|prázdna|üres|пустой|пустая|порожній|boş|κενή|κενό|necompletat|gol|prazno|فارغ|ריק|空白|白紙
        빈 화면|빈화면""",
}
"""Role → parts of names, apart by `|` or a new line."""


def _names_by_weight() -> tuple[tuple[str, LayoutRole], ...]:
    parts = [(part.strip(), role) for role, text in NAMES.items() for line in text.splitlines() for part in line.split("|") if part.strip()]
    return tuple(sorted(dict(reversed(parts)).items(), key=lambda pair: -weight_of_words(pair[0])))


def plain_name(name: str) -> str:
    """Return a name in small letters, its words apart by one space, without the number that a program added to a copy."""
    words = BETWEEN_WORDS.sub(" ", unicodedata.normalize("NFC", name).casefold()).strip()
    return COUNTER.sub("", words).strip() if not words.isdigit() else words


def weight_of_words(text: str) -> float:
    """Return how much a part of a name says: its letters, and signs that are whole words for more."""
    return sum(SIGN_WEIGHT if ord(letter) > 0x2E7F else 1 for letter in text)


PARTS = _names_by_weight()


def role_by_name(name: str) -> tuple[LayoutRole, str] | None:
    """Return the role that a layout's name means, and the part of it that says so; None where it says nothing."""
    words = f" {plain_name(name)} "
    return next(((role, part) for part, role in PARTS if _is_in(part, words)), None)


def _is_in(part: str, words: str) -> bool:
    if ord(part[-1]) > 0x2E7F:
        return part in words
    return f" {part} " in words if len(part) <= SHORT else f" {part}" in words

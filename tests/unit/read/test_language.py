"""Texts in other languages are told, English and what is in doubt passes."""

import pytest

from sayso.read.language import foreign_language

FOREIGN = {
    "German": (
        "Die Bürgermeisterin warnte am Dienstag, dass die Schließung des Hafens "
        "viele Stellen kosten könnte. Wenn die Schiffe ausbleiben, sinken die Einnahmen "
        "der Stadt, und deshalb bittet sie um Hilfe."
    ),
    "French": (
        "La maire a averti mardi que la fermeture du port pourrait coûter des milliers "
        "d'emplois. Si les navires ne viennent plus, les recettes de la ville vont "
        "baisser. Elle demande donc de l'aide."
    ),
    "Spanish": (
        "La alcaldesa advirtió el martes que el cierre del puerto podría costar "
        "miles de empleos. Si los barcos dejan de venir, los ingresos de la ciudad "
        "caerán. Por eso pide ayuda a la región."
    ),
    "Italian": (
        "La sindaca ha avvertito martedì che la chiusura del porto potrebbe costare "
        "migliaia di posti di lavoro. Se le navi non arrivano più, le entrate della "
        "città caleranno. Per questo chiede aiuto."
    ),
    "Portuguese": (
        "A prefeita advertiu na terça-feira que o fechamento do porto poderia custar "
        "milhares de empregos. Se os navios deixarem de vir, as receitas da cidade "
        "vão cair. Por isso ela pede ajuda."
    ),
    "Dutch": (
        "De burgemeester waarschuwde dinsdag dat de sluiting van de haven duizenden "
        "banen kan kosten. Als de schepen wegblijven, dalen de inkomsten van de "
        "stad. Daarom vraagt zij hulp aan de provincie."
    ),
    "Swedish": (
        "Borgmästaren varnade på tisdagen för att stängningen av hamnen kan kosta "
        "tusentals jobb. Om fartygen inte kommer minskar stadens inkomster, och "
        "därför ber hon om hjälp från regionen."
    ),
    "Polish": (
        "Burmistrz ostrzegła we wtorek, że zamknięcie portu może kosztować tysiące "
        "miejsc pracy. Jeśli statki nie przypłyną, dochody miasta spadną, dlatego "
        "prosi o pomoc od województwa, które jest już za nią."
    ),
    "in Cyrillic letters": (
        "Мэр предупредила во вторник, что закрытие порта может стоить тысяч рабочих мест."
    ),
    "in Arabic letters": "حذرت رئيسة البلدية يوم الثلاثاء من أن إغلاق الميناء قد يكلف آلاف الوظائف.",
    "Chinese": (
        "市长星期二警告说,关闭港口可能会导致数千人失业。如果船只不再来,城市的收入将会下降。因此她请求省里"
        "提供帮助,希望尽快得到答复。"
    ),
    "Japanese": (
        "市長は火曜日、港の閉鎖によって数千の雇用が失われる可能性があると警告した。船が来なくなれば、市の"
        "収入は減るだろう。"
    ),
}

ENGLISH = {
    "prose": (
        "The mayor warned on Tuesday that closing the harbour could cost thousands of jobs in the north."
    ),
    "lower case": (
        "the mayor warned on tuesday that closing the harbour could cost thousands "
        "of jobs. if ships stay away, city income falls, and nobody will pay for "
        "the school roof that the storm broke."
    ),
    "Spanish names": (
        "Juan de la Cruz, María del Carmen Ortega y Gasset, José de los Santos, "
        "Ana de la Vega, Pedro del Río, Luis de León, Carmen de la Torre, Rosa "
        "del Valle, Miguel de Cervantes, Lope de Vega"
    ),
    "Dutch names": (
        "Jan van der Berg, Piet de Vries, Kees van den Heuvel, Willem de Boer, "
        "Anna van Dijk, Joris van het Hof, Hendrik de Jong, Sanne van der Meer, "
        "Tom in 't Veld, Els van de Wal"
    ),
    "things": (
        "flour sugar salt butter eggs milk yeast baking powder vanilla cinnamon "
        "nutmeg raisins almonds walnuts honey lemon orange apple pear plum cherry "
        "quince"
    ),
    "foreign names": (
        "Presidents Nguyễn Văn Thiệu, Süleyman Demirel and Václav Havel met Françoise "
        "de la Tour and Wolfgang von der Heide in São Paulo, before Ángel de los "
        "Ríos y Vega flew to Łódź."
    ),
    "headlines": (
        "Harbour shut, exports down. Mayor warns of job losses. Strike enters second "
        "week. Farmers blame drought. Wheat prices rise again. Bread dearer, shops "
        "empty. Talks fail."
    ),
    "with an Arabic quotation": (
        "She said ‘إغلاق الميناء قد يكلف آلاف الوظائف’, which means that closing "
        "the harbour may cost thousands of jobs, and then asked the province for "
        "help before the winter."
    ),
    "short": "Guten Morgen, liebe Leute.",
    "bold letters": "𝐓𝐡𝐞 𝐡𝐚𝐫𝐛𝐨𝐮𝐫 𝐜𝐥𝐨𝐬𝐞𝐝 𝐛𝐞𝐜𝐚𝐮𝐬𝐞 𝐭𝐡𝐞 𝐢𝐜𝐞 𝐜𝐚𝐦𝐞 𝐞𝐚𝐫𝐥𝐲 𝐚𝐧𝐝 𝐧𝐨𝐛𝐨𝐝𝐲 𝐩𝐚𝐢𝐝 𝐭𝐡𝐞 𝐜𝐫𝐞𝐰.",
    "numbers": "1 2 3 4 5 6 7 8 9",
}


@pytest.mark.parametrize("text", ["如果港口关闭，出口将会减少。", "Если порт закроют, вырастут цены."])
def test_one_sentence_in_another_script_is_told(text):
    assert foreign_language(text) is not None
    assert foreign_language(f"The sign said {text[:6]}, which nobody in the village could read.") is None


@pytest.mark.parametrize("language", FOREIGN)
def test_a_few_sentences_of_another_language_are_told(language):
    assert foreign_language(FOREIGN[language]) == language


@pytest.mark.parametrize("kind", ENGLISH)
def test_english_passes_and_so_does_what_is_in_doubt(kind):
    assert foreign_language(ENGLISH[kind]) is None

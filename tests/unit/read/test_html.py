"""HTML pages give their main content and what they tell about themselves."""

import pytest

from sayso.errors import UnreadableError
from sayso.read import read_bytes
from sayso.read.markup import text_of_markup

NEWS = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<title>Ferry strike: what comes next | The Quay Gazette</title>
<meta property="og:title" content="Ferry strike would empty northern shops, mayor warns">
<meta property="og:site_name" content="The Quay Gazette">
<meta property="article:published_time" content="2024-05-03T08:00:00+00:00">
<link rel="canonical" href="https://quay.example/news/ferry">
<script>var a = "<p>no words</p>";</script></head><body>
<div class="cookie-banner"><p>We use cookies to improve your experience.</p>
<button>Accept all</button></div>
<header><nav>
<ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav></header>
<main><article><h1>Ferry strike would empty northern shops, mayor warns</h1>
<p class="byline">By <a rel="author" href="/ada">Ada Brink</a></p>
<div class="share"><a>Share</a> <a>Tweet</a></div>
<p>A strike on the northern ferry would empty the shops within a week, Mayor Lena Holt warned on Thursday,
because nine tenths of all food comes by sea.</p>
<figure><img src="x.jpg" alt="ferry"><figcaption>Photo: Tom Sand / Quay Press</figcaption></figure>
<blockquote><p>“If the ferry stops, prices will double,” she said.</p></blockquote>
<p>The union sees it otherwise. <b>Low pay</b>,
not the strike, drives people away, said <em>Per Dahl</em>.</p>
<ul><li>The ferry carries 400 tonnes a day.</li><li>Half of it is food.</li>
</ul>
<p>Read more: <a href="/old">Ten years of the ferry</a></p>
<table><tr><th>Year</th><th>Tonnes</th></tr><tr><td>2022</td><td>390</td></tr></table>
<p>Talks resume on Monday. Without a deal, Holt said, the council would hire fishing boats.</p>
</article>
<section class="comments" id="comments"><h3>Comments</h3>
<p>What a silly strike, it ruins everything!</p></section>
</main>
<aside><h4>Most read</h4><a>Storm warning</a></aside><footer><p>© 2024 The Quay Gazette</p></footer>
</body></html>"""


def read(page, origin="a.html"):
    raw = page if isinstance(page, bytes) else page.encode()
    (document,) = read_bytes(raw, origin=origin).documents
    return document


def test_only_the_main_content_is_kept_in_order():
    assert read(NEWS).text.split("\n\n") == [
        "Ferry strike would empty northern shops, mayor warns",
        "A strike on the northern ferry would empty the shops within a week, Mayor Lena Holt warned on "
        "Thursday, because nine tenths of all food comes by sea.",
        "“If the ferry stops, prices will double,” she said.",
        "The union sees it otherwise. Low pay, not the strike, drives people away, said Per Dahl.",
        "The ferry carries 400 tonnes a day.",
        "Half of it is food.",
        "Year | Tonnes",
        "2022 | 390",
        "Talks resume on Monday. Without a deal, Holt said, the council would hire fishing boats.",
    ]


def test_a_page_tells_about_itself():
    document = read(NEWS)
    assert (document.title, document.author, document.publisher, document.date, document.address) == (
        "Ferry strike would empty northern shops, mayor warns",
        "Ada Brink",
        "The Quay Gazette",
        "2024-05-03",
        "https://quay.example/news/ferry",
    )


@pytest.mark.parametrize("origin", ["a.htm", "a.xhtml", "-", "a.txt", "a.pdf", "no-suffix"])
def test_a_page_is_known_by_its_look(origin):
    assert read(NEWS, origin).text == read(NEWS).text


def test_small_pages_and_fragments_are_read_whole():
    assert read("<html><body><nav>Home</nav><p>Rain fell.</p></body></html>").text == "Rain fell."
    assert read("<p>Just a <b>fragment</b>.<p>Two").text == "Just a fragment.\n\nTwo"
    assert read("Words without a tag.").text == "Words without a tag."


def test_a_small_page_below_a_headline_is_read_without_its_navigation():
    note = "<article><h1>Note</h1><p>Rain causes floods, Ann Lee said.</p></article>"
    body = f"<nav><a href=/>Home</a></nav>{note}<footer>Terms apply.</footer>"
    page = f"<html><head><title>Note | The Kite</title></head><body>{body}</body></html>"
    assert read(page).text == "Note\n\nRain causes floods, Ann Lee said."


ARTICLE = [
    "Pay talks between drivers and hauliers collapsed on Monday, and a strike is now likely.",
    "“A strike would empty the shelves within three days,” said Carla Benz, who speaks for the retailers.",
    "The union denied that higher wages would push up prices. “Fuel does that,” its head, Jon Marsh, said.",
    "Economists say that low pay has caused the shortage of drivers.",
]
LEAD = "A walkout would empty shelves within days, retailers warn"


def article(lead, body=None, head=""):
    text = body or "".join(f"<p>{line}</p>" for line in ARTICLE)
    return (
        f"<!DOCTYPE html><html><head><title>Strike looms | The Kite</title>{head}</head><body><nav>Home</nav>"
        f"<div class=post><h1>Strike looms</h1>{lead}<div class=text>{text}</div></div></body></html>"
    )


@pytest.mark.parametrize(
    "lead",
    [
        f"<p class=lead>{LEAD}</p>",
        f"<div class=subtitle>{LEAD}</div>",
        f"<h2>{LEAD}</h2><div>By Ada Brink, Tom Sand and Lu Wen</div><time>3 May 2024</time>",
    ],
)
def test_the_line_that_leads_from_the_headline_into_the_text_is_read(lead):
    assert read(article(lead)).text.split("\n\n") == ["Strike looms", LEAD, *ARTICLE]


def test_raised_numbers_of_notes_are_left_out_and_other_raised_words_stay():
    marked = (
        f"<p>{ARTICLE[0]}<sup><a href='#n1'>1</a></sup></p><p>{ARTICLE[1]}<sup class=reference>[12]</sup></p>"
        f"<p>{ARTICLE[2]}</p><p>Fields of 300 m<sup>2</sup> flooded on the 3<sup>rd</sup> of May.</p>"
    )
    assert read(article("", marked)).text.split("\n\n") == [
        "Strike looms",
        *ARTICLE[:3],
        "Fields of 300 m2 flooded on the 3rd of May.",
    ]


@pytest.mark.parametrize(
    "told",
    [
        "<!-- saved from url=(0031)https://kite.example/strike -->",
        "<!--\n Page saved with SingleFile \n url: https://kite.example/strike \n-->",
        '<script type="application/ld+json">{"mainEntityOfPage": {"@id": "https://kite.example/strike"}}</script>',
    ],
)
def test_a_saved_page_tells_where_it_stood(told):
    assert read(article("", head=told)).address == "https://kite.example/strike"


def test_authors_are_named_as_in_a_byline():
    head = (
        '<script type="application/ld+json">{"@context": "https://schema.org", "@type": "NewsArticle", '
        '"headline": "Strike looms", "author": [{"@type": "Person", "name": "Omar Reyes"}, '
        '{"@type": "Person", "name": "Lin Wu"}]}</script>'
    )
    assert read(article("", head=head)).author == "Omar Reyes and Lin Wu"


def test_a_page_inside_one_form_is_read():
    assert (
        read("<html><body><form><p>The ferry stopped.</p></form></body></html>").text == "The ferry stopped."
    )


def test_two_breaks_part_paragraphs_and_one_parts_lines():
    page = (
        "<html><body><article><p>The harbour closed in spring.<br/><br>\nSince then prices have risen, "
        "and wages have not.<br>They go south.</p><p>There is work in the south, the mayor said.</p>"
        "</article></body></html>"
    )
    assert read(page).text.split("\n\n") == [
        "The harbour closed in spring.",
        "Since then prices have risen, and wages have not.\nThey go south.",
        "There is work in the south, the mayor said.",
    ]


def test_declared_encodings_are_followed():
    page = (
        '<html><head><meta charset="iso-8859-15"></head><body><p>The café lost 5 € a day.</p></body></html>'
    )
    assert read(page.encode("iso-8859-15")).text == "The café lost 5 € a day."


def test_entities_that_point_at_files_are_not_followed(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("hidden words")
    page = (
        f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
        "<html><body><p>Prices rose: &x; again.</p></body></html>"
    )
    assert "hidden" not in read(page, "a.xhtml").text


def test_a_page_without_words_is_empty():
    with pytest.raises(UnreadableError) as caught:
        read("<html><body><script>x()</script></body></html>")
    assert caught.value.code == "empty"


@pytest.mark.parametrize("nest", ["<div>", "<b><i>", "<table><tr><td>", "<blockquote>", "<ul><li>"])
def test_any_depth_is_read(nest):
    assert read(f"<html><body>{nest * 100_000}The ferry stopped.").text == "The ferry stopped."


def test_too_many_siblings_are_read_tag_by_tag():
    assert read("<html><body>" + "<p>The ferry stopped.</p>" * 3_000).text.count("ferry") == 3_000


@pytest.mark.parametrize(
    ("page", "paragraphs"),
    [
        ("a <!-- b --> c <!-- d", ["a c"]),
        ("a<script>x</b></script>b<style>p", ["ab"]),
        ("a<br>b<br> <br/>c", ["a\nb", "c"]),
        ("<tr><td>a<td>b</tr><p>c", ["a | b", "c"]),
        ("1 < 2 &amp; 3 &lt; 4", ["1 < 2 & 3 < 4"]),
        ("<p a='>'>x", ["'>x"]),
        ("<header>x</header><article><header>y</header>z", ["y", "z"]),
        ("</nav></nav><p>x</p><nav>y</nav>z", ["x", "z"]),
        ("<", ["<"]),
        ("", []),
    ],
)
def test_markup_is_walked_tag_by_tag(page, paragraphs):
    assert text_of_markup(page) == paragraphs

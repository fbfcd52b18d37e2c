"""Whatever comes in, a report comes out: calm, and with what to do. Nothing is unpacked, fetched or worked out."""

import io
import json
import random
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from beacons.exchange.aiken.read import read as aiken
from beacons.exchange.decoding import decode
from beacons.exchange.door import Choices, read_file, read_text
from beacons.exchange.gift.read import read as gift
from beacons.exchange.model import Bounds
from beacons.exchange.moodle_xml.read import read as moodle_xml
from beacons.exchange.own_file.write import FORMAT, VERSION
from beacons.exchange.tables.headers import Columns
from beacons.exchange.words import lines_of
from beacons.wiring import catalogs
from tests.there import there

SAMPLES = sorted(file for file in (Path(__file__).parent / "samples").rglob("*") if file.is_file())
TEXTS = catalogs()["en"]


def zipped(**members: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in members.items():
            packed.writestr(name.replace("__", "/").replace("_dot_", "."), data)
    return made.getvalue()


def workbook(*rows) -> bytes:
    book, made = Workbook(), io.BytesIO()
    for row in rows:
        book.worksheets[0].append(row)
    book.save(made)
    return made.getvalue()


def locked(data: bytes) -> bytes:
    """A zip whose members say that they need a password."""
    return data.replace(b"PK\x01\x02\x14\x03\x14\x00\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01\x00")


OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
REFUSED = {
    "nothing": (b"", "empty"),
    "blanks": (b" \r\n\t ", "empty"),
    "an old workbook": (OLD + "Workbook".encode("utf-16-le"), "is_old_excel"),
    "a workbook with a password": (OLD + "EncryptedPackage".encode("utf-16-le"), "password"),
    "an old document": (OLD + "WordDocument".encode("utf-16-le"), "is_word"),
    "a document": (zipped(word__document_dot_xml=b"<w/>"), "is_word"),
    "slides": (zipped(ppt__presentation_dot_xml=b"<p/>"), "is_slides"),
    "an OpenDocument sheet": (zipped(content_dot_xml=b"<o/>", mimetype=b"x"), "is_open_document"),
    "a packed folder": (zipped(readme_dot_txt=b"hello"), "is_zip"),
    "a zip in a zip": (zipped(inner_dot_zip=zipped(xl__workbook_dot_xml=b"<x/>")), "is_zip"),
    "a locked zip": (locked(zipped(xl__workbook_dot_xml=b"<x/>")), "password"),
    "too many members": (zipped(**{f"m{n}": b"" for n in range(1_001)}), "too_large_inside"),
    "a broken zip": (zipped(xl__workbook_dot_xml=b"<x/>")[:40], "zip_broken"),
    "a broken workbook": (zipped(xl__workbook_dot_xml=b"<x/>"), "workbook_broken"),
    "an empty sheet": (workbook(), "empty_workbook"),
    "too many cells": (workbook(["question", "option 1", "option 2"], *[["Really?", *["x"] * 59]] * 1_010), "too_many_cells"),
    "a workbook of nothing but styles": (zipped(xl__workbook_dot_xml=b"<x/>", xl__styles_dot_xml=b"<xf/>" * 100_000), "too_many_cells"),
    "a Moodle backup, packed": (b"\x1f\x8b\x08\x00" + bytes(50), "is_moodle_backup"),
    "a Moodle backup": (b"<?xml version='1.0'?><MOODLE_BACKUP/>", "is_moodle_backup"),
    "QTI": (b"<assessmentItem/>", "is_qti"),
    "other XML": (b"<?xml version='1.0'?><rss/>", "is_other_xml"),
    "XML cut off": (b"<quiz><question type='essay'>", "xml_broken"),
    "a name that XML does not know": (
        b"<quiz>\n<question type='essay'><name><text>&nbsp;</text></name></question></quiz>",
        "xml_entity_unknown",
    ),
    "a quiz without questions": (b"<quiz></quiz>", "no_questions"),
    "a PDF": (b"%PDF-1.7 ...", "is_pdf"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(100), "is_picture"),
    "bytes": (bytes(range(256)) * 20, "not_text"),
    "a web page": (b"<!DOCTYPE html><html><body>Hello</body></html>", "is_web_page"),
    "a csv of 20 MB": (b"question,option 1,option 2,correct\n" + b"Really?,Yes,No,1\n" * 1_200_000, "too_large"),
    "too many rows": (b"question,option 1,option 2,correct\n" + b"Really?,Yes,No,1\n" * 6_000, "too_many_rows"),
    "a quote that is never closed": (b'question,option 1,option 2\n"Really?,Yes,No\na,b,c\nd,e,f\ng,h,i\nj,k,l\n', "broken_quotes"),
    "a sentence": (b"Hello, this is a letter.", "no_format"),
    "our own file, broken": (b'{"format": "seven-beacons-quiz",\n "questions": [', "own_broken"),
    "our own file of another kind": (b'{"format": "seven-beacons", "kind": "family", "version": 2}\n', "own_other"),
    "our own file of a later version": (b'{"format": "seven-beacons-quiz", "version": 9}', "own_newer"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_read_is_refused_with_one_calm_sentence(name):
    data, key = REFUSED[name]
    report = read_file(data, "homework")
    assert report.refused
    assert report.refused.key == f"exchange.{key}"
    assert report.found == 0
    *_, said = lines_of(report, TEXTS)
    assert said.endswith((".", "?"))
    assert "!" not in said


@pytest.mark.parametrize(
    ("data", "key"), [(b"<html><body><table></table></body></html>", "web_page_as_excel"), (b"a,b\n1,2\n", "not_excel")]
)
def test_what_is_called_a_workbook_and_is_none_is_told_so(data, key):
    assert there(read_file(data, "Quiz.XLSX").refused).key == f"exchange.{key}"


def test_one_broken_question_among_thirty_leaves_the_others_in():
    blocks = [f"::Q{n}::Is {n} a number? {{=Yes ~No}}" for n in range(30)]
    blocks[11] = "::Q11::Is 11 a number? {=Yes ~No"
    report = read_text("\n\n".join(blocks))
    assert len(report.ready) == 29
    (draft,) = report.needs_you
    assert draft.place.number == 23
    assert [need.key for need in draft.needs] == ["exchange.gift_unclosed"]


@pytest.mark.parametrize(
    ("data", "need"),
    [
        (b"question,option 1,option 2,option 3,option 4,option 5,option 6,option 7,correct\nq,a,b,c,d,e,f,g,1\n", "need_options"),
        (b"question,option 1,option 2,correct\n" + b"q" * (Bounds.LETTERS + 1) + b",a,b,1\n", "need_shorter"),
        (b"question,option 1,option 2,correct\nq,a,b,\n", "need_key"),
        (b"question,option 1,option 2,correct\nq,a,A,1\n", "need_other_words"),
        (b'question,option 1,option 2,correct\nq,a,b,"1,2"\n', "need_wrong_one"),
        (b"question,option 1,option 2,correct\n,a,b,1\n", "need_stem"),
        (b"question,option 1,option 2,option 3,correct\nq,2,1,3,1\n", "key_doubtful"),
        (b"q {=a =b ~c}", "need_one_or_many"),
        (b"term\tmeaning\nword\tsaying\n", "need_options"),
    ],
)
def test_what_our_quizzes_cannot_hold_needs_somebody(data, need):
    draft = read_file(data).needs_you[0]
    assert need in [note.key.removeprefix("exchange.") for note in draft.needs]


LONG = "x" * 4_990


@pytest.mark.parametrize(
    "question",
    [
        {"kind": "sort", "boxes": [f"{n}" for n in range(30)], "options": [{"text": "a", "box": "1"}, {"text": "b", "box": "2"}]},
        {"kind": "sort", "boxes": ["1"], "options": [{"text": "a", "box": "x" * 6_000}, {"text": "b", "box": "1"}]},
        {"kind": "screen", "parts": [{"part": "line", "text": "x"}] * 30, "options": [{"text": "a"}, {"text": "b"}]},
        {
            "kind": "screen",
            "parts": [{"part": "line", "text": LONG}] * 26,
            "options": [{"text": f"{LONG} {n}", "reason": LONG} for n in range(20)],
        },
    ],
    ids=["boxes", "the name of a box", "parts", "letters altogether"],
)
def test_what_no_quiz_could_keep_is_left_out_with_the_reason(question):
    report = read_file(json.dumps({"format": FORMAT, "version": VERSION, "questions": [{"stem": "Too much?", **question}]}).encode())
    assert [(out.name, out.why.key) for out in report.left_out] == [("Too much?", "exchange.too_much")]
    assert report.drafts == ()
    says_something(report)


def test_where_two_keys_are_nought_no_number_is_believed():
    rows = "question,option 1,option 2,option 3,correct\na,x,y,z,0\nb,x,y,z,1\nc,x,y,z,0\nd,x,y,z,C\n"
    report = read_text(rows)
    assert [draft.question.stem for draft in report.ready] == ["d"]
    assert [draft.question.right for draft in report.needs_you] == [(), (), ()]


def test_a_table_whose_long_text_goes_on_behind_the_first_lines_stays_a_table_though_it_holds_signs_of_gift():
    text = "\n".join(("What is meant?", "$CATEGORY: x", *(f"Line {number}, and on" for number in range(20))))
    report = read_text(f'question,option 1,option 2,correct\n"{text}",one,two,1\n')
    (draft,) = report.drafts
    assert (report.format, draft.question.stem) == ("table", text)


def test_columns_can_be_chosen_where_no_header_says_them():
    text = "7;Really?;Yes;No;B\n8;Truly?;Ja;Nein;A\n"
    assert there(read_text(text).refused).key == "exchange.no_columns"
    assert read_text(text).rows[0] == ("7", "Really?", "Yes", "No", "B")
    report = read_text(text, Choices(columns=Columns(1, (2, 3), 4)))
    assert [(draft.question.stem, draft.question.right) for draft in report.ready] == [("Really?", (1,)), ("Truly?", (0,))]


def test_options_in_one_cell_are_parted_where_somebody_says_so():
    report = read_text("Really?,Yes;No;Perhaps,3\n", Choices(columns=Columns(0, (), 2, split=1)))
    assert [option.text for option in report.ready[0].question.options] == ["Yes", "No", "Perhaps"]


def test_an_encoding_can_be_chosen():
    data = "question;option 1;option 2;correct\nЧто?;да;нет;1\n".encode("koi8_r")
    report = read_file(data, choices=Choices(encoding="koi8_r"))
    assert (report.encoding, report.ready[0].question.stem) == ("KOI8-R", "Что?")


@pytest.mark.parametrize(
    ("codec", "text"),
    [
        ("cp1252", "Größe – wer darf „Nein“ sagen?"),
        ("cp1250", "Żółw pyta: kto może powiedzieć „nie”?"),
        ("cp1251", "Кто может видеть твоё сообщение в группе?"),
        ("cp1256", "من يعرف كلمة السر الخاصة بك؟"),
        ("gb18030", "谁知道你的密码？只有我和我信任的大人"),
        ("utf-16", "Who's there? 谁"),
        ("utf-16-le", "Who is there, and why?"),
    ],
)
def test_an_encoding_is_found_out(codec, text):
    assert decode(text.encode(codec)).text == text


def test_formulas_are_read_as_they_were_last_worked_out_and_said():
    report = read_file(workbook(["question", "option 1", "option 2", "correct"], ["Sum?", "=1+1", "3", 2], ["Whole?", "4", "5", 1]))
    assert "exchange.formulas" in [note.key for note in report.notes]
    assert [draft.question.stem for draft in report.ready] == ["Whole?"]


def test_html_comes_in_as_text_alone():
    body = "<![CDATA[<p onclick='x()'>Tap <a href='javascript:x()'>here</a><script>x()</script> &lt;b&gt;</p><style>p{}</style>]]>"
    answers = "".join(f"<answer fraction='{share}'><text>{said}</text></answer>" for share, said in ((100, "Yes"), (0, "No")))
    xml = f"<quiz><question type='multichoice'><questiontext><text>{body}</text></questiontext>{answers}</question></quiz>"
    report = read_text(xml)
    assert report.ready[0].question.stem == "Tap here <b>"
    assert {note.key for note in report.notes} >= {"exchange.script_lost"}


# Anything at all.


@settings(max_examples=120, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_are_a_report(data):
    says_something(read_file(data, "any.xlsx"))
    says_something(read_file(data))


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(["{", "}", "=", "~", "#", "::", "\n", "\n\n", "->", "%50%", "T", "a", "\\", "####", "//", ">", " ", "$CATEGORY: x"])
    ).map("".join)
)
def test_any_signs_of_gift_are_questions_and_no_exception(text):
    for one in gift(text).found:
        assert one.place.number <= text.count("\n") + 1


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(["A)", "B.", "ANSWER:", "\n", " ", "a", "A", "C", "(B)", "and"])).map("".join))
def test_any_lines_of_aiken_are_questions_and_no_exception(text):
    assert all(one.place.number <= text.count("\n") + 1 for one in aiken(text).found)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200))
def test_any_text_between_tags_is_a_reading(text):
    moodle_xml(f"<quiz><question type='multichoice'>{text}</question></quiz>")


@pytest.mark.parametrize("file", SAMPLES, ids=lambda file: file.name)
def test_a_sample_with_bytes_changed_cut_or_doubled_is_still_a_report(file):
    data, dice = file.read_bytes(), random.Random(file.name)  # noqa: S311  # the same changes each time
    for _ in range(12):
        says_something(read_file(mutated(data, dice), file.name))


def mutated(data: bytes, dice: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(dice.randint(1, 8)):
        at = dice.randrange(len(changed))
        match dice.randrange(4):
            case 0:
                changed[at] = dice.randrange(256)
            case 1:
                del changed[at : at + dice.randint(1, 60)]
            case 2:
                changed[at:at] = changed[at : at + dice.randint(1, 60)]
            case _:
                changed[at:at] = dice.choice([b"{", b"}", b"\n", b'"', b"<", b"&x;", b"\xff", b"\x00", b"ANSWER: A\n", b"=", b"~"])
        changed = changed or bytearray(b"x")
    return bytes(changed)


def says_something(report) -> None:
    """Each question is ready, needs somebody or is left out, and each thing said has its words."""
    said = list(lines_of(report, TEXTS))
    assert said
    assert not [line for line in said if "exchange." in line]
    assert report.refused is None or report.refused.key != "exchange.unreadable"
    assert report.found == len(report.ready) + len(report.needs_you) + len(report.left_out)

"""Writes a QTI 2.1 package: a manifest, a test, and a file for each question. The same questions are the same bytes each time."""

import io
import re
import zipfile
from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement, tostring

from beacons.domain.path import CHILD_PATHS
from beacons.domain.plain import PlainQuestion
from beacons.exchange.qti.item import item_of, words

_PACKAGE = "http://www.imsglobal.org/xsd/imscp_v1p1"
_QTI = "http://www.imsglobal.org/xsd/imsqti_v2p1"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_CATALOGUED = "http://ltsc.ieee.org/xsd/LOM"
_SCHEMAS = {
    _PACKAGE: "http://www.imsglobal.org/xsd/qti/qtiv2p1/qtiv2p1_imscpv1p2_v1p0.xsd",
    _QTI: "http://www.imsglobal.org/xsd/qti/qtiv2p1/imsqti_v2p1.xsd",
}
_MOMENT = (2026, 1, 1, 0, 0, 0)
"""Of every member, so that the same export is the same file."""


def write(questions: Iterable[PlainQuestion], title: str) -> bytes:
    """The questions as a package."""
    named = _named(questions)
    members = {"imsmanifest.xml": _manifest(named), "test.xml": _test(list(named), title)}
    members |= {f"items/{name}.xml": _item(name, question) for name, question in named.items()}
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for path, root in members.items():
            entry = zipfile.ZipInfo(path, _MOMENT)
            entry.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(entry, tostring(root, encoding="UTF-8", xml_declaration=True))
    return made.getvalue()


def _named(questions: Iterable[PlainQuestion]) -> dict[str, PlainQuestion]:
    """Each question under an identifier of its own, which is a name in XML whatever our id begins with."""
    named: dict[str, PlainQuestion] = {}
    for number, question in enumerate(questions, 1):
        name = "q-" + (re.sub(r"[^A-Za-z0-9_-]", "-", question.id)[:80] or str(number))
        named[f"{name}-{number}" if name in named else name] = question
    return named


def _root(tag: str, namespace: str, **attributes: str) -> Element:
    head = {"xmlns": namespace, "xmlns:xsi": _XSI, "xsi:schemaLocation": f"{namespace} {_SCHEMAS[namespace]}"}
    return Element(tag, head | attributes)


def _manifest(named: dict[str, PlainQuestion]) -> Element:
    root = _root("manifest", _PACKAGE, identifier="seven-beacons")
    metadata = SubElement(root, "metadata")
    SubElement(metadata, "schema").text = "QTIv2.1 Package"
    SubElement(metadata, "schemaversion").text = ".".join("100")  # of the package, and no version of ours
    SubElement(root, "organizations")
    resources = SubElement(root, "resources")
    test = SubElement(resources, "resource", identifier="test", type="imsqti_test_xmlv2p1", href="test.xml")
    SubElement(test, "file", href="test.xml")
    for name, question in named.items():
        SubElement(test, "dependency", identifierref=name)
        item = SubElement(resources, "resource", identifier=name, type="imsqti_item_xmlv2p1", href=f"items/{name}.xml")
        _about(item, question)
        SubElement(item, "file", href=f"items/{name}.xml")
    return root


def _about(resource: Element, question: PlainQuestion) -> None:
    """What a question is about and for which ages it was written, as catalogues of learning material have it."""
    if not question.tags:
        return
    about = SubElement(SubElement(resource, "metadata"), "lom", xmlns=_CATALOGUED)
    general = SubElement(about, "general")
    for tag in question.tags:
        SubElement(SubElement(general, "keyword"), "string").text = tag
    for ages in (tag for tag in question.tags if tag in CHILD_PATHS):
        SubElement(SubElement(SubElement(about, "educational"), "typicalAgeRange"), "string").text = ages


def _test(names: list[str], title: str) -> Element:
    shown = words(title) or "Quiz"
    root = _root("assessmentTest", _QTI, identifier="test", title=shown)
    part = SubElement(root, "testPart", identifier="part", navigationMode="linear", submissionMode="individual")
    section = SubElement(part, "assessmentSection", identifier="section", title=shown, visible="true")
    for name in names:
        SubElement(section, "assessmentItemRef", identifier=name, href=f"items/{name}.xml")
    return root


def _item(name: str, question: PlainQuestion) -> Element:
    title = words(question.name or question.stem)[:80]
    root = _root("assessmentItem", _QTI, identifier=name, title=title, adaptive="false", timeDependent="false")
    item_of(root, question)
    return root

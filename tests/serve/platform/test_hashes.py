"""A part of a page has the platform's hash, to the letter, and nothing else has any."""

import pytest
import streamlit
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.forward_msg_cache import populate_hash_if_needed
from streamlit.runtime.scriptrunner_utils import script_run_context

from beacons.serve.platform import KNOWN
from beacons.serve.platform.hashes import hash_parts_alone

HASHER = "populate_hash_if_needed"


@pytest.fixture(autouse=True)
def _own_way_before_and_afterwards(monkeypatch):
    monkeypatch.setattr(script_run_context, HASHER, populate_hash_if_needed)


def hashed(message: ForwardMsg) -> ForwardMsg:
    """The message as it leaves a run."""
    getattr(script_run_context, HASHER)(message)
    return message


def part(text: str) -> ForwardMsg:
    message = ForwardMsg()
    message.delta.new_element.markdown.body = text
    message.metadata.delta_path.extend((0, 2))
    return message


def block() -> ForwardMsg:
    message = ForwardMsg()
    message.delta.add_block.vertical.border = True
    return message


@pytest.mark.parametrize(
    "made", [lambda: part("A lighthouse"), lambda: part("A lighthouse " * 2_000), block], ids=["short", "kept", "block"]
)
def test_a_part_of_a_page_leaves_a_run_as_the_platform_lets_it(made):
    platforms = hashed(made())
    hash_parts_alone()
    assert hashed(made()).SerializeToString(deterministic=True) == platforms.SerializeToString(deterministic=True)
    assert platforms.hash


@pytest.mark.parametrize("kind", [one.name for one in ForwardMsg.DESCRIPTOR.oneofs_by_name["type"].fields if one.name != "delta"])
def test_what_carries_no_part_is_said_as_the_platform_says_it_but_for_the_hash(kind):
    def made() -> ForwardMsg:
        message, field = ForwardMsg(), ForwardMsg.DESCRIPTOR.fields_by_name[kind]
        if field.message_type:
            getattr(message, kind).SetInParent()
        else:
            setattr(message, kind, field.default_value)
        return message

    platforms = hashed(made())
    hash_parts_alone()
    ours = hashed(made())
    assert not ours.hash
    platforms.ClearField("hash")
    assert (ours.WhichOneof("type"), ours.metadata.cacheable, platforms.metadata.cacheable) == (kind, False, False)
    for message in (ours, platforms):
        message.ClearField("metadata")
    assert ours == platforms


def test_a_platform_that_is_not_known_keeps_its_own_way():
    hash_parts_alone("1.68.0")
    assert getattr(script_run_context, HASHER) is populate_hash_if_needed


def test_the_installed_platform_is_known():
    assert streamlit.__version__ in KNOWN, "read what its script does with the hash of a message, compare them, then add the version"

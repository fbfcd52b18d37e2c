"""Leaves out the hash of messages by which nobody goes: five of the six of a click.

The platform writes each message a second time to reckon its hash. By it the server finds again what a browser holds already, and the script
in the browser tells a part of a page from the one before. Both are about parts of a page, which keep theirs; that a run has begun, or is
over, is neither kept nor compared.
"""

import streamlit
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.scriptrunner_utils import script_run_context

from beacons.serve.platform import KNOWN

_HASHER = "populate_hash_if_needed"
_own_way = getattr(script_run_context, _HASHER, None)


def hash_parts_alone(version: str = streamlit.__version__) -> None:
    """From here on messages of this process that carry no part of a page have no hash. Unknown versions keep the platform's way."""
    if version in KNOWN and _own_way is not None:
        setattr(script_run_context, _HASHER, _hash_a_part)


def _hash_a_part(message: ForwardMsg) -> None:
    if _own_way is not None and message.HasField("delta"):
        _own_way(message)

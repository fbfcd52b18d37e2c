"""Strands, the lines of content that run through all lessons, and the clusters they belong to."""

from typing import Literal, get_args

Cluster = Literal["me", "us", "know-how", "act"]
Strand = Literal["identity", "balance", "kindness", "people", "privacy", "truth", "create", "help", "rights"]

CLUSTER_OF: dict[Strand, Cluster] = {
    "identity": "me",
    "balance": "me",
    "kindness": "us",
    "people": "us",
    "privacy": "know-how",
    "truth": "know-how",
    "create": "know-how",
    "help": "act",
    "rights": "act",
}
STRANDS: tuple[Strand, ...] = get_args(Strand)

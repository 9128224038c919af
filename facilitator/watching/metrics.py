"""What is counted and timed for those who watch the server, in a registry of our own: numbers, no words, no people.

Each process has its own figures; who runs several asks each of them.
"""

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector

__all__ = ["REGISTRY"]

REGISTRY = CollectorRegistry()

ProcessCollector(registry=REGISTRY)

QUICK = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0)
"""Seconds: from what a write to memory takes to what nobody waits for."""

LISTENERS = Gauge("facilitator_listeners", "Live connections, by what they show.", ["audience"], registry=REGISTRY)
WAITING = Gauge(
    "facilitator_phones_with_unsent_notes", "Phones that have said that notes wait in their outbox.", registry=REGISTRY
)
ENTRIES = Counter("facilitator_entries", "Journal entries that this process has written.", ["kind"], registry=REGISTRY)
REPEATED = Counter(
    "facilitator_repeated_orders",
    "Orders that had been carried out before: an outbox sent them again.",
    registry=REGISTRY,
)
REFUSALS = Counter(
    "facilitator_refusals",
    "Requests and connections refused, by the code that the client was told.",
    ["error"],
    registry=REGISTRY,
)
COMMIT_SECONDS = Histogram(
    "facilitator_commit_seconds",
    "From the start of a group's transaction to its durable commit.",
    buckets=QUICK,
    registry=REGISTRY,
)
GROUP_SIZE = Histogram(
    "facilitator_group_size",
    "Orders committed by one wait for the disk.",
    buckets=(1, 2, 4, 8, 16, 32, 64),
    registry=REGISTRY,
)
FANOUT_SECONDS = Histogram(
    "facilitator_fanout_seconds",
    "From reading new entries to the last listener's frame.",
    ["speed"],
    buckets=QUICK,
    registry=REGISTRY,
)
LATENESS_SECONDS = Histogram(
    "facilitator_hub_lateness_seconds",
    "How late the hub woke somebody who had asked to be woken.",
    buckets=QUICK,
    registry=REGISTRY,
)

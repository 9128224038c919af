"""What is compiled for one application serves all of a process, as it would a server: templates, statements, addresses.

Each test has an application of its own. Compiling all of this anew for each took half of the web tests' time.
"""

from copy import copy
from types import CodeType
from typing import Any, ClassVar

from flask import Flask
from jinja2 import FileSystemBytecodeCache
from jinja2.bccache import Bucket
from sqlalchemy import Engine
from sqlalchemy.engine.default import DefaultDialect
from sqlalchemy.util import LRUCache
from werkzeug.routing import Map, Rule, RuleFactory


def share() -> None:
    """Shares them from now on."""
    Flask.jinja_options = {"bytecode_cache": Codes()}
    share_statements()
    Flask.url_map_class = Addresses


class Codes(FileSystemBytecodeCache):
    """Templates as they were compiled by whichever process, read from their files once."""

    def __init__(self) -> None:
        super().__init__()
        self.read: dict[tuple[str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        known = self.read.get((bucket.key, bucket.checksum))
        if known is not None:
            bucket.code = known
            return
        super().load_bytecode(bucket)
        if bucket.code is not None:
            self.read[bucket.key, bucket.checksum] = bucket.code


def share_statements() -> None:
    """An engine keeps statements by its dialect; here engines have one store, and dialects of a kind are equal."""
    statements: LRUCache[Any, Any] = LRUCache(5000)
    replace(Engine, "_compiled_cache", property(lambda _engine: statements, lambda _engine, _own: None))
    replace(DefaultDialect, "__eq__", lambda one, other: type(one) is type(other))
    replace(DefaultDialect, "__hash__", lambda one: hash(type(one)))


class Addresses(Map):
    """The addresses of an application, compiled by the first one that has the same."""

    compiled: ClassVar[dict[tuple[Any, ...], Map]] = {}

    def __init__(self, *given: Any, **more: Any) -> None:
        self.given: list[Rule] = []
        super().__init__(*given, **more)

    def add(self, rulefactory: RuleFactory) -> None:
        self.given += rulefactory.get_rules(self)
        self._remap = True

    def update(self) -> None:
        if self._remap:
            key = (self.strict_slashes, self.host_matching, *map(describe, self.given))
            if key not in self.compiled:
                self.compiled[key] = self.compile()
            self._matcher = self.compiled[key]._matcher
            self._rules_by_endpoint = self.compiled[key]._rules_by_endpoint
            self._remap = False

    def compile(self) -> Map:
        """A map of these rules. They are copied: a rule can be of one map only, and more may follow."""
        rules = [copy(rule) for rule in self.given]
        same = {"strict_slashes": self.strict_slashes, "host_matching": self.host_matching}
        compiled = Map(rules, converters=self.converters, **same)
        compiled.update()
        return compiled


def describe(rule: Rule) -> tuple[Any, ...]:
    """What tells a rule from all others."""
    own = (rule.rule, rule.endpoint, rule.build_only, rule.websocket, rule.strict_slashes, rule.subdomain, rule.host)
    return *own, rule.alias, frozenset(rule.methods or ()), repr(rule.defaults), repr(rule.redirect_to)


def replace(owner: type, name: str, new: Any) -> None:
    """Puts something else in the place of what a library has there."""
    setattr(owner, name, new)

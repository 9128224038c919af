"""What is compiled for one application serves all of a process, as it would a server: templates, statements, addresses.

Each test has an application of its own. Compiling all of this anew for each took half of the web tests' time.
"""

from collections.abc import Callable
from typing import Any

from flask import Flask
from jinja2 import FileSystemBytecodeCache
from sqlalchemy import Engine
from sqlalchemy.engine.default import DefaultDialect
from sqlalchemy.util import LRUCache
from werkzeug.routing import BaseConverter, Rule
from werkzeug.routing.rules import RulePart


def share() -> None:
    """Shares them from now on."""
    Flask.jinja_options = {"bytecode_cache": FileSystemBytecodeCache()}
    share_statements()
    share_parts()
    share_addresses()


def share_statements() -> None:
    """An engine keeps statements by its dialect; here engines have one store, and dialects of a kind are equal."""
    statements: LRUCache[Any, Any] = LRUCache(5000)
    replace(Engine, "_compiled_cache", property(lambda _engine: statements, lambda _engine, _own: None))
    replace(DefaultDialect, "__eq__", lambda one, other: type(one) is type(other))
    replace(DefaultDialect, "__hash__", lambda one: hash(type(one)))


def share_parts() -> None:
    """What a rule matches follows from its words: these applications have the same converters."""
    read: dict[str, tuple[list[RulePart], list[tuple[bool, str]], dict[str, BaseConverter]]] = {}
    parse_rule = Rule._parse_rule

    def parse_anew(rule: Rule, words: str) -> tuple[list[RulePart], list[tuple[bool, str]], dict[str, BaseConverter]]:
        twin = Rule(rule.rule)
        twin.map = rule.map
        return list(parse_rule(twin, words)), twin._trace, twin._converters

    def find_parts(rule: Rule, words: str) -> list[RulePart]:
        if words not in read:
            read[words] = parse_anew(rule, words)
        parts, trace, converters = read[words]
        rule._trace.extend(trace)
        rule._converters.update(converters)
        rule.arguments.update(converters)
        return parts

    replace(Rule, "_parse_rule", find_parts)


def share_addresses() -> None:
    """What builds an address follows from its rule, and gets the rule as an argument."""
    builders: dict[tuple[Any, ...], Callable[..., tuple[str, str]]] = {}
    compile_builder = Rule._compile_builder

    def find_builder(rule: Rule, append_unknown: bool = True) -> Callable[..., tuple[str, str]]:
        key = (*rule._trace, repr(rule.defaults), append_unknown)
        if key not in builders:
            builders[key] = compile_builder(rule, append_unknown)
        return builders[key]

    replace(Rule, "_compile_builder", find_builder)


def replace(owner: type, name: str, new: Any) -> None:
    """Puts something else in the place of what a library has there."""
    setattr(owner, name, new)

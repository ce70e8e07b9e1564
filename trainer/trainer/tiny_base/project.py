"""Invents a small project around one entity: its files name the same things, so context can be copied."""

import random
from dataclasses import dataclass

from .angular_templates import COMPONENT, FORM, MODEL, SERVICE, TEMPLATE
from .csharp_templates import CONTROLLER, ENTITY, REPOSITORY, REQUEST

KNOWN_ENTITIES = (
    "Customer Order Product Invoice Payment Employee Department Project Ticket Category Supplier Shipment "
    "Account Address Booking Course Student Article Comment Review Device Sensor Vehicle Driver Route "
    "Warehouse Contract Report Schedule Event Venue Member Subscription Coupon Wallet Session Profile "
    "Permission Document Recipe Patient"
).split()
KNOWN_FIELDS = (
    "Name Description Quantity Price Email Code Total Priority Status Phone Year Weight Title City".split()
)
SYLLABLES = (
    "be bi bo da de di do fa fe fi ga go ka ke ki ko la le li lo ma me mi mo na ne ni no pa pe po "
    "ra re ri ro sa se si so ta te ti to va ve vi za ze zo tron dex lux mar ven cor pol tal son ric"
).split()
NAMESPACES = ("MyApp", "Contoso", "Acme.Shop", "Northwind", "Sample")
TYPES = {"string": "string", "int": "number", "decimal": "number", "bool": "boolean", "DateTime": "string"}
INVENTED_SHARE = 0.75  # invented names can only be completed by looking at the other files


@dataclass(frozen=True)
class File:
    """One file of an invented project."""

    path: str
    text: str


def project(chance: random.Random) -> list[File]:
    """A C# back end and an Angular front end for one entity, in random order."""
    invented = chance.random() < INVENTED_SHARE
    entity = invent(chance) if invented else chance.choice(KNOWN_ENTITIES)
    fields = [
        (chance.choice(list(TYPES)), invent(chance) if invented and chance.random() < 0.5 else name)
        for name in chance.sample(KNOWN_FIELDS, chance.randint(3, 7))
    ]
    words = {
        "Entity": entity,
        "entity": camel(entity),
        "Entities": plural(entity),
        "entities": camel(plural(entity)),
        "kebab": kebab(entity),
        "kebabs": kebab(plural(entity)),
        "Namespace": chance.choice(NAMESPACES),
        "Id": chance.choice(["int", "Guid", "long"]),
        "Key": fields[0][1],
        "key": camel(fields[0][1]),
    }
    words |= lines_of(fields)
    files = [File(fill(path, words), fill(text, words)) for path, text in TEMPLATES]
    chance.shuffle(files)
    return files


TEMPLATES = [
    ("Models/@Entity@.cs", ENTITY),
    ("Dtos/@Entity@Request.cs", REQUEST),
    ("Data/@Entity@Repository.cs", REPOSITORY),
    ("Controllers/@Entities@Controller.cs", CONTROLLER),
    ("src/app/@kebab@.model.ts", MODEL),
    ("src/app/@kebab@.service.ts", SERVICE),
    ("src/app/@kebab@-list.component.ts", COMPONENT),
    ("src/app/@kebab@-list.component.html", TEMPLATE),
    ("src/app/@kebab@-form.component.ts", FORM),
]


def lines_of(fields: list[tuple[str, str]]) -> dict[str, str]:
    """The lines that repeat for each field, in the languages that need them."""
    properties = "\n".join(f"    public {kind} {name} {{ get; set; }}" for kind, name in fields)
    members = "\n".join(f"  {camel(name)}: {TYPES[kind]};" for kind, name in fields)
    return {
        "properties": properties,
        "parameters": ", ".join(f"{kind} {name}" for kind, name in fields),
        "assignments": "\n".join(f"                {name} = request.{name}," for _, name in fields),
        "members": members,
        "controls": "\n".join(f"    {camel(name)}: ['', Validators.required]," for _, name in fields),
        "cells": "\n".join(f"      <td>{{{{ item.{camel(name)} }}}}</td>" for _, name in fields),
        "headings": "\n".join(f"      <th>{name}</th>" for _, name in fields),
    }


def fill(template: str, words: dict[str, str]) -> str:
    for name, word in words.items():
        template = template.replace(f"@{name}@", word)
    return template


def invent(chance: random.Random) -> str:
    return "".join(chance.choice(SYLLABLES) for _ in range(chance.randint(2, 3))).capitalize()


def plural(name: str) -> str:
    if name.endswith("y"):
        return name[:-1] + "ies"
    return name + ("es" if name.endswith(("s", "x", "ch")) else "s")


def camel(name: str) -> str:
    return name[0].lower() + name[1:]


def kebab(name: str) -> str:
    return "".join(
        ("-" if index and letter.isupper() else "") + letter.lower() for index, letter in enumerate(name)
    )

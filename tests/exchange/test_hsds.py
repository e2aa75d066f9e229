"""HSDS, held against the JSON Schema that the specification publishes."""

import datetime as dt
import json
from pathlib import Path
from typing import Any

import jsonschema
from hypothesis import given
from hypothesis import strategies as st

from ketamine_tui.exchange.extract import Extract, Item
from ketamine_tui.exchange.uuids import uuid_of
from ketamine_tui.exchange.writers.hsds import hsds
from ketamine_tui.model.contact import Address, Chat, Email, Link, Phone, Schedule, TextNumber
from ketamine_tui.model.directory import Directory
from ketamine_tui.model.entry import Alert, Contact
from ketamine_tui.model.kind import Kind
from ketamine_tui.model.review import Review, ReviewState
from ketamine_tui.model.tag import Tag, Vocabulary
from ketamine_tui.model.text import clean

DAY = dt.date(2020, 6, 15)
SCHEMA = json.loads(
    Path(__file__)
    .parents[1]
    .joinpath("fixtures/hsds/service_with_definitions.json")
    .read_text("utf-8")
)
VOCABULARY = Vocabulary([Tag("mind", "Mind"), Tag("mood", "Mood", "How one feels", parent="mind")])
CLINIC = Contact(
    id="clinic",
    kind=Kind.CLINIC,
    section="people",
    title="A clinic",
    alternate_names=("AC",),
    summary="Where people go.",
    organization="Example Trust",
    tags=("Mood", "Loose"),
    regions=("GB-ENG",),
    languages=("en", "pt-BR"),
    audience=("patients",),
    alerts=(Alert("Closed in May."),),
    links=(Link("https://example.org/ü"), Link("https://example.org/prices")),
    phones=(
        Phone("020 7946 0958", "+442079460958", note="press 1", languages=("cy",)),
        Phone("(123) 456-7890", placeholder=True),
    ),
    texts=(TextNumber("55501", "HELLO"),),
    emails=(Email("a@example.org", "Front desk"), Email("no@example.org", placeholder=True)),
    chats=(Chat("https://example.org/chat", "Chat"),),
    addresses=(Address(address_1="1 Example Road", city="London", country="GB"),),
    schedules=(Schedule(("MO", "TU"), "09:00", "17:00", "Europe/London", "by appointment"),),
    reviews=(Review(DAY, ReviewState.SOURCE_CHECKED),),
)


def closed(schema: Any) -> Any:
    """Return the schema with nothing allowed that it does not name, as the specification tests itself."""
    if isinstance(schema, list):
        return [closed(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    more = {"additionalProperties": False} if isinstance(schema.get("properties"), dict) else {}
    return {**{name: closed(one) for name, one in schema.items()}, **more}


VALIDATOR = jsonschema.Draft202012Validator(
    {**closed(SCHEMA), "definitions": closed(SCHEMA["definitions"])},
    format_checker=jsonschema.FormatChecker(["uuid", "email"]),
)


def written(entry: Contact, state: ReviewState = ReviewState.SOURCE_CHECKED) -> dict[str, Any]:
    """Return the service that is written of an entry; it must be valid."""
    directory = Directory("Small directory", vocabulary=VOCABULARY)
    item = Item(entry, state, dt.date(2021, 6, 15))
    (service,) = json.loads(hsds(Extract(directory, "0123456789ab", DAY, [item])))
    VALIDATOR.validate(service)
    assert isinstance(service, dict)
    return service


def attributes(service: dict[str, Any], name: str) -> list[str]:
    return [one["value"] for one in service["attributes"] if one["link_type"] == name]


def test_the_schema_is_that_of_the_specification() -> None:
    assert SCHEMA["required"] == ["id", "name", "status"]
    assert len(SCHEMA["definitions"]) == 20


def test_every_field_has_its_place() -> None:
    service = written(CLINIC)
    assert service["id"] == str(uuid_of("Small directory", "clinic"))
    assert (service["name"], service["alternate_name"]) == ("A clinic", "AC")
    assert service["organization"]["name"] == "Example Trust"
    assert service["url"] == "https://example.org/%C3%BC"
    assert attributes(service, "additional_url") == ["https://example.org/prices"]
    assert [(p["number"], p["type"], p["description"]) for p in service["phones"]] == [
        ("+442079460958", "voice", "press 1; published as 020 7946 0958"),
        ("55501", "text", "send the word HELLO"),
    ]
    assert service["phones"][0]["languages"][0]["code"] == "cy"
    assert (service["email"], service["contacts"][0]["name"]) == ("a@example.org", "Front desk")
    assert [(one["code"], one.get("note")) for one in service["languages"]] == [
        ("en", None),
        ("pt", "pt-BR"),
    ]
    assert service["service_areas"][0]["name"] == "GB-ENG"
    assert service["alert"] == "Closed in May."
    address, chat = service["service_at_locations"]
    assert address["location"]["addresses"][0]["address_1"] == "1 Example Road"
    assert chat["location"]["url"] == "https://example.org/chat"


def test_hours_are_those_of_the_place_on_the_day_of_the_export() -> None:
    (schedule,) = written(CLINIC)["schedules"]
    assert (schedule["byday"], schedule["freq"]) == ("MO,TU", "WEEKLY")
    assert (schedule["opens_at"], schedule["closes_at"]) == ("09:00+01:00", "17:00+01:00")
    assert "by appointment" in schedule["description"]


def test_tags_are_terms_with_their_wider_terms() -> None:
    terms = {
        one["taxonomy_term"]["name"]: one["taxonomy_term"]
        for one in written(CLINIC)["attributes"]
        if one["link_type"] == "tag"
    }
    assert terms["Mood"]["description"] == "How one feels"
    assert terms["Mood"]["parent_id"] == str(uuid_of("Small directory", "Tag", "mind"))
    assert "parent_id" not in terms["Loose"]


def test_what_is_known_not_to_work_is_nowhere() -> None:
    text = json.dumps(written(CLINIC))
    assert "456-7890" not in text
    assert "no@example.org" not in text


def test_only_a_check_that_stands_is_a_date() -> None:
    assert written(CLINIC)["assured_date"] == "2020-06-15"
    assert written(CLINIC, ReviewState.OVERDUE)["assured_date"] == "2020-06-15"
    for state in (ReviewState.CHANGED, ReviewState.TO_BE_REVIEWED, ReviewState.NEEDS_CHANGES):
        service = written(CLINIC, state)
        assert "assured_date" not in service
        assert state.words in service["alert"]
        assert state.words in attributes(service, "review_state")[0]


def test_a_service_that_was_withdrawn_is_not_active() -> None:
    assert written(CLINIC)["status"] == "active"
    assert written(CLINIC, ReviewState.WITHDRAWN)["status"] == "inactive"


def test_ids_are_lasting_and_each_their_own() -> None:
    def ids(value: Any) -> list[str]:
        if isinstance(value, list):
            return [one for part in value for one in ids(part)]
        if not isinstance(value, dict):
            return []
        return [value["id"], *(one for part in value.values() for one in ids(part))]

    found = ids(written(CLINIC))
    assert found == ids(written(CLINIC))
    assert len(set(found)) == len(found)


def organization(**changes: Any) -> dict[str, Any]:
    organization = written(CLINIC._replace(**changes))["organization"]
    assert isinstance(organization, dict)
    return organization


def test_services_that_one_organization_runs_share_its_record() -> None:
    assert organization() == organization(id="another", title="Another clinic", summary="Other.")
    assert organization()["name"] == "Example Trust"


def test_services_of_several_organizations_or_of_none_share_nothing() -> None:
    organizations = [
        organization(),
        organization(organization="Example Trust North"),
        organization(organization=""),
        organization(organization="", id="another"),
        # An entry whose id is the name of an organization is another thing.
        organization(organization="", id="example-trust"),
        organization(organization="clinic"),
    ]
    assert len({one["id"] for one in organizations}) == len(organizations)


@given(
    st.text(min_size=1).map(clean).filter(str.strip),
    st.sampled_from(["", "Europe", "../x", "No/Where", "\u00e9"]),
)
def test_any_text_is_valid(text: str, zone: str) -> None:
    wild = Contact(
        id="wild",
        kind=Kind.PERSON,
        section=text,
        title=text,
        summary=text,
        tags=(text,),
        regions=(text,),
        languages=(text,),
        links=(Link(f"https://example.org/{text}"),),
        phones=(Phone(text, label=text),),
        schedules=(Schedule((), "09:00", "", zone, text),),
    )
    service = written(wild)
    assert service["name"] == text
    assert service["schedules"][0]["opens_at"] == "09:00"

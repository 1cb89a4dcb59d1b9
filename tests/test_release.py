"""Releases: every fault is listed with its place, a bad dossier changes nothing, equal data have equal digests."""

import inspect
import pkgutil
import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Annotated

import pytest
import yaml
from pydantic import Field as Value
from sqlalchemy import insert, text
from sqlalchemy.exc import DBAPIError
from typer.testing import CliRunner

from app import db
from app.cli import cli
from app.errors import BadDossier, DossierFault, NoRelease
from app.models import CATALOGUE, RESOURCES, Catalogue, table
from app.models.target import TARGETS, TargetQuery, TargetRecord
from app.reader import opened
from app.release import rules
from app.release.build import CODE, SHAPING, build_release, checked, inputs, is_current
from app.release.complete import Seeds
from app.release.diff import differences, made, served
from app.release.edition import edition
from app.release.entry import Entry, digest_of
from app.release.rules import RULES, Draft, Drafts, Rule
from app.resource import Resource
from app.values.text import AnyOf, Name
from tests.conftest import ROOT, TINY, asked, released

EDITION = edition(TINY)
OF_THE_EDITION = ("release.yaml", "LICENSE", "copies.yaml")
FAULTS = yaml.safe_load((Path(__file__).parent / "faults.yaml").read_text("utf-8"))


def complaints(directory: Path) -> Sequence[str]:
    with pytest.raises(BadDossier) as failure:
        checked(directory)
    return [str(each) for each in failure.value.faults]


def changed(directory: Path, old: str, new: str) -> Path:
    """A copy of the tiny dossiers in which one text is another."""
    copy = shutil.copytree(TINY, directory / "dossiers")
    holding = [file for file in sorted(copy.glob("*.yaml")) if old in file.read_text("utf-8")]
    assert holding, f"no dossier holds {old!r}"
    content = holding[-1].read_text("utf-8")
    holding[-1].write_text(content.replace(old, new, 1), "utf-8")
    return copy


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault["fault"])
def test_each_fault_is_told_with_file_and_line_and_remedy(tmp_path: Path, fault: dict[str, str]) -> None:
    dossiers = changed(tmp_path, fault["replace"], fault["by"])
    told = complaints(dossiers)
    assert any(fault["complaint"] in each for each in told), "\n".join(told)
    for each in told:
        file, line, rest = each.split(":", 2)
        assert int(line) <= len((dossiers / file).read_text("utf-8").splitlines())
        assert rest.count(": ") >= 2, f"{each} does not say what to do"


def test_the_line_is_that_of_the_fault(tmp_path: Path) -> None:
    dossiers = changed(tmp_path, "upper: PT110M", "upper: soon")
    file, line, _ = complaints(dossiers)[0].split(":", 2)
    assert (dossiers / file).read_text("utf-8").splitlines()[int(line) - 1] == "    upper: soon"


def test_no_rule_is_forgotten() -> None:
    written = [
        each
        for found in pkgutil.iter_modules(rules.__path__)
        for each in vars(import_module(f"{rules.__name__}.{found.name}")).values()
        if inspect.isfunction(each)
    ]
    taking = [each for each in written if list(inspect.signature(each).parameters) == ["drafts"]]
    assert {each for each in taking if inspect.signature(each).return_annotation == Iterator[DossierFault]} == {*RULES}


def test_every_rule_is_needed(tmp_path: Path) -> None:
    """Each is broken by a fault on file: one walk over all of them, or it would be one for each rule."""
    needed: set[Rule] = set()
    for number, fault in enumerate(FAULTS):
        (tmp_path / str(number)).mkdir()
        dossiers = changed(tmp_path / str(number), fault["replace"], fault["by"])
        try:
            drafts = Drafts((Draft(each.seed, each.record) for each in check_without_rules(dossiers)), EDITION)
        except BadDossier:
            continue  # a fault of form
        needed |= {rule for rule in RULES if rule not in needed and [*rule(drafts)]}
    assert [rule.__name__ for rule in RULES if rule not in needed] == []
    assert all(rule.__doc__ for rule in RULES)


def check_without_rules(dossiers: Path) -> list[Entry]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("app.release.check.RULES", ())
        return checked(dossiers).entries


def test_a_link_is_called_what_its_record_is_called() -> None:
    """Before a record is made, its label is worked out of what its dossier states."""
    entries = checked(TINY).entries
    seeds = Seeds([entry.seed for entry in entries], CATALOGUE)
    assert {seeds.label(entry.seed.path, entry.record.slug) == entry.record.label for entry in entries} == {True}


def test_a_label_is_cut_to_its_length(tmp_path: Path) -> None:
    dossiers = changed(tmp_path, "name: 0.5 mg/kg over 40 minutes, once", f"name: {'x' * 276} and more words than fit")
    label = next(entry.record.label for entry in checked(dossiers).entries if entry.record.slug == "ketamine-iv-single")
    assert len(label) < 300
    assert label == label.strip()


def test_a_code_that_is_shared_with_what_stands_two_levels_above_finds_that(tmp_path: Path) -> None:
    dossiers = shutil.copytree(TINY, tmp_path / "dossiers")
    cited = "definition: D., source: registry-page, locator: text, verified: false"
    (dossiers / "more.yaml").write_text(
        f"conditions:\n  - {{slug: a, name: A, icd10: [F99], {cited}}}\n"
        f"  - {{slug: b, name: B, parent: a, {cited}}}\n  - {{slug: c, name: C, parent: b, icd10: [F99], {cited}}}\n"
    )
    where = str(tmp_path / "releases")
    released(dossiers, where)
    release = opened(db.store(where))
    assert release.known["conditions"].reading("icd10:F99").slugs == ["a"]
    release.database.engine.dispose()


def test_the_cursor_of_a_long_name_can_be_sent(tmp_path: Path) -> None:
    dossiers = changed(tmp_path, "name: Ketamine, intravenous", "name: A" + "\N{GRINNING FACE}" * 299)
    where = str(tmp_path / "releases")
    released(dossiers, where)
    with asked(where) as client:
        pages = [client.get("/v1/treatments?sort=name&limit=1").json()]
        while link := pages[-1]["links"]["next"]:
            pages.append(client.get(link).raise_for_status().json())
    assert len(pages) == pages[0]["meta"]["total"]


def test_a_record_without_a_slug_is_no_kin_of_others(tmp_path: Path) -> None:
    dossiers = shutil.copytree(TINY, tmp_path / "dossiers")
    (dossiers / "more.yaml").write_text("treatments:\n  - {name: X, kind: drug, identifiers: {rxcui: bad}}\n")
    assert {each.split(": ")[1] for each in complaints(dossiers)} == {"treatments None"}


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    dossiers = changed(tmp_path, "upper: PT110M", "upper: soon")
    (dossiers / "more.yaml").write_text("treatments:\n  - {slug: x, kind: potion}\nconditions:\n  - {slug: y}\n")
    told = complaints(dossiers)
    assert {each.split(":")[0] for each in told} == {"more.yaml", "treatments.yaml"}
    assert len(told) >= 15
    assert told == sorted(told, key=lambda each: (each.split(":")[0], int(each.split(":")[1])))


@pytest.mark.parametrize(
    "dossier",
    [
        "treatments: [", "treatment: []", "treatments: {a: 1}", "treatments: [x]", "- a", "\tx",
        "treatments:\n- {slug: a, slug: b}", "treatments: []\ntreatments: []",
        "targets:\n- slug: a\n  doses:\n  - {of: x, of: y}",
        "targets:\n- !!set {slug, name}", "? [a]\n: b", "targets:\n- {slug: a, name: !!bool xx}",
        "targets:\n- {slug: a, name: !!timestamp xx}", "targets:\n- {slug: !!binary Y2E=}",
        "targets:\n- {slug: 0x" + "f" * 5000 + "}", "targets:\n- {slug: a, 1: b}", "targets:\n- {slug: [!!set {a}]}",
    ],
)  # fmt: skip
def test_what_is_not_a_dossier_is_a_fault_with_its_line(tmp_path: Path, dossier: str) -> None:
    copy = shutil.copytree(TINY, tmp_path / "dossiers")
    (copy / "bad.yaml").write_text(dossier)
    assert all(each.startswith("bad.yaml:") for each in complaints(copy))


def test_bytes_that_are_no_text_are_a_fault(tmp_path: Path) -> None:
    copy = shutil.copytree(TINY, tmp_path / "dossiers")
    (copy / "bad.yaml").write_bytes(b"treatments: \xff\xfe")
    assert "save the file as UTF-8" in complaints(copy)[0]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "version: 1",
        "version: 2026.11.0\ndate: soon",
        "- 1",
        "version: 2026.10\ndate: 2026-10-01",
        "version: ../../evil\ndate: 2026-10-01",
        "version: 2026.13.0\ndate: 2026-10-01",
    ],
)
def test_a_release_must_say_which_it_is(tmp_path: Path, text: str) -> None:
    copy = shutil.copytree(TINY, tmp_path / "dossiers")
    (copy / "release.yaml").write_text(text)
    assert complaints(copy)[0].startswith("release.yaml:1: does not say which release this is")


def test_an_empty_directory_is_a_fault(tmp_path: Path) -> None:
    for name in OF_THE_EDITION:
        shutil.copy(TINY / name, tmp_path)
    assert "holds no dossiers" in complaints(tmp_path)[0]


def test_equal_dossiers_have_equal_digests_in_both_stores_and_in_any_order(store: str, tmp_path: Path) -> None:
    copy = tmp_path / "other-names"
    copy.mkdir()
    for number, file in enumerate(sorted(TINY.iterdir(), reverse=True)):
        shutil.copy(file, copy / (file.name if file.name in OF_THE_EDITION else f"{number}.yaml"))
    released(copy, str(tmp_path / "releases"))
    found = opened(db.store(store))
    again = opened(db.store(str(tmp_path / "releases")))
    assert found.stamp.digest == again.stamp.digest
    for release in (found, again):
        release.database.engine.dispose()


def test_a_release_says_what_it_holds(store: str) -> None:
    release = opened(db.store(store))
    with release.database.engine.connect() as connection:
        for resource in RESOURCES:
            count = connection.execute(text(f'SELECT count(*) FROM "{resource.row.__tablename__}"')).scalar()
            assert count == release.stamp.counts[resource.path] > 0
    release.database.engine.dispose()


@pytest.mark.parametrize(
    "statement",
    ["DELETE FROM treatment", "UPDATE stamp SET version = 'x'", "CREATE TABLE x (y int)", "DROP TABLE mechanism"],
)
def test_a_served_release_cannot_be_written(store: str, statement: str) -> None:
    engine = db.store(store).serve().engine
    with pytest.raises(DBAPIError), engine.connect() as connection:
        connection.execute(text(statement))
    engine.dispose()


def test_a_failed_build_leaves_nothing_and_the_database_refuses_a_dangling_key(store: str) -> None:
    place = db.store(store)
    before = place.names(), place.current()

    def fail() -> None:
        with place.building("2026.1.0-broken") as connection:
            from app.release.migrate import migrate

            migrate(connection, CATALOGUE)
            row = {"slug": "a", "name": "A", "kind": "drug", "modality": "x", "parent": "nobody", "source": "nobody"}
            connection.execute(
                insert(table(RESOURCES[4].row)), row | {"document": b"{}", "cited_slugs": "", "verified": True}
            )

    with pytest.raises(DBAPIError):
        fail()
    assert (place.names(), place.current()) == before
    with place.building("2026.1.0-broken"):
        pass  # the name is free again


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_two_builds_at_once_make_one_release(kind: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    where: str = request.getfixturevalue("postgres") if kind == "postgresql" else str(tmp_path / "releases")
    ready = checked(TINY)
    with ThreadPoolExecutor(4) as pool:
        names = {*pool.map(lambda _: build_release(ready, db.store(where)), range(4))}
    assert db.store(where).names() == [*names]
    db.store(where).publish(names.pop())
    release = opened(db.store(where))
    with release.database.engine.connect() as connection:
        assert len([*connection.exec_driver_sql("SELECT slug FROM treatment")]) == release.stamp.counts["treatments"]
    release.database.engine.dispose()


def test_the_digest_tells_the_order_of_facts(tmp_path: Path) -> None:
    dossiers = changed(tmp_path, "  - slug: ketamine-nmda-range\n", "  - slug: ketamine-nmda-0\n")
    moved = shutil.copytree(dossiers, tmp_path / "moved")
    content = (moved / "treatments.yaml").read_text("utf-8")
    head, first, second, rest = re.split(r"(?=  - slug: ketamine-nmda|  - slug: psilocybin-5)", content)
    (moved / "treatments.yaml").write_text(head + second + first + rest, "utf-8")
    assert digest_of(checked(moved).entries) != digest_of(checked(dossiers).entries)


def test_a_damaged_release_is_not_served(tmp_path: Path) -> None:
    name = released(TINY, str(tmp_path))
    file = tmp_path / f"{name}.db"
    content = file.read_bytes()
    assert content.count(b'"hours":168.0') >= 1
    file.write_bytes(content.replace(b'"hours":168.0', b'"hours":999.0'))
    with pytest.raises(NoRelease, match="is damaged"):
        opened(db.store(str(tmp_path)))


def test_a_release_of_another_shape_is_not_served(store: str, tmp_path: Path) -> None:
    """It is never upgraded: its documents have the shape, too."""
    with pytest.raises(NoRelease, match="euthymia build --publish"):
        opened(db.store(store), catalogue=Catalogue(RESOURCES[:-1]))
    name = released(TINY, str(tmp_path))
    with closing(sqlite3.connect(tmp_path / f"{name}.db")) as older:
        older.execute("ALTER TABLE stamp DROP COLUMN shape")
        older.commit()
    with pytest.raises(NoRelease, match="euthymia build --publish"):
        opened(db.store(str(tmp_path)))


def test_the_shape_tells_all_that_is_stored_but_not_words_for_people(tmp_path: Path) -> None:
    class Described(TargetRecord):
        """Another text."""

        name: Annotated[Name, Value(title="A title", description="And a description.")]

    class Longer(TargetRecord):
        mass: float

    class Listing(TargetQuery):
        synonyms: AnyOf[Name] = None

    def shape(targets: Resource) -> str:
        return Catalogue(tuple(targets if each is TARGETS else each for each in RESOURCES)).shape

    assert shape(replace(TARGETS, record=Described)) == shape(TARGETS) == CATALOGUE.shape

    class Last(TargetRecord):
        shown_last = ("kind",)

    others = (
        *(replace(TARGETS, record=Longer), replace(TARGETS, record=Last), replace(TARGETS, query=Listing)),
        *(replace(TARGETS, path="aims"), replace(TARGETS, mostly="kind")),  # the last has other indexes only
    )
    versions = shutil.copytree(CATALOGUE.versions[0], tmp_path / "versions")
    assert replace(CATALOGUE, versions=(versions,)).shape == CATALOGUE.shape
    search = versions / "0002_search.py"  # written by hand
    search.write_text(search.read_text("utf-8").replace("prefix='2 3 4'", "prefix='2 3'"), "utf-8")
    assert len({CATALOGUE.shape, *map(shape, others), replace(CATALOGUE, versions=(versions,)).shape}) == 7


@pytest.mark.parametrize("name", ["a#b", "a?b", "a%41b", "ä b"])
def test_a_store_may_stand_anywhere(tmp_path: Path, name: str) -> None:
    where = str(tmp_path / name)
    assert released(TINY, where) == db.store(where).current()
    opened(db.store(where)).database.engine.dispose()


@pytest.mark.parametrize("url", ["mysql://x/y", "sqlite:///x", "http://x"])
def test_another_kind_of_store_is_refused(url: str) -> None:
    with pytest.raises(NoRelease, match="postgresql://"):
        db.store(url)


def test_a_release_is_never_built_over(store: str) -> None:
    place = db.store(store)
    with pytest.raises(FileExistsError), place.building(str(place.current())):
        pass
    assert build_release(checked(TINY), place) == place.current()  # an equal one is kept


def test_publishing_and_rolling_back_are_one_step(tmp_path: Path) -> None:
    place = db.store(str(tmp_path / "releases"))
    first = released(TINY, str(tmp_path / "releases"))
    second = released(changed(tmp_path, "upper: PT110M", "upper: PT2H"), str(tmp_path / "releases"))
    assert (place.names(), place.current()) == ([first, second], second)
    place.publish(first)
    assert place.current() == first
    with pytest.raises(NoRelease):
        place.publish("2026.1.0-nothing")
    assert place.current() == first


def test_an_open_release_stays_what_it_is_when_another_is_published(tmp_path: Path) -> None:
    where = str(tmp_path / "releases")
    released(TINY, where)
    old = opened(db.store(where))
    released(changed(tmp_path, "upper: PT110M", "upper: PT2H"), where)
    with old.database.engine.connect() as connection:
        assert connection.execute(text("SELECT digest FROM stamp")).scalar() == old.stamp.digest
    old.database.engine.dispose()


def test_an_empty_store_says_so(tmp_path: Path, postgres: str) -> None:
    with pytest.raises(NoRelease, match="euthymia build"):
        opened(db.store(str(tmp_path)))
    with pytest.raises(NoRelease):
        opened(db.store(postgres), "2026.1.0-nothing")


def test_a_diff_tells_what_is_added_changed_and_lost(tmp_path: Path) -> None:
    released(TINY, str(tmp_path / "releases"))
    dossiers = changed(tmp_path, '{rxcui: "36437"}', "{}")
    (dossiers / "more.yaml").write_text(
        "treatments:\n  - {slug: rest, name: Rest, kind: control, modality: control, control_kind: placebo,"
        " summary: Rest., identifiers: {}, identifiers_verified: false, source: registry-page,"
        " locator: text, verified: false}\n"
    )
    engine = db.store(str(tmp_path / "releases")).serve().engine
    changes = [str(each) for each in differences(served(engine, CATALOGUE), made(checked(dossiers)))]
    engine.dispose()
    assert changes == ["added treatments/rest", "changed treatments/sertraline: identifiers (LOST)"]


def test_a_diff_tells_what_is_new_against_a_release_of_another_shape(
    store: str, wider: Catalogue, wider_dossiers: Path
) -> None:
    engine = db.store(store).serve().engine
    changes = [*differences(served(engine, wider), made(checked(wider_dossiers, catalogue=wider)))]
    engine.dispose()
    assert {each.kind for each in changes if each.path != "terms"} == {"added"}  # terms of values that mean more now
    assert {each.path for each in changes} == {"cautions", "signs", "terms"}


def test_a_release_that_cannot_be_served_is_not_published(tmp_path: Path) -> None:
    name = released(TINY, str(tmp_path))
    with closing(sqlite3.connect(tmp_path / f"{name}.db")) as older:
        older.execute("UPDATE stamp SET shape = 'another'")
        older.commit()
    result = CliRunner().invoke(cli, ["publish", name, "--store", str(tmp_path)])
    assert result.exit_code == 1
    assert "another shape" in result.output


def test_the_same_data_from_other_inputs_are_a_release_of_their_own(tmp_path: Path) -> None:
    first = released(TINY, str(tmp_path / "releases"))
    copy = shutil.copytree(TINY, tmp_path / "dossiers")
    (copy / "more.yaml").write_text("# only a remark\n")
    second = released(copy, str(tmp_path / "releases"))
    assert first != second
    assert first.rsplit("-", 1)[0] == second.rsplit("-", 1)[0]


def test_nothing_changed_means_nothing_to_build(tmp_path: Path) -> None:
    dossiers = shutil.copytree(TINY, tmp_path / "dossiers")
    store = db.store(str(tmp_path / "releases"))
    assert not is_current(dossiers, store)
    released(dossiers, str(tmp_path / "releases"))
    assert is_current(dossiers, store)
    (dossiers / "more.yaml").write_text("targets: []\n")
    assert not is_current(dossiers, store)
    assert inputs(dossiers) != inputs(TINY)


def test_every_module_that_shapes_a_release_is_among_its_inputs() -> None:
    """Where one is forgotten, a change of it builds nothing anew."""
    told = "import sys, app.release.build; print(*(each for each in sys.modules if each.startswith('app.')))"
    loaded = subprocess.run([sys.executable, "-c", told], cwd=ROOT, capture_output=True, text=True, check=True)
    files = {Path(str(sys.modules[name].__file__)) for name in loaded.stdout.split() if name in sys.modules}
    neutral = {
        *CODE.glob("db/*.py"),
        CODE / "errors.py",
        CODE / "closest.py",
        CODE / "english.py",
        CODE / "known.py",
    }  # where it is kept, how a fault is told
    assert files - neutral <= {file for pattern in SHAPING for file in CODE.glob(pattern)}
    assert len(files) > 40


def test_the_real_dossiers_make_one_release_in_both_stores(real_store: str, real_postgres_store: str) -> None:
    assert db.store(real_postgres_store).current() == db.store(real_store).current()
    sqlite, postgresql = db.store(real_store).serve().engine, db.store(real_postgres_store).serve().engine
    assert served(sqlite, CATALOGUE) == served(postgresql, CATALOGUE)
    for engine in (sqlite, postgresql):
        engine.dispose()

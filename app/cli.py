"""`euthymia`: check, build, diff, publish and serve releases; print the OpenAPI document."""

import json
import signal
import sys
from pathlib import Path
from typing import Annotated

import typer

from app import db
from app.errors import NoRelease
from app.settings import Settings
from app.terminal import bar, console, failures_shown, reporting

cli = typer.Typer(
    help="Build, publish and serve releases of Euthymia.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
DOSSIERS = typer.Argument(help="Directory of dossiers; by default EUTHYMIA_DOSSIERS, else data.", show_default=False)
STORE = typer.Option("--store", help="Directory, or postgresql:// URL; by default EUTHYMIA_STORE, else releases.")
Dossiers = Annotated[Path | None, DOSSIERS]
StoreOption = Annotated[str | None, STORE]


WORTH_OPENING = (
    "/docs",
    "/v1/treatments/ketamine-iv?include=headlines",
    "/v1/time-courses?treatment=ssri&kind=onset_of_effect",
)


@cli.command()
def check(dossiers: Dossiers = None) -> None:
    """List every fault of the dossiers, with file and line; exit code 1 if there are any.

    Example: euthymia check data
    """
    from app.release.build import checked  # building is not needed to serve

    with failures_shown(), bar() as progress:
        ready = checked(dossiers or Path(Settings().dossiers), reporting(progress))
    typer.echo(f"{len(ready.entries)} records, no faults: {ready.name}")


@cli.command()
def build(
    dossiers: Dossiers = None,
    store: StoreOption = None,
    publish: Annotated[bool, typer.Option("--publish", help="Publish it at once.")] = False,
) -> None:
    """Check the dossiers and build a release from them. What is served does not change until it is published.

    Example: euthymia build data --store releases --publish
    """
    with failures_shown():
        settings = Settings()
        name = built(dossiers or Path(settings.dossiers), db.store(store or settings.store), and_publish=publish)
    typer.echo(name)


def built(dossiers: Path, into: db.Store, *, and_publish: bool) -> str:
    """Builds, and publishes if asked; returns the name of the release."""
    from app.release.build import (
        build_release,  # building is not needed to serve
        checked,
    )

    with bar() as progress:
        report = reporting(progress)
        name = build_release(checked(dossiers, report), into, report)
    if and_publish:
        into.publish(name)
    return name


@cli.command()
def publish(
    name: Annotated[str | None, typer.Argument(help="Release; by default the newest that was built.")] = None,
    store: StoreOption = None,
) -> None:
    """Make a release the one that is served; with an older name, roll back. One that cannot be served is refused.

    Example: euthymia publish 2026.11.0-1a2b3c4d5e6f
    """
    from app.reader import opened  # only here and in what serves

    with failures_shown():
        into = db.store(store or Settings().store)
        names = into.names()
        if not names:
            raise NoRelease("There is no release to publish; run `euthymia build` first.")
        chosen = name or names[-1]
        if chosen in names:  # or the store says what it has
            opened(into, chosen).database.engine.dispose()
        into.publish(chosen)
    typer.echo(into.current())


@cli.command()
def diff(dossiers: Dossiers = None, store: StoreOption = None) -> None:
    """Show what the dossiers would change in the release that is served; LOST marks what people may miss.

    Example: euthymia diff data --store releases
    """
    from app.release.build import checked  # building is not needed to serve
    from app.release.diff import differences, made, served

    with failures_shown(), bar() as progress:
        settings = Settings()
        ready = checked(dossiers or Path(settings.dossiers), reporting(progress))
        engine = db.store(store or settings.store).serve().engine
        changes = [*differences(served(engine, ready.catalogue), made(ready))]
        engine.dispose()
    for change in changes:
        typer.echo(str(change))
    losses = sum(change.lost for change in changes)
    typer.echo(f"{len(changes)} records differ, {losses} with losses.")


@cli.command()
def openapi() -> None:
    """Print the OpenAPI document; no release is needed.

    Example: euthymia openapi > openapi.json
    """
    from app.main import create_api  # the framework is not needed to build
    from app.routers.served import Served
    from app.routers.workers import Workers

    with failures_shown():
        document = create_api(Served(None), Workers(1, patience=0, export_seconds=0), Settings().base_url).openapi()
    typer.echo(json.dumps(document, indent=2, ensure_ascii=False))


@cli.command()
def serve(
    host: Annotated[str | None, typer.Option(help="Address to listen on; by default HOST, else 127.0.0.1.")] = None,
    port: Annotated[int | None, typer.Option(help="Port to listen on; by default PORT, else 8000.")] = None,
    store: StoreOption = None,
    rebuild: Annotated[bool, typer.Option(help="Build and publish first, if dossiers or code have changed.")] = True,
) -> None:
    """Serve the published release; first build it, if the dossiers or the code have changed since.

    Example: PORT=9000 euthymia serve --no-rebuild
    """
    import uvicorn  # only here

    from app.main import create_app  # the framework is not needed to build

    stated = {"host": host, "port": port, "store": store}
    with failures_shown():
        settings = Settings.model_validate({key: value for key, value in stated.items() if value is not None})
        into = db.store(settings.store)
        if rebuild:
            refreshed(Path(settings.dossiers), into)
        app = create_app(settings)
    console.print(f"Euthymia serves release {into.current()}. Worth opening:", style="bold")
    for path in WORTH_OPENING:
        console.print(f"  {settings.base_url}{path}", soft_wrap=True)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))  # raised again once what was under way is answered
    uvicorn.run(app, host=settings.host, port=settings.port, server_header=False, log_level="info")


def refreshed(dossiers: Path, into: db.Store) -> None:
    """Builds and publishes what the dossiers say, unless that is what is served already."""
    from app.release.build import is_current  # building is not needed to serve

    if not dossiers.is_dir() and into.current():
        return  # an installation without dossiers serves what was built elsewhere
    if is_current(dossiers, into):
        console.print("Nothing has changed since the last build.")
        return
    known, published = into.names(), into.current()
    name = built(dossiers, into, and_publish=False)
    if published and name in known:
        console.print(f"{name} is built already, but {published} was published after it and stays.")
    else:
        into.publish(name)


def main() -> None:
    """The `euthymia` command."""
    cli()

"""What the commands show on a terminal: faults, and how far long work has come."""

from collections.abc import Callable, Generator
from contextlib import contextmanager

import typer
from pydantic import ValidationError
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn
from sqlalchemy.exc import SQLAlchemyError

from app.errors import BadDossier, NoRelease

console = Console(stderr=True, highlight=False)


@contextmanager
def failures_shown() -> Generator[None]:
    """Puts expected failures into words for people, and ends with exit code 1."""
    try:
        yield
    except BadDossier as error:
        typer.echo(str(error))
        console.print(f"{len(error.faults)} faults; nothing was written.", style="bold red")
        raise typer.Exit(1) from error
    except (NoRelease, OSError) as error:
        console.print(str(error), style="bold red")
        raise typer.Exit(1) from error
    except ValidationError as error:
        for each in error.errors():
            console.print(f"Setting {each['loc'][0]}: {each['msg']}; '{each['input']}' was given.", style="bold red")
        raise typer.Exit(1) from error
    except SQLAlchemyError as error:
        console.print(f"The store does not answer as it should: {str(error).splitlines()[0]}", style="bold red")
        raise typer.Exit(1) from error


@contextmanager
def bar() -> Generator[Progress]:
    """A progress bar on the error stream; silent where that is not a terminal."""
    columns = TextColumn("{task.description:<8}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn()
    with Progress(*columns, console=console, transient=False, disable=not console.is_terminal) as progress:
        yield progress


def reporting(progress: Progress) -> Callable[[str, int, int], None]:
    """Shows how far each stage has come."""
    tasks: dict[str, TaskID] = {}

    def report(stage: str, done: int, every: int) -> None:
        if stage not in tasks:
            tasks[stage] = progress.add_task(stage, total=every)
        progress.update(tasks[stage], completed=done)

    return report

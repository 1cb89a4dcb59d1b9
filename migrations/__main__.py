"""`make migration`: writes what is missing between the declared tables and those that the migrations make."""

import sys

from app.models import CATALOGUE
from app.release.migrate import write_migration

made = write_migration(CATALOGUE)
sys.stdout.write(f"{made or 'The migrations make every table that is declared.'}\n")

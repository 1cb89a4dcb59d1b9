"""What full-text search needs of each store, written by hand: no declaration holds it."""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        op.execute(
            "CREATE VIRTUAL TABLE entry_words USING fts5"
            "(title, words, content='search_entry', content_rowid='number', prefix='2 3 4')"
        )
    else:
        op.execute(
            "ALTER TABLE search_entry ADD COLUMN vector tsvector"
            " GENERATED ALWAYS AS (array_to_tsvector(string_to_array(words, ' '))) STORED"
        )
        op.execute("CREATE INDEX ix_search_entry_vector ON search_entry USING gin (vector)")


def downgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        op.drop_table("entry_words")
    else:
        op.drop_column("search_entry", "vector")

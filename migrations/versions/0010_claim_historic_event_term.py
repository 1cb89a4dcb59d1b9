"""Makes or changes claim, historic_event, term."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

KEY = sa.String().with_variant(sa.String(collation="C"), "postgresql")  # byte order, so that both stores sort alike


def upgrade() -> None:
    op.create_table(
        "claim",
        sa.Column("slug", KEY, nullable=False),
        sa.Column("document", sa.LargeBinary(), nullable=False),
        sa.Column("cited_slugs", sa.String(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("verdict", KEY, nullable=False),
        sa.Column("said_in", KEY, nullable=False),
        sa.Column("verified", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["said_in"], ["reference.slug"], name=op.f("fk_claim_said_in"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("slug"),
    )
    with op.batch_alter_table("claim", schema=None) as batch_op:
        batch_op.create_index("ix_claim_said_in", ["said_in", "slug"], unique=False)
        batch_op.create_index("ix_claim_verdict", ["verdict", "slug"], unique=False)
        batch_op.create_index("ix_claim_verified", ["verified", "slug"], unique=False)

    op.create_table(
        "historic_event",
        sa.Column("slug", KEY, nullable=False),
        sa.Column("document", sa.LargeBinary(), nullable=False),
        sa.Column("cited_slugs", sa.String(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("source", KEY, nullable=False),
        sa.Column("verified", sa.Boolean(), nullable=False),
        sa.Column("day", KEY, nullable=False),
        sa.Column("day_earliest", KEY, nullable=False),
        sa.Column("day_latest", KEY, nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("kind", KEY, nullable=False),
        sa.Column("jurisdiction", KEY, nullable=True),
        sa.ForeignKeyConstraint(
            ["source"], ["reference.slug"], name=op.f("fk_historic_event_source"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("slug"),
    )
    with op.batch_alter_table("historic_event", schema=None) as batch_op:
        batch_op.create_index("ix_historic_event_day", ["day", "slug"], unique=False)
        batch_op.create_index("ix_historic_event_day_earliest", ["day_earliest", "slug"], unique=False)
        batch_op.create_index("ix_historic_event_day_latest", ["day_latest", "slug"], unique=False)
        batch_op.create_index("ix_historic_event_jurisdiction", ["jurisdiction", "slug"], unique=False)
        batch_op.create_index("ix_historic_event_kind", ["kind", "slug"], unique=False)
        batch_op.create_index("ix_historic_event_source", ["source", "slug"], unique=False)
        batch_op.create_index("ix_historic_event_source_rank", ["source", "rank"], unique=False)
        batch_op.create_index("ix_historic_event_verified", ["verified", "slug"], unique=False)
        batch_op.create_index("ix_historic_event_year", ["year", "slug"], unique=False)

    op.create_table(
        "term",
        sa.Column("slug", KEY, nullable=False),
        sa.Column("document", sa.LargeBinary(), nullable=False),
        sa.Column("cited_slugs", sa.String(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("name", KEY, nullable=False),
        sa.Column("kind", KEY, nullable=False),
        sa.Column("source", KEY, nullable=True),
        sa.ForeignKeyConstraint(
            ["source"], ["reference.slug"], name=op.f("fk_term_source"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("slug"),
    )
    with op.batch_alter_table("term", schema=None) as batch_op:
        batch_op.create_index("ix_term_kind", ["kind", "slug"], unique=False)
        batch_op.create_index("ix_term_name", ["name", "slug"], unique=False)
        batch_op.create_index("ix_term_source", ["source", "slug"], unique=False)
        batch_op.create_index("ix_term_source_rank", ["source", "rank"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("term", schema=None) as batch_op:
        batch_op.drop_index("ix_term_source_rank")
        batch_op.drop_index("ix_term_source")
        batch_op.drop_index("ix_term_name")
        batch_op.drop_index("ix_term_kind")

    op.drop_table("term")
    with op.batch_alter_table("historic_event", schema=None) as batch_op:
        batch_op.drop_index("ix_historic_event_year")
        batch_op.drop_index("ix_historic_event_verified")
        batch_op.drop_index("ix_historic_event_source_rank")
        batch_op.drop_index("ix_historic_event_source")
        batch_op.drop_index("ix_historic_event_kind")
        batch_op.drop_index("ix_historic_event_jurisdiction")
        batch_op.drop_index("ix_historic_event_day_latest")
        batch_op.drop_index("ix_historic_event_day_earliest")
        batch_op.drop_index("ix_historic_event_day")

    op.drop_table("historic_event")
    with op.batch_alter_table("claim", schema=None) as batch_op:
        batch_op.drop_index("ix_claim_verified")
        batch_op.drop_index("ix_claim_verdict")
        batch_op.drop_index("ix_claim_said_in")

    op.drop_table("claim")

"""Makes or changes conflict."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

KEY = sa.String().with_variant(sa.String(collation="C"), "postgresql")  # byte order, so that both stores sort alike


def upgrade() -> None:
    op.create_table(
        "conflict",
        sa.Column("slug", KEY, nullable=False),
        sa.Column("document", sa.LargeBinary(), nullable=False),
        sa.Column("cited_slugs", sa.String(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("attribute", KEY, nullable=True),
        sa.Column("decision", KEY, nullable=False),
        sa.PrimaryKeyConstraint("slug"),
    )
    with op.batch_alter_table("conflict", schema=None) as batch_op:
        batch_op.create_index("ix_conflict_attribute", ["attribute", "slug"], unique=False)
        batch_op.create_index("ix_conflict_decision", ["decision", "slug"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("conflict", schema=None) as batch_op:
        batch_op.drop_index("ix_conflict_decision")
        batch_op.drop_index("ix_conflict_attribute")

    op.drop_table("conflict")

"""Makes or changes gap, treatment."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

KEY = sa.String().with_variant(sa.String(collation="C"), "postgresql")  # byte order, so that both stores sort alike


def upgrade() -> None:
    op.create_table(
        "gap",
        sa.Column("slug", KEY, nullable=False),
        sa.Column("document", sa.LargeBinary(), nullable=False),
        sa.Column("cited_slugs", sa.String(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("attribute", KEY, nullable=False),
        sa.Column("state", KEY, nullable=False),
        sa.PrimaryKeyConstraint("slug"),
    )
    with op.batch_alter_table("gap", schema=None) as batch_op:
        batch_op.create_index("ix_gap_attribute", ["attribute", "slug"], unique=False)
        batch_op.create_index("ix_gap_state", ["state", "slug"], unique=False)

    with op.batch_alter_table("treatment", schema=None) as batch_op:
        batch_op.add_column(sa.Column("core", sa.Boolean(), nullable=False))
        batch_op.create_index("ix_treatment_core", ["core", "slug"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("treatment", schema=None) as batch_op:
        batch_op.drop_index("ix_treatment_core")
        batch_op.drop_column("core")

    with op.batch_alter_table("gap", schema=None) as batch_op:
        batch_op.drop_index("ix_gap_state")
        batch_op.drop_index("ix_gap_attribute")

    op.drop_table("gap")

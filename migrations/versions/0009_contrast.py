"""Makes or changes contrast."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

KEY = sa.String().with_variant(sa.String(collation="C"), "postgresql")  # byte order, so that both stores sort alike


def upgrade() -> None:
    with op.batch_alter_table("contrast", schema=None) as batch_op:
        batch_op.add_column(sa.Column("stated", sa.Boolean(), nullable=False))
        batch_op.create_index("ix_contrast_stated", ["stated", "slug"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("contrast", schema=None) as batch_op:
        batch_op.drop_index("ix_contrast_stated")
        batch_op.drop_column("stated")

"""Makes or changes contrast, result."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

KEY = sa.String().with_variant(sa.String(collation="C"), "postgresql")  # byte order, so that both stores sort alike


def upgrade() -> None:
    with op.batch_alter_table("contrast", schema=None) as batch_op:
        batch_op.alter_column("role", existing_type=sa.VARCHAR(), nullable=True)

    with op.batch_alter_table("result", schema=None) as batch_op:
        batch_op.alter_column("role", existing_type=sa.VARCHAR(), nullable=True)


def downgrade() -> None:
    with op.batch_alter_table("result", schema=None) as batch_op:
        batch_op.alter_column("role", existing_type=sa.VARCHAR(), nullable=False)

    with op.batch_alter_table("contrast", schema=None) as batch_op:
        batch_op.alter_column("role", existing_type=sa.VARCHAR(), nullable=False)

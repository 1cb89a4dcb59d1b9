"""Makes or changes adverse_effect, contrast, effect."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

KEY = sa.String().with_variant(sa.String(collation="C"), "postgresql")  # byte order, so that both stores sort alike


def upgrade() -> None:
    with op.batch_alter_table("adverse_effect", schema=None) as batch_op:
        batch_op.add_column(sa.Column("control_kind", KEY, nullable=True))
        batch_op.create_index("ix_adverse_effect_control_kind", ["control_kind", "slug"], unique=False)

    with op.batch_alter_table("contrast", schema=None) as batch_op:
        batch_op.add_column(sa.Column("control_kind", KEY, nullable=True))
        batch_op.add_column(sa.Column("stated", sa.Boolean(), nullable=False))
        batch_op.create_index("ix_contrast_control_kind", ["control_kind", "slug"], unique=False)
        batch_op.create_index("ix_contrast_stated", ["stated", "slug"], unique=False)

    with op.batch_alter_table("effect", schema=None) as batch_op:
        batch_op.add_column(sa.Column("control_kind", KEY, nullable=True))
        batch_op.create_index("ix_effect_control_kind", ["control_kind", "slug"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("effect", schema=None) as batch_op:
        batch_op.drop_index("ix_effect_control_kind")
        batch_op.drop_column("control_kind")

    with op.batch_alter_table("contrast", schema=None) as batch_op:
        batch_op.drop_index("ix_contrast_stated")
        batch_op.drop_index("ix_contrast_control_kind")
        batch_op.drop_column("stated")
        batch_op.drop_column("control_kind")

    with op.batch_alter_table("adverse_effect", schema=None) as batch_op:
        batch_op.drop_index("ix_adverse_effect_control_kind")
        batch_op.drop_column("control_kind")

"""Makes or changes 4 tables."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

KEY = sa.String().with_variant(sa.String(collation="C"), "postgresql")  # byte order, so that both stores sort alike


def upgrade() -> None:
    with op.batch_alter_table("mechanism", schema=None) as batch_op:
        batch_op.add_column(sa.Column("affinity_lower_nm", sa.Float(), nullable=True))
        batch_op.create_index("ix_mechanism_affinity_lower_nm", ["affinity_lower_nm", "slug"], unique=False)

    with op.batch_alter_table("regimen", schema=None) as batch_op:
        batch_op.add_column(sa.Column("headline", sa.Boolean(), nullable=False))
        batch_op.create_index("ix_regimen_headline", ["headline", "slug"], unique=False)

    with op.batch_alter_table("time_course", schema=None) as batch_op:
        batch_op.add_column(sa.Column("bound", KEY, nullable=False))
        batch_op.add_column(sa.Column("comparator", KEY, nullable=True))
        batch_op.add_column(sa.Column("dosing", KEY, nullable=True))
        batch_op.add_column(sa.Column("whom", KEY, nullable=True))
        batch_op.add_column(sa.Column("after", KEY, nullable=True))
        batch_op.create_index("ix_time_course_after", ["after", "slug"], unique=False)
        batch_op.create_index("ix_time_course_bound", ["bound", "slug"], unique=False)
        batch_op.create_index("ix_time_course_comparator", ["comparator", "slug"], unique=False)
        batch_op.create_index("ix_time_course_dosing", ["dosing", "slug"], unique=False)
        batch_op.create_index("ix_time_course_lower_hours", ["lower_hours", "slug"], unique=False)
        batch_op.create_index(
            "ix_time_course_treatment_lower_hours", ["treatment", "lower_hours", "slug"], unique=False
        )
        batch_op.create_index("ix_time_course_whom", ["whom", "slug"], unique=False)
        batch_op.create_foreign_key(
            batch_op.f("fk_time_course_comparator"),
            "treatment",
            ["comparator"],
            ["slug"],
            initially="DEFERRED",
            deferrable=True,
        )

    with op.batch_alter_table("treatment_condition", schema=None) as batch_op:
        batch_op.add_column(sa.Column("onset_lower_hours", sa.Float(), nullable=True))
        batch_op.add_column(sa.Column("onset_upper_hours", sa.Float(), nullable=True))
        batch_op.add_column(sa.Column("duration_lower_hours", sa.Float(), nullable=True))
        batch_op.add_column(sa.Column("duration_upper_hours", sa.Float(), nullable=True))
        batch_op.drop_column("onset_hours")
        batch_op.drop_column("duration_hours")


def downgrade() -> None:
    with op.batch_alter_table("treatment_condition", schema=None) as batch_op:
        batch_op.add_column(sa.Column("duration_hours", sa.FLOAT(), nullable=True))
        batch_op.add_column(sa.Column("onset_hours", sa.FLOAT(), nullable=True))
        batch_op.drop_column("duration_upper_hours")
        batch_op.drop_column("duration_lower_hours")
        batch_op.drop_column("onset_upper_hours")
        batch_op.drop_column("onset_lower_hours")

    with op.batch_alter_table("time_course", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_time_course_comparator"), type_="foreignkey")
        batch_op.drop_index("ix_time_course_whom")
        batch_op.drop_index("ix_time_course_treatment_lower_hours")
        batch_op.drop_index("ix_time_course_lower_hours")
        batch_op.drop_index("ix_time_course_dosing")
        batch_op.drop_index("ix_time_course_comparator")
        batch_op.drop_index("ix_time_course_bound")
        batch_op.drop_index("ix_time_course_after")
        batch_op.drop_column("after")
        batch_op.drop_column("whom")
        batch_op.drop_column("dosing")
        batch_op.drop_column("comparator")
        batch_op.drop_column("bound")

    with op.batch_alter_table("regimen", schema=None) as batch_op:
        batch_op.drop_index("ix_regimen_headline")
        batch_op.drop_column("headline")

    with op.batch_alter_table("mechanism", schema=None) as batch_op:
        batch_op.drop_index("ix_mechanism_affinity_lower_nm")
        batch_op.drop_column("affinity_lower_nm")

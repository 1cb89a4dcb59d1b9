"""Makes or changes effect."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

KEY = sa.String().with_variant(sa.String(collation="C"), "postgresql")  # byte order, so that both stores sort alike


def upgrade() -> None:
    op.create_table(
        "effect",
        sa.Column("slug", KEY, nullable=False),
        sa.Column("document", sa.LargeBinary(), nullable=False),
        sa.Column("cited_slugs", sa.String(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("source", KEY, nullable=False),
        sa.Column("verified", sa.Boolean(), nullable=False),
        sa.Column("treatment", KEY, nullable=False),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("age_group", KEY, nullable=True),
        sa.Column("strategy", KEY, nullable=True),
        sa.Column("outcome", KEY, nullable=False),
        sa.Column("scale", KEY, nullable=True),
        sa.Column("outcome_kind", KEY, nullable=False),
        sa.Column("timepoint_hours", sa.Float(), nullable=True),
        sa.Column("subgroup", KEY, nullable=True),
        sa.Column("seen_kind", KEY, nullable=True),
        sa.Column("comparator", KEY, nullable=True),
        sa.Column("comparison", KEY, nullable=False),
        sa.Column("method", KEY, nullable=False),
        sa.Column("condition", KEY, nullable=True),
        sa.Column("measure", KEY, nullable=False),
        sa.Column("value", sa.Float(), nullable=True),
        sa.Column("studies", sa.Integer(), nullable=True),
        sa.Column("participants", sa.Integer(), nullable=True),
        sa.Column("certainty", KEY, nullable=True),
        sa.Column("favours", KEY, nullable=True),
        sa.Column("presentable", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["comparator"], ["treatment.slug"], name=op.f("fk_effect_comparator"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["condition"], ["condition.slug"], name=op.f("fk_effect_condition"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["outcome"], ["outcome.slug"], name=op.f("fk_effect_outcome"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["scale"], ["outcome.slug"], name=op.f("fk_effect_scale"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["source"], ["reference.slug"], name=op.f("fk_effect_source"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["treatment"], ["treatment.slug"], name=op.f("fk_effect_treatment"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("slug"),
    )
    with op.batch_alter_table("effect", schema=None) as batch_op:
        batch_op.create_index("ix_effect_age_group", ["age_group", "slug"], unique=False)
        batch_op.create_index("ix_effect_certainty", ["certainty", "slug"], unique=False)
        batch_op.create_index("ix_effect_comparator", ["comparator", "slug"], unique=False)
        batch_op.create_index("ix_effect_comparison", ["comparison", "slug"], unique=False)
        batch_op.create_index("ix_effect_condition", ["condition", "slug"], unique=False)
        batch_op.create_index("ix_effect_favours", ["favours", "slug"], unique=False)
        batch_op.create_index("ix_effect_measure", ["measure", "slug"], unique=False)
        batch_op.create_index("ix_effect_method", ["method", "slug"], unique=False)
        batch_op.create_index("ix_effect_outcome", ["outcome", "slug"], unique=False)
        batch_op.create_index("ix_effect_outcome_kind", ["outcome_kind", "slug"], unique=False)
        batch_op.create_index("ix_effect_participants", ["participants", "slug"], unique=False)
        batch_op.create_index("ix_effect_presentable", ["presentable", "slug"], unique=False)
        batch_op.create_index("ix_effect_scale", ["scale", "slug"], unique=False)
        batch_op.create_index("ix_effect_seen_kind", ["seen_kind", "slug"], unique=False)
        batch_op.create_index("ix_effect_source", ["source", "slug"], unique=False)
        batch_op.create_index("ix_effect_source_rank", ["source", "rank"], unique=False)
        batch_op.create_index("ix_effect_strategy", ["strategy", "slug"], unique=False)
        batch_op.create_index("ix_effect_studies", ["studies", "slug"], unique=False)
        batch_op.create_index("ix_effect_subgroup", ["subgroup", "slug"], unique=False)
        batch_op.create_index("ix_effect_timepoint_hours", ["timepoint_hours", "slug"], unique=False)
        batch_op.create_index("ix_effect_treatment_participants", ["treatment", "participants", "slug"], unique=False)
        batch_op.create_index("ix_effect_treatment_studies", ["treatment", "studies", "slug"], unique=False)
        batch_op.create_index(
            "ix_effect_treatment_timepoint_hours", ["treatment", "timepoint_hours", "slug"], unique=False
        )
        batch_op.create_index("ix_effect_treatment_value", ["treatment", "value", "slug"], unique=False)
        batch_op.create_index("ix_effect_treatment_year", ["treatment", "year", "slug"], unique=False)
        batch_op.create_index("ix_effect_value", ["value", "slug"], unique=False)
        batch_op.create_index("ix_effect_verified", ["verified", "slug"], unique=False)
        batch_op.create_index("ix_effect_year", ["year", "slug"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("effect", schema=None) as batch_op:
        batch_op.drop_index("ix_effect_year")
        batch_op.drop_index("ix_effect_verified")
        batch_op.drop_index("ix_effect_value")
        batch_op.drop_index("ix_effect_treatment_year")
        batch_op.drop_index("ix_effect_treatment_value")
        batch_op.drop_index("ix_effect_treatment_timepoint_hours")
        batch_op.drop_index("ix_effect_treatment_studies")
        batch_op.drop_index("ix_effect_treatment_participants")
        batch_op.drop_index("ix_effect_timepoint_hours")
        batch_op.drop_index("ix_effect_subgroup")
        batch_op.drop_index("ix_effect_studies")
        batch_op.drop_index("ix_effect_strategy")
        batch_op.drop_index("ix_effect_source_rank")
        batch_op.drop_index("ix_effect_source")
        batch_op.drop_index("ix_effect_seen_kind")
        batch_op.drop_index("ix_effect_scale")
        batch_op.drop_index("ix_effect_presentable")
        batch_op.drop_index("ix_effect_participants")
        batch_op.drop_index("ix_effect_outcome_kind")
        batch_op.drop_index("ix_effect_outcome")
        batch_op.drop_index("ix_effect_method")
        batch_op.drop_index("ix_effect_measure")
        batch_op.drop_index("ix_effect_favours")
        batch_op.drop_index("ix_effect_condition")
        batch_op.drop_index("ix_effect_comparison")
        batch_op.drop_index("ix_effect_comparator")
        batch_op.drop_index("ix_effect_certainty")
        batch_op.drop_index("ix_effect_age_group")

    op.drop_table("effect")

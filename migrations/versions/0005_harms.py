"""Makes or changes adverse_effect_term, interaction, adverse_effect."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

KEY = sa.String().with_variant(sa.String(collation="C"), "postgresql")  # byte order, so that both stores sort alike


def upgrade() -> None:
    op.create_table(
        "adverse_effect_term",
        sa.Column("slug", KEY, nullable=False),
        sa.Column("document", sa.LargeBinary(), nullable=False),
        sa.Column("cited_slugs", sa.String(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("name", KEY, nullable=False),
        sa.Column("body_system", KEY, nullable=False),
        sa.PrimaryKeyConstraint("slug"),
    )
    with op.batch_alter_table("adverse_effect_term", schema=None) as batch_op:
        batch_op.create_index("ix_adverse_effect_term_body_system", ["body_system", "slug"], unique=False)
        batch_op.create_index("ix_adverse_effect_term_name", ["name", "slug"], unique=False)

    op.create_table(
        "interaction",
        sa.Column("slug", KEY, nullable=False),
        sa.Column("document", sa.LargeBinary(), nullable=False),
        sa.Column("cited_slugs", sa.String(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("source", KEY, nullable=False),
        sa.Column("verified", sa.Boolean(), nullable=False),
        sa.Column("severity", KEY, nullable=False),
        sa.Column("severity_rank", sa.Integer(), nullable=False),
        sa.Column("mechanism", KEY, nullable=False),
        sa.Column("evidence_kind", KEY, nullable=False),
        sa.Column("jurisdiction", KEY, nullable=True),
        sa.ForeignKeyConstraint(
            ["source"], ["reference.slug"], name=op.f("fk_interaction_source"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("slug"),
    )
    with op.batch_alter_table("interaction", schema=None) as batch_op:
        batch_op.create_index("ix_interaction_evidence_kind", ["evidence_kind", "slug"], unique=False)
        batch_op.create_index("ix_interaction_jurisdiction", ["jurisdiction", "slug"], unique=False)
        batch_op.create_index("ix_interaction_mechanism", ["mechanism", "slug"], unique=False)
        batch_op.create_index("ix_interaction_severity", ["severity", "slug"], unique=False)
        batch_op.create_index("ix_interaction_severity_rank", ["severity_rank", "slug"], unique=False)
        batch_op.create_index("ix_interaction_source", ["source", "slug"], unique=False)
        batch_op.create_index("ix_interaction_source_rank", ["source", "rank"], unique=False)
        batch_op.create_index("ix_interaction_verified", ["verified", "slug"], unique=False)

    op.create_table(
        "adverse_effect",
        sa.Column("slug", KEY, nullable=False),
        sa.Column("document", sa.LargeBinary(), nullable=False),
        sa.Column("cited_slugs", sa.String(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("source", KEY, nullable=False),
        sa.Column("verified", sa.Boolean(), nullable=False),
        sa.Column("treatment", KEY, nullable=False),
        sa.Column("effect", KEY, nullable=False),
        sa.Column("body_system", KEY, nullable=False),
        sa.Column("condition", KEY, nullable=True),
        sa.Column("comparator", KEY, nullable=True),
        sa.Column("ascertainment", KEY, nullable=False),
        sa.Column("severity", KEY, nullable=True),
        sa.Column("serious", sa.Boolean(), nullable=False),
        sa.Column("proportion", sa.Float(), nullable=True),
        sa.Column("excess", sa.Float(), nullable=True),
        sa.Column("rate_per_100000", sa.Float(), nullable=True),
        sa.Column("population", KEY, nullable=True),
        sa.Column("same_people", KEY, nullable=True),
        sa.ForeignKeyConstraint(
            ["comparator"],
            ["treatment.slug"],
            name=op.f("fk_adverse_effect_comparator"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["condition"],
            ["condition.slug"],
            name=op.f("fk_adverse_effect_condition"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["effect"],
            ["adverse_effect_term.slug"],
            name=op.f("fk_adverse_effect_effect"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["source"], ["reference.slug"], name=op.f("fk_adverse_effect_source"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["treatment"],
            ["treatment.slug"],
            name=op.f("fk_adverse_effect_treatment"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("slug"),
    )
    with op.batch_alter_table("adverse_effect", schema=None) as batch_op:
        batch_op.create_index("ix_adverse_effect_ascertainment", ["ascertainment", "slug"], unique=False)
        batch_op.create_index("ix_adverse_effect_body_system", ["body_system", "slug"], unique=False)
        batch_op.create_index("ix_adverse_effect_comparator", ["comparator", "slug"], unique=False)
        batch_op.create_index("ix_adverse_effect_condition", ["condition", "slug"], unique=False)
        batch_op.create_index("ix_adverse_effect_effect", ["effect", "slug"], unique=False)
        batch_op.create_index("ix_adverse_effect_effect_rank", ["effect", "rank"], unique=False)
        batch_op.create_index("ix_adverse_effect_excess", ["excess", "slug"], unique=False)
        batch_op.create_index("ix_adverse_effect_population", ["population", "slug"], unique=False)
        batch_op.create_index("ix_adverse_effect_proportion", ["proportion", "slug"], unique=False)
        batch_op.create_index("ix_adverse_effect_rate_per_100000", ["rate_per_100000", "slug"], unique=False)
        batch_op.create_index("ix_adverse_effect_same_people", ["same_people", "slug"], unique=False)
        batch_op.create_index("ix_adverse_effect_serious", ["serious", "slug"], unique=False)
        batch_op.create_index("ix_adverse_effect_severity", ["severity", "slug"], unique=False)
        batch_op.create_index("ix_adverse_effect_source", ["source", "slug"], unique=False)
        batch_op.create_index("ix_adverse_effect_source_rank", ["source", "rank"], unique=False)
        batch_op.create_index("ix_adverse_effect_treatment", ["treatment", "slug"], unique=False)
        batch_op.create_index("ix_adverse_effect_treatment_excess", ["treatment", "excess", "slug"], unique=False)
        batch_op.create_index(
            "ix_adverse_effect_treatment_proportion", ["treatment", "proportion", "slug"], unique=False
        )
        batch_op.create_index("ix_adverse_effect_treatment_rank", ["treatment", "rank"], unique=False)
        batch_op.create_index(
            "ix_adverse_effect_treatment_rate_per_100000", ["treatment", "rate_per_100000", "slug"], unique=False
        )
        batch_op.create_index("ix_adverse_effect_verified", ["verified", "slug"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("adverse_effect", schema=None) as batch_op:
        batch_op.drop_index("ix_adverse_effect_verified")
        batch_op.drop_index("ix_adverse_effect_treatment_rate_per_100000")
        batch_op.drop_index("ix_adverse_effect_treatment_rank")
        batch_op.drop_index("ix_adverse_effect_treatment_proportion")
        batch_op.drop_index("ix_adverse_effect_treatment_excess")
        batch_op.drop_index("ix_adverse_effect_treatment")
        batch_op.drop_index("ix_adverse_effect_source_rank")
        batch_op.drop_index("ix_adverse_effect_source")
        batch_op.drop_index("ix_adverse_effect_severity")
        batch_op.drop_index("ix_adverse_effect_serious")
        batch_op.drop_index("ix_adverse_effect_same_people")
        batch_op.drop_index("ix_adverse_effect_rate_per_100000")
        batch_op.drop_index("ix_adverse_effect_proportion")
        batch_op.drop_index("ix_adverse_effect_population")
        batch_op.drop_index("ix_adverse_effect_excess")
        batch_op.drop_index("ix_adverse_effect_effect_rank")
        batch_op.drop_index("ix_adverse_effect_effect")
        batch_op.drop_index("ix_adverse_effect_condition")
        batch_op.drop_index("ix_adverse_effect_comparator")
        batch_op.drop_index("ix_adverse_effect_body_system")
        batch_op.drop_index("ix_adverse_effect_ascertainment")

    op.drop_table("adverse_effect")
    with op.batch_alter_table("interaction", schema=None) as batch_op:
        batch_op.drop_index("ix_interaction_verified")
        batch_op.drop_index("ix_interaction_source_rank")
        batch_op.drop_index("ix_interaction_source")
        batch_op.drop_index("ix_interaction_severity_rank")
        batch_op.drop_index("ix_interaction_severity")
        batch_op.drop_index("ix_interaction_mechanism")
        batch_op.drop_index("ix_interaction_jurisdiction")
        batch_op.drop_index("ix_interaction_evidence_kind")

    op.drop_table("interaction")
    with op.batch_alter_table("adverse_effect_term", schema=None) as batch_op:
        batch_op.drop_index("ix_adverse_effect_term_name")
        batch_op.drop_index("ix_adverse_effect_term_body_system")

    op.drop_table("adverse_effect_term")

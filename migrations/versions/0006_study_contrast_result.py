"""Makes or changes study, contrast, result."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

KEY = sa.String().with_variant(sa.String(collation="C"), "postgresql")  # byte order, so that both stores sort alike


def upgrade() -> None:
    op.create_table(
        "study",
        sa.Column("slug", KEY, nullable=False),
        sa.Column("document", sa.LargeBinary(), nullable=False),
        sa.Column("cited_slugs", sa.String(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("source", KEY, nullable=False),
        sa.Column("verified", sa.Boolean(), nullable=False),
        sa.Column("name", KEY, nullable=False),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("condition", KEY, nullable=False),
        sa.Column("age_group", KEY, nullable=True),
        sa.Column("design", KEY, nullable=False),
        sa.Column("aim", KEY, nullable=True),
        sa.Column("blinding", KEY, nullable=True),
        sa.Column("trial_phase", KEY, nullable=True),
        sa.Column("funding", KEY, nullable=True),
        sa.Column("risk_of_bias", KEY, nullable=True),
        sa.Column("primary_outcome", KEY, nullable=True),
        sa.Column("primary_scale", KEY, nullable=True),
        sa.Column("programme", KEY, nullable=True),
        sa.Column("n_randomised", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["condition"], ["condition.slug"], name=op.f("fk_study_condition"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["primary_outcome"],
            ["outcome.slug"],
            name=op.f("fk_study_primary_outcome"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["primary_scale"],
            ["outcome.slug"],
            name=op.f("fk_study_primary_scale"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["source"], ["reference.slug"], name=op.f("fk_study_source"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("slug"),
    )
    with op.batch_alter_table("study", schema=None) as batch_op:
        batch_op.create_index("ix_study_age_group", ["age_group", "slug"], unique=False)
        batch_op.create_index("ix_study_aim", ["aim", "slug"], unique=False)
        batch_op.create_index("ix_study_blinding", ["blinding", "slug"], unique=False)
        batch_op.create_index("ix_study_condition", ["condition", "slug"], unique=False)
        batch_op.create_index("ix_study_design", ["design", "slug"], unique=False)
        batch_op.create_index("ix_study_funding", ["funding", "slug"], unique=False)
        batch_op.create_index("ix_study_n_randomised", ["n_randomised", "slug"], unique=False)
        batch_op.create_index("ix_study_name", ["name", "slug"], unique=False)
        batch_op.create_index("ix_study_primary_outcome", ["primary_outcome", "slug"], unique=False)
        batch_op.create_index("ix_study_primary_scale", ["primary_scale", "slug"], unique=False)
        batch_op.create_index("ix_study_programme", ["programme", "slug"], unique=False)
        batch_op.create_index("ix_study_risk_of_bias", ["risk_of_bias", "slug"], unique=False)
        batch_op.create_index("ix_study_source", ["source", "slug"], unique=False)
        batch_op.create_index("ix_study_source_rank", ["source", "rank"], unique=False)
        batch_op.create_index("ix_study_trial_phase", ["trial_phase", "slug"], unique=False)
        batch_op.create_index("ix_study_verified", ["verified", "slug"], unique=False)
        batch_op.create_index("ix_study_year", ["year", "slug"], unique=False)

    op.create_table(
        "contrast",
        sa.Column("slug", KEY, nullable=False),
        sa.Column("document", sa.LargeBinary(), nullable=False),
        sa.Column("cited_slugs", sa.String(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("source", KEY, nullable=False),
        sa.Column("verified", sa.Boolean(), nullable=False),
        sa.Column("study", KEY, nullable=False),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("treatment", KEY, nullable=False),
        sa.Column("role", KEY, nullable=False),
        sa.Column("strategy", KEY, nullable=True),
        sa.Column("dose_level", KEY, nullable=True),
        sa.Column("node", KEY, nullable=False),
        sa.Column("condition", KEY, nullable=False),
        sa.Column("age_group", KEY, nullable=True),
        sa.Column("design", KEY, nullable=False),
        sa.Column("blinding", KEY, nullable=True),
        sa.Column("funding", KEY, nullable=True),
        sa.Column("risk_of_bias", KEY, nullable=True),
        sa.Column("outcome", KEY, nullable=False),
        sa.Column("scale", KEY, nullable=True),
        sa.Column("outcome_kind", KEY, nullable=False),
        sa.Column("timepoint_hours", sa.Float(), nullable=True),
        sa.Column("stage", KEY, nullable=False),
        sa.Column("analysis", KEY, nullable=True),
        sa.Column("subgroup", KEY, nullable=True),
        sa.Column("poolable", sa.Boolean(), nullable=False),
        sa.Column("seen_kind", KEY, nullable=True),
        sa.Column("comparator", KEY, nullable=False),
        sa.Column("measure", KEY, nullable=False),
        sa.Column("value", sa.Float(), nullable=True),
        sa.Column("favours", KEY, nullable=True),
        sa.Column("adjusted", sa.Boolean(), nullable=True),
        sa.Column("p_test", KEY, nullable=True),
        sa.ForeignKeyConstraint(
            ["comparator"],
            ["treatment.slug"],
            name=op.f("fk_contrast_comparator"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["condition"], ["condition.slug"], name=op.f("fk_contrast_condition"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["node"], ["treatment.slug"], name=op.f("fk_contrast_node"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["outcome"], ["outcome.slug"], name=op.f("fk_contrast_outcome"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["scale"], ["outcome.slug"], name=op.f("fk_contrast_scale"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["source"], ["reference.slug"], name=op.f("fk_contrast_source"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["study"], ["study.slug"], name=op.f("fk_contrast_study"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["treatment"], ["treatment.slug"], name=op.f("fk_contrast_treatment"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("slug"),
    )
    with op.batch_alter_table("contrast", schema=None) as batch_op:
        batch_op.create_index("ix_contrast_adjusted", ["adjusted", "slug"], unique=False)
        batch_op.create_index("ix_contrast_age_group", ["age_group", "slug"], unique=False)
        batch_op.create_index("ix_contrast_analysis", ["analysis", "slug"], unique=False)
        batch_op.create_index("ix_contrast_blinding", ["blinding", "slug"], unique=False)
        batch_op.create_index("ix_contrast_comparator", ["comparator", "slug"], unique=False)
        batch_op.create_index("ix_contrast_condition", ["condition", "slug"], unique=False)
        batch_op.create_index("ix_contrast_design", ["design", "slug"], unique=False)
        batch_op.create_index("ix_contrast_dose_level", ["dose_level", "slug"], unique=False)
        batch_op.create_index("ix_contrast_favours", ["favours", "slug"], unique=False)
        batch_op.create_index("ix_contrast_funding", ["funding", "slug"], unique=False)
        batch_op.create_index("ix_contrast_measure", ["measure", "slug"], unique=False)
        batch_op.create_index("ix_contrast_node", ["node", "slug"], unique=False)
        batch_op.create_index("ix_contrast_outcome", ["outcome", "slug"], unique=False)
        batch_op.create_index("ix_contrast_outcome_kind", ["outcome_kind", "slug"], unique=False)
        batch_op.create_index("ix_contrast_p_test", ["p_test", "slug"], unique=False)
        batch_op.create_index("ix_contrast_poolable", ["poolable", "slug"], unique=False)
        batch_op.create_index("ix_contrast_risk_of_bias", ["risk_of_bias", "slug"], unique=False)
        batch_op.create_index("ix_contrast_role", ["role", "slug"], unique=False)
        batch_op.create_index("ix_contrast_scale", ["scale", "slug"], unique=False)
        batch_op.create_index("ix_contrast_seen_kind", ["seen_kind", "slug"], unique=False)
        batch_op.create_index("ix_contrast_source", ["source", "slug"], unique=False)
        batch_op.create_index("ix_contrast_source_rank", ["source", "rank"], unique=False)
        batch_op.create_index("ix_contrast_stage", ["stage", "slug"], unique=False)
        batch_op.create_index("ix_contrast_strategy", ["strategy", "slug"], unique=False)
        batch_op.create_index("ix_contrast_study", ["study", "slug"], unique=False)
        batch_op.create_index("ix_contrast_study_rank", ["study", "rank"], unique=False)
        batch_op.create_index("ix_contrast_subgroup", ["subgroup", "slug"], unique=False)
        batch_op.create_index("ix_contrast_timepoint_hours", ["timepoint_hours", "slug"], unique=False)
        batch_op.create_index("ix_contrast_value", ["value", "slug"], unique=False)
        batch_op.create_index("ix_contrast_verified", ["verified", "slug"], unique=False)
        batch_op.create_index("ix_contrast_year", ["year", "slug"], unique=False)

    op.create_table(
        "result",
        sa.Column("slug", KEY, nullable=False),
        sa.Column("document", sa.LargeBinary(), nullable=False),
        sa.Column("cited_slugs", sa.String(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("source", KEY, nullable=False),
        sa.Column("verified", sa.Boolean(), nullable=False),
        sa.Column("study", KEY, nullable=False),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("treatment", KEY, nullable=False),
        sa.Column("role", KEY, nullable=False),
        sa.Column("strategy", KEY, nullable=True),
        sa.Column("dose_level", KEY, nullable=True),
        sa.Column("node", KEY, nullable=False),
        sa.Column("condition", KEY, nullable=False),
        sa.Column("age_group", KEY, nullable=True),
        sa.Column("design", KEY, nullable=False),
        sa.Column("blinding", KEY, nullable=True),
        sa.Column("funding", KEY, nullable=True),
        sa.Column("risk_of_bias", KEY, nullable=True),
        sa.Column("outcome", KEY, nullable=False),
        sa.Column("scale", KEY, nullable=True),
        sa.Column("outcome_kind", KEY, nullable=False),
        sa.Column("timepoint_hours", sa.Float(), nullable=True),
        sa.Column("stage", KEY, nullable=False),
        sa.Column("analysis", KEY, nullable=True),
        sa.Column("subgroup", KEY, nullable=True),
        sa.Column("poolable", sa.Boolean(), nullable=False),
        sa.Column("seen_kind", KEY, nullable=True),
        sa.Column("n", sa.Integer(), nullable=True),
        sa.Column("proportion", sa.Float(), nullable=True),
        sa.Column("mean", sa.Float(), nullable=True),
        sa.Column("missing_data", KEY, nullable=True),
        sa.ForeignKeyConstraint(
            ["condition"], ["condition.slug"], name=op.f("fk_result_condition"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["node"], ["treatment.slug"], name=op.f("fk_result_node"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["outcome"], ["outcome.slug"], name=op.f("fk_result_outcome"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["scale"], ["outcome.slug"], name=op.f("fk_result_scale"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["source"], ["reference.slug"], name=op.f("fk_result_source"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["study"], ["study.slug"], name=op.f("fk_result_study"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["treatment"], ["treatment.slug"], name=op.f("fk_result_treatment"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("slug"),
    )
    with op.batch_alter_table("result", schema=None) as batch_op:
        batch_op.create_index("ix_result_age_group", ["age_group", "slug"], unique=False)
        batch_op.create_index("ix_result_analysis", ["analysis", "slug"], unique=False)
        batch_op.create_index("ix_result_blinding", ["blinding", "slug"], unique=False)
        batch_op.create_index("ix_result_condition", ["condition", "slug"], unique=False)
        batch_op.create_index("ix_result_design", ["design", "slug"], unique=False)
        batch_op.create_index("ix_result_dose_level", ["dose_level", "slug"], unique=False)
        batch_op.create_index("ix_result_funding", ["funding", "slug"], unique=False)
        batch_op.create_index("ix_result_mean", ["mean", "slug"], unique=False)
        batch_op.create_index("ix_result_missing_data", ["missing_data", "slug"], unique=False)
        batch_op.create_index("ix_result_n", ["n", "slug"], unique=False)
        batch_op.create_index("ix_result_node", ["node", "slug"], unique=False)
        batch_op.create_index("ix_result_outcome", ["outcome", "slug"], unique=False)
        batch_op.create_index("ix_result_outcome_kind", ["outcome_kind", "slug"], unique=False)
        batch_op.create_index("ix_result_poolable", ["poolable", "slug"], unique=False)
        batch_op.create_index("ix_result_proportion", ["proportion", "slug"], unique=False)
        batch_op.create_index("ix_result_risk_of_bias", ["risk_of_bias", "slug"], unique=False)
        batch_op.create_index("ix_result_role", ["role", "slug"], unique=False)
        batch_op.create_index("ix_result_scale", ["scale", "slug"], unique=False)
        batch_op.create_index("ix_result_seen_kind", ["seen_kind", "slug"], unique=False)
        batch_op.create_index("ix_result_source", ["source", "slug"], unique=False)
        batch_op.create_index("ix_result_source_rank", ["source", "rank"], unique=False)
        batch_op.create_index("ix_result_stage", ["stage", "slug"], unique=False)
        batch_op.create_index("ix_result_strategy", ["strategy", "slug"], unique=False)
        batch_op.create_index("ix_result_study", ["study", "slug"], unique=False)
        batch_op.create_index("ix_result_study_rank", ["study", "rank"], unique=False)
        batch_op.create_index("ix_result_subgroup", ["subgroup", "slug"], unique=False)
        batch_op.create_index("ix_result_timepoint_hours", ["timepoint_hours", "slug"], unique=False)
        batch_op.create_index("ix_result_treatment", ["treatment", "slug"], unique=False)
        batch_op.create_index("ix_result_treatment_mean", ["treatment", "mean", "slug"], unique=False)
        batch_op.create_index("ix_result_treatment_n", ["treatment", "n", "slug"], unique=False)
        batch_op.create_index("ix_result_treatment_proportion", ["treatment", "proportion", "slug"], unique=False)
        batch_op.create_index("ix_result_treatment_rank", ["treatment", "rank"], unique=False)
        batch_op.create_index(
            "ix_result_treatment_timepoint_hours", ["treatment", "timepoint_hours", "slug"], unique=False
        )
        batch_op.create_index("ix_result_treatment_year", ["treatment", "year", "slug"], unique=False)
        batch_op.create_index("ix_result_verified", ["verified", "slug"], unique=False)
        batch_op.create_index("ix_result_year", ["year", "slug"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("result", schema=None) as batch_op:
        batch_op.drop_index("ix_result_year")
        batch_op.drop_index("ix_result_verified")
        batch_op.drop_index("ix_result_treatment_year")
        batch_op.drop_index("ix_result_treatment_timepoint_hours")
        batch_op.drop_index("ix_result_treatment_rank")
        batch_op.drop_index("ix_result_treatment_proportion")
        batch_op.drop_index("ix_result_treatment_n")
        batch_op.drop_index("ix_result_treatment_mean")
        batch_op.drop_index("ix_result_treatment")
        batch_op.drop_index("ix_result_timepoint_hours")
        batch_op.drop_index("ix_result_subgroup")
        batch_op.drop_index("ix_result_study_rank")
        batch_op.drop_index("ix_result_study")
        batch_op.drop_index("ix_result_strategy")
        batch_op.drop_index("ix_result_stage")
        batch_op.drop_index("ix_result_source_rank")
        batch_op.drop_index("ix_result_source")
        batch_op.drop_index("ix_result_seen_kind")
        batch_op.drop_index("ix_result_scale")
        batch_op.drop_index("ix_result_role")
        batch_op.drop_index("ix_result_risk_of_bias")
        batch_op.drop_index("ix_result_proportion")
        batch_op.drop_index("ix_result_poolable")
        batch_op.drop_index("ix_result_outcome_kind")
        batch_op.drop_index("ix_result_outcome")
        batch_op.drop_index("ix_result_node")
        batch_op.drop_index("ix_result_n")
        batch_op.drop_index("ix_result_missing_data")
        batch_op.drop_index("ix_result_mean")
        batch_op.drop_index("ix_result_funding")
        batch_op.drop_index("ix_result_dose_level")
        batch_op.drop_index("ix_result_design")
        batch_op.drop_index("ix_result_condition")
        batch_op.drop_index("ix_result_blinding")
        batch_op.drop_index("ix_result_analysis")
        batch_op.drop_index("ix_result_age_group")

    op.drop_table("result")
    with op.batch_alter_table("contrast", schema=None) as batch_op:
        batch_op.drop_index("ix_contrast_year")
        batch_op.drop_index("ix_contrast_verified")
        batch_op.drop_index("ix_contrast_value")
        batch_op.drop_index("ix_contrast_timepoint_hours")
        batch_op.drop_index("ix_contrast_subgroup")
        batch_op.drop_index("ix_contrast_study_rank")
        batch_op.drop_index("ix_contrast_study")
        batch_op.drop_index("ix_contrast_strategy")
        batch_op.drop_index("ix_contrast_stage")
        batch_op.drop_index("ix_contrast_source_rank")
        batch_op.drop_index("ix_contrast_source")
        batch_op.drop_index("ix_contrast_seen_kind")
        batch_op.drop_index("ix_contrast_scale")
        batch_op.drop_index("ix_contrast_role")
        batch_op.drop_index("ix_contrast_risk_of_bias")
        batch_op.drop_index("ix_contrast_poolable")
        batch_op.drop_index("ix_contrast_p_test")
        batch_op.drop_index("ix_contrast_outcome_kind")
        batch_op.drop_index("ix_contrast_outcome")
        batch_op.drop_index("ix_contrast_node")
        batch_op.drop_index("ix_contrast_measure")
        batch_op.drop_index("ix_contrast_funding")
        batch_op.drop_index("ix_contrast_favours")
        batch_op.drop_index("ix_contrast_dose_level")
        batch_op.drop_index("ix_contrast_design")
        batch_op.drop_index("ix_contrast_condition")
        batch_op.drop_index("ix_contrast_comparator")
        batch_op.drop_index("ix_contrast_blinding")
        batch_op.drop_index("ix_contrast_analysis")
        batch_op.drop_index("ix_contrast_age_group")
        batch_op.drop_index("ix_contrast_adjusted")

    op.drop_table("contrast")
    with op.batch_alter_table("study", schema=None) as batch_op:
        batch_op.drop_index("ix_study_year")
        batch_op.drop_index("ix_study_verified")
        batch_op.drop_index("ix_study_trial_phase")
        batch_op.drop_index("ix_study_source_rank")
        batch_op.drop_index("ix_study_source")
        batch_op.drop_index("ix_study_risk_of_bias")
        batch_op.drop_index("ix_study_programme")
        batch_op.drop_index("ix_study_primary_scale")
        batch_op.drop_index("ix_study_primary_outcome")
        batch_op.drop_index("ix_study_name")
        batch_op.drop_index("ix_study_n_randomised")
        batch_op.drop_index("ix_study_funding")
        batch_op.drop_index("ix_study_design")
        batch_op.drop_index("ix_study_condition")
        batch_op.drop_index("ix_study_blinding")
        batch_op.drop_index("ix_study_aim")
        batch_op.drop_index("ix_study_age_group")

    op.drop_table("study")

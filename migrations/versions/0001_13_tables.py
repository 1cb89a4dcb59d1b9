"""Makes or changes 13 tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

KEY = sa.String().with_variant(sa.String(collation="C"), "postgresql")  # byte order, so that both stores sort alike


def upgrade() -> None:
    op.create_table(
        "alias",
        sa.Column("path", KEY, nullable=False),
        sa.Column("key", KEY, nullable=False),
        sa.Column("slug", KEY, nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("path", "key", "slug"),
    )
    op.create_table(
        "many",
        sa.Column("path", KEY, nullable=False),
        sa.Column("field", KEY, nullable=False),
        sa.Column("value", KEY, nullable=False),
        sa.Column("slug", KEY, nullable=False),
        sa.PrimaryKeyConstraint("path", "field", "value", "slug"),
    )
    with op.batch_alter_table("many", schema=None) as batch_op:
        batch_op.create_index("ix_many", ["path", "field", "slug"], unique=False)

    op.create_table(
        "reference",
        sa.Column("slug", KEY, nullable=False),
        sa.Column("document", sa.LargeBinary(), nullable=False),
        sa.Column("cited_slugs", sa.String(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("kind", KEY, nullable=False),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("compact", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("slug"),
    )
    with op.batch_alter_table("reference", schema=None) as batch_op:
        batch_op.create_index("ix_reference_kind", ["kind", "slug"], unique=False)
        batch_op.create_index("ix_reference_year", ["year", "slug"], unique=False)

    op.create_table(
        "search_entry",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("path", KEY, nullable=False),
        sa.Column("slug", KEY, nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_table(
        "stamp",
        sa.Column("version", sa.String(), nullable=False),
        sa.Column("date", sa.String(), nullable=False),
        sa.Column("licence", sa.String(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("inputs", sa.String(), nullable=False),
        sa.Column("shape", sa.String(), nullable=False),
        sa.Column("commit", sa.String(), nullable=True),
        sa.Column("counts", sa.JSON(), nullable=False),
        sa.Column("verified", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("version"),
    )
    op.create_table(
        "condition",
        sa.Column("slug", KEY, nullable=False),
        sa.Column("document", sa.LargeBinary(), nullable=False),
        sa.Column("cited_slugs", sa.String(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("source", KEY, nullable=False),
        sa.Column("verified", sa.Boolean(), nullable=False),
        sa.Column("name", KEY, nullable=False),
        sa.Column("parent", KEY, nullable=True),
        sa.ForeignKeyConstraint(
            ["parent"], ["condition.slug"], initially="DEFERRED", deferrable=True, name="fk_condition_parent"
        ),
        sa.ForeignKeyConstraint(
            ["source"], ["reference.slug"], initially="DEFERRED", deferrable=True, name="fk_condition_source"
        ),
        sa.PrimaryKeyConstraint("slug"),
    )
    with op.batch_alter_table("condition", schema=None) as batch_op:
        batch_op.create_index("ix_condition_name", ["name", "slug"], unique=False)
        batch_op.create_index("ix_condition_parent", ["parent", "slug"], unique=False)

    op.create_table(
        "outcome",
        sa.Column("slug", KEY, nullable=False),
        sa.Column("document", sa.LargeBinary(), nullable=False),
        sa.Column("cited_slugs", sa.String(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("source", KEY, nullable=False),
        sa.Column("verified", sa.Boolean(), nullable=False),
        sa.Column("name", KEY, nullable=False),
        sa.Column("kind", KEY, nullable=False),
        sa.Column("scale", KEY, nullable=True),
        sa.Column("direction", KEY, nullable=False),
        sa.ForeignKeyConstraint(
            ["scale"], ["outcome.slug"], initially="DEFERRED", deferrable=True, name="fk_outcome_scale"
        ),
        sa.ForeignKeyConstraint(
            ["source"], ["reference.slug"], initially="DEFERRED", deferrable=True, name="fk_outcome_source"
        ),
        sa.PrimaryKeyConstraint("slug"),
    )
    with op.batch_alter_table("outcome", schema=None) as batch_op:
        batch_op.create_index("ix_outcome_direction", ["direction", "slug"], unique=False)
        batch_op.create_index("ix_outcome_kind", ["kind", "slug"], unique=False)
        batch_op.create_index("ix_outcome_name", ["name", "slug"], unique=False)
        batch_op.create_index("ix_outcome_scale", ["scale", "slug"], unique=False)

    op.create_table(
        "target",
        sa.Column("slug", KEY, nullable=False),
        sa.Column("document", sa.LargeBinary(), nullable=False),
        sa.Column("cited_slugs", sa.String(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("source", KEY, nullable=False),
        sa.Column("verified", sa.Boolean(), nullable=False),
        sa.Column("name", KEY, nullable=False),
        sa.Column("kind", KEY, nullable=False),
        sa.Column("level", KEY, nullable=False),
        sa.Column("gene", KEY, nullable=True),
        sa.ForeignKeyConstraint(
            ["source"], ["reference.slug"], initially="DEFERRED", deferrable=True, name="fk_target_source"
        ),
        sa.PrimaryKeyConstraint("slug"),
    )
    with op.batch_alter_table("target", schema=None) as batch_op:
        batch_op.create_index("ix_target_gene", ["gene", "slug"], unique=False)
        batch_op.create_index("ix_target_kind", ["kind", "slug"], unique=False)
        batch_op.create_index("ix_target_level", ["level", "slug"], unique=False)
        batch_op.create_index("ix_target_name", ["name", "slug"], unique=False)

    op.create_table(
        "treatment",
        sa.Column("slug", KEY, nullable=False),
        sa.Column("document", sa.LargeBinary(), nullable=False),
        sa.Column("cited_slugs", sa.String(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("source", KEY, nullable=False),
        sa.Column("verified", sa.Boolean(), nullable=False),
        sa.Column("name", KEY, nullable=False),
        sa.Column("kind", KEY, nullable=False),
        sa.Column("modality", KEY, nullable=False),
        sa.Column("parent", KEY, nullable=True),
        sa.ForeignKeyConstraint(
            ["parent"], ["treatment.slug"], initially="DEFERRED", deferrable=True, name="fk_treatment_parent"
        ),
        sa.ForeignKeyConstraint(
            ["source"], ["reference.slug"], initially="DEFERRED", deferrable=True, name="fk_treatment_source"
        ),
        sa.PrimaryKeyConstraint("slug"),
    )
    with op.batch_alter_table("treatment", schema=None) as batch_op:
        batch_op.create_index("ix_treatment_kind", ["kind", "slug"], unique=False)
        batch_op.create_index("ix_treatment_modality", ["modality", "slug"], unique=False)
        batch_op.create_index("ix_treatment_name", ["name", "slug"], unique=False)
        batch_op.create_index("ix_treatment_parent", ["parent", "slug"], unique=False)

    op.create_table(
        "mechanism",
        sa.Column("slug", KEY, nullable=False),
        sa.Column("document", sa.LargeBinary(), nullable=False),
        sa.Column("cited_slugs", sa.String(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("source", KEY, nullable=False),
        sa.Column("verified", sa.Boolean(), nullable=False),
        sa.Column("treatment", KEY, nullable=False),
        sa.Column("target", KEY, nullable=False),
        sa.Column("action", KEY, nullable=False),
        sa.Column("level", KEY, nullable=False),
        sa.Column("role", KEY, nullable=False),
        sa.Column("affinity_nm", sa.Float(), nullable=True),
        sa.ForeignKeyConstraint(
            ["source"], ["reference.slug"], initially="DEFERRED", deferrable=True, name="fk_mechanism_source"
        ),
        sa.ForeignKeyConstraint(
            ["target"], ["target.slug"], initially="DEFERRED", deferrable=True, name="fk_mechanism_target"
        ),
        sa.ForeignKeyConstraint(
            ["treatment"], ["treatment.slug"], initially="DEFERRED", deferrable=True, name="fk_mechanism_treatment"
        ),
        sa.PrimaryKeyConstraint("slug"),
    )
    with op.batch_alter_table("mechanism", schema=None) as batch_op:
        batch_op.create_index("ix_mechanism_action", ["action", "slug"], unique=False)
        batch_op.create_index("ix_mechanism_affinity_nm", ["affinity_nm", "slug"], unique=False)
        batch_op.create_index("ix_mechanism_level", ["level", "slug"], unique=False)
        batch_op.create_index("ix_mechanism_role", ["role", "slug"], unique=False)
        batch_op.create_index("ix_mechanism_source", ["source", "slug"], unique=False)
        batch_op.create_index("ix_mechanism_source_rank", ["source", "rank"], unique=False)
        batch_op.create_index("ix_mechanism_target", ["target", "slug"], unique=False)
        batch_op.create_index("ix_mechanism_target_rank", ["target", "rank"], unique=False)
        batch_op.create_index("ix_mechanism_treatment", ["treatment", "slug"], unique=False)
        batch_op.create_index("ix_mechanism_treatment_affinity_nm", ["treatment", "affinity_nm", "slug"], unique=False)
        batch_op.create_index("ix_mechanism_treatment_rank", ["treatment", "rank"], unique=False)
        batch_op.create_index("ix_mechanism_verified", ["verified", "slug"], unique=False)

    op.create_table(
        "regimen",
        sa.Column("slug", KEY, nullable=False),
        sa.Column("document", sa.LargeBinary(), nullable=False),
        sa.Column("cited_slugs", sa.String(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("source", KEY, nullable=False),
        sa.Column("verified", sa.Boolean(), nullable=False),
        sa.Column("treatment", KEY, nullable=False),
        sa.Column("condition", KEY, nullable=True),
        sa.Column("phase", KEY, nullable=False),
        sa.Column("route", KEY, nullable=False),
        sa.Column("jurisdiction", KEY, nullable=True),
        sa.ForeignKeyConstraint(
            ["condition"], ["condition.slug"], initially="DEFERRED", deferrable=True, name="fk_regimen_condition"
        ),
        sa.ForeignKeyConstraint(
            ["source"], ["reference.slug"], initially="DEFERRED", deferrable=True, name="fk_regimen_source"
        ),
        sa.ForeignKeyConstraint(
            ["treatment"], ["treatment.slug"], initially="DEFERRED", deferrable=True, name="fk_regimen_treatment"
        ),
        sa.PrimaryKeyConstraint("slug"),
    )
    with op.batch_alter_table("regimen", schema=None) as batch_op:
        batch_op.create_index("ix_regimen_condition", ["condition", "slug"], unique=False)
        batch_op.create_index("ix_regimen_jurisdiction", ["jurisdiction", "slug"], unique=False)
        batch_op.create_index("ix_regimen_phase", ["phase", "slug"], unique=False)
        batch_op.create_index("ix_regimen_route", ["route", "slug"], unique=False)
        batch_op.create_index("ix_regimen_source", ["source", "slug"], unique=False)
        batch_op.create_index("ix_regimen_source_rank", ["source", "rank"], unique=False)
        batch_op.create_index("ix_regimen_treatment", ["treatment", "slug"], unique=False)
        batch_op.create_index("ix_regimen_treatment_rank", ["treatment", "rank"], unique=False)
        batch_op.create_index("ix_regimen_verified", ["verified", "slug"], unique=False)

    op.create_table(
        "treatment_condition",
        sa.Column("treatment", KEY, nullable=False),
        sa.Column("form", KEY, nullable=False),
        sa.Column("condition", KEY, nullable=False),
        sa.Column("onset_hours", sa.Float(), nullable=True),
        sa.Column("duration_hours", sa.Float(), nullable=True),
        sa.ForeignKeyConstraint(
            ["condition"],
            ["condition.slug"],
        ),
        sa.ForeignKeyConstraint(
            ["form"],
            ["treatment.slug"],
        ),
        sa.ForeignKeyConstraint(
            ["treatment"],
            ["treatment.slug"],
        ),
        sa.PrimaryKeyConstraint("treatment", "form", "condition"),
    )
    with op.batch_alter_table("treatment_condition", schema=None) as batch_op:
        batch_op.create_index("ix_treatment_condition", ["condition", "treatment"], unique=False)

    op.create_table(
        "time_course",
        sa.Column("slug", KEY, nullable=False),
        sa.Column("document", sa.LargeBinary(), nullable=False),
        sa.Column("cited_slugs", sa.String(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("source", KEY, nullable=False),
        sa.Column("verified", sa.Boolean(), nullable=False),
        sa.Column("treatment", KEY, nullable=False),
        sa.Column("condition", KEY, nullable=True),
        sa.Column("regimen", KEY, nullable=True),
        sa.Column("kind", KEY, nullable=False),
        sa.Column("statistic", KEY, nullable=False),
        sa.Column("lower_hours", sa.Float(), nullable=True),
        sa.Column("typical_hours", sa.Float(), nullable=True),
        sa.Column("upper_hours", sa.Float(), nullable=True),
        sa.Column("headline", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["condition"], ["condition.slug"], initially="DEFERRED", deferrable=True, name="fk_time_course_condition"
        ),
        sa.ForeignKeyConstraint(
            ["regimen"], ["regimen.slug"], initially="DEFERRED", deferrable=True, name="fk_time_course_regimen"
        ),
        sa.ForeignKeyConstraint(
            ["source"], ["reference.slug"], initially="DEFERRED", deferrable=True, name="fk_time_course_source"
        ),
        sa.ForeignKeyConstraint(
            ["treatment"], ["treatment.slug"], initially="DEFERRED", deferrable=True, name="fk_time_course_treatment"
        ),
        sa.PrimaryKeyConstraint("slug"),
    )
    with op.batch_alter_table("time_course", schema=None) as batch_op:
        batch_op.create_index("ix_time_course_condition", ["condition", "slug"], unique=False)
        batch_op.create_index("ix_time_course_headline", ["headline", "slug"], unique=False)
        batch_op.create_index("ix_time_course_kind", ["kind", "slug"], unique=False)
        batch_op.create_index("ix_time_course_regimen", ["regimen", "slug"], unique=False)
        batch_op.create_index("ix_time_course_regimen_rank", ["regimen", "rank"], unique=False)
        batch_op.create_index("ix_time_course_source", ["source", "slug"], unique=False)
        batch_op.create_index("ix_time_course_source_rank", ["source", "rank"], unique=False)
        batch_op.create_index("ix_time_course_statistic", ["statistic", "slug"], unique=False)
        batch_op.create_index("ix_time_course_treatment", ["treatment", "slug"], unique=False)
        batch_op.create_index("ix_time_course_treatment_rank", ["treatment", "rank"], unique=False)
        batch_op.create_index(
            "ix_time_course_treatment_typical_hours", ["treatment", "typical_hours", "slug"], unique=False
        )
        batch_op.create_index(
            "ix_time_course_treatment_upper_hours", ["treatment", "upper_hours", "slug"], unique=False
        )
        batch_op.create_index("ix_time_course_typical_hours", ["typical_hours", "slug"], unique=False)
        batch_op.create_index("ix_time_course_upper_hours", ["upper_hours", "slug"], unique=False)
        batch_op.create_index("ix_time_course_verified", ["verified", "slug"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("time_course", schema=None) as batch_op:
        batch_op.drop_index("ix_time_course_verified")
        batch_op.drop_index("ix_time_course_upper_hours")
        batch_op.drop_index("ix_time_course_typical_hours")
        batch_op.drop_index("ix_time_course_treatment_upper_hours")
        batch_op.drop_index("ix_time_course_treatment_typical_hours")
        batch_op.drop_index("ix_time_course_treatment_rank")
        batch_op.drop_index("ix_time_course_treatment")
        batch_op.drop_index("ix_time_course_statistic")
        batch_op.drop_index("ix_time_course_source_rank")
        batch_op.drop_index("ix_time_course_source")
        batch_op.drop_index("ix_time_course_regimen_rank")
        batch_op.drop_index("ix_time_course_regimen")
        batch_op.drop_index("ix_time_course_kind")
        batch_op.drop_index("ix_time_course_headline")
        batch_op.drop_index("ix_time_course_condition")

    op.drop_table("time_course")
    with op.batch_alter_table("treatment_condition", schema=None) as batch_op:
        batch_op.drop_index("ix_treatment_condition")

    op.drop_table("treatment_condition")
    with op.batch_alter_table("regimen", schema=None) as batch_op:
        batch_op.drop_index("ix_regimen_verified")
        batch_op.drop_index("ix_regimen_treatment_rank")
        batch_op.drop_index("ix_regimen_treatment")
        batch_op.drop_index("ix_regimen_source_rank")
        batch_op.drop_index("ix_regimen_source")
        batch_op.drop_index("ix_regimen_route")
        batch_op.drop_index("ix_regimen_phase")
        batch_op.drop_index("ix_regimen_jurisdiction")
        batch_op.drop_index("ix_regimen_condition")

    op.drop_table("regimen")
    with op.batch_alter_table("mechanism", schema=None) as batch_op:
        batch_op.drop_index("ix_mechanism_verified")
        batch_op.drop_index("ix_mechanism_treatment_rank")
        batch_op.drop_index("ix_mechanism_treatment_affinity_nm")
        batch_op.drop_index("ix_mechanism_treatment")
        batch_op.drop_index("ix_mechanism_target_rank")
        batch_op.drop_index("ix_mechanism_target")
        batch_op.drop_index("ix_mechanism_source_rank")
        batch_op.drop_index("ix_mechanism_source")
        batch_op.drop_index("ix_mechanism_role")
        batch_op.drop_index("ix_mechanism_level")
        batch_op.drop_index("ix_mechanism_affinity_nm")
        batch_op.drop_index("ix_mechanism_action")

    op.drop_table("mechanism")
    with op.batch_alter_table("treatment", schema=None) as batch_op:
        batch_op.drop_index("ix_treatment_parent")
        batch_op.drop_index("ix_treatment_name")
        batch_op.drop_index("ix_treatment_modality")
        batch_op.drop_index("ix_treatment_kind")

    op.drop_table("treatment")
    with op.batch_alter_table("target", schema=None) as batch_op:
        batch_op.drop_index("ix_target_name")
        batch_op.drop_index("ix_target_level")
        batch_op.drop_index("ix_target_kind")
        batch_op.drop_index("ix_target_gene")

    op.drop_table("target")
    with op.batch_alter_table("outcome", schema=None) as batch_op:
        batch_op.drop_index("ix_outcome_scale")
        batch_op.drop_index("ix_outcome_name")
        batch_op.drop_index("ix_outcome_kind")
        batch_op.drop_index("ix_outcome_direction")

    op.drop_table("outcome")
    with op.batch_alter_table("condition", schema=None) as batch_op:
        batch_op.drop_index("ix_condition_parent")
        batch_op.drop_index("ix_condition_name")

    op.drop_table("condition")
    op.drop_table("stamp")
    op.drop_table("search_entry")
    with op.batch_alter_table("reference", schema=None) as batch_op:
        batch_op.drop_index("ix_reference_year")
        batch_op.drop_index("ix_reference_kind")

    op.drop_table("reference")
    with op.batch_alter_table("many", schema=None) as batch_op:
        batch_op.drop_index("ix_many")

    op.drop_table("many")
    op.drop_table("alias")

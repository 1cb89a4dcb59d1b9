"""The tables of the first release: eight resources, the stamp, other names, and the words for search."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
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
    op.create_index("ix_reference_kind", "reference", ["kind", "slug"])
    op.create_index("ix_reference_year", "reference", ["year", "slug"])
    op.create_table(
        "stamp",
        sa.Column("version", sa.String(), nullable=False),
        sa.Column("date", sa.String(), nullable=False),
        sa.Column("licence", sa.String(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("inputs", sa.String(), nullable=False),
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
        sa.ForeignKeyConstraint(["parent"], ["condition.slug"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["source"], ["reference.slug"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("slug"),
    )
    op.create_index("ix_condition_name", "condition", ["name", "slug"])
    op.create_index("ix_condition_parent", "condition", ["parent", "slug"])
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
        sa.ForeignKeyConstraint(["scale"], ["outcome.slug"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["source"], ["reference.slug"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("slug"),
    )
    op.create_index("ix_outcome_direction", "outcome", ["direction", "slug"])
    op.create_index("ix_outcome_kind", "outcome", ["kind", "slug"])
    op.create_index("ix_outcome_name", "outcome", ["name", "slug"])
    op.create_index("ix_outcome_scale", "outcome", ["scale", "slug"])
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
        sa.ForeignKeyConstraint(["source"], ["reference.slug"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("slug"),
    )
    op.create_index("ix_target_gene", "target", ["gene", "slug"])
    op.create_index("ix_target_kind", "target", ["kind", "slug"])
    op.create_index("ix_target_level", "target", ["level", "slug"])
    op.create_index("ix_target_name", "target", ["name", "slug"])
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
        sa.ForeignKeyConstraint(["parent"], ["treatment.slug"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["source"], ["reference.slug"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("slug"),
    )
    op.create_index("ix_treatment_kind", "treatment", ["kind", "slug"])
    op.create_index("ix_treatment_modality", "treatment", ["modality", "slug"])
    op.create_index("ix_treatment_name", "treatment", ["name", "slug"])
    op.create_index("ix_treatment_parent", "treatment", ["parent", "slug"])
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
        sa.ForeignKeyConstraint(["source"], ["reference.slug"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["target"], ["target.slug"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["treatment"], ["treatment.slug"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("slug"),
    )
    op.create_index("ix_mechanism_action", "mechanism", ["action", "slug"])
    op.create_index("ix_mechanism_affinity_nm", "mechanism", ["affinity_nm", "slug"])
    op.create_index("ix_mechanism_level", "mechanism", ["level", "slug"])
    op.create_index("ix_mechanism_rank", "mechanism", ["treatment", "rank"])
    op.create_index("ix_mechanism_role", "mechanism", ["role", "slug"])
    op.create_index("ix_mechanism_source", "mechanism", ["source", "slug"])
    op.create_index("ix_mechanism_target", "mechanism", ["target", "slug"])
    op.create_index("ix_mechanism_treatment", "mechanism", ["treatment", "slug"])
    op.create_index("ix_mechanism_treatment_affinity_nm", "mechanism", ["treatment", "affinity_nm", "slug"])
    op.create_index("ix_mechanism_verified", "mechanism", ["verified", "slug"])
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
        sa.ForeignKeyConstraint(["condition"], ["condition.slug"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["source"], ["reference.slug"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["treatment"], ["treatment.slug"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("slug"),
    )
    op.create_index("ix_regimen_condition", "regimen", ["condition", "slug"])
    op.create_index("ix_regimen_jurisdiction", "regimen", ["jurisdiction", "slug"])
    op.create_index("ix_regimen_phase", "regimen", ["phase", "slug"])
    op.create_index("ix_regimen_rank", "regimen", ["treatment", "rank"])
    op.create_index("ix_regimen_route", "regimen", ["route", "slug"])
    op.create_index("ix_regimen_source", "regimen", ["source", "slug"])
    op.create_index("ix_regimen_treatment", "regimen", ["treatment", "slug"])
    op.create_index("ix_regimen_verified", "regimen", ["verified", "slug"])
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
        sa.ForeignKeyConstraint(["condition"], ["condition.slug"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["regimen"], ["regimen.slug"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["source"], ["reference.slug"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["treatment"], ["treatment.slug"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("slug"),
    )
    op.create_index("ix_time_course_condition", "time_course", ["condition", "slug"])
    op.create_index("ix_time_course_headline", "time_course", ["headline", "slug"])
    op.create_index("ix_time_course_kind", "time_course", ["kind", "slug"])
    op.create_index("ix_time_course_rank", "time_course", ["treatment", "rank"])
    op.create_index("ix_time_course_regimen", "time_course", ["regimen", "slug"])
    op.create_index("ix_time_course_source", "time_course", ["source", "slug"])
    op.create_index("ix_time_course_statistic", "time_course", ["statistic", "slug"])
    op.create_index("ix_time_course_treatment", "time_course", ["treatment", "slug"])
    op.create_index("ix_time_course_treatment_typical_hours", "time_course", ["treatment", "typical_hours", "slug"])
    op.create_index("ix_time_course_treatment_upper_hours", "time_course", ["treatment", "upper_hours", "slug"])
    op.create_index("ix_time_course_typical_hours", "time_course", ["typical_hours", "slug"])
    op.create_index("ix_time_course_upper_hours", "time_course", ["upper_hours", "slug"])
    op.create_index("ix_time_course_verified", "time_course", ["verified", "slug"])

    op.create_table(
        "many",
        sa.Column("path", KEY, nullable=False),
        sa.Column("field", KEY, nullable=False),
        sa.Column("value", KEY, nullable=False),
        sa.Column("slug", KEY, nullable=False),
        sa.PrimaryKeyConstraint("path", "field", "value", "slug"),
    )
    op.create_table(
        "treatment_condition",
        sa.Column("treatment", KEY, nullable=False),
        sa.Column("form", KEY, nullable=False),
        sa.Column("condition", KEY, nullable=False),
        sa.Column("onset_hours", sa.Float(), nullable=True),
        sa.Column("duration_hours", sa.Float(), nullable=True),
        sa.ForeignKeyConstraint(["condition"], ["condition.slug"]),
        sa.ForeignKeyConstraint(["form"], ["treatment.slug"]),
        sa.ForeignKeyConstraint(["treatment"], ["treatment.slug"]),
        sa.PrimaryKeyConstraint("treatment", "form", "condition"),
    )
    op.create_index("ix_treatment_condition", "treatment_condition", ["condition", "treatment"])

    if op.get_bind().dialect.name == "sqlite":
        op.execute(
            "CREATE VIRTUAL TABLE entry_words USING fts5"
            "(title, words, content='search_entry', content_rowid='number', prefix='2 3 4')"
        )
    else:
        op.execute(
            "ALTER TABLE search_entry ADD COLUMN vector tsvector"
            " GENERATED ALWAYS AS (array_to_tsvector(string_to_array(words, ' '))) STORED"
        )
        op.execute("CREATE INDEX ix_search_entry_vector ON search_entry USING gin (vector)")


def downgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        op.drop_table("entry_words")
    op.drop_table("treatment_condition")
    op.drop_table("many")
    op.drop_table("time_course")
    op.drop_table("regimen")
    op.drop_table("mechanism")
    op.drop_table("treatment")
    op.drop_table("target")
    op.drop_table("outcome")
    op.drop_table("condition")
    op.drop_table("stamp")
    op.drop_table("reference")
    op.drop_table("search_entry")
    op.drop_table("alias")

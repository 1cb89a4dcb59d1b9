"""Makes or changes 4 tables."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

KEY = sa.String().with_variant(sa.String(collation="C"), "postgresql")  # byte order, so that both stores sort alike


def upgrade() -> None:
    op.create_table(
        "service",
        sa.Column("slug", KEY, nullable=False),
        sa.Column("document", sa.LargeBinary(), nullable=False),
        sa.Column("cited_slugs", sa.String(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("source", KEY, nullable=False),
        sa.Column("verified", sa.Boolean(), nullable=False),
        sa.Column("name", KEY, nullable=False),
        sa.Column("jurisdiction", KEY, nullable=False),
        sa.Column("kind", KEY, nullable=False),
        sa.ForeignKeyConstraint(
            ["source"], ["reference.slug"], name=op.f("fk_service_source"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("slug"),
    )
    with op.batch_alter_table("service", schema=None) as batch_op:
        batch_op.create_index("ix_service_jurisdiction", ["jurisdiction", "slug"], unique=False)
        batch_op.create_index("ix_service_kind", ["kind", "slug"], unique=False)
        batch_op.create_index("ix_service_name", ["name", "slug"], unique=False)
        batch_op.create_index("ix_service_rank", ["rank", "slug"], unique=False)
        batch_op.create_index("ix_service_source", ["source", "slug"], unique=False)
        batch_op.create_index("ix_service_source_rank", ["source", "rank"], unique=False)
        batch_op.create_index("ix_service_verified", ["verified", "slug"], unique=False)

    op.create_table(
        "approval",
        sa.Column("slug", KEY, nullable=False),
        sa.Column("document", sa.LargeBinary(), nullable=False),
        sa.Column("cited_slugs", sa.String(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("source", KEY, nullable=False),
        sa.Column("verified", sa.Boolean(), nullable=False),
        sa.Column("treatment", KEY, nullable=False),
        sa.Column("began", KEY, nullable=True),
        sa.Column("ended", KEY, nullable=True),
        sa.Column("began_earliest", KEY, nullable=False),
        sa.Column("began_latest", KEY, nullable=False),
        sa.Column("ended_earliest", KEY, nullable=False),
        sa.Column("ended_latest", KEY, nullable=False),
        sa.Column("jurisdiction", KEY, nullable=False),
        sa.Column("subdivision", KEY, nullable=True),
        sa.Column("condition", KEY, nullable=True),
        sa.Column("status", KEY, nullable=False),
        sa.Column("group", KEY, nullable=False),
        sa.Column("licensed", sa.Boolean(), nullable=False),
        sa.Column("use", KEY, nullable=True),
        sa.Column("age_group", KEY, nullable=True),
        sa.Column("product", KEY, nullable=True),
        sa.Column("authority", KEY, nullable=True),
        sa.ForeignKeyConstraint(
            ["condition"], ["condition.slug"], name=op.f("fk_approval_condition"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["source"], ["reference.slug"], name=op.f("fk_approval_source"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["treatment"], ["treatment.slug"], name=op.f("fk_approval_treatment"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("slug"),
    )
    with op.batch_alter_table("approval", schema=None) as batch_op:
        batch_op.create_index("ix_approval_age_group", ["age_group", "slug"], unique=False)
        batch_op.create_index("ix_approval_authority", ["authority", "slug"], unique=False)
        batch_op.create_index("ix_approval_began", ["began", "slug"], unique=False)
        batch_op.create_index("ix_approval_began_earliest", ["began_earliest", "slug"], unique=False)
        batch_op.create_index("ix_approval_began_latest", ["began_latest", "slug"], unique=False)
        batch_op.create_index("ix_approval_condition", ["condition", "slug"], unique=False)
        batch_op.create_index("ix_approval_ended", ["ended", "slug"], unique=False)
        batch_op.create_index("ix_approval_group", ["group", "slug"], unique=False)
        batch_op.create_index("ix_approval_jurisdiction", ["jurisdiction", "slug"], unique=False)
        batch_op.create_index("ix_approval_licensed", ["licensed", "slug"], unique=False)
        batch_op.create_index("ix_approval_product", ["product", "slug"], unique=False)
        batch_op.create_index("ix_approval_source", ["source", "slug"], unique=False)
        batch_op.create_index("ix_approval_source_rank", ["source", "rank"], unique=False)
        batch_op.create_index("ix_approval_status", ["status", "slug"], unique=False)
        batch_op.create_index("ix_approval_subdivision", ["subdivision", "slug"], unique=False)
        batch_op.create_index("ix_approval_treatment", ["treatment", "slug"], unique=False)
        batch_op.create_index("ix_approval_treatment_began", ["treatment", "began", "slug"], unique=False)
        batch_op.create_index("ix_approval_treatment_ended", ["treatment", "ended", "slug"], unique=False)
        batch_op.create_index("ix_approval_treatment_rank", ["treatment", "rank"], unique=False)
        batch_op.create_index("ix_approval_use", ["use", "slug"], unique=False)
        batch_op.create_index("ix_approval_verified", ["verified", "slug"], unique=False)

    op.create_table(
        "legal_status",
        sa.Column("slug", KEY, nullable=False),
        sa.Column("document", sa.LargeBinary(), nullable=False),
        sa.Column("cited_slugs", sa.String(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("source", KEY, nullable=False),
        sa.Column("verified", sa.Boolean(), nullable=False),
        sa.Column("treatment", KEY, nullable=False),
        sa.Column("began", KEY, nullable=True),
        sa.Column("ended", KEY, nullable=True),
        sa.Column("began_earliest", KEY, nullable=False),
        sa.Column("began_latest", KEY, nullable=False),
        sa.Column("ended_earliest", KEY, nullable=False),
        sa.Column("ended_latest", KEY, nullable=False),
        sa.Column("jurisdiction", KEY, nullable=False),
        sa.Column("subdivision", KEY, nullable=True),
        sa.Column("status", KEY, nullable=False),
        sa.Column("schedule", KEY, nullable=False),
        sa.Column("law", KEY, nullable=False),
        sa.ForeignKeyConstraint(
            ["source"], ["reference.slug"], name=op.f("fk_legal_status_source"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["treatment"],
            ["treatment.slug"],
            name=op.f("fk_legal_status_treatment"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("slug"),
    )
    with op.batch_alter_table("legal_status", schema=None) as batch_op:
        batch_op.create_index("ix_legal_status_began", ["began", "slug"], unique=False)
        batch_op.create_index("ix_legal_status_began_earliest", ["began_earliest", "slug"], unique=False)
        batch_op.create_index("ix_legal_status_began_latest", ["began_latest", "slug"], unique=False)
        batch_op.create_index("ix_legal_status_ended", ["ended", "slug"], unique=False)
        batch_op.create_index("ix_legal_status_jurisdiction", ["jurisdiction", "slug"], unique=False)
        batch_op.create_index("ix_legal_status_law", ["law", "slug"], unique=False)
        batch_op.create_index("ix_legal_status_schedule", ["schedule", "slug"], unique=False)
        batch_op.create_index("ix_legal_status_source", ["source", "slug"], unique=False)
        batch_op.create_index("ix_legal_status_source_rank", ["source", "rank"], unique=False)
        batch_op.create_index("ix_legal_status_status", ["status", "slug"], unique=False)
        batch_op.create_index("ix_legal_status_subdivision", ["subdivision", "slug"], unique=False)
        batch_op.create_index("ix_legal_status_treatment", ["treatment", "slug"], unique=False)
        batch_op.create_index("ix_legal_status_treatment_began", ["treatment", "began", "slug"], unique=False)
        batch_op.create_index("ix_legal_status_treatment_ended", ["treatment", "ended", "slug"], unique=False)
        batch_op.create_index("ix_legal_status_treatment_rank", ["treatment", "rank"], unique=False)
        batch_op.create_index("ix_legal_status_verified", ["verified", "slug"], unique=False)

    op.create_table(
        "safety_warning",
        sa.Column("slug", KEY, nullable=False),
        sa.Column("document", sa.LargeBinary(), nullable=False),
        sa.Column("cited_slugs", sa.String(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("source", KEY, nullable=False),
        sa.Column("verified", sa.Boolean(), nullable=False),
        sa.Column("treatment", KEY, nullable=False),
        sa.Column("kind", KEY, nullable=False),
        sa.Column("topic", KEY, nullable=False),
        sa.Column("jurisdiction", KEY, nullable=True),
        sa.Column("stated_on", KEY, nullable=True),
        sa.ForeignKeyConstraint(
            ["source"], ["reference.slug"], name=op.f("fk_safety_warning_source"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["treatment"],
            ["treatment.slug"],
            name=op.f("fk_safety_warning_treatment"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("slug"),
    )
    with op.batch_alter_table("safety_warning", schema=None) as batch_op:
        batch_op.create_index("ix_safety_warning_jurisdiction", ["jurisdiction", "slug"], unique=False)
        batch_op.create_index("ix_safety_warning_kind", ["kind", "slug"], unique=False)
        batch_op.create_index("ix_safety_warning_source", ["source", "slug"], unique=False)
        batch_op.create_index("ix_safety_warning_source_rank", ["source", "rank"], unique=False)
        batch_op.create_index("ix_safety_warning_stated_on", ["stated_on", "slug"], unique=False)
        batch_op.create_index("ix_safety_warning_topic", ["topic", "slug"], unique=False)
        batch_op.create_index("ix_safety_warning_treatment", ["treatment", "slug"], unique=False)
        batch_op.create_index("ix_safety_warning_treatment_rank", ["treatment", "rank"], unique=False)
        batch_op.create_index("ix_safety_warning_treatment_stated_on", ["treatment", "stated_on", "slug"], unique=False)
        batch_op.create_index("ix_safety_warning_verified", ["verified", "slug"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("safety_warning", schema=None) as batch_op:
        batch_op.drop_index("ix_safety_warning_verified")
        batch_op.drop_index("ix_safety_warning_treatment_stated_on")
        batch_op.drop_index("ix_safety_warning_treatment_rank")
        batch_op.drop_index("ix_safety_warning_treatment")
        batch_op.drop_index("ix_safety_warning_topic")
        batch_op.drop_index("ix_safety_warning_stated_on")
        batch_op.drop_index("ix_safety_warning_source_rank")
        batch_op.drop_index("ix_safety_warning_source")
        batch_op.drop_index("ix_safety_warning_kind")
        batch_op.drop_index("ix_safety_warning_jurisdiction")

    op.drop_table("safety_warning")
    with op.batch_alter_table("legal_status", schema=None) as batch_op:
        batch_op.drop_index("ix_legal_status_verified")
        batch_op.drop_index("ix_legal_status_treatment_rank")
        batch_op.drop_index("ix_legal_status_treatment_ended")
        batch_op.drop_index("ix_legal_status_treatment_began")
        batch_op.drop_index("ix_legal_status_treatment")
        batch_op.drop_index("ix_legal_status_subdivision")
        batch_op.drop_index("ix_legal_status_status")
        batch_op.drop_index("ix_legal_status_source_rank")
        batch_op.drop_index("ix_legal_status_source")
        batch_op.drop_index("ix_legal_status_schedule")
        batch_op.drop_index("ix_legal_status_law")
        batch_op.drop_index("ix_legal_status_jurisdiction")
        batch_op.drop_index("ix_legal_status_ended")
        batch_op.drop_index("ix_legal_status_began_latest")
        batch_op.drop_index("ix_legal_status_began_earliest")
        batch_op.drop_index("ix_legal_status_began")

    op.drop_table("legal_status")
    with op.batch_alter_table("approval", schema=None) as batch_op:
        batch_op.drop_index("ix_approval_verified")
        batch_op.drop_index("ix_approval_use")
        batch_op.drop_index("ix_approval_treatment_rank")
        batch_op.drop_index("ix_approval_treatment_ended")
        batch_op.drop_index("ix_approval_treatment_began")
        batch_op.drop_index("ix_approval_treatment")
        batch_op.drop_index("ix_approval_subdivision")
        batch_op.drop_index("ix_approval_status")
        batch_op.drop_index("ix_approval_source_rank")
        batch_op.drop_index("ix_approval_source")
        batch_op.drop_index("ix_approval_product")
        batch_op.drop_index("ix_approval_licensed")
        batch_op.drop_index("ix_approval_jurisdiction")
        batch_op.drop_index("ix_approval_group")
        batch_op.drop_index("ix_approval_ended")
        batch_op.drop_index("ix_approval_condition")
        batch_op.drop_index("ix_approval_began_latest")
        batch_op.drop_index("ix_approval_began_earliest")
        batch_op.drop_index("ix_approval_began")
        batch_op.drop_index("ix_approval_authority")
        batch_op.drop_index("ix_approval_age_group")

    op.drop_table("approval")
    with op.batch_alter_table("service", schema=None) as batch_op:
        batch_op.drop_index("ix_service_verified")
        batch_op.drop_index("ix_service_source_rank")
        batch_op.drop_index("ix_service_source")
        batch_op.drop_index("ix_service_rank")
        batch_op.drop_index("ix_service_name")
        batch_op.drop_index("ix_service_kind")
        batch_op.drop_index("ix_service_jurisdiction")

    op.drop_table("service")

"""What differs between two deployments, and nothing else."""

from pydantic import AliasChoices, Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """Read once by `create_app` or a command and passed down; never a global."""

    model_config = SettingsConfigDict(env_prefix="EUTHYMIA_", populate_by_name=True, use_attribute_docstrings=True)

    store: str = "releases"
    """A directory of SQLite releases, or the `postgresql://` URL of a database of them."""

    dossiers: str = "data"
    """The directory of reviewed dossiers from which releases are built."""

    host: str = Field(default="127.0.0.1", validation_alias=AliasChoices("EUTHYMIA_HOST", "HOST"))
    """Address to listen on. `HOST` works too."""

    port: int = Field(default=8000, ge=0, le=65535, validation_alias=AliasChoices("EUTHYMIA_PORT", "PORT"))
    """Port to listen on. `PORT` works too."""

    public_url: str | None = Field(default=None, pattern=r"^https?://[^/\s]+$")
    """Start of every link in an answer, such as `https://api.example.org`. Fixed, so that an answer never depends on
    the `Host` header; by default the address that is listened on."""

    cache_bytes: int = Field(default=64 * 2**20, ge=0)
    """Memory for ready answers, in bytes."""

    statement_seconds: float = Field(default=1.0, ge=0.01, le=3600)
    """How many seconds one statement to the store may take, if the request has them."""

    request_seconds: float = Field(default=2.0, ge=0.01, le=3600)
    """How many seconds the making of an answer may take; beyond them the client is told to come again."""

    export_seconds: float = Field(default=300.0, ge=0.01, le=86400)
    """How many seconds an answer in parts (`limit=all`, `style=`) may be on its way; beyond them it is cut off."""

    @property
    def base_url(self) -> str:
        """Start of every link."""
        host = "127.0.0.1" if self.host in ("0.0.0.0", "::") else self.host  # noqa: S104 - compared, not bound
        return self.public_url or f"http://{host}:{self.port}"

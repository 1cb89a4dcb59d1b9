"""Where a rule or label holds: ISO 3166-1 codes, and two of our own for what is wider than a country."""

from app.values.choice import Choice


class Jurisdiction(Choice):
    """Country (ISO 3166-1 alpha-2), `EU` for the European Union, `INT` for international."""

    INTERNATIONAL = "INT", "International"
    EUROPEAN_UNION = "EU", "European Union"
    AUSTRALIA = "AU", "Australia"
    BRAZIL = "BR", "Brazil"
    CANADA = "CA", "Canada"
    SWITZERLAND = "CH", "Switzerland"
    CHINA = "CN", "China"
    CZECHIA = "CZ", "Czechia"
    GERMANY = "DE", "Germany"
    DENMARK = "DK", "Denmark"
    SPAIN = "ES", "Spain"
    FRANCE = "FR", "France"
    UNITED_KINGDOM = "GB", "United Kingdom"
    IRELAND = "IE", "Ireland"
    INDIA = "IN", "India"
    ITALY = "IT", "Italy"
    JAPAN = "JP", "Japan"
    NETHERLANDS = "NL", "Netherlands"
    NEW_ZEALAND = "NZ", "New Zealand"
    SWEDEN = "SE", "Sweden"
    TAIWAN = "TW", "Taiwan"
    UNITED_STATES = "US", "United States"
    SOUTH_AFRICA = "ZA", "South Africa"

"""Ages for which something holds."""

from app.values.choice import Choice


class AgeGroup(Choice):
    """Age of the people for whom it holds."""

    CHILDREN_AND_ADOLESCENTS = "children_and_adolescents", "under 18 years"
    ADOLESCENTS = "adolescents", "adolescents, in places with people up to 21 years"
    ADOLESCENTS_AND_ADULTS = "adolescents_and_adults", "adolescents and adults"
    ADULTS = "adults", "from 18 years, in places from 21"
    OLDER_ADULTS = "older_adults", "older adults only, from 60 or 65 years"

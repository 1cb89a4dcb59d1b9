"""The closed vocabularies of trials: how they were made, who took part, what each arm was, who judged them."""

from app.values.choice import Choice


class TrialDesign(Choice):
    """How the groups came about."""

    PARALLEL = "parallel", "people are randomised to one arm and stay in it"
    CROSSOVER = "crossover", "people have one arm after the other, in random order"
    RANDOMISED_WITHDRAWAL = "randomised_withdrawal", "people who do well are randomised to go on or to stop"
    SINGLE_ARM = "single_arm", "no randomised comparison: one group, or groups that chance did not make"
    COHORT = "cohort", "people are followed in ordinary care"


class Blinding(Choice):
    """Who did not know what was given, as the source states it."""

    OPEN_LABEL = "open_label", "everybody knew"
    RATER_BLIND = "rater_blind", "those who rated did not know; patients did"
    SINGLE_BLIND = "single_blind", "patients did not know"
    DOUBLE_BLIND = "double_blind", "neither patients nor those who treated or rated knew"
    TRIPLE_BLIND = "triple_blind", "more than two groups are named of which none knew"


class TrialAim(Choice):
    """What it set out to show."""

    SUPERIORITY = "superiority", "that one arm does better"
    NON_INFERIORITY = "non_inferiority", "that one arm is not worse by more than a margin"


class TrialPhase(Choice):
    """Phase of drug development, as registered or published."""

    PHASE_2 = "2", "does it work, and at which dose"
    PHASE_2B = "2b", "the same, in a larger trial of doses"
    PHASE_3 = "3", "the trials on which a licence rests"
    PHASE_3B = "3b", "the same, beside or after the application"
    PHASE_4 = "4", "after the licence"


class Funding(Choice):
    """Who paid for the trial."""

    INDUSTRY = "industry", "a maker of what was tested"
    PUBLIC = "public", "governments and their research bodies"
    FOUNDATION = "foundation", "foundations, charities, universities and gifts"
    MIXED = "mixed", "a maker and others"


class RiskOfBias(Choice):
    """How far somebody who looked for bias trusts it."""

    LOW = "low", "low risk of bias"
    SOME_CONCERNS = "some_concerns", "some concerns"
    HIGH = "high", "high risk of bias"
    UNCLEAR = "unclear", "not enough is reported to judge"


class BiasDomain(Choice):
    """Where bias may come from."""

    RANDOMISATION = "randomisation", "how chance made the groups"
    ALLOCATION_CONCEALMENT = "allocation_concealment", "could the next allocation be foreseen"
    BLINDING_OF_PARTICIPANTS = "blinding_of_participants", "could patients and those who treated know"
    BLINDING_OF_ASSESSORS = "blinding_of_assessors", "could those who rated know"
    DEVIATIONS = "deviations", "what was done otherwise than intended"
    INCOMPLETE_DATA = "incomplete_data", "people whose outcome is missing"
    MEASUREMENT = "measurement", "how the outcome was measured"
    REPORTING = "reporting", "what was chosen to be reported"
    OTHER = "other_bias", "anything else"


class PublicationRole(Choice):
    """What a publication is to a trial."""

    MAIN = "main", "the report of its results"
    FOLLOW_UP = "follow_up", "what became of the same people later"
    REGISTRY = "registry", "its entry in a registry"
    SECONDARY = "secondary", "another report of the same people"
    DATA_SET = "data_set", "a data set in which a review put down its figures, where no report of it was seen"


class PrimaryStatedIn(Choice):
    """Where the primary outcome was named."""

    REGISTERED = "registered", "in a registry or protocol, before the results"
    PUBLISHED = "published", "in the report of the results"


class ArmRole(Choice):
    """What an arm is for."""

    EXPERIMENTAL = "experimental", "the treatment under test"
    ACTIVE_COMPARATOR = "active_comparator", "another treatment that is held to work"
    ACTIVE_PLACEBO = "active_placebo", "something that is felt, but is not held to work, such as a very low dose"
    PLACEBO = "placebo", "an inert preparation"
    SHAM = "sham", "a procedure without what is held to work"
    USUAL_CARE = "usual_care", "what is ordinarily done"
    WAITING_LIST = "waiting_list", "treatment later"


class Strategy(Choice):
    """What becomes of the treatment that people had before."""

    SWITCH = "switch", "it is stopped, and this given instead"
    AUGMENT = "augment", "it goes on, and this is added"
    CONTINUE = "continue", "this had been given before, and goes on"
    STOP = "stop", "what had been given before is stopped"


class DoseLevel(Choice):
    """How the dose lies to that for which the treatment is licensed, or to the others of the trial."""

    BELOW_LICENCE = "below_licence", "below the licensed dose"
    LICENSED = "licensed", "a licensed dose"
    ABOVE_LICENCE = "above_licence", "above the licensed dose"
    INTERMEDIATE = "intermediate", "between the dose under test and one held not to work, where there is no licence"


class SeenKind(Choice):
    """In what kind of page a figure was seen: the first are the best."""

    TABLE = "table", "a table of the article, or of a review that prints the figures of each trial"
    FULL_TEXT_PARTLY = "full_text_partly", "part of the text of the article"
    ABSTRACT = "abstract", "the abstract, or a copy of it"
    REPORT = "report", "a report of the trial that is not in a journal"
    REGISTRY = "registry", "the entry in a trial registry, or a copy of it"
    DATABASE = "database", "a data set that others made of the publications"
    MEETING_ABSTRACT = "meeting_abstract", "an abstract, poster or talk of a meeting"
    SECONDARY_SUMMARY = "secondary_summary", "a digest, a news account, or a page of the maker"
    PRESS_RELEASE = "press_release", "an announcement by the sponsor, or a copy of it"

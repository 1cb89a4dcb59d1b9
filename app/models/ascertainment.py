"""The closed vocabularies of adverse effects: how they were found out, counted, compared, and where they occur."""

from app.values.choice import Choice


class BodySystem(Choice):
    """Which part of the body an effect concerns."""

    GASTROINTESTINAL = "gastrointestinal", "stomach and bowel"
    METABOLISM_NUTRITION = "metabolism_nutrition", "appetite and weight"
    PSYCHIATRIC = "psychiatric", "mood, sleep, perception and suicidal thoughts"
    NERVOUS_SYSTEM = "nervous_system", "head, memory, wakefulness and movement"
    EAR = "ear", "ears and balance"
    EYE = "eye", "sight"
    SKIN = "skin", "skin and sweating"
    REPRODUCTIVE = "reproductive", "sexual function"
    CARDIOVASCULAR = "cardiovascular", "heart, blood vessels and blood pressure"
    RESPIRATORY = "respiratory", "nose, throat and breathing"
    URINARY = "urinary", "kidneys and bladder"
    MUSCULOSKELETAL = "musculoskeletal", "muscles and joints"
    INFECTION = "infection", "infections"
    INJURY = "injury", "injuries"
    GENERAL = "general", "the whole body, or where a treatment is applied"
    OVERALL = "overall", "counts that take effects of all kinds together: any, serious, severe, stopping, death"


class Ascertainment(Choice):
    """How effects were found out. It decides how many are found: only rates of one kind may be set side by side."""

    LABEL_TABLE = "label_table", "a table of a label, of trials in which people mostly told of effects by themselves"
    SPONTANEOUS = (
        "spontaneous_or_open_question",
        "people told of effects by themselves, or when asked whether anything was wrong",
    )
    ELICITED = "elicited", "people were asked for each effect, which finds more than waiting to be told"
    ELICITED_SCALE = "elicited_scale", "people were asked for each effect with a questionnaire that has a name"
    SCALE = "scale", "a rater scored each person on a scale"
    MEASURED = "measured", "an instrument, such as one for blood pressure, at fixed times"
    TESTS = "tests", "tests of memory or thinking"
    TRIAL_REPORT = "trial_report", "as trials report it, without telling how it was found out"
    META_ANALYSIS = "meta_analysis", "pooled from studies, which found it out in several ways"
    SURVEY = "survey", "a survey of people treated, or of those who treat them"
    POST_MARKETING = (
        "post_marketing_open",
        "open studies after licensing, without control; finds fewer than trials do",
    )
    HEALTH_RECORDS = "health_records", "records of hospitals, insurers or registers"
    REGISTRY_OR_REVIEW = "registry_or_review", "registers and reports of deaths, taken together by a review"
    REPORTING_SYSTEM = "reporting_system", "what was reported to a register of incidents; not everything is"
    LABEL_STATEMENT = "label_statement", "a sentence of a label, which does not say how it was found out"
    INVESTIGATOR = "investigator_attribution", "only what those who ran the trial put down to the treatment"


class ShareBound(Choice):
    """What a share is, where it is not the share itself."""

    BELOW = "below", "the source says only that it lies below this"


class CountedIn(Choice):
    """What is counted: of what a proportion is a part."""

    PEOPLE = "people", "each person once, however often it happened"
    SESSIONS = "sessions", "each session or single treatment"


class CountsFrom(Choice):
    """Where the numbers of events come from."""

    PRINTED = "printed", "the source prints them"
    FROM_PROPORTION = "from_proportion", "worked out from a printed share and the number of people"
    SUMMED = (
        "summed",
        "added up over trials by us: a crude sum, no meta-analysis, so that no interval is worked out",
    )


class EffectSeverity(Choice):
    """Which cases alone are counted."""

    SEVERE = "severe", "only those rated severe"
    SEVERE_OR_SERIOUS = "severe_or_serious", "only those rated severe, or serious by regulators' criteria"
    DISCONTINUATION = "led_to_discontinuation", "only those because of which people stopped the treatment"
    DOSE_REDUCTION = "led_to_dose_reduction", "only those because of which the dose was lowered"


class ReportedMeasure(Choice):
    """What a source gives besides, or instead of, the shares themselves."""

    RISK_DIFFERENCE = "risk_difference", "share of the treated less that of the comparator, a fraction"
    RELATIVE_RISK = "relative_risk", "share of the treated over that of the comparator"
    ODDS_RATIO = "odds_ratio", "odds of the treated over those of the comparator"
    HAZARD_RATIO = "hazard_ratio", "hazard of the treated over that of the comparator"
    POOLED_PROPORTION = "pooled_proportion", "share of the treated, pooled over studies"
    RANGE_ACROSS_TRIALS = "range_across_trials", "lowest and highest share of the treated in several trials"
    RANGE_ACROSS_REPORTS = "range_across_reports", "lowest and highest share of the treated in several reports"
    RANGE_ACROSS_AGENTS = "range_across_agents", "lowest and highest share with the members of a class"


class Pairing(Choice):
    """How sure it is that the two shares belong together."""

    PRINTED = "printed", "the source has them side by side"
    UNIQUE = "unique", "the data set holds just one share of a comparator that can belong to it"

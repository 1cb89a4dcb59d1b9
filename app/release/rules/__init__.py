"""The rules of a release: each a small function that owns its English; its docstring says why it exists."""

from app.release.rules import adverse_effects, headlines, interactions, periods, records, services, time_courses
from app.release.rules.base import Draft, Drafts, Rule

RULES: tuple[Rule, ...] = (
    records.slugs_are_unique,
    records.ranges_are_in_order,
    records.identifiers_find_their_record,
    records.names_belong_to_one_treatment,
    records.hierarchies_have_no_loops,
    records.parents_are_classes_or_substances,
    records.publications_stand_once,
    records.verified_figures_can_be_found_again,
    records.equal_facts_stand_once,
    time_courses.figures_fit_their_statistic,
    time_courses.figures_fit_their_bound,
    time_courses.onset_is_a_first_separation,
    time_courses.comparators_fit_their_figure,
    time_courses.acute_effects_have_no_condition,
    time_courses.particulars_fit_their_kind,
    time_courses.durations_are_plausible,
    time_courses.regimens_fit_their_time_course,
    headlines.shortcomings_are_stated_once,
    headlines.one_headline_per_question,
    headlines.headlines_are_fit,
    headlines.headlines_are_the_best,
    headlines.headlines_of_a_class_are_alike,
    headlines.headline_notes_are_needed,
    headlines.one_usual_regimen,
    periods.nothing_happens_after_the_release,
    periods.one_holds_at_a_time,
    periods.licences_are_of_a_jurisdiction,
    periods.what_was_taken_back_had_been_given,
    services.telephone_numbers_are_of_their_country,
    services.crisis_lines_were_seen,
    services.what_is_urgent_comes_first,
    adverse_effects.events_are_at_most_all,
    adverse_effects.shares_fit_their_counts,
    adverse_effects.controlled_shares_have_a_comparator,
    adverse_effects.figures_say_what_they_are,
    adverse_effects.reported_measures_agree_with_the_shares,
    adverse_effects.who_is_counted_twice_is_marked,
    interactions.a_pair_stands_once_for_each_source,
    interactions.waits_lie_between_the_two,
    interactions.waits_were_seen,
    interactions.what_is_not_known_asks_for_no_wait,
    interactions.members_come_before_their_classes,
    interactions.milder_members_say_why,
)
"""Every rule, in the order in which faults of one line are told; a test holds that none is forgotten."""

__all__ = ["RULES", "Draft", "Drafts", "Rule"]

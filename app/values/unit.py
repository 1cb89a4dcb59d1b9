"""Units of measure, written in UCUM (the Unified Code for Units of Measure)."""

from app.values.choice import Choice


class Unit(Choice):
    """Unit in UCUM. Text in braces says what is counted, as UCUM allows."""

    MILLIGRAM = "mg", "milligram"
    MILLIGRAM_PER_DAY = "mg/d", "milligram a day"
    MILLIGRAM_PER_KILOGRAM = "mg/kg", "milligram per kilogram of body weight"
    MILLIGRAM_PER_70_KILOGRAM = "mg/(70.kg)", "milligram per 70 kilogram of body weight"
    MICROGRAM = "ug", "microgram"
    MICROGRAM_PER_KILOGRAM_HOUR = "ug/kg/h", "microgram per kilogram of body weight and hour"
    MILLIMOLE_PER_DAY = "mmol/d", "millimole a day"
    PERCENT = "%", "per cent"
    PER_100_000 = "1/100000", "per 100,000"
    SEIZURE_THRESHOLD = "{seizure_threshold}", "multiples of the seizure threshold"
    MOTOR_THRESHOLD = "%{motor_threshold}", "per cent of the resting motor threshold"
    PULSE = "{pulse}", "pulses in one session"
    MILLICOULOMB = "mC", "millicoulomb"
    HERTZ = "Hz", "pulses a second"
    MILLIAMPERE = "mA", "milliampere"
    MILLISECOND = "ms", "millisecond"
    VOLT = "V", "volt"
    SESSION = "{session}", "sessions"
    POINT = "{point}", "points on a rating scale"
    MILLIMETRE_OF_MERCURY = "mm[Hg]", "millimetres of mercury"
    FRACTION_OF_BASELINE = "{fraction_of_baseline}", "the change as a fraction of the score at the start"
    STANDARD_DEVIATION = "{standard_deviation}", "standard deviations"
    ONE = "1", "a pure number: a ratio, or a share from 0 to 1"
    PER_PERSON = "{per_person}", "events for each person"
    WEEK = "wk", "weeks"
    DAY = "d", "days"

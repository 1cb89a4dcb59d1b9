"""For whom an answer is worded."""

from app.values.choice import Choice


class Audience(Choice):
    """For whom an answer is worded. It changes words and order, never a number, nor what is told."""

    PATIENT = "patient", "people who are treated, and those close to them"
    CLINICIAN = "clinician", "those who treat"
    RESEARCHER = "researcher", "those who study treatments, and want terms, counts and codes"

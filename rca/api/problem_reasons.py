"""The problem types of the case work: why an action is not possible just now, or not for you."""

from rca.api.problem_type import ProblemType

REASONS: dict[str, ProblemType] = {
    "a-number-taken": ProblemType(
        409,
        "This A-number is registered",
        "A person is registered under this A-number already.",
        "Look the person up, and book them in under that record.",
    ),
    "administrator-exists": ProblemType(
        409,
        "There is an administrator already",
        "The first administrator is made once, on an empty installation.",
        "Ask the administrator for an account.",
    ),
    "another-decision-live": ProblemType(
        409,
        "Another decision on this case is under way",
        "A case has one live decision. One awaits concurrence or execution.",
        "Have that decision returned, or withdraw it, before writing another.",
    ),
    "case-not-open": ProblemType(
        409,
        "The case is over",
        "The person has been released or the case is closed.",
        "Look for the person's present case.",
    ),
    "concurrence-missing": ProblemType(
        409,
        "A signature is missing",
        "The policy demands concurrences that have not all been given.",
        "`detail` names the roles that have not signed. Ask their holders.",
    ),
    "draft-exists": ProblemType(
        409,
        "You have a draft already",
        "A person has one draft for a case.",
        "Change that draft, or withdraw it.",
    ),
    "edition-exists": ProblemType(
        409,
        "This edition is on record",
        "A policy edition of this reference and number has been kept already.",
        "Give the new edition the next number.",
    ),
    "in-custody": ProblemType(
        409,
        "In custody under another case",
        "A person has one open case.",
        "Work on that case, or close it first.",
    ),
    "no-policy-in-force": ProblemType(
        409,
        "No policy is in force",
        "Nothing can be judged without a policy edition, so nothing passes.",
        "The policy office publishes an edition.",
    ),
    "not-author": ProblemType(
        403,
        "Only its author may do this",
        "A decision is changed, submitted and supplemented by the person who wrote it.",
        "Ask its author, or write a decision of your own once this one is withdrawn.",
    ),
    "not-claimed": ProblemType(
        409,
        "Claim the review first",
        "A finding comes from the person who has claimed the review.",
        "Claim it. If somebody else has it, ask them to give it back.",
    ),
    "nothing-missing": ProblemType(
        409,
        "Nothing is left to sign",
        "Every concurrence that the policy demands has been given.",
        "Read the decision again; it may be ready for execution.",
    ),
    "on-hold": ProblemType(
        409,
        "On hold until reviewed",
        "The policy office must find the justification sufficient before the release.",
        "Wait for the review. `review` in the decision says where it stands.",
    ),
    "other-role-missing": ProblemType(
        409,
        "Another role must sign",
        "A signature is missing, but not one that your roles could give.",
        "`detail` names the roles that have not signed.",
    ),
    "role-held": ProblemType(
        409,
        "The role is held already",
        "The account holds this role there.",
        "Nothing needs to be done.",
    ),
    "role-revoked": ProblemType(
        409,
        "The role was revoked before",
        "What has been revoked stays on record and is not revoked again.",
        "Nothing needs to be done. To give the role back, grant it anew.",
    ),
    "same-person": ProblemType(
        403,
        "It takes another person",
        "Nobody acts twice on one decision: who wrote it does not sign it, who signed does not "
        "review it. People are compared, not accounts or roles.",
        "Ask a colleague who has had no part in it.",
    ),
    "username-taken": ProblemType(
        409,
        "This user name is taken",
        "An account of this name exists, in use or closed.",
        "Choose another name.",
    ),
}

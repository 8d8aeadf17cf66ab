"""The words by which a speaker's label is told from other words before a colon."""

PARTICLES = frozenset(
    """
    al and at bin da de del della den der di dos du e el for ibn in la le of on ter the to van
    von y
    """.split()
)
"""Small words that stand inside names and roles."""
NOT_SPEAKERS = frozenset(
    """
    abstract address advertisement age agenda also analysis and appendix attendees author
    authors background bcc bottom breaking but by caption category caution cc chapter
    clarification conclusion conclusions cons contact copyright correction corrections credit
    date definition directions disclaimer doi e-mail editor's editors editor’s email example
    examples exclusive exhibit faq fifth fig figure filed final finally first fixme fourth
    friday from height here how however http https illustration image images important
    ingredients input instructions isbn key keywords lemma listen location look method methods
    minutes monday more name no note notes now opinion option options or output part
    participants phone photo photos present previously price proof pros ps published rating re
    read related remember result results rule saturday score second section see share so
    source sources spoiler status step subject summary sunday table tags takeaway takeaways
    then theorem third thursday time tip tips title to today todo tomorrow topics tuesday type
    update updated updates url verdict version via warning watch website wednesday well what
    when where who why yes yesterday
    """.split()
)
"""Words that head a notice, a field or a list item before a colon, never a speaker."""
SAYING = frozenset(
    """
    added adds asked asks continued replied said say says told tweeted writes wrote
    """.split()
)
"""Verbs before a colon that introduce a quotation (`He said:`)."""
HONORIFICS = frozenset(
    """
    dame dr fr hon jr lady lord miss mr mrs ms mx prof rev sir sr
    """.split()
)
"""Forms of address."""
ROLES = frozenset(
    """
    administrator admiral adviser advisor agent ambassador analyst anchor announcer attorney
    audience bishop caller captain ceo cfo chair chairman chairperson chairwoman chancellor
    clerk coach colonel commander commissioner congressman congresswoman coo coordinator
    correspondent councillor councilman councilwoman counsel cto delegate deputy detective
    director editor executive father foreman founder general gov governor head host
    interviewee interviewer judge justice king leader lieutenant major manager mayor member
    minister moderator narrator officer official operator panelist panellist participant
    partner pope presenter president prince princess producer professor queen reader rep
    reporter representative secretary sen senator sergeant sheriff sister speaker spokesman
    spokesperson spokeswoman student teacher treasurer witness
    """.split()
)
"""Words that end a role before a name (`AWS CEO Andrew Jassy`)."""
ASKERS = frozenset(
    """
    a answer interviewer q question
    """.split()
)
"""Labels for whoever asks or answers, without a name."""

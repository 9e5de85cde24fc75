"""What claims are about, named without direction; mentions of one thing brought together."""

from sayso.variables.join import join_variables
from sayso.variables.name import name_variables
from sayso.variables.once import said_once
from sayso.variables.propose import COMPARED, Proposal, propose, wordings

__all__ = ["COMPARED", "Proposal", "join_variables", "name_variables", "propose", "said_once", "wordings"]

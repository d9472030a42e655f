"""Whom states name as a threat, a partner or an ally, and what threatens them as measured."""

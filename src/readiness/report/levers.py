"""Whether a framework has items that are not the mission's own lever, so that those which are can be told apart."""

from readiness.model.framework import Framework, Lever


def are_apart(*frameworks: Framework) -> bool:
    """Whether the score over the mission's own levers can be another one than the whole, in any of the frameworks."""
    return any(
        item.scored and item.lever is not Lever.MISSION
        for framework in frameworks
        for theme in framework.themes
        for item in theme.items()
    )

"""What states say: vocabulary of world order, stance towards it, threats named."""


def __dir__() -> list[str]:
    return []

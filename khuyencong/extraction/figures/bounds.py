"""The closed interval of values that printed digits and a hedge allow."""

from decimal import Decimal

from khuyencong.extraction.figures.token import Token

_ABOUT_SHARE = Decimal("0.05")
_HALF = Decimal("0.5")


def bounds(token: Token) -> tuple[Decimal, Decimal]:
    """(low, high) in the token's unit: 1,4 tỷ is 1.35e9 to 1.45e9; a count is exact; "hơn 31,44" reaches one unit up, "gần 6,8" one down.

    The unit of a hedge is that of the last digit that is not zero ("hơn 400" is 400 to 500). "khoảng" and "ước" reach 5 % both ways.
    """
    value = token.value or Decimal(0)
    if token.qualifier == "exact" or token.high is not None:
        most = token.high if token.high is not None else value
        if not token.step:
            return value, most
        half = token.step * _HALF
        return value - half, most + half
    unit = max(token.step, _last_digit(value))
    if token.qualifier == "over":
        return value, value + unit
    if token.qualifier == "under":
        return min(value, Decimal(0)), max(value, Decimal(0))
    reach = max(unit, abs(value) * _ABOUT_SHARE)
    return value - reach, value + reach


def _last_digit(value: Decimal) -> Decimal:
    """The unit of the last digit that is not zero: 10 for 2.100 … 100, 0.01 for 31,44."""
    if not value:
        return Decimal(1)
    exponent = value.normalize().as_tuple().exponent
    return Decimal(1).scaleb(exponent) if isinstance(exponent, int) else Decimal(1)

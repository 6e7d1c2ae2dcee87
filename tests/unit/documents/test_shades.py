import numpy as np
import pytest

from tolok.documents.scanning.shades import quantiles

SHARES = (0.0, 0.005, 0.01, 0.5, 0.9, 1.0)


@pytest.mark.parametrize("pixels", [1, 2, 5, 250, 4001])
def test_quantiles_by_counting_are_those_by_sorting(pixels: int) -> None:
    random = np.random.default_rng(pixels)
    for most in (2, 60, 256):
        grey = random.integers(0, most, (1, pixels)).astype(np.uint8)
        sorted_ = tuple(int(np.percentile(grey, 100 * share)) for share in SHARES)
        assert quantiles(grey, *SHARES) == sorted_

"""What a model says of what it did not learn from, for another to learn how far to trust it.

Stacking, Wolpert 1992.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import ArrayLike, NDArray

FOLDS = 5


def tell_unseen(
    groups: Sequence[str], tell: Callable[[NDArray[np.intp], NDArray[np.intp]], ArrayLike]
) -> NDArray[np.float64]:
    """Return a number for each row, told by a model that was fitted to the rows of other groups alone.

    `groups` has the group of each row; `tell` fits a model to some rows and returns what it says of others,
    both given by their places.
    """
    from sklearn.model_selection import GroupKFold

    told = np.zeros(len(groups))
    for fitted_on, unseen in GroupKFold(FOLDS).split(told, groups=groups):
        told[unseen] = tell(fitted_on, unseen)
    return told

"""What several rooms do with arrays whose last axis is the replicate."""
import numpy as np


def ratio_or_zero(numerator, denominator):
    """numerator / denominator, and 0 where the denominator is not positive."""
    positive = denominator > 0.0
    if positive.all():
        return numerator / denominator
    return np.divide(numerator, denominator, out=np.zeros(np.broadcast(numerator, denominator).shape), where=positive)


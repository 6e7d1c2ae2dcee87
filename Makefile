# One comment a target; every target stands alone.

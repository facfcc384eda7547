"""Settings for every test: timings never decide one, and the same tests run everywhere."""

import os

from hypothesis import HealthCheck, settings

settings.register_profile(
    "wayout",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    derandomize=bool(os.environ.get("CI")),  # elsewhere each run tries new examples
    print_blob=True,
)
settings.load_profile("wayout")

"""What holds for every test."""

from hypothesis import HealthCheck, settings

# How long an example takes says nothing about whether the code is right.
settings.register_profile(
    "untimed",
    parent=settings(),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("untimed")

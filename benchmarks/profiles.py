"""The connections and devices that the benchmarks imitate."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Profile:
    """A connection. latency: seconds of one round trip; rate: bytes a second down, None for as fast as it goes."""

    id: str
    name: str
    latency: float = 0.0
    rate: float | None = None


# What Chromium's own developer tools mean by these names: their bandwidth, and the delay that they add to a request.
PROFILES = (
    Profile("none", "no shaping"),
    Profile("fast4g", "Fast 4G", 0.165, 9e6 * 0.9 / 8),
    Profile("slow4g", "Slow 4G", 0.5625, 1.6e6 * 0.9 / 8),
    Profile("3g", "3G", 2.0, 0.5e6 * 0.8 / 8),
)
BY_ID = {profile.id: profile for profile in PROFILES}

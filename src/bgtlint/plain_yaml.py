"""Our own YAML files as plain values, by libyaml where PyYAML has it: many times as fast."""

from typing import Any

import yaml


def load_yaml(text: str) -> Any:  # noqa: ANN401  as free as YAML is
    """Return what a YAML text of ours holds; tags of one's own are refused."""
    return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))

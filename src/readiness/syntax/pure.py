"""The parser for a PyYAML that was built without libyaml."""

import yaml

PureLoader = yaml.SafeLoader

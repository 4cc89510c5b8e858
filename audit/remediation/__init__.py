"""From findings to a plan of actions, and to the questions worth asking next."""

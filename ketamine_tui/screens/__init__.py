"""The screens: each owns its state and wires its parts together."""

"""The parts of the screens. They show domain values and report what people do with them."""

"""Actions: what people do, once for every way in: the screen, the shell and the line mode."""

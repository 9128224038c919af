"""Notes of one issue in, one drafted text out: asked of a language model that this server may ask, and checked."""

"""The tabs of the page, a module each: what stands in it, and which handler answers which event."""

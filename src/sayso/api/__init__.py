"""The library: a project that is opened, read into and asked."""

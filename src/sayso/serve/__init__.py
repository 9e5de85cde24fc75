"""The workbench: a page in the browser over the same library calls as the command line."""

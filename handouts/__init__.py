"""A press for health information: content in, accessible PDF handouts out."""

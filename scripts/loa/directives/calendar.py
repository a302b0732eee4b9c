"""Events of the campaign inside pages."""

"""Charts as Vega-Lite, made by Altair: one form a file."""

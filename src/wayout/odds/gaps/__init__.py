"""What is not known: inexact days, kinds of coarse states."""

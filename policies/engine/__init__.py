"""Facts in, verdict out.

Pure Python on the standard library: no clock, no database, no randomness. The same facts
under the same policy give the same verdict, years later and on another machine.
"""

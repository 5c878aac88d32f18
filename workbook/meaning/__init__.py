"""What answers mean: scores, balances, themes, and the next steps that fit them.

One file per chapter, and one beside it for its next steps. Plain functions: responses
in, results out; they know no widget, no picture and no server.
"""

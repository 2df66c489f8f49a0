"""The rules of 20 CFR 411, pure: facts in, decisions out.

Nothing here knows a database, a clock, a file or a web page. The day on which a question is asked is an
argument, and so are the figures of the law and the reading of the rules.
"""

# The messages of en.ftl in this language.

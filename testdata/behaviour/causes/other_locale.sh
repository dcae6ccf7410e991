# The locale is another.
# shows: locale|LC_
LC_ALL=C.UTF-8 $GOOD ls
LC_ALL=C $BAD ls

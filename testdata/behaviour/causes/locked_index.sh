# Another git works in the repository.
# shows: index\.lock".*-1 EEXIST
git init -q .
: >a
git add a
git rm -q --cached a
$GOOD git add a
git rm -q --cached a
: >.git/index.lock
$BAD git add a

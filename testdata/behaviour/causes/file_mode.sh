# A file has another mode.
# shows: S_IFREG\\|06[04][04].*S_IFREG\\|06[04][04]
: >f
chmod 644 f
$GOOD ls -l f
chmod 600 f
$BAD ls -l f
